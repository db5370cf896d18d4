"""What is doubtful in a roster: overlaps, gaps, impossible and doubled terms, doubled people, and what nobody has confirmed for long.

Pure: a roster and a day in, faults out. Only what is certain at the dates' own precision is called an overlap or a gap: a term known
to the year does not overlap its successor's of the same year. The day of a hand-over belongs to both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from factdesk.assets import asset
from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.draft.offices import office_class
from factdesk.roster.dates import PartialDate, day_words, on_day
from factdesk.roster.official import Office, Official, Status, Term
from factdesk.roster.same_term import one_term
from factdesk.roster.twins import twins

GAP = timedelta(days=31)
"""A vacancy shorter than this is the way of the world: an election, an oath, a Sunday."""
MONTHS = 12
_SINGLE = frozenset({"head of government", "head of state", "secretary general", "minister"})
_SEVERAL = frozenset({"minister", "secretary of state", "minister without portfolio", "deputy secretary general"})
_JUNIOR = ("minister of state", "minister without")
"""Of these a government has as many as it likes."""
_MANY = 6
"""From so many terms on the roster itself shows whether an office has one holder at a time."""


class Kind(StrEnum):
    """What kind of doubt it is; the word stands in the JSON and on the chips."""

    OVERLAP = "overlap"
    GAP = "gap"
    BACKWARDS = "end before start"
    TWICE = "same term twice"
    TWINS = "duplicate people"
    UNCONFIRMED = "unconfirmed"
    STALE = "past its as-of day"


@dataclass(frozen=True, slots=True)
class Fault:
    """One doubt, in one plain sentence."""

    kind: Kind
    people: tuple[str, ...]
    """Their keys."""
    names: tuple[str, ...]
    office: Office | None
    first: date | None
    """The first and the last day that it is about, where it is about days."""
    last: date | None
    says: str
    source: str = ""
    """Where the term is documented, for doubts about one term."""


Holder = tuple[Official, Term]


def faults(people: Iterable[Official], *, today: date, months: int = MONTHS) -> tuple[Fault, ...]:
    """Everything doubtful in a roster, kind by kind; `months` without a look make a term that is not over unconfirmed."""
    everybody = tuple(people)
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    found: list[Fault] = []
    for person in everybody:
        for term in person.terms:
            by_office[term.office.normal, term.office.jurisdiction].append((person, term))
        found += _of_person(person, today, _before(today, months), months)
    for holders in by_office.values():
        found += of_office(holders)
    found += (_twins(one, other, why) for one, other, why in twins(everybody))
    order = {kind: number for number, kind in enumerate(Kind)}
    return tuple(sorted(found, key=lambda one: order[one.kind]))


def of_office(holders: Sequence[Holder]) -> tuple[Fault, ...]:
    """The overlaps and gaps in the succession of one office; none where several may hold it at once."""
    return (*_overlaps(holders), *_gaps(holders)) if len(holders) > 1 and single(holders) else ()


def single(holders: Sequence[Holder]) -> bool:
    """Whether an office has one holder at a time: by its class, unless it is known to be shared, or most of its terms overlap others."""
    office = holders[0][1].office
    if office_class(office.normal) not in _SINGLE or office.normal in _SEVERAL or office.normal.startswith(_JUNIOR):
        return False
    if office.normal in _shared().get(office.jurisdiction, ()):
        return False
    if len(holders) < _MANY:
        return True
    crossing = {id(term) for one, other in _crossing(holders) for term in (one[1], other[1])}
    return len(crossing) * 2 <= len(holders)


@cache
def _shared() -> dict[str, frozenset[str]]:
    import yaml

    said = yaml.load(asset("roster", "several_holders.yml").read_bytes(), Loader=yaml.CSafeLoader)
    return {place: frozenset(offices) for place, offices in said.items()}


def certain_end(term: Term) -> date | None:
    """The last day on which the term was certainly held; None when that is not known."""
    if term.end:
        return term.end.first
    return term.checked.first if term.status is Status.CURRENT and term.checked else None


def crossing(one: Term, other: Term) -> tuple[date, date] | None:
    """From when to when two terms certainly overlap beyond the day of a hand-over."""
    if one.start is None or other.start is None:
        return None
    ends = certain_end(one), certain_end(other)
    if ends[0] is None or ends[1] is None:
        return None
    first, last = max(one.start.last, other.start.last), min(ends[0], ends[1])
    return (first, last) if last > first else None


def _crossing(holders: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Pairs of different people, of whom neither was acting or says that the office was shared, whose terms certainly overlap."""
    plain = [one for one in holders if one[1].start and not one[1].acting and not one[1].extra.get("shared")]
    plain.sort(key=lambda one: one[1].start.last if one[1].start else date.min)
    running: list[Holder] = []
    for holder in plain:
        began = holder[1].start.last if holder[1].start else date.min
        running = [one for one in running if (end := certain_end(one[1])) is not None and end > began]
        yield from ((one, holder) for one in running if one[0].key != holder[0].key and crossing(one[1], holder[1]))
        running.append(holder)


