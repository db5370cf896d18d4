"""The fields that a reviewer writes in, and the rows that show sources and history."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from factdesk.review.source import Citation
from factdesk.review.verdict import Verdict
from factdesk.ui.day import day_words
from factdesk.ui.form import Button, dressed, escaped, named, plain
from factdesk.ui.review.words import decided
from factdesk.ui.theme import Role, Space, scaled

PAUSE = 400
"""Milliseconds after the last key until what is typed is journalled."""
MOST_LINES = 5
FRAMED = 2
"""What a button without a frame keeps above its words for the frame that it has with the focus."""
INDENT = 2
"""What QLineEdit leaves beside its text, so that both fields begin on one line."""


class NoteField(QPlainTextEdit):
    """Grows with its text from one line to five; Tab goes on."""

    finished = Signal()
    returned = Signal()
    """Ctrl+Return; Return alone is a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(INDENT)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        wanted = max(1, round(self.document().size().height()))
        lines = min(MOST_LINES, wanted)
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + scaled(Space.MEDIUM) + 2 * INDENT)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the type may have grown."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the reviewer goes elsewhere."""
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+Return takes it; Return is a new line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            self.returned.emit()
            return
        super().keyPressEvent(event)


class Writing(QWidget):
    """Correction and note: what is typed is told soon after the last key and when the focus goes, and again when all closes."""

    jotted = Signal(str, str)
    returned = Signal()
    """Return in the correction, Ctrl+Return in the note."""

    def __init__(self) -> None:
        super().__init__()
        self.correction = named(QLineEdit(), "Correction", "The words that should stand instead")
        self.correction.setPlaceholderText("The words that should stand instead")
        self.note = named(NoteField(), "Note", "For the report and for your colleagues")
        self.note.setPlaceholderText("Why, or where you looked")
        self._kept = ("", "")
        self._wait = QTimer(self, singleShot=True, interval=PAUSE)
        self._wait.timeout.connect(self.tell)
        for typed in (self.correction.textEdited, self.note.textChanged):
            typed.connect(self._soon)
        self.correction.editingFinished.connect(self.tell)
        self.note.finished.connect(self.tell)
        self.correction.returnPressed.connect(self.returned)
        self.note.returned.connect(self.returned)
        grid = row_grid(self)
        for line, (text, field) in enumerate((("Correction", self.correction), ("Note", self.note))):
            grid.addWidget(row_label(text, field), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, line, 1)

    def _soon(self, _text: str = "") -> None:
        self._wait.start()

    def set_words(self, correction: str, note: str) -> None:
        """Show what is kept."""
        self._wait.stop()
        self._kept = (correction, note)
        if self.correction.text() != correction:
            self.correction.setText(correction)
        if self.note.toPlainText() != note:
            self.note.setPlainText(note)
        self._wait.stop()

    def words(self) -> tuple[str, str]:
        """Correction and note as they stand."""
        return self.correction.text().strip(), self.note.toPlainText().strip()

    def tell(self) -> None:
        """Tell what is typed if it was not told yet."""
        self._wait.stop()
        if self.words() != self._kept:
            self._kept = self.words()
            self.jotted.emit(*self._kept)


def row_grid(widget: QWidget) -> QGridLayout:
    """A grid of small labels and what they name."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnMinimumWidth(0, scaled(76))
    grid.setColumnStretch(1, 1)
    return grid


def row_label(text: str, field: QWidget | None = None) -> QLabel:
    """A small label that stands level with the first line of its field."""
    label = plain(text, Role.SMALL)
    label.setContentsMargins(0, scaled(Space.SMALL), 0, 0)
    if field is not None:
        label.setBuddy(field)
    return label


class SourceRows(QWidget):
    """The sources a claim rests on, and the button that adds one."""

    wanted = Signal()
    dropped = Signal(int)
    """The number of a citation."""

    def __init__(self) -> None:
        super().__init__()
        grid = row_grid(self)
        grid.addWidget(row_label("Sources"), 0, 0, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        self._rows = QVBoxLayout(box)
        self._rows.setContentsMargins(0, scaled(Space.SMALL) - FRAMED, 0, 0)  # level with the label
        self._rows.setSpacing(Space.TINY)
        grid.addWidget(box, 0, 1)
        self.add = dressed(named(Button("Add a source…"), "Add a source", "Key: s"), Role.LINK)
        self.add.clicked.connect(self.wanted)
        self.add.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._rows.addWidget(self.add)

    def set_citations(self, citations: Sequence[Citation]) -> None:
        """Show these."""
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, citation in enumerate(citations):
            self._rows.insertWidget(place, self._row(citation))

    def _row(self, citation: Citation) -> QWidget:
        source = citation.source
        row = dressed(QWidget(), Role.FIELD)
        line = QHBoxLayout(row)
        line.setContentsMargins(scaled(10), Space.TINY, Space.TINY, Space.TINY)
        said = QVBoxLayout()
        said.setSpacing(0)
        line.addLayout(said, 1)
        words = QLabel(f"<b>{escaped(source.letter)}</b> · {escaped(source.title)}")
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        said.addWidget(words)
        more = " · ".join(filter(None, (source.publisher, citation.place, day_words(source.accessed))))
        if more:
            said.addWidget(plain(more, Role.SMALL, wrap=True))
        drop = dressed(named(Button("✕"), f"Take source {source.letter} off this fact"), Role.LINK)
        drop.clicked.connect(lambda: self.dropped.emit(citation.id))
        line.addWidget(drop, 0, Qt.AlignmentFlag.AlignTop)
        row.setToolTip(f"<span>{escaped(citation.words or source.url or source.title)}</span>")
        return row


class HistoryRows(QWidget):
    """Every decision on a claim, newest first, in small type."""

    def __init__(self) -> None:
        super().__init__()
        grid = row_grid(self)
        grid.addWidget(row_label("History"), 0, 0, Qt.AlignmentFlag.AlignTop)
        self._words = plain("", Role.SMALL, wrap=True)
        self._words.setContentsMargins(0, scaled(Space.SMALL), 0, 0)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.addWidget(self._words, 0, 1)

    def set_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show these."""
        self._words.setText("\n".join(decided(verdict) for verdict in reversed(verdicts)))
        self._words.setAccessibleName("History of decisions")
        self.setVisible(bool(verdicts))
