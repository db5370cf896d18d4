"""Dates in the words of the newsroom, and where day, month and weekday stand inside a written date."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

DAY_FIRST, MONTH_FIRST = Pattern("weekdays", "day_first"), Pattern("weekdays", "month_first")
WEEKDAY, YEAR = Pattern("weekdays", "weekday"), Pattern("weekdays", "any_year")


@cache
def _names(kind: str) -> tuple[tuple[str, ...], ...]:
    """Months or weekdays in their order: the full name, then its short forms, each with a capital."""
    listed = words("dates")[kind]
    return tuple(tuple(name.capitalize() for name in listed[number]) for number in sorted(listed))


@cache
def months() -> tuple[str, ...]:
    """The English months, January first."""
    return tuple(names[0] for names in _names("months"))


@cache
def weekdays() -> tuple[str, ...]:
    """The English weekdays, Monday first."""
    return tuple(names[0] for names in _names("weekdays"))


def day_words(day: date) -> str:
    """"15 March 2022"."""  # fmt: skip
    return f"{day.day} {months()[day.month - 1]} {day.year}"


def iso_words(iso: str) -> str:
    """An ISO 8601 date of any precision in words: "15 March 2022", "March 2022", "2022"."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:  # noqa: PLR2004
        return f"{months()[parts[1] - 1]} {parts[0]}"
    return f"{parts[2]} {months()[parts[1] - 1]} {parts[0]}"


def weekday_word(day: date) -> str:
    """"Tuesday"."""  # fmt: skip
    return weekdays()[day.weekday()]


def age_on(born: date, day: date) -> int:
    """How many birthdays somebody has had by a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """Where the parts of a date stand in its own words, and what they say."""

    day: int
    day_at: tuple[int, int]
    """The digits alone, without "st" or "th"."""
    month: int
    month_at: tuple[int, int]
    suffix_at: tuple[int, int] | None = None
    weekday: int | None = None
    weekday_at: tuple[int, int] | None = None
    year: int | None = None


def _index(kind: str, word: str) -> int:
    return next(i for i, names in enumerate(_names(kind)) if word.lower() in {name.lower() for name in names})


def written_date(text: str) -> WrittenDate | None:
    """Find one day and month in the words of a date; None when there is none or more than one."""
    found = list(DAY_FIRST.finditer(text)) or list(MONTH_FIRST.finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    weekday = WEEKDAY.search(text)
    year = YEAR.search(text)
    return WrittenDate(
        int(match["day"]),
        match.span("day"),
        _index("months", match["month"]) + 1,
        match.span("month"),
        match.span("suffix") if match["suffix"] else None,
        _index("weekdays", weekday[0]) if weekday else None,
        weekday.span() if weekday else None,
        int(year[0]) if year else None,
    )


def weekdays_in(text: str) -> list[tuple[tuple[int, int], int]]:
    """Where weekdays stand in a text, and which they are; Monday is 0."""
    return [(found.span(), _index("weekdays", found[0])) for found in WEEKDAY.finditer(text)]


def _like(names: tuple[str, ...], written: str, *, full: bool) -> str:
    """A calendar name in the form of another one: short when that was short, in capitals when that was in capitals."""
    form = names[0] if full else names[:2][-1]
    return form.upper() if written.isupper() else form.lower() if written.islower() else form


def with_weekday(text: str, at: tuple[int, int], weekday: int) -> str:
    """The same words with another weekday, in the form (short or long) of the one that stood there."""
    written = text[at[0] : at[1]]
    form = _like(_names("weekdays")[weekday], written, full=written.lower().endswith("day"))
    return text[: at[0]] + form + text[at[1] :]


def ordinal_suffix(number: int) -> str:
    """"st", "nd", "rd" or "th"."""  # fmt: skip
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def with_day(text: str, written: WrittenDate, day: int, month: int) -> str:
    """The same words with another day of the month, and with another month where it crosses into one."""
    edits = [(written.day_at, str(day))]
    if written.suffix_at:
        edits.append((written.suffix_at, ordinal_suffix(day)))
    if month != written.month:
        was = text[written.month_at[0] : written.month_at[1]]
        full = was.lower() == months()[written.month - 1].lower()
        edits.append((written.month_at, _like(_names("months")[month - 1], was, full=full)))
    for (start, end), new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
