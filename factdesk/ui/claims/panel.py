"""The claims: chips and a field that filter, the list, and the keys that walk it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from factdesk.claims.claim import Kind
from factdesk.ui.claims.delegate import RowDelegate, row_height
from factdesk.ui.claims.model import ROW_ROLE, ClaimsModel, ClaimsProxy, Column, Filter, Order, Show
from factdesk.ui.claims.rows import Row
from factdesk.ui.flow import flowing
from factdesk.ui.form import Button, dressed, named, plain
from factdesk.ui.looks import KINDS
from factdesk.ui.theme import Role, Space, scaled

CHIPS = (
    (Show.LEFT, "Left"),
    (Show.CONTRADICTED, "Contradicted"),
    (Show.ADVICE, "Advice"),
    (Show.MINE, "Mine"),
    (Show.NOTES, "Notes"),
)
ALWAYS = {Show.LEFT, Show.CONTRADICTED, Show.ADVICE, Show.MINE}
"""Chips that stay even when they count nothing."""

NARROW = 440
"""A list narrower than this, at 100 % of the user's text, leaves the kind to the inspector: what was found says more."""

WORDS = 0.57
"""The share of a claim's words in the width that they have together with what was found."""


class ClaimsTable(QTableView):
    """The list itself: whole rows, no grid, words elided and never scrolled sideways."""

    activated_row = Signal()

    def __init__(self, proxy: ClaimsProxy) -> None:
        super().__init__()
        named(self, "Facts", "j and k go to the next and the previous fact")
        self.setToolTip("")
        self.setModel(proxy)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height())

    def sizeHint(self) -> QSize:
        """Qt: eight rows."""
        return QSize(560, row_height() * 8)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Qt: bring a row into view, with a whole row at the top."""
        super().scrollTo(index, hint)
        bar, row = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        bar.setValue(-(-bar.value() // row) * row)  # up: a row that begins below the edge stays in view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share the width: the claim's words first, the kind as wide as it is, the finding the rest."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width < scaled(NARROW)
        self.setColumnHidden(Column.KIND, narrow)
        kind = 0 if narrow else scaled(92)
        claim = round((width - kind) * WORDS)
        self.setColumnWidth(Column.CLAIM, claim)
        self.setColumnWidth(Column.KIND, kind)
        self.setColumnWidth(Column.SHORT, max(0, width - claim - kind))

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the type may have grown."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.verticalHeader().setDefaultSectionSize(row_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Return goes on to the inspector."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated_row.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt: a letter or digit that nothing answers to just now must not go to another fact; the next key may decide. `/` filters."""


