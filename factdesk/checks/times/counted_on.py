"""Counts that go on from a date a little apart: "in her fourth year", "for 16 days from 9 to 24 August", "every four years, in …"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.times.moments import Moment, Passages, years_between
from factdesk.checks.times.span_lengths import figures, fits, spoken, told
from factdesk.checks.times.time_span import DAY, number_of, ordinal_of
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

THEME = "counted_on"
ORDINAL_YEAR, BEGAN, TO_GO = (Pattern(THEME, name) for name in ("ordinal_year", "began", "to_go"))
SURELY, AS, NOT_NEXT = (Pattern(THEME, name) for name in ("surely", "as", "not_next"))
EVERY, EACH_YEAR = Pattern(THEME, "every"), Pattern(THEME, "each_year")
DAYS, DAYS_TO, WHOLE = (Pattern(THEME, name) for name in ("days", "days_to", "whole"))
EMPTY, CLOSED, REOPENED = (Pattern(THEME, name) for name in ("empty", "closed", "reopened"))
REACH = 60
YEAR = Pattern("anniversaries", "year")
EACH, ABOUT = Pattern(THEME, "each"), Pattern(THEME, "about")
FAR = 2.5
"""Times by which a count of days and its days differ that are not of one thing."""
LEAP = (2, 29)
WEEK, ROOM = 7, 2
"""Days of a week, and those by which a count of days to come may be off: it may be of yesterday."""


def counted_on(passages: Passages, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Count on from the dates of every passage."""
    text = passages.article.text
    for span, here in passages.of.items():
        small = text[slice(*span)].lower()
        if _cued(small, "year"):
            yield from _nth_year(passages, span, here)
        if _cued(small, "every"):
            yield from _every(text, span, here)
        if _cued(small, "to_go"):
            yield from _to_go(passages, span, here)
    yield from (found for claim in claims for found in _days(passages, claim))
    yield from _empty(passages)


def _cued(text: str, kind: str) -> bool:
    """Whether a text has what one kind of count needs: the patterns are slow."""
    return any(cue in text for cue in words(THEME)["cues"][kind])


def _now(passages: Passages, moment: Moment) -> Moment:
    day = passages.article.dateline
    return Moment(moment.claim, day, day, str(day.year))


def _nth_year(passages: Passages, span: tuple[int, int], here: Sequence[Moment]) -> Iterator[Finding]:
    """In her fourth year, of what began in January 2015."""
    text = passages.article.text
    found = ORDINAL_YEAR.search(text, *span)
    dated = [one for one in here if not one.relative]
    if not found or len(dated) != 1:
        return
    start = dated[0]
    nth = ordinal_of(found["nth"])
    if (
        start.end > found.start()
        or not nth
        or not (start.edge or BEGAN.search(text, max(span[0], start.start - REACH), start.start))
    ):
        return
    least, most = years_between(start, _now(passages, start))
    before = text[max(span[0], start.start - REACH) : start.start]
    of_it = (start.edge or SURELY.search(before)) and not AS.match(text, found.end())  # who joined long ago may be new in a post
    if most > 0 and (nth > most + 2 or (of_it and nth < least - 0.1)):
        words_of = f"{start.shown} to {day_words(passages.article.dateline)}"
        yield _of(start, f"{words_of} is {most:.1f} years, so the year is not the {found['nth'].lower()}.")


def _of(moment: Moment, message: str) -> Finding:
    holder = Figure(moment.start, moment.end, (moment.start, moment.end), moment.claim.text, 0.0, "y", claim=moment.claim)
    return wrong(holder, message)


