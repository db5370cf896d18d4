"""A run of digits with its inner marks: a count, a year, an ordinal, a date in figures, a clock time, a version."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from factdesk.draft.values import quick

LONGEST = 18
"""Digits of the longest figure that is read as a number; longer ones are codes."""


@quick
@dataclass(frozen=True, slots=True)
class Number:
    """A figure or number word: its value and how it is written."""

    value: int | float
    ordinal: bool = False
    fraction: bool = False
    spelled: bool = False
    year: bool = False
    """Spelled in pairs, as years are ("nineteen ninety-six")."""
    digits: int = 0
    """How many digits a plain run of digits has; 0 for every other form."""


FORMS = re.compile(
    r"""(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})
      | (?P<ordinal>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:st|nd|rd|th)
      | (?P<decade>[0-9]{2,4})['’]?s
      | (?P<plain>[0-9]+)
      | (?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?)
      | (?P<spaced>[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+)
      | (?P<decimal>[0-9]*\.[0-9]+)
      | (?P<comma>[0-9]+,[0-9]{1,2})
      | (?P<slashed>[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2}))
      | (?P<fraction>[0-9]{1,3}/[0-9]{1,3})
      | (?P<listed>[0-9]+(?:,[0-9]+)+)""",
    re.VERBOSE | re.IGNORECASE,
)
DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))
MONTHS_IN_YEAR = 12
SHORT_YEAR = 2
FIRST_YEAR, LAST_YEAR = 1000, 2199
LAST_DAY = 31

Term = tuple[str, Any, int, int]
"""Tag, value, start, end; the tags are those of claims/terms.py."""


def figure(written: str, start: int) -> Iterator[Term]:
    """The terms of one run of digits that begins at an offset: mostly one, several for "22,24,26"."""
    match = FORMS.fullmatch(written)
    end = start + len(written)
    if match is None or len(written) > 2 * LONGEST or sum(map(str.isdigit, written)) > LONGEST:
        yield "e", None, start, end
        return
    form, said = match.lastgroup, match.group(match.lastgroup or 0)
    if form == "ordinal" and written.endswith("st") and said.isdigit() and (said[-1] != "1" or said.endswith("11")):
        yield (*_plain(said), start, start + len(said))  # 12st is no ordinal but a weight
        yield "w", None, start + len(said), end
    elif form == "plain":
        yield (*_plain(said), start, end)
    elif form == "listed":
        for part in re.finditer("[0-9]+|,", written):
            tag, value = (",", None) if part.group() == "," else _plain(part.group())
            yield tag, value, start + part.start(), start + part.end()
    else:
        yield (*_other(form or "", said), start, end)


def _plain(said: str) -> tuple[str, Any]:
    value = Number(int(said), digits=len(said))
    if len(said) == len("2000") and FIRST_YEAR <= value.value <= LAST_YEAR:
        return "y", value
    return ("d" if len(said) <= SHORT_YEAR and 1 <= value.value <= LAST_DAY else "n"), value


def _other(form: str, said: str) -> tuple[str, Any]:
    if form == "iso":
        year, month, day = map(int, said.split("-"))
        return "I", (year, month, day)
    if form == "ordinal":
        return "o", Number(int(said.replace(",", "")), ordinal=True)
    if form == "decade":
        return ("G", int(said)) if int(said) % 10 == 0 else ("e", None)
    if form in ("grouped", "spaced"):
        return "n", Number(_number(re.sub("[^0-9.]", "", said)))
    if form in ("decimal", "comma"):
        return "n", Number(_number(said.replace(",", ".")))
    if form == "slashed":
        return _slashed(
            [int(part) for part in re.split("[/.]", said)], len(said.rsplit(said[-5] if said[-5] in "/." else said[-3], 1)[1])
        )
    upper, lower = map(int, said.split("/"))
    if lower in DENOMINATORS and 0 < upper < lower and (upper, lower) != (9, 11):
        return "f", Number(upper / lower, fraction=True)
    return "e", None


def _number(said: str) -> int | float:
    return float(said) if "." in said else int(said)


def _slashed(parts: list[int], year_digits: int) -> tuple[str, Any]:
    """Day and month in the only order that fits; a code when both orders do and differ, or none does."""
    first, second, year = parts
    if year_digits == SHORT_YEAR:
        year += 2000 if year < 70 else 1900  # noqa: PLR2004  # the pivot of POSIX strptime
    fits = {
        (year, month, day)
        for month, day in ((first, second), (second, first))
        if 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= LAST_DAY and _exists(year, month, day)
    }
    return ("I", fits.pop()) if len(fits) == 1 else ("e", None)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
