"""A button that shows its key: in a small cap for verdicts, as a plain digit for suggestions."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from factdesk.ui import theme
from factdesk.ui.form import Button, escaped, named
from factdesk.ui.theme import Corner, Role, Space, Type, colours, dress, scaled


class KeyButton(Button):
    """Leaves room for its key beside its words and paints it there."""

    def __init__(self, text: str, key: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words, self._key = text, key
        self._capped = role is Role.VERDICT
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        named(self, text, f"Key: {key}" if key else "")
        dress(self, role)

    def _cap(self) -> float:
        """The width of the key with what is around it."""
        if not self._key:
            return 0.0
        letter = QFontMetricsF(self._face()).horizontalAdvance(self._key)
        return max(letter + Space.SMALL, scaled(Type.BODY)) if self._capped else letter

    @staticmethod
    def _face() -> QFont:
        return theme.font(Type.SMALL, QFont.Weight.Medium)

    def sizeHint(self) -> QSize:
        """Qt: room for the words and the key."""
        cut = self.fontMetrics().horizontalAdvance(self._words) - self.fontMetrics().horizontalAdvance(
            self.text().replace("&&", "&")
        )
        hint = super().sizeHint()
        return QSize(round(hint.width() + cut + (self._cap() + Space.SMALL if self._key else 0)), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: it is never cut below its words, unless the pane is narrower than they are."""
        return QSize(scaled(96), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a pane narrower than the words these are cut, and the tool tip has them whole."""
        super().resizeEvent(event)
        words = self.fontMetrics().horizontalAdvance(self._words)
        room = words - max(0, self.sizeHint().width() - self.width())
        said = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room) if room < words else self._words
        if said.replace("&", "&&") != self.text():
            self.setText(said.replace("&", "&&"))
            key = f"Key: {self._key}" if self._key else ""
            self.setToolTip(f"<span>{escaped(key if said == self._words else self._words)}</span>")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the button as the stylesheet has it, then the key at its right end."""
        super().paintEvent(event)
        if not self._key:
            return
        worn = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._face())
        cap, high = self._cap(), scaled(Type.LARGE)
        edge = scaled(Space.SMALL if self._capped else Space.MEDIUM)
        place = QRectF(self.width() - cap - edge + (0 if self._capped else 2), (self.height() - high) / 2, cap, high)
        if self._capped:
            painter.setPen(QPen(worn.q("line"), 1))
            painter.setBrush(worn.q("paper"))
            painter.drawRoundedRect(place, Corner.MARK, Corner.MARK)
        painter.setPen(worn.q("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()
