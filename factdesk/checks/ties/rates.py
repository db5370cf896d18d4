"""Rates whose total and number stand anywhere in the passage: "24 buses at $415,000 each, a purchase of $9.96 million"."""

from collections.abc import Iterator, Sequence
from math import hypot

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import STANDARD, Count, Rate, Total, counts, measure, rates, singular, totals
from factdesk.checks.products.sums import rated
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

BESIDE = Pattern("ties", "beside")
MORE_IN_IT = Pattern("product_roles", "more_in_it")
OF_THOSE = Pattern("ties", "of_those")
SAID_AGAIN, AND_MORE = Pattern("ties", "said_again"), Pattern("ties", "and_more")
TAKES_UP, NOWADAYS = Pattern("ties", "takes_up"), Pattern("ties", "nowadays")
CAPACITY = Pattern("product_roles", "capacity")
FURTHER, MEASURED_BY = Pattern("ties", "further"), Pattern("ties", "measured_by")
LASTS = Pattern("ties", "lasts")
AVERAGE = Pattern("product_averages", "average")
LED, TOLD = 60, 25
"""Letters before and behind the three figures in which a word may tell of more."""
LOOSE = 0.02
"""The share by which a product may be off beside its rounding."""
MOST = 4
"""Pairs of a number and a total beyond which one of them is near the product by chance."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a rate and a total."""
    return many(kinds, "nml") >= len(("rate", "total"))


def ties(window: Window) -> Iterator[Finding]:
    """Multiply each rate with each number of the passage that it can be for, and look for the total."""
    if not any(sentence.answer(rated) for sentence in window.told):
        return
    known = list({rate.at: rate for rate in (*rates(window.passage), *_of_those(window))}.values())
    places = {rate.at for rate in known}
    for rate in known:
        lasts = LASTS.match(window.after(rate.at)) is not None  # its own sentence says how long
        pairs = [
            (count, total)
            for count in (*counts(window.passage, rate, places - {rate.at}), *_of_a_year(window, rate))
            for total in totals(window.passage, rate, {count.at, *places})
            if not (lasts and window.sentence(count.figure) != window.sentence(rate.figure))
        ]
        yield from _judge(window, rate, pairs, alone=not any(_rivals(window, rate, other) for other in known))


def _of_those(window: Window) -> Iterator[Rate]:
    """Rates for each of what another sentence counted: £500 for each of those hours."""
    for at, figure in enumerate(window.figures):
        found = OF_THOSE.match(window.after(at)) if figure.kind in "mnl" and not vague(figure) else None
        if found:
            yield Rate(at, figure, singular(found["unit"]))


def _rivals(window: Window, rate: Rate, other: Rate) -> bool:
    """Whether two rates may be parts of one sum; not where the other is for a number that stands directly before it."""
    return other is not rate and not (other.count is not None or (other.at > 0 and BESIDE.fullmatch(window.before(other.at))))


def _of_a_year(window: Window, rate: Rate) -> Iterator[Count]:
    """How many days, weeks or months the year has that a total is told of: 91,250 books in 2021, 250 a day."""
    now = window.passage.article.dateline.year if NOWADAYS.search(window.before(rate.at)) else None
    for at, figure in enumerate(window.figures):
        times = STANDARD.get((rate.unit, "year"), ()) if figure.kind == "y" and now in (None, figure.value) else ()
        yield from (Count(at, figure, many, sure=many == times[0]) for many in times)


