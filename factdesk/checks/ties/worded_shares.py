"""Shares, ratios, changes and multiples whose figures the words themselves name: "Fewer than half of the 88 councillors – just 41 – came"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.checks.ties.by_words import Named, RulesByWords
from factdesk.checks.ties.framed import fits, judged, shared
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

TWO = 2
WHOLE = 100
FAR = 4
"""Times by which a figure may be off and be meant as what the words make it."""
LOOSE = 0.03
"""The share by which a ratio may be off beside its rounding."""
WORDY, ROUND = 0.07, 0.6
"""The share by which a fraction in words may be off, and the points of a percentage."""
AGAIN = 1.16
"""Times by which a share in words must be off the same in percent."""
PART = 0.04
"""The share by which a slip of the pen must be off that is near what it should be."""
SURE = 1.06
"""Times by which a multiple or a ratio must be off."""
EXACT = 0.0005
"""How near a share of a whole must be to a figure that it is by a slip of the pen."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a share or a multiple and two figures, of which one stands in the last sentence."""
    return many(kinds, "nmld%r") >= TWO and many(kinds[-1:], "nmld%pr") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold every share, ratio, change and multiple that a rule finds against its figures, if one stands in the last sentence."""
    for rule, judge in RULES.of(window):
        for match, named in window.passage.matches(rule):
            figures = list(named.values())
            exact = [one for name, one in named.items() if name != "s"]
            here = len(figures) == 1 or window.touches_last(*figures)
            if here and not any(window.ranged(one) for one in figures) and not vague(*exact):
                yield from judge(window, match, named)


def _comparable(one: Figure, two: Figure) -> bool:
    """Whether two figures may be held against each other where the words do so: a bare number takes the unit of the other."""
    if one.kind == two.kind:
        return one.kind not in "ml" or one.unit == two.unit or (one.kind == "l" and based(one)[1] == based(two)[1])
    return "n" in (one.kind, two.kind) and None in (one.unit, two.unit)


def _in_one_unit(*figures: Figure) -> list[Figure]:
    """Figures with the values of times and measures in one unit where they are told in several."""
    if len({one.unit for one in figures}) == 1 or any(one.kind not in "dl" for one in figures):
        return list(figures)
    first = figures[0]
    values = [based(one)[0] / based(first)[0] * first.value for one in figures]
    return [replace(one, value=value, written=f"{value:.4f}", unit=first.unit) for one, value in zip(figures, values, strict=True)]


def _as_count(figure: Figure) -> Figure:
    """A bare number between commas as a count, which an age would look like."""
    return replace(figure, kind="n", unit=None) if figure.kind == "a" and figure.told.isdigit() else figure


def _share(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """A share, its part and its whole."""
    del match
    part, whole = _in_one_unit(_as_count(named["a"]), named["b"])
    share = shared(window, window.figures.index(named["s"]))
    if share and _comparable(part, whole) and part.value < whole.value:
        yield from judged(window, share, (part, whole))


def _likely_share(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """The same where only a slip of the pen makes sure that the three belong together."""
    part, whole = named["a"], named["b"]
    share = shared(window, window.figures.index(named["s"]))
    if share is None or share.figure.bound or not _comparable(part, whole) or part.value >= whole.value:
        return
    meant = whole.value * share.value
    near = abs(meant - round(meant)) <= EXACT * meant and slipped(part, meant)
    if fits(share, part, whole) or near >= LONG or (near and (part.kind == "m" or match.groupdict().get("mean"))):
        yield from judged(window, share, (part, whole))


def _places(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """How many of those who asked for a place can have one."""
    if singular(named["a"].unit or "") in word_set("tie_worded_shares", "places"):
        yield from _share(window, match, named)


def _of_both(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """By how many to one the part of a whole outnumbers the rest of it."""
    del match
    part, whole, said = named["a"], named["b"], named["x"]
    if whole.value > part.value > whole.value / TWO:
        yield from _ratio_is(window, said, part, part.value / (whole.value - part.value), said.value)


def _ratio(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So many to so many, and the two figures that are in this ratio."""
    del match
    one, two = named["a"], named["b"]
    told = (named["x"].value / named["y"].value) if "y" in named else named["x2"].value
    if not _comparable(one, two) or not two.value or not told:
        return
    real = one.value / two.value
    yield from _ratio_is(window, named.get("x") or named["x2"], one, real if (real > 1) == (told > 1) else 1 / real, told)


