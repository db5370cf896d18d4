"""The start page teaches, takes files, and lists what was open before."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from factdesk.ui.start import STEPS, DropField, StartPage, left_words, place_words


@dataclass(frozen=True)
class Draft:
    id: int
    title: str | None
    source: str
    path: str | None
    dateline: date
    claims: int
    left: int


@pytest.fixture
def page(qtbot):
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def draft(number=1, **said):
    return Draft(
        **{
            "id": number,
            "title": "A visit",
            "source": "pasted text",
            "path": None,
            "dateline": date(2022, 3, 15),
            "claims": 32,
            "left": 23,
            **said,
        }
    )


@pytest.mark.parametrize(
    ("name", "signal"), [("Open a draft", "open_asked"), ("Paste text", "paste_asked"), ("Open the sample article", "sample_asked")]
)
def test_each_button_asks_for_what_it_says(qtbot, page, name, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()


def test_a_first_start_shows_no_list_and_teaches_the_keys(page):
    assert not page._table.isVisible()
    assert any("V verified, W wrong" in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_steps_begin_below_one_another(page):
    steps = [label for label in page.findChildren(QLabel) if label.text() in {step for step, _ in STEPS}]
    assert len(steps) == len(STEPS)
    assert len({label.mapTo(page, label.rect().topLeft()).x() for label in steps}) == 1


def test_recent_drafts_are_listed_and_opened_by_return_or_click(qtbot, page):
    page.set_recent([draft(7), draft(9, title="Another")])
    assert page._table.isVisible()
    page._table.selectRow(1)
    with qtbot.waitSignal(page.draft_asked) as told:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert told.args == [9]
    with qtbot.waitSignal(page.draft_asked) as told:
        qtbot.mouseClick(
            page._table.viewport(), Qt.MouseButton.LeftButton, pos=page._table.visualRect(page._table.model().index(0, 0)).center()
        )
    assert told.args == [7]


def test_the_keys_begin_at_what_is_most_likely_wanted(qtbot, page):
    page.activateWindow()
    page.begin()
    assert page.focusWidget().accessibleName() == "Open a draft"
    with qtbot.waitSignal(page.open_asked):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    page.set_recent([draft(7), draft(9)])
    page.begin()
    assert page.focusWidget() is page._table
    with qtbot.waitSignal(page.draft_asked) as told:
        qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert told.args == [7]


def test_how_far_a_draft_has_come():
    assert left_words(draft()) == "23 of 32 left"
    assert left_words(draft(left=0)) == "all 32 decided"
    assert left_words(draft(claims=8507, left=8501)) == "8,501 of 8,507 left"
    assert left_words(draft(claims=0, left=0)) == "no facts found"


def test_a_file_that_is_gone_is_said_to_be(tmp_path):
    file = tmp_path / "visit.md"
    assert "file is gone" in place_words(draft(path=str(file)))
    file.write_text("x")
    assert place_words(draft(path=str(file))) == f"visit.md in {tmp_path.name}"


@pytest.mark.filterwarnings("ignore:Function. .QDragEnterEvent:DeprecationWarning")  # 6.12 has another way, 6.11 only this one
def test_dropped_files_are_handed_on(qtbot, page, tmp_path):
    file = tmp_path / "visit.md"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/x.md")])
    field = page.findChild(DropField)
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, button, keys)
    QApplication.sendEvent(field, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(page.files_dropped) as told:
        QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), actions, data, button, keys))
    assert told.args == [[str(file)]]
