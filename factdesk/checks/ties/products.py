"""Products whose figures stand anywhere in a passage: "24 buses at $415,000 each … $9.96 million", "36 rows of 140 seats … will hold 5,040 people".

A rate is found by one word (each, a day, an average), or by standing behind a number of what has it (seven shifts of 12 hours); the
figures say whether they belong together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
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
    Count,
    Rate,
    counts,
    lead,
    rates,
    singular,
)
from factdesk.checks.products.sums import rated
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

UNTOLD = Pattern("tie_products", "untold")
ROW, EACH_OF, FOR_EACH = Pattern("tie_products", "row"), Pattern("tie_products", "each_of"), Pattern("tie_products", "for_each")
TOTAL, OTHER = Pattern("tie_products", "total"), Pattern("tie_products", "other")
RELAYED, BETWEEN = Pattern("tie_products", "relayed"), Pattern("tie_products", "between")
SAID_AGAIN, THAT_IS = Pattern("ties", "said_again"), Pattern("ties", "that_is")
LASTS = Pattern("ties", "lasts")
OF_THOSE, NOWADAYS = Pattern("ties", "of_those"), Pattern("ties", "nowadays")
TAKES_UP, FURTHER = Pattern("ties", "takes_up"), Pattern("ties", "further")
MORE_IN_IT, CAPACITY = Pattern("product_roles", "more_in_it"), Pattern("product_roles", "capacity")
BESIDE = Pattern("tie_products", "beside")
AND_MORE, MEASURED_BY = Pattern("ties", "and_more"), Pattern("ties", "measured_by")
AVERAGE = Pattern("product_averages", "average")
EACH_OPENS, EACH_TIME, TOTAL_OF = (Pattern("tie_products", name) for name in ("each_opens", "each_time", "total_of"))
MORE, OF_EACH = Pattern("tie_products", "more"), Pattern("tie_products", "of_each")
AMOUNTS = "nmld"
THREE = 3
LED, LETTERS = 60, 25
"""Letters before the three figures and behind them in which a word may tell of more."""
LOOSE = 0.02
"""The share by which a product may be off beside its rounding."""
NEAR = 1.6
"""Times by which a total that is called one may be off and be meant as the product."""
FAR = 4
"""Times by which it is off where it is surely no total of these."""
VAGUE = 1.25
"""Times by which a total is off that no "about" explains."""
PAIRS = 3
"""Pairs of a number and a total beyond which one is near the product by chance."""


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
    """Whether the words make a rate of it by themselves and the total is in its own unit: then only a slip of the pen is wrong."""
    sure: bool = True
    """Whether people reckon so first: a week has seven days, of which five may be meant."""

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
        slips = slipped(self.whole, self.real) or slipped(self.each, each)
        return (
            slips if self.known else max(slips, slipped(self.each, each), slipped(self.many, times * self.many.value / self.times))
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
    return many(kinds, AMOUNTS + "y") >= THREE


def ties(window: Window) -> Iterator[Finding]:
    """Multiply each rate with each number that it can be for, and look for the total."""
    known = list(_rates(window)) if not UNTOLD.search(window.passage.lower) else []
    for rate in known:
        rivals = [other for other in known if other is not rate and not (_longer(rate, other) or _apart(window, rate, other))]
        longer = {other.at for other in known if _longer(rate, other)}
        products = list(_products(window, rate, {one.at for one in (rate, *rivals)}, longer))
        row = [one for one in products if one.strong and _in_a_row(window, one)] if rivals else []
        if row and not any(one.fits for one in products):
            yield from _judge(window, row, alone=True)
        else:
            yield from _judge(window, products, alone=not rivals)


def _longer(rate: Rate, other: Rate) -> bool:
    """Whether another rate is of a time, which one for each can be a part of: 1,800 loaves a day, 450 for each baker."""
    return rate.unit not in DAYS and other.unit in DAYS


def _apart(window: Window, rate: Rate, other: Rate) -> bool:
    """Whether another rate has its own number right before it, so that it is in no sum with this one: "and refund 38,000 households £25 apiece"."""
    own = other.count is not None or (other.at > 0 and BESIDE.fullmatch(window.before(other.at)) is not None)
    return own and not rate.loose


def _rates(window: Window) -> Iterator[Rate]:
    """Every figure that is so much for each, by the words beside it."""
    found: dict[int, Rate] = {}
    if any(sentence.answer(rated) for sentence in window.told):
        nouns = {singular(figure.unit) for figure in window.figures if figure.kind == "n" and figure.unit}
        found = {rate.at: _of_another_name(window, rate, nouns) for rate in rates(window.passage) if not rate.loose}
    each_told = not window.vocabulary.isdisjoint(word_set("tie_products", "each_words"))
    if not each_told and window.vocabulary.isdisjoint(word_set("tie_products", "row_words")):
        yield from found.values()
        return
    for at, figure in enumerate(window.figures):
        if figure.kind not in AMOUNTS or vague(figure) or figure.value <= 0 or window.ranged(figure):
            continue
        one = window.figures[at - 1] if at else None
        of_those = (OF_THOSE.match(window.after(at)) or EACH_TIME.match(window.after(at))) if each_told else None
        if of_those:
            found[at] = Rate(at, figure, singular(of_those["unit"]))
        elif at in found:
            continue
        elif one and one.kind == "n" and one.unit and one.value > 1 and ROW.fullmatch(window.before(at)) and _is_row(one, figure):
            found[at] = Rate(at, figure, singular(one.unit), at - 1, loose=True)
        elif each_told and (FOR_EACH.match(window.after(at)) or EACH_OF.search(window.before(at))):
            found[at] = Rate(at, figure, EACH, loose=True)
    yield from found.values()


def _of_another_name(window: Window, rate: Rate, nouns: set[str]) -> Rate:
    """A rate for each of what was counted by another word: "62 turbines … Each machine"."""
    named = EACH_OPENS.match(window.words(window.sentence(rate.figure)))
    other = named is not None and rate.unit == singular(named["unit"]) and rate.unit not in nouns and rate.unit not in DAYS
    return replace(rate, unit=EACH) if other else rate


def _is_row(one: Figure, each: Figure) -> bool:
    """Whether a counted noun may hold so many of another: rows of 140 seats, but no majority of 12 votes."""
    return bool(each.unit) and singular(one.unit or "") not in word_set("tie_products", "no_row")


def _products(window: Window, rate: Rate, taken: set[int], longer: set[int]) -> Iterator[Product]:
    each = window.figures[rate.at]
    alone = sum(place not in taken and _ratio(each, whole) == 1 for place, whole in enumerate(window.figures)) == 1
    told = [] if rate.loose else counts(window.passage, rate, taken)
    others = _loose_counts(window, rate, taken) if rate.loose or rate.unit == EACH else []
    found = [*_of_year(window, rate), *told, *(count for count in others if count.at not in {one.at for one in told})]
    if LASTS.match(window.after(rate.at)):  # its own sentence says how long
        found = [count for count in found if window.sentence(count.figure) == window.sentence(each)]
    firsts = {count.at: count.times for count in reversed(found)}
    for count in found:
        time = count.figure.kind == "d"
        plainly = count.sure or (time and not count.figure.bound and firsts[count.at] == count.times)  # over the last 400 days
        for place, whole in enumerate(window.figures) if not window.ranged(count.figure) else ():
            ratio = _ratio(each, whole) if place not in (count.at, rate.at) and place not in taken else 0
            if ratio and whole.value > each.value * ratio and not OTHER.search(window.before(place)):
                certain = place in longer or BETWEEN.match(window.after(place)) is not None
                again = certain or (alone and _again(window, rate))
                known = not rate.loose and ratio == 1 and not again
                sure = plainly if not known else count.sure and not (time and count.figure.unit != rate.unit)
                sure = sure and count.figure.unit != "times"
                yield Product(each, count.figure, count.times, whole, ratio, _strong(window, place) or again, known, sure)


def _of_year(window: Window, rate: Rate) -> list[Count]:
    """How many days, weeks or months the year has that a total is told of: 91,250 books in 2021, 250 a day."""
    now = window.passage.article.dateline.year if NOWADAYS.search(window.before(rate.at)) else None
    years = [(at, one) for at, one in enumerate(window.figures) if one.kind == "y" and now in (None, one.value)]
    holds = STANDARD.get((rate.unit, "year"), ())
    return [Count(at, one, many, sure=many == holds[0]) for at, one in years for many in holds]


def _loose_counts(window: Window, rate: Rate, taken: set[int]) -> list[Count]:
    """How many have a rate that no word for a rate tells: the rows of 140 seats, or a count of all who have it."""
    figures = [(at, one) for at, one in enumerate(window.figures) if at == rate.count or (rate.count is None and at not in taken)]
    return [
        Count(at, one, one.value, sure=True)
        for at, one in figures
        if one.kind == "n"
        and one.value > 1
        and not one.bound
        and one.unit != "times"
        and (at == rate.count or _is_number(window, rate, at))
    ]


def _is_number(window: Window, rate: Rate, at: int) -> bool:
    """Whether a count is of all who have the rate."""
    each = rate.figure
    noun, own = singular(window.figures[at].unit or ""), singular(each.unit or "") if each.kind == "n" else ""
    if (noun and noun == own) or NOT_ALL.search(window.before(at)) or AND_ONE.match(window.after(at)):
        return False
    return bool(noun) or OF_EACH.match(window.after(at)) is not None


def _ratio(each: Figure, whole: Figure) -> float:
    """The rate's unit in those of a figure that measures the same; 0 for another."""
    if each.kind != whole.kind or whole.kind not in AMOUNTS:
        return 0
    if each.kind == "m":
        return float(each.unit == whole.unit)
    if each.kind == "n":
        one, two = singular(each.unit or ""), singular(whole.unit or "")
        seats = one in word_set("tie_products", "places") and two in word_set("ties", "persons") | word_set(
            "tie_products", "places"
        ) | {""}
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
        if window.touches_last(*parts) and (exact.known or abs(exact.real - exact.whole.value) <= LOOSE * exact.real):
            yield right(exact.whole, f"{exact}.", exact.each, exact.many)
        return
    if any(map(partial(_with_more, window), products)) or any(map(partial(_goes_on, window), products)):
        return
    likely = [one for one in products if one.sure and one.times != 1 and (one.slip or 1 / FAR < one.real / one.whole.value < FAR)]
    further = [one for at, one in enumerate(window.figures) if FURTHER.search(window.before(at)) and not vague(one)]
    if len(likely) == len(further) == 1 and likely[0].known and alike(further[0], likely[0].each):
        yield from _and_further(window, likely[0], further[0])
        return
    if not alone or len(likely) > PAIRS:
        return
    near = [one for one in likely if 1 / NEAR < one.real / one.whole.value < NEAR]
    meant = [one for one in near or likely if window.touches_last(one.each, one.many, one.whole) and _is_meant(window, one, near)]
    if len(meant) == 1 and not _holds_more(window, meant[0]):
        one = meant[0]
        yield wrong(
            one.whole,
            f"{one}, not {plain(one.whole.value)}.",
            one.each,
            one.many,
            value=None if one.whole.kind == "d" else round(one.real, 2),
        )


