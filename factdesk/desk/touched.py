"""Which drafts an edit of the roster touches, and which of their claims stand otherwise afterwards."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.checks.finding import Outcome
from factdesk.checks.result import Result
from factdesk.claims.claim import Claim, TitleValue
from factdesk.draft.names import fold
from factdesk.draft.offices import equivalent
from factdesk.roster.official import Official

if TYPE_CHECKING:
    from sqlmodel import Session

SHORT = 3
"""Letters that a word of a name needs to be looked for in a draft."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What of the roster was edited."""

    words: frozenset[str]
    """Words of the names, folded."""
    offices: frozenset[tuple[str, str]]
    """Offices (normal form, jurisdiction) that they hold or held before the edit."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that stands otherwise than before."""

    claim: Claim
    before: Outcome | None
    after: Outcome | None


def touched(session: "Session", *, keys: Collection[str]) -> Touched:
    """What an edit of these people touches, by how they were before their last change and how they are after it."""
    lines = store.officials.newest(session, sorted(keys))
    people = [one for line in lines for one in (line.before, line.after) if one is not None]
    return of_people(people)


def of_people(people: Collection[Official]) -> Touched:
    """The names and offices of some people."""
    names = (fold(name).replace("-", " ").split() for one in people for name in (one.name, *one.aliases))
    words = frozenset(word for parts in names for word in parts if len(word) >= SHORT)
    return Touched(words, frozenset((term.office.normal, term.office.jurisdiction) for one in people for term in one.terms))


def touches(what: Touched, result: Result) -> bool:
    """Whether anything in a draft may stand otherwise: it names one of the people, or claims one of their offices."""
    places = {place for _, place in what.offices}
    for claim in result.claims:
        value = claim.value
        if isinstance(value, TitleValue) and (value.jurisdiction is None or value.jurisdiction in places):
            normal = value.office
            if normal is None or any(equivalent(normal, office) for office, _ in what.offices):
                return True
    text = set(fold(result.draft.text).replace("-", " ").replace("’", " ").replace("'", " ").translate(_MARKS).split())
    return not text.isdisjoint(what.words)


_MARKS = {ord(mark): " " for mark in ',.;:!?()[]“”„"–—/…'}


def moved(before: Result, after: Result) -> tuple[Moved, ...]:
    """The claims of the same words of which another thing is found now, in order of the text."""
    was = {(claim.start, claim.end): claim for claim in before.claims}
    found = []
    for claim in after.claims:
        old = was.get((claim.start, claim.end))
        if old is None or _said(before, old) != _said(after, claim):
            found.append(Moved(claim, before.outcome_of(old.id) if old else None, after.outcome_of(claim.id)))
    return tuple(found)


def _said(result: Result, claim: Claim) -> frozenset[tuple[str, str, str]]:
    findings = (*result.findings_of(claim.id), *result.findings_touching(claim.id))
    return frozenset((one.check, one.outcome.value, one.message) for one in findings)
