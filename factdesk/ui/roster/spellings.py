"""The other spellings of a name as chips, each with what tells it from the name."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from factdesk.draft.names import fold
from factdesk.ui import theme
from factdesk.ui.flow import FlowLayout
from factdesk.ui.form import plain
from factdesk.ui.theme import Role, Space, Type, colours, scaled

SHOWN = 24
SCRIPTS = {"LATIN", "COMMON"}


def script_of(text: str) -> str:
    """The script of a spelling that is not in Latin letters ("Cyrillic"); empty for Latin."""
    for letter in text:
        if letter.isalpha():
            script = unicodedata.name(letter, "LATIN").split()[0]
            return "" if script in SCRIPTS else "Chinese characters" if script == "CJK" else script.capitalize()
    return ""


def spelling_words(spelling: str, name: str) -> str:
    """A spelling and how it differs from the house spelling, when that can be said in two words."""
    script = script_of(spelling)
    if script:
        return f"{spelling} · {script}"
    if fold(spelling) == fold(name) and not name.isascii():
        return f"{spelling} · no diacritics" if spelling.isascii() else f"{spelling} · other diacritics"
    return spelling


class Pill(QLabel):
    """A label in a round frame; its text can be selected to copy it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        words = plain(text, Role.SMALL)
        self.setText(words.text())
        self.setTextFormat(words.textFormat())
        self.setFont(theme.font(Type.SMALL))
        self.setMargin(0)
        self.setContentsMargins(Space.SMALL + 2, 0, Space.SMALL + 2, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: as high as a chip."""
        return QSize(super().sizeHint().width(), scaled(Type.SMALL + Space.MEDIUM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the frame under the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours().q("line"), 1))
        painter.setBrush(colours().q("pane"))
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.end()
        super().paintEvent(event)


class Spellings(QWidget):
    """The chips of one official."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.setAccessibleName("Other spellings")

    def show_spellings(self, name: str, aliases: Sequence[str], discouraged: Sequence[str] = ()) -> None:
        """Show the spellings of a name, none when there are none; those that a draft should not use come first and say so."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        said = [f"{words} · discouraged" for words in discouraged]
        free = [words for words in aliases if words not in discouraged]
        said += [spelling_words(alias, name) for alias in free[:SHOWN]]
        if len(free) > SHOWN:
            said.append(f"and {len(free) - SHOWN} more")
        for words in said:
            self._flow.addWidget(Pill(words))
        self.setAccessibleDescription(", ".join(said))
        self.setVisible(bool(said))
