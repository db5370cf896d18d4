"""Sums whose figures the words themselves name, whatever others stand between: "by 14 votes to nine … All 25 were there … a margin of five"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.numbers.mentions import based
from factdesk.checks.products.roles import STANDARD, singular
from factdesk.checks.sums.figures import Figure, value_of
from factdesk.checks.sums.reckoning import half, right, slack, wrong
from factdesk.checks.sums.rules import Rules
from factdesk.checks.ties.by_words import Named, RulesByWords
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

ELSEWHERE = Pattern("tie_worded", "elsewhere")
TWO = 2
FAR = 4
"""Times by which a result may be off and be meant as it."""
LOOSE = 0.02
"""The share by which a product may be off beside its rounding."""
SAME = 0.001
"""The share by which two figures of one sum of money may differ."""
PERIODS = STANDARD | {
    ("second", "minute"): (60,),
    ("minute", "hour"): (60,),
    ("hour", "week"): (40, 35, 48, 36, 37, 37.5, 38, 39, 168),
    ("fortnight", "year"): (26, 24),
    ("fortnight", "month"): (2, 2.17),
    ("quarter", "year"): (4,),
    ("month", "quarter"): (3,),
    ("day", "year"): (365, 366, 364, 360, 200),
    ("week", "year"): (52, 53, 46),
    ("day", "month"): (30, 31, 18),
}
"""How many of a unit of time a longer one may hold, the plain number first and the least that is worked or open last."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures, of which one stands in the last sentence."""
    return many(kinds, "nmlday%") >= TWO and many(kinds[-1:], "nmlday%") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Do each sum again that a rule finds, if it ends in the last sentence."""
    for rule, judge in RULES.of(window):
        for match, slots in window.passage.matches(rule):
            named = {name.rstrip("1"): one for name, one in slots.items()}  # the same slot in another order
            figures = list(named.values())
            if window.touches_last(*figures) and not any(window.ranged(one) or one.approximate or one.bound for one in figures):
                yield from judge(window, match, named)


def _alike(*figures: Figure) -> bool:
    """Whether figures are of one kind and unit; a bare number, or one of degrees, takes what stands beside it."""
    kinds = {"%" if one.kind == "p" else one.kind for one in figures} - {"n"}
    units = {one.unit for one in figures if one.kind in "ml"} - word_set("tie_worded", "bare_units")
    return len(kinds) <= 1 and (len(units) <= 1 or kinds == {"d"})


def _values(figures: Sequence[Figure]) -> list[float]:
    """Their values, those of times of several units in the first of them."""
    if len({one.unit for one in figures}) > 1 and all(one.kind == "d" for one in figures):
        return [based(one)[0] for one in figures]
    return [one.value for one in figures]


def _gap(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """What lies between two figures."""
    del match
    yield from _apart(window, named["a"], named["b"], named["d"])


def _sure_gap(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """What lies between two figures of which no others around can be meant."""
    del match
    yield from _apart(window, named["a"], named["b"], named["d"], sure=True)


def _extremes(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """What lies between the first and the last by rank of all figures that are told before: "the highest and the lowest"."""
    del match
    said = named["d"]
    held = [one for one in window.figures if one.start < said.start and one.kind == said.kind and one.unit == said.unit]
    if len(held) > TWO and said.unit and not vague(*held) and not any(one.approximate for one in held):
        yield from _apart(window, max(held, key=value_of), min(held, key=value_of), said)


def _than(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """What a sentence holds against a figure: the one before it that counts the same, or the total with which a list was told."""
    del match
    said, than = named["d"], named["b"]
    number = window.sentence(said)
    before = [one for one in window.figures if window.sentence(one) == number - 1 and one.kind == than.kind]
    unit = singular(than.unit or "")
    own = [one for one in before if unit and singular(one.unit or "") == unit]
    others = [one.value for one in before[1:]]
    whole = before[:1] if len(others) > 1 and sum(others) == before[0].value else []
    if len(own or whole) == 1 and said.value < max(than.value, (own or whole)[0].value):
        yield from _apart(window, than, (own or whole)[0], said, sure=bool(whole))


def _apart(window: Window, one: Figure, two: Figure, said: Figure, *, sure: bool = False) -> Iterator[Finding]:
    timed = one.kind in "ay"
    if not (_alike(one, two, said) or (timed and one.kind == two.kind and said.unit == "year")) or vague(one, two):
        return
    first, second, told = _values((one, two, said))
    real = abs(first - second)
    if abs(real - told) <= (1 if timed else slack((one, two, said))):
        yield right(said, f"{subtraction(one, two)}.", one, two)
        return
    if (
        (not sure and not real / FAR < told < real * FAR)
        or told >= max(first, second)
        or ELSEWHERE.match(window.after(window.figures.index(said)))
    ):
        return
    near = (min(first, second) / TWO, max(first, second) * TWO)
    others = [figure.value for figure in window.figures if figure is not said and figure.kind == one.kind]
    others = [value for value in others if near[0] <= value <= near[1]]
    if sure or not any(abs(abs(high - low) - told) <= slack((said,)) for high in others for low in others):
        exact = told == said.value and not timed
        yield wrong(said, f"{subtraction(one, two)}, not {plain(said.value)}.", one, two, value=round(real, 2) if exact else None)


def _sum(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """Parts and the whole that they are all of."""
    del window, match
    parts, whole = [named[name] for name in "abce" if name in named], named["t"]
    told, *values = _values((whole, *parts))
    added = sum(values)
    if vague(whole, *parts):
        return
    if abs(added - told) <= slack((whole, *parts)):
        yield right(whole, f"the parts add up: {addition(parts)}.", *parts)
    elif told / TWO < added < told * TWO and told != whole.value:
        yield wrong(whole, f"{' + '.join(one.told for one in parts)} is not {whole.told}.", *parts)
    elif told / TWO < added < told * TWO:
        yield wrong(whole, f"the parts do not add up to {plain(whole.value)}: {addition(parts)}.", *parts, value=added)


def _over_all(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """By how much a part of a whole is more than all the others of it together."""
    del window, match
    part, whole, said = named["a"], named["t"], named["d"]
    others = whole.value - part.value
    shown = f"{plain(part.value)} is {plain(abs(part.value - others))} more than the other {plain(others)} of {plain(whole.value)}"
    if vague(part, whole, said) or others <= 0 or others >= part.value:
        return
    if said.value == part.value - others:
        yield right(said, f"{shown}.", part, whole)
    else:
        yield wrong(said, f"{shown}, not {plain(said.value)} more.", part, whole, value=part.value - others)


def _at_most(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """Parts that come to more than their whole."""
    parts = [named[name] for name in "abc" if name in named]
    pair, whole = named.get("pair"), named["t"]
    if (pair is None or pair.value == len(parts)) and _alike(whole, *parts):
        added = sum(one.value for one in parts)
        if abs(added - whole.value) <= slack((whole, *parts)) or added > whole.value + slack((whole, *parts)):
            yield from _sum(window, match, {name: one for name, one in named.items() if name != "pair"})


def _likely_product(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """The same where only a slip of the pen makes sure that the three belong together."""
    for finding in _product(window, match, named):
        said = named["t"]
        real = next((way for way in _reals(match, named) if slipped(said, way) >= LONG), None)
        if finding.outcome is not Outcome.CONTRADICTED or real is not None:
            yield finding


def _reals(match: re.Match[str], named: Named) -> list[float]:
    """What a rate may come to."""
    each, _ = _each_and_whole(named)
    return [each.value * named["b"].value * times for times in _ways(match, named)]


def _each_and_whole(named: Named) -> list[Figure]:
    return in_one_coin(named.get("a") or named["a2"], named["t"])


def _ways(match: re.Match[str], named: Named) -> Sequence[float]:
    """How many of what a rate is for the number holds one of."""
    number, unit = named["b"], match.groupdict().get("unit")
    if unit and singular(number.unit or "") != singular(unit):
        return STANDARD.get((unit, number.unit or ""), ()) or _finer(number, unit)
    if "c" in named:
        return (1 / named["c"].value,) if number.unit == named["c"].unit or number.kind == "n" else ()
    return (1,)


def _product(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So much for each, how many, and what it comes to."""
    each, whole = _each_and_whole(named)
    number, ways = named["b"], _ways(match, named)
    if not _alike(each, whole) or vague(each, number, whole) or not each.value:
        return
    reals = [each.value * number.value * times for times in ways]
    for real, times in zip(reals, ways, strict=True):
        if abs(real - whole.value) <= max(half(whole), LOOSE * real, half(each) * number.value * times):
            yield right(whole, f"{plain(round(number.value * times, 4))} × {_shown(each)} = {plain(round(real, 2))}.", each, number)
            return
    if reals and reals[0] / FAR < whole.value < reals[0] * FAR and not _explained(window, each, whole, number):
        shown = f"{plain(round(number.value * ways[0], 4))} × {_shown(each)} = {plain(round(reals[0], 2))}"
        if each.start > whole.start:
            yield wrong(
                each, f"{shown}, not {plain(whole.value)}.", whole, number, value=round(each.value * whole.value / reals[0], 2)
            )
        else:
            yield wrong(whole, f"{shown}, not {plain(whole.value)}.", each, number, value=round(reals[0], 2))


