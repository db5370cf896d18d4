"""An earlier kept roster that is caught up: an edit is found at once, and never a wrong answer whatever happens to its file."""

import shutil
from datetime import UTC, datetime
from time import perf_counter

import pytest

from factdesk.roster.official import Office, Official, Term
from factdesk.roster.patched import Patched
from factdesk.store import lineage
from factdesk.store.bulk import store
from factdesk.store.database import open_database
from factdesk.store.officials import Signed, add, read, remove, save
from factdesk.store.rebuilding import Rebuilding
from factdesk.store.rosters import of_session, ready

AT = datetime(2026, 1, 1, tzinfo=UTC)
SIGNED = Signed("Ana", AT)


def official(name, key=""):
    return Official(key, name, terms=(Term(Office("Prime Minister", "prime minister", "SK")),))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


class Desk:
    def __init__(self, url, folder):
        self.database, self.folder = open_database(str(url)), folder

    def roster(self, **said):
        with self.database.reading() as session:
            return of_session(session, cache=self.folder, **said)

    def names(self):
        return sorted(one.name for one in self.roster().officials)

    def add(self, *names, signed=SIGNED):
        with self.database.writing() as session:
            return [add(session, official(name), signed) for name in names]

    def rename(self, key, name):
        with self.database.writing() as session:
            kept = read(session, key)
            save(session, official(name, key), kept.version, SIGNED)

    def remove(self, key):
        with self.database.writing() as session:
            remove(session, key, read(session, key).version, SIGNED)

    def take_in(self, *names):
        with self.database.writing() as session:
            store(session, [(None, official(name, name)) for name in names], reviewer="Ana", at=AT, progress=lambda *_: None)


@pytest.fixture
def desk(database, folder):
    made = Desk(database, folder)
    made.keys = made.add("Jane Moor", "Joan Heath")
    made.roster()
    yield made
    made.database.close()


@pytest.fixture
def file_desk(empty_file, tmp_path, folder):
    made = Desk(shutil.copy(empty_file, tmp_path / "desk.sqlite3"), folder)
    made.add("Jane Moor", "Joan Heath")
    made.roster()
    yield made
    made.database.close()


def test_edits_are_found_at_once_over_the_earlier_roster(desk):
    desk.rename(desk.keys[0], "Jane Marsh")
    desk.remove(desk.keys[1])
    desk.add("Jill Fen")
    roster = desk.roster()
    assert isinstance(roster, Patched)
    assert sorted(one.name for one in roster.officials) == ["Jane Marsh", "Jill Fen"]
    assert [one.person.name for one in roster.find("Jil Fen")] == ["Jill Fen"]
    assert not any(one.outcome == "same" for one in roster.find("Joan Heath"))
    assert not isinstance(desk.roster(whole=True), Patched)
    assert not isinstance(desk.roster(), Patched)
    assert desk.names() == ["Jane Marsh", "Jill Fen"]


def test_an_import_counts_as_one_step_and_many_people_are_read_anew(desk, monkeypatch):
    desk.take_in("Ann Lake", "Bea Lake")
    assert isinstance(desk.roster(), Patched)
    assert desk.names() == ["Ann Lake", "Bea Lake", "Jane Moor", "Joan Heath"]
    monkeypatch.setattr(lineage, "FEW", 2)
    desk.add("Jill Fen")
    assert not isinstance(desk.roster(), Patched)
    assert len(desk.names()) == 5


def test_a_line_that_is_not_seen_makes_the_roster_anew(desk):
    desk.add("Jill Fen")
    desk.add("Ada Brook")
    with desk.database.writing() as session:  # as on a server, where a line with an earlier number may come to light later
        session.connection().exec_driver_sql("DELETE FROM roster_change WHERE id = 3")
    assert not isinstance(desk.roster(), Patched)
    assert len(desk.names()) == 4


@pytest.mark.parametrize(
    "spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-9]), lambda p: p.write_bytes(b"\1" * 999)]
)
def test_a_kept_one_that_is_lost_before_the_edit_is_asked_for(desk, folder, spoil):
    desk.add("Jill Fen")
    (kept,) = folder.iterdir()
    spoil(kept)
    assert desk.names() == ["Jane Moor", "Jill Fen", "Joan Heath"]


@pytest.mark.parametrize(
    "spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-9]), lambda p: p.write_bytes(b"\1" * 999)]
)
def test_a_kept_one_that_is_lost_while_it_is_in_use(desk, folder, spoil):
    desk.add("Jill Fen")
    roster = desk.roster()
    (kept,) = folder.iterdir()
    spoil(kept)
    assert sorted(one.name for one in roster.officials) == ["Jane Moor", "Jill Fen", "Joan Heath"]
    assert roster.find("Jane Moor")[0].person.name == "Jane Moor"


@pytest.mark.parametrize("edited", [False, True])
def test_the_file_of_another_database_in_its_place_is_not_believed(desk, fresh, folder, tmp_path, edited):
    other = Desk(fresh("other"), tmp_path / "elsewhere")
    other.add("Mallory Gale", "Nell Gale")
    other.roster()
    (foreign,) = (tmp_path / "elsewhere").iterdir()
    (kept,) = folder.iterdir()
    shutil.copy(foreign, kept)
    if edited:
        desk.add("Jill Fen")
    assert desk.names() == ["Jane Moor", *(["Jill Fen"] if edited else []), "Joan Heath"]
    other.database.close()


def test_a_copy_that_went_another_way_is_read_anew(file_desk, tmp_path):
    path = tmp_path / "desk.sqlite3"
    shutil.copy(path, tmp_path / "copy.sqlite3")
    file_desk.add("Jill Fen")
    file_desk.roster(whole=True)
    file_desk.database.close()
    shutil.copy(tmp_path / "copy.sqlite3", path)
    back = Desk(path, file_desk.folder)
    back.add("Vera Pond")
    back.add("Wilma Pond")
    assert not isinstance(back.roster(), Patched)
    assert back.names() == ["Jane Moor", "Joan Heath", "Vera Pond", "Wilma Pond"]
    back.database.close()


def test_a_child_keeps_the_roster_of_now_and_stops_nobody(file_desk, tmp_path, folder):
    file_desk.add("Jill Fen")
    path = tmp_path / "desk.sqlite3"
    assert ready(str(path), cache=folder) is None
    behind = Rebuilding(file_desk.database.place)
    assert behind.begin(folder)
    assert behind.begin(folder)
    file_desk.add("Ada Brook")
    assert behind.wait(60)
    assert file_desk.names() == ["Ada Brook", "Jane Moor", "Jill Fen", "Joan Heath"]
    assert behind.begin(folder)
    assert behind.wait(60)
    assert len(ready(str(path), cache=folder)) == 4
    behind.close()


def test_a_child_is_ended_with_the_program(file_desk, folder):
    behind = Rebuilding(file_desk.database.place)
    behind.begin(folder)
    behind.close()
    assert file_desk.names() == ["Jane Moor", "Joan Heath"]


def test_an_edit_among_thousands_is_found_in_no_time(file_desk):
    file_desk.take_in(*(f"Person {chr(97 + n % 26)}{n} Of The Crowd" for n in range(4000)))
    whole = _seconds(lambda: file_desk.roster(whole=True))
    file_desk.add("Jill Fen")
    caught_up = min(_seconds(file_desk.roster) for _ in range(3))
    assert isinstance(file_desk.roster(), Patched)
    assert caught_up < whole / 3


def _seconds(does):
    began = perf_counter()
    does()
    return perf_counter() - began
