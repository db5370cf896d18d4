"""So much for each: "10,000 euros shared by four people, 3,000 each", "$5 million a kilometre for 20 km, $200 million in total"."""

import re
from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import half, right, wrong
from factdesk.checks.sum_rules import Rule, Rules
from factdesk.checks.sums import Figure, Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

SHARED = Rules("sum_rates", "shared")
TIMES = Rules("sum_rates", "times")
COUNTED = Rule("sum_rates", "counted")
OUT_OF = Rule("sum_rates", "out_of")
DAILY = Rules("sum_rates", "daily")
"""So much in all for so long, and what that is a day."""
AT_ONCE = Rule("sum_rates", "at_once")
"""The same for a longer time: "50 tonnes a day, or 350 a week"."""
AT_ONCE_BACK = Rule("sum_rates", "at_once_back")
AVERAGE = Rules("sum_rates", "average")
TIMESPANS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25, "decade": 3652.5}
PRICED = Rules("sum_rates", "priced")
RATE = Rules("sum_rates", "rate")
LOOSE = 0.02
CAP = 0.15
"""The share of a product that the rounding of "2 billion" may take: nobody means 2.5 by it."""
NO_AMOUNTS = str.maketrans("", "", "%payrod")
TWO, THREE = 2, 3
JOINED = re.compile(r"\s*(?:,|,? and|,? then)\s+")


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Multiply what each gets with how many there are."""
    timed = not sentence.words.isdisjoint(TIMESPANS)
    for match, named in sentence.matches(AT_ONCE) if timed else ():
        here, there = TIMESPANS[match["longer"].lower()], TIMESPANS[match["unit"].lower()]
        yield from _judge(named["m"], round(here / there, 1), named["e"], fault=named["m"], count=named["e"])
    for match, named in sentence.matches(AT_ONCE_BACK) if timed else ():
        there, here = TIMESPANS[match["longer"].lower()], TIMESPANS[match["unit"].lower()]
        yield from _judge(named["m"], round(there / here, 1), named["e"], fault=named["e"], count=named["m"])
    if len(sentence.figures) < THREE:
        return
    for pattern in AVERAGE if "average" in sentence.words else ():
        for _, named in sentence.matches(pattern):
            if not _listed(sentence, named["m"]):
                yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])
    if sentence.words & word_set("sum_rates", "eaches"):
        yield from _each(sentence)
    yield from _rates(sentence)


def _listed(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is the last of a list, and so is not all of it."""
    at = sentence.figures.index(figure)
    return at > 0 and sentence.figures[at - 1].kind == figure.kind and JOINED.fullmatch(sentence.gaps[at]) is not None


def _each(sentence: Sentence) -> Iterable[Finding]:
    """So much for each of so many, and what that is in all."""
    for pattern in SHARED:
        for _, named in sentence.matches(pattern):
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])
    for pattern in TIMES if sentence.kinds.count("m") == TWO else ():
        for _, named in sentence.matches(pattern):
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["m"], count=named["n"])
    for _, named in sentence.matches(COUNTED):
        if {named["e"].unit, named["m"].unit} <= {named["m"].unit, None} and not named["e"].bound:
            yield from _judge(named["m"], named["n"].value, named["e"], fault=named["m"], count=named["n"])
    for _, named in sentence.matches(OUT_OF):
        yield from _judge(named["m"], named["n"].value, named["e"], fault=named["e"], count=named["n"])


def _rates(sentence: Sentence) -> Iterable[Finding]:
    """So much for each unit of a measure or of time."""
    done: set[int] = set()
    if len(sentence.kinds.translate(NO_AMOUNTS)) < TWO:
        return
    for pattern in DAILY if "d" in sentence.kinds else ():
        for match, named in sentence.matches(pattern):
            times = _times(match["unit"].lower(), named["x"])
            if times and times > 1 and named["e"].start not in done:
                done.add(named["e"].start)
                yield from _judge(named["m"], times, named["e"], fault=named["e"], count=named["x"])
    for pattern in (*RATE, *PRICED):
        for match, named in sentence.matches(pattern):
            unit = named.get("u")
            if unit:
                times = named["x"].value if unit.value == 1 and unit.unit == named["x"].unit else None
            else:
                times = _times(match["unit"].lower(), named["x"])
            if times and named["m"].start not in done:
                done.add(named["m"].start)
                yield from _judge(named["m"], times, named["e"], fault=named["m"], count=named["x"])


def _times(unit: str, span: Figure) -> float | None:
    """How many of a unit a span holds; 24 months in two years."""
    if span.kind == "d":
        here, there = TIMESPANS.get(span.unit or ""), TIMESPANS.get(unit)
        return round(span.value * here / there, 1) if here and there else None
    if span.kind == "l":
        return span.value if words("sum_rates")["units"].get(unit) == span.unit or unit == span.unit else None
    noun = (span.unit or "").lower()
    return span.value if noun and (noun.startswith(unit[:-1]) or (unit in ("person", "head") and noun == "people")) else None


def _judge(total: Figure, times: float, each: Figure, *, fault: Figure, count: Figure) -> Iterable[Finding]:
    if (
        total.kind != each.kind
        or (total.kind in "ml" and total.unit != each.unit)
        or not times
        or count.approximate
        or each.bound
        or total.bound
    ):
        return
    real = each.value * times
    loose = 0.1 if each.approximate or total.approximate else LOOSE
    room = min(half(each) * times if fault is each else half(total) + half(each) * times, CAP * real) + loose * real
    shown = f"{plain(times)} × {plain(each.value)} = {plain(round(real, 2))}"
    if abs(real - total.value) <= room:
        yield right(fault, f"{shown}.", total, each, count)
    elif fault is total:
        yield wrong(
            total,
            f"{shown}, not {plain(total.value)}.",
            each,
            count,
            value=round(real, 2) if loose == LOOSE and count.kind != "d" else None,
        )
    else:
        share = total.value / times
        value = share if share == int(share) else None
        yield wrong(
            each, f"{shown}, not {plain(total.value)}; each would have {plain(round(share, 2))}.", total, count, value=value
        )
