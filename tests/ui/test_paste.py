"""Pasted text keeps its own characters."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from factdesk.ui.paste import Pasted, PasteDialog


def field(dialog, name):
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def test_no_break_spaces_and_paragraphs_survive(qtbot):
    dialog = PasteDialog(None, "PM\u00a0Janša said\nso.\n\nTwice.")
    qtbot.addWidget(dialog)
    assert dialog.answer() == Pasted("PM\u00a0Janša said\nso.\n\nTwice.", "", None)


def test_title_and_dateline(qtbot):
    dialog = PasteDialog(None, "Some text.")
    qtbot.addWidget(dialog)
    field(dialog, "Title").setText(" A visit ")
    field(dialog, "Dateline").setText("2022-03-15")
    assert dialog.answer() == Pasted("Some text.", "A visit", date(2022, 3, 15))


def test_empty_text_or_a_wrong_day_cannot_be_checked(qtbot):
    dialog = PasteDialog(None, "  \n")
    qtbot.addWidget(dialog)
    assert not dialog._main.isEnabled()
    dialog._text.setPlainText("Text.")
    assert dialog._main.isEnabled()
    field(dialog, "Dateline").setText("Tuesday")
    assert not dialog._main.isEnabled()
