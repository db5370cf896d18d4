"""The sheet of keys lists every action that has one, and no other."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from factdesk.ui.keys import KeysSheet


def test_the_sheet_lists_names_with_all_their_keys(qtbot):
    verify, redo, sample = QAction("&Verified"), QAction("Redo"), QAction("Open the sample")
    verify.setShortcut("V")
    redo.setShortcuts(["Ctrl+Y", "Ctrl+Shift+Z"])
    sheet = KeysSheet(None, {"Review": [verify], "Edit": [redo], "File": [sample]})
    qtbot.addWidget(sheet)
    assert sheet.rows() == [("Verified", "V"), ("Redo", "Ctrl+Y or Ctrl+Shift+Z")]
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Review", "Verified", "V"} <= shown
    assert "File" not in shown


def test_undo_is_listed_by_its_name_not_by_what_it_would_take_back_now(qtbot):
    undo = QAction("Undo: verify ‘five people’")
    undo.setObjectName("undo")
    undo.setShortcut("Ctrl+Z")
    sheet = KeysSheet(None, {"Edit": [undo]})
    qtbot.addWidget(sheet)
    assert sheet.rows() == [("Undo", "Ctrl+Z")]
