"""What was typed into a dialog is not thrown away by a key, and what was not typed is not asked about."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton

from factdesk.roster.from_csv import read_csv
from factdesk.ui.draft.edit import EditDialog
from factdesk.ui.paste import PasteDialog
from factdesk.ui.roster.editor import OfficialEditor
from factdesk.ui.sources import SourceDialog

HEGER = b"name,aliases,office,jurisdiction,start,end,status\nEduard Heger,E. Heger,Prime Minister,SK,2021-04-01,,current\n"
WORDS = "Three leaders took the train."


def editor(official=None):
    return OfficialEditor(None, official, offices=(), places=(), today=date(2026, 11, 23))


def heger():
    (one,) = read_csv(HEGER, "officials.csv").officials
    return editor(one)


MADE = {"official": heger, "new": editor, "edit": lambda: EditDialog(None, WORDS), "paste": lambda: PasteDialog(None, WORDS),
        "source": lambda: SourceDialog(None, date(2026, 11, 23), claim=WORDS)}  # fmt: skip


@pytest.fixture(params=MADE)
def dialog(request, qtbot):
    made = MADE[request.param]()
    qtbot.addWidget(made)
    made.show()
    return made


def write(dialog):
    field = next((one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == "Name"), None)
    (field or dialog.findChild(QPlainTextEdit)).selectAll()
    if field is not None:
        field.setText("Somebody else")
    else:
        dialog.findChild(QPlainTextEdit).setPlainText("Four leaders took the plane.")


def cancel(dialog):
    next(one for one in dialog.findChild(QDialogButtonBox).buttons() if one.accessibleName() == "Cancel").click()


WAYS = {
    "escape": lambda one, bot: bot.keyClick(one, Qt.Key.Key_Escape),
    "cancel": lambda one, _: cancel(one),
    "close": lambda one, _: one.close(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_typed_is_asked_about(dialog, qtbot, way):
    write(dialog)
    WAYS[way](dialog, qtbot)
    assert dialog.isVisible()
    question = dialog.findChild(QMessageBox)
    assert question.defaultButton().text() == "Keep editing"
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.findChild(QMessageBox) is None)
    assert dialog.isVisible()
    WAYS[way](dialog, qtbot)
    next(one for one in dialog.findChild(QMessageBox).findChildren(QPushButton) if one.text() == "Discard").click()
    qtbot.waitUntil(lambda: not dialog.isVisible())


@pytest.mark.parametrize("way", WAYS)
def test_what_is_as_it_was_is_left_at_once(dialog, qtbot, way):
    WAYS[way](dialog, qtbot)
    assert not dialog.isVisible()
    assert dialog.findChild(QMessageBox) is None


def test_the_same_in_other_words_is_no_change(qtbot):
    made = heger()
    qtbot.addWidget(made)
    next(one for one in made.findChildren(QLineEdit) if one.accessibleName() == "Jurisdiction").setText("slovakia")
    assert not made.unsaved()
    next(one for one in made.findChildren(QLineEdit) if one.accessibleName() == "Jurisdiction").setText("slovak")
    next(one for one in made.findChildren(QLineEdit) if one.accessibleName() == "From").setText("2021")
    assert made.unsaved()
