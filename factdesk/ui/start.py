"""The page of an empty window: it says what can be done, takes a dropped file, and lists what was open before."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from factdesk.ui.day import day_words
from factdesk.ui.form import button, plain, scrolled
from factdesk.ui.table import Column, RowsModel, Table, row_height
from factdesk.ui.theme import Corner, Role, Space, Type, colours, scaled

STEPS = (
    ("Open a draft", "FactDesk underlines every fact that can be checked: names and titles, dates, figures, quotations, places."),
    (
        "See what does not hold",
        "Each fact is held against the roster and the calendar; what is contradicted comes first, and says why.",
    ),
    ("Decide", "V verified, W wrong, U cannot confirm, X not a fact. Every decision is on disk at once and can be undone."),
    ("Hand it on", "A corrections report with your sources: DOCX, PDF, HTML, Markdown, XLSX, CSV or JSON."),
)


class Kept(Protocol):
    """A draft that the desk keeps, as its list of recent ones has it."""

    @property
    def id(self) -> int:
        """The store's number."""

    @property
    def title(self) -> str | None:
        """Its title, if it has one."""

    @property
    def source(self) -> str:
        """What it was read from."""

    @property
    def path(self) -> str | None:
        """Its file, if it has one."""

    @property
    def dateline(self) -> date:
        """The day it is written for."""

    @property
    def claims(self) -> int:
        """How many facts it has."""

    @property
    def left(self) -> int:
        """How many of them nobody has decided."""


def left_words(draft: Kept) -> str:
    """How far a draft has come."""
    if not draft.claims:
        return "no facts found"
    return f"{draft.left:,} of {draft.claims:,} left" if draft.left else f"all {draft.claims:,} decided"


def title_words(draft: Kept) -> str:
    """What a draft is called: its title, else its file's name."""
    return draft.title or Path(draft.path or draft.source).name


def place_words(draft: Kept) -> str:
    """Where a draft came from, and whether its file is still there."""
    if not draft.path:
        return draft.source
    return short_path(draft.path) if Path(draft.path).exists() else f"{short_path(draft.path)} (file is gone; the kept text opens)"


def short_path(path: str) -> str:
    """The file's name and its folder."""
    place = Path(path)
    return f"{place.name} in {place.parent.name}" if place.parent.name else path


class DropField(QWidget):
    """A dashed field that takes files."""

    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        words = plain("or drop a file here: .docx, .txt, .md", Role.MUTED, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.HUGE, Space.LARGE, Space.HUGE)
        layout.addWidget(words)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: they went away."""
        self._over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files were let go."""
        self._over = False
        self.update()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the frame."""
        super().paintEvent(event)
        worn, painter = colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(worn.q("accent" if self._over else "muted"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(worn.q("tint" if self._over else "paper"))
        frame: QRect = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, Corner.CONTROL, Corner.CONTROL)


class StartPage(QWidget):
    """What an editor sees before there is a draft."""

    open_asked = Signal()
    paste_asked = Signal()
    sample_asked = Signal()
    draft_asked = Signal(int)
    """The number of a kept draft."""
    files_dropped = Signal(list)
    """Paths as text."""

    SHOWN = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RowsModel[Kept] = RowsModel(
            (
                Column("Draft", title_words, "strong", 8),
                Column("Left", left_words, lambda draft: "" if draft.left else "muted", 5),
                Column("Dateline", lambda draft: day_words(draft.dateline), "muted", 5),
                Column("From", place_words, "muted", 6),
            ),
            lambda draft: f"{title_words(draft)}, {left_words(draft)}, {place_words(draft)}",
        )
        column = QWidget()
        column.setMaximumWidth(scaled(860))
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(Space.HUGE, 2 * Space.HUGE, Space.HUGE, 2 * Space.HUGE)
        self._column.setSpacing(Space.MEDIUM)
        self._fill()
        middle = QWidget()
        sides = QHBoxLayout(middle)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addStretch(1)
        sides.addWidget(column, 100)
        sides.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(middle))

    def _fill(self) -> None:
        self._column.addStretch(1)
        self._column.addWidget(plain("Check a draft before it is printed", Role.TITLE, wrap=True))
        asks = QHBoxLayout()
        asks.setSpacing(Space.SMALL)
        self._first: QPushButton | None = None
        for text, says, role, signal in (
            ("Open a draft…", "Choose a .docx, .txt or .md file", Role.PRIMARY, self.open_asked),
            ("Paste text…", "Check text from the clipboard", None, self.paste_asked),
            ("Open the sample article", "An article with mistakes to find", None, self.sample_asked),
        ):
            made = button(text, says, role)
            made.clicked.connect(signal.emit)
            asks.addWidget(made)
            self._first = self._first or made
        asks.addStretch(1)
        self._column.addLayout(asks)
        self._drop = DropField()
        self._drop.dropped.connect(self.files_dropped)
        self._column.addWidget(self._drop)
        self._recent_title = plain("Recent drafts", Role.STRONG)
        self._table = Table(self._model, "Recent drafts", "Return opens one", size=Type.BODY, header=False, inset=0)
        self._table.returned.connect(self._activated)
        self._table.clicked.connect(self._activated)
        self._column.addSpacing(Space.LARGE)
        self._column.addWidget(self._recent_title)
        self._column.addWidget(self._table)
        steps = QGridLayout()
        steps.setHorizontalSpacing(Space.SMALL)
        steps.setVerticalSpacing(Space.SMALL)
        steps.setColumnStretch(2, 1)
        for line, (step, words) in enumerate(STEPS):
            said = plain(words, Role.MUTED, wrap=True)
            said.setContentsMargins(Space.SMALL, 0, 0, 0)
            for column, label in enumerate((plain(f"{line + 1}", Role.STRONG), plain(step, Role.STRONG), said)):
                steps.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop if column < 2 else Qt.AlignmentFlag(0))  # noqa: PLR2004 (the words fill the rest)
        self._column.addSpacing(Space.LARGE)
        self._column.addLayout(steps)
        self._column.addStretch(3)
        self.set_recent(())

    def begin(self) -> None:
        """Give the keys to what is most likely wanted: the draft that was open last, else a new one."""
        first = self._table if self._model.rows else self._first
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._table.setCurrentIndex(self._model.index(0, 0))

    def set_recent(self, drafts: Sequence[Kept]) -> None:
        """List the drafts opened last, newest first; none hides the list."""
        shown = drafts[: self.SHOWN]
        self._model.set_rows(shown)
        self._recent_title.setVisible(bool(shown))
        self._table.setVisible(bool(shown))
        self._table.setFixedHeight(row_height(Type.BODY) * len(shown) + 2)

    def _activated(self, index: QModelIndex) -> None:
        self.draft_asked.emit(self._model.rows[index.row()].id)
