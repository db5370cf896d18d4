"""Decades and centuries: the 1990s, the seventies, the two thousands, the 19th century."""

from datetime import date

from factdesk.claims.date_periods import Period, day_of
from factdesk.claims.date_reading import Parsed, Reading
from factdesk.claims.figures import Number
from factdesk.draft.patterns import word_set

DECADE, CENTURY = 10, 100
PART = 3
"""Terms of "mid" or "late" with its hyphens before a decade."""


def decade(reading: Reading, at: int) -> Parsed | None:
    """1990s, '70s, the seventies; no age ("in his late seventies") and no count ("100s of shops")."""
    value = int(reading.value(at))
    if _aged(reading, at) or (value % CENTURY == 0 and reading.tag(at + 1) == "F" and reading.tag(at - 1) not in "tP"):
        return None
    if reading.tag(at) == "g":
        if reading.tag(at - 1) not in "t-P" or value < 20:  # noqa: PLR2004
            return None
        value += 1900
    elif value < CENTURY:
        if reading.tag(at - 1) not in "t'P-" and reading.terms.word(at - 1) != "the":
            return None
        value += 1900 if value >= 20 else 2000  # noqa: PLR2004
    first = day_of(value, 1, 1)
    if first is None:
        return None
    wide = value % CENTURY == 0 and value < 2000  # noqa: PLR2004  # "the 1800s" is a century
    return Period(first, day_of(value + (CENTURY if wide else DECADE) - 1, 12, 31), "century" if wide else "decade"), at + 1


def _aged(reading: Reading, at: int) -> bool:
    """Whether a decade is how old somebody is: "their late seventies", "her 40s"."""
    before = at - 1
    while reading.tag(before) in "P-'" and before > at - 1 - PART:
        before -= 1
    return reading.terms.word(before) in word_set("dates", "whose_age")


def two_thousands(reading: Reading, at: int) -> Parsed | None:
    """The two thousands."""
    value = reading.value(at)
    if reading.tag(at - 1) != "t" or not isinstance(value, Number) or value.value != 2 or reading.terms.word(at + 1) != "thousands":  # noqa: PLR2004
        return None
    return Period(date(2000, 1, 1), date(2009, 12, 31), "decade"), at + 2


def century(reading: Reading, at: int) -> Parsed | None:
    """The 19th century; "21st Century Fox" is a name."""
    after = reading.skip(at + 1, "-")
    if reading.value(after) != "century" or not 1 <= reading.value(at).value <= 30:  # noqa: PLR2004
        return None
    if reading.terms.written(after)[:1].isupper() and reading.tag(after + 1) == "C" and after == at + 1:
        return None
    first = (int(reading.value(at).value) - 1) * CENTURY
    return Period(date(max(first, 1), 1, 1), date(first + CENTURY - 1, 12, 31), "century"), after + 1
