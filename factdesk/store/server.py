"""A PostgreSQL server as such: connecting to a database on it and knowing it for ours, without the database library.

A server that is away says so within seconds, and one that has fallen silent is left: no call waits longer than `Patience` says.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from factdesk.store import passwords
from factdesk.store.failed import StoreFailed
from factdesk.store.file import VERSION
from factdesk.store.place import Server
from factdesk.store.server_failures import refusal, sentence

if TYPE_CHECKING:
    import psycopg

T = TypeVar("T")

OLDEST = 15
"""The first PostgreSQL on which the store is tested."""
CONNECTING, SILENCE, LOCK, STATEMENT = 3, 15, 10, 60
"""Seconds to wait for: an answer to the first call, any sign of life, another who writes, the end of one statement."""
MARK = "FactDesk"
"""The comment on the table of migrations, by which a database is known for ours."""


@dataclass(slots=True)
class Patience:
    """How many seconds a connection waits for a sign of life; shortened for all of a desk's connections when its window closes."""

    seconds: float = SILENCE


def driver() -> Any:
    """The driver, imported when the first server is opened; StoreFailed when it is not installed."""
    try:
        import psycopg
    except ImportError as error:
        raise StoreFailed(
            "A database on PostgreSQL needs the extra `shared` (pip install 'factdesk[shared]'); install it, or use a file."
        ) from error
    return psycopg


def connect(server: Server, patience: Patience | None = None) -> "psycopg.Connection[Any]":
    """A connection in no transaction; PasswordWanted or StoreFailed in one sentence.

    Tried in this order: the password that was given, else what libpq finds by itself (a trusted socket, PGPASSWORD, ~/.pgpass), else the
    system's keyring.
    """
    driver()
    opened = passwords.known(server)
    try:
        connection = _connected(opened, patience)
    except _NoEntry as closed:
        opened = server.with_password("" if opened.password else passwords.kept(server))
        if not opened.password:
            raise closed.wanted(server) from None
        try:
            connection = _connected(opened, patience)
        except _NoEntry as again:
            raise again.wanted(server) from None
    passwords.hold(opened)
    return connection


class _NoEntry(Exception):
    """The server wants a password, or another one."""

    def __init__(self, *, wrong: bool) -> None:
        self.wrong = wrong

    def wanted(self, server: Server) -> StoreFailed:
        return refusal(server, wrong=self.wrong)


def _connected(server: Server, patience: Patience | None) -> "psycopg.Connection[Any]":
    said = {"password": server.password} if server.password else {}
    alive = {"keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": SILENCE * 1000}
    settings = {"application_name": "FactDesk", "client_encoding": "utf8", "connect_timeout": CONNECTING, **alive}
    try:
        connection = _kind().connect(server.url, autocommit=True, **settings, **said)
    except driver().Error as error:
        asks = error.pgconn is not None and error.pgconn.needs_password
        refused = error.pgconn is not None and error.pgconn.used_password and "password authentication failed" in str(error)
        if asks or refused:
            raise _NoEntry(wrong=refused) from None
        raise StoreFailed(sentence(error, server)) from None  # the cause would carry the password along
    connection.patience = patience or Patience()
    try:
        _greet(connection, server)
    except BaseException:
        connection.close()
        raise
    opened: psycopg.Connection[Any] = connection
    return opened


def _greet(connection: "psycopg.Connection[Any]", server: Server) -> None:
    """See that the server is not too old, and say how long it may work for us."""
    version = connection.info.server_version // 10_000
    if version < OLDEST:
        raise StoreFailed(f"{server} runs on PostgreSQL {version}; FactDesk needs {OLDEST} or newer. Ask for a newer server.")
    connection.execute(
        f"SELECT set_config('lock_timeout', '{LOCK}s', false), set_config('statement_timeout', '{STATEMENT}s', false),"
        " set_config('timezone', 'UTC', false)"
    )


_kinds: list[type[Any]] = []


def _kind() -> type[Any]:
    """A connection that does not wait for ever; made once the driver is there."""
    if not _kinds:
        psycopg = driver()

        class Impatient(psycopg.Connection[Any]):  # type: ignore[name-defined, misc, unused-ignore]
            """Gives up a server that says nothing for too long."""

            patience = Patience()

            def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
                """Wait for an answer; one that a caller waits for with a limit of its own may stay away."""
                if timeout is not None:
                    return super().wait(gen, interval, timeout)
                try:
                    return super().wait(_heard(gen, self.patience), interval)
                except _Silent:
                    self.pgconn.finish()
                    raise psycopg.errors.ConnectionTimeout("the server has fallen silent") from None

        _kinds.append(Impatient)
    return _kinds[0]


class _Silent(Exception):
    """No sign of life for longer than the patience lasts."""


def _heard(gen: Generator[Any, Any, T], patience: Patience) -> Generator[Any, Any, T]:
    """The driver's own steps, given up when the socket stays silent."""
    since = monotonic()
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready:
                since = monotonic()
            elif monotonic() - since > patience.seconds:
                raise _Silent
            wanted = gen.send(ready)
    except StopIteration as ended:
        answer: T = ended.value
        return answer


@contextmanager
def asking(server: Server) -> Generator["psycopg.Connection[Any]"]:
    """A connection for a question or two, its errors in plain words."""
    connection = connect(server)
    try:
        yield connection
    except driver().Error as error:
        raise StoreFailed(sentence(error, server)) from error
    finally:
        connection.close()


TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
"""What stands in the database besides the parts of extensions."""


def version_of(connection: "psycopg.Connection[Any]", server: Server) -> int:
    """The version of our database, 0 when it is still empty; StoreFailed when it is foreign or newer."""
    row = connection.execute(
        "SELECT to_regclass('alembic_version') IS NOT NULL, obj_description(to_regclass('alembic_version'), 'pg_class')"
    ).fetchone()
    there, mark = row or (False, None)
    if not there and connection.execute(TABLES).fetchone() is None:
        return 0
    if mark != MARK:
        raise StoreFailed(
            f"{server} belongs to another program. Let a database of its own be made for FactDesk; nothing was changed."
        )
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = int(found[0]) if found else 0
    if version > VERSION:
        raise StoreFailed(
            f"{server} was made by a newer FactDesk (version {version}, this one knows {VERSION}). "
            "Update FactDesk, or choose another database; nothing was changed."
        )
    return version


def may_write(connection: "psycopg.Connection[Any]") -> bool:
    """Whether this user may change anything there now."""
    row = connection.execute(
        "SELECT current_setting('transaction_read_only') = 'off' AND has_table_privilege('official', 'INSERT')"
    ).fetchone()
    return bool(row and row[0])
