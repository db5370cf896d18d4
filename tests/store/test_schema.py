"""Making and upgrading a database: the migrations and the tables agree, a backup comes first, a failure changes nothing."""

import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from factdesk.store import file, schema, server
from factdesk.store.database import open_database
from factdesk.store.engine import engine_of
from factdesk.store.failed import StoreFailed
from factdesk.store.place import Place
from factdesk.store.tables import metadata

NEXT = file.VERSION + 1
STEP = f'''
"""A further step."""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT:04}"
down_revision = "{file.VERSION:04}"


def upgrade() -> None:
    with op.batch_alter_table("draft", recreate="always") as draft:
        draft.add_column(sa.Column("mood", sa.String(), nullable=False, server_default="calm"))
    {{more}}


def downgrade() -> None:
    with op.batch_alter_table("draft") as draft:
        draft.drop_column("mood")
'''


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path / "ž folder" / "50% #1?.sqlite3")


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A function: let this program know a further migration, with one more line in it."""
    real = schema.MIGRATIONS

    def know(more=""):
        folder = tmp_path / f"migrations-{len(list(tmp_path.iterdir()))}"
        shutil.copytree(real, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "v9999_next.py").write_text(STEP.format(more=more), "utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(schema, "VERSION", NEXT)
        monkeypatch.setattr(file, "VERSION", NEXT)
        monkeypatch.setattr(server, "VERSION", NEXT)

    return know


def rows(place, query):
    with closing(sqlite3.connect(place.path)) as connection:
        return connection.execute(query).fetchall()


def dump(place):
    with closing(sqlite3.connect(place.path)) as connection:
        return list(connection.iterdump())


DRAFT = """INSERT INTO draft (id, source, language, text, text_sha256, data_sha256, paragraphs, dateline, dateline_from, kept_at, opened_at)
VALUES (1, 's', 'en', 't', '', '', '[]', '2026-01-01', 'option', '2026-01-01', '2026-01-01')"""


@pytest.fixture
def filled(place):
    schema.prepare(place)
    with closing(file.connect(place)) as connection:
        connection.execute(DRAFT)
        connection.execute("INSERT INTO original (draft, data) VALUES (1, x'00')")
    return place


def test_a_new_database_is_ours_and_of_this_version(place):
    schema.prepare(place)
    assert rows(place, "PRAGMA application_id") == [(0x46444B31,)]
    assert rows(place, "PRAGMA user_version") == [(file.VERSION,)]
    assert place.path.read_bytes()[68:72] == b"FDK1"
    assert [path.name for path in place.path.parent.iterdir()] == [place.path.name], "nothing else is left in the folder"


def test_the_newest_migration_is_the_version_the_program_knows():
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_current_head() == f"{file.VERSION:04}"


def differences(place):
    engine = engine_of(place)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        found = compare_metadata(context, metadata)
    engine.dispose()
    return found


def test_the_migrations_make_exactly_the_tables(place):
    schema.prepare(place)
    assert differences(place) == []


def test_every_migration_goes_down_and_up_again(place):
    schema.prepare(place)
    made = dump(place)
    schema.downgrade(place, "base")
    assert rows(place, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'") == [("alembic_version",)]
    assert rows(place, "PRAGMA user_version") == [(0,)]
    schema.upgrade(place)
    assert dump(place) == made


def test_a_database_that_is_up_to_date_is_left_alone(filled):
    before = filled.path.stat()
    schema.prepare(filled)
    assert filled.path.stat() == before


def test_an_older_database_is_backed_up_then_upgraded_and_keeps_its_children(filled, newer):
    old = dump(filled)
    newer()
    schema.prepare(filled)
    assert rows(filled, "SELECT mood FROM draft") == [("calm",)]
    assert rows(filled, "SELECT count(*) FROM original") == [(1,)], "a table made anew did not empty the one that points to it"
    assert rows(filled, "PRAGMA user_version") == [(NEXT,)]
    (copy,) = filled.path.parent.glob("*.backup")
    assert copy.name == f"{filled.path.name}.version-{NEXT - 1}.backup"
    assert dump(Place(copy)) == old
    assert rows(Place(copy), "PRAGMA user_version") == [(NEXT - 1,)]


@pytest.mark.parametrize(
    "more",
    ["op.execute('INSERT INTO nowhere VALUES (1)')", "raise ZeroDivisionError", "op.execute('UPDATE original SET draft = 7')"],
)
def test_a_migration_that_fails_changes_nothing(filled, newer, more):
    old = dump(filled)
    newer(more)
    with pytest.raises((StoreFailed, ZeroDivisionError)):
        schema.prepare(filled)
    assert dump(filled) == old
    assert rows(filled, "PRAGMA user_version") == [(NEXT - 1,)]
    newer()
    schema.prepare(filled)
    assert sorted(path.suffixes[-2:] for path in filled.path.parent.glob("*.backup")) == [
        [f".version-{NEXT - 1}", ".backup"],
        [f".version-{NEXT - 1}-2", ".backup"],
    ]


def test_a_newer_database_is_refused_and_left_alone(filled):
    with closing(sqlite3.connect(filled.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = filled.path.read_bytes()
    with pytest.raises(StoreFailed, match=r"50% #1\?.sqlite3 was made by a newer FactDesk \(version 99"):
        open_database(str(filled.path))
    assert filled.path.read_bytes() == before


def open_and_close(path):
    open_database(path).close()
    return file.version_of(Place(Path(path)))


def test_two_windows_may_make_the_database_at_once(place):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(open_and_close, [str(place.path)] * 4, chunksize=1) == [file.VERSION] * 4
    assert [path.name for path in place.path.parent.iterdir()] == [place.path.name]


def test_foreign_keys_are_on_for_every_session(filled):
    database = open_database(str(filled.path))
    for session in (database.writing, database.reading):
        with session() as opened:
            connection = opened.connection()
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    database.close()
