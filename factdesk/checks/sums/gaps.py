"""Differences between two things: "58 and 49, leaving a surplus of 11", "40 of 200 shops, leaving 150", "three short of the 60 needed"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import comparable, inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

RULES = Rules("sum_gaps", "rules")
GROWN = Rule("sum_gaps", "grown")
POINTS = Rule("sum_gaps", "points")
LEAD = Rule("sum_gaps", "lead")
NET = Rule("sum_gaps", "net")
ALL_BUT = Rules("sum_gaps", "all_but")
DEALS = Rules("sum_gaps", "deals")
FAR = 20
"""Times by which a bare figure may differ from one with a unit and still be of that unit."""
OLDER = Pattern("sum_gaps", "older")
PART_BEFORE = Pattern("sum_parts", "part_before")
THREE = 3

FAR_OFF = 25
"""Times by which a difference is off where it is rather of other figures: two short of a majority, and 162 with the 13 of another party."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Subtract the one from the other, wherever a sentence says what lies between them or is left."""
    if len(sentence.figures) < THREE:
        return
    done: set[int] = set()
    for pattern in RULES if sentence.words & word_set("sum_gaps", "cues") else ():
        for _, named in sentence.matches(pattern):
            if _of_age(sentence, named["b"], named["d"]):
                continue
            if named["a"].start > min(named["b"].start, named["d"].start) or not sentence.ends_list(named["a"]):
                yield from _judge(_part(sentence, named["a"]), named["b"], named["d"], done)
    for _, named in sentence.matches(GROWN) if " by " in sentence.lower else ():
        yield from _judge(named["a"], named["b"], named["d"], done)
    for _, named in sentence.matches(NET) if "net" in sentence.words else ():
        yield from _judge(named["a"], named["b"], named["d"], done)
    yield from _all_but(sentence) if "but" in sentence.words else ()
    yield from _named(sentence, done)


def _all_but(sentence: Sentence) -> Iterable[Finding]:
    """All but a few of a whole, and how many that is: "of the 160 deputies all but one, 159, took part"."""
    for rule in ALL_BUT:
        for _, named in sentence.matches(rule):
            whole, few, said = named["a"], named["b"], named["d"]
            units = {one.unit for one in (whole, said) if one.unit}
            if inexact(whole, few, said) or len(units) > 1 or not few.value < said.value <= whole.value:
                continue
            real = whole.value - few.value
            if real == said.value:
                yield right(said, f"{subtraction(whole, few)}.", whole, few)
            else:
                yield wrong(said, f"{subtraction(whole, few)}, not {plain(said.value)}.", whole, few, value=real)


def _part(sentence: Sentence, figure: Figure) -> Figure:
    """The part of a whole, which is what is compared: "81 of the 150 seats, five more than the 76 needed"."""
    at = sentence.figures.index(figure)
    part = sentence.figures[at - 1] if at else figure
    return part if part.kind == figure.kind and PART_BEFORE.fullmatch(sentence.gaps[at]) else figure


def _of_age(sentence: Sentence, than: Figure, said: Figure) -> bool:
    """Whether people of some age are counted: "of 109, 61 are older than 50"."""
    return said.kind == "n" and OLDER.search(sentence.article.text, max(0, than.start - 20), than.start) is not None


def _named(sentence: Sentence, done: set[int]) -> Iterable[Finding]:
    """Leads between percentages, and what was gained by a sale."""
    for pattern in (POINTS, LEAD) if sentence.kinds.count("%") > 1 and sentence.words & word_set("sum_gaps", "cues") else ():
        for _, named in sentence.matches(pattern):
            yield from _points(named["a"], named["b"], named["d"])
    for pattern in DEALS if sentence.words & word_set("sum_gaps", "sales") else ():
        for _, named in sentence.matches(pattern):
            if named["d"].kind == "m":
                yield from _judge(named["a"], named["b"], named["d"], done)


def _judge(one: Figure, two: Figure, said: Figure, done: set[int]) -> Iterable[Finding]:
    figures = (one, two, said)
    if (
        said.start in done
        or any(figure.written.lower() == "one" for figure in figures)
        or not _alike(one, two, said)
        or any(figure.bound for figure in (one, two))
    ):
        return
    real = abs(one.value - two.value)
    if said.value > max(one.value, two.value):
        return
    shown = subtraction(one, two)
    done.add(said.start)
    if (
        abs(real - said.value) <= slack(figures)
        or (said.bound == "above" and said.value <= real <= said.value * 2)
        or (said.bound == "below" and real <= said.value)
    ):
        yield right(said, f"{shown}.", one, two)
    elif not any(figure.approximate for figure in figures) and real < FAR_OFF * said.value:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=None if said.bound else round(real, 3))


def _points(one: Figure, two: Figure, said: Figure) -> Iterable[Finding]:
    """The points that lie between two percentages."""
    if (said.kind == "n" and said.unit not in ("points", "point")) or inexact(one, two):
        return
    real = round(abs(one.value - two.value), 2)
    shown = subtraction(one, two)
    room = (max(said.step, one.step, two.step) - min(said.step, one.step, two.step)) / 2 + 1e-9  # said in whole points of tenths
    if abs(real - said.value) <= room or inexact(said):
        yield right(said, f"{shown}.", one, two)
    else:
        yield wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=real)


def _alike(one: Figure, two: Figure, said: Figure) -> bool:
    """Whether all three are of one kind, and no two of them count things of different names; ages differ by years."""
    if one.kind == "a" and two.kind in "an":
        return said.kind == "d" and said.unit == "year"
    units = {figure.unit for figure in (one, two, said) if figure.kind == "n" and figure.unit}
    if one.kind != two.kind and max(one.value, two.value) > FAR * min(one.value, two.value):
        return False
    return "a" not in one.kind + two.kind + said.kind and comparable(one, two) and comparable(one, said) and len(units) <= 1
