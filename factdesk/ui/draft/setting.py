"""Setting the text: the measure, the leading, headings by weight alone, and the space between paragraphs."""

from bisect import bisect_right

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from factdesk.draft.draft import Draft, ParagraphKind
from factdesk.ui import faces
from factdesk.ui.draft.offsets import Shown
from factdesk.ui.theme import Space, colours

LEADING = 1.55
MARGIN = 64
"""Beside the text, on both sides; the letters of sources stand in the left one."""
_SAMPLE = "Slovenian and Slovak leaders met in the capital early on Tuesday, said"
"""Seventy characters of newspaper English."""


def measure(pixels: float) -> float:
    """The width of about seventy characters, in device-independent pixels."""
    return QFontMetricsF(faces.reading(pixels)).horizontalAdvance(_SAMPLE)


def set_text(document: QTextDocument, draft: Draft, shown: Shown, pixels: float) -> None:
    """Put a draft's text into a document, set for reading at a size."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(faces.reading(pixels))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setDocumentMargin(0)
    document.setPlainText(shown.text)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    _all_paragraphs(cursor, pixels)
    _headings_and_gaps(document, cursor, draft, shown, pixels)
    frame = QTextFrameFormat()
    frame.setLeftMargin(MARGIN)
    frame.setRightMargin(MARGIN)
    frame.setTopMargin(Space.HUGE)
    frame.setBottomMargin(Space.HUGE * 4)
    document.rootFrame().setFrameFormat(frame)
    cursor.endEditBlock()


def _all_paragraphs(cursor: QTextCursor, pixels: float) -> None:
    cursor.select(QTextCursor.SelectionType.Document)
    block = QTextBlockFormat()
    block.setLineHeight(round(pixels * LEADING), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    block.setBottomMargin(round(pixels * 0.75))
    cursor.setBlockFormat(block)
    letters = QTextCharFormat()
    letters.setForeground(colours().q("ink"))
    cursor.setCharFormat(letters)


def _headings_and_gaps(document: QTextDocument, cursor: QTextCursor, draft: Draft, shown: Shown, pixels: float) -> None:
    """Headings are bold with room above; an empty line of the draft takes no more room than the gap it stands for."""
    starts = [paragraph.start for paragraph in draft.paragraphs]
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    muted = QTextCharFormat()
    muted.setForeground(colours().q("muted"))
    gap, roomy = QTextBlockFormat(), QTextBlockFormat()
    gap.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    gap.setBottomMargin(0)
    roomy.setTopMargin(round(pixels * 0.7))
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        if block.length() <= 1:
            cursor.mergeBlockFormat(gap)
        else:
            place = bisect_right(starts, shown.from_qt(block.position())) - 1
            if place >= 0 and draft.paragraphs[place].kind is ParagraphKind.HEADING:
                if place:
                    cursor.mergeBlockFormat(roomy)
                # Not movePosition: it would lay out all that stands before.
                cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(bold)
                _mute_marks(cursor, block, muted)
        block = block.next()


def _mute_marks(cursor: QTextCursor, block: QTextBlock, muted: QTextCharFormat) -> None:
    """The # of a Markdown heading is part of the draft, but not of what is read."""
    marks = len(block.text()) - len(block.text().lstrip("#"))
    if marks:
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + marks, QTextCursor.MoveMode.KeepAnchor)
        muted.setFontWeight(QFont.Weight.Normal)
        cursor.mergeCharFormat(muted)
