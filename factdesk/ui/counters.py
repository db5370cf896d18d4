"""The bar below: the counters of what is shown, what is being done, and where the keys are."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from factdesk.ui.form import Button, dressed, named, plain
from factdesk.ui.theme import Role, Space, colours, dress, scaled


class StatusBar(QWidget):
    """One calm line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.GROUND)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TINY + 2, Space.LARGE, Space.TINY + 1)
        row.setSpacing(Space.HUGE)
        self._first = dressed(plain(), Role.COUNT)
        self._rest = plain("", Role.SMALL)
        self._rest.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = named(QProgressBar(), "Progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(140))
        self._cancel = dressed(named(Button("Cancel"), "Cancel what is being done"), Role.LINK)
        self._saved = plain("", Role.SMALL)
        self.keys = dressed(named(Button("Press ? for keys"), "Keys"), Role.LINK)
        row.addWidget(self._first)
        row.addWidget(self._rest, 1)
        for part in (self._bar, self._cancel, self._saved, self.keys):
            row.addWidget(part)
        self._saving = ""
        self.idle()

    @property
    def cancel(self) -> QPushButton:
        """The button that stops what is being done."""
        return self._cancel

    def set_counters(self, said: Sequence[str]) -> None:
        """Show these; the first is strong."""
        self._first.setText(said[0] if said else "")
        self._rest.setText("     ".join(said[1:]))
        self._rest.setAccessibleName(", ".join(said[1:]))

    def say(self, words: str) -> None:
        """Say how things stand at the right, "Saved", "Saving…", now or as soon as nothing is being done any more."""
        self._saving = words
        if self._bar.isHidden():
            self._saved.setText(words)

    @property
    def said(self) -> str:
        """All that it says, for tests and screen readers."""
        return "     ".join(filter(None, (self._first.text(), self._rest.text(), self._saved.text())))

    def progress(self, done: int, total: int, what: str, *, cancellable: bool = True) -> None:
        """Show how far something is; a total of 0 is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(what)
        self._saved.setText(what)
        self._bar.show()
        self._cancel.setVisible(cancellable)

    def idle(self) -> None:
        """Nothing is being done any more."""
        self._bar.hide()
        self._cancel.hide()
        self._saved.setText(self._saving)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a hair line above the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), colours().q("line"))
