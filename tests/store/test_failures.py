"""What can be wrong with a database: one sentence each that names it and says what to do, and nothing is lost."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from factdesk.store import file
from factdesk.store.bulk import every
from factdesk.store.database import open_database
from factdesk.store.failed import StoreFailed
from factdesk.store.officials import renew
from factdesk.store.place import place_of


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "desk.sqlite3"
    open_database(str(path)).close()
    return path


def use(path):
    opened = open_database(str(path))
    try:
        with opened.reading() as session:
            return len(every(session))
    finally:
        opened.close()


def refusal(path):
    with pytest.raises(StoreFailed) as told:
        use(path)
    said = str(told.value)
    assert str(path) in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


def foreign_database(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"Not a database, but a letter of some length. " * 50), "is not a FactDesk database"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "is (damaged|not a FactDesk database)"),
        (lambda path: (path.unlink(), foreign_database(path)), "is not a FactDesk database"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 200_000), "is damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
)
def test_a_file_that_is_no_sound_database_is_refused_and_left_alone(database, spoil, said):
    spoil(database)
    before = database.read_bytes() if database.is_file() else None
    refused = refusal(database)
    assert re.search(said, refused)
    assert (database.read_bytes() if database.is_file() else None) == before


def test_a_locked_database_says_so_and_works_again_later(database, monkeypatch):
    monkeypatch.setattr(file, "PATIENCE", 50)
    opened = open_database(str(database))
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailed, match="another window or program"), opened.writing() as session:
            renew(session)
        with opened.reading() as session:
            assert every(session) == ()
        other.execute("ROLLBACK")
    with opened.writing() as session:
        renew(session)
    opened.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://ana:sec/secret@desk.example/facts", "%40, %2F"),
        ("postgresql://ana:secret@desk@example/facts?password=secret#secret", "%40, %2F"),
        ("postgresql://ana:secret@[desk/facts", "cannot be read"),
        ("mysql://ana:secret@desk.example/facts", "“mysql” is no kind of database"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        (":memory:", "names no file"),
        (" ", "is blank"),
        ("~nobody-of-that-name/a.db", "no such user; write its whole path\\.$"),
        ("a" * 300, "could not be opened"),
    ],
)
def test_a_url_that_cannot_be_opened_is_refused_without_its_password(url, said):
    with pytest.raises(StoreFailed, match=said) as told:
        open_database(url)
    assert "secret" not in str(told.value)


def test_paths_and_urls_name_the_same_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert {
        place_of(said).path
        for said in ("a.db", "sqlite:///a.db", "SQLite:///a.db", str(tmp_path / "a.db"), f"sqlite:///{tmp_path}/a.db")
    } == {tmp_path / "a.db"}
    assert place_of(place_of("a.db").url) == place_of("a.db")


FULL = """
import resource, signal, sys
from factdesk.desk import officials
from factdesk.desk.desk import Desk
from factdesk.roster.official import Official
from factdesk.store.failed import StoreFailed
from datetime import UTC, datetime
desk = Desk.open(sys.argv[1], starter=False)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
done = 0
try:
    while done < 10_000:
        one = Official(f"k{done}", "Somebody with a long name " * 40)
        desk.do(officials.add, official=one, reviewer="Ana", at=datetime.now(UTC))
        done += 1
except StoreFailed as failed:
    print(done, failed, sep="|")
"""


def test_a_full_disk_is_said_and_what_was_acknowledged_is_kept(database):
    ran = subprocess.run([sys.executable, "-c", FULL, str(database)], capture_output=True, text=True, check=True)
    done, said = ran.stdout.strip().split("|")
    assert int(done) > 5
    assert f"{database} could not be written: the disk is full" in said
    assert use(database) == int(done)


READ_ONLY = """
import os, sys
from datetime import UTC, datetime
from factdesk.desk import officials
from factdesk.desk.desk import Desk
from factdesk.roster.official import Official
from factdesk.store.failed import StoreFailed

def work(path):
    desk = Desk.open(path, starter=False)
    print("people", len(desk.ask(officials.roster)), "writable", desk.writable, flush=True)
    desk.do(officials.add, official=Official("", "Jane"), reviewer="Ana", at=datetime.now(UTC))

work(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for path in sys.argv[2:]:
    try:
        work(path)
    except StoreFailed as failed:
        print(path, failed, sep="|", flush=True)
"""


@pytest.fixture
def locked_folder(database):
    """A folder that the child of the test may read and not write, whoever runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="factdesk-read-only-"))
    shutil.copy(database, folder / "kept.sqlite3")
    (folder / "kept.sqlite3").chmod(0o666 if os.getuid() == 0 else 0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def locked_file(database):
    folder = Path(tempfile.mkdtemp(prefix="factdesk-read-only-"))
    shutil.copy(database, folder / "kept.sqlite3")
    (folder / "kept.sqlite3").chmod(0o444)
    folder.chmod(0o777)
    yield folder / "kept.sqlite3"
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions are another thing on Windows")
def test_a_read_only_file_or_folder_can_be_read_and_says_that_it_cannot_be_changed(database, locked_folder, locked_file):
    kept, fresh = locked_folder / "kept.sqlite3", locked_folder / "new.sqlite3"
    before = kept.read_bytes(), locked_file.read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY, database, kept, locked_file, fresh], capture_output=True, text=True, check=True
    )
    said = ran.stdout.splitlines()
    assert said[0] == "people 0 writable True"
    assert said[1] == said[3] == "people 0 writable False"
    for path, line in ((kept, said[2]), (locked_file, said[4])):
        assert line.startswith(f"{path}|{path} ")
        assert "read-only" in line
    assert said[5].startswith(f"{fresh}|{fresh} could not be made: Permission denied.")
    assert (kept.read_bytes(), locked_file.read_bytes()) == before
    assert [path.name for path in locked_folder.iterdir()] == ["kept.sqlite3"]
