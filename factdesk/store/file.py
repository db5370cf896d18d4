"""A SQLite file as such: connecting to it and knowing it for ours, without the database library, which takes a third of a second to load."""

import sqlite3
from contextlib import closing

from factdesk.store.failed import StoreFailed
from factdesk.store.failures import FOREIGN
from factdesk.store.place import Place

APPLICATION_ID = 0x46444B31
""""FDK1", at byte 68 of the file."""
VERSION = 2
"""The newest migration's number; kept in `user_version`, so that a database that is up to date loads no migrations."""
PATIENCE = 10_000
"""Milliseconds to wait for another window that writes."""


def connect(place: Place) -> sqlite3.Connection:
    """A connection to a file that exists, in no transaction, with every switch on.

    The journal stays SQLite's rollback journal: one file with nothing beside it to forget in a copy, readable from a read-only folder, and
    free of the fault by which write-ahead logs before SQLite 3.51.3 could lose rows (sqlite.org/wal.html#walresetbug).
    """
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


def version_of(place: Place) -> int:
    """The version of a FactDesk database; StoreFailed when the file is empty, foreign or newer, sqlite3.Error when it is damaged."""
    if place.path.is_dir():
        raise StoreFailed(f"{place} is a folder. Name a file in it, for example {place.path / 'factdesk.sqlite3'}.")
    if place.path.stat().st_size == 0:
        raise StoreFailed(
            f"{place} is empty: there is no database in it. Put a backup in its place, or delete it to begin a new one."
        )
    with closing(connect(place)) as connection:
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if mark != APPLICATION_ID or version < 1:
        raise StoreFailed(FOREIGN.format(place))
    if version > VERSION:
        raise StoreFailed(
            f"{place} was made by a newer FactDesk (version {version}, this one knows {VERSION}). "
            "Update FactDesk, or choose another database; nothing was changed."
        )
    return version
