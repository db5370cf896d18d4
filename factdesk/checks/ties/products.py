"""Products whose total is told in another unit, of another noun or without a word for it: "36 rows of 140 seats … will hold 5,040 people".

A rate is found by one word (each, a day, an average), or by standing behind a number of what has it (seven shifts of 12 hours); the
figures say whether they belong together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.products.roles import (
    AND_ONE,
    DAYS,
    EACH,
    NOT_ALL,
    STANDARD,
    STRONG_AFTER,
    STRONG_BEFORE,
    lead,
    rates,
    singular,
)
from factdesk.checks.products.sums import rated
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

ROW, EACH_OF, FOR_EACH = Pattern("tie_products", "row"), Pattern("tie_products", "each_of"), Pattern("tie_products", "for_each")
TOTAL, OTHER = Pattern("tie_products", "total"), Pattern("tie_products", "other")
RELAYED, BETWEEN = Pattern("tie_products", "relayed"), Pattern("tie_products", "between")
SAID_AGAIN, THAT_IS = Pattern("ties", "said_again"), Pattern("ties", "that_is")
MORE, OF_EACH = Pattern("tie_products", "more"), Pattern("tie_products", "of_each")
AMOUNTS = "nmld"
THREE = 3
LETTERS = 25
"""Letters behind the last of the three in which a word may tell of more."""
LOOSE = 0.02
"""The share by which a product may be off beside its rounding."""
NEAR = 1.6
"""Times by which a total that is called one may be off and be meant as the product."""
FAR = 4
"""Times by which it is off where it is surely no total of these."""
PAIRS = 3
"""Pairs of a number and a total beyond which one is near the product by chance."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So much for each."""

    at: int
    unit: str
    count: int | None = None
    """Where the figure stands that says for how many."""
    known: bool = False
    """Whether the readers of single sentences know it, which judge totals in its own unit."""


