"""The list's model and what filters and sorts it. The model answers; it fetches nothing and writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from factdesk.claims.claim import Kind
from factdesk.draft.names import fold
from factdesk.review.state import State
from factdesk.ui.claims.rows import Row

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole Row."""


class Column(IntEnum):
    """What stands in each column."""

    CLAIM = 0
    KIND = 1
    SHORT = 2


COLUMNS = len(Column)


class Order(Enum):
    """In which order the list stands."""

    TEXT = "text"
    KIND = "kind"
    STATE = "state"


class Show(Enum):
    """Which rows the list shows; each one's count is the number of rows it shows."""

    ALL = "all"
    LEFT = "left"
    CONTRADICTED = "contradicted"
    ADVICE = "advice"
    MINE = "mine"
    NOTES = "notes"

    def takes(self, row: Row) -> bool:
        """Whether a row is one of these."""
        match self:
            case Show.LEFT:
                return row.left
            case Show.CONTRADICTED:
                return row.left and row.state is State.CONTRADICTED
            case Show.ADVICE:
                return row.left and row.state is State.ADVICE
            case Show.MINE:
                return row.mine
            case Show.NOTES:
                return row.note
            case _:
                return True


GRAVITY: Mapping[State, int] = {
    state: place
    for place, state in enumerate((State.CONTRADICTED, State.WRONG, State.ADVICE, State.UNRESOLVED, State.UNCONFIRMED,
                                   State.UNCHECKED, State.SUPPORTED, State.VERIFIED, State.NOT_A_FACT))
}  # fmt: skip


class ClaimsModel(QAbstractTableModel):
    """The rows of a review."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the text."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """The one way in. The same claims again only change what they say, so that selection and scrolling stay."""
        rows = tuple(rows)
        if [row.key for row in rows] == [row.key for row in self._rows] and rows:
            changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, COLUMNS - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.key: place for place, row in enumerate(rows)}
        self.endResetModel()

    def place(self, key: str | None) -> QModelIndex:
        """Where a row stands; nowhere when there is none of that key."""
        place = self._places.get(key) if key is not None else None
        return NOWHERE if place is None else self.index(place, 0)

    def touch(self, key: str | None) -> None:
        """Let whoever filters look at one row again."""
        index = self.place(key)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the names of the columns, for screen readers."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("Fact", "Kind", "Finding")[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: one cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.text, row.kind_word, row.short)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column is Column.CLAIM else (row.text, row.kind_word, row.short)[column]
        return row if role == ROW_ROLE else None


@dataclass(frozen=True, slots=True)
class Filter:
    """What the chips and the field ask for."""

    show: Show = Show.LEFT
    kind: Kind | None = None
    words: str = ""

    def takes(self, row: Row) -> bool:
        """Whether a row is shown."""
        if not self.show.takes(row) or (self.kind is not None and row.kind is not self.kind):
            return False
        if not self.words:
            return True
        sought = fold(f"{row.text} {row.kind_word} {row.short} {row.says}")
        return all(word in sought for word in fold(self.words).split())


class ClaimsProxy(QSortFilterProxyModel):
    """Shows what a filter takes, and keeps the selected row in view even when its new verdict no longer passes the filter."""

    def __init__(self, source: ClaimsModel) -> None:
        super().__init__()
        self._rows = source
        self._filter = Filter()
        self._order = Order.TEXT
        self._kept: str | None = None
        self.setSourceModel(source)
        self.setDynamicSortFilter(True)

    @property
    def filter(self) -> Filter:
        """What is asked for now."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Ask for other rows."""
        self.beginFilterChange()
        self._filter = wanted
        self._kept = None
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def order(self) -> Order:
        """How the list is sorted."""
        return self._order

    def set_order(self, order: Order) -> None:
        """Sort otherwise; in the order of the text nothing need be compared."""
        self._order = order
        self.sort(-1)
        if order is not Order.TEXT:
            self.sort(0)

    def keep(self, key: str | None) -> None:
        """Keep one row, whatever the filter says of it, until another one is kept; only these two are looked at again."""
        before, self._kept = self._kept, key
        if before != key:
            self._rows.touch(before)
            self._rows.touch(key)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: ARG002 (Qt's signature)
        """Qt: whether a row is shown."""
        row = self._rows.rows[source_row]
        return row.key == self._kept or self._filter.takes(row)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Qt: which row comes first, by the rows’ own values, never their words."""
        return self._rank(left.row()) < self._rank(right.row())

    def _rank(self, place: int) -> tuple[int, int]:
        row = self._rows.rows[place]
        if self._order is Order.KIND:
            return (len(Kind) if row.kind is None else list(Kind).index(row.kind)), place
        return (GRAVITY[row.state] if self._order is Order.STATE else 0), place
