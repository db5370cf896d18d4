"""Editing one paragraph: what is taken becomes the next version of the kept draft; the file is never written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from factdesk.ui import faces
from factdesk.ui.form import buttons, fit, named, plain
from factdesk.ui.leaving import Leaving
from factdesk.ui.paste import BREAKS
from factdesk.ui.theme import Role, Type, scaled


class EditDialog(Leaving):
    """The words of one paragraph, with the caret where the reader was."""

    def __init__(self, parent: QWidget | None, words: str, at: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle("Edit the paragraph")
        self._before = words
        self._text = named(QPlainTextEdit(), "Words of the paragraph")
        self._text.setTabChangesFocus(True)
        self._text.setFont(faces.reading(scaled(Type.READING)))
        self._text.setPlainText(words)
        self._box, self._main = buttons(self, "&Read again", "Make this the next version of the draft, and check it")
        layout = QVBoxLayout(self)
        layout.addWidget(self._text, 1)
        layout.addWidget(plain("The file stays as it is: the change is kept in FactDesk, as the draft’s next version. What was decided of "
                               "the other facts still stands.", Role.SMALL, wrap=True))  # fmt: skip
        layout.addWidget(self._box)
        self._text.textChanged.connect(self._check)
        self._check()
        cursor = self._text.textCursor()
        cursor.setPosition(min(len(words[:at].encode("utf-16-le")) // 2, self._text.document().characterCount() - 1))
        cursor.movePosition(QTextCursor.MoveOperation.StartOfWord)
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        fit(self, 640, 420)

    def unsaved(self) -> bool:
        """Whether the words are other ones."""
        return self.answer() != self._before

    def _check(self) -> None:
        self._main.setEnabled(self.answer() != self._before)

    def answer(self) -> str:
        """The words with their own characters: Qt's plain text would turn no-break spaces into blanks."""
        return self._text.document().toRawText().translate(BREAKS)
