"""Choosing one of many by a few letters: a field, a list, the arrows, Return and Esc."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
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

from factdesk.ui.form import named, room_for
from factdesk.ui.theme import Space, colours, scaled

CHOICE_ROLE = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose."""

    text: str
    value: Any
    aside: str = ""
    """What stands at the right, muted: a key, a count."""
    enabled: bool = True


NOTHING = Choice("Nothing is called so. Try fewer letters.", None, enabled=False)
SCATTERED = 10_000
"""What letters cost at least that do not begin words."""


def closeness(letters: str, text: str) -> int | None:
    """How well letters fit a name, less is better; None when they do not fit.

    Best are names in which each typed word begins a word, and of these the shortest; then those in which the letters stand in this order.
    """
    name = text.casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in f" {name}")
    typed = letters.casefold().split()
    if all(f" {word}" in words for word in typed):
        first = typed and not words.startswith(f" {typed[0]}")
        return (1000 if first else 0) + len(name) if typed else 0
    return _scattered("".join(typed), name)


def _scattered(typed: str, name: str) -> int | None:
    """Letters that begin words cost nothing, letters that follow one another one, letters after a gap three and the gap."""
    cost, last, first = SCATTERED, -1, 0
    for letter in typed:
        begins = next(
            (at for at in range(last + 1, len(name)) if name[at] == letter and (at == 0 or not name[at - 1].isalnum())), -1
        )
        follows = last + 1 if last >= 0 and name[last + 1 : last + 2] == letter else -1
        at = follows if follows >= 0 else begins if begins >= 0 else name.find(letter, last + 1)
        if at < 0:
            return None
        cost += 100 * (1 if at == follows else 0 if at == begins else 3 + at - last)
        first = at if last < 0 else first
        last = at
    return cost + first


def ranked(letters: str, names: Sequence[str]) -> list[int]:
    """The places of the names that fit, best first, then in their own order."""
    costs = ((closeness(letters, name), at) for at, name in enumerate(names))
    return [at for _, at in sorted((cost, at) for cost, at in costs if cost is not None)]


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice with what stands aside at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt: the size of a row."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.lineSpacing() + 2 * Space.SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: paint a row."""
        choice: Choice = index.data(CHOICE_ROLE)
        worn, metrics = colours(), option.fontMetrics
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, worn.q("tint"))
        inside = option.rect.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        painter.setPen(worn.q("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, choice.aside)
        room = inside.width() - metrics.horizontalAdvance(choice.aside) - Space.LARGE
        painter.setPen(worn.q("ink" if choice.enabled else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, room))
        painter.restore()


class Chooser(QDialog):
    """Letters filter, the arrows choose, Return or a click takes, Esc closes."""

    chosen = Signal(object)
    """The value that was taken; the chooser has closed."""

    SHOWN = 300

    def __init__(
        self, parent: QWidget | None, name: str, asks: str, choices: Sequence[Choice], *, under: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices = tuple(choices)
        self._field = named(QLineEdit(), name, asks)
        self._field.setPlaceholderText(asks)
        self._list = named(QListWidget(), name)
        self._list.setItemDelegate(ChoiceDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._filter)
        self._field.returnPressed.connect(self._take)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self._filter("")
        self._place(under)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a line around it, which a stylesheet cannot give a dialog; without one it runs into a page of its own colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colours().q("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _place(self, under: QWidget | None) -> None:
        parent = self.parentWidget()
        window = parent.window() if parent else None
        room = window.size() if window else room_for(self)
        width, height = (scaled(360), scaled(360)) if under else (scaled(560), scaled(420))
        self.resize(min(width, room.width() - 2 * Space.HUGE), min(height, room.height() - 2 * Space.HUGE))
        if under is not None:
            self.move(under.mapToGlobal(QPoint(0, under.height() + Space.TINY)))
        elif window is not None:
            self.move(window.mapToGlobal(QPoint((room.width() - self.width()) // 2, room.height() // 8)))

    def _filter(self, letters: str) -> None:
        self._list.clear()
        found = [self._choices[at] for at in ranked(letters, [choice.text for choice in self._choices])[: self.SHOWN]]
        for choice in found or [NOTHING]:
            item = QListWidgetItem(choice.text)
            item.setData(CHOICE_ROLE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.text}, {choice.aside}" if choice.aside else choice.text)
            if not choice.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(next((n for n in range(self._list.count()) if self._list.item(n).flags()), -1))

    def names(self) -> list[str]:
        """What is shown, best first."""
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

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None or not item.flags():
            return
        choice: Choice = item.data(CHOICE_ROLE)
        self.close()
        self.chosen.emit(choice.value)
