"""So much for each, told loosely over a sentence or two: "six nights at a hotel, at £85 a night, and a claim for £480".

The sentence must have one rate, one count of its unit and one result, which is named as such; words of discounts, extras or parts keep silent.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import half, right, wrong
from factdesk.checks.sum_rules import Rule
from factdesk.checks.sums import Figure, Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

RATE, LEADING, SPAN = Rule("sum_products", "rate"), Rule("sum_products", "leading"), Rule("sum_products", "span")
OF_EACH = Rule("sum_products", "of_each")
RESULT, IN_ALL = Pattern("sum_products", "result"), Pattern("sum_products", "in_all")
BESIDE, BEFORE = Pattern("sum_products", "beside"), Pattern("sum_products", "before")
TIMESPANS = {
    "second": 1 / 86_400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 365.25 / 12,
    "year": 365.25,
}
"""Days of each unit of time."""
LOOSE = 0.02
LEAD = 50
FAR = 20
"""Times by which a result may differ from the product and still be meant as it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So much for each of a unit."""

    each: Figure
    unit: str
    span: Figure | None = None
    """The one unit itself, where it is a figure: "a night … costs $140"."""


def sums(sentence: Sentence, before: Sentence | None = None) -> Iterable[Finding]:
    """Multiply the only rate of a sentence with the only count of its unit, and hold the result that is named against it."""
    if "m" not in sentence.kinds and "n" not in sentence.kinds and "l" not in sentence.kinds:
        return
    rates = list(_rates(sentence))
    if len({rate.each.start for rate in rates}) == 1:
        yield from _product(sentence, sentence, rates[0])
    elif not rates and before is not None:
        rates = list(_rates(before))
        if len({rate.each.start for rate in rates}) == 1:
            yield from _product(sentence, before, rates[0])
    if before is not None and not before.words.isdisjoint(word_set("sum_products", "shared")):
        yield from _shared(sentence, before)


def _rates(sentence: Sentence) -> Iterable[Rate]:
    for rule in (RATE, LEADING):
        for match, named in sentence.matches(rule):
            unit = match["unit"].lower()
            if unit in TIMESPANS or unit in words("sum_products")["times"] or _counts_of(sentence, unit, named["e"]):
                yield Rate(named["e"], unit)
    for _, named in sentence.matches(SPAN) if "d" in sentence.kinds else ():
        if named["u"].value == 1 and named["u"].unit in TIMESPANS:
            yield Rate(named["e"], named["u"].unit or "", named["u"])


def _counts_of(sentence: Sentence, unit: str, each: Figure) -> list[tuple[Figure, float]]:
    """The figures that count a unit, each with how many of it they are; 24 months in two years."""
    found = []
    unit = words("sum_products")["times"].get(unit, unit)
    for figure in sentence.figures:
        if figure is each or figure.approximate:
            continue
        if figure.kind == "d" and unit in TIMESPANS and figure.unit in TIMESPANS:
            found.append((figure, round(figure.value * TIMESPANS[figure.unit] / TIMESPANS[unit], 1)))
        elif _is_unit(figure, unit):
            found.append((figure, figure.value))
    return found


def _is_unit(figure: Figure, unit: str) -> bool:
    if figure.kind == "n":
        return _singular(figure.unit or "") == unit
    return figure.kind == "l" and words("sum_rates")["units"].get(unit, unit) == figure.unit


def _singular(noun: str) -> str:
    noun = noun.lower()
    return "person" if noun == "people" else noun.removesuffix("s")


def _product(sentence: Sentence, told: Sentence, rate: Rate) -> Iterable[Finding]:
    both = (told, sentence) if told is not sentence else (sentence,)
    figures = [figure for one in both for figure in one.figures]
    alike = [figure for figure in figures if figure.kind == rate.each.kind and figure.unit == rate.each.unit]
    counts = [count for one in both for count in _counts_of(one, rate.unit, rate.each) if count[0] is not rate.span]
    others = [figure for figure in alike if figure is not rate.each and all(figure is not count for count, _ in counts)]
    if len(counts) != 1 or not others or counts[0][1] <= 1:
        return
    (count, times), real = counts[0], rate.each.value * counts[0][1]
    fitting = next((figure for figure in others if _fits(figure, rate.each, times)), None)
    shown = f"{plain(times)} × {plain(rate.each.value)} = {plain(round(real, 2))}"
    if fitting is not None:
        if fitting in sentence.figures:
            yield right(fitting, f"{shown}.", rate.each, count)
        return
    named = [figure for figure in others if figure in sentence.figures and _result(sentence, figure)]
    if (
        len(named) == 1 == len(others)
        and max(named[0].value, real) <= FAR * min(named[0].value, real)
        and named[0].value > rate.each.value
        and not any(figure.bound or figure.approximate for figure in (rate.each, named[0], count))
        and not any(BESIDE.search(BEFORE.sub("", one.masked)) for one in both)
    ):
        yield wrong(
            named[0],
            f"{shown}, not {plain(named[0].value)}.",
            rate.each,
            count,
            value=None if count.kind == "d" else round(real, 2),
        )


def _fits(total: Figure, each: Figure, times: float) -> bool:
    return abs(each.value * times - total.value) <= half(total) + half(each) * times + LOOSE * each.value * times


def _result(sentence: Sentence, figure: Figure) -> bool:
    """Whether the words before a figure, or behind it, call it a result."""
    at = sentence.figures.index(figure)
    return RESULT.search(sentence.gaps[at][-LEAD:]) is not None or IN_ALL.match(sentence.gaps[at + 1]) is not None


def _shared(sentence: Sentence, before: Sentence) -> Iterable[Finding]:
    """A sum that is shared, and in the next sentence what each of so many gets of it."""
    totals = [figure for figure in before.figures if figure.kind == "m"]
    for _, named in sentence.matches(OF_EACH):
        each, count = named["e"], named["n"]
        clean = not any(figure.bound or figure.approximate for figure in (each, count, *totals))
        if len(totals) == 1 and totals[0].unit == each.unit and clean and sentence.kinds.count("m") == 1:
            total, real = totals[0], each.value * count.value
            share = totals[0].value / count.value
            if _fits(total, each, count.value):
                yield right(each, f"{plain(total.value)} ÷ {plain(count.value)} = {plain(round(share, 2))}.", total, count)
            elif not BESIDE.search(sentence.masked) and max(real, total.value) <= FAR * min(real, total.value):
                message = f"{plain(total.value)} ÷ {plain(count.value)} = {plain(round(share, 2))}, not {plain(each.value)}."
                yield wrong(each, message, total, count, value=share if share == int(share) else None)
        return
