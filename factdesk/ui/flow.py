"""A layout that sets its widgets in lines like words, so that buttons wrap in a narrow pane instead of being cut."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from factdesk.ui.theme import Space


class FlowLayout(QLayout):
    """Left to right, then the next line; a widget that likes to expand takes what is left of its line."""

    def __init__(self, parent: QWidget | None = None, gap: int = Space.SMALL) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Qt: take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Qt: how many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt: one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt: give one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt: it takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Qt: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high for a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Qt: here is the room."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """Qt: all in one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Qt: the widest one alone."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for number, line in enumerate(self._lines(rect.width())):
            high = max(item.sizeHint().height() for item in line)
            y += self._gap if number else 0
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), high))
            y += high
        return y - rect.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wants = self._wants(item)
            if not lines or left < wants + self._gap:
                lines.append([])
                left = width
            else:
                left -= self._gap
            lines[-1].append(item)
            left -= wants
        return lines

    @staticmethod
    def _wants(item: QLayoutItem) -> int:
        grows = item.expandingDirections() & Qt.Orientation.Horizontal
        return item.minimumSize().width() if grows else item.sizeHint().width()

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        spare = rect.width() - sum(self._wants(item) for item in line) - self._gap * (len(line) - 1)
        x = rect.x()
        for item in line:
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            wide = min(rect.width(), self._wants(item) + (max(0, spare) if grows else 0))
            high = item.sizeHint().height()
            item.setGeometry(QRect(QPoint(x, rect.y() + (rect.height() - high) // 2), QSize(wide, high)))
            x += wide + self._gap


def flowing(parent: QWidget | None = None, gap: int = Space.SMALL) -> tuple[QWidget, FlowLayout]:
    """A widget whose contents flow, which asks its own parent for the height they need."""
    box = QWidget(parent)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    return box, FlowLayout(box, gap)