@dataclass(frozen=True, slots=True)
class Product:
    """A rate, how many there are, and a figure that may be what it comes to."""

    each: Figure
    many: Figure
    times: float
    whole: Figure
    ratio: float
    """The base units of the rate's unit over those of the whole's."""
    strong: bool
    known: bool
    """Whether another reader judges it."""

    @property
    def real(self) -> float:
        """What it comes to, in the unit of the whole."""
        return self.each.value * self.times * self.ratio

    @property
    def fits(self) -> bool:
        """Whether the whole is that, as all three are rounded."""
        room = hypot(half(self.whole), half(self.each) * self.times * self.ratio, half(self.many) / self.many.value * self.real)
        return abs(self.real - self.whole.value) <= max(room, LOOSE * self.real)

    @property
    def slip(self) -> int:
        """The digits by which one of the three is known for a slip."""
        each, times = self.whole.value / self.times / self.ratio, self.whole.value / self.each.value / self.ratio
        return max(
            slipped(self.whole, self.real), slipped(self.each, each), slipped(self.many, times * self.many.value / self.times)
        )

    def __str__(self) -> str:
        """The product, with the units where they differ."""
        shown = plain(round(self.real, 2))
        if self.ratio == 1:
            return f"{plain(self.times)} × {plain(self.each.value)} = {shown}"
        each, whole = (f"{one.unit}s" if one.kind == "d" else one.unit for one in (self.each, self.whole))
        return f"{plain(self.times)} × {plain(self.each.value)} {each} = {shown} {whole}"


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a rate, a number and a total."""
    return many(kinds, AMOUNTS) >= THREE


def ties(window: Window) -> Iterator[Finding]:
    """Multiply each rate with each number that it can be for, and look for the total."""
    known = list(_rates(window))
    for rate in known:
        rivals = [other for other in known if other is not rate and not _longer(rate, other)]
        longer = {other.at for other in known if _longer(rate, other)}
        products = list(_products(window, rate, {one.at for one in (rate, *rivals)}, longer))
        yield from _judge(window, products, alone=not rivals)


def _longer(rate: Rate, other: Rate) -> bool:
    """Whether another rate is of a time, which one for each can be a part of: 1,800 loaves a day, 450 for each baker."""
    return rate.unit not in DAYS and other.unit in DAYS


def _rates(window: Window) -> Iterator[Rate]:
    """Every figure that is so much for each, by the words beside it."""
    found: dict[int, Rate] = {}
    if any(sentence.answer(rated) for sentence in window.told):
        found = {rate.at: Rate(rate.at, rate.unit, rate.count, known=True) for rate in rates(window.passage) if not rate.loose}
    each_told = not window.vocabulary.isdisjoint(word_set("tie_products", "each_words"))
    if not each_told and window.vocabulary.isdisjoint(word_set("tie_products", "row_words")):
        yield from found.values()
        return
    for at, figure in enumerate(window.figures):
        if figure.kind not in AMOUNTS or vague(figure) or figure.value <= 0 or window.ranged(figure) or at in found:
            continue
        one = window.figures[at - 1] if at else None
        if one and one.kind == "n" and one.unit and one.value > 1 and ROW.fullmatch(window.before(at)) and _is_row(one, figure):
            found[at] = Rate(at, singular(one.unit), at - 1)
        elif each_told and (FOR_EACH.match(window.after(at)) or EACH_OF.search(window.before(at))):
            found[at] = Rate(at, EACH)
    yield from found.values()


def _is_row(one: Figure, each: Figure) -> bool:
    """Whether a counted noun may hold so many of another: rows of 140 seats, but no majority of 12 votes."""
    return bool(each.unit) and singular(one.unit or "") not in word_set("tie_products", "no_row")


def _products(window: Window, rate: Rate, taken: set[int], longer: set[int]) -> Iterator[Product]:
    each = window.figures[rate.at]
    alone = sum(place not in taken and _ratio(each, whole) == 1 for place, whole in enumerate(window.figures)) == 1
    for at, number in enumerate(window.figures):
        if at == rate.at or (rate.count is not None and at != rate.count) or (rate.count is None and at in taken):
            continue
        for times in _times(window, rate, at, each):
            for place, whole in enumerate(window.figures):
                ratio = _ratio(each, whole) if place not in (at, rate.at) and place not in taken else 0
                if ratio and whole.value > each.value * ratio and not OTHER.search(window.before(place)):
                    certain = place in longer or BETWEEN.match(window.after(place)) is not None
                    again = certain or (alone and _again(window, rate))
                    known = rate.known and ratio == 1 and not again
                    yield Product(each, number, times, whole, ratio, _strong(window, place) or again, known)


def _times(window: Window, rate: Rate, at: int, each: Figure) -> tuple[float, ...]:
    """How many of a rate's unit a figure holds."""
    number = window.figures[at]
    if number.bound or window.ranged(number) or number.value <= 1 or number.unit == "times":
        return ()
    if rate.count == at or (number.kind == "d" and number.unit == rate.unit):
        return (number.value,)
    if number.kind == "d":
        return tuple(number.value * one for one in STANDARD.get((rate.unit, number.unit or ""), ())[:1])
    return (number.value,) if number.kind == "n" and _is_number(window, rate, at, each) else ()


def _is_number(window: Window, rate: Rate, at: int, each: Figure) -> bool:
    """Whether a count is of all who have the rate."""
    noun, own = singular(window.figures[at].unit or ""), singular(each.unit or "") if each.kind == "n" else ""
    if (noun and noun == own) or NOT_ALL.search(window.before(at)) or AND_ONE.match(window.after(at)):
        return False
    everyone = bool(noun) or OF_EACH.match(window.after(at)) is not None
    return everyone if rate.unit == EACH else bool(noun) and noun == rate.unit


