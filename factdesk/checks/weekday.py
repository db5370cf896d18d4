"""Whether the weekday and the date in one expression agree."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factdesk.checks.calendar import day_words, weekday_word, weekdays, weekdays_in, with_day, with_weekday, written_date
from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

THIS, BESIDE = Pattern("weekdays", "this"), Pattern("weekdays", "beside")
OLD_STYLE = Pattern("weekdays", "old_style")
FALLS, IF = Pattern("weekdays", "falls"), Pattern("weekdays", "supposed")
YEAR, NEXT_YEAR = Pattern("weekdays", "year"), Pattern("weekdays", "next_year")
MONTHS_YEAR, OWN_YEAR = Pattern("weekdays", "months_year"), Pattern("weekdays", "own_year")
NEAR = 60
"""Days from the dateline beyond which a day with its weekday may be next year's: "The Games open on July 26, a Friday"."""
FAR = 120
"""Days from the dateline beyond which a date without a year may as well lie in the year before or after."""
WEEKS = 21
"""Days from the dateline in which "this Friday" or "next Friday" lies."""
FAR_BACK = 2000
"""Characters before a date in which its month is told with its year."""
REFORM = date(1752, 9, 14)
"""The first day of the Gregorian calendar in Britain and its colonies (Calendar (New Style) Act 1750); before it a draft may tell either."""
REFORM_IN_RUSSIA = date(1918, 2, 14)
"""The first day of the Gregorian calendar in Russia (decree of 26 January 1918); a draft that speaks of it may tell either before."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every written weekday with the calendar's, and offer both repairs."""
    del references
    for claim in claims:
        value = claim.value
        if isinstance(value, DateValue) and value.weekday and value.date and value.precision == "day" and not value.relative:
            finding = _compare(claim, value.weekday, date.fromisoformat(value.date), article)
            if finding:
                yield finding
        if isinstance(value, DateValue) and value.date and value.precision == "day" and not (value.weekday or value.relative):
            yield from _falls(article, claim, date.fromisoformat(value.date))
        if isinstance(value, DateValue) and value.precision == "day" and value.start and value.end:
            yield from _ends(claim, value.start, value.end, article.dateline)
    for one, two in pairwise(claim for claim in claims if isinstance(claim.value, DateValue)):
        yield from _named_again(article, one, two)


def _named_again(article: Article, named: Claim, dated: Claim) -> Iterable[Finding]:
    """Hold a weekday near the dateline against its date in apposition: "this Friday, June 13"."""
    one, two = named.value, dated.value
    if not (isinstance(one, DateValue) and isinstance(two, DateValue) and one.relative and one.weekday and two.date):
        return
    if two.relative or two.weekday or two.precision != "day" or not BESIDE.fullmatch(article.text, named.end, dated.start):
        return
    if not THIS.match(named.text) or written_date(dated.text) is None or YEAR.search(dated.text):
        return
    day = _nearest_year(date.fromisoformat(two.date), article.dateline)
    if weekday_word(day).lower() != one.weekday and abs((day - article.dateline).days) <= WEEKS:
        yield Finding(
            "weekday",
            Outcome.CONTRADICTED,
            f"{day_words(day)} {'was' if day < article.dateline else 'is'} a {weekday_word(day)}, not a {one.weekday.capitalize()}.",
            claim=dated.id,
            related=(named.id,),
            evidence=(Evidence(start=day.isoformat(), end=day.isoformat(), reasons=(weekday_word(day),), role="calendar"),),
        )


def _compare(claim: Claim, said: str, day: date, article: Article) -> Finding | None:
    dateline = article.dateline
    names = [name.lower() for name in weekdays()]
    if said not in names or names.index(said) == day.weekday():
        return None
    written = written_date(claim.text)
    if written is None or written.weekday_at is None or (written.day, written.month) != (day.day, day.month):
        return None
    wanted = names.index(said)
    if _julian_weekday(day) == wanted and (day < REFORM or (day < REFORM_IN_RUSSIA and OLD_STYLE.search(article.text))):
        return None
    if written.year is None:
        day = _nearest_year(day, dateline)
        if NEXT_YEAR.search(article.text, claim.sentence[0], claim.start) and (day.month, day.day) != (2, 29):
            day = day.replace(year=dateline.year + 1)
        if day.weekday() == wanted or _in_named_year(article, claim, day, wanted):
            return None
    nearest = day + timedelta(days=(wanted - day.weekday() + 3) % 7 - 3)
    is_was = "was" if day < dateline else "is"
    message = (
        f"{day_words(day)} {is_was} a {weekday_word(day)}, not a {said.capitalize()}; "
        f"the nearest {said.capitalize()} {is_was} {day_words(nearest)}."
    )
    return Finding(
        "weekday",
        Outcome.ADVICE if _year_in_doubt(written.year, wanted, day, dateline) else Outcome.CONTRADICTED,
        message,
        claim=claim.id,
        suggestions=(
            with_weekday(claim.text, written.weekday_at, day.weekday()),
            *(() if nearest.year != day.year else (with_day(claim.text, written, nearest.day, nearest.month),)),
        ),
        evidence=(Evidence(start=day.isoformat(), end=day.isoformat(), reasons=(weekday_word(day),), role="calendar"),),
    )


