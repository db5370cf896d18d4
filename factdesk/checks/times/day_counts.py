"""Counts to or from a day that is told beside them: "in ten days' time, on 19 October", "70 years today since …", "17 days after … on 25 May"."""

from collections.abc import Iterator, Sequence
from datetime import date

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.times.span_lengths import figures, spoken
from factdesk.draft.patterns import Pattern

IN_TIME, IN_BEFORE = Pattern("day_counts", "in_time"), Pattern("day_counts", "in_before")
TO_THE_DAY, SINCE = Pattern("day_counts", "to_the_day"), Pattern("day_counts", "since")
AFTER = Pattern("day_counts", "after")
YEAR = Pattern("anniversaries", "year")
DAYS = {"day": 1, "week": 7, "fortnight": 14}
NEAR = 2
"""Days by which a day and its return in another year may differ."""
BEFORE = 30
LEAST = 3


def day_counts(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Count the days or years from the day of the report, or between the two days of a sentence."""
    for sentence in sentences:
        for figure in sentence.figures if "d" in sentence.kinds else ():
            if figure.kind != "d" or inexact(figure) or figure.value < LEAST - 1:
                continue
            span = passages.article.sentence_at(figure.start)
            behind = [one for one in passages.of.get(span, []) if one.start >= figure.end and not one.relative]
            if behind:
                yield from _ahead(passages, figure, behind[0])
                if [one for one in passages.of.get(span, []) if YEAR.search(one.claim.text)] == behind:
                    yield from _to_the_day(passages, figure, behind[0])
                yield from _after(passages, span, figure, behind[0])


def _ahead(passages: Passages, figure: Figure, day: Moment) -> Iterator[Finding]:
    """In ten days' time, on 19 October."""
    text = passages.article.text
    if day.first != day.last or figure.unit not in DAYS or not IN_TIME.fullmatch(text, figure.end, day.start):
        return
    if IN_BEFORE.search(text[max(0, figure.start - BEFORE) : figure.digits[0]]):
        yield from _held(figure, passages.article.dateline, day.first, day)


def _held(figure: Figure, start: date, end: date, *told: Moment) -> Iterator[Finding]:
    real, unit = (end - start).days, DAYS[figure.unit or "day"]
    if real <= 0:
        return
    shown = f"{day_words(start)} to {day_words(end)} is {real} day{'' if real == 1 else 's'}"
    if abs(real - figure.value * unit) <= max(1, unit // 2):
        yield right(figure, f"{shown}.", *figures(figure, *told))
    else:
        yield wrong(figure, f"{shown}, not {spoken(figure)}.", *figures(figure, *told), value=float(real) if unit == 1 else None)


def _to_the_day(passages: Passages, figure: Figure, then: Moment) -> Iterator[Finding]:
    """It is 70 years today since the summit was reached, on 29 May 1953."""
    text, now = passages.article.text, passages.article.dateline
    if (
        figure.unit != "year"
        or then.first != then.last
        or not YEAR.search(then.claim.text)
        or not TO_THE_DAY.match(text, figure.end)
    ):
        return
    if not SINCE.search(text[figure.end : then.start]) or (then.first.month, then.first.day) == (2, 29):
        return
    real = now.year - then.first.year
    if real <= 0 or abs((now - then.first.replace(year=now.year)).days) > NEAR:
        return
    shown = f"{day_words(then.first)} to {day_words(now)} is {real} years"
    if real == figure.value:
        yield right(figure, f"{shown}.", *figures(figure, then))
    else:
        yield wrong(figure, f"{shown}, not {figure.value:g}.", *figures(figure, then), value=float(real))


def _after(passages: Passages, span: tuple[int, int], figure: Figure, then: Moment) -> Iterator[Finding]:
    """He flew out on Wednesday, 17 days after he was sworn in on 25 May."""
    text = passages.article.text
    if figure.unit != "day" or then.first != then.last or not AFTER.fullmatch(text, figure.end, then.start):
        return
    others = [one for one in passages.of.get(span, []) if one is not then and one.first > then.last]
    if not others or any(one.first != one.last for one in passages.of.get(span, []) if one is not then):
        return
    if any(abs((one.first - then.first).days - figure.value) <= 1 for one in others):
        return
    if len(others) == 1 and others[0].relative:  # two dates are held against each other by the timeline
        yield from _held(figure, then.first, others[0].first, then, others[0])
