"""One term that stands in a roster more than once: merged, the more precise and the later confirmed dates winning."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from factdesk.draft.offices import office_class
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Status, Term

Starts = Mapping[tuple[str, str], list[tuple[PartialDate, int]]]
"""When terms of an office (normal form, jurisdiction) began, and the number of the person."""
_SLACK = timedelta(days=10)
"""Sources take election, oath or publication for the first day; they lie within days."""
_SINGLE = frozenset({"head of government", "head of state", "secretary general"})


def meet(one: PartialDate, two: PartialDate) -> bool:
    """Whether two dates can be the same day."""
    return one.first <= two.last and two.first <= one.last


def merged_terms(terms: Sequence[Term], person: int, starts: Callable[[], Starts]) -> tuple[Term, ...]:
    """A person's terms without doubles, newest first."""
    if len(terms) > 1:
        groups: dict[tuple[str, str, bool], list[Term]] = defaultdict(list)
        for term in terms:
            groups[term.office.normal, term.office.jurisdiction, term.acting].append(term)
        terms = [term for group in groups.values() for term in _without_doubles(group, person, starts)]
    return tuple(sorted(terms, key=_newest_first))


def _newest_first(term: Term) -> tuple[int, int, int, str]:
    start, end = term.start, term.end
    return (-start.first.toordinal() if start else 0), (-end.last.toordinal() if end else -9999999), term.acting, term.office.name


def _without_doubles(terms: list[Term], person: int, starts: Callable[[], Starts]) -> list[Term]:
    """Terms of one office, each once."""
    kept: list[Term] = []
    for term in terms:
        for at, other in enumerate(kept):
            if one_term(term, other):
                kept[at] = _merged(other, term, person, starts)
                break
        else:
            kept.append(term)
    return kept


def one_term(one: Term, two: Term) -> bool:
    """Whether starts agree within days and ends agree within days or are missing on one side."""
    if one.start is None or two.start is None:
        return one.start is two.start and one.end == two.end
    return _agree(one.start, two.start) and (one.end is None or two.end is None or _agree(one.end, two.end))


def _agree(one: PartialDate, two: PartialDate) -> bool:
    return meet(one, two) or (abs(one.first - two.first) <= _SLACK and one.precision == two.precision)


def _merged(one: Term, two: Term, person: int, starts: Callable[[], Starts]) -> Term:
    winner, other = (two, one) if _trust(two) > _trust(one) else (one, two)
    start, end = _better(winner.start, other.start), _better(winner.end, other.end)
    open_one = next((term for term in (one, two) if term.end is None), None)
    status = winner.status
    if end and open_one is not None:
        if _still_open(open_one, end, person, starts):
            end, status = None, Status.CURRENT
        else:
            status = Status.ENDED
    return replace(
        winner, start=start, end=end, status=status, source=winner.source or other.source, extra={**other.extra, **winner.extra}
    )


def _trust(term: Term) -> tuple[int, int]:
    """Whoever was confirmed last; among equals whoever knows the end."""
    return (term.checked.last.toordinal() if term.checked else 0), term.end is not None


def _better(one: PartialDate | None, two: PartialDate | None) -> PartialDate | None:
    """The more precise of two dates, the first of equals."""
    if one is None or two is None:
        return one or two
    return two if two.precision > one.precision else one


def _still_open(term: Term, end: PartialDate, person: int, starts: Callable[[], Starts]) -> bool:
    """Whether a row that was still current after an end that another row gives is right: unless somebody else followed on that day."""
    if term.status is not Status.CURRENT or not term.checked or term.checked.last <= end.last:
        return False
    if office_class(term.office.normal) not in _SINGLE:
        return False
    followers = starts().get((term.office.normal, term.office.jurisdiction), ())
    return not any(who != person and end.first - _SLACK <= day.first <= end.last + _SLACK for day, who in followers)
