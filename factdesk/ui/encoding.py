"""A file whose bytes are not UTF-8: choose how to read them, with the text that each choice gives in view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from factdesk.ui.form import buttons, fit, named, plain
from factdesk.ui.theme import Role, Space, scaled

KNOWN = {
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1257": "Baltic (Windows-1257)",
    "iso8859-1": "Western European (ISO 8859-1)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "iso8859-5": "Cyrillic (ISO 8859-5)",
    "iso8859-15": "Western European (ISO 8859-15)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "mac-roman": "Western European (Mac)",
    "utf-16-le": "Unicode (UTF-16, little-endian)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
}


def encoding_words(encoding: str) -> str:
    """An encoding's name for people, and its own."""
    return KNOWN.get(encoding.lower().replace("_", "-").replace("windows-", "cp").replace("iso-8859", "iso8859"), encoding)


class EncodingDialog(QDialog):
    """Nothing is guessed for the reviewer: a wrong guess turns £ into Ł."""

    def __init__(self, parent: QWidget | None, name: str, guesses: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent)
        self._guesses = tuple(guesses)
        self.setWindowTitle("Choose the encoding")
        self._list = named(QListWidget(), "Encodings", "Each shows its text on the right")
        self._list.setStyleSheet(f"QListWidget::item {{ padding: {scaled(Space.SMALL - 2)}px {scaled(Space.SMALL)}px; }}")
        for encoding, _ in self._guesses:
            self._list.addItem(encoding_words(encoding))
        self._preview = named(QPlainTextEdit(), "Preview of the text")
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._box, self._main = buttons(self, "&Read it so")
        self._list.currentRowChanged.connect(self._show)
        self._list.itemActivated.connect(self.accept)
        sides = QHBoxLayout()
        sides.addWidget(self._list, 2)
        sides.addWidget(self._preview, 3)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(f"{name} is not written in UTF-8.", Role.STRONG, wrap=True))
        layout.addWidget(
            plain(
                "Choose the encoding that shows accented letters, quotation marks and currency signs right.", Role.MUTED, wrap=True
            )
        )
        layout.addLayout(sides, 1)
        layout.addWidget(self._box)
        self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._main.setEnabled(bool(self._guesses))
        fit(self, 760, 420)

    def _show(self, line: int) -> None:
        self._preview.setPlainText(self._guesses[line][1] if 0 <= line < len(self._guesses) else "")

    def answer(self) -> str:
        """The chosen encoding by the name Python knows it by."""
        return self._guesses[self._list.currentRow()][0]
