"""The picture of an office: its holders as bars over time, to be moved and enlarged, with gaps and overlaps that cannot be overlooked."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from factdesk.ui import theme
from factdesk.ui.day import day_words
from factdesk.ui.form import escaped, named
from factdesk.ui.roster.spans import Span, What, in_words, reach
from factdesk.ui.roster.ticks import ticks
from factdesk.ui.theme import Corner, Space, Type, colours, scaled

ZOOM, STEP = 1.3, 0.15
CLOSEST, WIDEST = 30, 365.25 * 400
"""Days that the picture shows at least and at most."""


class OfficeStrip(QWidget):
    """Drag or use the arrows to move, Ctrl+wheel or + and - to zoom, Home to see all, Up and Down to go from holder to holder."""

    chosen = Signal(object)
    """The Span that was chosen here."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Timeline of the office")
        self._spans: tuple[Span, ...] = ()
        self._day: date | None = None
        self._today = date(2000, 1, 1)
        self._from, self._days = 0.0, 3650.0
        self._dragged: QPointF | None = None
        self.current: Span | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)

    def set_spans(self, spans: Sequence[Span], *, day: date | None, today: date) -> None:
        """Show an office around its whole history."""
        self._spans, self._day, self._today = tuple(spans), day, today
        self.setAccessibleDescription(in_words(self._spans))
        self.show_all()
        self.updateGeometry()

    # What is in view

    def show_all(self) -> None:
        """From the first holder to the last."""
        first, last = reach(self._spans, self._today)
        self._look(first.toordinal(), (last - first).days)

    def show_day(self, day: date) -> None:
        """Bring a day into the middle, some ten years wide or as it is."""
        days = min(self._days, 3650.0)
        self._look(day.toordinal() - days / 2, days)

    def choose(self, span: Span | None) -> None:
        """Mark one, and bring it into view."""
        self.current = span
        if span is not None and not (self._from <= span.first.toordinal() and span.last.toordinal() <= self._from + self._days):
            self._look(span.first.toordinal() - self._days * STEP, self._days)
        self.update()

    def zoom(self, by: float, at: float | None = None) -> None:
        """Nearer (above 1) or farther, around a place of the picture."""
        share = 0.5 if at is None else min(1.0, max(0.0, at / max(1, self.width())))
        days = min(WIDEST, max(CLOSEST, self._days / by))
        self._look(self._from + share * (self._days - days), days)

    def pan(self, share: float) -> None:
        """Move by a share of the width."""
        self._look(self._from + share * self._days, self._days)

    def _look(self, start: float, days: float) -> None:
        self._days = min(WIDEST, max(CLOSEST, float(days)))
        self._from = min(float(date.max.toordinal()) - self._days, max(1.0, float(start)))
        self.update()

    @property
    def view(self) -> tuple[date, date]:
        """The first and the last day in view."""
        return date.fromordinal(int(self._from)), date.fromordinal(int(self._from + self._days))

    def x_of(self, day: date) -> float:
        """Where a day is."""
        return (day.toordinal() - self._from) / self._days * self.width()

    # Where things stand

    def sizeHint(self) -> QSize:
        """Qt: as high as its lanes."""
        lanes = 1 + max((span.lane for span in self._spans), default=0)
        return QSize(800, round(self._top() + min(lanes, 8) * self._pitch() + scaled(Type.SMALL) * 3.2))

    def minimumSizeHint(self) -> QSize:
        """Qt: never less than its lanes."""
        return QSize(240, self.sizeHint().height())

    def _top(self) -> float:
        return scaled(Type.SMALL) * 1.35 + Space.SMALL

    @staticmethod
    def _height() -> float:
        return scaled(Space.HUGE + Space.TINY)

    def _pitch(self) -> float:
        return self._height() + Space.SMALL

    def _bottom(self) -> float:
        return self.height() - scaled(Type.SMALL) * 1.6

    def _place(self, span: Span) -> QRectF:
        """Possible days included."""
        left, right = self.x_of(span.first), self.x_of(span.last)
        if span.what is not What.TERM:
            return QRectF(left, self._top() - Space.TINY, max(3.0, right - left), self._bottom() - self._top() + Space.TINY)
        return QRectF(left + 0.5, self._top() + span.lane * self._pitch(), max(3.0, right - left - 1), self._height())

    def span_at(self, point: QPointF) -> Span | None:
        """What is under a point, a term before what lies over it."""
        there = [span for span in self._spans if self._place(span).contains(point)]
        return min(there, key=lambda span: span.what is not What.TERM) if there else None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Qt: paint the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._years(painter)
        for span in self._spans:
            if span.what is not What.TERM:
                self._doubt(painter, span)
        for span in self._spans:
            if span.what is What.TERM:
                self._term(painter, span)
        self._line(painter, self._today, "today", Qt.PenStyle.DotLine, "muted")
        if self._day is not None:
            self._line(painter, self._day, day_words(self._day), Qt.PenStyle.SolidLine, "accent")
        if self.hasFocus():
            painter.setPen(QPen(colours().q("accent"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _years(self, painter: QPainter) -> None:
        painter.setFont(theme.font(Type.SMALL))
        room = float(scaled(76))
        for day, words in ticks(*self.view, max(1, int(self.width() / room))):
            x = round(self.x_of(day)) + 0.5
            painter.setPen(QPen(colours().q("bar"), 1))
            painter.drawLine(QPointF(x, self._top() - Space.TINY), QPointF(x, self._bottom()))
            painter.setPen(colours().q("muted"))
            painter.drawText(QRectF(x - room / 2, 0, room, scaled(Type.SMALL) * 1.3), Qt.AlignmentFlag.AlignCenter, words)

    def _term(self, painter: QPainter, span: Span) -> None:
        place = self._place(span)
        if place.right() < 0 or place.left() > self.width():
            return
        worn = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill(span, worn.q("bar")))
        painter.drawRoundedRect(place, Corner.MARK, Corner.MARK)
        if span.acting:
            painter.setBrush(QBrush(worn.q("muted"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(place, Corner.MARK, Corner.MARK)
        if span.open:
            painter.setPen(QPen(worn.q("muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(place.topRight(), place.bottomRight())
        if span is self.current:
            painter.setPen(QPen(worn.q("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Corner.MARK, Corner.MARK)
        self._name(painter, span, place)

    def _fill(self, span: Span, colour: QColor) -> QBrush:
        """The colour where it is certain, fading where the day is known to the month or the year, or nobody knows the end."""
        if span.first == span.start and span.end == span.last:
            return QBrush(colour)
        faint = QColor(colour)
        faint.setAlphaF(0.15)
        days = max(1, (span.last - span.first).days)
        fade = QLinearGradient(self.x_of(span.first), 0, self.x_of(span.last), 0)
        fade.setColorAt(0, colour if span.first == span.start else faint)
        fade.setColorAt(min(1.0, (span.start - span.first).days / days), colour)
        fade.setColorAt(min(1.0, (span.end - span.first).days / days), colour)
        if span.end != span.last:
            fade.setColorAt(1, faint)
        return QBrush(fade)

    def _name(self, painter: QPainter, span: Span, place: QRectF) -> None:
        """The name where it fits, also when the bar begins before the picture does."""
        painter.setFont(theme.font(Type.LABEL))
        metrics = QFontMetricsF(painter.font())
        after = (
            self.x_of(one.first)
            for one in self._spans
            if one.what is What.TERM and one.lane == span.lane and one.first > span.first
        )
        place = place.intersected(QRectF(self.rect()))
        place.setRight(min((place.right(), *after)))  # the days on which either may hold it belong to the next one's name
        inside = place.adjusted(Space.SMALL, 0, -Space.TINY, 0)
        surname = span.who.split()[-1] if span.who else ""
        words = next((one for one in (span.who, surname) if metrics.horizontalAdvance(one) <= inside.width()), "")
        words = words or metrics.elidedText(surname, Qt.TextElideMode.ElideRight, inside.width())
        line = self.x_of(self._day) if self._day else -1.0
        wide = metrics.horizontalAdvance(words)
        if inside.left() - 2 < line < inside.left() + wide + 2 and line + Space.TINY + wide <= inside.right():
            inside.setLeft(line + Space.TINY)  # the dateline does not go through a name that fits beside it
        if len(words) > 2:  # noqa: PLR2004 (a letter with dots tells nothing)
            if span.acting:  # letters on hatching cannot be read
                width = metrics.horizontalAdvance(words) + Space.SMALL
                painter.fillRect(
                    QRectF(inside.left() - Space.TINY, inside.top() + 4, width, inside.height() - 8), colours().q("paper")
                )
            painter.setPen(colours().q("ink"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)

    def _doubt(self, painter: QPainter, span: Span) -> None:
        """A gap is a dashed empty frame, an overlap a crosshatched band; both are named where there is room."""
        place, worn = self._place(span), colours()
        if place.right() < 0 or place.left() > self.width():
            return
        gap = span.what is What.GAP
        colour = worn.q("amber" if gap else "red")
        painter.setPen(QPen(colour, 2 if span is self.current else 1, Qt.PenStyle.DashLine if gap else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush if gap else QBrush(colour, Qt.BrushStyle.DiagCrossPattern))
        painter.drawRect(place)
        painter.setFont(theme.font(Type.SMALL))
        words, metrics = f"! {span.what.value}", QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(words) + Space.SMALL <= place.width():
            height = metrics.height()
            box = QRectF(place.center().x() - metrics.horizontalAdvance(words) / 2 - 2, place.bottom() - height - 2,
                         metrics.horizontalAdvance(words) + 4, height)  # fmt: skip
            painter.fillRect(box, worn.q("paper"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _line(self, painter: QPainter, day: date, words: str, style: Qt.PenStyle, colour: str) -> None:
        x = self.x_of(day)
        if not 0 <= x <= self.width():
            return
        painter.setPen(QPen(colours().q(colour), 2 if style is Qt.PenStyle.SolidLine else 1, style))
        painter.drawLine(QPointF(x, self._top() - Space.TINY), QPointF(x, self._bottom()))
        painter.setFont(theme.font(Type.SMALL))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 4
        left = min(max(0.0, x - width / 2), self.width() - width)
        painter.fillRect(QRectF(left, self._bottom() + 1, width, scaled(Type.SMALL) * 1.4), colours().q("paper"))
        painter.drawText(QRectF(left, self._bottom() + 1, width, scaled(Type.SMALL) * 1.4), Qt.AlignmentFlag.AlignCenter, words)

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys that the class names."""
        does = {
            Qt.Key.Key_Left: lambda: self.pan(-STEP), Qt.Key.Key_Right: lambda: self.pan(STEP),
            Qt.Key.Key_Plus: lambda: self.zoom(ZOOM), Qt.Key.Key_Equal: lambda: self.zoom(ZOOM), Qt.Key.Key_Minus: lambda: self.zoom(1 / ZOOM),
            Qt.Key.Key_Home: self.show_all, Qt.Key.Key_End: lambda: self.show_day(self._today),
            Qt.Key.Key_Up: lambda: self._step(-1), Qt.Key.Key_Down: lambda: self._step(1),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if does is None:
            super().keyPressEvent(event)
        else:
            does()

    def _step(self, by: int) -> None:
        if not self._spans:
            return
        at = self._spans.index(self.current) + by if self.current in self._spans else 0
        self._take(self._spans[min(len(self._spans) - 1, max(0, at))])

    def _take(self, span: Span) -> None:
        self.choose(span)
        self.chosen.emit(span)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl nearer and farther, else along."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM ** (turn / 120), event.position().x())
        else:
            self.pan(-turn / 120 * STEP)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag begins, or somebody is chosen."""
        self._dragged = event.position()
        span = self.span_at(event.position())
        if span is not None:
            self._take(span)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag the years along."""
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.pan((self._dragged.x() - event.position().x()) / max(1, self.width()))
            self._dragged = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Qt: the drag is over."""
        self._dragged = None

    def event(self, event: QEvent) -> bool:
        """Qt: a tool tip is asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            span = self.span_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), f"<span>{escaped(span.says)}</span>" if span else "", self)
            return True
        return super().event(event)


def middle(span: Span) -> date:
    """The day in the middle of a span."""
    return span.first + timedelta(days=(span.last - span.first).days // 2)
