"""The desk: one open database, a session for every verb and every query."""

import uuid
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.desk.news import changes_of, heard, told
from factdesk.desk.rosters import Progress, load_starter
from factdesk.settings import database_url
from factdesk.store.failed import PasswordWanted, StoreFailed

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdesk.store.database import Database
    from factdesk.store.rebuilding import Rebuilding
    from factdesk.store.watch import Watch

__all__ = ["Desk", "PasswordWanted", "Progress", "StoreFailed"]

MANY = 50
"""Edits after which the index of a server's roster is made anew."""
P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """What an editor works at. Verbs and queries may be called from any thread, one session each."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._name = uuid.uuid4().hex
        """By which this desk knows its own changes among the others'."""
        self._watch: Watch | None = None
        self._behind: Rebuilding | None = None
        self._making = Lock()
        self._closed = False

    @classmethod
    def open(cls, url: str | None = None, *, password: str = "", progress: Progress | None = None, starter: bool = True) -> "Desk":
        """Open a database by path or URL (None: the environment's, the settings', or the user's own).

        It is made, brought up to date after a backup, and (with `starter`) filled with the starter roster first. StoreFailed says what is
        wrong with it; PasswordWanted, which is one, that its server asks for a password, or another one than `password`.
        """
        desk = cls(store.database.open_database(database_url(url), password))
        try:
            if starter:
                load_starter(desk, progress=progress)
        except BaseException:
            desk.close()
            raise
        return desk

    @property
    def url(self) -> str:
        """The database's URL, as `Desk.open` and `open_roster` take it."""
        return self._database.place.url

    @property
    def writable(self) -> bool:
        """Whether anything can be decided here; a read-only database can still be read."""
        return self._database.writable

    def do(self, verb: Callable[Concatenate["Session", P], T], *args: P.args, **said: P.kwargs) -> T:
        """Carry out one verb; when this returns it is on disk, when it raises nothing was changed."""
        with self._database.writing() as session:
            answer = verb(session, *args, **said)
            news = told(changes_of(answer))
            if news:
                store.news.append(session, self._name, news)
            return answer

    def ask(self, query: Callable[Concatenate["Session", P], T], *args: P.args, **said: P.kwargs) -> T:
        """Answer one question; nothing can be changed by it.

        Where it needs a large roster that is not ready, a child process makes it first, while no session is open.
        """
        with suppress(store.rosters.Unready), self._database.reading(elsewhere=True) as session:
            return query(session, *args, **said)
        with self._making:
            self._make()
        if self._closed:
            raise StoreFailed("FactDesk is closing.")
        with self._database.reading() as session:
            return query(session, *args, **said)

    def _make(self) -> None:
        """Have a child process make the roster of now, and wait for it; whoever waited for another's turn finds it ready."""
        with suppress(store.rosters.Unready), self._database.reading(elsewhere=True) as session:
            store.rosters.of_session(session)
            return
        self._behind = self._behind or store.rebuilding.Rebuilding(self._database.place)
        self._behind.wait()  # one that is at it may have begun before the last change
        if self._behind.begin():
            self._behind.wait()

    def follow(self, changed: Callable[[Changes], object], reached: Callable[[bool], object] = bool) -> None:
        """From now on tell what others change here, within a second, and whether the database can be reached; on a thread of its own."""
        if self._watch is None:
            last = self.ask(store.news.newest)
            self._watch = store.watch.Watch(self._database.place, self._name, last, lambda said: changed(heard(said)), reached)

    def hurry(self) -> None:
        """The window is closing: follow no more, and wait for a server that has fallen silent no longer than for a call to it."""
        self._database.hurry()
        if self._watch is not None:
            self._watch.stop()

    def rebuild(self) -> None:
        """Have the index of the roster made anew after edits: in a child process, for a server after many edits in the calling thread."""
        roster = self.ask(store.rosters.of_session)
        apart: int = getattr(roster, "apart", 0)
        if not apart:
            return
        self._behind = self._behind or store.rebuilding.Rebuilding(self._database.place)
        if not self._behind.begin() and apart >= MANY:
            self.ask(store.rosters.of_session, whole=True)

    def close(self) -> None:
        """Close every connection."""
        self._closed = True
        if self._behind is not None:
            self._behind.close()
        if self._watch is not None:
            self._watch.stop()
        self._database.close()
