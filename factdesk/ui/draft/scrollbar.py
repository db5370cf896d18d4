"""The article's scroll bar, with a mark for each claim that asks for attention, like a code editor's."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from factdesk.ui.theme import Corner, colours

WIDTH = 14
TALL = 3
SHOWN = ("red", "amber", "green")
"""Colours that are marked, gravest first; what is unchecked would only be noise."""
CROWDED = 0.5
"""Above this share of the bar the marks keep to its right half, so that a manuscript's handle can be seen beside them."""


class MarkedScrollBar(QScrollBar):
    """Draws the handle as a soft bar and the marks above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._marks: tuple[tuple[float, str], ...] = ()
        self._laid: tuple[int, dict[int, str]] = (-1, {})
        self.setAccessibleName("Scroll the article")

    def set_marks(self, marks: tuple[tuple[float, str], ...]) -> None:
        """Places as fractions of the document's height, each with the name of a colour."""
        self._marks = tuple(mark for colour in reversed(SHOWN) for mark in marks if mark[1] == colour)
        self._laid = (-1, {})
        self.update()

    @property
    def marks(self) -> tuple[tuple[float, str], ...]:
        """What is drawn, the gravest last."""
        return self._marks

    def rows(self) -> dict[int, str]:
        """The top of each mark in pixels with its colour, the gravest of those that fall together: as many as there is room for."""
        height = self.height()
        if self._laid[0] != height:
            self._laid = (
                height,
                {min(height - TALL - 2, int(place * height) // TALL * TALL): colour for place, colour in self._marks},
            )
        return self._laid[1]

    @property
    def crowded(self) -> bool:
        """Whether the marks would hide the handle."""
        return len(self.rows()) * TALL > CROWDED * self.height()

    def sizeHint(self) -> QSize:
        """Qt asks how wide it likes to be."""
        return QSize(WIDTH, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Qt asks for a picture."""
        worn = colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.q("paper"))
        painter.fillRect(0, 0, 1, self.height(), worn.q("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.maximum() > self.minimum():
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            handle = self.style().subControlRect(
                QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
            )
            painter.setBrush(worn.q("muted" if self.isSliderDown() or self.crowded else "bar"))
            painter.drawRoundedRect(QRectF(3, handle.top() + 2, self.width() - 5, handle.height() - 4), Corner.MARK, Corner.MARK)
        left = self.width() // 2 + 1 if self.crowded else 4
        for top, colour in self.rows().items():
            painter.setBrush(worn.q(colour))
            painter.drawRoundedRect(QRectF(left, top, self.width() - 3 - left, TALL), 1, 1)
