"""The arrays of the index of names: many names cut at once say what each name says alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from factdesk.roster.columns import TextColumn
from factdesk.roster.lines import lines_of
from factdesk.roster.name_arrays import TWO_EDITS, exact_key, name_arrays, near_segments, segment_key, segments
from factdesk.roster.spelling import LONGEST, spelling

NAMES = [
    "Janez Janša", "Volodymyr Zelenskyy", "Володимир Зеленський", "Lord Robertson", "Dr. Jane Kovač Jr.", "Heger, Eduard",
    "Abdel Fattah al-Sisi", "عبد الفتاح السيسي", "習近平", "김 정은", "O'Neill, Mary-Jane", "D’Arcy", "Рutin", "Jan\u200bez",
    "Smith (born Jones)", "J. R. Smith", "Sir", "King Charles", "", "  ", "'", "Ана_Марија", "Cao Cao", "Ⅳ ﬁ", "x" * 500, "two\nlines",
]  # fmt: skip


def sounds_of(arrays, form):
    words, at = TextColumn(arrays, "word"), arrays["posting_at"]
    return {words[token] for token in range(len(at) - 1) if form in arrays["posting"][at[token] : at[token + 1]]}


def pieces_of(word):
    return {segment_key(len(word), piece, word[a:b]) for piece, (a, b) in enumerate(segments(len(word)))}


def keys_of(arrays):
    halves = np.repeat(np.arange(1 << 16), np.diff(arrays["exact_at"]))
    return dict(zip(arrays["exact_of"].tolist(), (halves << 16 | arrays["exact"]).tolist(), strict=True))


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_name_among_many_has_the_sounds_and_the_key_it_has_alone(number):
    arrays = name_arrays(lines_of(NAMES))
    name = spelling(NAMES[number])
    assert sounds_of(arrays, number) == {sound for word in name.words for sound in word.sounds if sound}
    assert arrays["form_words"][number] == len(name.words)
    assert keys_of(arrays)[number] == exact_key(name)


@settings(max_examples=200)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_cut_as_it_is_alone(names):
    arrays = name_arrays(lines_of(names))
    for number, text in enumerate(names):
        name = spelling(text)
        if len(text) <= LONGEST and len(text.split()) < 16:
            assert sounds_of(arrays, number) == {sound for word in name.words for sound in word.sounds if sound}


def test_the_words_of_a_name_in_any_order_have_one_key():
    assert exact_key(spelling("Heger, Eduard")) == exact_key(spelling("Eduard Heger")) != exact_key(spelling("Eduard Hegar"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *[("jansa", "janza"), ("jnsa", "jansa"), ("morawecki", "morawiecki"), ("moravicki", "moraviecki"), ("kim", "kin")],
        *[
            ("kaira", "kiara"),
            ("jnasa", "jansa"),
            ("moarwieckii", "morawiecki"),
            ("morawielcki", "morawiecki"),
            ("abcdfegh", "abcdefg"),
        ],
    ],
)
def test_words_within_the_allowed_edits_share_a_piece(written, meant):
    assert pieces_of(meant) & set(near_segments(written))


@settings(max_examples=500)
@given(st.text("abci", min_size=3, max_size=11), st.data())
def test_whatever_edits_are_made_a_piece_stays(meant, data):
    written = meant
    for _ in range(1 if len(meant) < TWO_EDITS else 2):
        at = data.draw(st.integers(0, len(written)))
        letter = data.draw(st.sampled_from("abcix"))
        taken, put = written[:at], written[at:]
        kinds = [taken + letter + put, taken + put[1:], taken + letter + put[1:], taken + put[1:2] + put[:1] + put[2:]]
        written = data.draw(st.sampled_from(kinds))
    if OSA.distance(written, meant) <= (1 if min(len(meant), len(written)) < TWO_EDITS else 2):
        assert pieces_of(meant) & set(near_segments(written))


def test_postings_are_in_order_and_name_each_spelling_once():
    arrays = name_arrays(lines_of(["Cao Cao", "Cao Pi", "Pi Cao"]))
    at = arrays["posting_at"]
    for first, end in zip(at[:-1].tolist(), at[1:].tolist(), strict=True):
        assert (np.diff(arrays["posting"][first:end]) > 0).all()
