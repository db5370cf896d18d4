"""A database on a server: made, known, brought up to date, and refused in one sentence without a password in it."""

import multiprocessing
import shutil

import pytest

from factdesk.store import schema, server
from factdesk.store.database import open_database
from factdesk.store.failed import StoreFailed
from factdesk.store.place import place_of

STEP = f'''
"""A further step."""
from alembic import op
revision = "{server.VERSION + 1:04}"
down_revision = "{server.VERSION:04}"


def upgrade() -> None:
    op.execute("CREATE TABLE mood (calm boolean)")
    {{more}}
'''


@pytest.fixture
def bare(cluster):
    """A database with nothing in it."""
    url = cluster.create()
    yield url
    cluster.drop(url)


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A function: let this program know one more migration."""
    real = schema.MIGRATIONS

    def know(more="pass"):
        folder = tmp_path / f"migrations-{more.split('(')[0]}"
        shutil.copytree(real, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "v9999_next.py").write_text(STEP.format(more=more), "utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(schema, "VERSION", server.VERSION + 1)

    return know


def tables(cluster, url):
    return {
        row[0]
        for row in cluster.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=url.rpartition("/")[2])
    }


def test_a_new_database_is_ours_and_of_this_version(bare):
    open_database(bare).close()
    with server.asking(place_of(bare)) as connection:
        assert server.version_of(connection, place_of(bare)) == server.VERSION
        assert server.may_write(connection)


def test_every_migration_goes_down_and_up_again(bare, cluster):
    place = place_of(bare)
    schema.prepare(place)
    made = tables(cluster, bare)
    schema.downgrade(place, "base")
    assert tables(cluster, bare) == {"alembic_version"}
    schema.upgrade(place)
    assert tables(cluster, bare) == made


def open_and_close(url):
    open_database(url).close()
    return True


def test_two_windows_may_make_the_database_at_once(bare):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert all(pool.map(open_and_close, [bare] * 4, chunksize=1))


def test_an_older_database_is_brought_up_to_date_or_left_as_it_was(bare, cluster, newer):
    open_database(bare).close()
    before = tables(cluster, bare)
    newer("raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        schema.prepare(place_of(bare))
    assert tables(cluster, bare) == before
    newer()
    assert schema.prepare(place_of(bare))
    assert tables(cluster, bare) == before | {"mood"}


def test_a_newer_database_is_refused_and_left_alone(bare, cluster):
    open_database(bare).close()
    cluster.run("UPDATE alembic_version SET version_num = '0099'", database=bare.rpartition("/")[2])
    with pytest.raises(StoreFailed, match=r"was made by a newer FactDesk \(version 99"):
        open_database(bare)


@pytest.mark.parametrize("foreign", ["CREATE TABLE bookmark (id int)", "CREATE TABLE alembic_version (version_num text)"])
def test_a_database_of_another_program_is_refused_and_left_alone(bare, cluster, foreign):
    cluster.run(foreign, database=bare.rpartition("/")[2])
    before = tables(cluster, bare)
    with pytest.raises(StoreFailed, match="belongs to another program"):
        open_database(bare)
    assert tables(cluster, bare) == before


def test_a_user_who_may_only_read_can_read(on_server, cluster):
    name = on_server.rpartition("/")[2]
    cluster.run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN")
    with pytest.raises(StoreFailed, match="does not give you the right"):
        open_database(cluster.url(name, "guest"))
    cluster.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", database=name)
    opened = open_database(cluster.url(name, "guest"))
    assert not opened.writable
    opened.close()
    cluster.run("DROP OWNED BY guest", database=name)
