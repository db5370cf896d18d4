"""A length of hours near two times of day that are told in one sentence or in neighbouring ones, whatever words stand between them.

As a part is often shorter than the whole, only a length is called wrong that is longer than the time there was by whole hours, or one in
hours and minutes of which a digit is wrong.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from factdesk.checks.calendar import weekdays
from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.times.clock_times import DAY, HALF, MINUTES, Time, minutes_of, spoken, times
from factdesk.checks.times.moments import Passages
from factdesk.draft.patterns import Pattern

BEFORE, BEHIND, NOT_IT, AFTER = (Pattern("clock_slips", name) for name in ("before", "behind", "not_it", "after"))
WEEKDAY, HALVES = Pattern("clock_slips", "weekday"), Pattern("clock_slips", "halves")
HOUR = 60.0
PAIR = 2
FAR = 2.0
"""Times by which a length may be off and still be told of the two."""
ABOUT_HALF = 8
"""Minutes by which a length told in half hours may be off."""
NEAR = 10
"""Minutes by which it may be off for its rounding."""
LED = 45
MOST = 24
"""Times around a length that are held against one another; a timetable has more."""
BACK = 6
"""Sentences before a length whose times may be those that it lies between."""


def around(passages: Passages, span: tuple[int, int], said: Figure) -> Iterator[Finding]:
    """Hold a length against the only two times of its sentence, or of it and its neighbours."""
    text = passages.article.text
    told = BEFORE.search(text, max(span[0], said.start - LED), said.start) or BEHIND.match(text, said.end)
    if not told or said.bound or said.unit not in MINUTES:
        return
    ahead, behind, next_but_one = (passages.away(span, step) for step in (-1, 1, 2))
    for first, last in ((span, span), (ahead, span), (span, behind), (ahead, behind), (span, next_but_one)):
        if first is None or last is None:
            continue
        here = times(text, first[0], last[1])
        if len(here) > PAIR:
            return
        taken_up = minutes_of(said) % HOUR or AFTER.search(text[span[0] : said.end + LED])
        if here and here[-1].end < said.start and here[-1].start < span[0] and not taken_up:
            continue  # reached the hut at 2pm. He slept for ten hours
        if len(here) == PAIR and not NOT_IT.is_in(text, first[0], last[1]):
            days = [found["day"] for found in WEEKDAY.finditer(text, first[0], last[1])]
            overnight = _overnight(days, *here)
            if overnight or len(set(days)) <= 1:
                yield from _judge(said, *here, in_turn=overnight, told=_told_near(passages, span))
            return


def _told_near(passages: Passages, span: tuple[int, int]) -> Sequence[Time]:
    """The times of a sentence, of those before it that may lead to it, and of the one behind it."""
    first = next((other for step in range(-BACK, 1) if (other := passages.away(span, step))), span)
    last = passages.away(span, 1) or span
    return times(passages.article.text, first[0], last[1])[-MOST:]


def _overnight(days: Sequence[str], one: Time, two: Time) -> bool:
    """Whether the second of two times is of the morning after the first by the only two days that are named."""
    if len(days) != PAIR or not (one.half and two.half):
        return False
    first, second = map(weekdays().index, days)
    return (second - first) % len(weekdays()) == 1 and two.minutes < one.minutes


def _judge(said: Figure, one: Time, two: Time, *, in_turn: bool, told: Sequence[Time]) -> Iterator[Finding]:
    value = minutes_of(said)
    cycle = DAY if one.half and two.half else HALF
    apart = (two.minutes - one.minutes) % cycle
    real = min(apart, cycle - apart) if cycle == DAY and not in_turn else apart
    shown = f"{one.text} to {two.text} is {spoken(real)}"
    off = value - real
    halves = value % HOUR == HOUR / 2 and HALVES.search(said.told) is not None  # three and a half hours, for 3 h 35 min
    if abs(off) <= (NEAR if value % HOUR == 0 else ABOUT_HALF if halves else 0):
        yield right(said, f"{shown}.")
    elif any((second.minutes - first.minutes) % HALF == value % HALF for first, second in permutations(told, PAIR)):
        return
    elif value < real * FAR and (off > HOUR if said.approximate else _hours_too_many(value, off) or _digit_wrong(value, real)):
        yield wrong(said, f"{shown}, not {said.told}.")


def _hours_too_many(value: float, off: float) -> bool:
    """Whether a length is too long by whole hours."""
    return value >= PAIR * HOUR and off > 0 and abs(off % HOUR) <= (NEAR if value % HOUR == 0 else 0)


def _digit_wrong(value: float, real: float) -> bool:
    """Whether two lengths of hours and minutes have all but one digit in common."""
    if value < HOUR or not value % HOUR:
        return False
    one, two = (f"{int(minutes) // 60:02}{int(minutes) % 60:02}" for minutes in (value, real))
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1