def _goes_on(window: Window, product: Product) -> bool:
    """Whether the number has the total itself, which comes to a further one: "£5,000 a megawatt, which is £210,000. Over 25 years … £5.25 million"."""
    further = product.whole.value * product.times
    return product.times > 1 and any(alike(one, product.whole) and abs(one.value - further) <= half(one) for one in window.figures)


def _is_meant(window: Window, one: Product, near: Sequence[Product]) -> bool:
    """Whether a total that is not the product was meant for it: by a slip of the pen, or as the only one near it that is called a total."""
    told_again = one.many.value == one.each.value  # the rate itself, in short: "a £10k levy"
    if told_again or window.alternatives(one.each, one.whole) or (vague(one.each, one.many, one.whole) and not _far_beyond(one)):
        return False
    if one.known:
        if one.slip > LONG or (_in_a_row(window, one) and one.strong and _exact_number(one)):
            return True
        return one.slip > 0 and (one.strong or _takes_up(window, one) or (one.slip >= LONG and one.each.kind == "n"))
    sentences = sorted(window.sentence(figure) for figure in (one.each, one.many, one.whole))
    alone = len(near) == 1 and near[0] is one and sentences[2] - sentences[0] <= 1
    return (one.slip > 0 and (one.strong or alone)) or (alone and one.strong)


