"""How a form is made: one helper gives each field its label, buddy, accessible name, description and place for a fault."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from factdesk.ui.leaving import Leaving
from factdesk.ui.theme import Role, Space, colours, dress, scaled

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
ROWS = 400
"""Lines of a form's grid; the last one takes the height that is left over."""


def named(widget: AnyWidget, name: str, says: str = "") -> AnyWidget:
    """Give a control its accessible name and description; the description is its tool tip too, as plain text."""
    widget.setAccessibleName(name)
    if says:
        widget.setAccessibleDescription(says)
        widget.setToolTip(f"<span>{escaped(says)}</span>")
    return widget


def escaped(text: str) -> str:
    """Text that Qt shows as it is written, where Qt would guess at rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def dressed(widget: AnyWidget, role: Role) -> AnyWidget:
    """The widget itself, dressed for its role."""
    dress(widget, role)
    return widget


def plain(text: str = "", role: Role | None = None, *, wrap: bool = False) -> QLabel:
    """A label that shows data: plain text, whatever it holds."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    return dressed(label, role) if role else label


class Button(QPushButton):
    """A push button that Return presses while it has the focus, as Space does, and that never takes Return from anything else.

    Qt gives Return to the dialog's default instead: on Cancel it would save.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a key while it has the focus."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


class Once(Button):
    """A button for what must not happen twice, such as removing what is in view: a double click is one press of it."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: the second press of a double click."""
        event.accept()


def button(text: str, says: str = "", role: Role | None = None, *, kind: type[QPushButton] = Button) -> QPushButton:
    """A button with a name."""
    pressed = named(kind(text), spoken(text), says)
    return dressed(pressed, role) if role else pressed


def spoken(text: str) -> str:
    """A label without its mnemonic and its dots."""
    return text.replace("&", "").rstrip(":…")


class Rule(QWidget):
    """A hair line between two parts."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint it."""
        QPainter(self).fillRect(event.rect(), colours().q("line"))


class Form(QWidget):
    """Rows of a label and a field; under a field there is room for a hint and for what is wrong with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.TINY)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(ROWS, 1)
        self._next = 0
        self._faults: dict[QWidget, QLabel] = {}
        self._says: dict[QWidget, str] = {}

    def row(self, label: str, field: AnyWidget, says: str = "", *, beside: QWidget | None = None) -> AnyWidget:
        """Add a row; `says` stands under the field and is read out with it, `beside` at its right."""
        line = self._line(4)
        words = dressed(QLabel(label), Role.MUTED)
        words.setBuddy(field)
        named(field, spoken(label), says)
        field.setToolTip("")
        tall = bool(field.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        self._grid.addWidget(words, line, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
        if isinstance(field, QComboBox):  # its longest choice must not widen the form
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
        if beside is None:
            self._grid.addWidget(field, line, 1)
        else:
            both = QHBoxLayout()
            both.setSpacing(Space.SMALL)
            both.addWidget(field, 1)
            both.addWidget(beside)
            self._grid.addLayout(both, line, 1)
        if says:
            self._grid.addWidget(plain(says, Role.SMALL, wrap=True), line + 1, 1)
        fault = plain("", Role.ALARM, wrap=True)
        fault.hide()
        self._grid.addWidget(fault, line + 2, 1)
        self._grid.setRowMinimumHeight(line + 3, Space.TINY)
        self._faults[field] = fault
        self._says[field] = says
        return field

    def wide(self, field: AnyWidget) -> AnyWidget:
        """Add a widget over the form's whole width, as far from the next row as the rows are from one another."""
        line = self._line(2)
        self._grid.addWidget(field, line, 0, 1, 2)
        self._grid.setRowMinimumHeight(line + 1, Space.TINY)
        return field

    def _line(self, lines: int) -> int:
        """The next free line of the grid, of which so many are taken."""
        self._next += lines
        return self._next - lines

    def fault(self, field: QWidget, message: str) -> None:
        """Say under a field what is wrong with it, or take that back with an empty message."""
        label = self._faults[field]
        label.setText(f"! {message}" if message else "")
        label.setVisible(bool(message))
        if field.property("wrong") != bool(message):
            field.setProperty("wrong", bool(message))
            field.style().unpolish(field)
            field.style().polish(field)
        field.setAccessibleDescription(message or self._says[field])

    def faults(self) -> dict[str, str]:
        """What is wrong now: the field's name and its message."""
        return {field.accessibleName(): label.text().removeprefix("! ") for field, label in self._faults.items() if label.text()}


def scrolled(inside: QWidget) -> QScrollArea:
    """A widget in a frameless scroll area, so that a dialog fits a small or a magnified screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if inside.property("role") is None:
        inside.setObjectName("body")
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def buttons(dialog: QDialog, does: str, says: str = "") -> tuple[QDialogButtonBox, QPushButton]:
    """The row at a dialog's foot: Cancel, and the default button that says what it does."""
    box = QDialogButtonBox()
    main = dressed(named(Button(does), spoken(does), says), Role.PRIMARY)
    main.setDefault(True)
    box.addButton(main, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(button("Cancel", "Close without changing anything"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.leave if isinstance(dialog, Leaving) else dialog.reject)
    return box, main


def tab_before(widget: QWidget, made: Sequence[QWidget]) -> None:
    """Let the Tab key come to these before a widget, though they were made after it."""
    for first, second in pairwise([widget, *made, widget]):  # they come after it, then it moves behind them
        QWidget.setTabOrder(first, second)


def closing(dialog: QDialog) -> QDialogButtonBox:
    """The foot of a dialog that only shows something: Close."""
    box = QDialogButtonBox()
    close = button("Close", "Close; Esc does the same")
    close.setDefault(True)
    box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def room_for(widget: QWidget) -> QSize:
    """The room on the screen that a widget opens on.

    `QWidget.screen()` is not asked: PySide makes the screen a child of the widget, and deletes it with the widget (seen in 6.11.3).
    """
    parent = widget.parentWidget()
    there = QGuiApplication.screenAt(parent.window().frameGeometry().center()) if parent else None
    return (there or QGuiApplication.primaryScreen()).availableGeometry().size()


def framed(layout: QLayout | None) -> None:
    """Leave the room around a dialog that the scale of distances has, not the style's own."""
    if layout is not None:
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)


def fit(dialog: QDialog, width: int, height: int) -> None:
    """Frame a dialog and open it at a size that grows with the user's text, never larger than nine tenths of its screen."""
    framed(dialog.layout())
    room = room_for(dialog)
    dialog.resize(min(scaled(width), room.width() * 9 // 10), min(scaled(height), room.height() * 9 // 10))
