"""A calm table: a model whose columns are data, a delegate that sets names strong and details muted, rows with a hair line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from factdesk.ui import theme
from factdesk.ui.form import escaped, named
from factdesk.ui.theme import Space, Type, colours, scaled

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole value of a row."""
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""How a cell is set: "strong", "muted", "note" or nothing."""

Value = TypeVar("Value")
PENS = {"muted": "muted", "note": "amber", "fault": "red"}


@dataclass(frozen=True, slots=True)
class Column(Generic[Value]):
    """A column: its header, what it says of a row, and how it is set."""

    header: str
    text: Callable[[Value], str]
    look: str | Callable[[Value], str] = ""
    share: int = 1
    """Its share of the table's width."""


class RowsModel(QAbstractTableModel, Generic[Value]):
    """Rows of plain values; a cell is worded when it is painted, so a hundred thousand rows cost nothing."""

    # Stand on the class, because Qt asks a model and restyles a table also while Python's half of it is being taken down.
    columns: tuple[Column[Value], ...] = ()
    _rows: Sequence[Value] = ()

    def __init__(self, columns: Sequence[Column[Value]], spoken: Callable[[Value], str] | None = None) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._spoken = spoken

    @property
    def rows(self) -> Sequence[Value]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Value]) -> None:
        """Show these rows instead of those: the way in."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_row(self, line: int, row: Value) -> None:
        """Show one row anew; what is chosen stays chosen."""
        self._rows = (*self._rows[:line], row, *self._rows[line + 1 :])
        self.dataChanged.emit(self.index(line, 0), self.index(line, len(self.columns) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Qt: how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: a column's name."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].header if wanted else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == LOOK_ROLE:
            return column.look if isinstance(column.look, str) else column.look(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0 and self._spoken is not None:
            return self._spoken(row)
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a cell as its look says, on a tinted row when it is selected, over a hair line."""

    def __init__(self, table: QAbstractItemView, size: Type = Type.LARGE, inset: int = Space.LARGE) -> None:
        super().__init__(table)
        self._size, self._inset = size, inset

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the size of a cell."""
        return QSize(super().sizeHint(option, index).width(), row_height(self._size))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: paint a cell."""
        worn, look, rect = colours(), index.data(LOOK_ROLE), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, worn.q("tint"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, worn.q("line"))
        if selected and index.column() == 0 and option.state & QStyle.StateFlag.State_Active and focused(self):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, worn.q("accent"))
        painter.setFont(theme.font(self._size, QFont.Weight.Medium if look == "strong" else QFont.Weight.Normal))
        painter.setPen(worn.q(PENS.get(look, "ink")))
        inside = self._inside(rect, index)
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.restore()

    def _inside(self, rect: QRect, index: Index) -> QRect:
        """The room of a cell's words."""
        return rect.adjusted(self._inset if index.column() == 0 else Space.SMALL, 0, -Space.SMALL, -1)

    def cut(self, rect: QRect, index: Index) -> str:
        """What a cell says, when its room is too narrow for it; else nothing."""
        weight = QFont.Weight.Medium if index.data(LOOK_ROLE) == "strong" else QFont.Weight.Normal
        words = str(index.data() or "")
        metrics = QFontMetrics(theme.font(self._size, weight))
        return words if metrics.horizontalAdvance(words) > self._inside(rect, index).width() else ""

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Qt: a tool tip is asked for; what is cut is told in full."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and (words := self.cut(option.rect, index)):
            QToolTip.showText(event.globalPos(), f"<span>{escaped(words)}</span>", view)
            return True
        return super().helpEvent(event, view, option, index)


def focused(delegate: QStyledItemDelegate) -> bool:
    """Whether the list for which a delegate draws has the focus."""
    view = delegate.parent()
    return isinstance(view, QAbstractItemView) and view.hasFocus()


def row_height(size: Type = Type.LARGE) -> int:
    """The height of a row in a size of type, grown with the user's own text size."""
    return scaled(size + Type.READING)


class Table(QTableView):
    """A view of whole rows: no grid, columns by their shares, one row chosen."""

    returned = Signal(QModelIndex)
    """Return or Enter was pressed on a row."""
    _size = Type.LARGE
    _blank = ""

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        says: str = "",
        *,
        size: Type = Type.LARGE,
        header: bool = True,
        inset: int = Space.LARGE,
    ) -> None:
        super().__init__()
        named(self, name, says)
        self.setToolTip("")
        self._size = size
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self, size, inset))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setVisible(header)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStyleSheet(
            "QHeaderView::section { background: transparent; padding-left: %dpx; } QHeaderView::section:first { padding-left: %dpx; }"
            % (Space.SMALL, inset)
        )
        self._lay_rows()

    def _lay_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(self._size))

    def say_when_empty(self, words: str) -> None:
        """What stands in place of rows while there are none."""
        self._blank = words
        self.setAccessibleDescription(words if self.model().rowCount() == 0 else "")
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the rows, or what is said in their place."""
        super().paintEvent(event)
        if self._blank and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setFont(theme.font(self._size))
            painter.setPen(colours().q("muted"))
            inside = self.viewport().rect().adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._blank)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the user's text size may have changed."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Return acts on the row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.returned.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share the width out."""
        super().resizeEvent(event)
        self.lay_columns()

    def lay_columns(self) -> None:
        """Share the width out among the columns."""
        model = self.model()
        if not isinstance(model, RowsModel):
            return
        shares = [column.share for column in model.columns]
        left, total = self.viewport().width(), sum(shares)
        for place, share in enumerate(shares):
            width = left if place == len(shares) - 1 else self.viewport().width() * share // total
            self.setColumnWidth(place, width)
            left -= width

    def chosen(self) -> object | None:
        """The value of the chosen row."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None
