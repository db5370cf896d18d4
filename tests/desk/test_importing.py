"""Large rosters: an import that is stopped leaves nothing, and the ready roster is made beside the program."""

import pytest

from factdesk.desk import officials, rosters
from factdesk.desk.desk import Desk
from factdesk.store import lineage
from factdesk.store import rosters as kept

PEOPLE = 12_000


class Stopped(Exception):
    pass


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    path = tmp_path_factory.mktemp("large") / "large.csv"
    rows = (
        f"Ana{number % 89} Marsh{number},A. Marsh{number}|Marsh{number} Ana,Mayor of Marsh{number},SK,{1990 + number % 30},,,Q{number + 1}\n"
        for number in range(PEOPLE)
    )
    path.write_text("name,aliases,office,jurisdiction,start,end,status,wikidata\n" + "".join(rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("stage", "share"),
    [("Reading", 0.5), ("Putting", 0), ("Finding", 0), ("Storing", 0), ("Storing", 0.9)],
)
def test_an_import_that_is_stopped_at_any_stage_leaves_nothing_and_ends_at_once(desk, large, now, stage, share):
    stopped = []

    def cancel(done, total, what):
        if what.startswith(stage) and total and done >= share * total:
            stopped.append(done)
            raise Stopped

    before = desk.ask(kept.of_session).about
    with pytest.raises(Stopped):
        desk.do(rosters.import_file, path=large, reviewer="Ana", at=now, progress=cancel)
    assert len(stopped) == 1, "nothing more is told once it is stopped"
    assert len(desk.ask(officials.roster)) == 0
    assert desk.ask(officials.history, key="Q1") == ()
    assert desk.ask(kept.of_session).about == before


def test_a_large_import_says_how_far_it_is_all_along(desk, large, now):
    told = []
    taken = desk.do(
        rosters.import_file, path=large, reviewer="Ana", at=now, progress=lambda done, total, what: told.append((what, done, total))
    )
    assert taken.added == PEOPLE
    assert list(dict.fromkeys(what.split()[0] for what, _, _ in told)) == ["Reading", "Putting", "Finding", "Storing"]
    assert max(done for what, done, _ in told if what.startswith("Storing")) == PEOPLE


def test_a_large_roster_is_made_in_a_child_process(tmp_path, now, monkeypatch):
    desk = Desk.open(str(tmp_path / "desk.sqlite3"), starter=False)
    file = tmp_path / "in.csv"
    file.write_text("name,office\nAnn Lake,Mayor\nBea Lake,Mayor\n", "utf-8")
    desk.do(rosters.import_file, path=file, reviewer="Ana", at=now)
    monkeypatch.setattr(kept, "LARGE", 2)

    def here(*_):
        raise AssertionError("made in the program")

    monkeypatch.setattr(lineage, "read", here)
    assert [one.name for one in desk.ask(officials.roster).officials] == ["Ann Lake", "Bea Lake"]
    desk.close()


def test_where_no_child_process_can_be_had_it_is_made_here(tmp_path, now, monkeypatch):
    desk = Desk.open(str(tmp_path / "desk.sqlite3"), starter=False)
    file = tmp_path / "in.csv"
    file.write_text("name,office\nAnn Lake,Mayor\nBea Lake,Mayor\n", "utf-8")
    desk.do(rosters.import_file, path=file, reviewer="Ana", at=now)
    monkeypatch.setattr(kept, "LARGE", 2)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert [one.name for one in desk.ask(officials.roster).officials] == ["Ann Lake", "Bea Lake"]
    desk.close()
