"""How many times an estimate something fetched: "sold for $125,000, five times the low estimate … estimated at $25,000 to $35,000"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

TIMES, WORD = Pattern("tie_estimates", "times"), Pattern("tie_estimates", "word")
ESTIMATED, ROUGHLY = Pattern("tie_estimates", "estimated"), Pattern("tie_estimates", "roughly")
ROOM, ROUGH = 0.06, 0.3
"""The shares of a multiple by which it may be off: told plainly, and told as rough."""
FAR = 8
"""Times by which a multiple may be off and still be of these two figures."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a price and an estimate."""
    return many(kinds, "m") > 1


def ties(window: Window) -> Iterator[Finding]:
    """Hold each multiple of an estimate against the price before it and the estimate that the passage gives."""
    if window.vocabulary.isdisjoint(word_set("tie_estimates", "cues")):
        return
    for at, price in enumerate(window.figures):
        if price.kind != "m" or vague(price) or window.ranged(price):
            continue
        found = _multiple(window, at)
        if found is None:
            continue
        said, times, rough, which = found
        estimates = list(_estimates(window, price, which))
        if estimates and window.touches_last(price, *estimates):
            yield from _judge(price, said, times, estimates, rough=rough)


def _multiple(window: Window, at: int) -> tuple[Figure | None, float, bool, str] | None:
    """The multiple of an estimate right behind a price: its figure, how many times, whether it is rough, and of which end."""
    behind = window.after(at)
    if at + 1 < len(window.figures) and window.figures[at + 1].unit == "times":
        said = window.figures[at + 1]
        found = TIMES.match(window.after(at + 1))
        near = window.sentence(said) == window.sentence(window.figures[at]) and ROUGHLY.search(behind) is not None
        return (said, said.value, near or vague(said), found["which"] or "") if found else None
    found = WORD.search(behind)
    if found is None:
        return None
    rough = ROUGHLY.search(behind[: found.start()]) is not None
    return None, words("tie_estimates")["multiples"][found["word"]], rough, found["which"] or ""


def _estimates(window: Window, price: Figure, which: str) -> Iterator[Figure]:
    """The estimates of the passage, or those at the end of it that is meant."""
    for at, figure in enumerate(window.figures):
        if figure.kind != price.kind or figure is price or figure.unit not in (price.unit, None):
            continue
        if window.ranged(figure):
            ends = [one for one in window.figures if one.claim is figure.claim]
            first = window.figures.index(ends[0])
            low, high = (word_set("tie_estimates", name) for name in ("low", "high"))
            meant = figure is ends[0] if which in low else figure is ends[-1] if which in high else True
            if meant and ESTIMATED.search(window.before(first)):
                yield figure
        elif ESTIMATED.search(window.before(at)) and not vague(figure):
            yield figure


def _judge(price: Figure, said: Figure | None, times: float, estimates: Sequence[Figure], *, rough: bool) -> Iterator[Finding]:
    room = (ROUGH if rough else ROOM) * times
    fitting = next((one for one in estimates if one.value and abs(price.value / one.value - times) <= room), None)
    other = fitting or min(estimates, key=lambda one: abs(price.value / one.value - times))
    real = price.value / other.value
    shown = f"{plain(price.value)} is {plain(round(real, 2))} times {plain(other.value)}"
    holder = said if said and said.claim else price
    if fitting:
        yield right(holder, f"{shown}.", *(one for one in (price, other) if one is not holder))
    elif times / FAR < real < times * FAR:
        yield wrong(holder, f"{shown}, not {plain(times)}.", *(one for one in (price, other) if one is not holder))
