"""Arrays in one run of bytes."""

import numpy as np
import pytest

from factdesk.roster.columns import TextColumn, Texts, packed, text_arrays, unpacked
from factdesk.roster.lines import lines_of, text_of, texts_of

DATA = packed({"a": np.arange(5, dtype=np.int32), **text_arrays("t", lines_of(["", "š", "\ud800", "x" * 300]))}, {"key": "k"})


def test_what_was_packed_comes_out():
    arrays, about = unpacked(DATA)
    assert arrays["a"].tolist() == [0, 1, 2, 3, 4]
    assert about == {"key": "k"}
    column = TextColumn(arrays, "t")
    assert [column[number] for number in range(len(column))] == ["", "š", "\ud800", "x" * 300]


@pytest.mark.parametrize("cut", [0, 1, 30, 100, len(DATA) - 1])
def test_what_is_cut_is_refused(cut):
    with pytest.raises(ValueError, match="cut"):
        unpacked(DATA[:cut])


@pytest.mark.parametrize("at", [0, 20, 60, len(DATA) // 2, len(DATA) - 64])
def test_what_was_changed_is_refused(at):
    data = bytearray(DATA)
    data[at] ^= 1
    with pytest.raises(ValueError, match=r"foreign|changed"):
        unpacked(data)


def test_a_string_is_kept_once():
    texts = Texts()
    assert [texts.number(text) for text in ("", "a", "b", "a")] == [0, 1, 2, 1]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a", "é", "", "\ud800"], ["two\nlines", "", "\n"], ["x"] * 70_000])
def test_strings_come_back_whatever_line_breaks_they_hold(texts):
    lines = lines_of(texts)
    column = TextColumn(text_arrays("t", lines), "t")
    assert [column[number] for number in range(len(column))] == texts == texts_of(lines)
    assert text_of(lines) == "".join([text.replace("\n", " ") + "\n" for text in texts])
