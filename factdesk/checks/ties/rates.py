"""Rates whose total and number stand anywhere in the passage: "24 buses at $415,000 each, a purchase of $9.96 million"."""

from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import AND_ONE, DAYS, EACH, STANDARD, Rate, Total, measure, rates, singular, totals
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.sums.sentences import Figure
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, alike, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

MORE_IN_IT = Pattern("product_roles", "more_in_it")
OF_THOSE = Pattern("ties", "of_those")
SAID_AGAIN, AND_MORE = Pattern("ties", "said_again"), Pattern("ties", "and_more")
AVERAGE = Pattern("product_averages", "average")
LOOSE = 0.02
"""The share by which a product may be off beside its rounding."""
MOST = 4
"""Pairs of a number and a total beyond which one of them is near the product by chance."""


def ties(window: Window) -> Iterator[Finding]:
    """Multiply each rate with each number of the passage that it can be for, and look for the total."""
    known = list({rate.at: rate for rate in (*rates(window.passage), *_of_those(window))}.values())
    places = {rate.at for rate in known}
    for rate in known:
        pairs = [
            (many, times, total)
            for at, many in enumerate(window.figures)
            if at != rate.at and rate.count in {None, at} and (times := _times(window, at, rate))
            for total in totals(window.passage, rate, {at, *places})
        ]
        yield from _judge(window, rate, pairs, alone=len(known) == 1)


def _of_those(window: Window) -> Iterator[Rate]:
    """Rates for each of what another sentence counted: £500 for each of those hours."""
    for at, figure in enumerate(window.figures):
        found = OF_THOSE.match(window.after(at)) if figure.kind in "mnl" and not vague(figure) else None
        if found:
            yield Rate(at, figure, singular(found["unit"]))


def _times(window: Window, at: int, rate: Rate) -> float:
    """How many of a rate's unit a figure stands for; 0 where it is of something else."""
    figure = window.figures[at]
    if rate.unit in DAYS:
        if figure.kind == "y":
            return float(STANDARD.get((rate.unit, "year"), (0,))[0])
        return figure.value if figure.kind == "d" and measure(window.passage, figure) == rate.unit else 0
    if figure.kind == "l":
        return figure.value if measure(window.passage, figure) == rate.unit else 0
    if figure.kind != "n" or (rate.figure.kind == "n" and alike(figure, rate.figure)) or AND_ONE.match(window.after(at)):
        return 0
    return figure.value if figure.value > 1 and (rate.unit == EACH or singular(figure.unit or "") == rate.unit) else 0


def _judge(window: Window, rate: Rate, pairs: list[tuple[Figure, float, Total]], *, alone: bool) -> Iterator[Finding]:
    said = rate.figure
    for many, times, total in pairs:
        room = half(total.figure) + half(said) * times + LOOSE * total.figure.value
        if abs(said.value * times - total.figure.value) <= room:
            if window.touches_last(said, many, total.figure):
                yield right(total.figure, f"{_product(times, said)}.", said, many)
            return
    meant = [
        (many, times, total.figure)
        for many, times, total in pairs
        if (total.strong or SAID_AGAIN.search(window.before(rate.at)))
        and not vague(many, total.figure)
        and (slipped(total.figure, said.value * times) or slipped(said, total.figure.value / times))
    ]
    if not alone or len(pairs) > MOST or len(meant) != 1 or not window.touches_last(said, meant[0][0], meant[0][2]):
        return
    many, times, whole = meant[0]
    if not _more_in_it(window, said, many, whole) and not _elliptic(window, many, said):
        yield wrong(whole, f"{_product(times, said)}, not {plain(whole.value)}.", said, many, value=said.value * times)


def _more_in_it(window: Window, said: Figure, many: Figure, whole: Figure) -> bool:
    """Whether a sentence tells of something else that is in the sum, or has other figures that the rate may be the average of."""
    text = "".join(window.words(number) for number in sorted({window.sentence(figure) for figure in (said, many, whole)}))
    beside = [figure for figure in window.figures if figure not in (said, whole) and alike(figure, said)]
    return bool(
        MORE_IN_IT.search(text) or AND_MORE.search(text) or (beside and AVERAGE.search(window.before(window.figures.index(said))))
    )


def _elliptic(window: Window, many: Figure, said: Figure) -> bool:
    """Whether a bare number beside the one that is multiplied may be more of the same: 37 hours last week and 45 the week before."""
    here = [figure for figure in window.figures if window.sentence(figure) == window.sentence(many) and figure not in (many, said)]
    return any(figure.kind == "n" and not figure.unit for figure in here)


def _product(times: float, said: Figure) -> str:
    return f"{plain(times)} × {plain(said.value)} = {plain(round(said.value * times, 2))}"