def _every(text: str, span: tuple[int, int], here: Sequence[Moment]) -> Iterator[Finding]:
    """Every four years, in 2010, 2014 and 2018: wrong where some of them lie as far apart, and others do not."""
    found = EVERY.search(text, *span)
    if not found:
        return
    step = words(THEME)["ordinals"].get(found["count"].lower()) or number_of(found["count"])
    years = [int(one) for one in EACH_YEAR.findall(found["years"])]
    apart = [two - one for one, two in pairwise(years)]
    odd = [number for number, gap in enumerate(apart) if gap != step]
    moments = [one for one in here if found.start("years") <= one.start < found.end()]
    if step and odd and len(odd) < len(apart) and all(gap > 0 for gap in apart) and len(moments) == len(years):
        one, two = years[odd[-1]], years[odd[-1] + 1]
        yield _of(moments[odd[-1] + 1], f"From {one} to {two} is {two - one} years, not {step}.")


def _to_go(passages: Passages, span: tuple[int, int], here: Sequence[Moment]) -> Iterator[Finding]:
    """With ten days to go before Boxing Day."""
    today = passages.article.dateline
    for moment in here:
        found = TO_GO.search(passages.article.text, max(span[0], moment.start - REACH), moment.start)
        other = NOT_NEXT.search(passages.article.text, moment.start, moment.end + len(" last year"))
        if not found or other or moment.first != moment.last or moment.relative:
            continue
        day = moment.first + timedelta(days=moment.edge == "to")  # "before Christmas" ends on its eve
        if not YEAR.search(moment.claim.text) and (day.month, day.day) != LEAP:
            day = day.replace(year=today.year + ((day.month, day.day) < (today.month, today.day)))
        real, unit = (day - today).days, WEEK if found["unit"].lower() == "week" else 1
        if real <= 0:
            continue
        if abs(real - (number_of(found["count"]) or 0) * unit) > (WEEK - 1 if unit > 1 else ROOM):
            yield _of(moment, f"{day_words(today)} to {day_words(day)} is {real} days, not {found['count']} {found['unit']}s.")


def _days(passages: Passages, claim: Claim) -> Iterator[Finding]:
    """For 16 days from one day to another, with the first and the last or without."""
    text, value = passages.article.text, claim.value
    if not isinstance(value, DateValue) or not value.relative or not value.start or not value.end or len(value.start) != DAY:
        return
    found = DAYS.match(claim.text)
    end = next((one for one in passages.at(claim.start) if one.start > claim.end), None) if found else None
    said = number_of(found["count"]) if found else None
    if not end or not found or not said or end.first != end.last or not DAYS_TO.fullmatch(text, claim.end, end.start):
        return
    start = date.fromisoformat(value.start)
    real = (end.first - start).days
    if EACH.search(text, *claim.sentence) or not real / FAR <= said <= real * FAR:
        return
    if real > 0 and said not in (real - 1, real, real + 1) and WHOLE.search(text, claim.sentence[0], claim.start):
        yield _of(end, f"{day_words(start)} to {day_words(end.first)} is {real + 1} days with the first and the last, not {said}.")


def _empty(passages: Passages) -> Iterator[Finding]:
    """How long something has stood empty, and when it closed, in its sentence or the one before."""
    text = passages.article.text
    for found in EMPTY.finditer(text) if _cued(text, "empty") else ():
        span = passages.article.sentence_at(found.start())
        back = passages.beside(span, -1)
        dated = [
            one
            for other in (back, span)
            if other
            for one in passages.of.get(other, [])
            if not one.relative and one.end <= found.start()
        ]
        number = number_of(found["count"])
        if len(dated) != 1 or not number or REOPENED.search(text, dated[0].end, found.end() + REACH // 2):
            continue
        start = dated[0]
        if start.edge == "to" or not (
            start.edge or CLOSED.search(text, max(start.claim.sentence[0], start.start - REACH), start.start)
        ):
            continue
        now = _now(passages, start)
        about = ABOUT.search(found.group()) is not None
        figure = Figure(
            found.start("count"),
            found.end(),
            found.span("count"),
            found["count"],
            float(number),
            "d",
            found["unit"].lower(),
            "duration",
            about,
        )
        if (
            (figure.unit == "year" or start.first.month == start.last.month)
            and not fits(figure, start, now)
            and start.last < now.first
        ):
            yield wrong(figure, f"{told(figure, start, now)}, not {spoken(figure)}.", *figures(figure, start))
