"""The sheet of keys: every action that has a shortcut, in its group, on one page."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from string import digits

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from factdesk.ui.actions import SPECS
from factdesk.ui.form import closing, dressed, fit, named, plain, room_for, scrolled, spoken
from factdesk.ui.theme import Role, Space, scaled


def joined(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Numbered actions in a run as one row: "Take suggestion 1 to 9"."""
    made: list[tuple[str, str]] = []
    for stem, run in groupby(rows, key=lambda row: row[0].rstrip(digits) if row[0].rstrip(digits) != row[0] else row):
        several = list(run)
        if isinstance(stem, str) and len(several) > 1:
            made.append((f"{several[0][0]} to {several[-1][0].removeprefix(stem)}", f"{several[0][1]} to {several[-1][1]}"))
        else:
            made += several
    return made


WIDTH = 900
"""Pixels of two columns at 100 %."""


class KeysSheet(QDialog):
    """Groups of actions with their keys, in two columns, on a screen without room for them in one; Esc closes."""

    def __init__(self, parent: QWidget | None, groups: Mapping[str, Sequence[QAction]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self._rows: list[tuple[str, str]] = []
        columns = QHBoxLayout()
        columns.setSpacing(2 * Space.HUGE)
        parts = [(title, self._with_keys(actions)) for title, actions in groups.items()]
        parts = [(title, rows) for title, rows in parts if rows]
        heights = [len(rows) + 2 for _, rows in parts]
        cut = min(range(len(parts) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
        made = [self._group(title, rows) for title, rows in parts]
        narrow = room_for(self).width() * 9 // 10 < scaled(WIDTH)
        sides = (made,) if narrow else (made[:cut], made[cut:])
        for side in sides:
            column = QVBoxLayout()
            column.setSpacing(Space.HUGE)
            for group in side:
                column.addWidget(group)
            column.addStretch(1)
            columns.addLayout(column, 1)
        columns.setContentsMargins(0, 0, 0, 0)
        page = QWidget()
        page.setLayout(columns)
        box = closing(self)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(plain("Single keys rest while a text field has the focus; Esc leaves the field.", Role.SMALL, wrap=True))
        layout.addWidget(box)
        fit(self, WIDTH, 760)

    def _with_keys(self, actions: Sequence[QAction]) -> list[tuple[str, str]]:
        names = {spec.name: spoken(spec.text) for spec in SPECS}  # not what undo would take back just now
        rows = [(names.get(action.objectName(), spoken(action.text())), " or ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()))
                for action in actions]  # fmt: skip
        rows = joined([(name, key) for name, key in rows if key])
        self._rows += rows
        return rows

    def rows(self) -> list[tuple[str, str]]:
        """Every name with its key."""
        return list(self._rows)

    def _group(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        group = named(QWidget(), title)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(Space.TINY)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain(title, Role.STRONG), 0, 0, 1, 2)
        for line, (name, key) in enumerate(rows, 1):
            grid.addWidget(plain(name, Role.MUTED, wrap=True), line, 0)
            cap = dressed(QLabel(), Role.STRONG)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setText(key)
            cap.setAccessibleName(f"{name}: {key}")
            grid.addWidget(cap, line, 1, Qt.AlignmentFlag.AlignRight)
        return group
