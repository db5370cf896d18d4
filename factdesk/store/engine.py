"""Connections with the switches that keep a SQLite file whole."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from factdesk.store.place import Place

APPLICATION_ID = 0x46444B31
""""FDK1", at byte 68 of the file."""
FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""SQLite versions in which the write-ahead log no longer loses rows (sqlite.org/wal.html#walresetbug): the newest, then backports."""
PATIENCE = 10_000
"""Milliseconds to wait for another window that writes."""


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the mended write-ahead log."""
    return version >= FIXED[0] or any(fixed <= version < (*fixed[:2], 1000) for fixed in FIXED[1:])


def connect(place: Place) -> sqlite3.Connection:
    """A connection to a file that exists, in no transaction, with every switch on."""
    connection = sqlite3.connect(f"{place.path.as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


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
