"""Keeping the roster in its page: remove, merge, split, revert, undo and redo of each, the list of doubts, an office's timeline."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from shiboken6 import isValid

from factdesk.desk import officials
from factdesk.desk.changes import Changes
from factdesk.desk.desk import Desk
from factdesk.roster.faults import Fault, Kind
from factdesk.roster.found import Held
from factdesk.roster.from_csv import read_csv
from factdesk.roster.official import Holding
from factdesk.ui.roster.editor import OfficialEditor
from factdesk.ui.roster.faults import FaultsDialog
from factdesk.ui.roster.history import HistoryDialog
from factdesk.ui.roster.merge import MergeDialog
from factdesk.ui.roster.office import OfficeDialog
from factdesk.ui.roster.spans import What
from factdesk.ui.roster.split import SplitDialog

CSV = """name,aliases,office,jurisdiction,start,end,status,acting,born,wikidata,source,checked
Mara Lund,,Prime Minister,NO,2010-01-05,2014-03-01,ended,,1960,Q7001,Gazette,2022-08-03
Mára Lund,Mara Lundh,Prime Minister,NO,2010-01-05,,current,,,,notes,2011-08-03
Mára Lund,Mara Lundh,Minister of Trade,NO,2006,2008,ended,,,,notes,2022-08-03
Ole Vik,,Prime Minister,NO,2014-01-10,2017,ended,,,Q7002,Gazette,2022-08-03
Siri Dahl,,Prime Minister,NO,2018-06-01,,current,,,Q7003,Gazette,2022-08-03
Nils Moe,,Prime Minister,NO,2018-02-01,2018-03-01,ended,yes,,Q7004,Gazette,2022-08-03
"""
NOW = datetime(2022, 9, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    opened = Desk.open(str(tmp_path / "desk.sqlite3"), starter=False)
    lines = CSV.splitlines()
    for group in (lines[1:2], lines[2:4], lines[4:5], lines[5:6], lines[6:7]):  # apart, or the import would take the Lunds for one
        (one,) = read_csv("\n".join([lines[0], *group]).encode(), "roster.csv").officials
        opened.do(officials.add, official=one, reviewer="Ada", at=NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(open_roster_page, desk):
    return open_roster_page(desk, date(2016, 3, 15), 5)


def dialog(qtbot, kind):
    found = []
    qtbot.waitUntil(
        lambda: bool(found.extend(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()) or found)
    )
    return found[0]


def choose(qtbot, page, name):
    page.search.setText(name)
    qtbot.waitUntil(lambda: name in [row.official.name for row in page.model.rows] and page.model.rowCount() < 3)
    page.table.selectRow([row.official.name for row in page.model.rows].index(name))
    assert page.panel.official.name == name


def named(desk):
    return sorted(one.name for one in desk.ask(officials.roster).officials)


def press(form, name):
    next(one for one in form.findChildren(QPushButton) if one.accessibleName() == name).click()


EVERYBODY = ["Mara Lund", "Mára Lund", "Nils Moe", "Ole Vik", "Siri Dahl"]


def undone_and_done_again(qtbot, page, desk, before, after):
    qtbot.waitUntil(page.edits.stack.canUndo)
    assert named(desk) == after
    page.edits.undo()
    qtbot.waitUntil(lambda: not page.edits.busy)
    assert named(desk) == before
    page.edits.redo()
    qtbot.waitUntil(lambda: not page.edits.busy)
    assert named(desk) == after


def test_remove_is_undone_by_name(qtbot, page, desk):
    choose(qtbot, page, "Ole Vik")
    with qtbot.waitSignal(page.changed):
        press(page.panel, "Remove")
    undone_and_done_again(qtbot, page, desk, EVERYBODY, [one for one in EVERYBODY if one != "Ole Vik"])
    assert page.edits.stack.undoText() == "remove Ole Vik"


def test_a_double_click_removes_one_and_not_also_the_next(qtbot, page, desk):
    page.search.setText("prime minister")
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    gone = page.panel.official.name
    remove = page.panel.findChild(QPushButton, "remove")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    with qtbot.assertNotEmitted(page.changed, wait=300):
        qtbot.mouseDClick(remove, Qt.MouseButton.LeftButton)  # Qt's word for the second press of a double click
        qtbot.mouseRelease(remove, Qt.MouseButton.LeftButton)
    assert named(desk) == [one for one in EVERYBODY if one != gone]


def test_a_key_that_is_pressed_twice_opens_one_editor(qtbot, page):
    choose(qtbot, page, "Ole Vik")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = dialog(qtbot, OfficialEditor)
    qtbot.wait(300)
    assert [one for one in page.findChildren(OfficialEditor) if one.isVisible()] == [editor]
    editor.reject()


def test_two_people_become_one_side_by_side(qtbot, page, desk):
    choose(qtbot, page, "Mara Lund")
    press(page.panel, "Merge")
    merge = dialog(qtbot, MergeDialog)
    qtbot.waitUntil(lambda: bool(merge.people.model().rows))
    assert [one.name for one in merge.people.model().rows] == ["Mára Lund"]
    assert "Mara Lund, 2 terms of office; also found as" in merge.says.text()
    press(merge, "Keep the other’s name")
    assert merge.says.text().startswith("Afterwards: Mára Lund, 2 terms")
    press(merge, "Keep the other’s name")
    with qtbot.waitSignal(page.changed):
        press(merge, "Merge")
    assert not merge.isVisible()
    after = [one for one in EVERYBODY if one != "Mára Lund"]
    undone_and_done_again(qtbot, page, desk, EVERYBODY, after)
    assert desk.ask(officials.official, key="Q7001").official.aliases == ("Mára Lund", "Mara Lundh")


def test_a_search_that_nobody_answers_says_what_to_do(qtbot, page):
    choose(qtbot, page, "Ole Vik")
    press(page.panel, "Merge")
    merge = dialog(qtbot, MergeDialog)
    qtbot.waitUntil(lambda: bool(merge.people.accessibleDescription()))
    assert merge.people.accessibleDescription().endswith("Try another spelling, an office or a place.")
    assert not merge.both.isVisible()
    merge.search.setText("Siri Dahl")
    qtbot.waitUntil(merge.both.isVisible)
    assert merge.people.accessibleDescription() == ""


def test_two_numbers_are_a_warning_before_a_merge(qtbot, page):
    choose(qtbot, page, "Mara Lund")
    press(page.panel, "Merge")
    merge = dialog(qtbot, MergeDialog)
    merge.search.setText("Siri Dahl")
    qtbot.waitUntil(lambda: [one.name for one in merge.people.model().rows] == ["Siri Dahl"])
    assert merge.says.text().endswith("Wikidata has them as two people, Q7001 and Q7003: Q7001 stays, the other is dropped.")


def test_a_merge_over_somebody_elses_change_is_refused_in_the_dialog(qtbot, page, desk):
    choose(qtbot, page, "Mara Lund")
    press(page.panel, "Merge")
    merge = dialog(qtbot, MergeDialog)
    qtbot.waitUntil(lambda: bool(merge.people.model().rows))
    kept = desk.ask(officials.official, key="Q7001")
    desk.do(officials.save, official=replace(kept.official, name="Mara L"), seen=kept.version, reviewer="Bo", at=NOW)
    press(merge, "Merge")
    qtbot.waitUntil(lambda: "somebody else" in merge.fault.text())
    assert len(named(desk)) == 5
    merge.reject()


def test_one_person_becomes_two(qtbot, page, desk):
    choose(qtbot, page, "Mára Lund")
    press(page.panel, "Split")
    split = dialog(qtbot, SplitDialog)
    assert not split.main.isEnabled()
    next(box for box in split.terms if "Trade" in box.text()).click()
    split.spellings[0].click()
    assert split.says.text() == "Mára Lund keeps 1 term, the new one gets 1 term."
    split.name.setText("Mara Lundh")
    assert split.says.text() == "Mára Lund keeps 1 term, Mara Lundh gets 1 term."
    with qtbot.waitSignal(page.changed):
        split.main.click()
    undone_and_done_again(qtbot, page, desk, EVERYBODY, sorted([*EVERYBODY, "Mara Lundh"]))


def test_who_holds_one_term_cannot_be_split_and_the_button_says_why(qtbot, page):
    page.search.setText("vik")
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Ole Vik")
    split = page.panel.findChild(QPushButton, "split")
    assert not split.isEnabled()
    assert "two terms" in split.toolTip()
    page.search.setText("trade")
    qtbot.waitUntil(lambda: len(page.panel.official.terms) == 2)
    assert split.isEnabled()


def test_a_state_of_the_history_is_gone_back_to(qtbot, page, desk):
    kept = desk.ask(officials.official, key="Q7002")
    desk.do(officials.save, official=replace(kept.official, name="Ole Wick"), seen=kept.version, reviewer="Bo", at=NOW)
    page.refresh(Changes(officials=frozenset({"Q7002"})))
    choose(qtbot, page, "Ole Wick")
    press(page.panel, "History")
    told = dialog(qtbot, HistoryDialog)
    back = [one for one in told.findChildren(QPushButton) if one.text() == "Revert to this"]
    assert len(back) == 1
    with qtbot.waitSignal(page.changed):
        back[0].click()
    assert "Ole Vik" in named(desk)
    assert [line.what for line in desk.ask(officials.history, key="Q7002")] == ["added", "saved", "reverted"]


def test_undo_over_somebody_elses_change_is_dropped_and_said(qtbot, page, desk, monkeypatch):
    said = []
    monkeypatch.setattr(page._doing, "complain", lambda error: said.append(str(error)))
    choose(qtbot, page, "Ole Vik")
    with qtbot.waitSignal(page.changed):
        press(page.panel, "Confirmed today")
    qtbot.waitUntil(page.edits.stack.canUndo)
    kept = desk.ask(officials.official, key="Q7002")
    desk.do(officials.save, official=replace(kept.official, name="Ole Wick"), seen=kept.version, reviewer="Bo", at=NOW)
    page.edits.undo()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("It cannot be undone: ")
    assert not page.edits.stack.canUndo()
    assert "Ole Wick" in named(desk)


def test_doubts_are_listed_by_kind_and_lead_to_the_place(qtbot, page):
    page.check()
    doubts = dialog(qtbot, FaultsDialog)
    qtbot.waitUntil(lambda: bool(doubts.rows), timeout=10_000)
    kinds = {fault.kind for fault in doubts.rows}
    assert {Kind.OVERLAP, Kind.GAP, Kind.TWINS, Kind.UNCONFIRMED} <= kinds
    doubts.chips[Kind.GAP].click()
    assert {fault.kind for fault in doubts.rows} == {Kind.GAP}
    qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    office = dialog(qtbot, OfficeDialog)
    assert office.windowTitle() == "Prime Minister, Norway"
    assert office.strip.current is not None
    assert office.strip.current.what is What.GAP
    office.reject()
    doubts.chips[Kind.GAP].click()
    doubts.chips[Kind.TWINS].click()
    page.search.setText("nobody at all")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name in {"Mara Lund", "Mára Lund"})
    doubts.reject()


def test_many_doubts_of_one_source_are_one_line_that_opens(qtbot, page):
    page.check()
    doubts = dialog(qtbot, FaultsDialog)
    qtbot.waitUntil(lambda: bool(doubts.rows), timeout=10_000)
    crowd = [Fault(Kind.UNCONFIRMED, (f"Q{n}",), (f"Ana {n}",), None, None, None, f"Ana {n}.", "Register") for n in range(5)]
    gap = Fault(Kind.GAP, ("Q7001",), ("Mara Lund",), None, None, None, "Nobody.")
    doubts.show_faults((gap, *crowd))
    assert [line.about if line.about == gap else len(line.about.faults) for line in doubts.rows] == [gap, 5]
    assert doubts.says.text().startswith("6 doubtful places.")
    doubts.table.selectRow(1)
    assert doubts.sentence.text().endswith("Return opens their list.")
    qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    assert [line.about for line in doubts.rows[2:]] == crowd
    assert doubts.table.currentIndex().row() == 1
    assert doubts.sentence.text() == "Nobody has confirmed 5 terms from “Register”. Return closes their list."
    with qtbot.waitSignal(doubts.chosen) as chosen:
        doubts.table.selectRow(3)
        qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    assert chosen.args == [crowd[1]]
    doubts.table.selectRow(1)
    qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    assert len(doubts.rows) == 2
    doubts.reject()


def test_what_was_opened_is_in_view(qtbot, page):
    page.check()
    doubts = dialog(qtbot, FaultsDialog)
    qtbot.waitUntil(lambda: bool(doubts.rows), timeout=10_000)
    gaps = [Fault(Kind.GAP, (f"Q{n}",), (f"Mara {n}",), None, None, None, "Nobody.") for n in range(100, 160)]
    crowd = [Fault(Kind.UNCONFIRMED, (f"Q{n}",), (f"Ana {n}",), None, None, None, f"Ana {n}.", "Register") for n in range(40)]
    doubts.show_faults((*gaps, *crowd))
    doubts.table.selectRow(60)
    qtbot.keyClick(doubts.table, Qt.Key.Key_Return)
    assert doubts.table.rowAt(0) == 60
    assert doubts.table.visualRect(doubts._model.index(64, 0)).bottom() < doubts.table.viewport().height()
    doubts.reject()


def test_the_list_of_doubts_follows_an_edit_and_the_months(qtbot, page):
    page.check()
    doubts = dialog(qtbot, FaultsDialog)
    qtbot.waitUntil(lambda: any(fault.kind is Kind.UNCONFIRMED for fault in doubts.rows), timeout=10_000)
    doubts.months.setText("1000")
    qtbot.waitUntil(lambda: not any(fault.kind is Kind.UNCONFIRMED for fault in doubts.rows), timeout=10_000)
    choose(qtbot, page, "Mára Lund")
    press(page.panel, "Remove")
    qtbot.waitUntil(lambda: not any(fault.kind is Kind.TWINS for fault in doubts.rows), timeout=10_000)
    doubts.reject()


def test_of_a_seat_among_many_the_table_shows_some_and_says_so(qtbot):
    people = read_csv(CSV.encode(), "roster.csv").officials
    held = [Held(one, one.terms[0], Holding.YES) for one in people]
    seat = OfficeDialog(None, "Prime Minister, Norway", held, day=None, today=NOW.date(), terms=50_000)
    qtbot.addWidget(seat)
    seat.show()
    assert not seat.strip.isVisible()
    assert seat.table.model().rowCount() == len(seat.spans)
    assert any("of its 50,000 terms these" in label.text() for label in seat.findChildren(QLabel))
    assert not any(button.isVisible() for button in seat.findChildren(QPushButton) if "years" in button.text())


@pytest.fixture
def office(qtbot, page):
    choose(qtbot, page, "Siri Dahl")
    page.panel.terms.selectRow(0)
    qtbot.keyClick(page.panel.terms, Qt.Key.Key_Return)
    shown = dialog(qtbot, OfficeDialog)
    yield shown
    if isValid(shown):
        shown.reject()


def test_an_office_is_shown_as_a_picture_and_as_a_table(office):
    assert [(span.what, span.who) for span in office.spans if span.what is not What.TERM] == [
        (What.OVERLAP, "Mara Lund and Mára Lund"),
        (What.OVERLAP, "Mara Lund and Ole Vik"),
        (What.GAP, "Nobody"),
        (What.GAP, "Nobody"),
    ]
    acting = next(span for span in office.spans if span.who == "Nils Moe")
    assert acting.acting
    rough = next(span for span in office.spans if span.who == "Ole Vik")
    assert (rough.end, rough.last) == (date(2017, 1, 1), date(2017, 12, 31))
    model = office.table.model()
    assert model.rowCount() == len(office.spans)
    assert "The table holds the same" in office.strip.accessibleDescription()
    lanes = {span.lane for span in office.spans if span.who in {"Mara Lund", "Ole Vik"}}
    assert len(lanes) == 2


def test_the_picture_is_moved_and_enlarged_by_keys(qtbot, office):
    strip = office.strip
    first, last = strip.view
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    assert first < strip.view[0]
    assert strip.view[1] < last
    near = strip.view
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.view[0] > near[0]
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Minus)
    assert abs((strip.view[0] - first).days) <= 2
    qtbot.keyClick(strip, Qt.Key.Key_Plus)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.view == (first, last)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert office.table.currentIndex().row() == list(office.spans).index(strip.current)
    for _ in range(60):
        qtbot.keyClick(strip, Qt.Key.Key_Minus)
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.view[0] >= date.min


def test_a_holder_of_the_table_leads_to_the_person(qtbot, page, office):
    line = next(number for number, span in enumerate(office.spans) if span.who == "Ole Vik")
    office.table.selectRow(line)
    assert office.strip.current is office.spans[line]
    qtbot.keyClick(office.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.official.name == "Ole Vik")


def test_the_office_opens_at_the_person_from_whom_it_was_asked(qtbot, page):
    page.search.setText("dahl")
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Siri Dahl")
    page.panel.office_asked.emit(page.panel.official.terms[0].office)
    qtbot.waitUntil(lambda: bool([one for one in page.findChildren(OfficeDialog) if one.isVisible()]))
    (dialog,) = [one for one in page.findChildren(OfficeDialog) if one.isVisible()]
    assert dialog.spans[dialog.table.currentIndex().row()].who == "Siri Dahl"
    assert dialog.strip.current.who == "Siri Dahl"
