"""An office's holders as spans of time in lanes, with the gaps and overlaps between them: what the picture and the table both show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from factdesk.roster.faults import Fault, Kind, of_office
from factdesk.roster.found import Held
from factdesk.roster.official import Status, Term
from factdesk.ui.day import day_words
from factdesk.ui.roster.wording import note_words, term_words


class What(Enum):
    """What a span is."""

    TERM = "term"
    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: certain between `start` and `end`, possible from `first` to `last`."""

    what: What
    who: str
    key: str
    """The person's; empty for a gap or an overlap."""
    first: date
    start: date
    end: date
    last: date
    lane: int
    """Which row of the picture, 0 at the top; gaps and overlaps lie over all."""
    acting: bool
    open: bool
    """Whether no end is known: the term may go on."""
    since: str
    until: str
    notes: str
    says: str

    def near(self, day: date) -> bool:
        """Whether the day may lie in it."""
        return self.first <= day <= self.last


def spans_of(held: Sequence[Held], today: date) -> tuple[Span, ...]:
    """All terms of an office that have a start, and what is wrong between them, in order of time."""
    terms = [span for one in held if (span := _span(one, today)) is not None]
    terms.sort(key=lambda span: (span.first, span.last))
    found = of_office([(one.person, one.term) for one in held])
    return tuple(sorted((*_laned(terms), *map(_of_fault, found)), key=lambda span: (span.first, span.what is not What.TERM)))


def _span(held: Held, today: date) -> Span | None:
    term = held.term
    if term.start is None:
        return None
    first, start = term.start.first, term.start.last
    end, last = _ends(term, start, today)
    return Span(What.TERM, held.person.name, held.person.key, first, min(start, last), max(min(start, last), end), last, 0, term.acting,
                term.end is None, day_words(term.start, short=True), _until(term), note_words(term), f"{held.person.name}, {term_words(term)}")  # fmt: skip


def _ends(term: Term, start: date, today: date) -> tuple[date, date]:
    """The last certain and the last possible day; of a term without an end the day that its source reaches."""
    if term.end:
        return term.end.first, max(term.end.last, start)
    reaches = term.checked.last if term.checked and term.status is Status.CURRENT else start
    return max(reaches, start), max(reaches, min(today, reaches + timedelta(days=365)), start)


def _until(term: Term) -> str:
    return day_words(term.end, short=True) or ("current" if term.status is Status.CURRENT else "not known")


def _laned(spans: Iterable[Span]) -> Iterable[Span]:
    """Each in the first row that is free at its time; the day of a hand-over is free."""
    free: list[date] = []
    for span in spans:
        lane = next((number for number, day in enumerate(free) if day <= span.start), len(free))
        free[lane : lane + 1] = [span.end]
        yield replace(span, lane=lane)


def _of_fault(fault: Fault) -> Span:
    first, last = fault.first or date.min, fault.last or date.max
    what = What.GAP if fault.kind is Kind.GAP else What.OVERLAP
    words = "Nobody" if what is What.GAP else " and ".join(fault.names)
    return Span(what, words, "", first, first, last, last, 0, False, False, day_words(first, short=True), day_words(last, short=True),  # noqa: FBT003
                f"! {what.value}", fault.says)  # fmt: skip


def reach(spans: Sequence[Span], today: date) -> tuple[date, date]:
    """From when to when all of it reaches, with some air."""
    first = min((span.first for span in spans), default=today - timedelta(days=3650))
    last = max((span.last for span in spans), default=today)
    air = timedelta(days=max(60, (last - first).days // 40))
    return max(date(2, 1, 1), first - air), min(date(9998, 1, 1), last + air)


def in_words(spans: Sequence[Span]) -> str:
    """How much there is, for a screen reader; the table beside it says each."""
    count = {what: sum(1 for span in spans if span.what is what) for what in What}
    said = f"{count[What.TERM]} terms, {count[What.GAP]} gaps, {count[What.OVERLAP]} overlaps"
    return f"{said}. The table holds the same, line by line."
