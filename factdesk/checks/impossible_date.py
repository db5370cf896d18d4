"""Days that the calendar does not have, and spans that end before they start."""

import re
from calendar import isleap, monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from factdesk.checks.calendar import WrittenDate, day_words, iso_words, months, with_day, written_date
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

MOVED, BEFORE_CHRIST, LEVEL = (Pattern("impossible_date", name) for name in ("moved", "before_christ", "level"))
"""Before a span whose ends are the old and the new day of one thing, behind one that is counted backwards, and behind what is none."""
YEARS, FIGURES = 40, 60
"""From here on a number behind a month is no slipped day but a year, and one before it a figure of a table."""
REACH = 120
"""Characters before a span in which it is said to be moved."""
FEBRUARY = 2
LEAP_DAY = 29
SCORE = Pattern("weekdays", "score_before")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
CENTURY, PIVOT = 100, 70
"""Years of two figures below the pivot are of this century, as POSIX reads them."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Look at every date that its detector could not place, and at every span with both ends."""
    del references
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue):
            continue
        finding = _no_such_day(claim, article.dateline.year) if value.impossible else _backwards(article, claim, value)
        if finding:
            yield finding


def _no_such_day(claim: Claim, year: int) -> Finding | None:
    written = written_date(claim.text) or _slashed(claim.text)
    if written is None or not 1 <= written.month <= len(months()):
        return None
    said = written.year or year
    last = monthrange(said, written.month)[1]
    table = YEARS if written.month_at < written.day_at else FIGURES
    if 1 <= written.day <= last or (written.year is None and written.day >= table):
        return None
    return Finding(
        "impossible-date",
        Outcome.CONTRADICTED,
        _why(written, said, last),
        claim=claim.id,
        suggestions=() if SLASHED.fullmatch(claim.text) else tuple(_repairs(claim.text, written, said, last)),
    )


def _slashed(text: str) -> WrittenDate | None:
    """A day, month and year in figures, in the order in which the month is one."""
    found = SLASHED.fullmatch(text)
    if found is None:
        return None
    one, other, year = (int(part) for part in found.groups())
    year += 0 if year >= CENTURY else 2000 if year < PIVOT else 1900
    day, month = (one, other) if other <= len(months()) else (other, one)
    return WrittenDate(day, found.span(1), month, found.span(2), year=year)


def _why(written: WrittenDate, year: int, last: int) -> str:
    month = months()[written.month - 1]
    if (written.month, written.day) == (FEBRUARY, LEAP_DAY) and not isleap(year):
        return f"{year} is not a leap year: February {year} has 28 days, so there is no 29 February."
    return f"{month}{f' {year}' if written.month == FEBRUARY else ''} has {last} days: there is no {written.day} {month}."


def _repairs(text: str, written: WrittenDate, year: int, last: int) -> Iterable[str]:
    yield with_day(text, written, last, written.month)
    if written.day == last + 1:
        following = date(year, written.month, last) + timedelta(days=1)
        if following.year == year:
            yield with_day(text, written, following.day, following.month)


def _backwards(article: Article, claim: Claim, value: DateValue) -> Finding | None:
    if not value.start or not value.end or value.precision == "century":
        return None  # from the third to the first century are those before Christ, said or not
    text = article.text
    if (
        LEVEL.match(text, claim.end)
        or BEFORE_CHRIST.match(text, claim.end)
        or MOVED.search(text, max(claim.sentence[0], claim.start - REACH), claim.start)
    ):
        return None
    if SCORE.match(claim.text):
        return None  # won 4-3. March 28 is the next match
    precision = min(len(value.start), len(value.end))
    if value.start[:precision] <= value.end[:precision]:
        return None
    same_day = len(value.start) == len(value.end) == len("2022-03-15")
    start, end = (day_words(date.fromisoformat(iso)) if same_day else iso_words(iso) for iso in (value.start, value.end))
    return Finding("impossible-date", Outcome.CONTRADICTED, f"The span ends ({end}) before it starts ({start}).", claim=claim.id)