def _overlaps(holders: Sequence[Holder]) -> Iterator[Fault]:
    for one, other in _crossing(holders):
        days = crossing(one[1], other[1])
        if days:
            first, last = map(day_words, days)
            says = (
                f"{one[0].name} and {other[0].name} are both given as {_office(other[1].office)} from {first} to {last}; "
                "one has the office at a time."
            )
            yield Fault(Kind.OVERLAP, (one[0].key, other[0].key), (one[0].name, other[0].name), other[1].office, *days, says)


def _gaps(holders: Sequence[Holder]) -> Iterator[Fault]:
    """Days without a holder between one who certainly had gone and the next who certainly had not come; acting holders fill a gap."""
    dated = sorted((one for one in holders if one[1].start), key=lambda one: one[1].start.first if one[1].start else date.min)
    reached: date | None = None
    before: Holder | None = None
    for holder in dated:
        term = holder[1]
        if term.start and reached and before and term.start.first - reached > GAP:
            first, last = reached + timedelta(days=1), term.start.first - timedelta(days=1)
            says = (
                f"Nobody is given as {_office(term.office)} from {day_words(first)} to {day_words(last)}, "
                f"between {before[0].name} and {holder[0].name}."
            )
            people = (before[0], holder[0])
            yield Fault(Kind.GAP, tuple(p.key for p in people), tuple(p.name for p in people), term.office, first, last, says)
        if term.end is None:  # who can say for how long: the next one may follow at once
            reached = date.max
        if before is None or reached is None or (term.end and reached != date.max and term.end.last >= reached):
            reached, before = (term.end.last if term.end else date.max), holder
        elif term.end and reached == date.max:  # a known end after an unknown one tells again where the office stood
            reached, before = term.end.last, holder


def _of_person(person: Official, today: date, oldest: date, months: int) -> Iterator[Fault]:
    for number, term in enumerate(person.terms):
        who = ((person.key,), (person.name,), term.office)
        if term.start and term.end and term.end.last < term.start.first:
            says = f"{person.name} as {_office(term.office)} ends {on_day(term.end)}, before the start {on_day(term.start)}."
            yield Fault(Kind.BACKWARDS, *who, term.end.first, term.start.last, says)
        for other in person.terms[:number]:
            if _doubled(term, other):
                says = f"{person.name} is given twice as {_office(term.office)}: {_span(other)} and {_span(term)}."
                yield Fault(Kind.TWICE, *who, term.start.first if term.start else None, term.end.last if term.end else None, says)
                break
        doubt = _unconfirmed(person, term, today, oldest, months)
        if doubt:
            kind, says = doubt
            since = term.checked.last if term.checked else None
            yield Fault(kind, *who, since, today if since else None, says, term.source)


def _doubled(one: Term, other: Term) -> bool:
    """Whether two terms of one person are one: the same office in the same way, at dates that agree or certainly overlap."""
    if (
        one.office.normal != other.office.normal
        or one.office.jurisdiction != other.office.jurisdiction
        or one.acting != other.acting
    ):
        return False
    return one_term(one, other) or crossing(one, other) is not None


def _unconfirmed(person: Official, term: Term, today: date, oldest: date, months: int) -> tuple[Kind, str] | None:
    """Whether somebody should look the term up again: never confirmed, not for long, or the roster does not reach today."""
    held = f"{person.name} as {_office(term.office)}"
    if not term.confirmed:
        return Kind.UNCONFIRMED, f"Nobody has confirmed {held}, {_span(term)}."
    if term.checked is None or _over(term, term.checked):
        return None
    if term.checked.last < oldest:
        return Kind.UNCONFIRMED, f"{held} was last confirmed {on_day(term.checked)}, more than {months} months ago."
    if term.end is None and term.status is Status.CURRENT and term.checked.last < today:
        return Kind.STALE, f"{held} is given as current, but its source reaches only to {day_words(term.checked)}."
    return None


def _over(term: Term, checked: PartialDate) -> bool:
    """Whether the term was over when it was confirmed: then it need not be confirmed again."""
    return term.status is Status.ENDED or (term.end is not None and term.end.first <= checked.last)


def _twins(one: Official, other: Official, why: str) -> Fault:
    office = other.terms[0].office if other.terms else None
    says = f"{one.name} and {other.name} may be one person: {why}."
    return Fault(Kind.TWINS, (one.key, other.key), (one.name, other.name), office, None, None, says)


def _office(office: Office) -> str:
    return f"{office.name}, {jurisdiction_name(office.jurisdiction)}"


def _span(term: Term) -> str:
    end = "today" if term.status is Status.CURRENT else "unknown"
    return f"{day_words(term.start) or 'unknown'} to {day_words(term.end) or end}"


def _before(today: date, months: int) -> date:
    """The day so many months before; in a shorter month its last day."""
    number = today.year * 12 + today.month - 1 - months
    if number < 12:  # noqa: PLR2004 (the year 1)
        return date.min
    day = PartialDate(number // 12, number % 12 + 1)
    return day.first.replace(day=min(today.day, day.last.day))
