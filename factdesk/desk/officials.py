"""Keeping the people of the roster: each change is checked, signed, and made only over the version that was seen."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Official, Term
from factdesk.roster.row import jurisdiction_code, office_in
from factdesk.store.failed import ChangedMeanwhile
from factdesk.store.records import KeptOfficial, RosterChange, Signed
from factdesk.store.texts import clean

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdesk.roster.roster import Roster

__all__ = [
    "ChangedMeanwhile",
    "KeptOfficial",
    "RosterChange",
    "add",
    "faults",
    "history",
    "official",
    "remove",
    "roster",
    "save",
    "tidy",
]


def roster(session: "Session") -> "Roster":
    """The roster to search and to check with; kept in the cache folder until the roster changes."""
    return store.rosters.of_session(session)


def official(session: "Session", *, key: str) -> KeptOfficial | None:
    """One official with the number of its version, for `save` and `remove`."""
    return store.officials.read(session, key)


def history(session: "Session", *, key: str) -> tuple[RosterChange, ...]:
    """Who changed an official when, and from what to what, oldest first."""
    return store.officials.history(session, key)


def faults(said: Official) -> tuple[str, ...]:
    """What must be mended before an official can be saved, each in one sentence; for a form to show as one types."""
    found = [] if said.name.strip() else ["The name is missing."]
    for number, term in enumerate(said.terms, 1):
        office = term.office.name.strip()
        named = f"term {number}" + (f" ({office})" if office else "")
        if not office:
            found.append(f"The office of {named} is missing.")
        try:
            jurisdiction_code(term.office.jurisdiction.strip())
        except ValueError as error:
            found.append(f"The place of {named} is not known: {error}.")
        if term.start and term.end and term.end.last < term.start.first:
            found.append(f"The end of {named}, {term.end}, is before its start, {term.start}.")
    return tuple(found)


def add(session: "Session", *, official: Official, reviewer: str, at: datetime) -> Changes:
    """Add a person; the one key in `changes.officials` is theirs. RosterFailed lists the faults."""
    key = store.officials.add(session, tidy(official), Signed(reviewer, at))
    return Changes(officials=frozenset({key}))


def save(session: "Session", *, official: Official, seen: int, reviewer: str, at: datetime) -> Changes:
    """Put a person in place of version `seen` of them; ChangedMeanwhile holds both when another version stands there now."""
    store.officials.save(session, tidy(official), seen, Signed(reviewer, at))
    return Changes(officials=frozenset({official.key}))


def remove(session: "Session", *, key: str, seen: int, reviewer: str, at: datetime) -> Changes:
    """Remove version `seen` of a person; `add` of the last `before` in the history brings them back under the same key."""
    store.officials.remove(session, key, seen, Signed(reviewer, at))
    return Changes(officials=frozenset({key}))


def tidy(said: Official) -> Official:
    """The person as the roster keeps people: single spaces, codes, normal forms, no spelling twice, newest term first."""
    wrong = faults(said)
    if wrong:
        raise RosterFailed(f"{said.name.strip() or 'This person'} cannot be saved. {' '.join(wrong)}")
    name = _words(said.name)
    avoided = [words for words in map(_words, said.discouraged) if words and words != name]
    aliases = (*map(_words, said.aliases), *avoided)
    terms = sorted(map(_tidy_term, said.terms), key=lambda term: str(term.start or ""), reverse=True)
    return replace(
        said,
        name=name,
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        wikidata=_words(said.wikidata or "") or None,
        terms=tuple(terms),
        discouraged=tuple(dict.fromkeys(avoided)),
    )


def _tidy_term(term: Term) -> Term:
    office = office_in(_words(term.office.name), jurisdiction_code(term.office.jurisdiction.strip()))
    return replace(term, office=office, source=clean(term.source), extra={key: clean(said) for key, said in term.extra.items()})


def _words(said: str) -> str:
    return " ".join(clean(said).split())
