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