def _judge(window: Window, rate: Rate, pairs: list[tuple[Count, Total]], *, alone: bool) -> Iterator[Finding]:
    said = rate.figure
    for count, total in pairs:
        room = max(hypot(half(total.figure), half(said) * count.times), LOOSE * total.figure.value)
        if abs(said.value * count.times - total.figure.value) <= room:
            if window.touches_last(said, count.figure, total.figure):
                yield right(total.figure, f"{_product(count.times, said)}.", said, count.figure)
            return
    if _with_more(window, rate, pairs):
        return
    further = [figure for at, figure in enumerate(window.figures) if alike(figure, said) and FURTHER.search(window.before(at))]
    if len(pairs) == len(further) == 1 and further[0] is not pairs[0][1].figure and not vague(*further):
        yield from _and_further(window, rate, *pairs[0], further[0])
        return
    meant = [
        (count.figure, count.times, total.figure)
        for count, total in pairs
        if count.sure
        and (count.figure.kind != "d" or measure(window.passage, count.figure) == rate.unit)
        and not vague(count.figure, total.figure)
        and (slip := slipped(total.figure, said.value * count.times) or slipped(said, total.figure.value / count.times))
        and (
            total.strong
            or SAID_AGAIN.search(window.before(rate.at))
            or _takes_up(window, rate, count, total)
            or (slip >= LONG and said.kind == "n")
        )
    ]
    if not alone or len(pairs) > MOST or len(meant) != 1 or not window.touches_last(said, meant[0][0], meant[0][2]):
        return
    many, times, whole = meant[0]
    if not _more_in_it(window, said, many, whole) and not _elliptic(window, many, said):
        yield wrong(whole, f"{_product(times, said)}, not {plain(whole.value)}.", said, many, value=said.value * times)


def _and_further(window: Window, rate: Rate, count: Count, total: Total, more: Figure) -> Iterator[Finding]:
    """A product and what comes on top of it: "36 guests paid £85, and the auction brought in a further £2,140. That made £5,100"."""
    added = rate.figure.value * count.times + more.value
    near = slipped(total.figure, added) and (total.strong or TAKES_UP.match(window.words(window.last)))
    if near and count.sure and not vague(count.figure, total.figure) and window.touches_last(total.figure):
        shown = f"{_product(count.times, rate.figure)}, and {plain(more.value)} more is {plain(added)}"
        yield wrong(total.figure, f"{shown}, not {plain(total.figure.value)}.", rate.figure, count.figure, more, value=added)


def _with_more(window: Window, rate: Rate, pairs: list[tuple[Count, Total]]) -> bool:
    """Whether a total is a product and one further sum that the passage tells: "36 guests paid £85, and the auction brought £2,140"."""
    others = [figure for figure in window.figures if alike(figure, rate.figure) and figure is not rate.figure and not vague(figure)]
    return any(
        abs(rate.figure.value * count.times + other.value - total.figure.value) <= half(total.figure) + LOOSE * rate.figure.value
        for count, total in pairs
        for other in others
        if other is not total.figure
    )


def _takes_up(window: Window, rate: Rate, count: Count, total: Total) -> bool:
    """Whether the total, or else the rate, stands in a sentence that takes up the one before it: "The gesture will set them back"."""
    one, two, three = (window.sentence(figure) for figure in (rate.figure, count.figure, total.figure))
    late = three if one == two < three else one if two == three < one else 0
    return late > 0 and TAKES_UP.match(window.words(late)) is not None


def _more_in_it(window: Window, said: Figure, many: Figure, whole: Figure) -> bool:
    """Whether a sentence tells of something else that is in the sum, or has other figures that the rate may be the average of."""
    first, last = min(figure.start for figure in (said, many, whole)), max(figure.end for figure in (said, many, whole))
    text = window.passage.article.text[max(window.passage.start, first - LED) : last + TOLD].lower()
    beside = [figure for figure in window.figures if figure not in (said, whole) and alike(figure, said)]
    return bool(
        MORE_IN_IT.search(text)
        or CAPACITY.search(text)
        or AND_MORE.search(text)
        or (beside and AVERAGE.search(window.before(window.figures.index(said))))
    )


def _elliptic(window: Window, many: Figure, said: Figure) -> bool:
    """Whether a bare number beside the one that is multiplied may be more of the same: 37 hours last week and 45 the week before."""
    here = [
        (at, figure)
        for at, figure in enumerate(window.figures)
        if window.sentence(figure) == window.sentence(many) and figure not in (many, said)
    ]
    return any(figure.kind == "n" and not figure.unit and not MEASURED_BY.search(window.before(at)) for at, figure in here)


def _product(times: float, said: Figure) -> str:
    return f"{plain(times)} × {plain(said.value)} = {plain(round(said.value * times, 2))}"
