"""Errors of the database in plain words: what happened to which file, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from factdesk.store import server_failures
from factdesk.store.failed import StoreFailed
from factdesk.store.place import Server, Where

FULL = "{0} could not be written: the disk is full or failing. Free some space and try again; what was saved before is safe."
READ_ONLY = "{0} cannot be changed: the file or its folder is read-only. Allow writing there, or choose another database."
UNOPENED = "{0} could not be opened. See that its folder exists and that you may read and write there, or choose another database."
LOCKED = "{0} is being written by another window or program. Wait a moment and try again; nothing of yours is lost."
DAMAGED = "{0} is damaged. Keep a copy of it, then put a backup in its place, or move it away to begin a new one."
FOREIGN = "{0} is not a FactDesk database. Choose another file, or move this one away to begin a new one."
HALF = "A text holds half a character, which {0} cannot keep. Remove the broken character and try again."
OTHER = "{0} could not be used ({1}). Try again; if it stays, restart FactDesk or choose another database."

SENTENCES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: UNOPENED,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: FOREIGN,
}
"""By primary result code: sqlite.org/rescode.html."""


def sentence(error: BaseException, name: str) -> str:
    """One sentence for an error of the database called `name`."""
    cause = getattr(error, "orig", None) or error  # SQLAlchemy keeps the driver's own error there
    if isinstance(cause, UnicodeEncodeError) or isinstance(error.__cause__, UnicodeEncodeError):
        return HALF.format(name)
    if isinstance(cause, OSError):
        return UNOPENED.format(name)
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None and code & 0xFF in SENTENCES:
        return SENTENCES[code & 0xFF].format(name)
    return OTHER.format(name, str(cause).splitlines()[0] if str(cause) else type(cause).__name__)


@contextmanager
def in_plain_words(place: Where, *kinds: type[Exception]) -> Iterator[None]:
    """Turn what SQLite, and what errors of these other kinds, raise into StoreFailed that names the place."""
    known: tuple[type[Exception], ...] = (sqlite3.Error, UnicodeEncodeError, *kinds)
    try:
        yield
    except known as error:
        said = server_failures.sentence(error, place) if isinstance(place, Server) else sentence(error, str(place))
        raise StoreFailed(said) from error
