"""The article on screen: set for reading, each claim underlined, the selected one in the accent's box.

A read-only QTextEdit gives selection, the caret, copying and a screen reader's view of the text for nothing, and it lays out only
what is needed (a QPlainTextEdit is faster still, but knows no line height). It carries no character formats for claims: the lines
are painted over the paragraphs in view, so ten thousand claims cost a lookup a paragraph, where ten thousand formats or extra
selections cost a third of a second.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QLineF, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from factdesk.draft.draft import Draft
from factdesk.ui import theme
from factdesk.ui.draft.marks import Mark, Marks, Piece, draw_box, draw_stroke, uncovered
from factdesk.ui.draft.offsets import Shown, shown
from factdesk.ui.draft.scrollbar import MarkedScrollBar
from factdesk.ui.draft.setting import LEADING, MARGIN, measure, set_text
from factdesk.ui.form import escaped
from factdesk.ui.looks import LOOKS, Stroke
from factdesk.ui.theme import Space, Type, colours

EXACT = 200_000
"""Characters up to which the scroll bar's marks are placed by a full layout; above, by their share of the text."""


class ArticleView(QTextEdit):
    """Shows a draft and its marks; says which place was clicked and never changes the text."""

    clicked = Signal(int)
    """A code-point offset of the draft's text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: 0; padding: 0; border-radius: 0; }")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._bar = MarkedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setAccessibleName("Article")
        self.setMouseTracking(True)
        self._draft: Draft | None = None
        self._document: QTextDocument | None = None
        self._shown: Shown = shown("")
        self._marks = Marks()
        self._selected: str | None = None
        self._zoom = 1.0

    def sizeHint(self) -> QSize:
        """Qt asks: as wide as the measure with its margins."""
        return QSize(round(measure(self.pixels)) + 2 * MARGIN, 600)

    @property
    def pixels(self) -> float:
        """The height of the type."""
        return max(6.0, theme.scaled(Type.READING) * self._zoom)

    @property
    def zoom(self) -> float:
        """The factor on the reading size."""
        return self._zoom

    @property
    def draft(self) -> Draft | None:
        """What is shown."""
        return self._draft

    def set_zoom(self, zoom: float) -> None:
        """Set the type larger or smaller; the line at the top stays at the top."""
        if zoom == self._zoom:
            return
        top = self.top_offset()
        self._zoom = min(4.0, max(0.5, zoom))
        self._set()
        self.scroll_to(top, at_top=True)

    def set_draft(self, draft: Draft) -> None:
        """Show another draft, or the same one read again; its marks are set next, those of the text before would stand in wrong places."""
        self._draft = draft
        self._shown = shown(draft.text)
        self._marks = Marks()
        self._set(fresh=True)

    def set_marks(self, marks: Iterable[Mark] | Marks) -> None:
        """Underline these claims instead of those."""
        self._marks = marks if isinstance(marks, Marks) else Marks(marks)
        self._mark_scroll_bar()
        self.viewport().update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined, in the order of the text."""
        return self._marks.all

    def select(self, key: str | None) -> None:
        """Put the box on one mark and bring it into view."""
        self._selected = key
        mark = next((mark for mark in self._marks.all if mark.key == key), None)
        if mark is not None:
            self.scroll_to(mark.start)
        self.viewport().update()

    @property
    def selected(self) -> str | None:
        """The key of the boxed mark."""
        return self._selected

    def restyle(self) -> None:
        """The interface's text size or colours have changed."""
        self._set()

    def _set(self, *, fresh: bool = False) -> None:
        """Lay the text out anew: a new draft, another zoom."""
        if self._draft is None:
            return
        base = QPalette(self.palette())
        base.setColor(QPalette.ColorRole.Base, QColor(colours().paper))
        self.setPalette(base)
        held = self.textCursor()
        position, anchor = held.position(), held.anchor()
        # A new document has its cursor at the beginning; in the old one it would go along to the end, and coming back lays all of it out.
        document, before = QTextDocument(self), self._document
        set_text(document, self._draft, self._shown, self.pixels)
        self.setDocument(document)
        self._document = document
        if before is not None:
            before.deleteLater()
        if not fresh and (position or anchor):
            self._put_cursor(anchor, position)
        self._fit()
        self._mark_scroll_bar()
        self.viewport().update()

    def _put_cursor(self, anchor: int, position: int) -> None:
        """Qt leaves the cursor behind the last letter that was put in; the reader's stood elsewhere."""
        cursor = self.textCursor()
        cursor.setKeepPositionOnInsert(False)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        """Centre the measure; in a narrow window the lines become shorter than it."""
        wanted = round(measure(self.pixels)) + 2 * MARGIN
        room = self.width() - self._bar.sizeHint().width()
        side = max(0, (room - wanted) // 2)
        self.setViewportMargins(side, 0, 0, 0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(max(240, min(wanted, room)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: centre the measure again."""
        self._fit()
        super().resizeEvent(event)
        self._mark_scroll_bar()

    def _pieces(self, block: QTextBlock) -> list[Piece]:
        """The marks of one paragraph."""
        at, length = block.position(), block.length() - 1
        to_qt, from_qt = self._shown.to_qt, self._shown.from_qt
        parts = [
            (mark, to_qt(mark.start) - at, to_qt(mark.end) - at) for mark in self._marks.over(from_qt(at), from_qt(at + length))
        ]
        pieces = [Piece(mark, max(0, start), min(length, end), first=start >= 0) for mark, start, end in parts]
        return [piece for piece in pieces if piece.start < piece.end]

    def _mark_scroll_bar(self) -> None:
        layout, total = self.document().documentLayout(), max(1, self._shown.length)
        if total > EXACT:
            marks = tuple((mark.start / total, LOOKS[mark.state].colour) for mark in self._marks.all)
        else:
            height = max(1.0, layout.documentSize().height())
            marks = tuple((self._height_of(mark) / height, LOOKS[mark.state].colour) for mark in self._marks.all)
        self._bar.set_marks(marks)

    def _height_of(self, mark: Mark) -> float:
        position = self._shown.to_qt(mark.start)
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return self.document().documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the box first, the text on it, the lines over both."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self._bar.value())
        in_view = [(block, self._pieces(block)) for block in self._visible()]
        for block, pieces in in_view:
            for piece in pieces:
                if piece.mark.key == self._selected:
                    self._box(painter, block, piece)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.translate(0, -self._bar.value())
        for block, pieces in in_view:
            for piece in pieces:
                self._underline(painter, block, piece, uncovered(piece, pieces))
            self._letters(painter, block, pieces)
        painter.end()

    def _visible(self) -> Iterator[QTextBlock]:
        """The paragraphs in view, from the top."""
        layout = self.document().documentLayout()
        # Above the first line Qt finds any place, and lays out more of the text at each question.
        at_top = self._bar.value() <= Space.HUGE
        block = self.document().begin() if at_top else self.cursorForPosition(QPoint(MARGIN, 0)).block()
        bottom = self._bar.value() + self.viewport().height()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            if block.isVisible():
                yield block
            block = block.next()

    def _stretches(self, block: QTextBlock, start: int, end: int) -> Iterator[tuple[QTextLine, float, float, float]]:
        """Each screen line that a stretch touches: the line, its left and right end there, and its baseline."""
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first < end and start < last:
                left, right = _x(line, max(start, first)), _x(line, min(end, last))
                if min(end, last) == last:
                    right = min(right, line.naturalTextRect().right())
                # layout.position() is zero in a QTextDocument: the block's own rectangle carries it.
                yield line, origin.x() + min(left, right), origin.x() + max(left, right), origin.y() + line.y() + line.ascent()

    def _box(self, painter: QPainter, block: QTextBlock, piece: Piece) -> None:
        size = self.pixels
        for _, left, right, baseline in self._stretches(block, piece.start, piece.end):
            draw_box(painter, QRectF(left - 2, baseline - size * 1.02, right - left + 4, size * 1.36))

    def _underline(self, painter: QPainter, block: QTextBlock, piece: Piece, stretches: list[tuple[int, int]]) -> None:
        struck = LOOKS[piece.mark.state].stroke is Stroke.STRUCK
        for start, end in [(piece.start, piece.end)] if struck else stretches:
            for _, left, right, baseline in self._stretches(block, start, end):
                draw_stroke(painter, piece.mark.state, QLineF(left, baseline, right, baseline), self.pixels)

    def _letters(self, painter: QPainter, block: QTextBlock, pieces: list[Piece]) -> None:
        """The letters of the sources, in the margin beside the line on which their claim begins."""
        beside: dict[float, str] = {}
        for piece in pieces:
            if piece.first and piece.mark.letters:
                stretch = next(self._stretches(block, piece.start, piece.end), None)
                if stretch is not None:
                    beside[stretch[3]] = " ".join(filter(None, (beside.get(stretch[3]), piece.mark.letters)))
        painter.setFont(theme.font(Type.SMALL, QFont.Weight.DemiBold))
        painter.setPen(colours().q("accent"))
        for baseline, letters in beside.items():
            height = self.pixels
            place = QRectF(0, baseline - height, MARGIN - Space.LARGE, height * 1.2)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, letters)

    def mark_at(self, point: QPoint) -> Mark | None:
        """The innermost mark at a point of the viewport."""
        position = (
            self.document()
            .documentLayout()
            .hitTest(QPoint(point.x(), point.y() + self._bar.value()).toPointF(), Qt.HitTestAccuracy.ExactHit)
        )
        if position < 0:
            return None
        return self.mark_of(self._shown.from_qt(position))

    def mark_of(self, offset: int) -> Mark | None:
        """The innermost mark over an offset of the draft's text."""
        over = self._marks.over(offset, offset + 1)
        return min(over, key=lambda mark: mark.end - mark.start, default=None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click that selected no text is on a place."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self.mark_at(event.position().toPoint())
            if mark is not None:
                self.clicked.emit(self._shown.from_qt(self.cursorForPosition(event.position().toPoint()).position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: over a claim the pointer is a hand."""
        super().mouseMoveEvent(event)
        over = self.mark_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: a tool tip is asked for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos())
            QToolTip.showText(event.globalPos(), f"<span>{escaped(mark.says)}</span>" if mark and mark.says else "", self)
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: nothing is typed here, so single keys stay the window's."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.text() and not event.modifiers():
            event.ignore()
            return False
        return super().event(event)

    def scroll_to(self, offset: int, *, at_top: bool = False) -> None:
        """Bring a place into view with some text around it; leave it where it is when it is well in view."""
        position = self._shown.to_qt(offset)
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        top = self.document().documentLayout().blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)
        view = self.viewport().height()
        height = round(self.pixels * 2)
        if at_top:
            self._bar.setValue(round(top) - Space.SMALL)
        elif not self._bar.value() + height <= top <= self._bar.value() + view - 2 * height:
            self._bar.setValue(round(top - view / 3))

    def top_offset(self) -> int:
        """The place at the top of the view, to come back to."""
        if self._bar.value() <= Space.HUGE:
            return 0
        return self._shown.from_qt(self.cursorForPosition(QPoint(MARGIN, Space.SMALL)).position())

    def view(self) -> tuple[int, int]:
        """The place in the first line that is well in view, and the one behind the last."""
        first = max(round(self.pixels * LEADING), Space.HUGE - self._bar.value())
        top = self.cursorForPosition(QPoint(MARGIN, first)).position()
        bottom = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height() - Space.SMALL)).position()
        return self._shown.from_qt(top), self._shown.from_qt(bottom) + 1

    def selection(self) -> tuple[int, int] | None:
        """The selected stretch of the draft's text, in code points."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._shown.from_qt(cursor.selectionStart()), self._shown.from_qt(cursor.selectionEnd())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: what is copied is the draft's own text, not what Qt made of it."""
        data = QMimeData()
        span = self.selection()
        if span and self._draft is not None:
            data.setText(self._draft.text[span[0] : span[1]])
        return data


def _x(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
