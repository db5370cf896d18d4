"""The timeline strip: who held the claimed office, what the person held, and the dateline as one line across both."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from factdesk.ui import theme
from factdesk.ui.day import day_words
from factdesk.ui.form import escaped
from factdesk.ui.review.terms import YEAR, Bar, Lane, Sense, in_words, span_of
from factdesk.ui.theme import Corner, Space, Type, colours, scaled

FILLS = {Sense.NEUTRAL: "bar", Sense.RIGHT: "mint", Sense.AGAINST: "rose"}
TICKS = (1, 2, 5, 10, 20, 50)
"""Years between two ticks."""
ROOM = 52
"""Pixels that a year's number needs."""
MOST = 8
"""Terms that one tool tip lists."""


class Timeline(QWidget):
    """Shows lanes around a day; says the same in words to whoever cannot see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[Lane, ...] = ()
        self._day = date(2000, 1, 1)
        self._first, self._last = self._day, self._day
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline")

    def set_lanes(self, lanes: tuple[Lane, ...], day: date) -> None:
        """Show these terms of office around this day."""
        self._lanes, self._day = lanes, day
        self._first, self._last = span_of(lanes, day)
        self.setAccessibleDescription(in_words(lanes, day))
        self.setVisible(bool(lanes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: how large it likes to be."""
        return QSize(400, round(self._top() + len(self._lanes) * self._pitch() + scaled(Type.SMALL) * 1.5 - Space.SMALL))

    def _top(self) -> float:
        return scaled(Type.SMALL) * 1.35 + Space.SMALL

    @staticmethod
    def _bar_height() -> float:
        return scaled(Space.HUGE)

    def _pitch(self) -> float:
        return self._bar_height() + Space.MEDIUM

    def _left(self) -> float:
        """Where the years begin: after the widest name, up to a third of the strip."""
        metrics = QFontMetricsF(theme.font(Type.SMALL))
        widest = max((metrics.horizontalAdvance(lane.name) for lane in self._lanes), default=0)
        return float(min(widest + Space.LARGE, self.width() / 3))

    def _x(self, day: date) -> float:
        left = self._left()
        share = (day - self._first).days / max(1, (self._last - self._first).days)
        return left + min(1.0, max(0.0, share)) * (self.width() - left - 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 (Qt's signature)
        """Qt: paint the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = self._top() + len(self._lanes) * self._pitch() - Space.SMALL
        self._years(painter, bottom)
        for number, lane in enumerate(self._lanes):
            self._lane(painter, lane, self._top() + number * self._pitch())
        self._dateline(painter, bottom)
        painter.end()

    def _years(self, painter: QPainter, bottom: float) -> None:
        worn = colours()
        years = (self._last - self._first).days / YEAR
        room = max(1.0, (self.width() - self._left()) / max(years, 0.1))
        step = next((step for step in TICKS if step * room >= scaled(ROOM)), TICKS[-1])
        painter.setFont(theme.font(Type.SMALL))
        for year in range(self._first.year, self._last.year + 1):
            day = date(year, 1, 1)
            if year % step or day < self._first:
                continue
            x = round(self._x(day)) + 0.5
            painter.setPen(QPen(worn.q("bar"), 1))
            painter.drawLine(QPointF(x, self._top() - Space.TINY), QPointF(x, bottom))
            half = scaled(ROOM) / 2
            if x + half <= self.width() + half / 2:
                painter.setPen(worn.q("muted"))
                box = QRectF(min(x - half, self.width() - 2 * half), 0, 2 * half, scaled(Type.SMALL) * 1.3)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(year))

    def _lane(self, painter: QPainter, lane: Lane, top: float) -> None:
        worn = colours()
        painter.setFont(theme.font(Type.SMALL))
        painter.setPen(worn.q("muted"))
        room = self._left() - Space.SMALL
        name = QFontMetricsF(painter.font()).elidedText(lane.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(0, top, room, self._bar_height()), Qt.AlignmentFlag.AlignVCenter, name)
        places = [(bar, place) for bar in lane.bars if (place := self._place(bar, top)) is not None]
        places.sort(key=lambda one: one[0].sense is not Sense.NEUTRAL)  # who the lane is about lies over who held it beside them
        for bar, place in places:
            self._bar(painter, bar, place)
        for words, weight, place in self.names(places):
            painter.setFont(theme.font(Type.SMALL, weight))
            painter.setPen(worn.q("ink"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def names(self, places: Sequence[tuple[Bar, QRectF]]) -> list[tuple[str, QFont.Weight, QRectF]]:
        """What is written on a lane's bars and where: each name as far as nobody else's bar begins, and never one over another.

        Bars that begin at one place, as those of a bench or a board do, have one name and how many more there are.
        """
        own = [place for bar, place in places if bar.sense is not Sense.NEUTRAL]
        begun: dict[tuple[bool, int], list[tuple[Bar, QRectF]]] = {}
        for bar, place in places:
            about = bar.sense is not Sense.NEUTRAL
            if about or not any(other.contains(place.topLeft()) for other in own):
                begun.setdefault((about, round(place.left())), []).append((bar, place))
        written = []
        for (about, _), some in begun.items():
            bar, place = max(some, key=lambda one: one[1].right())
            others = own if about else [other for _, other in places]
            ahead = (other.left() for other in others if round(other.left()) > round(place.left()))
            room = QRectF(place.topLeft(), QPointF(min((place.right(), *ahead)), place.bottom()))
            weight = QFont.Weight.Medium if about else QFont.Weight.Normal
            metrics = QFontMetricsF(theme.font(Type.SMALL, weight))
            room = self._beside_the_day(room.adjusted(Space.SMALL, 0, -Space.TINY, 0), metrics.horizontalAdvance(bar.short))
            words = _shortened(bar.short, len({bar.who for bar, _ in some}) - 1, metrics, room.width())
            if words:
                written.append((words, weight, room))
        return written

    def _beside_the_day(self, room: QRectF, wide: float) -> QRectF:
        """Room that begins after the dateline where its line would go through a name that fits there as well."""
        x = self._x(self._day)
        after = QRectF(QPointF(x + Space.TINY, room.top()), room.bottomRight())
        crossed = room.left() - 2 < x < room.left() + min(wide, room.width()) + 2
        return after if crossed and wide <= after.width() else room

    def _place(self, bar: Bar, top: float) -> QRectF | None:
        if bar.end < self._first or bar.start > self._last:
            return None
        left, right = self._x(bar.start), self._x(bar.end)
        return QRectF(left + 1, top, max(2.0, right - left - 1.5), self._bar_height())

    def _bar(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        worn = colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.q(FILLS[bar.sense]))
        painter.drawRoundedRect(place, Corner.MARK, Corner.MARK)
        if bar.open_end:
            painter.setPen(QPen(worn.q("muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(place.topRight() + QPointF(-0.5, 2), place.bottomRight() + QPointF(-0.5, -2))

    def _dateline(self, painter: QPainter, bottom: float) -> None:
        worn = colours()
        x = self._x(self._day)
        painter.setPen(QPen(worn.q("accent"), 2))
        painter.drawLine(QPointF(x, self._top() - Space.TINY), QPointF(x, bottom))
        painter.setFont(theme.font(Type.SMALL, QFont.Weight.DemiBold))
        words = day_words(self._day)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
        left = min(max(0.0, x - width / 2), self.width() - width)
        painter.drawText(QRectF(left, bottom + 1, width, scaled(Type.SMALL) * 1.4), Qt.AlignmentFlag.AlignCenter, words)

    def bars_at(self, point: QPointF) -> list[Bar]:
        """The terms under a point."""
        return [
            bar
            for number, lane in enumerate(self._lanes)
            for bar in lane.bars
            if (place := self._place(bar, self._top() + number * self._pitch())) is not None and place.contains(point)
        ]

    def bar_at(self, point: QPointF) -> Bar | None:
        """The first term under a point."""
        return next(iter(self.bars_at(point)), None)

    def event(self, event: QEvent) -> bool:
        """Qt: a tool tip is asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = list(dict.fromkeys(bar.says for bar in self.bars_at(event.pos().toPointF())))
            more = [f"and {len(said) - MOST} more"] if len(said) > MOST else []
            words = escaped("\n".join(said[:MOST] + more))
            QToolTip.showText(event.globalPos(), f"<span>{words}</span>" if said else "", self)
            return True
        return super().event(event)


def _shortened(name: str, more: int, metrics: QFontMetricsF, room: float) -> str:
    """A name and how many more are beside it, in so much room; empty where too little of it could be read."""
    words = f"{name} +{more}" if more else name
    if metrics.horizontalAdvance(words) <= room:
        return words
    short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    return short if not more and len(short) > 2 else ""  # noqa: PLR2004 (a letter with dots tells nothing)
