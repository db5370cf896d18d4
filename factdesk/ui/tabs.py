"""The tabs of the bar above: side by side while there is room, then cut, and at last gathered behind a button that counts them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from factdesk.ui import theme
from factdesk.ui.form import Button, dressed, escaped
from factdesk.ui.theme import Role, Space, Type, dress, scaled

WIDEST, NARROWEST = 220, 120
"""Pixels of a tab's words at 100 %: more are cut in any case, and to fewer they are never cut."""
LISTED = 600
"""Pixels of a name in the list of those without room."""
ROUNDING = 1
"""What Qt's whole pixels may leave out of a text's width."""


def shared(wants: Sequence[int], room: int) -> list[int]:
    """Widths that fill a room: who wants little gets it, the others are all cut to one width."""
    left, waiting, cap = room, len(wants), max(wants, default=0)
    for want in sorted(wants):
        if want * waiting > left:
            cap = left // waiting
            break
        left, waiting = left - want, waiting - 1
    return [min(want, cap) for want in wants]


class Tab(Button):
    """One tab: its words are cut in the middle when they are long, and then told whole by the tool tip."""

    dismissed = Signal()
    """The middle button was pressed on it, as one closes a tab elsewhere."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key, self.words = key, text
        self.setCheckable(True)
        dress(self, Role.TAB)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Say what the tab holds."""
        self.words = text
        self.setAccessibleName(text)
        self._cut()

    @property
    def wants(self) -> int:
        """The width that it likes to have."""
        return self._width(WIDEST)

    @property
    def least(self) -> int:
        """The width below which nobody could read it."""
        return self._width(NARROWEST)

    def _width(self, most: int) -> int:
        return min(scaled(most), _metrics().horizontalAdvance(self.words) + ROUNDING) + scaled(2 * Space.LARGE)

    def _cut(self) -> None:
        room = min(scaled(WIDEST), self.width() - scaled(2 * Space.LARGE))
        said = _metrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(said.replace("&", "&&"))
        self.setToolTip("" if said == self.words else f"<span>{escaped(self.words)}</span>")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there is more room, or less."""
        super().resizeEvent(event)
        self._cut()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a button of the mouse goes down; for a middle one that Qt's button refuses it would not come up here."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: it comes up, here or elsewhere."""
        if event.button() is not Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)
        elif self.rect().contains(event.position().toPoint()):
            self.dismissed.emit()


class TabStrip(QWidget):
    """Lays the tabs out; the last one and the pressed one are always to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[Tab] = []
        self.others = dressed(Button("", self), Role.FLAT)
        self.others.clicked.connect(self._open)
        self.others.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All of them in their order, also those for which there is no room."""
        return tuple(self._tabs)

    def insert(self, place: int, tab: Tab) -> None:
        """Put one in at a place."""
        tab.setParent(self)
        self._tabs.insert(place, tab)
        self.arrange()

    def remove(self, tab: Tab) -> None:
        """Take one out."""
        self._tabs.remove(tab)
        tab.hide()
        tab.deleteLater()
        self.arrange()

    def arrange(self) -> None:
        """Give each tab its place; to be called when another one was pressed, or says something else."""
        self.updateGeometry()
        shown = self._shown()
        hidden = len(self._tabs) - len(shown)
        room = self.width() - Space.TINY * (len(shown) - 1) - (self._aside() if hidden else 0)
        x, high = 0, self.sizeHint().height()
        for tab, width in zip(shown, shared([tab.wants for tab in shown], room), strict=True):
            if hidden and tab is self._tabs[-1]:
                self.others.setGeometry(x, 0, self._aside() - Space.TINY, high)
                x += self._aside()
            tab.setGeometry(x, 0, width, high)
            x += width + Space.TINY
        for tab in self._tabs:
            tab.setVisible(tab in shown)
        self.others.setVisible(bool(hidden))
        self.others.setText(f"{hidden:,} more")
        self.others.setAccessibleName(f"{hidden:,} more open drafts")
        self.others.setToolTip("Drafts for which there is no room here")

    def _shown(self) -> list[Tab]:
        """The tabs for which there is room: all of them, or the pressed one, the last one, and of the rest the first."""
        room = self.width() + Space.TINY
        if sum(tab.least + Space.TINY for tab in self._tabs) <= room:
            return list(self._tabs)
        room -= self._aside()
        chosen: list[Tab] = []
        for tab in sorted(self._tabs, key=lambda tab: (tab is not self._tabs[-1], not tab.isChecked())):
            room -= tab.least + Space.TINY
            if room < 0 and len(chosen) > 1:
                break
            chosen.append(tab)
        return [tab for tab in self._tabs if tab in chosen]

    def _aside(self) -> int:
        """The room that the button for the others takes."""
        said = f"{len(self._tabs):,} more"
        return _metrics().horizontalAdvance(said) + scaled(2 * Space.LARGE) + Space.TINY

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("More open drafts")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for tab in self._tabs:
            if tab.isHidden():
                said = _metrics().elidedText(tab.words, Qt.TextElideMode.ElideMiddle, scaled(LISTED))
                menu.addAction(said.replace("&", "&&")).triggered.connect(tab.click)
        menu.popup(self.others.mapToGlobal(QPoint(0, self.others.height())))

    def sizeHint(self) -> QSize:
        """Qt: all of them as wide as they like."""
        high = max((tab.sizeHint().height() for tab in self._tabs), default=0)
        return QSize(sum(tab.wants + Space.TINY for tab in self._tabs) - Space.TINY, high)

    def minimumSizeHint(self) -> QSize:
        """Qt: two of them, and the button for the others."""
        two = sum(sorted(tab.least + Space.TINY for tab in self._tabs)[-2:])
        return QSize(min(self.sizeHint().width(), two + (self._aside() if len(self._tabs) > 2 else 0)), self.sizeHint().height())  # noqa: PLR2004

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there is more room, or less."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the type may have grown."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.arrange()


def _metrics() -> QFontMetrics:
    """Of the pressed tab's type, which is the wider one."""
    return QFontMetrics(theme.font(Type.BODY, QFont.Weight.DemiBold))
