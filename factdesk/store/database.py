"""An open database: a session for one verb or one query, and its errors in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from factdesk.store.engine import engine_of
from factdesk.store.failures import in_plain_words
from factdesk.store.place import Server, Where, place_of
from factdesk.store.schema import prepare
from factdesk.store.server import CONNECTING, Patience


class Database:
    """One database and its connections; used from any thread, each session by one.

    `writable`: whether anything can be changed there; a read-only database can still be read.
    """

    def __init__(self, place: Where, *, writable: bool = True) -> None:
        self.place, self.writable = place, writable
        self.patience = Patience()
        self._engine: Engine = engine_of(place, self.patience)
        self._reader: Engine = self._engine.execution_options(reading=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that holds the write lock; committed at the end, or rolled back whole. It is on disk when this returns."""
        with (
            in_plain_words(self.place, SQLAlchemyError),
            self._session(self._engine) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def reading(self, *, elsewhere: bool = False) -> Iterator[Session]:
        """A session that sees one state of the database and cannot change it.

        `elsewhere`: a large roster that is not ready is not made in it (see `rosters.Unready`).
        """
        with (
            in_plain_words(self.place, SQLAlchemyError),
            self._session(self._reader, elsewhere=elsewhere) as session,
            session.begin(),
        ):
            yield session

    def _session(self, engine: Engine, *, elsewhere: bool = False) -> Session:
        return Session(engine, expire_on_commit=False, info={"place": self.place, "elsewhere": elsewhere})

    def hurry(self) -> None:
        """Give a silent server no more time than a call to it gets."""
        self.patience.seconds = CONNECTING

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(url: str, password: str = "") -> Database:
    """Open a database, made or brought up to date first; StoreFailed says in one sentence what is wrong."""
    place = place_of(url)
    if isinstance(place, Server) and password:
        place = place.with_password(password)
    return Database(place, writable=prepare(place))
