"""Votes by their roles: for, against, abstained and absent, against all who were there, and seats against a chamber and its majority."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Figure, Sentence
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

CUE, PAIR, TO = Pattern("ballots", "cue"), Pattern("ballots", "pair"), Pattern("ballots", "to")
BEHIND = {role: Pattern("ballots", f"{role}_behind") for role in ("abstained", "absent", "against", "for")}
ABSENT_BEFORE = Pattern("ballots", "absent_before")
ALL_BEFORE, ALL_BEHIND = Pattern("ballots", "all_before"), Pattern("ballots", "all_behind")
WHOLE_BEHIND, CHAIR = Pattern("ballots", "whole_behind"), Pattern("ballots", "chair")
EVERYONE, OTHER_VOTE = Pattern("ballots", "everyone"), Pattern("ballots", "other_vote")
CHAMBER, OF_CHAMBER = Pattern("ballots", "chamber_behind"), Pattern("ballots", "of_chamber")
NO_BALLOT, POLLED = Pattern("ballots", "no_ballot"), Pattern("ballots", "polled")
MAJORITY, WORKING, VOTED = Pattern("ballots", "majority"), Pattern("ballots", "working"), Pattern("ballots", "voted")
WINDOW = 3
"""Sentences with figures over which one vote is told."""
FAR = 900
"""Characters between the first and the last of them."""
SEATS, MANY = 3, 6


def ballots(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Add up the votes of a division and hold them against those who were there; and seats against a majority."""
    done: set[int] = set()
    for at, sentence in enumerate(sentences):
        if "n" not in sentence.kinds or CUE.search(sentence.article.text, sentence.start, sentence.end) is None:
            continue
        yield from _seats(sentence)
        yield from _elected(sentences[at : at + 2])
        window = [one for one in sentences[at : at + WINDOW] if one.start - sentence.start < FAR]
        roles = _votes(sentence)
        if {"for", "against"} <= set(roles) and sentence.start not in done:
            done |= {one.start for one in window}
            yield from _division(window, roles)


def _plain(figure: Figure) -> bool:
    return figure.kind == "n" and not figure.bound and not figure.approximate and figure.value == int(figure.value)


def _votes(sentence: Sentence) -> dict[str, Figure]:
    """The votes of a sentence by their roles; nothing where one role has two figures."""
    roles: dict[str, Figure] = {}
    figures, gaps = sentence.figures, sentence.gaps
    pairs = [
        at for at in range(len(figures) - 1) if TO.fullmatch(gaps[at + 1]) and PAIR.search(gaps[at]) and _plain(figures[at + 1])
    ]
    for at, figure in enumerate(figures):
        role = "for" if at in pairs else "against" if at - 1 in pairs else _role(sentence, at)
        if role is None:
            continue
        if role in roles or not _plain(figure):
            return {}
        roles[role] = figure
    return roles


def _role(sentence: Sentence, at: int) -> str | None:
    """Which votes a figure counts, by the words right beside it."""
    figure, behind, before = sentence.figures[at], sentence.gaps[at + 1], sentence.gaps[at]
    unit = (figure.unit or "").lower()
    if figure.kind != "n":
        return None
    if unit.startswith("abst"):
        return "abstained"
    role = next((role for role, cue in BEHIND.items() if cue.match(behind)), None)
    return role or ("absent" if ABSENT_BEFORE.search(before) else None)