def _far_beyond(one: Product) -> bool:
    """Whether no "about" or "up to" explains how far a total is off."""
    limits = [figure.bound for figure in (one.each, one.many, one.whole) if figure.bound]
    if limits:
        return limits == ["below"] and bool(one.whole.bound) and one.real > VAGUE * one.whole.value and one.slip >= LONG
    return not 1 / VAGUE < one.real / one.whole.value < VAGUE


def _in_a_row(window: Window, one: Product) -> bool:
    """Whether a rate, its number and the total follow one another in one sentence: "£26 a month for 12 months, a total of £468"."""
    at = window.figures.index(one.each)
    row = window.figures[at : at + THREE]
    called = one.many.kind == "d" and TOTAL_OF.search(window.before(window.figures.index(one.whole))) is not None
    return called and row == (one.each, one.many, one.whole) and len({window.sentence(figure) for figure in row}) == 1


def _exact_number(one: Product) -> bool:
    """Whether another whole number gives the total exactly."""
    number = one.whole.value / one.each.value / one.ratio
    return number > 1 and abs(number - round(number)) < DUST and abs(number - one.times) >= 1


def _takes_up(window: Window, one: Product) -> bool:
    """Whether the total, or else the rate, stands in a sentence that takes up the one before it: "The gesture will set them back"."""
    each, number, whole = (window.sentence(figure) for figure in (one.each, one.many, one.whole))
    late = whole if each == number < whole else each if number == whole < each else 0
    return late > 0 and TAKES_UP.match(window.words(late)) is not None


