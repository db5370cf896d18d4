"""The ready roster in the cache folder: used only while it is the database's own, rebuilt whatever happens to its file."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factdesk.roster import open_roster
from factdesk.roster.official import Office, Official, Term
from factdesk.store.database import open_database
from factdesk.store.failed import StoreFailed
from factdesk.store.officials import Signed, add
from factdesk.store.rosters import open_url, ready

SIGNED = Signed("Ana", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def path(empty_file, tmp_path):
    return Path(shutil.copy(empty_file, tmp_path / "desk.sqlite3"))


def put(path, name):
    database = open_database(str(path))
    with database.writing() as session:
        add(session, Official("", name, terms=(Term(Office("Prime Minister", "prime minister", "SK")),)), SIGNED)
    database.close()


def names(path, cache, **said):
    return [one.name for one in open_url(str(path), cache=cache, **said).officials]


def test_a_change_is_seen_at_once_and_only_the_newest_is_kept(database, tmp_path):
    for n, name in enumerate(("Jane", "Joan"), 1):
        put(database, name)
        assert len(names(database, tmp_path / "cache")) == n
        assert len(names(database, tmp_path / "cache", whole=True)) == n
        assert ready(str(database), cache=tmp_path / "cache") is not None
    assert names(database, tmp_path / "cache") == ["Jane", "Joan"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-7]), lambda p: p.write_bytes(b""),
                                   lambda p: p.write_bytes(b"\0" * 5000), lambda p: p.write_bytes(p.read_bytes()[:300] + b"\1" + p.read_bytes()[301:])])  # fmt: skip
def test_a_spoilt_cache_is_built_anew(database, tmp_path, spoil):
    put(database, "Jane")
    names(database, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    spoil(kept)
    assert names(database, tmp_path / "cache") == ["Jane"]
    assert kept.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file sizes")
def test_where_the_new_one_finds_no_room_the_older_one_stays(path, tmp_path):
    import resource

    put(path, "Jane")
    names(path, tmp_path / "cache")
    before = list((tmp_path / "cache").iterdir())
    put(path, "Joan")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (before[0].stat().st_size // 2, hard))
    try:
        assert names(path, tmp_path / "cache", whole=True) == ["Jane", "Joan"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "cache").iterdir()) == before


def test_a_copy_that_went_another_way_has_its_own(path, tmp_path):
    put(path, "Jane")
    shutil.copy(path, tmp_path / "copy.sqlite3")
    put(path, "Joan")
    assert names(path, tmp_path / "cache") == ["Jane", "Joan"]
    shutil.copy(tmp_path / "copy.sqlite3", path)
    put(path, "Jill")
    assert names(path, tmp_path / "cache") == ["Jane", "Jill"], "as many changes as before, another roster"


def test_a_cache_that_cannot_be_written_is_no_failure(database, tmp_path):
    put(database, "Jane")
    (tmp_path / "file").write_bytes(b"")
    assert names(database, tmp_path / "file" / "cache") == ["Jane"]
    assert names(database, None) == ["Jane"]


def test_the_roster_floor_opens_a_database_by_its_url_and_keeps_it_where_it_is_told(database, tmp_path):
    put(database, "Jane")
    url = database if "://" in database else f"sqlite:///{database}"
    assert [one.name for one in open_roster(url, cache=tmp_path / "cache").officials] == ["Jane"]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(StoreFailed, match=r"There is no database .*none\.sqlite3"):
        open_url(str(tmp_path / "none.sqlite3"))
    assert list(tmp_path.glob("*.sqlite3")) == []
