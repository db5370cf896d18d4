"""A calm line above a page: something has happened that the reader may act on, or not."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from factdesk.ui.form import button, named, plain
from factdesk.ui.theme import Role, Space, colours, dress


class Notice(QWidget):
    """A sentence, what can be done about it, and a way to let it be; it takes no focus and waits for nobody."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.PANE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        named(self, "Notice")
        self._words = plain(wrap=True)
        self.act = button("Do it", role=Role.SUGGESTION)
        self.dismiss = button("Not now", role=Role.LINK)
        self.told = False
        """Whether it was said and nothing came of it yet; "Not now" only puts it out of sight."""
        self.act.clicked.connect(self.taken)
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL + 1)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words, 1)
        row.addWidget(self.act)
        row.addWidget(self.dismiss)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a hair line between it and the page."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours().q("line"))
        painter.end()

    def say(self, words: str, act: str) -> None:
        """Show a sentence and the words of the button."""
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self.act.setText(act)
        self.act.setAccessibleName(act)
        self.told = True
        self.show()

    def settle(self) -> None:
        """It is no longer so."""
        self.told = False
        self.hide()
