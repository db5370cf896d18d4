"""Connections with the switches that keep a SQLite file whole."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from factdesk.store.file import connect
from factdesk.store.place import Place

FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions in which the write-ahead log no longer loses rows (sqlite.org/wal.html#walresetbug): the newest, then backports."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the mended write-ahead log."""
    return version >= FIXED[0] or any(fixed <= version < (*fixed[:2], 1000) for fixed in FIXED[1:])


def engine_of(place: Place) -> Engine:
    """An engine on a place. Transactions are writing ones unless the connection has the option `reading`."""
    engine = create_engine("sqlite://", creator=lambda: connect(place), poolclass=QueuePool, pool_size=2, max_overflow=6)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later would fail when another came between."""
    reading: Any = connection.get_execution_options().get("reading")
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
