"""The roster as a whole: starter, import, export, and opened for a check without the database library."""

import lzma
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factdesk.desk import officials, rosters
from factdesk.desk.desk import Desk
from factdesk.roster.failed import RosterFailed
from factdesk.roster.formats import FORMATS
from factdesk.roster.from_csv import read_csv
from factdesk.store import bulk

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HEAD = "name,aliases,office,jurisdiction,start,end,status,acting,born,wikidata,source,checked,party\n"
HEGER = "Eduard Heger,,Prime Minister,SK,2021-04-01,2023-05-15,ended,,,Q27478276,one,2024-01-01,OĽaNO\n"
JANSA = "Janez Janša,Ivan Janša,Prime Minister,SI,2020-03-13,2022-06-01,ended,,1958-09-17,Q57627,one,2024-01-01,\n"


@pytest.fixture
def take(desk, tmp_path, now):
    def do(text, name="in.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return desk.do(rosters.import_file, path=path, reviewer="Ana", at=now)

    return do


def people(desk):
    return {one.key: one for one in desk.ask(officials.roster).officials}


def test_an_import_says_what_it_took_and_what_it_refused(desk, take):
    taken = take(HEAD + HEGER + JANSA + "No Office,,,SK,,,,,,,,,\n")
    assert (taken.officials, taken.terms, taken.added, taken.changed) == (2, 2, 2, 0)
    assert [refused.line for refused in taken.refused] == [4]
    assert taken.changes.officials == {"Q27478276", "Q57627"}
    assert taken.changes.roster
    heger = people(desk)["Q27478276"]
    assert heger.terms[0].extra == {"party": "OĽaNO"}
    assert [line.what for line in desk.ask(officials.history, key="Q57627")] == ["imported"]


def test_the_same_file_again_changes_nothing(desk, take):
    take(HEAD + HEGER + JANSA)
    before = people(desk)
    taken = take(HEAD + HEGER + JANSA)
    assert (taken.added, taken.changed, taken.changes.officials) == (0, 0, frozenset())
    assert people(desk) == before
    assert len(desk.ask(officials.history, key="Q57627")) == 1


def test_an_import_adds_to_the_people_who_are_there(desk, take):
    take(HEAD + HEGER + JANSA)
    taken = take(
        HEAD
        + "Janez Jansa,,Prime Minister,SI,2012-02-10,2013-03-20,ended,,,Q57627,two,2024-02-02,\n"
        + "Eduard Heger,E. Heger,Minister of Finance,SK,2020-03-21,2021-04-01,ended,,,,two,2024-02-02,\n"
        + "Ludovit Odor,,Prime Minister,SK,2023-05-15,2023-10-25,ended,,,,two,2024-02-02,\n"
    )
    assert (taken.added, taken.changed) == (1, 2)
    now = people(desk)
    assert now["Q57627"].name == "Janez Janša", "the house spelling stays"
    assert set(now["Q57627"].aliases) == {"Ivan Janša", "Janez Jansa"}
    assert [str(term.start) for term in now["Q57627"].terms] == ["2020-03-13", "2012-02-10"]
    assert [term.office.normal for term in now["Q27478276"].terms] == ["prime minister", "minister of finance"]
    assert "E. Heger" in now["Q27478276"].aliases
    assert len(now) == 3


def test_namesakes_with_other_numbers_or_births_stay_two(desk, take):
    take(HEAD + JANSA)
    taken = take(
        HEAD
        + "Janez Janša,,Minister of Defence,SI,2020-01-01,,,,1970-02-03,Q111,two,,\n"
        + "Janez Janša,,Minister of Health,SI,2020-01-01,,,,1990-01-01,,two,,\n"
    )
    assert (taken.added, taken.changed) == (2, 0)


def test_an_import_that_fails_leaves_nothing(desk, take, tmp_path, now):
    take(HEAD + HEGER)
    before = people(desk)

    def cancel(done, total, what):
        if "Storing" in what and done:
            raise KeyboardInterrupt

    path = tmp_path / "in.csv"
    path.write_text(HEAD + JANSA, "utf-8")
    with pytest.raises(KeyboardInterrupt):
        desk.do(rosters.import_file, path=path, reviewer="Ana", at=now, progress=cancel)
    assert people(desk) == before
    assert desk.ask(officials.history, key="Q57627") == ()


@pytest.mark.parametrize("name", ["none.csv", "in.pdf", "folder.csv"])
def test_a_file_that_cannot_be_taken_is_named(desk, tmp_path, now, name):
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(RosterFailed, match=name):
        desk.do(rosters.import_file, path=tmp_path / name, reviewer="Ana", at=now)


def test_what_is_exported_comes_back_the_same(desk, take, tmp_path, fresh):
    take(HEAD + HEGER + JANSA + "X Y,,PM,SK,2001,2001-05,unknown,yes,1950,,,,\n")
    out = tmp_path / "out.csv"
    assert desk.ask(rosters.export_file, path=out).officials == 3
    other = Desk.open(fresh("other"), starter=False)
    other.do(rosters.import_file, path=out, reviewer="Ana", at=desk.ask(officials.history, key="Q57627")[0].at)
    assert people(other) == people(desk)
    other.close()
    with pytest.raises(RosterFailed, match=r"out\.pdf"):
        desk.ask(rosters.export_file, path=tmp_path / "out.pdf")


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_every_format_goes_through_two_databases_unchanged(desk, take, tmp_path, fresh, form):
    take(HEAD.replace(",party", "") + (HEGER + JANSA).replace(",OĽaNO\n", "\n").replace(",\n", "\n"))
    out = tmp_path / f"out{form.ending}"
    written = desk.ask(rosters.export_file, path=out, format=form.name)
    assert written.limits.startswith(f"{form.title} cannot hold: officials without a term; ")
    other = Desk.open(fresh("other"), starter=False)
    taken = other.do(rosters.import_file, path=out, reviewer="Ana", at=NOW)
    assert (taken.added, taken.refused, taken.questions) == (2, (), ())
    assert people(other) == people(desk)
    again = desk.do(rosters.import_file, path=out, reviewer="Ana", at=NOW)
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    other.close()


def test_a_preview_changes_nothing_and_what_it_read_can_be_taken(desk, take, tmp_path, now):
    take(HEAD + HEGER)
    path = tmp_path / "in.csv"
    path.write_text(HEAD + HEGER + JANSA + "Eduard Heger,,Coach,NZ,1990,,,,,,,,\n", "utf-8")
    found = desk.ask(rosters.preview, path=path)
    assert [after.name for _, after in found.merged.pairs] == ["Janez Janša", "Eduard Heger"]
    assert (found.merged.same, [one.new.name for one in found.merged.questions]) == (1, ["Eduard Heger"])
    assert set(people(desk)) == {"Q27478276"}
    path.unlink()
    answers = {found.merged.questions[0].new.key: "skip"}
    taken = desk.do(rosters.import_file, path=path, reviewer="Ana", at=now, found=found.read, answers=answers)
    assert (taken.added, taken.questions, len(taken.left_out)) == (1, (), 1)
    assert list(taken.complaints(path)) == []


def test_of_a_large_roster_only_those_who_may_be_meant_are_read(desk, take, monkeypatch):
    take(HEAD + HEGER + JANSA)
    monkeypatch.setattr("factdesk.store.bulk.FEW", 1)
    asked = read_csv((HEAD + "Ivan Jansa,Ivan Janša,PM,SI,,,,,,,,,\n").encode(), "x").officials
    assert [one.name for one in desk.ask(bulk.alike, people=asked)] == ["Janez Janša"]


@pytest.fixture
def starter(tmp_path):
    path = tmp_path / "starter.csv.xz"
    path.write_bytes(lzma.compress((HEAD + HEGER + JANSA).encode()))
    return path


def test_the_starter_roster_is_loaded_once(desk, starter, tmp_path):
    told = []
    rosters.load_starter(desk, path=starter, progress=lambda *step: told.append(step))
    assert set(people(desk)) == {"Q27478276", "Q57627"}
    assert told[-1][0] == told[-1][1] == 2
    (tmp_path / "starter.csv.xz").write_bytes(lzma.compress((HEAD + HEGER).encode()))
    rosters.load_starter(desk, path=starter)
    assert len(people(desk)) == 2


def test_a_starter_roster_cancelled_half_way_is_loaded_next_time(desk, starter):
    def cancel(done, total, what):
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rosters.load_starter(desk, path=starter, progress=cancel)
    assert people(desk) == {}
    rosters.load_starter(desk, path=starter)
    assert len(people(desk)) == 2


def test_two_windows_at_their_first_start_load_it_once(desk, starter, database):
    other = Desk.open(str(database), starter=False)
    first = iter([lambda: rosters.load_starter(other, path=starter)])
    rosters.load_starter(desk, path=starter, progress=lambda *_step: next(first, lambda: None)())
    assert len(people(desk)) == len(people(other)) == 2
    other.close()


CHECK = """
import sys
from factdesk.desk.rosters import open_roster
roster = open_roster(sys.argv[1])
print(len(roster), "sqlmodel" in sys.modules, "sqlalchemy" in sys.modules, "alembic" in sys.modules)
"""


def test_with_a_ready_roster_no_database_library_is_loaded(desk, take, database):
    take(HEAD + HEGER + JANSA)

    def check():
        return subprocess.run(
            [sys.executable, "-c", CHECK, str(database)], capture_output=True, text=True, check=True
        ).stdout.split()

    assert check() == ["2", "True", "True", "False"], (
        "the first builds it; the schema is up to date, so that no migration is loaded"
    )
    assert check() == ["2", "False", "False", "False"]
    take(HEAD + "X Y,,PM,SK,2001,,,,,,,,\n")
    assert check()[0] == "3"


def test_broken_characters_are_mended_on_the_way_in_so_that_a_roster_can_move(desk, now):
    from factdesk import store
    from factdesk.roster.official import Office, Official, Term

    broken = Official(
        "k1",
        "Jane\0 Nov\ud83dák",
        ("a\0b", "fine"),
        terms=(Term(Office("P\0M", "pm", "SK"), source="\ud83d", extra={"par\0ty": "x\0"}),),
    )
    silent = {"reviewer": "Ana", "at": now, "progress": lambda *_step: None}
    desk.do(lambda session: store.bulk.store(session, [(None, broken)], **silent))
    (kept,) = desk.ask(rosters.store.bulk.every)
    mend = "\N{REPLACEMENT CHARACTER}"
    assert (kept.name, kept.aliases) == (f"Jane Nov{mend}ák", ("ab", "fine"))
    assert (kept.terms[0].office.name, kept.terms[0].source, kept.terms[0].extra) == ("PM", mend, {"party": "x"})
    desk.do(lambda session: store.bulk.store(session, [(kept, replace(kept, name="Jane\0 Nov\ud83dák"))], **silent))
    assert len(desk.ask(officials.history, key="k1")) == 1, "the same once it is mended"


def test_a_roster_moves_from_one_kind_of_database_to_the_other(desk, take, tmp_path, on_server, now):
    take(HEAD + HEGER + JANSA)
    out = tmp_path / "out.csv"
    desk.ask(rosters.export_file, path=out)
    for url in (on_server, str(tmp_path / "other.sqlite3")):
        other = Desk.open(url, starter=False)
        other.do(rosters.import_file, path=out, reviewer="Ana", at=now)
        assert people(other) == people(desk)
        other.close()
