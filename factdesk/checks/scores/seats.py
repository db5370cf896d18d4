"""Seats against a chamber and its majority, and a winner's lead against the votes of the first two."""

from collections.abc import Iterator, Mapping, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.voting import exact
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

CHAMBER, OF_CHAMBER = Pattern("ballots", "chamber_behind"), Pattern("ballots", "of_chamber")
MAJORITY, WORKING, LEAD = Pattern("ballots", "majority"), Pattern("ballots", "working"), Pattern("ballots", "lead")
CAST, CAST_BEFORE, THEN = Pattern("ballots", "cast"), Pattern("ballots", "cast_before"), Pattern("ballots", "then")
EXPECTED = Pattern("tie_closed", "expected")
NO_LEAD, NEXT_VOTE = Pattern("ballots", "no_lead"), Pattern("ballots", "next_vote")
AGAINST_SO_MANY = Pattern("ballots", "against_so_many")
THE_MARGIN, VOTE_WORD, MARGIN_WORD = (Pattern("ballots", name) for name in ("the_margin", "vote_word", "margin_word"))
COMPOUND = Pattern("ballots", "compound")
SEATS, PAIR = 3, 2
LEAST = 30
"""Votes below which the two sides of an election are rather those of a division, or no votes."""


def elected(told: Sequence[Sentence], here: Sentence) -> Iterator[Finding]:
    """Hold the lead of a winner against the votes of the first two, in its sentence or beside it."""
    said = [at for at, figure in enumerate(here.figures) if exact(figure) and _lead(here, at)]
    if len(said) != 1 or WORKING.search(here.masked) or NO_LEAD.search(here.masked):
        return
    lead = here.figures[said[0]]
    if EXPECTED.search(here.small[said[0]]):
        return
    polled = _polled(here, lead)
    if not polled and not THEN.search(here.masked):
        beside = [one for one in told if one is not here and not THEN.search(one.masked) and not NEXT_VOTE.search(one.masked)]
        found = [pair for one in beside if len(pair := _polled(one, lead)) >= PAIR]
        polled = found[0] if len(found) == 1 else []
    if len(polled) < PAIR or lead.value >= max(figure.value for figure in polled):
        return
    first, second = sorted(polled, key=lambda figure: -figure.value)[:PAIR]
    real = int(first.value - second.value)
    shown = subtraction(first, second)
    if lead.value == real:
        yield right(lead, f"{shown}.", first, second)
    else:
        yield wrong(lead, f"{shown}, not {plain(lead.value)}.", first, second, value=real)


def margin_of(window: Sequence[Sentence], votes: Mapping[str, Figure]) -> Iterator[Finding]:
    """Hold what a division is called by later on, "the 13-vote margin", against its votes."""
    told = [
        figure
        for sentence in window
        for at, figure in enumerate(sentence.figures)
        if (VOTE_WORD.search(sentence.article.text, figure.start, figure.end) and MARGIN_WORD.match(sentence.gaps[at + 1]))
        or (THE_MARGIN.search(sentence.gaps[at]) and figure.unit in (None, "votes"))
    ]
    if len(told) != 1 or told[0] in votes.values() or not exact(told[0]):
        return
    said, real = told[0], votes["for"].value - votes["against"].value
    shown = subtraction(votes["for"], votes["against"])
    if said.value == abs(real):
        yield right(said, f"{shown}.", votes["for"], votes["against"])
    else:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", votes["for"], votes["against"], value=abs(real))


def _lead(sentence: Sentence, at: int) -> bool:
    if MAJORITY.search(sentence.gaps[at]):
        return True
    votes = sentence.figures[at].unit == "votes" and AGAINST_SO_MANY.match(sentence.gaps[at + 1]) is None
    return votes and LEAD.search(sentence.gaps[at]) is not None


def _polled(sentence: Sentence, lead: Figure) -> list[Figure]:
    """The votes of the sides of an election; nothing where one cannot say whose a figure is."""
    found: list[Figure] = []
    for at, figure in enumerate(sentence.figures):
        if figure is lead or figure.kind != "n" or figure.unit not in (None, "votes") or figure.value < LEAST:
            continue
        if CAST.match(sentence.gaps[at + 1]) or CAST_BEFORE.search(sentence.gaps[at]):
            continue
        if not exact(figure):
            return []
        found.append(figure)
    named = sum(figure.unit == "votes" for figure in found)
    return found if len(found) == PAIR or named else []


def seats(sentence: Sentence) -> Iterator[Finding]:
    """Hold a majority against the seats that a side has of a chamber."""
    if len(sentence.figures) != SEATS or WORKING.search(sentence.masked):
        return
    roles: dict[str, Figure] = {}
    for at, figure in enumerate(sentence.figures):
        before, behind = sentence.gaps[at], sentence.gaps[at + 1]
        if not exact(figure):
            return
        unit = (figure.unit or "").lower()
        hyphen = COMPOUND.search(sentence.article.text, figure.start, figure.end)
        role = (
            "majority"
            if MAJORITY.search(before)
            else "chamber"
            if hyphen or CHAMBER.match(behind) or OF_CHAMBER.search(before)
            else None
        )
        role = role or ("seats" if unit in word_set("ballots", "seat_units") or OF_CHAMBER.search(behind) else None)
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
