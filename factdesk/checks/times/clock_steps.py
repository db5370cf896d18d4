"""Times of day counted from one another: "did not come on until 2:09 a.m., five minutes after the alarm at 2:14", "5.45pm … an hour and 50 minutes … over by 7.15pm"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.clock_times import DAY, HALF, MINUTES, Time, minutes_of, spoken, sure_times, written_like
from factdesk.checks.times.moments import Passages
from factdesk.draft.patterns import Pattern

AFTER, GAP = Pattern("clock_steps", "after"), Pattern("clock_steps", "gap")
OVER, LASTS, BEGINS = Pattern("clock_steps", "over"), Pattern("clock_steps", "lasts"), Pattern("clock_steps", "begins")
MORE = Pattern("clock_steps", "more")
BACK = 2
"""Sentences before one in which the time stands that it is counted from."""
NEAR = 40
TENS = (10, 20, 30, 60)
"""Minutes by which a digit of a time is mistaken."""


def steps(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Count on from the times of a passage, and back."""
    text = passages.article.text
    for sentence in sentences:
        lengths = [one for one in sentence.figures if one.kind == "d" and one.unit in MINUTES and not inexact(one)]
        if not lengths:
            continue
        span = passages.article.sentence_at(sentence.start)
        here = sure_times(text, *span)
        around = [
            *(time for step in range(-BACK, 0) if (other := passages.away(span, step)) for time in sure_times(text, *other)),
            *here,
        ]
        for length in lengths:
            yield from _after(passages, length, here, around)
            yield from _ends(passages, span, length, here, around)


def _after(passages: Passages, length: Figure, here: Sequence[Time], around: Sequence[Time]) -> Iterator[Finding]:
    """A time, and so many minutes after or before another one: wrong where that one is as far off on the other side."""
    text = passages.article.text
    found = AFTER.match(text, length.end)
    beside = [time for time in here if time.end <= length.start and GAP.fullmatch(text, time.end, length.start)]
    if not found or not beside:
        return
    minutes = round(minutes_of(length))
    then, way = beside[-1], -1 if found["after"] else 1
    others = {time.minutes: time for time in around if time is not then}
    wanted, turned = ((then.minutes + sign * minutes) % DAY for sign in (way, -way))
    if wanted in others:
        yield right(length, f"{others[wanted].text} and {then.text} are {spoken(minutes)} apart.")
    elif turned in others and minutes < HALF:
        is_before = "before" if way < 0 else "after"
        yield wrong(then.figure, f"{then.text} is {spoken(minutes)} {is_before} {others[turned].text.rstrip('.')}.")
    elif way < 0 and (begun := [time for time in around if time.end < then.start and _begins(text, time)]) and len(begun) == 1:
        real = (then.minutes - begun[0].minutes) % DAY
        if abs(real - minutes) in TENS:
            yield wrong(
                length,
                f"{begun[0].text} to {then.text} is {spoken(real)}, not {length.told}.",
            )


def _ends(
    passages: Passages, span: tuple[int, int], length: Figure, here: Sequence[Time], around: Sequence[Time]
) -> Iterator[Finding]:
    """When something that lasts so long will be over: wrong where one digit is another than its beginning and its length come to."""
    text = passages.article.text
    lasts = LASTS.search(text, max(span[0], length.start - NEAR), length.start)
    ends = [time for time in here if time.start > length.end and OVER.search(text, max(length.end, time.start - NEAR), time.start)]
    starts = [time for time in around if time.end <= length.start]
    if not lasts or len(ends) != 1 or not starts or MORE.search(text, length.end, ends[0].start):
        return
    minutes = round(minutes_of(length))
    sums = {(time.minutes + minutes) % DAY: time for time in starts}
    end = ends[0]
    if end.minutes in sums:
        yield right(length, f"{sums[end.minutes].text} and {spoken(minutes)} is {end.text.rstrip('.')}.")
        return
    start = next((time for time in reversed(starts) if _begins(text, time)), None)
    off = abs((start.minutes + minutes) % DAY - end.minutes) if start else 0
    if start and off in TENS:
        yield wrong(
            end.figure,
            f"{start.text} and {spoken(minutes)} is {written_like((start.minutes + minutes) % DAY, end, start)}, not {end.text.rstrip('.')}.",
        )


def _begins(text: str, time: Time) -> bool:
    return BEGINS.search(text, max(0, time.start - NEAR), time.start) is not None