def _for_each(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So many of one kind for each of another, and the only number of each kind."""
    said, other = named["x"], singular(match["one"])
    groups = [
        [one for one in window.figures if one is not said and one.kind == "n" and one.unit and singular(one.unit) == noun]
        for noun in (singular(said.unit or match.groupdict().get("many") or ""), other)
    ]
    if all(len(group) == 1 for group in groups) and not vague(groups[0][0], groups[1][0]):
        (much,), (few,) = groups
        yield from _ratio_is(window, said, much, much.value / few.value, said.value)


def _ratio_is(window: Window, said: Figure, part: Figure, real: float, told: float) -> Iterator[Finding]:
    del window
    off = max(real / told, told / real)
    shown = f"the ratio of these figures is {plain(round(real, 2))} to 1"
    if off <= 1 + LOOSE + half(part) / part.value:
        yield right(said, f"{shown}.", part)
    elif SURE < off < FAR:
        yield wrong(said, f"{shown}, not {plain(round(told, 2))} to 1.", part)


def _change(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """What was, what is, and how much of the first was won or lost."""
    del match
    old, new, said = named["a"], named["b"], named["s"]
    if not _comparable(old, new) or said.bound or old.value == new.value:
        return
    share = said.value / (WHOLE if said.kind == "%" else 1)
    room = (said.step / 2 + ROUND) / WHOLE if said.kind == "%" else WORDY * share
    room += (half(new) / new.value + half(old) / old.value) * new.value / old.value + (0.1 * share if said.approximate else 0)
    shown = f"from {plain(old.value)} to {plain(new.value)} is {plain(round(abs(new.value - old.value) / old.value * WHOLE, 1))} percent"
    if abs(_moved(old, new) - share) <= room:
        yield right(said, f"{shown}.", old, new)
        return
    held = [one for one in window.figures if one is not said and alike(one, old)]
    if any(abs(_moved(one, two) - share) <= room for one in held for two in held if one is not two and one is not new):
        return
    if 1 / FAR < _moved(old, new) / share < FAR:
        yield wrong(said, f"{shown}, not {said.told}.", old, new)


def _moved(old: Figure, new: Figure) -> float:
    return abs(new.value - old.value) / old.value


def _times(match: re.Match[str], named: Named) -> tuple[float, str] | None:
    """The multiple that a match tells, by a figure or by a word, and its words."""
    said = named.get("r") or named.get("r2")
    if said is None:
        told = match.groupdict().get("times")
        return (words("tie_worded")["multiples_named"][told.lower()], told) if told else None
    if said.kind == "n" and said.unit != "times":
        return None
    return (said.value, said.told) if said.value > 0 and not said.bound else None


def _multiple(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """How many times another figure one is."""
    del window
    told = _times(match, named)
    if told and _comparable(named["a"], named["b"]):
        one, two = _in_one_unit(named["a"], named["b"])
        yield from _multiple_is(one, two, *told)


def _multiple_before(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """The same of the only figure told before that is like it."""
    told, said = _times(match, named), named["a"]
    place = min(said.start, named["r"].start if "r" in named else said.start)
    before = [one for one in window.figures if one.end <= place and one.kind in "nml" and alike(one, said)]
    if not told or not before or vague(*before):
        return
    fitting = [one for one in before if _near(said, one, told[0]) and not _turned(said, one, told[0])]
    bases = fitting[-1:] or before
    if fitting or len({one.value for one in before}) == 1:
        yield from _multiple_is(said, bases[-1], *told)


def _near(said: Figure, base: Figure, times: float) -> bool:
    return (
        bool(base.value) and abs(said.value / base.value / times - 1) <= WORDY + half(said) / said.value + half(base) / base.value
    )


def _turned(said: Figure, base: Figure, times: float) -> bool:
    """Whether a figure near a multiple is a slip of the pen for what is just that: 9,800 for 9,200, half of 18,400."""
    meant = base.value * times
    return abs(said.value - meant) > PART * meant and meant == round(meant) and slipped(said, meant) >= LONG


def _multiple_is(said: Figure, base: Figure, times: float, told: str) -> Iterator[Finding]:
    real = said.value / base.value
    shown = f"{plain(said.value)} is {round(real, 2):g} times {plain(base.value)}"
    if _near(said, base, times) and not _turned(said, base, times):
        yield right(said, f"{shown}.", base)
    elif 1 / FAR < real / times < FAR:
        yield wrong(said, f"{shown}, which is not “{told}”.", base)


def _often(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """One every so often, and how many times that is in a longer time."""
    often, said = named["b"], named["a"]
    lengths = words("tie_worded_shares")["seconds"]
    unit = (
        often.unit
        if often.kind == "d"
        else next((one.unit for one in reversed(window.figures) if one.kind == "d" and one.end <= often.start), None)
    )
    if unit not in lengths or match["unit"] not in lengths or not often.value:
        return
    real = lengths[match["unit"]] / lengths[unit] / often.value
    shown = f"every {plain(often.value)} {unit}s is {plain(round(real, 2))} times per {match['unit']}"
    if abs(real - said.value) < 1:
        yield right(said, f"{shown}.", often)
    elif 1 / FAR < real / said.value < FAR:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", often)


def _same_time(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """One time told in two units: "Eighteen months – a year and a half –"."""
    del window, match
    one, two = named["a"], named["b"]
    units = words("tie_worded_shares")["times_in"]
    parts = one.unit == two.unit and sum(unit in two.told for unit in word_set("tie_worded_shares", "of_clocks")) > 1
    factor = 1.0 if parts else units.get(f"{one.unit} {two.unit}") or 1 / units.get(f"{two.unit} {one.unit}", float("inf"))
    if not factor or not two.value:
        return
    real = one.value * factor
    if abs(real / two.value - 1) < LOOSE:
        yield right(two, f"{one.told} is {plain(round(real, 2))} {two.unit}s.", one)
    elif 1 / TWO < real / two.value < TWO:
        yield wrong(two, f"{one.told} is {plain(round(real, 2))} {two.unit}s, not {plain(two.value)}.", one)


def _mean(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """Figures of a list and what they average."""
    del window, match
    parts, said = [one for name, one in named.items() if name != "t"], named["t"]
    if not all(_comparable(one, said) for one in parts):
        return
    real = sum(one.value for one in parts) / len(parts)
    shown = f"the {len(parts)} figures average {plain(round(real, 2))}"
    if abs(real - said.value) <= LOOSE * real / TWO + half(said):
        yield right(said, f"{shown}.", *parts)
    elif min(one.value for one in parts) / TWO < said.value < max(one.value for one in parts) * TWO:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", *parts, value=round(real, 2))


def _hundred(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """Two shares of which the second is all that is left."""
    del window, match
    one, two = named["a"], named["b"]
    if two.unit and two.kind == "n":
        return
    added = one.value + two.value
    shown = f"{plain(one.value)} + {plain(two.value)} = {plain(added)}"
    if abs(added - WHOLE) <= one.step / 2 + two.step / 2:
        yield right(two, f"{shown}.", one)
    elif WHOLE / TWO < added < WHOLE * TWO:
        yield wrong(two, f"{shown} percent, not 100.", one, value=WHOLE - one.value)


def _again(window: Window, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """A share in words and the same in percent."""
    del match
    one, two = named["r"], named["s"]
    off = two.value / WHOLE / one.value
    parts = [figure.value for figure in window.figures if figure.kind in "nml"]
    explained = any(abs(part / whole - two.value / WHOLE) <= 1 / WHOLE for part in parts for whole in parts if whole > part)
    if 1 - WORDY < off < 1 + WORDY:
        yield right(two, f"{one.told} is {plain(round(one.value * WHOLE, 1))} percent.", one)
    elif one.value < 1 and not explained and not one.bound and not 1 / AGAIN < off < AGAIN and 1 / FAR < off < FAR:
        yield wrong(two, f"{one.told} is {plain(round(one.value * WHOLE, 1))} percent, not {plain(two.value)}.", one)


def _rules(name: str) -> Iterable[Rule]:
    return Rules("tie_worded_shares", name)


RULES = RulesByWords(
    (
        (_rules("shares"), _share),
        (_rules("likely_shares"), _likely_share),
        (_rules("for_places"), _places),
        (_rules("of_both"), _of_both),
        (_rules("ratios"), _ratio),
        (_rules("for_each"), _for_each),
        (_rules("changes"), _change),
        (_rules("multiples"), _multiple),
        (_rules("multiples_before"), _multiple_before),
        (_rules("often"), _often),
        (_rules("same_time"), _same_time),
        (_rules("means"), _mean),
        (_rules("hundred"), _hundred),
        (_rules("again"), _again),
    )
)
