"""Making the kept roster anew behind an edit, in a child process, so that nobody waits for it.

The child reads a copy of the database that it takes in one go: a long reading of the file itself would keep everybody from writing.
A roster on a server is not rebuilt here, because its password must not travel in the arguments of a process.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from factdesk.store.file import connect
from factdesk.store.place import Place, Where, place_of
from factdesk.store.rosters import DEFAULT, of_session

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.append(sys.argv[1]); from factdesk.store.rebuilding import rebuild; rebuild(*sys.argv[2:])"
PATIENCE = 5.0
"""Seconds that a child gets to end when the program closes."""


class Rebuilding:
    """At most one child at a time, for one database."""

    def __init__(self, place: Where) -> None:
        self._place = place
        self._child: subprocess.Popen[bytes] | None = None

    def begin(self, cache: str | Path = DEFAULT) -> bool:
        """Have the roster of now kept, in a child process; whether one is at it. A server's, and a frozen bundle's, is not done here."""
        if not isinstance(self._place, Place) or getattr(sys, "frozen", False):
            return False
        if self._child is None or self._child.poll() is not None:
            command = [sys.executable, "-c", START, str(ROOT), str(self._place.path), str(cache)]
            with suppress(OSError):  # no process to be had: the next edit tries again
                self._child = subprocess.Popen(  # noqa: S603 (this program itself, on the user's own database)
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
        return True

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the child is done; whether it was."""
        if self._child is not None:
            try:
                self._child.wait(seconds)
            except subprocess.TimeoutExpired:
                return False
        return True

    def close(self) -> None:
        """The program closes: a child that is still at it is ended; what it did not keep is made another time."""
        if self._child is not None and self._child.poll() is None:
            self._child.terminate()
            if not self.wait(PATIENCE):
                self._child.kill()
                self._child.wait()
        self._child = None


def rebuild(path: str, cache: str) -> None:
    """Runs in the child: keep the roster of a database file, read from a copy of it."""
    from factdesk.store.database import open_database

    with suppress(OSError, AttributeError):
        os.nice(10)
    place = place_of(path)
    assert isinstance(place, Place)
    with tempfile.TemporaryDirectory(prefix="factdesk-") as folder:
        copy = Path(folder, "copy.sqlite3")
        with closing(connect(place)) as there, closing(sqlite3.connect(copy)) as here:
            there.backup(here)
        database = open_database(str(copy))
        try:
            with database.reading() as session:
                of_session(session, cache=cache, place=place, whole=True)
        finally:
            database.close()
