"""Code points on our side, UTF-16 units on Qt's: there and back again for every place."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from factdesk.ui.draft.offsets import LONGEST, shown

TEXTS = st.text(st.sampled_from("aé \n🚆𝔘ž’\u2028\u2029\u00a0\r\u200d"), max_size=60)


@given(TEXTS)
def test_there_and_back(text):
    laid = shown(text)
    assert [laid.from_qt(laid.to_qt(offset)) for offset in range(len(text) + 1)] == list(range(len(text) + 1))


@given(TEXTS)
def test_qt_keeps_every_unit_where_we_put_it(text):
    laid = shown(text)
    document = QTextDocument()
    document.setPlainText(laid.text)
    assert document.characterCount() - 1 == laid.to_qt(len(text))
    for offset, character in enumerate(text):
        if character.isalpha():
            at = laid.to_qt(offset)
            width = 2 if character > "\uffff" else 1
            found = "".join(document.characterAt(at + n) for n in range(width))
            assert found.encode("utf-16", "surrogatepass").decode("utf-16") == character


def test_inside_a_pair_is_the_character_itself():
    laid = shown("a🚆b")
    assert [laid.from_qt(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_an_endless_line_is_broken_for_the_screen_alone():
    text = "word " * 5000 + "\n" + "x" * (2 * LONGEST + 5)
    laid = shown(text)
    assert max(len(line) for line in laid.text.split("\n")) <= LONGEST
    assert laid.text.replace("\n", "") == text.replace("\n", "")
    for offset in (0, LONGEST - 1, LONGEST, LONGEST + 1, 25_001, 25_001 + LONGEST, len(text)):
        assert laid.from_qt(laid.to_qt(offset)) == offset
        if offset < len(text):
            assert laid.text[laid.to_qt(offset)] == text[offset]
