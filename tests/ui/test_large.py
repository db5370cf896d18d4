"""The window at twice the text, and panes narrower than their words: nothing is cut without a sign, nothing lies over its neighbour."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QWidget

from factdesk.ui.actions import Act, Actions, Group
from factdesk.ui.background import Background
from factdesk.ui.keys import KeysSheet
from factdesk.ui.report.dialog import ReportDialog
from factdesk.ui.report.preview import PagePreview
from factdesk.ui.theme import Role, Space

PAGE = "<style>body { font-size: 10pt; }</style><body><h1>Title</h1><p>Words that say font-size: 10pt; themselves.</p></body>"


@pytest.fixture
def large(open_window):
    """The window with the draft of six claims in view, at twice the text."""
    work = open_window()
    work.window.theme.set_text(2.0)
    work.window.resize(1280, 800)
    return work


def inside(part, whole) -> bool:
    left = part.mapTo(whole, QPoint(0, 0)).x()
    return left >= 0 and left + part.width() <= whole.width()


def test_the_inspector_is_never_wider_than_its_pane(large, qtbot):
    inspector = large.page.inspector
    large.page.select("c1")
    qtbot.waitUntil(lambda: inspector.widget().width() == inspector.viewport().width())
    large.page.panes.setSizes([860, 420])
    qtbot.waitUntil(lambda: inspector.widget().width() == inspector.viewport().width())
    cut = next(one for one in inspector.findChildren(QPushButton) if one.property("role") == Role.SUGGESTION.value)
    assert "…" in cut.text()
    assert "Slovenian PM Janez Janša" in cut.toolTip()
    assert inside(cut, inspector.viewport())


def test_what_can_be_done_with_an_official_flows_into_a_second_line(large, qtbot):
    large.window.doings[Act.ROSTER].trigger()
    roster = large.roster
    qtbot.waitUntil(lambda: roster.panel.official is not None, timeout=10_000)
    large.window.resize(1000, 800)
    buttons = [one for one in roster.panel.findChildren(QPushButton) if one.isVisible()]
    qtbot.waitUntil(lambda: all(inside(one, roster) for one in buttons))
    name = roster.panel._name
    assert name.height() < 2 * name.fontMetrics().lineSpacing()
    assert all(one.mapTo(roster, QPoint(0, 0)).y() > name.mapTo(roster, QPoint(0, name.height())).y() - 1 for one in buttons[:6])


def test_the_pages_own_buttons_leave_the_bar_before_they_are_cut(large, qtbot):
    large.window.doings[Act.ROSTER].trigger()
    made = large._corner.findChildren(QPushButton)
    qtbot.waitUntil(lambda: not made[0].isVisible())
    assert made[-1].isVisible()
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in made if one.isVisible()))
    large.window.theme.set_text(1.0)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in made))


@pytest.fixture
def twice(worn):
    """The application's look at twice the text."""
    worn.set_text(2.0)
    return worn


def test_the_reports_words_grow_with_its_headings(qtbot, twice):
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.show_page(PAGE)
    cursor = QTextCursor(preview.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.charFormat().fontPointSize() == pytest.approx(20)
    assert preview.toPlainText().endswith("Words that say font-size: 10pt; themselves.")


def test_beside_the_report_all_words_have_their_room_on_a_small_screen(qtbot, twice, review):
    background = Background()
    dialog = ReportDialog(None, review, background, reviewer="Ada", now=lambda: datetime(2022, 3, 16, 9, 0, tzinfo=UTC))
    qtbot.addWidget(dialog)
    dialog.resize(1000, 500)
    dialog.show()
    said = [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(said) > 4
    assert [label.text() for label in said if label.height() < label.heightForWidth(label.width())] == []
    assert inside(dialog._status, dialog)
    assert dialog._status.mapTo(dialog, QPoint(0, 0)).y() < dialog.height()
    background.close()


def test_the_keys_stand_in_one_column_where_two_have_no_room(qtbot, twice):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    sheet = KeysSheet(window, {group.value: list(actions.in_group(group)) for group in Group})
    sheet.show()
    groups = [one for one in sheet.findChildren(QWidget) if one.accessibleName() in {group.value for group in Group}]
    assert len({one.mapTo(sheet, QPoint(0, 0)).x() for one in groups}) == 1


def test_a_tables_headers_stand_over_their_columns(large, qtbot):
    large.window.doings[Act.ROSTER].trigger()
    qtbot.waitUntil(lambda: large.roster.panel.official is not None, timeout=10_000)
    header = large.roster.panel.terms.horizontalHeader()
    left, wide = header.sectionViewportPosition(2), header.sectionSize(2)
    shown = header.grab().toImage()
    ground = shown.pixel(left + 1, 2)
    inked = [x for x in range(wide) if any(shown.pixel(left + x, y) != ground for y in range(2, header.height() - 4))]
    assert Space.SMALL <= inked[0] <= Space.SMALL + 4  # the letter F begins beside its own edge
