"""The command palette: every action by name, found by a few of its letters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from factdesk.ui.form import named, spoken
from factdesk.ui.theme import Space, colours, scaled

ACTION_ROLE = Qt.ItemDataRole.UserRole
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def closeness(letters: str, text: str) -> int | None:
    """How well letters fit a name, less is better; None when they do not stand in it in this order.

    Letters at the beginning of a word cost nothing, letters that follow one another one, letters after a gap three and the gap; of
    two equals the one that begins earlier is better.
    """
    typed, name = letters.casefold().replace(" ", ""), text.casefold()
    cost, last, first = 0, -1, 0
    for letter in typed:
        begins = next(
            (at for at in range(last + 1, len(name)) if name[at] == letter and (at == 0 or not name[at - 1].isalnum())), -1
        )
        follows = last + 1 if 0 <= last + 1 < len(name) and name[last + 1] == letter and last >= 0 else -1
        at = follows if follows >= 0 else begins if begins >= 0 else name.find(letter, last + 1)
        if at < 0:
            return None
        cost += 1 if at == follows else 0 if at == begins else 3 + at - last
        first = at if last < 0 else first
        last = at
    return 100 * cost + first


def ranked(letters: str, names: Sequence[str]) -> list[int]:
    """The places of the names that fit, best first, then in their own order."""
    costs = ((closeness(letters, name), at) for at, name in enumerate(names))
    return [at for _, at in sorted((cost, at) for cost, at in costs if cost is not None)]


class CommandDelegate(QStyledItemDelegate):
    """Paints a command with its key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the size of a row."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.lineSpacing() + 2 * Space.SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: paint a row."""
        worn = colours()
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, worn.q("tint"))
        inside = option.rect.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        painter.setPen(worn.q("ink" if enabled else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, index.data(Qt.ItemDataRole.DisplayRole))
        painter.setPen(worn.q("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data(KEY_ROLE))
        painter.restore()


class CommandPalette(QDialog):
    """A field and a list: letters filter, the arrows choose, Return runs, Esc closes."""

    def __init__(self, parent: QWidget | None, actions: Sequence[QAction]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [action for action in actions if action.text() and not action.isSeparator()]
        self._field = named(QLineEdit(), "Command", "Type a few letters of what you want to do")
        self._field.setPlaceholderText("What do you want to do?")
        self._list = named(QListWidget(), "Commands")
        self._list.setItemDelegate(CommandDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._filter)
        self._field.returnPressed.connect(self._run)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._run)
        self._filter("")
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(scaled(560), room.width() - 2 * Space.HUGE), min(scaled(420), room.height() - 2 * Space.HUGE))
        if parent is not None:
            self.move(parent.window().mapToGlobal(QPoint((room.width() - self.width()) // 2, room.height() // 8)))

    def _filter(self, letters: str) -> None:
        self._list.clear()
        for at in ranked(letters, [spoken(action.text()) for action in self._actions]):
            action = self._actions[at]
            item = QListWidgetItem(spoken(action.text()))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(ACTION_ROLE, action)
            item.setData(KEY_ROLE, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spoken(action.text())}, {key}" if key else spoken(action.text()))
            if not action.isEnabled():
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(next((n for n in range(self._list.count()) if self._list.item(n).flags()), -1))

    def names(self) -> list[str]:
        """The commands shown, best first."""
        return [self._list.item(n).text() for n in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows of the field move the list."""
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in MOVES
        ):
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        item = self._list.currentItem()
        if item is None or not item.flags():
            return
        action: QAction = item.data(ACTION_ROLE)
        self.close()
        action.trigger()
