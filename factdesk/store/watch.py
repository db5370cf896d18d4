"""Following what others change in the same database, on a thread and a connection of its own.

A server calls (LISTEN/NOTIFY); a SQLite file is asked twice a second whether it was written (`PRAGMA data_version`, a few microseconds).
The call says only that there is something: what it is stands in the table of news, so that nothing is missed while a connection was lost.
"""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from time import monotonic
from typing import Any

from factdesk.store.failed import StoreFailed
from factdesk.store.file import connect
from factdesk.store.place import Server, Where
from factdesk.store.server import Patience, driver
from factdesk.store.server import connect as call

CHANNEL = "factdesk_news"
EVERY = 0.5
"""Seconds between two looks at a file, and the longest that a listener takes to end."""
ANYWAY = 20.0
"""Seconds after which a silent server is asked all the same: a connection may die without a word."""
AGAIN = (0.5, 1.0, 2.0, 5.0)
"""Seconds before the first, second … attempt to reach a database that was lost."""
ENDING = 1.5
"""Seconds for the thread to end before it is left behind."""

News = dict[str, Any]


class Watch:
    """Tells, on its own thread, what other desks changed since line `last` of the news, and whether the database can be reached."""

    def __init__(
        self, place: Where, desk: str, last: int, heard: Callable[[News], object], reached: Callable[[bool], object] = bool
    ) -> None:
        self._place, self._desk, self._last, self._heard, self._reached = place, desk, last, heard, reached
        self._lost: tuple[type[Exception], ...] = (StoreFailed, OSError, sqlite3.Error)
        if isinstance(place, Server):
            self._lost += (driver().Error,)
        self._there = True
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="factdesk-news", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Tell nothing more; the thread is gone when this returns, but for one that waits for a frozen server."""
        self._ended.set()
        self._thread.join(ENDING)

    def _run(self) -> None:
        tries = 0
        while not self._ended.is_set():
            try:
                with closing(self._connected()) as connection:
                    for _ in _calls(connection, self._ended):
                        self._read(connection)
                        tries = 0
                        self._say(reached=True)
            except self._lost:
                if tries:  # the first time the next attempt may well succeed at once
                    self._say(reached=False)
                self._ended.wait(AGAIN[min(tries, len(AGAIN) - 1)])
                tries += 1

    def _connected(self) -> Any:
        return call(self._place, Patience(EVERY * 10)) if isinstance(self._place, Server) else connect(self._place)

    def _read(self, connection: Any) -> None:
        """Tell what is new; all of it when lines are missing, because the window was away for long or the database is another one now."""
        oldest, newest = connection.execute("SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM news").fetchone()
        if newest < self._last or oldest > self._last + 1:
            self._last = newest
            drafts = [row[0] for row in connection.execute("SELECT id FROM draft").fetchall()]
            self._tell({"drafts": drafts, "roster": True})
            return
        if newest == self._last:
            return
        rows = connection.execute(f"SELECT id, desk, said FROM news WHERE id > {int(self._last)} ORDER BY id").fetchall()  # noqa: S608
        for number, desk, said in rows:
            self._last = number
            if desk != self._desk:
                self._tell(json.loads(said) if isinstance(said, str) else said)

    def _tell(self, said: News) -> None:
        if not self._ended.is_set():
            self._heard(said)

    def _say(self, *, reached: bool) -> None:
        if reached != self._there and not self._ended.is_set():
            self._there = reached
            self._reached(reached)


def _calls(connection: Any, ended: threading.Event) -> Iterator[None]:
    """Once at the start, then each time that somebody may have written something."""
    yield
    if isinstance(connection, sqlite3.Connection):
        yield from _looks(connection, ended)
    else:
        yield from _listened(connection, ended)


def _looks(connection: sqlite3.Connection, ended: threading.Event) -> Iterator[None]:
    before = None
    while not ended.wait(EVERY):
        now = connection.execute("PRAGMA data_version").fetchone()[0]
        if now != before:
            before = now
            yield


def _listened(connection: Any, ended: threading.Event) -> Iterator[None]:
    connection.execute(f"LISTEN {CHANNEL}")
    yield  # what came between the first reading and LISTEN
    asked = monotonic()
    while not ended.is_set():
        called = sum(1 for _ in connection.notifies(timeout=EVERY, stop_after=1))
        if called or monotonic() - asked > ANYWAY:
            asked = monotonic()
            yield
