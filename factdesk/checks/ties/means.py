"""An average of one count by another: "42 wickets for 756 runs, an average of 18"; and one of a list with a figure told before it."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.products.averages import with_first
from factdesk.checks.sums.figures import Figure, value_of
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

AVERAGE, ELSEWHERE = Pattern("product_averages", "average"), Pattern("product_averages", "elsewhere")
PAIR = 2
LOOSE = 0.02
"""The share by which an average may be off beside its rounding."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two counts and an average of theirs."""
    return many(kinds, "nm") > PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Divide the only two counts before an average by one another."""
    if window.vocabulary.isdisjoint(word_set("product_averages", "cue")):
        return
    for at, said in enumerate(window.figures):
        if said.kind not in "nm" or window.sentence(said) != window.last or not AVERAGE.search(window.before(at)):
            continue
        told = [figure for figure in window.figures[:at] if figure.kind == "n" and window.sentence(figure) == window.last]
        yield from with_first(window.passage, at)
        if (
            said.kind == "n"
            and len(told) == PAIR
            and not vague(said, *told)
            and not ELSEWHERE.match(window.after(at))
            and min(told, key=value_of).value
        ):
            yield from _judge(said, *sorted(told, key=value_of))


def _judge(said: Figure, few: Figure, many: Figure) -> Iterator[Finding]:
    real, mean = many.value / few.value, (many.value + few.value) / PAIR
    shown = f"{plain(many.value)} ÷ {plain(few.value)} = {plain(round(real, 2))}"
    if abs(real - said.value) <= half(said) + LOOSE * real:
        yield right(said, f"{shown}.", many, few)
    elif slipped(said, real) and abs(mean - said.value) > half(said) + LOOSE * mean:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", many, few, value=round(real, 1))