def _julian_weekday(day: date) -> int:
    """The weekday of a day that is told by the Julian calendar, which fell behind the Gregorian one by a day in most centuries."""
    centuries = (day.year - (day.month <= 2)) // 100  # noqa: PLR2004  # the leap day of a century's first year comes after February
    return (day + timedelta(days=centuries - centuries // 4 - 2)).weekday()


def _in_named_year(article: Article, claim: Claim, day: date, wanted: int) -> bool:
    """Whether a date without its year fits its weekday in a year that its paragraph has named, or the draft with its month: "on 14 October 1960 … on the Sunday, 16 October"."""
    named = {int(year) for year in YEAR.findall(article.text, article.paragraph_at(claim.start).start, claim.start)}
    for found in MONTHS_YEAR.finditer(article.text, max(0, claim.start - FAR_BACK), claim.start):
        month = written_date(f"1 {found['month']}")
        if month and abs(month.month - day.month) <= 1:
            named.add(int(found["year"]) if found["year"] else article.dateline.year - 1)
    return (day.month, day.day) != (2, 29) and any(day.replace(year=year).weekday() == wanted for year in named)


def _falls(article: Article, claim: Claim, day: date) -> Iterable[Finding]:
    """Because July 4 falls on a Saturday this year: a weekday that is told of a date."""
    found = FALLS.match(article.text, claim.end)
    if found is None or claim.speaker or IF.search(article.text, claim.sentence[0], claim.start):
        return
    written = written_date(claim.text)
    year = int(found["year"]) if found["year"] else article.dateline.year + (found["which"] == "next") if found["which"] else None
    if written is None or (day.month, day.day) == (2, 29):
        return
    near = found["apposed"] is not None and abs((_nearest_year(day, article.dateline) - article.dateline).days) <= FAR
    own = OWN_YEAR.search(claim.text) is not None
    if own:
        year = day.year  # "on 11 April last year, a Monday"
    elif year is None and written.year is None and near:
        year = _nearest_year(day, article.dateline).year  # "on September 10, a Wednesday"
    if (year is None) == (written.year is None):
        return
    day = day.replace(year=year) if year else day
    said = weekdays_in(found["weekday"])[0][1]
    told: list[int] = []
    if found["apposed"] is not None and written.year is None and not own:
        told = [int(year) for year in YEAR.findall(article.text)]
        away = abs((day - article.dateline).days)
        told += [day.year - 1, day.year + 1] if away > NEAR else []
    if any(one.weekday() == said for one in (day, *(day.replace(year=year) for year in told))):
        return  # in this year, or in the one that the story is of
    yield Finding(
        "weekday",
        Outcome.CONTRADICTED,
        f"{day_words(day)} {'was' if day < article.dateline else 'is'} a {weekday_word(day)}, not a {weekdays()[said]}.",
        claim=claim.id,
        evidence=(Evidence(start=day.isoformat(), end=day.isoformat(), reasons=(weekday_word(day),), role="calendar"),),
    )


def _ends(claim: Claim, start: str, end: str, dateline: date) -> Iterable[Finding]:
    """From Monday 14 to Friday 18 March: each weekday against its own end of the span, where both are said."""
    said = weekdays_in(claim.text)
    if len(said) != len((start, end)) or not any(letter.isdigit() for letter in claim.text):
        return
    wrong = [
        (at, number, day)
        for (at, number), day in zip(said, map(date.fromisoformat, (start, end)), strict=True)
        if day.weekday() != number
    ]
    repaired = claim.text
    for at, _, day in reversed(wrong):
        repaired = with_weekday(repaired, at, day.weekday())
    for _, number, day in wrong[:1]:
        is_was = "was" if day < dateline else "is"
        yield Finding(
            "weekday",
            Outcome.CONTRADICTED,
            f"{day_words(day)} {is_was} a {weekday_word(day)}, not a {weekdays()[number]}.",
            claim=claim.id,
            suggestions=(repaired,),
            evidence=(Evidence(start=day.isoformat(), end=day.isoformat(), reasons=(weekday_word(day),), role="calendar"),),
        )


def _nearest_year(day: date, dateline: date) -> date:
    """The same day and month nearest to the dateline: a weekday that does not fit must not move it by a year."""
    if (day.month, day.day) == (2, 29):
        return day
    return min((day.replace(year=dateline.year + step) for step in (-1, 0, 1)), key=lambda one: abs((one - dateline).days))


def _year_in_doubt(year: int | None, wanted: int, day: date, dateline: date) -> bool:
    """A date without its year, far from the dateline, that fits its weekday in the year before or after."""
    if year is not None or abs((day - dateline).days) <= FAR or (day.month, day.day) == (2, 29):
        return False
    return any(day.replace(year=day.year + step).weekday() == wanted for step in (-1, 1))
