"""Lines under claims: which stretch of which screen line each one takes, and how it is drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from factdesk.review.state import State
from factdesk.ui.looks import LOOKS, Stroke
from factdesk.ui.theme import Corner, colours

DASHES = {Stroke.DOTTED: [1.0, 1.25], Stroke.DASHED: [2.6, 1.8]}
"""Lengths of line and gap, in widths of the line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim (or a finding on the draft) as the article shows it. Offsets are code points of the draft's text."""

    key: str
    start: int
    end: int
    state: State
    letters: str = ""
    """The letters of the sources it rests on, for the margin."""
    says: str = ""
    """A sentence for the tool tip."""


class Marks:
    """Marks by place: ten thousand cost a sort, and each paragraph in view two look-ups."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.all = tuple(sorted(marks, key=lambda mark: mark.start))
        self._starts = [mark.start for mark in self.all]
        self._reached = list(accumulate((mark.end for mark in self.all), max))
        """How far the marks up to each one reach: a quotation over pages is still found behind its last claim."""

    def over(self, start: int, end: int) -> list[Mark]:
        """The marks that touch a stretch of the text, in the order of the text."""
        first, last = bisect_right(self._reached, start), bisect_left(self._starts, end)
        return [mark for mark in self.all[first:last] if mark.end > start]


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark's part in one paragraph, in Qt's positions within it."""

    mark: Mark
    start: int
    end: int
    first: bool
    """Whether the mark begins here."""


def uncovered(piece: Piece, others: Iterable[Piece]) -> list[tuple[int, int]]:
    """The stretches of a piece that no shorter piece inside it underlines already."""
    left = [(piece.start, piece.end)]
    width = piece.mark.end - piece.mark.start
    for other in others:
        if other is piece or other.mark.end - other.mark.start >= width:
            continue
        left = [part for a, b in left for part in ((a, min(b, other.start)), (max(a, other.end), b)) if part[0] < part[1]]
    return left


def draw_stroke(painter: QPainter, state: State, baseline: QLineF, size: float) -> None:
    """Draw one stretch of a state's line under (or through) its letters; `size` is the type's height in pixels."""
    look = LOOKS[state]
    if look.stroke is Stroke.NONE:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colours().q(look.colour), max(1.0, round(size / 11)))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    under = baseline.translated(0, round(size * 0.22) + pen.widthF() / 2 - baseline.y1() + round(baseline.y1()))
    if look.stroke is Stroke.WAVY:
        _wave(painter, pen, under)
        return
    if look.stroke in DASHES:
        pen.setDashPattern(DASHES[look.stroke])
    painter.setPen(pen)
    painter.drawLine(baseline.translated(0, -round(size * 0.27)) if look.stroke is Stroke.STRUCK else under)


def _wave(painter: QPainter, pen: QPen, under: QLineF) -> None:
    thick = pen.widthF()
    step, rise, y = thick * 2.2, thick * 1.8, under.y1() + thick / 2
    path = QPainterPath(QPointF(under.x1(), y))
    x, up = under.x1(), True
    while x < under.x2():
        reach = min(x + step, under.x2())
        path.quadTo(QPointF((x + reach) / 2, y + (-rise if up else rise)), QPointF(reach, y))
        x, up = reach, not up
    pen.setWidthF(max(1.0, thick * 0.75))
    painter.setPen(pen)
    painter.drawPath(path)


def draw_box(painter: QPainter, box: QRectF) -> None:
    """The accent's rounded box of the selected claim, drawn before the text."""
    worn = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(worn.q("accent"), 1.5))
    painter.setBrush(worn.q("tint"))
    painter.drawRoundedRect(box, Corner.MARK, Corner.MARK)