def _with_more(window: Window, one: Product) -> bool:
    """Whether a total is a product and one other sum that the passage tells: "36 guests paid £85, and the auction brought £2,140"."""
    room = half(one.whole) + LOOSE * one.each.value
    others = [other for other in window.figures if one.known and alike(other, one.each) and other not in (one.each, one.whole)]
    return any(abs(one.real + other.value - one.whole.value) <= room for other in others if not vague(other))


def _and_further(window: Window, one: Product, more: Figure) -> Iterator[Finding]:
    """A product and what comes on top of it: "36 guests paid £85, and the auction brought in a further £2,140. That made £5,100"."""
    added = one.real + more.value
    near = slipped(one.whole, added) and (one.strong or TAKES_UP.match(window.words(window.last)))
    if near and more is not one.whole and not vague(one.many, one.whole) and window.touches_last(one.whole):
        shown = f"{one}, and {plain(more.value)} more is {plain(added)}"
        yield wrong(one.whole, f"{shown}, not {plain(one.whole.value)}.", one.each, one.many, more, value=added)


def _holds_more(window: Window, one: Product) -> bool:
    """Whether something else may be in the total, or the rate be for another figure."""
    by_words = one.known or one.many.kind == "l"
    return (by_words and _other_sum(window, one)) or (not one.known and _told_of_more(window, one))


def _other_sum(window: Window, one: Product) -> bool:
    """Whether words tell of more in the total, the rate may be an average of other figures, or a bare number be more of the same."""
    first, last = min(one.each.start, one.many.start, one.whole.start), max(one.each.end, one.many.end, one.whole.end)
    text = window.passage.article.text[max(window.passage.start, first - LED) : last + LETTERS].lower()
    beside = any(alike(other, one.each) and other not in (one.each, one.whole) for other in window.figures)
    elliptic = any(  # 37 hours last week and 45 the week before
        other.kind == "n" and not other.unit and other not in (one.many, one.each) and not MEASURED_BY.search(window.before(at))
        for at, other in enumerate(window.figures)
        if window.sentence(other) == window.sentence(one.many)
    )
    average = beside and AVERAGE.search(window.before(window.figures.index(one.each)))
    return bool(elliptic or average or MORE_IN_IT.search(text) or CAPACITY.search(text) or AND_MORE.search(text))


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
    """Whether the words around the three tell of something else that is in the total, or the rate is for other figures."""
    first, last = min(one.each.start, one.many.start, one.whole.start), max(one.each.end, one.many.end, one.whole.end)
    text = window.passage.article.text[first : last + LETTERS].lower()
    return MORE.search(text) is not None or _explained(window, one.each)
