"""Sums whose figures the words themselves name, whatever others stand between: "by 14 votes to nine … All 25 were there … a margin of five"."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.products.roles import STANDARD, singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, slack, wrong
from factdesk.checks.sums.rules import Rule, Rules
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

Named = Mapping[str, Figure]
Judge = Callable[[Window, re.Match[str], Named], Iterator[Finding]]


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures, of which one stands in the last sentence."""
    return many(kinds, "nmlday%") >= TWO and many(kinds[-1:], "nmlday%") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Do each sum again that a rule finds, if it ends in the last sentence."""
    lower, told = window.passage.lower, window.vocabulary
    for rules, judge in JUDGES:
        for rule in rules:
            if rule.cue not in lower or (rule.words and rule.words.isdisjoint(told)):
                continue
            for match, named in window.passage.matches(rule):
                figures = list(named.values())
                if window.touches_last(*figures) and not any(window.ranged(one) or one.approximate or one.bound for one in figures):
                    yield from judge(window, match, named)


def _alike(*figures: Figure) -> bool:
    """Whether figures are of one kind and unit; a bare number, or one of degrees, takes what stands beside it."""
    kinds = {one.kind for one in figures} - {"n"}
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
        yield from _apart(window, max(held, key=_value), min(held, key=_value), said)


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


def _value(figure: Figure) -> float:
    return figure.value


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
    added = sum(one.value for one in parts)
    if vague(whole, *parts):
        return
    if abs(added - whole.value) <= slack((whole, *parts)):
        yield right(whole, f"the parts add up: {addition(parts)}.", *parts)
    elif whole.value / TWO < added < whole.value * TWO:
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


def _product(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So much for each, how many, and what it comes to."""
    each, number, whole = named["a"], named["b"], named["t"]
    unit = match.groupdict().get("unit")
    ways: Sequence[float] = (1,)
    if unit and number.unit != unit:
        ways = STANDARD.get((unit, number.unit or ""), ())
    elif "c" in named:
        ways = (1 / named["c"].value,)
    if not _alike(each, whole) or vague(each, number, whole) or not each.value:
        return
    reals = [each.value * number.value * times for times in ways]
    for real, times in zip(reals, ways, strict=True):
        if abs(real - whole.value) <= max(half(whole), LOOSE * real, half(each) * number.value * times):
            yield right(
                whole, f"{plain(round(number.value * times, 4))} × {plain(each.value)} = {plain(round(real, 2))}.", each, number
            )
            return
    if reals and reals[0] / FAR < whole.value < reals[0] * FAR and not _explained(window, each, whole, number):
        shown = f"{plain(round(number.value * ways[0], 4))} × {plain(each.value)} = {plain(round(reals[0], 2))}"
        if each.start > whole.start:
            yield wrong(
                each, f"{shown}, not {plain(whole.value)}.", whole, number, value=round(each.value * whole.value / reals[0], 2)
            )
        else:
            yield wrong(whole, f"{shown}, not {plain(whole.value)}.", each, number, value=round(reals[0], 2))


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
    if not _alike(one, two) or vague(one, two) or not times:
        return
    real, said = one.value / two.value, named.get("r", one)
    shown = f"{plain(one.value)} is {round(real, 2):g} times {plain(two.value)}"
    if abs(real / times - 1) <= LOOSE + half(one) / one.value + half(two) / two.value:
        yield right(said, f"{shown}.", one, two)
    elif 1 / FAR < real / times < FAR and abs(real / times - 1) > 5 * LOOSE:
        yield wrong(said, f"{shown}.", one, two)


JUDGES: tuple[tuple[Iterable[Rule], Judge], ...] = (
    (Rules("tie_worded", "gaps"), _gap),
    (Rules("tie_worded", "sure_gaps"), _sure_gap),
    (Rules("tie_worded", "sums"), _sum),
    (Rules("tie_worded", "over_all"), _over_all),
    (Rules("tie_worded", "at_most"), _at_most),
    (Rules("tie_worded", "products"), _product),
    (Rules("tie_worded", "again"), _again),
    (Rules("tie_worded", "multiples"), _multiple),
    (Rules("tie_worded", "extremes"), _extremes),
    (Rules("tie_worded", "than"), _than),
)
