"""Hours between two times of a day: "open from 9am to 5pm, eight hours a day", "began at 7pm and ended at 9.30pm, two and a half hours later"."""

import re
from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import right, wrong
from factdesk.checks.sums import Figure, Sentence
from factdesk.draft.patterns import Pattern

TIME, TO, BEHIND = Pattern("sum_clock", "time"), Pattern("sum_clock", "to"), Pattern("sum_clock", "behind")
LEAVES, ARRIVES = Pattern("sum_clock", "leaves"), Pattern("sum_clock", "arrives")
OTHER_DAY = Pattern("sum_clock", "other_day")
WHOLE, BEFORE, APART = Pattern("sum_clock", "whole"), Pattern("sum_clock", "before"), Pattern("sum_clock", "apart")
MINUTES = {"hour": 60.0, "minute": 1.0}
DAY, HALF = 1440, 720
ROUND = 5
"""Minutes by which a time in whole hours and quarters may be off."""
LOOSE = 0.15
NEAR = 40


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Take the two times of day of a sentence from one another where a time in hours stands beside them."""
    yield from _order(sentence)
    spans = [figure for figure in sentence.figures if figure.kind == "d" and figure.unit in MINUTES]
    if len(spans) != 1:
        return
    text = sentence.article.text[sentence.start : sentence.end]
    times = list(TIME.finditer(text))
    if len(times) != 2 or APART.search(text):  # noqa: PLR2004
        return
    one, two = times
    said, start, end = spans[0], _minutes(one, two), _minutes(two, two)
    if start is None or end is None or not TO.fullmatch(text[one.end() : two.start()]):
        return
    here = (said.start - sentence.start, said.end - sentence.start)
    behind = two.end() <= here[0] and BEHIND.fullmatch(text[two.end() : here[0]]) and WHOLE.match(text, here[1])
    before = here[1] <= one.start() <= here[1] + NEAR and BEFORE.fullmatch(text[here[1] : one.start()])
    if not behind and not before:
        return
    yield from _judge(said, one[0], two[0], (end - start) % DAY)


def _order(sentence: Sentence) -> Iterable[Finding]:
    """Whatever arrives before it has left, by the two times of the sentence: "launched at 6.50pm, reached the boat at 6.35pm"."""
    text = sentence.article.text[sentence.start : sentence.end]
    times = list(TIME.finditer(text)) if LEAVES.search(text) else []
    if len(times) != 2 or OTHER_DAY.search(text):  # noqa: PLR2004
        return
    one, two = times
    if not (LEAVES.search(text, 0, one.start()) and ARRIVES.fullmatch(text, one.end(), two.start())):
        return
    start, end = _minutes(one, one), _minutes(two, two)
    if start is None or end is None or (one["half"] or "").lower() != (two["half"] or "").lower() or end >= start:
        return
    place = (sentence.start + two.start(), sentence.start + two.end())
    yield wrong(Figure(*place, place, two[0], 0.0, "o"), f"{two[0]} is before {one[0]}.", *sentence.figures)


def _minutes(time: re.Match[str], last: re.Match[str]) -> int | None:
    """Minutes since midnight; "6 to 8pm" takes its half of the day from the later time."""
    if time["named"]:
        return HALF if time["named"].lower() != "midnight" else 0
    if time["h24"]:
        return int(time["h24"]) * 60 + int(time["m24"])
    half = (time["half"] or last["half"] or "").lower()
    if not half or not 0 < int(time["h"]) <= 12:  # noqa: PLR2004
        return None
    return int(time["h"]) % 12 * 60 + int(time["m"] or 0) + (HALF if half == "p" else 0)


def _judge(said: Figure, one: str, two: str, real: int) -> Iterable[Finding]:
    value = said.value * MINUTES[said.unit or "hour"]
    hours, minutes = divmod(real, 60)
    shown = " ".join(part for part in (f"{hours} hours" if hours else "", f"{minutes} minutes" if minutes else "") if part)
    told = f"{one} to {two} is {shown or 'no time'}"
    room = ROUND + (value * LOOSE if said.approximate else 0)
    if abs(real - value) <= room or abs(real + DAY - value) <= room:
        yield right(said, f"{told}.")
    elif not said.bound and not said.approximate:
        yield wrong(said, f"{told}, not {said.claim.text if said.claim else said.written}.")
