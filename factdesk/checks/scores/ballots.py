"""Votes by their roles: for, against, abstained, absent and vacant, against all who have a vote or were there."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.bars import bars, spare
from factdesk.checks.scores.seats import elected, margin_of, seats
from factdesk.checks.scores.voting import SIDES, role_of, votes_in, wholes_in
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

CUE, CHAIR, SPEAKER, ONE_VACANT = (Pattern("ballots", name) for name in ("cue", "chair", "speaker", "one_vacant"))
SPOILT = Pattern("ballots", "spoilt")
EVERYONE, OTHER_VOTE = Pattern("ballots", "everyone"), Pattern("ballots", "other_vote")
NO_BALLOT, UNNUMBERED = Pattern("ballots", "no_ballot"), Pattern("ballots", "unnumbered")
VOTED, PRESENT = Pattern("ballots", "voted"), Pattern("ballots", "all_behind")
WINDOW = 3
"""Sentences with figures over which one vote is told."""
LATER = 20
"""Sentences with figures behind a division in which its margin may be told again."""
FAR = 900
"""Characters between the first and the last of them."""
NEAR = 1.5
"""Times by which a vote and its chamber may differ: beyond, they are those of two bodies."""


def ballots(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Add up the votes of a division and hold them against those who have a vote; and seats, bars and leads against votes."""
    done: set[int] = set()
    for at, sentence in enumerate(sentences):
        if "n" not in sentence.kinds or not cued(sentence):
            continue
        window = [one for one in sentences[at : at + WINDOW] if one.start - sentence.start < FAR]
        last = sentences[at - 1 : at] if at and sentence.start - sentences[at - 1].end < FAR // 4 else []
        yield from seats(sentence)
        yield from elected([*last, sentence, *window[1:2]], sentence)
        yield from bars([*last, sentence, *window[1:2]], sentence)
        yield from spare([*last, sentence, *window[1:2]], sentence)
        votes = votes_in(sentence)
        if len(SIDES & votes.keys()) == 1 and len(window) > 1:
            more = votes_in(window[1])
            votes = {**votes, **more} if len(SIDES & more.keys()) == 1 and not votes.keys() & more.keys() else {}
        if votes.keys() >= SIDES and sentence.start not in done:
            done |= {one.start for one in window}
            yield from _division(last, window, votes)
            yield from margin_of(_until_another(sentences[at : at + LATER]), votes)


def _until_another(told: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences behind a division, its own first, up to one that tells another."""
    own = 1 if votes_in(told[0]).keys() >= SIDES else 2
    others = (number for number, one in enumerate(told) if number >= own and votes_in(one).keys() >= SIDES)
    return told[: next(others, len(told))]


def cued(sentence: Sentence) -> bool:
    """Whether a sentence may tell of a vote; the pattern is slow, and most sentences have none of its words."""
    text = sentence.article.text
    if sentence.said.isdisjoint(word_set("ballots", "cue_words")):
        low = sentence.spoken
        if not any(map(low.__contains__, word_set("ballots", "cue_stems"))):
            return False
    return CUE.is_in(text, sentence.start, sentence.end)


def _division(last: Sequence[Sentence], window: Sequence[Sentence], votes: dict[str, Figure]) -> Iterator[Finding]:
    """Hold a vote against all who are said to have been there, or against the chamber if it is told who was not."""
    told: list[Sentence] = []
    for number, sentence in enumerate(window):
        other = OTHER_VOTE.search(sentence.masked) or _again(sentence, votes)
        if NO_BALLOT.search(sentence.masked) or (number and other):
            break
        told.append(sentence)
        for at, figure in enumerate(sentence.figures):
            role = role_of(sentence, at) if number and figure not in votes.values() else None
            if role and role not in votes and role not in SIDES:
                votes[role] = figure
    before = [] if last and OTHER_VOTE.search(last[0].masked) else last
    wholes = wholes_in(told, [*votes.values()]) or wholes_in([one for one in before if not votes_in(one)], [*votes.values()])
    if not told or not wholes:
        return
    text = " ".join(sentence.masked for sentence in (*before, *told))
    sure = _sure(text, votes, told)
    found = [_verdict(whole, votes, text, there=there, sure=sure) for whole, there in wholes]
    if "abstained" in votes and any(SPOILT.search(one.article.text, one.start, one.end) for one in told):
        found = [(fits, finding) for fits, finding in found if fits]  # three abstentions and eight spoiled ballots
    if any(fits for fits, _ in found) or len(found) == 1:
        yield from (finding for fits, finding in found if finding and (fits or len(found) == 1))


def _again(sentence: Sentence, votes: dict[str, Figure]) -> bool:
    """Whether a sentence tells of another vote, with a role that this one has a figure for."""
    return any(role in votes and figure is not votes[role] for role, figure in votes_in(sentence).items())


def _sure(text: str, votes: dict[str, Figure], told: Sequence[Sentence]) -> bool:
    """Whether nobody who has a vote can be missing from those who are counted."""
    if UNNUMBERED.search(text):
        return False
    return bool({"absent", "vacant"} & votes.keys()) or any(EVERYONE.search(sentence.masked) for sentence in told)


def _verdict(whole: Figure, votes: dict[str, Figure], text: str, *, there: bool, sure: bool) -> tuple[bool, Finding | None]:
    """Whether the votes add up to a whole, and what is said of it."""
    roles = ("for", "against", "abstained", *(() if there else ("absent", "vacant")))
    parts = [votes[role] for role in roles if role in votes]
    added = int(sum(figure.value for figure in parts))
    aside = int(sum(votes[role].value for role in ("absent", "vacant") if role in votes)) if there else 0
    one_less = SPEAKER.search(text) or ("vacant" not in votes and ONE_VACANT.search(text))
    chair = (-1, 0, 1) if CHAIR.search(text) else (0, 1) if one_less else (0,)
    shown = addition(parts)
    if whole.value in {added + one for one in chair} | {added + aside}:
        return True, right(whole, f"{shown}.", *parts)
    near = max(added, whole.value) <= NEAR * min(added, whole.value)
    full = sure or (there and ("abstained" in votes or VOTED.search(text) is not None or PRESENT.search(text) is None))
    if near and (added > whole.value or full):
        return False, wrong(whole, f"{shown}, not {plain(whole.value)}.", *parts, value=added)
    return False, None
