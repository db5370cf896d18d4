"""Making a database, knowing one, and bringing an older one up to date after a backup."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from factdesk.store import server
from factdesk.store.engine import engine_of
from factdesk.store.failed import StoreFailed
from factdesk.store.failures import DAMAGED, in_plain_words
from factdesk.store.file import APPLICATION_ID, VERSION, connect, version_of
from factdesk.store.network import refuse_network
from factdesk.store.place import Place, Server, Where

MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(place: Where) -> bool:
    """Make the database if there is none, upgrade it if it is older; StoreFailed, with nothing changed, when it is not ours.

    Gives whether it may be written. On a server an upgrade is one transaction; backups are with who keeps the server.
    """
    with in_plain_words(place, SQLAlchemyError, OSError):
        if isinstance(place, Server):
            with server.asking(place) as connection:
                if server.version_of(connection, place) < VERSION:
                    upgrade(place)
                return server.may_write(connection)
        refuse_network(place)
        if not place.path.exists():
            _make(place)
        if version_of(place) < VERSION:
            backup(place)
            upgrade(place)
    return os.access(place.path, os.W_OK) and os.access(place.path.parent, os.W_OK)


def backup(place: Place) -> Path:
    """A checked copy beside the database, named by its version; StoreFailed when the database or its copy is not sound."""
    copy = _free_name(place, version_of(place))
    with closing(connect(place)) as source:
        if source.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise StoreFailed(DAMAGED.format(place))
        try:
            with closing(sqlite3.connect(copy)) as target:
                source.backup(target)
            with closing(sqlite3.connect(copy)) as target:
                sound = target.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        except sqlite3.Error:
            copy.unlink(missing_ok=True)
            raise
    if not sound:
        raise StoreFailed(
            f"The backup {copy} could not be read again. Free some space on the disk and try again; nothing was changed."
        )
    return copy


def upgrade(place: Where, revision: str = "head") -> None:
    """Run the migrations up to a revision in one transaction, foreign keys off: a table made anew would empty its children."""
    _migrate(place, revision, down=False)


def downgrade(place: Where, revision: str) -> None:
    """Run the migrations back to a revision, for tests of the way down."""
    _migrate(place, revision, down=True)


def _make(place: Place) -> None:
    """Make the database under another name and link it into place, so that nobody ever sees half of one."""
    folder = place.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".factdesk-", suffix=".new", dir=folder)
    except OSError as error:
        raise StoreFailed(
            f"{place} could not be made: {error.strerror or error}. Allow writing in its folder, or choose another database."
        ) from error
    os.close(handle)
    fresh = Place(Path(name))
    try:
        with closing(connect(fresh)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(fresh)
        _put(fresh.path, place.path)
    finally:
        for left in (fresh.path, *folder.glob(f"{fresh.path.name}-*")):
            left.unlink(missing_ok=True)


def _put(fresh: Path, path: Path) -> None:
    """Give the file its name unless another window was faster; its database is then as good."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            fresh.rename(path)


def _migrate(place: Where, revision: str, *, down: bool) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = engine_of(place)
    try:
        with engine.connect() as connection:
            _foreign_keys(connection, on=False)
            with connection.begin():
                config.attributes["connection"] = connection
                (command.downgrade if down else command.upgrade)(config, revision)
                _settle(connection, place)
            _foreign_keys(connection, on=True)
    finally:
        engine.dispose()


def _settle(connection: Connection, place: Where) -> None:
    """Before the migrations are committed: see that all fits together, and say what the database is now."""
    if isinstance(place, Server):
        connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{server.MARK}'")
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreFailed(f"{place} could not be brought up to date: its tables do not fit together. {_AFTER}")
    connection.exec_driver_sql(f"PRAGMA user_version = {_number(connection)}")


_AFTER = "Nothing was changed; put a backup in its place, or move it away to begin a new one."


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Switch foreign keys of SQLite on the bare connection: inside a transaction it would ignore that. Servers make no table anew."""
    if connection.dialect.name != "sqlite":
        return
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _number(connection: Connection) -> int:
    from alembic.runtime.migration import MigrationContext

    return int(MigrationContext.configure(connection).get_current_revision() or 0)


def _free_name(place: Place, version: int) -> Path:
    """The first name for a backup that is not taken."""
    stem = f"{place.path.name}.version-{version}"
    taken = sum(1 for _ in place.path.parent.glob(f"{stem}*.backup"))
    return next(
        path
        for n in range(taken + 1, taken + 1000)
        if not (path := place.path.with_name(f"{stem}{f'-{n}' if n > 1 else ''}.backup")).exists()
    )
