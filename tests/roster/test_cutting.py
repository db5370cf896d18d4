"""Words cut out of many lines are those that a pattern finds in each."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factdesk.roster.cutting import Cutter
from factdesk.roster.spelling import LONGEST

WORD = re.compile(r"[\w'\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f]+")
LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=12), min_size=1, max_size=6)


def words_of(text, cuts):
    return [text[first:end] for first, end in zip(cuts.first.tolist(), cuts.end.tolist(), strict=True)]


@given(LINES)
def test_the_words_of_lines(lines):
    text = "\n".join(lines)
    cuts = Cutter().cut(text)
    found = [(at, word) for at, line in enumerate(lines) for word in WORD.findall(line.replace("_", " "))]
    assert [*zip(cuts.line.tolist(), words_of(text, cuts), strict=True)] == found


@given(st.lists(st.text("ab\U0001f600я", min_size=1, max_size=5), min_size=2, max_size=9))
def test_equal_words_alone_have_one_key(lines):
    cutter = Cutter()
    text = "\n".join(lines)
    cuts = cutter.cut(text)
    by_key = dict(zip(cuts.key.tolist(), words_of(text, cuts), strict=True))
    assert [by_key[key] for key in cuts.key.tolist()] == words_of(text, cuts)
    assert len(by_key) == len({*words_of(text, cuts)})
    assert {*cutter.cut("\n".join(lines[::-1])).key.tolist()} == by_key.keys()


def test_lines_that_need_more_than_cutting():
    lines = [
        "Ann Able",
        "Ann (born Baker)",
        "Józef",
        "Jo\u0301zef",
        "Ann\u200bie",
        "D`Arcy",
        "x" * (LONGEST + 1),
        "ﬁ",
        "नमिता",
        "x" * LONGEST,
    ]
    assert np.array_equal(Cutter().cut("\n".join(lines)).doubtful, [1, 3, 4, 5, 6, 7, 8])
