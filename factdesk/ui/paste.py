"""Pasting a draft: its text, its title, and the day it is written for."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from factdesk.ui.form import Form, buttons, fit, named, plain
from factdesk.ui.leaving import Leaving
from factdesk.ui.sources import day_fault
from factdesk.ui.theme import Role

BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted draft."""

    text: str
    title: str
    dateline: date | None
    """None is today, or the day of the text's own front matter."""


class PasteDialog(Leaving):
    """Takes the clipboard's text when it opens; the text can be changed before it is checked."""

    def __init__(self, parent: QWidget | None = None, text: str | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste a draft")
        self._text = named(QPlainTextEdit(), "Text of the draft", "Paste or type the text to check")
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText("Paste the text here…")
        self._form = Form()
        self._title = self._form.row("&Title", QLineEdit())
        self._title.setPlaceholderText("from the first line when left empty")
        self._day = self._form.row(
            "&Dateline", QLineEdit(), "The day the draft is written for; “Tuesday” is counted from it. Empty: today."
        )
        self._day.setPlaceholderText("such as 2022-03-15")
        self._count = plain("", Role.MUTED)
        self._box, self._main = buttons(self, "&Check", "Find the facts in this text")
        layout = QVBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._form)
        layout.addWidget(self._box)
        self._text.textChanged.connect(self._check)
        self._day.textChanged.connect(self._check)
        self._text.setPlainText(QGuiApplication.clipboard().text() if text is None else text)
        self._first = self.text()
        self._check()
        (self._title if self.text() else self._text).setFocus(Qt.FocusReason.OtherFocusReason)
        fit(self, 680, 560)

    def text(self) -> str:
        """The text with its own characters: Qt's plain text would turn no-break spaces into blanks."""
        return self._text.document().toRawText().translate(BREAKS)

    def unsaved(self) -> bool:
        """Whether the text is another one than the clipboard's, which is still there."""
        return self.text() != self._first and bool(self.text().strip())

    def _check(self) -> None:
        words = len(self.text().split())
        self._count.setText(f"{words:,} words" if words != 1 else "1 word")
        self._form.fault(self._day, day_fault(self._day.text()))
        self._main.setEnabled(bool(words) and not self._form.faults())

    def answer(self) -> Pasted:
        """What was pasted."""
        day = self._day.text().strip()
        return Pasted(self.text(), self._title.text().strip(), date.fromisoformat(day) if day else None)
