"""PySide6 6.12.0 on Python 3.11 drops a reference to None at every void Qt call and dies after some thousand of them."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 500


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("a")
        label.setText("b")
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
