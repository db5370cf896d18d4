"""Officials one by one: read with their version, saved over the version that was seen, each change in the history."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Status, Term
from factdesk.roster.row import office_in
from factdesk.store.codec import from_json, to_json
from factdesk.store.failed import ChangedMeanwhile
from factdesk.store.records import KeptOfficial, RosterChange, Signed
from factdesk.store.tables import OfficialRow, RosterChangeRow, RosterStateRow, SpellingRow, TermRow

APART = ("key", "name", "aliases", "born", "wikidata", "terms")
"""Fields with columns or tables of their own."""


def read(session: Session, key: str) -> KeptOfficial | None:
    """One official by key."""
    row = _row(session, key)
    return None if row is None else KeptOfficial(_official(session, row), row.version)


def add(session: Session, official: Official, signed: Signed, what: str = "added") -> str:
    """Add an official under its key if that is free, else its Wikidata number, else a number of the store's; gives the key."""
    row = OfficialRow(key=f"new-{uuid.uuid4().hex}", name=official.name)
    session.add(row)
    session.flush()
    wanted = (official.key, official.wikidata, f"n{row.id}")
    row.key = next(key for key in wanted if key and _row(session, key) is None)
    _fill(session, row, official)
    _changed(session, row.key, what, signed, before=None, after=replace(official, key=row.key))
    return row.key


def save(session: Session, official: Official, seen: int, signed: Signed, what: str = "saved") -> None:
    """Put an official in place of version `seen` of it; ChangedMeanwhile when another version stands there now."""
    row = _seen(session, official.key, official, seen)
    before = _official(session, row)
    _fill(session, row, official)
    row.version += 1
    _changed(session, row.key, what, signed, before=before, after=official)


def remove(session: Session, key: str, seen: int, signed: Signed, what: str = "removed") -> None:
    """Remove version `seen` of an official; its history stays."""
    row = _seen(session, key, None, seen)
    _changed(session, key, what, signed, before=_official(session, row), after=None)
    session.execute(delete(OfficialRow).where(col(OfficialRow.key) == key))


def history(session: Session, key: str) -> tuple[RosterChange, ...]:
    """Every change of one official, oldest first."""
    rows = session.exec(select(RosterChangeRow).where(RosterChangeRow.key == key).order_by(col(RosterChangeRow.id)))
    return tuple(_change(row) for row in rows)


def newest(session: Session, keys: Sequence[str]) -> tuple[RosterChange, ...]:
    """The last change of each of these, in the order in which they were made."""
    found: list[RosterChange] = []
    for few in (keys[at : at + 500] for at in range(0, len(keys), 500)):
        last = select(func.max(col(RosterChangeRow.id))).where(col(RosterChangeRow.key).in_(few)).group_by(col(RosterChangeRow.key))
        rows = session.exec(select(RosterChangeRow).where(col(RosterChangeRow.id).in_(last)))
        found += map(_change, rows)
    return tuple(sorted(found, key=lambda change: change.id))


def state(session: Session) -> RosterStateRow:
    """Where the roster stands; its one row is made when it is first asked for by a verb."""
    row = session.get(RosterStateRow, 1)
    return row if row is not None else RosterStateRow()


def size(session: Session) -> int:
    """How many people are on the roster."""
    return session.exec(select(func.count()).select_from(OfficialRow)).one()


def renew(session: Session) -> None:
    """Say that the roster is another one now, so that no index of the old one is used."""
    row = state(session)
    row.revision += 1
    row.token = uuid.uuid4().hex
    session.add(row)


def term_of(columns: Any, made: dict[str, PartialDate | None]) -> Term:
    """A term from a row of its table; `made` keeps dates that were read before. The normal form is this version's own."""
    office: Office = office_in(columns.office, columns.jurisdiction)
    start, end, checked = (_date(iso, made) for iso in (columns.start, columns.end, columns.checked))
    return Term(office, start, end, Status(columns.status), bool(columns.acting), columns.source, checked, columns.extra)


def term_columns(term: Term) -> dict[str, Any]:
    """The columns of a term's table, but for whose it is."""
    return {"office": term.office.name, "normal": term.office.normal, "jurisdiction": term.office.jurisdiction,
            "start": _iso(term.start), "end": _iso(term.end), "status": term.status.value, "acting": term.acting,
            "source": term.source, "checked": _iso(term.checked), "extra": dict(term.extra)}  # fmt: skip


def official_columns(official: Official) -> dict[str, Any]:
    """The columns of an official's own table, but for its key, number and version."""
    own = {f.name: (getattr(official, f.name), f.default) for f in fields(official) if f.name not in APART}
    extra = {name: to_json(value) for name, (value, blank) in own.items() if value != blank}
    return {"name": official.name, "born": _iso(official.born), "wikidata": official.wikidata, "extra": extra}


def official_of(row: Any, aliases: Iterable[str], terms: Iterable[Term]) -> Official:
    """An official from a row of its table, its spellings and its terms."""
    own = Official(row.key, row.name, tuple(aliases), PartialDate.parse(row.born) if row.born else None, row.wikidata, tuple(terms))
    return own if not row.extra else from_json(Official, {**to_json(own), **row.extra})


def _row(session: Session, key: str) -> OfficialRow | None:
    return session.exec(select(OfficialRow).where(OfficialRow.key == key)).first()


def _seen(session: Session, key: str, mine: Official | None, seen: int) -> OfficialRow:
    row = session.exec(select(OfficialRow).where(OfficialRow.key == key).with_for_update()).first()
    if row is None or row.version != seen:
        theirs = None if row is None else KeptOfficial(_official(session, row), row.version)
        raise ChangedMeanwhile(mine, theirs, mine.name if mine else theirs.official.name if theirs else key)
    return row


def _fill(session: Session, row: OfficialRow, official: Official) -> None:
    row.sqlmodel_update(official_columns(official))
    session.add(row)
    session.flush()
    for table in (SpellingRow, TermRow):
        session.execute(delete(table).where(col(table.official) == row.id))
    assert row.id is not None
    session.add_all(SpellingRow(official=row.id, position=at, words=words) for at, words in enumerate(official.aliases))
    session.add_all(TermRow(official=row.id, position=at, **term_columns(term)) for at, term in enumerate(official.terms))
    session.flush()


def _official(session: Session, row: OfficialRow) -> Official:
    aliases = session.exec(select(SpellingRow.words).where(SpellingRow.official == row.id).order_by(col(SpellingRow.position)))
    terms = session.exec(select(TermRow).where(TermRow.official == row.id).order_by(col(TermRow.position)))
    made: dict[str, PartialDate | None] = {}
    return official_of(row, aliases, [term_of(term, made) for term in terms])


def _changed(session: Session, key: str, what: str, signed: Signed, *, before: Official | None, after: Official | None) -> None:
    said = [None if official is None else to_json(official) for official in (before, after)]
    session.add(RosterChangeRow(key=key, what=what, reviewer=signed.reviewer, at=signed.at, before=said[0], after=said[1]))
    renew(session)


def _change(row: RosterChangeRow) -> RosterChange:
    before, after = (None if said is None else from_json(Official, said) for said in (row.before, row.after))
    assert row.id is not None
    return RosterChange(row.id, row.key, row.what, row.reviewer, row.at, before, after)


def _iso(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)


def _date(iso: str | None, made: dict[str, PartialDate | None]) -> PartialDate | None:
    if iso is None:
        return None
    if iso not in made:
        made[iso] = PartialDate.parse(iso)
    return made[iso]