class ClaimsPanel(QWidget):
    """Says which claim is selected; what it shows comes in by `set_rows` alone."""

    selected = Signal(str)
    activated = Signal()
    order_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ClaimsModel()
        self._proxy = ClaimsProxy(self._model)
        self._table = ClaimsTable(self._proxy)
        self._field = named(QLineEdit(), "Filter the facts", "Words, names or kinds; accents do not matter")
        self._field.setPlaceholderText("Filter…")
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumWidth(scaled(110))
        self._wait = QTimer(self, singleShot=True, interval=80)
        self._wait.timeout.connect(self._filter)
        self._field.textChanged.connect(self._soon)
        self._field.returnPressed.connect(self.focus_list)
        self._nothing = plain("", Role.MUTED, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(Space.HUGE)
        self._chips: dict[Show, QPushButton] = {}
        self._kind: Kind | None = None
        self._lay()
        self._table.selectionModel().currentRowChanged.connect(self._current_changed)
        self._table.activated_row.connect(self.activated)
        self.set_rows(())

    def _lay(self) -> None:
        bar, line = flowing(gap=6)
        for show, text in CHIPS:
            chip = dressed(named(Button(text), text), Role.CHIP)
            chip.setCheckable(True)
            chip.setChecked(show is Show.LEFT)
            chip.clicked.connect(lambda checked=False, show=show: self.show_only(show if checked else Show.ALL))
            self._chips[show] = chip
            line.addWidget(chip)
        self._kinds = dressed(named(Button("Kind"), "Kind and order"), Role.CHIP)
        self._kinds.setCheckable(True)
        self._kinds.clicked.connect(self._open_kinds)
        line.addWidget(self._kinds)
        line.addWidget(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.MEDIUM, 0, 0)
        layout.setSpacing(Space.SMALL)
        bar.setContentsMargins(0, 0, 0, 0)
        framed = QVBoxLayout()
        framed.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        framed.addWidget(bar)
        layout.addLayout(framed)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._nothing, 1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selected one stays selected."""
        key = self.current
        self._model.set_rows(rows)
        self._count()
        if key is not None:
            self.select(key)
        self._say_nothing()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, shown or not."""
        return self._model.rows

    def shown(self) -> list[Row]:
        """The rows in view, in their order."""
        return [self._proxy.index(n, 0).data(ROW_ROLE) for n in range(self._proxy.rowCount())]

    @property
    def current(self) -> str | None:
        """The key of the selected row."""
        index = self._table.currentIndex()
        return index.data(ROW_ROLE).key if index.isValid() else None

    @property
    def filter(self) -> Filter:
        """What is asked for now."""
        return self._proxy.filter

    def select(self, key: str | None) -> None:
        """Select a row by its key; a row that the filter hides is brought back for as long as it is selected."""
        self._proxy.keep(key)
        index = self._proxy.mapFromSource(self._model.place(key))
        if index.isValid():
            if self._table.currentIndex().row() != index.row():
                self._table.setCurrentIndex(index)
            self._table.scrollTo(index)
        else:
            self._table.selectionModel().clear()
        self._say_nothing()

    def step(self, by: int) -> None:
        """Go on by rows in the list; at an end, stay."""
        at = self._table.currentIndex().row()
        count = self._proxy.rowCount()
        if count:
            goal = max(0, min(count - 1, at + by)) if at >= 0 else (0 if by > 0 else count - 1)
            self._choose(self._proxy.index(goal, 0).data(ROW_ROLE).key)

    def next_left(self) -> None:
        """Go to the next row that waits for a decision, from the top again after the last."""
        rows = self.shown()
        at = next((n for n, row in enumerate(rows) if row.key == self.current), -1)
        goal = next((row for row in rows[at + 1 :] + rows[: max(0, at)] if row.left), None)
        if goal is not None:
            self._choose(goal.key)

    def _choose(self, key: str) -> None:
        self.select(key)
        self.selected.emit(key)

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and now.row() != before.row():
            key = now.data(ROW_ROLE).key
            self.selected.emit(key)
            # Another row may leave the filtered list now; not while Qt is still telling of the change.
            QTimer.singleShot(0, self, lambda: self._settle(key))

    def _settle(self, key: str) -> None:
        if self.current == key:
            self._proxy.keep(key)
            self._table.selectionModel().select(
                self._table.currentIndex(),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def show_only(self, show: Show) -> None:
        """Press one chip (or none, for all)."""
        for known, chip in self._chips.items():
            chip.setChecked(known is show)
        self._proxy.set_filter(replace(self._proxy.filter, show=show))
        self._after_filter()

    def show_kind(self, kind: Kind | None) -> None:
        """Show one kind only, or all."""
        self._kind = kind
        self._proxy.set_filter(replace(self._proxy.filter, kind=kind))
        self._count()
        self._after_filter()

    def _soon(self) -> None:
        self._wait.start()

    def _filter(self) -> None:
        self._proxy.set_filter(replace(self._proxy.filter, words=self._field.text()))
        self._after_filter()

    def _after_filter(self) -> None:
        if self.current is None and self._proxy.rowCount():
            self.step(1)
        self._say_nothing()

    def focus_filter(self) -> None:
        """Put the caret into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def focus_list(self) -> None:
        """Put the focus on the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_order(self, order: Order) -> None:
        """Sort the list."""
        self._proxy.set_order(order)
        self.order_changed.emit(order.value)

    @property
    def order(self) -> Order:
        """How the list is sorted."""
        return self._proxy.order

    def _count(self) -> None:
        """Each chip says how many rows it shows."""
        # Of ten thousand rows only a few differ in what a chip asks for.
        alike = {(row.state, row.kind, row.mine): row for row in self.rows}
        numbers = Counter((row.state, row.kind, row.mine) for row in self.rows)
        counts = {show: sum(numbers[key] for key, row in alike.items() if show.takes(row)) for show in self._chips}
        for show, text in CHIPS:
            chip, count = self._chips[show], counts[show]
            chip.setText(f"{text} {count:,}" if count or show is Show.LEFT else text)
            chip.setAccessibleName(f"{text}, {count}")
            chip.setVisible(show in ALWAYS or count > 0)
        self._kinds.setText(KINDS[self._kind][1] if self._kind else "Kind")
        self._kinds.setChecked(self._kind is not None)

    def _say_nothing(self) -> None:
        empty = self._proxy.rowCount() == 0
        self._table.setVisible(not empty)
        self._nothing.setVisible(empty)
        if not self.rows:
            self._nothing.setText("No facts were found in this draft.")
        elif self._proxy.filter.show is Show.LEFT and not self._proxy.filter.words and not self._kind:
            self._nothing.setText("Nothing is left: every fact has a decision.")
        else:
            self._nothing.setText("Nothing here fits the filter.")

    def _open_kinds(self) -> None:
        self._kinds.setChecked(self._kind is not None)
        menu = QMenu(self)
        menu.setAccessibleName("Kind and order")
        counts = Counter(row.kind for row in self.rows if row.kind is not None)
        self._add(menu, QActionGroup(menu), "All kinds", self._kind is None, lambda: self.show_kind(None))
        for kind in Kind:
            if counts[kind]:
                self._add(
                    menu, None, f"{KINDS[kind][1]}  {counts[kind]}", self._kind is kind, lambda kind=kind: self.show_kind(kind)
                )
        menu.addSeparator()
        for order, text in ((Order.TEXT, "In the order of the text"), (Order.KIND, "By kind"), (Order.STATE, "The gravest first")):
            self._add(menu, None, text, self.order is order, lambda order=order: self.set_order(order))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._kinds.mapToGlobal(self._kinds.rect().bottomLeft()))

    @staticmethod
    def _add(menu: QMenu, group: QActionGroup | None, text: str, checked: bool, does: object) -> QAction:  # noqa: FBT001
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(does)
        if group is not None:
            group.addAction(action)
        return action
