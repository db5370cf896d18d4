"""So much for each, times so many, is so much in all: "six nights at £85 a night, and put in a claim for £480".

The parts are recognised by the words beside them (`roles.py`). If any reading of them fits, the sum is right; only if there is one
rate, one number and one total, and nothing else in the sentence that the total could hold, is it called wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from math import hypot
from operator import add, mul

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import (
    DAYS,
    EACH,
    STANDARD,
    STOP,
    Count,
    Rate,
    Total,
    after,
    before,
    counts,
    periods,
    rates,
    totals,
)
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.sums.sentences import Sentence, together
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

CUE, LIKE_CUE = Pattern("product_sums", "cue"), Pattern("product_sums", "cue_signs")
MORE_IN_IT = Pattern("product_roles", "more_in_it")
OPENS = Pattern("product_roles", "opens")
OR_INSTEAD = Pattern("product_sums", "or_instead")
SAME = Pattern("product_sums", "same")
BEHIND = Pattern("product_roles", "behind")
CAPACITY = Pattern("product_roles", "capacity")
OF_OLD = Pattern("product_sums", "of_old")
OR_ELSE = Pattern("ties", "or_else")
MOST = 9
"""Figures of a passage that is read; with more, nobody can tell which belongs to which."""
PART = 0.1
"""The share by which a rough part of a total may be off that its rate comes to."""
LOOSE = 0.02
"""The share by which a product of rounded figures may be off beside their rounding."""
EXACT = 0.004
CAP = 0.15
ROUNDED = 0.12
"""The part of a total that its rounding may take."""
"""The share of a product that the rounding of "2 billion" may take: nobody means 2.5 by it."""
HUNDRED = 100
MONTHS = 12
"""From this on, so many of a unit of time make a year."""
FAR = 2.5
"""A total that is more times off is of something else, but for a nought too many."""
NEAR = 0.05
LETTERS = 25
"""Letters behind the last part in which a word may still tell of something else."""


def sums(passage: Sentence) -> Iterable[Finding]:
    """Multiply every rate of a sentence with its number."""
    if 1 < len(passage.figures) <= MOST and passage.answer(rated):
        yield from _solve(passage, 0)


def across(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """Multiply every rate with a number or a total that stands in the sentence before or after it."""
    if len(one.figures) + len(two.figures) > MOST or not (two.answer(rated) or one.answer(rated)):
        return
    passage = together(one, two)
    yield from _solve(passage, len(one.figures))


def rated(told: Sentence) -> bool:
    """Whether anything in a sentence may be so much for each; without, a passage has no rate."""
    likely = not told.words.isdisjoint(word_set("product_sums", "cue_words")) or ("n" in told.kinds and "m" in told.kinds)
    likely = likely or any(map(told.lower.__contains__, word_set("product_sums", "cue_stems")))
    return (likely or LIKE_CUE.search(told.lower) is not None) and CUE.search(
        told.lower
    ) is not None  # most sentences have nothing like it, and the pattern is slow


def _solve(passage: Sentence, edge: int) -> Iterable[Finding]:
    """Judge every rate; with an edge, only where its parts stand on both sides of it."""
    known = list(rates(passage))
    for rate in known:
        found = None if _goes_on(passage, rate) else _judge(passage, rate, known, edge)
        if found:
            yield found


def _goes_on(passage: Sentence, rate: Rate) -> bool:
    """Whether others have other rates, told in fewer words ("two were fined 18,000 each, two 9,500"), or this one is a price of old."""
    following = passage.figures[rate.at + 1 : rate.at + 3]
    fewer = len(following) > 1 and following[0].kind == "n" and following[0].unit is None and passage.gaps[rate.at + 2] == " "
    return (fewer and _amount(following[1], rate.figure)) or OF_OLD.search(passage.gaps[rate.at]) is not None


def _judge(passage: Sentence, rate: Rate, known: Sequence[Rate], edge: int) -> Finding | None:
    rivals = {other.at for other in known if other is not rate and _alike(rate, other) and not _longer(rate, other)}
    sums_up = totals(passage, rate, rivals)
    many = counts(passage, rate, {total.at for total in sums_up if total.figure.kind == "n" and rate.unit == EACH} | rivals)
    sums_up = [total for total in sums_up if total.at not in {count.at for count in many}]
    if rate.average:
        of_a_list = passage.kinds[: rate.at].endswith("nl")  # 238.5 and 241.5 metres, an average of 240
        sums_up = [] if of_a_list else [total for total in sums_up if total.at < rate.at][-1:]
    fitting = _fitting(passage, rate, many, sums_up)
    if fitting or not sums_up:
        return _right(rate, *fitting) if fitting and _spans(edge, rate.at, fitting[0].at, fitting[1].at) else None
    if not many and len(sums_up) == 1 and not edge:
        return _period(passage, rate, sums_up[0])
    told = _only(passage, rate, many, sums_up)
    if told and edge and any(other.at == told[0].at and other.unit in DAYS for other in known):
        return None
    if told is None or rivals or not _spans(edge, rate.at, told[0].at, told[1].at):
        return None
    if _apart(passage, rate, told[1]) or _explained(passage, rate, many, sums_up) or not _told(passage, rate, *told):
        return None
    return _wrong(rate, *told)


def _apart(passage: Sentence, rate: Rate, total: Total) -> bool:
    """Whether a rate is told instead of a total: "€80 for one; or €45 each for four"."""
    first, last = sorted((rate.at, total.at))
    return any(OR_ELSE.search(gap) for gap in passage.small[first + 1 : last + 1])


def _fitting(passage: Sentence, rate: Rate, many: Sequence[Count], sums_up: Sequence[Total]) -> tuple[Count, Total] | None:
    """A number and a total that the rate fits."""
    for total in sums_up:
        late = total.at > rate.at
        for count in many:
            if count.at != total.at and _fits(rate, count.times, (count.figure,), total.figure, after_rate=late):
                return count, total
        for times in periods(passage, total.at, rate):
            if _fits(rate, times, (), total.figure, after_rate=late):
                return Count(rate.at, rate.figure, times, sure=True), total
    return None


def _period(passage: Sentence, rate: Rate, total: Total) -> Finding | None:
    """A total that is told for a longer time than its rate: "£9 a month, or £118 a year"."""
    times = periods(passage, total.at, rate)
    if not times or abs(total.at - rate.at) > 1 or not (total.strong or SAME.search(before(passage, max(total.at, rate.at)))):
        return None
    whole = [rate.figure.value * many for many in times]
    if min(whole) * (1 - LOOSE) <= total.figure.value <= max(whole) * (1 + LOOSE):
        return None
    if (
        total.figure.kind == "m"
        and total.figure.value < min(whole)
        and OR_INSTEAD.fullmatch(before(passage, max(total.at, rate.at)))
    ):
        return None  # a price that is less for those who pay it at once
    nothing_else = not (MORE_IN_IT.search(before(passage, max(total.at, rate.at))) or total.figure.bound or rate.figure.approximate)
    plainly = SAME.search(before(passage, max(total.at, rate.at))) is not None and noughts(whole[0], total.figure.value)
    if not nothing_else or not (plainly or _near(whole[0], total.figure.value, rate)):
        return None
    return _wrong(rate, Count(rate.at, rate.figure, times[0], sure=True), total)


def _longer(rate: Rate, other: Rate) -> bool:
    """Whether another rate is of a time, and a longer one, so that it may be the total: £21 an hour, £840 a week."""
    return other.unit in DAYS and (rate.unit not in DAYS or DAYS[other.unit] > DAYS[rate.unit])


def _alike(rate: Rate, other: Rate) -> bool:
    return rate.figure.kind == other.figure.kind and rate.figure.unit == other.figure.unit


def _spans(edge: int, *places: int) -> bool:
    return not edge or (min(places) < edge <= max(places))


def _only(passage: Sentence, rate: Rate, many: Sequence[Count], sums_up: Sequence[Total]) -> tuple[Count, Total] | None:
    """The one number and the one total, if there is but one of each."""
    plainly = [count for count in many if count.sure]
    unsure = [count for count in many if not count.sure and count.figure not in [sure.figure for sure in plainly]]
    strong = [replace(total, strong=True) for total in sums_up if total.strong or _opens(passage, total, rate, plainly)]
    if len(plainly) != 1 or unsure or len(strong) != 1 or len(sums_up) != 1:
        return None
    first, last = sorted((rate.at, plainly[0].at, strong[0].at))[::2]
    parts = (rate.figure, plainly[0].figure, strong[0].figure)
    between = passage.figures[first : last + 1] if rate.count is None else passage.figures[first:]
    more = any(_amount(figure, rate.figure) and figure not in parts for figure in between)
    return None if more and rate.figure.kind == "m" else (plainly[0], strong[0])


def _amount(figure: Figure, like: Figure) -> bool:
    """Whether a figure is a sum of money like another, or a bare number that may be one."""
    return (figure.kind == like.kind and figure.unit == like.unit) or (
        figure.kind == "n" and not figure.unit and figure.value * HUNDRED >= like.value
    )


def _opens(passage: Sentence, total: Total, rate: Rate, many: Sequence[Count]) -> bool:
    """Whether a number and its rate follow a figure at once, as what it is for: £480 for six nights at £85."""
    if rate.average and rate.at > total.at:
        return True
    following = {total.at + 1, total.at + 2}
    if rate.at not in following or not OPENS.match(after(passage, total.at)):
        return False
    return any(count.at in following for count in many) or rate.at == total.at + 1


def _fits(rate: Rate, times: float, of: Sequence[Figure], total: Figure, *, after_rate: bool) -> bool:
    each = rate.figure
    real = each.value * times
    inexact = any(figure.rounded or figure.approximate or figure.bound for figure in (each, total, *of)) or not after_rate
    spread = (half(each) if after_rate and not each.approximate else max(half(each), each.step / 2)) * times
    spread += sum(half(figure) / figure.value for figure in of if figure.value) * real
    room = max(hypot(min(spread, CAP * real), _rounding(total)), (LOOSE if inexact else EXACT) * real) + DUST
    if total.bound == "above" or each.bound == "below":
        return total.value - room <= real <= total.value * 1.5 + room
    if total.bound == "below" or each.bound == "above":
        return total.value * 0.6 - room <= real <= total.value + room
    return abs(real - total.value) <= room


def _rounding(total: Figure) -> float:
    """How far a total may be off by its rounding: nobody calls 1.6 million 2 million."""
    return half(total) if total.approximate else min(half(total), ROUNDED * total.value)


def _divided_here(passage: Sentence, rate: Rate) -> bool:
    """Whether an average is that of two figures right before it: "182 yards on 26 carries, an average of 7.0"."""
    if not rate.average or rate.at < 2:  # noqa: PLR2004
        return False
    total, count = passage.figures[rate.at - 2 : rate.at]
    return bool(count.value) and abs(total.value / count.value - rate.figure.value) <= rate.figure.step


def _explained(passage: Sentence, rate: Rate, many: Sequence[Count], sums_up: Sequence[Total]) -> bool:
    """Whether the figures give the total in some other way: two rates, a second number, an amount more or less."""
    longer = {many for (unit, _), ways in STANDARD.items() if unit == rate.unit for many in ways if many >= MONTHS}
    if _divided_here(passage, rate) or any(
        abs(rate.figure.value * many / total.figure.value - 1) < EXACT for many in longer for total in sums_up
    ):  # £52,000, or £1,000 a week, for 30 weeks' work
        return True
    free = [figure for at, figure in enumerate(passage.figures) if at != rate.at]
    held = {total.figure.start for total in sums_up}
    ways = [
        {count.times for count in many if passage.figures[count.at] is figure} or {figure.value}
        for figure in free
        if figure.kind in "nd" and figure.start not in held and figure.value > 1
    ]
    values = {value for way in ways for value in way}
    for one, two in combinations(ways, 2):
        values |= {of(a, b) for a in one for b in two for of in (mul, add, gap)}
    shares = [figure.value / (100 if figure.kind == "%" else 1) for figure in free if figure.kind in "%r"]
    amounts = [figure.value for figure in free if figure.kind == rate.figure.kind and figure.unit == rate.figure.unit]
    for total in sums_up:
        room = _rounding(total.figure) + EXACT * total.figure.value
        wanted = [total.figure.value]
        wanted += [total.figure.value + sign * amount for amount in amounts for sign in (-1, 1) if amount != total.figure.value]
        wanted += [total.figure.value / (1 + sign * share) for share in shares for sign in (-1, 1) if share < 1]
        reals = [rate.figure.value * times for times in values if times not in {count.times for count in many if count.sure}]
        sure = [rate.figure.value * count.times for count in many]
        if any(abs(real - want) <= room for real in reals for want in wanted[:1]):
            return True
        if any(abs(real - want) <= room for real in sure for want in wanted):
            return True
        if any(abs(real - total.figure.value * share) <= PART * real for real in sure for share in shares):
            return True  # they were paid 1,200, and nearly half of it went on a fare of about 280 each
    return False


def gap(one: float, two: float) -> float:
    """What lies between two numbers."""
    return abs(one - two)


def _told(passage: Sentence, rate: Rate, count: Count, total: Total) -> bool:
    """Whether no word says that the total holds more, or that the number is another one."""
    first, last = sorted((rate.at, count.at, total.at))[::2]
    middle = passage.lower[passage.places[first] : passage.places[last] + 1]
    behind = after(passage, last)[:LETTERS]
    ahead = before(passage, first)[-LETTERS:] if not STOP.search(middle) else ""
    if MORE_IN_IT.search(middle) or MORE_IN_IT.search(behind) or MORE_IN_IT.search(ahead) or BEHIND.match(behind):
        return False
    if (rate.loose or rate.unit == EACH) and not total.strong:
        return rate.count is not None
    real = rate.figure.value * count.times
    if total.figure.value < real and rate.figure.kind == "n" and CAPACITY.search(passage.lower):
        return False
    reckoned = rate.figure.kind != "m" or count.figure.value == 1
    return not (reckoned and _between(rate, count, total)) and _near(real, total.figure.value, rate)


def _between(rate: Rate, count: Count, total: Total) -> bool:
    """Whether a total lies between what the days of work and all days of a time would give."""
    ways = STANDARD.get((rate.unit, count.figure.unit or ""), ()) if count.figure.kind == "d" else ()
    reals = [rate.figure.value * many * count.figure.value for many in ways]
    return len(reals) > 1 and min(reals) <= total.figure.value <= max(reals)


def _near(one: float, two: float, rate: Rate) -> bool:
    """Whether two figures may be meant for one: alike, or with a nought too many where the rate itself names its number."""
    named = rate.count is not None or rate.unit == EACH
    return max(one, two) / min(one, two) < FAR or (named and noughts(one, two))


def noughts(one: float, two: float) -> bool:
    """Whether two figures differ by noughts alone."""
    return any(abs(max(one, two) / min(one, two) / by - 1) < NEAR for by in (10, 100, 1000))


def _shown(rate: Rate, times: float) -> str:
    return f"{plain(times)} × {plain(rate.figure.value)} = {plain(round(rate.figure.value * times, 2))}"


def _right(rate: Rate, count: Count, total: Total) -> Finding:
    fault = total.figure if total.at > rate.at else rate.figure
    return right(fault, f"{_shown(rate, count.times)}.", *_others(fault, rate, count, total))


def _others(fault: Figure, rate: Rate, count: Count, total: Total) -> list[Figure]:
    return [figure for figure in (total.figure, rate.figure, count.figure) if figure is not fault]


def _wrong(rate: Rate, count: Count, total: Total) -> Finding:
    shown = _shown(rate, count.times)
    if total.at > rate.at and not total.shared:
        value = round(rate.figure.value * count.times, 2)
        return wrong(
            total.figure,
            f"{shown}, not {plain(total.figure.value)}.",
            rate.figure,
            count.figure,
            value=None if rate.figure.approximate else value,
        )
    share = total.figure.value / count.times
    value = round(share, 2) if rate.figure.step < 1 and not rate.figure.approximate else share
    told = f"{shown}, not {plain(total.figure.value)}; each would have {plain(round(share, 2))}."
    exact = rate.figure.step < 1 or share == int(share)
    return wrong(rate.figure, told, *_others(rate.figure, rate, count, total), value=value if exact else None)
