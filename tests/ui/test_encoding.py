"""The choice of an encoding shows the text that each gives."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPlainTextEdit

from factdesk.ui.encoding import EncodingDialog, encoding_words

GUESSES = (("cp1252", "£5 million"), ("cp1250", "Ł5 million"))


def test_each_choice_shows_its_text(qtbot):
    dialog = EncodingDialog(None, "wire.txt", GUESSES)
    qtbot.addWidget(dialog)
    dialog.show()
    preview, choices = dialog.findChild(QPlainTextEdit), dialog.findChild(QListWidget)
    assert preview.toPlainText() == "£5 million"
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    assert preview.toPlainText() == "Ł5 million"
    assert dialog.answer() == "cp1250"


def test_names_for_people():
    assert encoding_words("windows-1252") == encoding_words("cp1252") == "Western European (Windows-1252)"
    assert encoding_words("ISO-8859-2") == "Central European (ISO 8859-2)"
    assert encoding_words("cp437") == "cp437"
