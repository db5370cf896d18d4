"""Connections and transactions of a database. What the two kinds of database do differently is here and in `schema`."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from factdesk.store.file import connect
from factdesk.store.place import Server, Where
from factdesk.store.server import Patience
from factdesk.store.server import connect as call

WRITING = 0x46444B31
"""The advisory lock of whoever writes to a database on a server, as the write lock of a SQLite file."""


def engine_of(place: Where, patience: Patience | None = None) -> Engine:
    """An engine on a place. Transactions are writing ones unless the connection has the option `reading`."""
    if isinstance(place, Server):
        engine = _engine("postgresql+psycopg://", lambda: _calling(place, patience), pool_pre_ping=True, use_native_hstore=False)
        event.listen(engine, "begin", _begin_on_server)
    else:
        engine = _engine("sqlite://", lambda: connect(place))
        event.listen(engine, "begin", _begin)
    return engine


def _engine(url: str, creator: Callable[[], Any], **more: Any) -> Engine:
    return create_engine(url, creator=creator, poolclass=QueuePool, pool_size=2, max_overflow=6, **more)


def _calling(server: Server, patience: Patience | None) -> Any:
    connection = call(server, patience)
    connection.autocommit = False
    return connection


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later would fail when another came between."""
    reading: Any = connection.get_execution_options().get("reading")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _begin_on_server(connection: Connection) -> None:
    """The same promises: a reader sees one state, and of the writers one at a time reads what it is about to change.

    Writers stay at READ COMMITTED, because a snapshot taken before the lock was free would be old.
    """
    if connection.get_execution_options().get("reading"):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")
