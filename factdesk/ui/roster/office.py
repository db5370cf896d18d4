"""An office through the years: the picture, and beside it the same as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from factdesk.roster.found import Held
from factdesk.ui.form import button, closing, fit, plain
from factdesk.ui.roster.spans import Span, What, spans_of
from factdesk.ui.roster.strip import ZOOM, OfficeStrip, middle
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Space, Type, dress


def _look(span: Span) -> str:
    return "strong" if span.what is What.TERM else "note" if span.what is What.GAP else "fault"


COLUMNS: tuple[Column[Span], ...] = (
    Column("Holder", lambda span: span.who, _look, 6),
    Column("From", lambda span: span.since, "muted", 3),
    Column("Until", lambda span: span.until, "muted", 3),
    Column("Notes", lambda span: span.notes, lambda span: "note" if span.what is What.TERM else _look(span), 5),
)


class OfficeDialog(QDialog):
    """Return on a line, or a click on Show, goes to the person."""

    person_asked = Signal(str)
    """The key of a holder."""

    def __init__(
        self, parent: QWidget | None, title: str, held: Sequence[Held], *, day: date | None, today: date, terms: int = 0
    ) -> None:
        """`terms` is how many the office has; with more than are held here it is a seat among many, of which there is no picture."""
        super().__init__(parent)
        self.setWindowTitle(title)
        dress(self, Role.PAPER)
        spans = spans_of(held, today)
        self.strip = OfficeStrip()
        self._model = RowsModel(COLUMNS, lambda span: span.says)
        self._model.set_rows(spans)
        self.table = Table(self._model, f"{title}: its holders", size=Type.BODY)
        self.strip.chosen.connect(self._in_table)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._in_strip(now.row()))
        self.table.returned.connect(lambda index: self._ask(spans[index.row()]))
        self.table.doubleClicked.connect(lambda index: self._ask(spans[index.row()]))
        self._lay(title, terms if terms > len(held) else 0)
        self.strip.set_spans(spans, day=day, today=today)
        self.table.setFocus()
        fit(self, 1040, 640)

    def _lay(self, title: str, seats: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(plain(title, Role.TITLE, wrap=True), 1)
        for text, says, does in (
            ("&Nearer", "Show fewer years; + does the same", lambda: self.strip.zoom(ZOOM)),
            ("&Farther", "Show more years; - does the same", lambda: self.strip.zoom(1 / ZOOM)),
            ("&All years", "Show all holders; Home does the same", self.strip.show_all),
        ):
            made = button(text, says)
            made.clicked.connect(does)
            if seats:
                made.hide()
            head.addWidget(made)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.strip)
        parts.addWidget(self.table)
        parts.setStretchFactor(1, 1)
        if seats:
            self.strip.hide()
        few = f"A seat among many: of its {seats:,} terms these {len(self.spans):,} began nearest. Return shows the person."
        hint = (
            few
            if seats
            else "Drag or ← → to move, Ctrl+wheel or + − to come nearer, ↑ ↓ from holder to holder. Hatched: acting. Faded: day not known."
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(plain(hint, Role.SMALL, wrap=True))
        layout.addWidget(parts, 1)
        layout.addWidget(closing(self))

    @property
    def spans(self) -> Sequence[Span]:
        """What is shown."""
        return self._model.rows

    def show_day(self, day: date) -> None:
        """Bring a day into the picture, and choose what lies over it, what is wrong there first."""
        self.strip.show_day(day)
        there = [span for span in self.spans if span.near(day)]
        if there:
            self._in_table(min(there, key=lambda span: span.what is What.TERM))

    def show_person(self, key: str) -> None:
        """Choose the first term of somebody."""
        span = next((span for span in self.spans if key and span.key == key), None)
        if span is not None:
            self._in_table(span)

    def _in_table(self, span: Span) -> None:
        line = list(self.spans).index(span)
        if line != self.table.currentIndex().row():
            self.table.selectRow(line)
            self.table.scrollTo(self._model.index(line, 0))

    def _in_strip(self, line: int) -> None:
        if 0 <= line < len(self.spans) and self.strip.current is not self.spans[line]:
            span = self.spans[line]
            self.strip.choose(span)
            if not self.strip.view[0] <= middle(span) <= self.strip.view[1]:
                self.strip.show_day(middle(span))

    def _ask(self, span: Span) -> None:
        if span.key:
            self.person_asked.emit(span.key)
