"""Many officials at once, by plain tables: objects would take thirty times as long."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Table, bindparam, delete, insert, select, update
from sqlmodel import Session

from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Term
from factdesk.store.codec import to_json
from factdesk.store.officials import official_columns, official_of, renew, state, term_columns, term_of
from factdesk.store.tables import metadata
from factdesk.store.texts import fit

Progress = Callable[[int, int, str], None]
CHUNK = 2000
"""Officials stored between two calls of a progress bar."""

OFFICIAL, SPELLING, TERM, CHANGE = (metadata.tables[name] for name in ("official", "spelling", "term", "roster_change"))


def every(session: Session) -> tuple[Official, ...]:
    """Everybody on the roster, in the order in which they came in."""
    aliases: dict[int, list[str]] = defaultdict(list)
    for official, words in session.execute(select(SPELLING.c.official, SPELLING.c.words).order_by(*SPELLING.primary_key)):
        aliases[official].append(words)
    terms: dict[int, list[Term]] = {}
    made: dict[str, PartialDate | None] = {}
    rows = session.execute(select(TERM).order_by(*TERM.primary_key))
    for official, held in groupby(rows, key=lambda row: row.official):
        terms[official] = [term_of(row, made) for row in held]
    people = session.execute(select(OFFICIAL).order_by(OFFICIAL.c.id))
    return tuple(official_of(row, aliases.get(row.id, ()), terms.get(row.id, ())) for row in people)


def some(session: Session, keys: Sequence[str]) -> tuple[Official, ...]:
    """Those of some hundred keys that are on the roster, in the order in which they came in."""
    people = session.execute(select(OFFICIAL).where(OFFICIAL.c.key.in_(keys)).order_by(OFFICIAL.c.id)).all()
    numbers = [row.id for row in people]
    aliases: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(select(SPELLING).where(SPELLING.c.official.in_(numbers)).order_by(*SPELLING.primary_key)):
        aliases[row.official].append(row.words)
    terms: dict[int, list[Term]] = defaultdict(list)
    made: dict[str, PartialDate | None] = {}
    for row in session.execute(select(TERM).where(TERM.c.official.in_(numbers)).order_by(*TERM.primary_key)):
        terms[row.official].append(term_of(row, made))
    return tuple(official_of(row, aliases[row.id], terms[row.id]) for row in people)


def load(session: Session, people: Sequence[Official], starter: str, progress: Progress) -> None:
    """Fill an empty roster; the starter roster's own file is its history."""
    for done, few in _chunks(people):
        progress(done, len(people), "Loading the starter roster")
        _insert(session, few)
    renew(session)
    row = state(session)
    row.starter = starter
    session.add(row)
    progress(len(people), len(people), "Loading the starter roster")


def store(
    session: Session, pairs: Sequence[tuple[Official | None, Official]], *, reviewer: str, at: datetime, progress: Progress
) -> None:
    """Store officials that an import adds (before is None) or changes, each with its line in the history."""
    fitting = [(before, fit(after)) for before, after in pairs]
    pairs = [(before, after) for before, after in fitting if before != after]
    for done, few in _chunks(pairs):
        progress(done, len(pairs), "Storing the officials")
        changed = [after for before, after in few if before is not None]
        _replace(session, changed)
        _insert(session, [after for before, after in few if before is None])
        lines = [{"key": after.key, "what": "imported", "reviewer": reviewer, "at": at,
                  "before": None if before is None else to_json(before), "after": to_json(after)} for before, after in few]  # fmt: skip
        _put(session, CHANGE, lines)
    renew(session)
    progress(len(pairs), len(pairs), "Storing the officials")


def _insert(session: Session, people: Sequence[Official]) -> None:
    _put(session, OFFICIAL, [{"key": one.key, "version": 1, **official_columns(one)} for one in people])
    _insert_parts(session, people)


def _replace(session: Session, people: Sequence[Official]) -> None:
    if not people:
        return
    values = {name: bindparam(f"new_{name}", type_=OFFICIAL.c[name].type) for name in official_columns(people[0])}
    renewed = update(OFFICIAL).where(OFFICIAL.c.key == bindparam("of")).values({**values, "version": OFFICIAL.c.version + 1})
    session.connection().execute(
        renewed, [{"of": one.key, **{f"new_{name}": said for name, said in official_columns(one).items()}} for one in people]
    )
    keys = list(_numbers(session, people).values())
    for table in (SPELLING, TERM):
        for few in (keys[at : at + 500] for at in range(0, len(keys), 500)):
            session.execute(delete(table).where(table.c.official.in_(few)))
    _insert_parts(session, people)


def _insert_parts(session: Session, people: Sequence[Official]) -> None:
    numbers = _numbers(session, people)
    spellings = [
        {"official": numbers[one.key], "position": at, "words": words} for one in people for at, words in enumerate(one.aliases)
    ]
    terms = [
        {"official": numbers[one.key], "position": at, **term_columns(term)} for one in people for at, term in enumerate(one.terms)
    ]
    _put(session, SPELLING, spellings)
    _put(session, TERM, terms)


def _put(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows of the same columns; on a server by COPY, which takes a third of the time of as many INSERTs."""
    if not rows:
        return
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    said = ", ".join(f'"{name}"' for name in rows[0])
    columns = [(name, isinstance(table.c[name].type, JSON)) for name in rows[0]]
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {table.name} ({said}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([json.dumps(row[name]) if as_json and row[name] is not None else row[name] for name, as_json in columns])


def _numbers(session: Session, people: Sequence[Official]) -> Mapping[str, int]:
    keys = [one.key for one in people]
    found: dict[str, int] = {}
    for few in (keys[at : at + 500] for at in range(0, len(keys), 500)):
        found.update(
            (key, number) for key, number in session.execute(select(OFFICIAL.c.key, OFFICIAL.c.id).where(OFFICIAL.c.key.in_(few)))
        )
    return found


def _chunks(people: Sequence[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
    for at in range(0, len(people), CHUNK):
        yield at, people[at : at + CHUNK]
