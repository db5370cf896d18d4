"""What a vote needs: two-thirds of a chamber, the votes that are, and by how many somebody falls short of them."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from factdesk.checks.finding import Finding
from factdesk.checks.scores.voting import SIDES, chambers_in_words, exact, votes_in, whole_of
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

SHORT = Pattern("ballots", "short")
NEEDED_BEFORE, NEEDED_BEHIND = Pattern("ballots", "needed_before"), Pattern("ballots", "needed_behind")
TO_SPARE = Pattern("ballots", "to_spare")
HALF = Pattern("ballots", "half")
VOTING = Pattern("ballots", "of_those_voting")
SHARES = (3 / 5, 2 / 3, 3 / 4)
MOST = 6
"""Figures of a sentence that tells what a vote needs."""

CLOSE = 0.35
"""The share of the votes given by which they may fall short and be told of as so many short."""


def bars(told: Sequence[Sentence], here: Sentence) -> Iterator[Finding]:
    """Hold the votes that are needed, or lacking, against a share of the chamber."""
    share = _share(here)
    if share is None or len(here.figures) > MOST:
        return
    short = [figure for at, figure in enumerate(here.figures) if exact(figure) and SHORT.match(here.gaps[at + 1])]
    chambers = [one for sentence in (here, *told) for at, one in enumerate(sentence.figures) if whole_of(sentence, at) == "all"]
    chambers += [one for sentence in (here, *told) for one in chambers_in_words(sentence)]
    chambers = [one for one in chambers if one not in short and one.value == max(chamber.value for chamber in chambers)][:1]
    needed = [figure for at, figure in enumerate(here.figures) if _is_needed(here, at, short, chambers)]
    if len(short) + len(needed) != 1:
        return
    if needed and chambers:
        yield from _need(needed[0], chambers[0], share)
    elif short:
        yield from _lack(here, short[0], chambers, share)


def spare(told: Sequence[Sentence], here: Sentence) -> Iterator[Finding]:
    """Hold the votes to spare against those that were given and those that were needed."""
    over = [figure for at, figure in enumerate(here.figures) if exact(figure) and TO_SPARE.match(here.gaps[at + 1])]
    if len(over) != 1 or len(here.figures) > MOST:
        return
    needed = [figure for at, figure in enumerate(here.figures) if _is_needed(here, at, over, ())]
    votes = [found for one in (here, *(one for one in told if one is not here)) if (found := votes_in(one)).keys() >= SIDES]
    if len(needed) != 1 or len(votes) != 1 or needed[0] in votes[0].values():
        return
    given, need, said = votes[0]["for"], needed[0], over[0]
    real = given.value - need.value
    shown = f"{plain(given.value)} − {plain(need.value)} = {plain(real)}"
    if said.value == real:
        yield right(said, f"{shown}.", given, need)
    elif real > 0 and abs(said.value - real) > 1:  # one more than half the votes, or more than half of them
        yield wrong(said, f"{shown}, not {plain(said.value)}.", given, need, value=real)


def _share(sentence: Sentence) -> float | None:
    """The only share of a chamber that a sentence names."""
    said = {round(figure.value, 3): figure.value for figure in sentence.figures if figure.kind == "r"}
    shares = [one for one in SHARES if round(one, 3) in said]
    if len(said) == len(shares) == 1:
        return shares[0]
    return 0.5 if not said and HALF.search(sentence.lower) else None


def _is_needed(sentence: Sentence, at: int, short: Sequence[Figure], chambers: Sequence[Figure]) -> bool:
    figure = sentence.figures[at]
    if not exact(figure) or figure in short or figure in chambers:
        return False
    return bool(NEEDED_BEFORE.search(sentence.gaps[at]) or NEEDED_BEHIND.match(sentence.gaps[at + 1]))


def _needed(share: float, whole: float) -> set[int]:
    """The votes that are a share of a whole, and those that are more than it."""
    exactly = share * whole
    return {floor(exactly + DUST) + 1} if share == 1 / 2 else {ceil(exactly - DUST), floor(exactly + DUST) + 1}


def _need(needed: Figure, chamber: Figure, share: float) -> Iterator[Finding]:
    real = _needed(share, chamber.value)
    shown = f"{_named(share)} of {plain(chamber.value)} is {min(real)}"
    if needed.value in real:
        yield right(needed, f"{shown}.", chamber)
    elif chamber.value / 3 < needed.value < chamber.value:
        yield wrong(needed, f"{shown}, not {plain(needed.value)}.", chamber, value=min(real))


def _lack(here: Sentence, short: Figure, chambers: Sequence[Figure], share: float) -> Iterator[Finding]:
    """How many votes are lacking, against those that were given."""
    votes = votes_in(here)
    counted = {role: figure for role, figure in votes.items() if figure is not short}
    rest = [figure for figure in here.figures if exact(figure) and figure is not short and figure not in chambers]
    given = counted.get("for") or (rest[0] if len(rest) == 1 else None)
    if given is None:
        return
    cast = [
        sum(counted[role].value for role in roles)
        for roles in (("for", "against"), ("for", "against", "abstained"))
        if {*roles} <= {*counted}
    ]
    bases = [chamber.value for chamber in chambers if chamber.value > given.value] + cast
    if not bases or (cast and not chambers and not VOTING.search(here.lower)):
        return
    needs = [min(_needed(share, base)) for base in bases]
    lacking, need = {one - given.value for one in needs}, needs[0]
    shown = f"{_named(share)} of {plain(bases[0])} is {need}, and {need} − {plain(given.value)} = {plain(need - given.value)}"
    others = [figure for figure in (given, *chambers) if figure is not short]
    if short.value in lacking:
        yield right(short, f"{shown}.", *others)
    elif all(0 < one <= CLOSE * given.value for one in lacking):
        yield wrong(short, f"{shown}, not {plain(short.value)}.", *others, value=need - given.value)


def _named(share: float) -> str:
    return {3 / 5: "three-fifths", 2 / 3: "two-thirds", 3 / 4: "three-quarters"}.get(share, "more than half")
