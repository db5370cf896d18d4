"""Figures of a text as sums see them: the claims with their units, and the numbers that are no claims."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factdesk.checks.pieces import Piece
from factdesk.claims.claim import Claim, DateValue, QuantityValue
from factdesk.claims.figures import Number
from factdesk.claims.numbers import Term, numbers_in
from factdesk.claims.passages import once
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick

KINDS = {"percent": "%", "money": "m", "duration": "d", "age": "a", "ratio": "r", "count": "n", "ordinal": "o"}
TIME = Pattern("sums", "time")
PERCENT = Pattern("sums", "percent")
OF_A_POINT = Pattern("sums", "of_a_point")
LINK = Pattern("sums", "link")
LEAD = Pattern("sums", "lead")
POINTS = {"percentage point": 1, "basis point": 100}
"""How many of them a percentage point has."""
SYMBOL = re.compile(r"(?:[A-Z]{1,2})?[$£€¥]$")
UP_TO = Pattern("sums", "up_to")
MOVED = Pattern("sums", "moved")
"""Before "up to", where it is a move and no bound."""
OVER, PART_OF_YEAR = Pattern("sums", "over"), Pattern("sums", "part_of_year")
LASTING = Pattern("sums", "lasting")
"""Before "over", where it is a bound of a time and no span that something goes over."""
NEAR, AGES = 12, 40
"""Letters before a figure in which a word may tell what its bound is."""
THOUSAND = 1000
DIGITS = re.compile(r"\d[\d,\u00a0\u202f ]*(?:\.(\d+))?")
"""A number in figures, with its decimals."""
COMPOUND, CLOCK, AGED, TO_AGE = (Pattern("sums", name) for name in ("compound", "clock", "aged", "to_age"))
"""Behind a number that is part of an adjective: a two-game total."""


@lru_cache(maxsize=4096)
def _step(written: str, value: float) -> float:
    found = DIGITS.match(written)
    if found is None:
        digits = str(int(value))  # two thousand one hundred: as exact as its last word
        return float(10 ** min(len(digits) - len(digits.rstrip("0")), len(digits) - 1)) if value >= THOUSAND else 1.0
    mantissa = float(re.sub(r"[^\d.]", "", found[0]) or 0)
    scale = round(value / mantissa) if mantissa and value > mantissa * 10 else 1
    if found[1] or scale > 1:
        return float(scale * 10 ** -len(found[1] or ""))
    if value < THOUSAND:
        return 1.0
    digits = str(int(value))
    return float(10 ** min(len(digits) - len(digits.rstrip("0")), len(digits) - 2))


@lru_cache(maxsize=4096)
def _rounded(written: str, value: float, *, money: bool) -> bool:
    found = DIGITS.match(written)
    if found is None:
        return value >= THOUSAND
    cents = money and len(found[1] or "") == len("00")
    return bool(found[1] and not cents) or (_step(written, abs(value)) >= THOUSAND and not found[0].strip().endswith("000"))


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the text: its value, what it is of, and where its words and its number stand."""

    start: int
    end: int
    digits: tuple[int, int]
    """Where the number itself stands, without unit and noun."""
    written: str
    value: float
    kind: str
    unit: str | None = None
    dimension: str = "count"
    approximate: bool = False
    bound: str = ""
    """"above" or "below" where the text says "at least", "up to" or alike."""
    claim: Claim | None = None
    iso: str | None = None
    """The whole date, of a year that stands in one."""

    @property
    def told(self) -> str:
        """Its words in the draft, with those of its unit."""
        return self.claim.text if self.claim else self.written

    @property
    def step(self) -> float:
        """The place of the last digit that is sure: 10,000 for 1.35 million, 1 for 39, 100 for 1,500."""
        return _step(self.written, abs(self.value))

    @property
    def rounded(self) -> bool:
        """Whether the figure is written with a decimal or a scale word, so that it can't be exact."""
        return _rounded(self.written, self.value, money=self.kind == "m")


def start_of(figure: Figure) -> int:
    """Where a figure begins, to put figures into the order of the text."""
    return figure.start


def value_of(figure: Figure) -> float:
    """What a figure is worth, to put figures into the order of their size."""
    return figure.value


def figures_of(piece: Piece, article: Article) -> Iterator[Figure]:
    """Every figure of a piece: those of the claims with their units, and the numbers that are no claims.

    Nothing can be divided by nothing: a nought is told, but no sum is done with it, nor with the ages of a group.
    """
    return (
        replace(figure, kind="o") if not figure.value or (figure.kind == "n" and _of_ages(article.text, *figure.digits)) else figure
        for figure in _told(piece, article)
    )


def _told(piece: Piece, article: Article) -> Iterator[Figure]:
    text, numbers = article.text, once(piece.passage, numbers_in)
    starts = [number.start for number in numbers]
    done = 0
    for holder in piece.claims:
        first = bisect_left(starts, holder.start, done)
        last = bisect_left(starts, holder.end, first)
        yield from _loose(text, numbers[done:first])
        yield from _held(text, holder, numbers[first:last])
        done = max(done, last)
    yield from _loose(text, numbers[done:])


def _value(number: Term) -> float | None:
    if isinstance(number.value, Number):
        return None if number.value.ordinal else number.value.value
    return 0.5 if number.tag == "f" else None


