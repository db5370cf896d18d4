"""Draws resources/icons/factdesk.png: a page with one line that does not hold. Run with the project's Python."""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath, QPen

SIZE = 256


def draw() -> QImage:
    """The icon."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#245c8c"))
    painter.drawRoundedRect(QRectF(12, 12, 232, 232), 48, 48)
    painter.setBrush(QColor("#fcfbf8"))
    painter.drawRoundedRect(QRectF(64, 44, 128, 168), 10, 10)
    painter.setBrush(QColor("#1e2226"))
    for top, width in ((70, 88), (96, 96), (150, 96), (176, 60)):
        painter.drawRoundedRect(QRectF(80, top, width, 10), 5, 5)
    painter.drawRoundedRect(QRectF(80, 122, 96, 10), 5, 5)
    wave = QPainterPath(QPointF(80, 140))
    for step in range(6):
        x = 80 + step * 16
        wave.quadTo(QPointF(x + 8, 140 + (-8 if step % 2 else 8)), QPointF(x + 16, 140))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#b3261e"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(wave)
    painter.end()
    return image


if __name__ == "__main__":
    _app = QGuiApplication(sys.argv)
    place = Path(__file__).parent.parent / "resources" / "icons" / "factdesk.png"
    place.parent.mkdir(exist_ok=True)
    draw().save(str(place))
