"""How a row of the list is painted: a badge with a sign and a shape, the claim's words, its kind, what was found."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from factdesk.review.state import State
from factdesk.ui import theme
from factdesk.ui.claims.model import ROW_ROLE, Column, Index
from factdesk.ui.claims.rows import Row
from factdesk.ui.form import escaped
from factdesk.ui.looks import LOOKS, Look, Stroke
from factdesk.ui.table import focused
from factdesk.ui.theme import Space, Type, colours, scaled

BADGE = 20
"""The badge's diameter at 100 %."""
RINGS = {Stroke.DOTTED: [1.2, 1.6], Stroke.DASHED: [3.0, 1.8]}


def row_height() -> int:
    """The height of a row, grown with the user's text size."""
    return scaled(34)


def draw_badge(painter: QPainter, state: State, centre: QPointF, size: float) -> None:
    """A disc or a ring whose shape, sign and colour all say the state."""
    look, worn = LOOKS[state], colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    if look.filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.q("bar" if state is State.UNCHECKED else look.colour))
        painter.drawEllipse(disc)
        painter.setPen(worn.q("muted" if state is State.UNCHECKED else "pane"))
    else:
        painter.setPen(_ring(look))
        painter.setBrush(worn.q("pane"))
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(worn.q(look.colour))
    face = theme.font(Type.SMALL, QFont.Weight.DemiBold)
    face.setPixelSize(max(6, round(size * 0.62)))
    painter.setFont(face)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, look.sign)
    painter.restore()


def _ring(look: Look) -> QPen:
    pen = QPen(colours().q(look.colour), 1.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.stroke in RINGS:
        pen.setDashPattern(RINGS[look.stroke])
    return pen


class RowDelegate(QStyledItemDelegate):
    """Paints each cell of the list; the words come from the model."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: how large a cell likes to be."""
        return QSize(super().sizeHint(option, index).width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint a cell."""
        worn = colours()
        row: Row = index.data(ROW_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, worn.q("tint"))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), worn.q("line"))
        if selected and index.column() == 0 and option.state & QStyle.StateFlag.State_Active and focused(self):
            painter.fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1, worn.q("accent"))
        inside = self._inside(option.rect, index)
        strong = index.column() == Column.CLAIM
        if strong:
            size = scaled(BADGE)
            left = inside.left() - Space.MEDIUM - size
            draw_badge(painter, row.state, QPointF(left + size / 2, inside.center().y() + 0.5), size)
        painter.setFont(_face(index))
        painter.setPen(worn.q("ink" if strong else "muted"))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    @staticmethod
    def _inside(rect: QRect, index: Index) -> QRect:
        """The room of a cell's words: in the first column beside the badge."""
        badge = Space.SMALL + scaled(BADGE) + Space.MEDIUM if index.column() == Column.CLAIM else 0
        return rect.adjusted(Space.SMALL + badge, 0, -Space.SMALL, -1)

    def cut(self, rect: QRect, index: Index) -> str:
        """What a cell has no room for: the claim's words, all of what was found, or the decision; else nothing."""
        row: Row = index.data(ROW_ROLE)
        words = str(index.data())
        if QFontMetrics(_face(index)).horizontalAdvance(words) <= self._inside(rect, index).width():
            return ""
        return (row.says or words) if index.column() == Column.SHORT and row.left else words

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Qt: a tool tip is asked for; what is cut is told in full."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and (words := self.cut(option.rect, index)):
            QToolTip.showText(event.globalPos(), f"<span>{escaped(words)}</span>", view)
            return True
        return super().helpEvent(event, view, option, index)


def _face(index: Index) -> QFont:
    return theme.font(Type.BODY, QFont.Weight.Medium if index.column() == Column.CLAIM else QFont.Weight.Normal)
