"""Many officials at once, by plain tables: objects would take thirty times as long."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Column, Dialect, Table, bindparam, delete, func, select, update
from sqlmodel import Session

from factdesk.draft.names import fold
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Term
from factdesk.store.codec import to_json
from factdesk.store.failed import ChangedMeanwhile
from factdesk.store.officials import official_columns, official_of, read, renew, state, term_columns, term_of
from factdesk.store.records import Signed
from factdesk.store.tables import metadata
from factdesk.store.texts import fit

Progress = Callable[[int, int, str], None]
CHUNK = 2000
"""Officials stored between two calls of a progress bar."""
CACHE = 64 * 1024
"""KiB of a file's pages that an import keeps at hand; with the usual 2 MB every other row of a large one waits for the disk."""
IN_ONE = 500
"""Numbers named in one question."""
FEW = 60_000
"""Up to so many officials all are looked through, beyond it only those who may be meant."""

OFFICIAL, SPELLING, TERM, CHANGE = (metadata.tables[name] for name in ("official", "spelling", "term", "roster_change"))


def every(session: Session, numbers: Sequence[int] | None = None) -> tuple[Official, ...]:
    """Everybody on the roster, or those of these numbers, in the order in which they came in."""
    if numbers is not None:
        few = (numbers[at : at + IN_ONE] for at in range(0, len(numbers), IN_ONE))
        return tuple(one for some in few for one in _of(session, some))
    return _of(session, None)


def _of(session: Session, numbers: Sequence[int] | None) -> tuple[Official, ...]:
    def only(asked: Any, column: Any) -> Any:
        return asked if numbers is None else asked.where(column.in_(numbers))

    aliases: dict[int, list[str]] = defaultdict(list)
    spelt = select(SPELLING.c.official, SPELLING.c.words).order_by(*SPELLING.primary_key)
    for official, words in session.execute(only(spelt, SPELLING.c.official)):
        aliases[official].append(words)
    terms: dict[int, list[Term]] = {}
    made: dict[str, PartialDate | None] = {}
    rows = session.execute(only(select(TERM).order_by(*TERM.primary_key), TERM.c.official))
    for official, held in groupby(rows, key=lambda row: row.official):
        terms[official] = [term_of(row, made) for row in held]
    people = session.execute(only(select(OFFICIAL).order_by(OFFICIAL.c.id), OFFICIAL.c.id))
    return tuple(official_of(row, aliases.get(row.id, ()), terms.get(row.id, ())) for row in people)


def some(session: Session, keys: Sequence[str]) -> tuple[Official, ...]:
    """Those of some hundred keys that are on the roster, in the order in which they came in."""
    numbers = session.execute(select(OFFICIAL.c.id).where(OFFICIAL.c.key.in_(keys)).order_by(OFFICIAL.c.id)).scalars()
    return every(session, list(numbers))


def keys(session: Session) -> frozenset[str]:
    """The keys of everybody."""
    return frozenset(session.execute(select(OFFICIAL.c.key)).scalars())


def alike(session: Session, people: Sequence[Official]) -> tuple[Official, ...]:
    """Everybody who has a number or a folded spelling in common with one of these; of a small roster simply everybody."""
    if session.execute(select(func.count()).select_from(OFFICIAL)).scalar_one() <= FEW:
        return every(session)
    items = {one.wikidata for one in people if one.wikidata}
    names = {fold(words) for one in people for words in (one.name, *one.aliases)}
    who = session.execute(select(OFFICIAL.c.id, OFFICIAL.c.name, OFFICIAL.c.wikidata)).yield_per(CHUNK)
    found = {number for number, name, item in who if item in items or fold(name) in names}
    spelt = session.execute(select(SPELLING.c.official, SPELLING.c.words)).yield_per(CHUNK)
    found |= {number for number, words in spelt if fold(words) in names}
    return every(session, sorted(found))


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
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE}")  # of this connection: the indexes of many people fit into it
    for done, few in _chunks(pairs):
        progress(done, len(pairs), "Storing the officials")
        changed = [after for before, after in few if before is not None]
        _replace(session, changed)
        _insert(session, [after for before, after in few if before is None])
        _put(session, CHANGE, [_line(after.key, "imported", Signed(reviewer, at), before, after) for before, after in few])
    renew(session)
    progress(len(pairs), len(pairs), "Storing the officials")


def swap(session: Session, swaps: Sequence[tuple[str, Official | None, Official | None]], *, what: str, signed: Signed) -> None:
    """Put people in the place of others by key (None is nobody), each with a line in the history.

    ChangedMeanwhile when somebody is not as they were before; the transaction is then to be rolled back.
    """
    for at in range(0, len(swaps), IN_ONE):
        few = swaps[at : at + IN_ONE]
        keys = [key for key, _, _ in few]
        session.execute(select(OFFICIAL.c.id).where(OFFICIAL.c.key.in_(keys)).with_for_update())
        now = {one.key: one for one in some(session, keys)}
        for key, before, after in few:
            if now.get(key) != before:
                wanted = after or before
                raise ChangedMeanwhile(after, read(session, key), wanted.name if wanted else key)
        gone = [key for key, before, after in few if before and not after]
        session.execute(delete(OFFICIAL).where(OFFICIAL.c.key.in_(gone)))
        _replace(session, [after for _, before, after in few if before and after])
        _insert(session, [after for _, before, after in few if not before and after])
        _put(session, CHANGE, [_line(key, what, signed, before, after) for key, before, after in few if before or after])
    renew(session)


def _line(key: str, what: str, signed: Signed, before: Official | None, after: Official | None) -> dict[str, Any]:
    """A line of the history."""
    sides = [None if one is None else to_json(one) for one in (before, after)]
    return {"key": key, "what": what, "reviewer": signed.reviewer, "at": signed.at, "before": sides[0], "after": sides[1]}


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
    """Insert rows of the same columns as the driver takes them; on a server by COPY, which takes a third of the time of as many INSERTs."""
    if not rows:
        return
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        said = ", ".join(f'"{name}"' for name in rows[0])
        writers = [
            (name, table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)) for name in rows[0]
        ]
        values = [tuple([write(row[name]) if write else row[name] for name, write in writers]) for row in rows]
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({said}) VALUES ({', '.join('?' * len(writers))})", values)  # noqa: S608 (our own names)
        return
    said = ", ".join(f'"{name}"' for name in rows[0])
    columns = [(name, isinstance(table.c[name].type, JSON)) for name in rows[0]]
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {table.name} ({said}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([json.dumps(row[name]) if as_json and row[name] is not None else row[name] for name, as_json in columns])


def _writer(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes a value of a column one of the driver's; most columns of JSON hold nothing, and say so without being written out."""
    write = column.type.dialect_impl(dialect).bind_processor(dialect)
    if write is None or not isinstance(column.type, JSON):
        return write and lru_cache(maxsize=16)(write)  # all lines of an import have one time
    return lambda value: "{}" if value == {} else write(value)


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