def _ratio(each: Figure, whole: Figure) -> float:
    """The rate's unit in those of a figure that measures the same; 0 for another."""
    if each.kind != whole.kind or whole.kind not in AMOUNTS or vague(whole):
        return 0
    if each.kind == "m":
        return float(each.unit == whole.unit)
    if each.kind == "n":
        one, two = singular(each.unit or ""), singular(whole.unit or "")
        seats = one in word_set("tie_products", "places") and two in word_set("ties", "persons") | {""}
        return float(not one or not two or one == two or seats)
    (one_base, one_of), (two_base, two_of) = based(each), based(whole)
    return one_base / each.value * whole.value / two_base if one_of == two_of and whole.value and each.value else 0


def _strong(window: Window, at: int) -> bool:
    """Whether the words beside a figure call it a total."""
    before = lead(window.passage, at)
    behind = window.after(at)
    relayed = window.figures[at].kind == "d" and RELAYED.search(window.passage.lower) is not None
    return relayed or bool(
        STRONG_BEFORE.search(before) or TOTAL.search(before) or STRONG_AFTER.match(behind) or BETWEEN.match(behind)
    )


def _again(window: Window, rate: Rate) -> bool:
    """Whether a rate only tells again what a total and a number come to."""
    at = window.sentence(window.figures[rate.at])
    return SAID_AGAIN.search(window.before(rate.at)) is not None or THAT_IS.match(window.words(at)) is not None


def _judge(window: Window, products: Sequence[Product], *, alone: bool) -> Iterator[Finding]:
    fitting = [product for product in products if product.fits]
    if fitting:
        exact = min(fitting, key=lambda product: abs(product.real - product.whole.value))
        parts = (exact.each, exact.many, exact.whole)
        if window.touches_last(*parts) and abs(exact.real - exact.whole.value) <= LOOSE * exact.real:
            yield right(exact.whole, f"{exact}.", exact.each, exact.many)
        return
    likely = [one for one in products if one.slip or 1 / FAR < one.real / one.whole.value < FAR]
    if not alone or len(likely) > PAIRS:
        return
    near = [one for one in likely if 1 / NEAR < one.real / one.whole.value < NEAR]
    meant = [one for one in near or likely if window.touches_last(one.each, one.many, one.whole) and _is_meant(window, one, near)]
    if len(meant) == 1 and not meant[0].known and not _told_of_more(window, meant[0]) and not _explained(window, meant[0].each):
        one = meant[0]
        yield wrong(
            one.whole,
            f"{one}, not {plain(one.whole.value)}.",
            one.each,
            one.many,
            value=None if one.whole.kind == "d" else round(one.real, 2),
        )


def _is_meant(window: Window, one: Product, near: Sequence[Product]) -> bool:
    """Whether a total that is not the product was meant for it: by a slip of the pen, or as the only one near it that is called a total."""
    if vague(one.each, one.many):
        return False
    sentences = sorted(window.sentence(figure) for figure in (one.each, one.many, one.whole))
    alone = len(near) == 1 and near[0] is one and sentences[2] - sentences[0] <= 1
    return (one.slip > 0 and (one.strong or alone)) or (alone and one.strong)


def _explained(window: Window, each: Figure) -> bool:
    """Whether a rate fits any other two figures of the passage, so that it is for another number or makes another total."""
    return any(
        abs(number.value * each.value * ratio - whole.value) <= LOOSE * whole.value
        for number in window.figures
        if number.kind in AMOUNTS and number is not each and number.value > 1
        for whole in window.figures
        if whole is not number and whole is not each and (ratio := _ratio(each, whole))
    )


def _told_of_more(window: Window, one: Product) -> bool:
    """Whether the words around the three tell of something else that is in the total."""
    first, last = min(one.each.start, one.many.start, one.whole.start), max(one.each.end, one.many.end, one.whole.end)
    text = window.passage.article.text[first : last + LETTERS].lower()
    return MORE.search(text) is not None