def _loose(text: str, numbers: Iterable[Term], claim: Claim | None = None) -> Iterator[Figure]:
    """The numbers that no claim holds: small number words, years, and durations that are told in a date."""
    for number in numbers:
        value = _value(number)
        if value is None or (
            number.tag == "f" and not isinstance(number.value, Number) and number.before not in word_set("sums", "halved")
        ):
            continue
        start, end = number.start, number.end
        if start and text[start - 1].isalpha():  # the A68
            continue
        written = text[start:end]
        if written.lower() in word_set("sums", "uncounted"):
            continue
        time = TIME.match(text, end)
        if not time and COMPOUND.match(text, end):
            continue
        rough = written.lower() in word_set("sums", "rough_words")
        if time:
            unit = "century" if time["unit"] == "centur" else time["unit"]
            yield Figure(start, time.end(), (start, end), written, value, "d", unit, "duration", claim=claim)
        elif percent := PERCENT.match(text, end):
            yield Figure(start, percent.end(), (start, end), written, value, "%", "%", "percent", claim=claim)
        elif number.tag == "f" and (point := OF_A_POINT.match(text, end)):
            yield Figure(start, point.end(), (start, end), written, value, "p", "percentage point", "percent", claim=claim)
        else:
            kind = "y" if number.tag == "y" else "r" if number.tag == "f" else "n"
            if kind == "n" and CLOCK.match(text, end):
                kind = "o"
            yield Figure(start, end, (start, end), written, value, kind, approximate=rough, claim=claim)


def _of_ages(text: str, start: int, end: int) -> bool:
    """Whether a number bounds the ages of a group: "men aged 18-34"."""
    low = max(0, start - AGES)
    found = AGED.search(text, low, start) if text.find("age", low, start) >= 0 else None
    return found is not None and (found["from"] is not None or TO_AGE.match(text, end) is not None)


def _held(text: str, claim: Claim, numbers: Sequence[Term]) -> Iterator[Figure]:
    value = claim.value
    if isinstance(value, DateValue):
        years = [number for number in numbers if number.tag == "y"]
        if value.relative or not years:
            return (yield from _loose(text, numbers, claim) if value.relative else ())
        yield from _dated(text, claim, value, years)
    elif isinstance(value, QuantityValue):
        yield from _amounts(text, claim, value, numbers)


def _dated(text: str, claim: Claim, value: DateValue, years: Sequence[Term]) -> Iterator[Figure]:
    for year in years:
        start, end = year.start, year.end
        whole = len(years) == 1 and value.date is not None
        edges = (claim.start, claim.end) if whole else (start, end)
        lead = PART_OF_YEAR.match(claim.text) if whole else None
        number = float(_value(year) or 0)
        iso = value.date if whole and not lead else None
        yield Figure(*edges, (start, end), text[start:end], number, "y", claim=claim, iso=iso)


def _amounts(text: str, claim: Claim, value: QuantityValue, numbers: Sequence[Term]) -> Iterator[Figure]:
    """The figure of a quantity, or the two of a range."""
    kind = KINDS.get(value.dimension, "l")
    if value.unit in POINTS:
        kind = "p"
    shared: tuple[str | None, str, bool] = (value.unit, value.dimension, value.approximate)
    if value.number is not None:
        bound = "above" if value.low is not None else "below" if value.high is not None else ""
        one = [number for number in numbers if _value(number) == value.number] or list(numbers[:1])
        digits = (one[0].start, one[0].end) if one else (claim.start, claim.end)
        alone = len(numbers) == 1 or (len(one) == 1 and kind in "ra")
        written = text[digits[0] : claim.end if kind in "mn" and alone else digits[1]]
        if kind == "d" and len(numbers) > 1 and len(one) == 1 and _value(one[0]) != value.number:
            written = f"{value.number:g}"  # of several units, told in the smallest: 2 hours 25 minutes
        start = claim.start
        if bound == "below" and UP_TO.match(claim.text) and MOVED.search(text, max(0, start - NEAR), start):
            start, bound, shared = start + len("up to "), "", (value.unit, value.dimension, False)
        if bound == "above" and kind == "d" and OVER.match(claim.text) and not LASTING.search(text, max(0, start - NEAR), start):
            start, bound, shared = start + len("over "), "", (value.unit, value.dimension, False)
        many = value.number / POINTS.get(value.unit or "", 1)
        if many != value.number:
            written = f"{many:.2f}"
        yield Figure(start, claim.end, digits, written, many, kind, *shared, bound, claim)
        return
    ends = [value.low, value.high]
    if len(numbers) != len(ends) or None in ends:
        yield Figure(claim.start, claim.end, (claim.start, claim.end), claim.text, 0, "o", *shared, "", claim)
        return
    first, second = numbers
    link = LINK.search(text[claim.start : second.start])
    lead = LEAD.match(claim.text)
    start = claim.start + (lead.end() if lead else 0)
    middle = claim.start + link.start() if link else first.end
    symbol = SYMBOL.search(text[claim.start : second.start])
    if value.unit == "score":
        kind, shared = "n", (None, "count", False)
    for term, number, edges in (
        (first, ends[0], (start, middle)),
        (second, ends[1], (symbol.start() + claim.start if symbol else second.start, claim.end)),
    ):
        digits = (term.start, term.end)
        written = text[digits[0] : edges[1]]
        yield Figure(edges[0], edges[1], digits, written, float(number or 0), kind, shared[0], shared[1], shared[2], "", claim)