def _division(window: Sequence[Sentence], roles: dict[str, Figure]) -> Iterator[Finding]:
    """Hold a vote against all who are said to have been there, or against the chamber if it is told who was not."""
    votes = dict(roles)
    wholes: list[tuple[Figure, bool]] = []
    for number, sentence in enumerate(window):
        if NO_BALLOT.search(sentence.masked) or (number and (OTHER_VOTE.search(sentence.masked) or "for" in _votes(sentence))):
            break
        for at, figure in enumerate(sentence.figures):
            if figure in votes.values() or not _plain(figure):
                continue
            role = _role(sentence, at)
            if number and role in ("absent", "abstained") and role not in votes:
                votes[role] = figure
            elif ALL_BEFORE.search(sentence.gaps[at]) and (ALL_BEHIND.match(sentence.gaps[at + 1]) or _member(figure)):
                wholes.append((figure, True))
            elif role is None and (_member(figure) or WHOLE_BEHIND.match(sentence.gaps[at + 1])):
                wholes.append((figure, False))
    if len(wholes) != 1:
        return
    whole, there = wholes[0]
    text = " ".join(sentence.masked for sentence in window)
    chair = 1 if CHAIR.search(text) else 0
    parts = [votes[role] for role in ("for", "against", "abstained", *(() if there else ("absent",))) if role in votes]
    added = int(sum(figure.value for figure in parts))
    shown = addition(parts)
    full = there or "absent" in votes or EVERYONE.search(text) is not None
    fitting = {added, added + chair, int(added + (votes["absent"].value if there and "absent" in votes else 0))}
    if whole.value in fitting:
        yield right(whole, f"{shown}.", *parts)
    elif added > whole.value or (full and (there is False or "abstained" in votes or not _silent(text))):
        yield wrong(whole, f"{shown}, not {plain(whole.value)}.", *parts, value=added)


def _silent(text: str) -> bool:
    """Whether those who were there need not all have voted."""
    return ALL_BEHIND.search(text) is not None and VOTED.search(text) is None


def _member(figure: Figure) -> bool:
    return (figure.unit or "").lower() in word_set("ballots", "members")


def _elected(told: Sequence[Sentence]) -> Iterator[Finding]:
    """A winner's majority, against the votes of the first two, in one sentence or the next."""
    said = [
        figure
        for sentence in told[-1:]
        for at, figure in enumerate(sentence.figures)
        if _plain(figure) and MAJORITY.search(sentence.gaps[at])
    ]
    if len(said) != 1 or WORKING.search(told[-1].masked) or told[-1].start - told[0].end > FAR // 4:
        return
    polled = [
        figure
        for sentence in told
        for at, figure in enumerate(sentence.figures)
        if figure is not said[0] and _plain(figure) and ((figure.unit or "") == "votes" or POLLED.search(sentence.gaps[at]))
    ]
    if len(polled) < 2 or not any((figure.unit or "") == "votes" for figure in polled) or len(said) + len(polled) > MANY:  # noqa: PLR2004
        return
    first, second = sorted(polled, key=lambda figure: -figure.value)[:2]
    real = int(first.value - second.value)
    shown = subtraction(first, second)
    if said[0].value == real:
        yield right(said[0], f"{shown}.", first, second)
    elif said[0].value < first.value:
        yield wrong(said[0], f"{shown}, not {plain(said[0].value)}.", first, second, value=real)


def _seats(sentence: Sentence) -> Iterator[Finding]:
    """A majority, against the seats that a side has of a chamber."""
    if len(sentence.figures) != SEATS or WORKING.search(sentence.masked):
        return
    roles: dict[str, Figure] = {}
    for at, figure in enumerate(sentence.figures):
        before, behind = sentence.gaps[at], sentence.gaps[at + 1]
        if not _plain(figure):
            return
        unit = (figure.unit or "").lower()
        hyphen = sentence.article.text[figure.start : figure.end].endswith(("-seat", "-member"))
        role = (
            "majority"
            if MAJORITY.search(before)
            else "chamber"
            if hyphen or CHAMBER.match(behind) or OF_CHAMBER.search(before)
            else None
        )
        role = role or ("seats" if unit in ("seat", "seats") or OF_CHAMBER.search(behind) else None)
        if role is None or role in roles:
            return
        roles[role] = figure
    if len(roles) != SEATS:
        return
    seats, chamber, said = (int(roles[role].value) for role in ("seats", "chamber", "majority"))
    if not seats < chamber < 2 * seats:
        return
    real = 2 * seats - chamber
    fitting = {real, seats - chamber // 2, seats - chamber // 2 - 1, seats - (chamber + 1) // 2}
    shown = f"{seats} − {chamber - seats} = {real}"
    if said in fitting:
        yield right(roles["majority"], f"{shown}.", roles["seats"], roles["chamber"])
    else:
        yield wrong(roles["majority"], f"{shown}, not {said}.", roles["seats"], roles["chamber"], value=real)
