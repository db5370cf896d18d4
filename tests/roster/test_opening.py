"""Opening rosters: the cache is only ever a shortcut."""

import gzip
import lzma
import os
import subprocess
import sys

import pytest

from factdesk.assets import asset
from factdesk.roster import building, open_roster, open_rosters
from factdesk.roster.failed import RosterFailed
from factdesk.roster.opening import refused

ROSTER = "name,office,jurisdiction,start,end\nJanez Janša,Prime Minister,SI,2020-03-13,2022-05-25\nAnn Able,Mayor,GB,2014s,\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "desk.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def names(roster):
    return [person.name for person in roster.officials]


def test_a_file_is_read_once_and_then_opened_from_the_cache(path, tmp_path, monkeypatch):
    first = open_roster(path, cache=tmp_path / "cache")
    monkeypatch.setattr("factdesk.roster.opening.read_rows", None)
    again = open_roster(str(path), cache=str(tmp_path / "cache"))
    assert names(again) == names(first) == ["Janez Janša"]
    assert [one.line for one in refused(again)] == [3]


def test_the_users_own_cache_is_the_default_and_none_keeps_nothing(path, own_folders):
    open_roster(path, cache=None)
    assert not list(own_folders.rglob("*.roster"))
    open_roster(path)
    assert len(list(own_folders.rglob("*.roster"))) == 1


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "foreign", "changed", "folder", "other"])
def test_a_harmed_cache_is_made_again(path, tmp_path, harm):
    cache = tmp_path / "cache"
    open_roster(path, cache=cache)
    (kept,) = cache.iterdir()
    data = kept.read_bytes()
    other = tmp_path / "other.csv"
    other.write_text("name,office\nSomebody Else,Mayor\n")
    open_roster(other, cache=tmp_path / "second")
    kept.unlink()
    if harm == "folder":
        kept.mkdir()
    elif harm == "other":
        kept.write_bytes(next((tmp_path / "second").iterdir()).read_bytes())
    elif harm != "missing":
        half = len(data) // 2
        kept.write_bytes(
            {"empty": b"", "cut": data[:half], "foreign": b"x" * 999, "changed": data[:half] + b"?" + data[half + 1 :]}[harm]
        )
    assert names(open_roster(path, cache=cache)) == ["Janez Janša"]
    assert names(open_roster(path, cache=cache)) == ["Janez Janša"]


def test_a_changed_file_is_another_roster(path, tmp_path):
    open_roster(path, cache=tmp_path / "cache")
    path.write_text(ROSTER.replace("Janez Janša", "Eduard Heger"), encoding="utf-8")
    assert names(open_roster(path, cache=tmp_path / "cache")) == ["Eduard Heger"]


def test_a_cache_that_cannot_be_written_is_no_error(path):
    assert names(open_roster(path, cache=path / "below a file")) == ["Janez Janša"]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_packed_files_are_opened_and_damaged_ones_named(path, tmp_path, pack):
    packed = tmp_path / "desk.csv.packed"
    packed.write_bytes(pack(ROSTER.encode()))
    assert names(open_roster(packed, cache=None)) == ["Janez Janša"]
    packed.write_bytes(packed.read_bytes()[:-9])
    with pytest.raises(RosterFailed, match=r"desk\.csv\.packed is damaged"):
        open_roster(packed, cache=None)


def test_several_files_are_one_roster(path, tmp_path):
    second = tmp_path / "second.csv"
    second.write_text("name,office,jurisdiction,start\nJanez Jansa,Minister of Defence,SI,2000\n")
    (person,) = open_rosters([path, second], cache=tmp_path / "cache").officials
    assert person.aliases == ("Janez Jansa",)
    assert len(person.terms) == 2


def test_what_cannot_be_opened_fails_in_a_sentence(tmp_path):
    for path in (tmp_path / "missing.csv", tmp_path):
        with pytest.raises(RosterFailed, match=f"{path.name} cannot be read"):
            open_roster(path)
    with pytest.raises(RosterFailed, match="is no file but a device"):
        open_roster("/dev/zero")  # never ends
    with pytest.raises(RosterFailed, match="No database of the kind 'gopher'") as failed:
        open_roster("gopher://ana:secret@host/roster")
    assert "secret" not in str(failed.value)


def test_opening_imports_neither_window_nor_database():
    code = "import sys; from factdesk.roster import open_roster; print([n for n in ('PySide6', 'sqlmodel', 'sqlalchemy') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("harm", ["cut", "overwritten", "exchanged", "deleted"])
def test_an_index_that_is_harmed_while_it_is_in_use_never_answers_wrongly(path, tmp_path, monkeypatch, harm):
    monkeypatch.setattr("factdesk.roster.opening._MAPPED", 0)
    other = tmp_path / "other.csv"
    other.write_text("name,office\nSomebody Else,Mayor\n")
    open_roster(other, cache=tmp_path / "second")
    open_roster(path, cache=tmp_path / "cache")
    roster = open_roster(path, cache=tmp_path / "cache")
    (kept,) = (tmp_path / "cache").glob("*.roster")
    (foreign,) = (tmp_path / "second").glob("*.roster")
    if harm == "cut":
        os.truncate(kept, 100)
    elif harm == "overwritten":
        kept.write_bytes(foreign.read_bytes())
    elif harm == "exchanged":
        foreign.replace(kept)
    else:
        kept.unlink()
    assert [one.person.name for one in roster.find("Janez Jansa")] == ["Janez Janša"]
    assert names(roster) == ["Janez Janša"]
    assert [held.person.name for held in roster.holders("prime minister", "SI")] == ["Janez Janša"]


def test_a_large_file_is_known_again_without_being_read_until_it_is_touched(path, tmp_path, monkeypatch):
    monkeypatch.setattr("factdesk.roster.opening._NOTED", 0)
    open_roster(path, cache=tmp_path / "cache")
    with monkeypatch.context() as patched:
        patched.setattr("factdesk.roster.opening.content", None)
        assert names(open_roster(path, cache=tmp_path / "cache")) == ["Janez Janša"]
    before = path.stat()
    path.write_text(ROSTER.replace("Janez Janša", "Janes Janša"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert names(open_roster(path, cache=tmp_path / "cache")) == ["Janes Janša"]
    for note in (tmp_path / "cache").glob("*.seen"):
        note.write_text("[]")
    assert names(open_roster(path, cache=tmp_path / "cache")) == ["Janes Janša"]


def test_only_the_words_of_names_offices_and_places_make_a_ready_roster_stale(tmp_path, monkeypatch):
    words = tmp_path / "words" / "en"
    words.mkdir(parents=True)
    for name in ("offices", "jurisdictions", "romanisation", "name_particles", "quotes"):
        (words / f"{name}.yml").write_bytes(asset("words", "en", f"{name}.yml").read_bytes())
    monkeypatch.setattr(building, "asset", tmp_path.joinpath)

    def now():
        building.folding.cache_clear()
        return building.folding()

    before = now()
    (words / "quotes.yml").write_bytes(b"other: words")
    os.utime(words / "offices.yml", (1, 1))
    assert now() == before
    (words / "offices.yml").write_bytes(b"other: words")
    assert now() != before
    monkeypatch.undo()
    building.folding.cache_clear()
