"""The roster's doubtful places as a list: chips by kind, one sentence each, and the way to the person or the office."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.crowds import Crowd, told
from factdesk.roster.faults import MONTHS, Fault, Kind
from factdesk.ui.day import day_words
from factdesk.ui.flow import flowing
from factdesk.ui.form import button, closing, fit, named, plain
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Space, Type, scaled

ORDER_OF_OFFICE = frozenset({Kind.OVERLAP, Kind.GAP})
"""What is best seen on the timeline of the office."""


CLOSED, OPEN = "▸", "▾"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: one doubt, or many of one source, which can be opened."""

    about: Fault | Crowd
    open: bool = False
    inside: bool = False
    """Whether it stands below a line that was opened."""

    @property
    def kind(self) -> Kind:
        """Of what kind it is."""
        return self.about.kind

    @property
    def says(self) -> str:
        """Its sentence."""
        if isinstance(self.about, Fault):
            return self.about.says
        return f"{self.about.says} Return {'closes' if self.open else 'opens'} their list."


def _who(line: Line) -> str:
    if isinstance(line.about, Crowd):
        return f"{OPEN if line.open else CLOSED} {len(line.about.faults):,} terms"
    return f"{'    ' if line.inside else ''}{' and '.join(line.about.names)}"


def _where(line: Line) -> str:
    if isinstance(line.about, Crowd):
        return line.about.source or "no source"
    fault = line.about
    return f"{fault.office.name}, {jurisdiction_name(fault.office.jurisdiction)}" if fault.office else ""


def _days(line: Line) -> str:
    """From when to when where a stretch of time is doubtful, else since when nobody confirmed it."""
    if isinstance(line.about, Crowd):
        return f"confirmed {day_words(line.about.day, short=True)}" if line.about.day else "never confirmed"
    fault = line.about
    if fault.kind in {Kind.UNCONFIRMED, Kind.STALE}:
        return f"confirmed {day_words(fault.first, short=True)}" if fault.first else "never confirmed"
    return " – ".join(day_words(day, short=True) for day in (fault.first, fault.last) if day)


COLUMNS: tuple[Column[Line], ...] = (
    Column("What", lambda one: one.kind.value, lambda one: "fault" if one.kind in {Kind.OVERLAP, Kind.BACKWARDS} else "note", 3),
    Column("Who", _who, "strong", 8),
    Column("Office", _where, "muted", 7),
    Column("Days", _days, "muted", 5),
)


class FaultsDialog(QDialog):
    """Return or a double click goes to the place, or opens the list of a source; the dialog stays open beside it."""

    chosen = Signal(object)
    """The Fault to be looked at."""
    months_wanted = Signal(int)

    def __init__(self, parent: QWidget | None, months: int = MONTHS) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check the roster")
        self._faults: Sequence[Fault] = ()
        self._kinds: set[Kind] = set()
        self._open: set[tuple[Kind, str, date | None]] = set()
        """The sources, by kind and day, whose doubts are listed one by one."""
        bar, self._flow = flowing()
        self.chips: dict[Kind, QPushButton] = {}
        for kind in Kind:
            chip = button(kind.value.capitalize(), f"Show only: {kind.value}", Role.CHIP)
            chip.setCheckable(True)
            chip.toggled.connect(lambda on, kind=kind: self._toggle(kind, on=on))
            self._flow.addWidget(chip)
            self.chips[kind] = chip
        self.months = named(
            QLineEdit(str(months)), "Unconfirmed after so many months", "Terms that nobody looked up for so long are listed"
        )
        self.months.setValidator(QIntValidator(1, 1200, self.months))
        self.months.setFixedWidth(scaled(64))
        self.months.textChanged.connect(self._ask)
        self._model = RowsModel(COLUMNS, lambda one: one.says)
        self.table = Table(self._model, "Doubtful places of the roster", size=Type.BODY)
        self.table.returned.connect(lambda index: self._choose(index.row()))
        self.table.doubleClicked.connect(lambda index: self._choose(index.row()))
        self.says = plain("The roster is being checked…", Role.MUTED, wrap=True)
        self.sentence = plain("", Role.FINDING, wrap=True)
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing() + Space.SMALL)
        self.sentence.setContentsMargins(0, Space.SMALL, 0, 0)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _: self._tell(now.row()))
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.says, 1)
        row.addWidget(plain("Unconfirmed after", Role.MUTED))
        row.addWidget(self.months)
        row.addWidget(plain("months", Role.MUTED))
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sentence)
        layout.addWidget(closing(self))
        self.table.setFocus()
        fit(self, 1120, 640)

    def _ask(self) -> None:
        if self.months.hasAcceptableInput():
            self.months_wanted.emit(int(self.months.text()))

    @property
    def wanted(self) -> int:
        """After how many months a term counts as unconfirmed; the usual number while none is typed."""
        return int(self.months.text()) if self.months.hasAcceptableInput() else MONTHS

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show these; the kinds that were chosen stay chosen."""
        self._faults = faults
        counts = Counter(fault.kind for fault in faults)
        for kind, chip in self.chips.items():
            chip.setText(f"{kind.value.capitalize()} {counts[kind]:,}")
            chip.setVisible(bool(counts[kind]) or chip.isChecked())
        self._show()

    def _toggle(self, kind: Kind, *, on: bool) -> None:
        (self._kinds.add if on else self._kinds.discard)(kind)
        self._show()

    def _show(self) -> None:
        shown = [fault for fault in self._faults if not self._kinds or fault.kind in self._kinds]
        self._model.set_rows([line for about in told(shown) for line in self._lines(about)])
        count = f"{len(shown):,} of {len(self._faults):,}" if len(shown) != len(self._faults) else f"{len(shown):,}"
        self.says.setText(
            f"{count} doubtful {'place' if count == '1' else 'places'}. Return shows one where it stands, or opens a list."
            if self._faults
            else "FactDesk sees nothing doubtful in the roster."
        )
        if shown:
            self.table.selectRow(0)
        self._tell(0)

    def _lines(self, about: Fault | Crowd) -> list[Line]:
        """A doubt; or many of one source, and below it each of them when it is open."""
        if isinstance(about, Fault):
            return [Line(about)]
        opened = (about.kind, about.source, about.day) in self._open
        return [Line(about, opened), *(Line(fault, inside=True) for fault in about.faults if opened)]

    def _tell(self, line: int) -> None:
        """The sentence of a row below the table, where it is never cut."""
        self.sentence.setText(self._model.rows[line].says if 0 <= line < len(self._model.rows) else "")

    @property
    def rows(self) -> Sequence[Line]:
        """What is listed."""
        return self._model.rows

    def _choose(self, line: int) -> None:
        about = self._model.rows[line].about
        if isinstance(about, Fault):
            self.chosen.emit(about)
            return
        self._open ^= {(about.kind, about.source, about.day)}
        self._show()
        self.table.selectRow(line)
        opened = self._model.rows[line].open
        top, near = QAbstractItemView.ScrollHint.PositionAtTop, QAbstractItemView.ScrollHint.EnsureVisible
        self.table.scrollTo(self._model.index(line, 0), top if opened else near)  # what was opened stands below it