def _shown(each: Figure) -> str:
    return plain(each.value) if each.value >= 1 else f"{each.value:g}"


def _finer(number: Figure, unit: str) -> Sequence[float]:
    """How many of a unit one of the unit of a measure holds."""
    many = words("tie_worded")["finer"].get(f"{unit} {number.unit}")
    return (many,) if many else ()


def in_one_coin(*figures: Figure) -> list[Figure]:
    """Sums of money with the cents and pence among them as parts of the whole coin of the others."""
    coins = words("sums")["coins"]
    whole = next((one.unit for one in figures if one.kind == "m" and one.unit not in coins), None)
    return [
        replace(one, value=one.value * coins[one.unit], unit=whole, written=f"{one.value * coins[one.unit]:.6g}")
        if whole and one.kind == "m" and one.unit in coins
        else one
        for one in figures
    ]


def _period(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So much in one unit of time, and what that is in another."""
    del window
    one, two = in_one_coin(named["a"], named["t"])
    first, second = (
        match.groupdict().get(name) or (named[slot].unit if slot in named else None)
        for name, slot in (("unit", "u"), ("other", "v"))
    )
    paid = match.re.groupindex.get("whole") is not None
    first = first or ("year" if paid else None)
    if not first or not second or not _alike(one, two) or vague(one, two) or not one.value:
        return
    first, second = first.lower(), second.lower()
    many = PERIODS.get((first, second), ())
    less = () if many else PERIODS.get((second, first), ())
    ways = [float(times) for times in many] or [1 / times for times in less]
    reals = [one.value * times for times in ways]
    if any(abs(real - two.value) <= max(half(two) + half(one) * real / one.value, LOOSE * real) for real in reals):
        yield right(named["t"], f"{plain(one.value)} per {first} is {plain(two.value)} per {second}.", named["a"])
    elif reals and reals[0] / FAR < two.value < reals[0] * FAR and (paid or _no_bargain(two, reals, longer=bool(many))):
        message = f"{plain(one.value)} per {first} is {plain(round(reals[0], 2))} per {second}, not {plain(two.value)}."
        yield wrong(named["t"], message, named["a"])


def _no_bargain(said: Figure, reals: Sequence[float], *, longer: bool) -> bool:
    """Whether a sum is none that is worked only in part of the time, and no price that is less for those who pay it at once."""
    if min(reals) <= said.value <= max(reals):
        return False
    cheaper = said.value < min(reals) if longer else said.value > max(reals)
    turned = slipped(said, reals[0]) >= LONG and sorted(plain(said.value)) == sorted(plain(reals[0]))
    return said.kind != "m" or not cheaper or turned


def _explained(window: Window, each: Figure, whole: Figure, number: Figure) -> bool:
    """Whether another number of the passage makes the total of the rate."""
    others = [one.value for one in window.figures if one not in (each, whole, number) and one.kind in "nd"]
    return any(abs(each.value * value - whole.value) <= LOOSE * whole.value for value in others)


def _again(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """A sum in crores or lakhs, and the same in millions or billions."""
    del window, match
    one, two = named["a"], named["b"]
    if word_set("tie_worded", "indian").isdisjoint(one.told.lower().split()) or one.unit != two.unit or one.kind != two.kind:
        return
    if abs(one.value - two.value) <= max(SAME * one.value, half(one), half(two)):
        yield right(two, f"{one.told} is {plain(one.value)}.", one)
    else:
        yield wrong(two, f"{one.told} is {plain(one.value)}, not {plain(two.value)}.", one, value=one.value)


def _multiple(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """How many times another figure one is: "5 percent, half the 10 percent of 2009"."""
    del window
    one, two = named["a"], named["b"]
    told = match.groupdict().get("times")
    times = named["r"].value if told is None else words("tie_worded")["multiples_named"][told.lower()]
    if not _alike(one, two) or vague(one, two) or not times or not one.value or not two.value:
        return
    first, second = _values((one, two))
    real, said = first / second, named.get("r", one)
    shown = f"{one.told} is {round(real, 2):g} times {two.told}" if one.kind == "d" else ""
    shown = shown or f"{plain(one.value)} is {round(real, 2):g} times {plain(two.value)}"
    if abs(real / times - 1) <= LOOSE + half(one) / one.value + half(two) / two.value:
        yield right(said, f"{shown}.", one, two)
    elif 1 / FAR < real / times < FAR and abs(real / times - 1) > 5 * LOOSE:
        yield wrong(said, f"{shown}.", one, two)


RULES = RulesByWords(
    (
        (Rules("tie_worded", "gaps"), _gap),
        (Rules("tie_worded", "sure_gaps"), _sure_gap),
        (Rules("tie_worded", "sums"), _sum),
        (Rules("tie_worded", "over_all"), _over_all),
        (Rules("tie_worded", "at_most"), _at_most),
        (Rules("tie_worded", "products"), _product),
        (Rules("tie_worded", "likely_products"), _likely_product),
        (Rules("tie_worded", "periods"), _period),
        (Rules("tie_worded", "again"), _again),
        (Rules("tie_worded", "multiples"), _multiple),
        (Rules("tie_worded", "extremes"), _extremes),
        (Rules("tie_worded", "than"), _than),
    )
)
