"""What became of those aboard: "87 people on board … 51 survivors … 22 bodies … 16 unaccounted for" are two too many."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

ABOARD, CARRYING = Pattern("tie_aboard", "aboard"), Pattern("tie_aboard", "carrying")
OF_SOME, ON_A_SHIP = Pattern("tie_aboard", "of_some"), Pattern("tie_aboard", "on_a_ship")
CREW, CREW_OF = Pattern("tie_aboard", "crew"), Pattern("tie_aboard", "crew_of")
PEOPLE = frozenset({"people", "person"})
FATES = ("saved", "dead", "missing")
BEFORE = {fate: Pattern("tie_aboard", f"{fate}_before") for fate in FATES}
BEHIND = {fate: Pattern("tie_aboard", f"{fate}_behind") for fate in FATES}
NEAR = 0.25
"""The share of those aboard by which their fates may be off and still be all of theirs."""
CLAUSE = re.compile(r"[,;]| and | but | while ")


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be those aboard and three fates of theirs, or passengers and crew."""
    return many(kinds, "n") >= len(FATES)


def ties(window: Window) -> Iterator[Finding]:
    """Add the saved, the dead and the missing, where a passage tells one number of each and of all who were aboard."""
    yield from _crew(window) if "crew" in window.vocabulary or "passengers" in window.passage.spoken else ()
    if window.vocabulary.isdisjoint(word_set("tie_aboard", "cues")) or OF_SOME.search(window.passage.lower):
        return
    counts = [(at, figure) for at, figure in enumerate(window.figures) if figure.kind == "n"]
    aboard = [figure for at, figure in counts if _aboard(window, at)]
    fates = {fate: [figure for at, figure in counts if figure not in aboard and _fate(window, at) == fate] for fate in FATES}
    told = [*aboard, *(figure for held in fates.values() for figure in held)]
    others = [
        figure for _, figure in counts if figure not in told and singular(figure.unit or "other") in word_set("ties", "persons")
    ]
    if len(aboard) != 1 or others or any(len(held) != 1 for held in fates.values()):
        return
    whole, parts = aboard[0], sorted((held[0] for held in fates.values()), key=lambda figure: figure.start)
    added = sum(part.value for part in parts)
    if vague(whole, *parts) or not window.touches_last(whole, *parts) or abs(added - whole.value) > NEAR * whole.value:
        return
    if added == whole.value:
        yield right(whole, f"{addition(parts)}.", *parts)
    else:
        yield wrong(whole, f"{addition(parts)}, not {plain(whole.value)}.", *parts, value=added)


def _crew(window: Window) -> Iterator[Finding]:
    """Passengers and crew, who are all of those aboard: "184 people on a ferry … 161 passengers … the crew of 23"."""
    counts = [(at, figure) for at, figure in enumerate(window.figures) if figure.kind == "n"]
    crew = [
        one
        for at, one in counts
        if singular(one.unit or "") == "crew" or CREW_OF.search(window.before(at)) or CREW.match(window.after(at))
    ]
    passengers = [one for _, one in counts if singular(one.unit or "") == "passenger" and one not in crew]
    whole = [
        one
        for at, one in counts
        if singular(one.unit or "") in PEOPLE and (_aboard(window, at) or ON_A_SHIP.match(window.after(at)))
    ]
    if not len(crew) == len(passengers) == len(whole) == 1 or OF_SOME.search(window.passage.lower):
        return
    parts = (passengers[0], crew[0])
    added = sum(part.value for part in parts)
    if vague(*whole, *parts) or any(one.approximate for one in (*whole, *parts)) or not window.touches_last(*whole, *parts):
        return
    if added == whole[0].value:
        yield right(whole[0], f"{addition(parts)}.", *parts)
    elif passengers[0].value < whole[0].value and abs(added - whole[0].value) <= NEAR / 2 * whole[0].value:
        yield wrong(whole[0], f"{addition(parts)}, not {plain(whole[0].value)}.", *parts, value=added)


def _aboard(window: Window, at: int) -> bool:
    return ABOARD.match(window.after(at)) is not None or CARRYING.search(window.before(at)) is not None


def _fate(window: Window, at: int) -> str | None:
    """What befell those who are counted, by the words behind their number, else by those before it."""
    behind = f" {window.figures[at].unit or ''}{CLAUSE.split(window.after(at), maxsplit=1)[0]}"
    told = [fate for fate in FATES if BEHIND[fate].search(behind)] or [
        fate for fate in FATES if BEFORE[fate].search(window.before(at))
    ]
    return told[0] if len(told) == 1 else None
