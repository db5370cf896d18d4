"""The roster's doubtful places as a list: chips by kind, one sentence each, and the way to the person or the office."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from factdesk.roster.faults import MONTHS, Fault, Kind
from factdesk.ui.flow import flowing
from factdesk.ui.form import button, closing, fit, named, plain
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Space, Type

ORDER_OF_OFFICE = frozenset({Kind.OVERLAP, Kind.GAP})
"""What is best seen on the timeline of the office."""
COLUMNS: tuple[Column[Fault], ...] = (
    Column("What", lambda one: one.kind.value, lambda one: "fault" if one.kind in {Kind.OVERLAP, Kind.BACKWARDS} else "note", 3),
    Column("Where", lambda one: " and ".join(one.names), "strong", 5),
    Column("What FactDesk sees", lambda one: one.says, "", 15),
)


class FaultsDialog(QDialog):
    """Return or a double click goes to the place; the list stays open beside it."""

    chosen = Signal(object)
    """The Fault to be looked at."""
    months_wanted = Signal(int)

    def __init__(self, parent: QWidget | None, months: int = MONTHS) -> None:
        super().__init__(parent)
        self.setWindowTitle("Check the roster")
        self._faults: Sequence[Fault] = ()
        self._kinds: set[Kind] = set()
        bar, self._flow = flowing()
        self.chips: dict[Kind, QPushButton] = {}
        for kind in Kind:
            chip = button(kind.value.capitalize(), f"Show only: {kind.value}", Role.CHIP)
            chip.setCheckable(True)
            chip.toggled.connect(lambda on, kind=kind: self._toggle(kind, on=on))
            self._flow.addWidget(chip)
            self.chips[kind] = chip
        self.months = named(QSpinBox(), "Unconfirmed after so many months", "Terms that nobody looked up for so long are listed")
        self.months.setRange(1, 1200)
        self.months.setValue(months)
        self.months.setSuffix(" months")
        self.months.setKeyboardTracking(False)
        self.months.valueChanged.connect(self.months_wanted)
        self._model = RowsModel(COLUMNS, lambda one: one.says)
        self.table = Table(self._model, "Doubtful places of the roster", size=Type.BODY)
        self.table.returned.connect(lambda index: self._choose(index.row()))
        self.table.doubleClicked.connect(lambda index: self._choose(index.row()))
        self.says = plain("The roster is being checked…", Role.MUTED, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.says, 1)
        row.addWidget(plain("Unconfirmed after", Role.MUTED))
        row.addWidget(self.months)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(closing(self))
        self.table.setFocus()
        fit(self, 1120, 640)

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
        self._model.set_rows(shown)
        count = f"{len(shown):,} of {len(self._faults):,}" if len(shown) != len(self._faults) else f"{len(shown):,}"
        self.says.setText(
            f"{count} doubtful {'place' if count == '1' else 'places'}. Return shows one where it stands."
            if self._faults
            else "FactDesk sees nothing doubtful in the roster."
        )
        if shown:
            self.table.selectRow(0)

    @property
    def rows(self) -> Sequence[Fault]:
        """What is listed."""
        return self._model.rows

    def _choose(self, line: int) -> None:
        self.chosen.emit(self._model.rows[line])
