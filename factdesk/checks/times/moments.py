"""Moments: the dates of a draft as stretches of days, each with its edge ("since 2009", "until May"), and the years between two of them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factdesk.checks.times.time_span import DAY, YEAR, first_day, in_words, is_relative, last_day
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.article import Article
from factdesk.draft.kept import of_the_last
from factdesk.draft.patterns import Pattern
from factdesk.draft.values import quick

YEAR_DAYS = 365.2425
WITHIN = frozenset(("season", "decade", "century", "quarter", "half", "week"))
"""Precisions of which a span is one stretch and no way from one date to another."""
MOST = 40
"""Dates, or figures, of a sentence that is read: no prose has as many, and a mishap of the file must not take its square in time."""
SHORT = 8
"""Letters before a weekday that show it to be any."""
SEASON, SHIFTED, ANY_DAY = Pattern("moments", "season"), Pattern("moments", "shifted"), Pattern("moments", "any_day")


@quick
@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or season that the draft names, from its first to its last day."""

    claim: Claim
    first: date
    last: date
    shown: str
    edge: str = ""
    """"from" or "to" where the date's own words say so."""

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.claim.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.claim.end

    @property
    def when(self) -> str:
        """The date with its preposition: on 3 May 2020, in 1984."""
        return f"{'on' if self.first == self.last else 'in'} {self.shown}"

    @property
    def relative(self) -> bool:
        """Whether the dateline is needed to understand it."""
        return is_relative(self.claim)


def moments(claims: Sequence[Claim]) -> Iterator[Moment]:
    """Every date that a draft names; the two ends of a span are two moments."""
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.impossible or (value.relative and SHIFTED.search(claim.text)):
            continue
        if value.date is not None:
            if len(value.date) >= YEAR and value.date[:4].isdecimal():
                yield _moment(claim, value.date, value.date)
        elif value.start and value.end and (value.precision in WITHIN or _one(value) or SEASON.search(claim.text)):
            yield _moment(claim, value.start, value.end)
        elif not (value.relative and value.start and value.end):
            if value.start:
                yield _moment(claim, value.start, value.start, "from")
            if value.end:
                yield _moment(claim, value.end, value.end, "to")


def _one(value: DateValue) -> bool:
    """Whether two days bound one part of a year or month: the end of 2025."""
    return value.precision != "day" and len(value.start or "") == len(value.end or "") == DAY


def _moment(claim: Claim, first: str, last: str, edge: str = "") -> Moment:
    if first == last:
        shown = in_words(first)
    elif len(first) == len(last) == DAY and first[:4] == last[:4]:
        shown = claim.text
    else:
        shown = f"{in_words(first)} to {in_words(last)}"
    return Moment(claim, first_day(first), last_day(last), shown, edge)


def years_between(start: Moment, end: Moment) -> tuple[float, float]:
    """The least and the most years from one moment to another."""
    return (end.first - start.last).days / YEAR_DAYS, (end.last - start.first).days / YEAR_DAYS


class Passages:
    """The sentences of an article with their moments, and the neighbours of each within its paragraph."""

    def __init__(self, article: Article, found: Sequence[Moment]) -> None:
        """Sort moments by their sentences."""
        self.article = article
        of: dict[tuple[int, int], list[Moment]] = {}
        for moment in found:
            if moment.relative and ANY_DAY.search(article.text, max(0, moment.start - SHORT), moment.start):
                continue
            of.setdefault(article.sentence_at(moment.start), []).append(moment)
        self.of = {span: held for span, held in of.items() if len(held) <= MOST}

    def at(self, offset: int) -> list[Moment]:
        """The moments of the sentence that holds an offset."""
        return self.of.get(self.article.sentence_at(offset), [])

    def away(self, span: tuple[int, int], step: int) -> tuple[int, int] | None:
        """The sentence so many sentences on or back, in whatever paragraph."""
        at = bisect_left(self.article.sentences, span) + step
        return self.article.sentences[at] if 0 <= at < len(self.article.sentences) else None

    def beside(self, span: tuple[int, int], step: int, *, across: bool = False) -> tuple[int, int] | None:
        """The sentence before (-1) or behind (1) another, in the same paragraph unless it may be in the next."""
        sentences = self.article.sentences
        at = bisect_left(sentences, span) + step
        if not 0 <= at < len(sentences):
            return None
        other = sentences[at]
        same = self.article.paragraph_at(other[0]) is self.article.paragraph_at(span[0])
        return other if same or across else None


@of_the_last
def passages_with(article: Article, claims: Sequence[Claim]) -> Passages:
    """The sentences of an article with the moments of its claims; kept for the next check that asks for them."""
    return Passages(article, list(moments(claims)))
