"""A length beside a time of day that says from which other time it is counted: "at 10.05am, 50 minutes into the crossing", "ten minutes before the alarm at 11.50pm"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.clock_times import DAY, MINUTES, Time, minutes_of, spoken, times
from factdesk.checks.times.moments import Passages
from factdesk.draft.patterns import Pattern

GAP, INTO, SET_OFF = Pattern("clock_steps", "gap"), Pattern("clock_steps", "into"), Pattern("clock_steps", "set_off")
UP_TO, OTHERS = Pattern("clock_steps", "up_to"), Pattern("clock_steps", "others")
REACH = 60
ROUND = {60: 14, 30: 9, 15: 5, 10: 4, 5: 2}
"""Minutes by which a length in whole hours, half hours or fives may be off."""


def beside_times(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold every such length against the two times that it lies between."""
    text = passages.article.text
    for sentence in sentences:
        lengths = [one for one in sentence.figures if one.kind == "d" and one.unit in MINUTES and not inexact(one)]
        here = times(text, sentence.start, sentence.end) if lengths else ()
        for length in lengths if not OTHERS.is_in(text, sentence.start, sentence.end) else ():
            beside = next((one for one in here if one.end <= length.start and GAP.fullmatch(text, one.end, length.start)), None)
            if beside:
                yield from _into(passages, sentence, length, beside, here) or _up_to(text, length, beside, here)


def _into(passages: Passages, sentence: Sentence, length: Figure, end: Time, here: Sequence[Time]) -> list[Finding]:
    """The time at which something had begun: the only other one of its sentence, or of the one before it."""
    text = passages.article.text
    if not INTO.match(text, length.end):
        return []
    back = passages.beside(passages.article.sentence_at(sentence.start), -1)
    ahead = [one for one in here if one.end <= end.start] or (times(text, *back) if back else ())
    begun = [one for one in ahead if SET_OFF.search(text, max(0, one.start - REACH), one.start)]
    return list(_held(length, begun[0], end)) if len(ahead) == len(begun) == 1 else []


def _up_to(text: str, length: Figure, beside: Time, here: Sequence[Time]) -> list[Finding]:
    """The time that the words behind a length lead to: "ten minutes before the alarm was raised at 11.50pm"."""
    behind = next((one for one in here if one.start >= length.end), None)
    found = behind and UP_TO.fullmatch(text, length.end, behind.start)
    if behind is None or not found:
        return []
    return list(_held(length, behind, beside) if found["after"] else _held(length, beside, behind))


def _held(length: Figure, start: Time, end: Time) -> Iterator[Finding]:
    if not (start.half and end.half):
        return
    real, value = (end.minutes - start.minutes) % DAY, minutes_of(length)
    room: float = next((minutes for unit, minutes in ROUND.items() if value % unit == 0), 0)
    shown = f"{start.text} to {end.text.rstrip('.')} is {spoken(real)}"
    if abs(real - value) <= (room if real % 5 or value >= min(ROUND) * 12 else 0):  # 50 minutes for 48, but not for 45
        yield right(length, f"{shown}.")
    else:
        yield wrong(length, f"{shown}, not {length.told}.")
