"""Who held an office directly before somebody, and who directly after, as far as the roster has no gap there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from factdesk.checks.offices.words import in_one
from factdesk.claims.persons import last_part
from factdesk.roster.found import Held
from factdesk.roster.names import compare
from factdesk.roster.official import Official, Term
from factdesk.roster.roster import Roster

MOST = 60
"""Terms of one office that are looked at, those nearest to the day."""
GAP = timedelta(days=40)
"""Between two holders of an office without a gap to speak of."""
TIGHT = timedelta(days=5)
"""The same where nobody whom the roster does not have can have stood in."""
STOOD_IN = timedelta(days=400)
"""Whoever left no longer before may be meant: somebody who only stood in is passed over."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who can be meant by the one before or after a term."""

    near: tuple[Official, ...]
    """The one, and all others who were there shortly before or after."""
    direct: Held
    tight: bool
    """Whether not a week lies between."""


def neighbours(person: Official, term: Term, held: Sequence[Held], *, after: bool) -> Neighbours | None:
    """Those before a term, or after it; None where the roster is not sure of the one next to it."""
    run = in_one(person, term)
    edge = run.end if after else run.start
    if edge is None or run.start is None or edge.first != edge.last:
        return None
    apart = []
    for one in held:
        days = _apart(run, in_one(one.person, one.term), after=after)
        if one.person.key != person.key and days is not None and -TIGHT <= days <= STOOD_IN:
            apart.append((days, one))
    direct = {one.person.key: (days, one) for days, one in apart if days <= GAP}
    if len(direct) != 1:
        return None
    days, one = next(iter(direct.values()))
    return Neighbours(
        tuple(one.person for _, one in apart), Held(one.person, in_one(one.person, one.term), one.holding), days <= TIGHT
    )


def _apart(run: Term, other: Term, *, after: bool) -> timedelta | None:
    """How long after the end of one term another began, or how long before the start of it the other ended; None if it is on the other side."""
    if run.start is None or other.start is None:
        return None
    if after:
        return other.start.first - run.end.last if run.end and other.start.first > run.start.last else None
    return run.start.first - other.end.last if other.end and other.start.last < run.start.first else None


def same_person(name: str, person: Official) -> bool:
    """Whether a name is an official's for sure: the same in full, or the surname alone."""
    spelt = (person.name, *person.aliases)
    if " " not in name:
        return any(last_part(name) == last_part(one) for one in spelt)
    return any(compare(name, one).outcome == "same" for one in spelt)


def maybe(name: str, people: Iterable[Official]) -> bool:
    """Whether a name can be that of one of them."""
    return any(compare(name, one).outcome != "different" for person in people for one in (person.name, *person.aliases))


def holders_near(roster: Roster, term: Term) -> list[Held]:
    """All who held the very office around a term."""
    office = term.office
    near = term.start.first if term.start else None
    held = roster.succession(office.normal, office.jurisdiction, most=MOST, near=near)
    return [one for one in held if one.term.office.normal == office.normal]
