"""The article: what is shown, selected, copied and painted."""

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt
from PySide6.QtGui import QTextCursor

from factdesk.draft.text import from_text
from factdesk.review.state import State
from factdesk.ui.draft.article import ArticleView
from factdesk.ui.draft.marks import Mark, Piece, uncovered


def mark(draft, words, state=State.UNCHECKED, key=None, letters=""):
    at = draft.text.index(words)
    return Mark(key or words, at, at + len(words), state, letters)


def png(widget):
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def article(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(800, 500)
    return view


@pytest.fixture
def draft(result):
    return result.draft


def test_copied_words_are_the_drafts_own(article, draft):
    article.set_draft(draft)
    cursor = article.textCursor()
    words = "The 🚆 arrived"
    at = draft.text.index(words)
    cursor.setPosition(article._shown.to_qt(at))
    cursor.setPosition(article._shown.to_qt(at + len(words)), QTextCursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    assert article.createMimeDataFromSelection().text() == words
    assert article.selection() == (at, at + len(words))


def test_copying_across_a_paragraph_gives_newlines_not_separators(article, draft):
    article.set_draft(draft)
    article.selectAll()
    assert article.createMimeDataFromSelection().text() == draft.text


def test_a_click_says_the_place_and_the_innermost_claim_has_it(article, draft, qtbot):
    article.set_draft(draft)
    outer, inner = mark(draft, "“We are the first to come here,”"), mark(draft, "first to")
    article.set_marks([outer, inner])
    article.show()
    assert article.mark_of(inner.start + 1) is inner
    assert article.mark_of(outer.start) is outer
    assert article.mark_of(0) is None
    cursor = article.textCursor()
    cursor.setPosition(article._shown.to_qt(inner.start + 3))
    place = article.cursorRect(cursor).center() + QPoint(2, 0)
    with qtbot.waitSignal(article.clicked) as caught:
        qtbot.mouseClick(article.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert inner.start <= caught.args[0] < inner.end


def test_a_short_claim_inside_a_long_one_is_underlined_once(draft):
    outer, inner = mark(draft, "“We are the first to come here,”"), mark(draft, "first to")
    pieces = [Piece(outer, 0, 32, first=True), Piece(inner, 12, 20, first=True)]
    assert uncovered(pieces[0], pieces) == [(0, 12), (20, 32)]
    assert uncovered(pieces[1], pieces) == [(12, 20)]


def test_every_state_is_painted_with_a_shape_of_its_own(article, draft):
    article.set_draft(draft)
    pictures = set()
    states = set(State) - {State.UNRESOLVED}  # to the eye it is as open as what is unchecked; the badge tells them apart
    for state in states:
        article.set_marks([mark(draft, "Czech PM Petr Fiala", state)])
        pictures.add(png(article.viewport()))
    assert len(pictures) == len(states)


def test_the_selected_claim_is_brought_into_view_and_boxed(article):
    draft = from_text("\n\n".join(f"Paragraph {number} says what it says." for number in range(200)))
    article.set_draft(draft)
    article.set_marks([mark(draft, "Paragraph 150")])
    article.show()
    assert article.verticalScrollBar().value() == 0
    before = article.viewport().grab().toImage()
    article.select("Paragraph 150")
    assert article.verticalScrollBar().value() > 0
    assert article.viewport().grab().toImage() != before
    article.select("Paragraph 150")
    assert article.selected == "Paragraph 150"


def test_the_scroll_bar_marks_what_asks_for_attention(article, draft):
    article.set_draft(draft)
    article.set_marks(
        [mark(draft, "Slovak PM Janez Janša", State.CONTRADICTED), mark(draft, "only"), mark(draft, "largest", State.ADVICE)]
    )
    colours = [colour for _, colour in article._bar.marks]
    assert colours == ["amber", "red"]
    assert all(0 < place < 1 for place, _ in article._bar.marks)


def test_zoom_keeps_the_place_at_the_top(article):
    draft = from_text("\n\n".join(f"Paragraph {number} says what it says." for number in range(300)))
    article.set_draft(draft)
    article.show()
    article.scroll_to(draft.text.index("Paragraph 100 "), at_top=True)
    usual = article.pixels
    article.set_zoom(1.5)
    top = draft.text[article.top_offset() :][:14]
    assert top.startswith(("Paragraph 100", "Paragraph 99", "Paragraph 101"))
    assert article.pixels == pytest.approx(1.5 * usual)


def test_letters_of_sources_stand_in_the_margin(article, draft):
    article.set_draft(draft)
    article.show()
    article.set_marks([mark(draft, "Czech PM Petr Fiala")])
    plain = article.viewport().grab().toImage()
    article.set_marks([mark(draft, "Czech PM Petr Fiala", letters="A B")])
    lettered = article.viewport().grab().toImage()
    changed = [
        x for x in range(0, plain.width(), 2) for y in range(0, plain.height(), 2) if plain.pixel(x, y) != lettered.pixel(x, y)
    ]
    assert changed
    cursor = article.textCursor()
    cursor.setPosition(0)
    assert max(changed) < article.cursorRect(cursor).left()


def test_a_hundred_thousand_words_with_ten_thousand_claims_open_and_scroll(article):
    paragraph = "The minister said on Tuesday that nine of them had come, and that was all he said about it. " * 4
    draft = from_text("\n\n".join(paragraph.strip() for _ in range(1400)))
    assert len(draft.text.split()) > 100_000
    starts = range(0, len(draft.text) - 20, len(draft.text) // 10_000)
    article.show()
    article.set_draft(draft)
    article.set_marks([Mark(str(at), at, at + 12, State.UNCHECKED) for at in starts])
    for step in range(10):
        article.verticalScrollBar().setValue(step * 400)
        article.viewport().repaint()
    assert article.verticalScrollBar().value() > 0
    assert article.document().blockCount() >= len(draft.paragraphs)


def test_the_first_paragraphs_of_a_long_draft_just_set_are_in_view_with_their_marks(article):
    long = from_text("\n\n".join(f"Paragraph {number} with some words in it." for number in range(6000)))
    article.show()
    article.set_draft(long)
    article.set_marks([Mark("c1", 0, 9, State.UNCHECKED)])
    first = next(article._visible())
    assert first.blockNumber() == 0
    assert [piece.mark.key for piece in article._pieces(first)] == ["c1"]
    assert article.top_offset() == 0
