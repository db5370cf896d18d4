"""An edit of the roster re-checks the open drafts that it touches, and the window says which claims changed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from factdesk.desk import drafts, officials
from factdesk.desk.desk import Desk
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Status
from factdesk.ui.actions import Act
from factdesk.ui.notice import Notice
from factdesk.ui.roster.search import Day

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "---\ndate: 2022-03-15\n---\n\nSlovak PM Eduard Heger spoke first.\n\nIt rained all day in the city.\n"


@pytest.fixture
def read(qtbot, open_window, tmp_path):
    """The window with a small article that was really read and checked, and the roster page behind it."""
    file = tmp_path / "visit.txt"
    file.write_text(TEXT, "utf-8")
    work = open_window(file)
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=30_000)
    return work


def heger(desk):
    return next(one for one in desk.ask(officials.roster).officials if one.name == "Eduard Heger")


def end_term(desk, end):
    kept = desk.ask(officials.official, key=heger(desk).key)
    term = replace(kept.official.terms[0], end=end, status=Status.ENDED)
    return desk.do(officials.save, official=replace(kept.official, terms=(term,)), seen=kept.version, reviewer="Bo", at=NOW)


def said(page):
    return [
        label.text()
        for notice in page.findChildren(Notice)
        if notice.objectName() == "roster-notice" and not notice.isHidden()
        for label in notice.findChildren(QLabel)
    ]


def outcome(page):
    result = page.review.result
    return next(result.outcome_of(claim.id) for claim in result.claims if "Heger" in claim.text)


def test_an_edit_here_is_followed_and_told_with_a_way_to_the_claim(qtbot, read):
    page, desk = read.page, read.door.desk
    assert outcome(page) == "supported"
    read.show_tab("roster")
    read.door.changed.emit(end_term(desk, PartialDate(2021, 5, 1)))
    qtbot.waitUntil(lambda: bool(said(page)), timeout=30_000)
    (words,) = said(page)
    assert words.startswith("The roster was edited. 1 fact in ‘visit.txt’ changed: ‘")
    assert words.endswith("is unresolved now.")
    qtbot.waitUntil(lambda: outcome(page) == "unresolved")
    assert said(read.roster) == [words]
    read.roster.findChild(Notice).act.click()
    assert read.page is page
    assert "Heger" in page.claim.claim.text
    assert said(page) == said(read.roster) == []


def test_the_roster_is_looked_at_on_the_day_of_the_draft_until_the_reviewer_takes_another(qtbot, read):
    read.show_tab("roster")
    chips = read.roster.chips
    assert (chips.wanted.on, chips.wanted.day) == (date(2022, 3, 15), Day.FIRST)
    chips._day_chosen((date(2022, 3, 15), Day.ANY))
    read.step_tab(-1)
    assert read.page is not None
    read.show_tab("roster")
    assert chips.wanted.day is Day.ANY


def test_an_edit_of_another_window_is_followed_too(qtbot, read):
    page = read.page
    other = Desk.open(read.door.url, starter=False)
    end_term(other, PartialDate(2021, 5, 1))
    other.close()
    qtbot.waitUntil(lambda: bool(said(page)), timeout=30_000)
    qtbot.waitUntil(lambda: outcome(page) == "unresolved")


def test_an_edit_that_touches_nothing_here_leaves_the_draft_alone(qtbot, read):
    page, desk = read.page, read.door.desk
    before = desk.ask(drafts.review, draft_id=page.draft_id)
    fiala = next(one for one in desk.ask(officials.roster).officials if one.name == "Petr Fiala")
    kept = desk.ask(officials.official, key=fiala.key)
    changes = desk.do(
        officials.save, official=replace(kept.official, aliases=("Petr F.",)), seen=kept.version, reviewer="Bo", at=NOW
    )
    asked = []
    read.opening.recheck = lambda *said: asked.append(said)
    read.door.changed.emit(changes)
    qtbot.wait(1500)
    assert asked == []
    assert said(page) == []
    assert desk.ask(drafts.review, draft_id=page.draft_id) == before


def test_the_windows_undo_takes_back_what_was_done_to_the_roster(qtbot, work):
    work.show_tab("roster")
    roster, undo = work.roster, work.window.doings[Act.UNDO]
    qtbot.waitUntil(lambda: roster.panel.official is not None, timeout=10_000)
    assert not undo.isEnabled()
    name, left = roster.panel.official.name, roster.model.rowCount() - 1
    roster.panel.remove_asked.emit()
    qtbot.waitUntil(lambda: undo.isEnabled() and roster.model.rowCount() == left)
    assert undo.text() == f"Undo: remove {name}"
    qtbot.keyClick(roster.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: roster.model.rowCount() == left + 1)
    qtbot.waitUntil(work.window.doings[Act.REDO].isEnabled)
    work.window.doings[Act.REDO].trigger()
    qtbot.waitUntil(lambda: roster.model.rowCount() == left)
