"""The terms that an answer rests on: the person's, and who held the office around that day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from factdesk.checks.finding import Evidence
from factdesk.checks.offices import posts
from factdesk.checks.offices.judgement import Judgement
from factdesk.roster.found import Candidate
from factdesk.roster.official import Official, Status, Term
from factdesk.roster.roster import Roster

AROUND = timedelta(days=3 * 365 + 1)
"""How far before and after the day holders are shown: the length of the window's timeline."""
MOST = 6
"""Other terms of the person shown at most."""
MOST_HOLDERS = 12
"""Holders of one office shown at most."""


def evidence(judgement: Judgement, roster: Roster) -> tuple[Evidence, ...]:
    """The person's terms (the telling one first), the holders of the claimed office, and those of the office held elsewhere."""
    rows: dict[tuple[str, Term], Evidence] = {}
    candidate = judgement.candidate
    if candidate:
        for term in _terms(judgement, candidate):
            rows[candidate.person.key, term] = row(candidate.person, term, "person", candidate)
    for held in judgement.holders:
        rows.setdefault((held.person.key, held.term), row(held.person, held.term, "office"))
    for person, term, role in _around(judgement, roster):
        rows.setdefault((person.key, term), row(person, term, role))
    return tuple(rows.values())


def _terms(judgement: Judgement, candidate: Candidate) -> Sequence[Term]:
    first = judgement.term
    others = [
        term
        for term in candidate.person.terms
        if term != first
        and (_close(term, judgement) or (judgement.value.office and posts.same_office(judgement.value.office, term)))
    ]
    return [*([first] if first else []), *others][:MOST]


def _close(term: Term, judgement: Judgement) -> bool:
    start = term.start.first if term.start else date.min
    end = term.end.last if term.end else date.max
    # Differences of days, which exist also where the calendar ends: rosters write 9999-12-31 for "no end".
    return start - judgement.period.last <= AROUND and judgement.period.first - end <= AROUND


def _around(judgement: Judgement, roster: Roster) -> Iterable[tuple[Official, Term, str]]:
    seats: dict[tuple[str, str], str] = {}
    office, term = judgement.value.office, judgement.term
    place = judgement.jurisdiction or (term.office.jurisdiction if term else None)
    if office and place:
        normals = [held.term.office.normal for held in judgement.holders] or [office]
        if term and term.office.jurisdiction == place and posts.same_office(office, term):
            normals = [term.office.normal]
        seats |= {(normal, place): "office" for normal in dict.fromkeys(normals[:2]) if normal not in posts.many()}
    if term and term.office.normal not in posts.many():
        seats.setdefault((term.office.normal, term.office.jurisdiction), "elsewhere")
    for (normal, where), role in seats.items():
        near = [held for held in roster.succession(normal, where) if _close(held.term, judgement)]
        nearest = sorted(range(len(near)), key=lambda place: _distance(near[place].term, judgement.period.first))[:MOST_HOLDERS]
        yield from ((near[place].person, near[place].term, role) for place in sorted(nearest))


def _distance(term: Term, day: date) -> int:
    start = term.start.first if term.start else day
    end = term.end.last if term.end else day
    return 0 if start <= day <= end else min(abs((start - day).days), abs((end - day).days))


def row(person: Official, term: Term, role: str, candidate: Candidate | None = None) -> Evidence:
    """One term as evidence, with how the name was found."""
    return Evidence(
        person.name, term.office.normal, term.office.jurisdiction,
        str(term.start) if term.start else None, str(term.end) if term.end else None,
        candidate.score if candidate else None, tuple(candidate.reasons) if candidate else (),
        term.source or None, str(term.checked) if term.confirmed else None, role,
        current=term.status is Status.CURRENT and term.end is None,
    )  # fmt: skip
