"""The report as PDF: the plain page laid out on A4 with a head, a foot and page numbers. Needs a QGuiApplication."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QThread
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from factdesk import __version__
from factdesk.report.contents import contents
from factdesk.report.failed import ReportFailed
from factdesk.report.to_html import render_html
from factdesk.review.review import Review
from factdesk.ui import faces
from factdesk.ui.report.page import ClosedDocument

DPI = 1200
MARGIN_MM = 20.0
HEAD_PT, FOOT_PT = 26.0, 24.0
"""Room for the head and the foot inside the margins."""
BODY_PT, SMALL_PT = 10, 8
GREY, LINE = QColor("#444444"), QColor("#bbbbbb")


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page."""

    title: str
    dateline: str
    made: str


def to_pdf(review: Review, *, reviewer: str, at: datetime) -> bytes:
    """The bytes of the report as PDF; ReportFailed when it cannot be drawn."""
    said = contents(review, reviewer=reviewer, at=at)
    html = render_html(review, reviewer=reviewer, at=at, for_print=True)
    running = Running(said.title, said.dateline, f"Corrections report by {said.reviewer}, {said.made_words}")
    return draw(html, running, author=said.reviewer)


class _Drawing(QThread):
    """A thread of Qt's own: a document starts timers while it is laid out, and they need one."""

    def __init__(self, draws: Callable[[], bytes]) -> None:
        super().__init__()
        self._draws = draws
        self.data = b""
        self.failed: Exception | None = None

    def run(self) -> None:
        """Qt: the thread's work."""
        try:
            self.data = self._draws()
        except Exception as error:  # noqa: BLE001 (it is raised again where somebody waits for it)
            self.failed = error


def to_pdf_apart(review: Review, *, reviewer: str, at: datetime) -> bytes:
    """`to_pdf` for a caller that is not on the window's thread; waits for it."""
    drawing = _Drawing(lambda: to_pdf(review, reviewer=reviewer, at=at))
    drawing.start()
    drawing.wait()
    if drawing.failed is not None:
        raise drawing.failed
    return drawing.data


def draw(html: str, running: Running, *, author: str = "") -> bytes:
    """A page of HTML as the bytes of a PDF with running head and foot."""
    faces.load_interface()
    faces.load_reading()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(f"{running.title} – corrections report")
    writer.setCreator(f"FactDesk {__version__}")
    if author:
        writer.setAuthor(author)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM * 0.75, MARGIN_MM, MARGIN_MM * 0.75)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise ReportFailed("The PDF cannot be drawn; choose another format.")
    try:
        _pages(painter, writer, html, running)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _pages(painter: QPainter, writer: QPdfWriter, html: str, running: Running) -> None:
    whole = QRectF(0, 0, writer.width(), writer.height())
    head, foot = HEAD_PT * DPI / 72, FOOT_PT * DPI / 72
    body = QSizeF(whole.width(), whole.height() - head - foot)
    document = ClosedDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    face = QFont(faces.INTERFACE)
    face.setPointSizeF(BODY_PT)
    document.setDefaultFont(face)  # in points: headings are sized from it, and a pixel is a twelve-hundredth of an inch here
    document.setHtml(html)
    document.setPageSize(body)
    _keep_headings(document, body.height())
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, head - number * body.height())
        document.drawContents(painter, QRectF(0, number * body.height(), body.width(), body.height()))
        painter.restore()
        _head_and_foot(painter, whole, running, number + 1, count)


def _keep_headings(document: QTextDocument, height: float) -> None:
    """Put a heading that would stand last on its page on the next one, with what it heads."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        after = block.next()
        while after.isValid() and after.blockFormat().headingLevel():
            after = after.next()
        if block.blockFormat().headingLevel() and after.isValid():
            page = int(layout.blockBoundingRect(block).top() // height)
            if page != int(layout.blockBoundingRect(after).top() // height):
                broken = QTextBlockFormat()
                broken.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).mergeBlockFormat(broken)
                block = after
                continue
        block = block.next()


def _head_and_foot(painter: QPainter, whole: QRectF, running: Running, number: int, count: int) -> None:
    face = QFont(faces.INTERFACE)
    face.setPointSizeF(SMALL_PT)
    painter.setFont(face)
    line = painter.fontMetrics().lineSpacing()
    head = QRectF(whole.left(), whole.top(), whole.width(), line)
    foot = QRectF(whole.left(), whole.bottom() - line, whole.width(), line)
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setPen(GREY)
    page = f"Page {number} of {count}"
    for rect, one, other in ((head, running.title, running.dateline), (foot, running.made, page)):
        room = rect.width() - painter.fontMetrics().horizontalAdvance(other) - line
        painter.drawText(rect, right | middle, other)
        painter.drawText(rect, left | middle, painter.fontMetrics().elidedText(one, Qt.TextElideMode.ElideRight, int(room)))
    painter.setPen(LINE)
    painter.drawLine(head.bottomLeft(), head.bottomRight())
    painter.drawLine(foot.topLeft(), foot.topRight())
