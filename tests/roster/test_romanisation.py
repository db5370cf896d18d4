"""Sounds of many words at once are those of each word alone."""

from hypothesis import given
from hypothesis import strategies as st

from factdesk.roster.romanisation import sound, sounds_of
from factdesk.roster.spelling import heard, heard_all

WORDS = st.text(st.sampled_from("abcdehijklmostuvwyz"), max_size=9)


@given(st.lists(WORDS, max_size=12))
def test_the_sounds_of_many_words(words):
    assert sounds_of(words) == {word: sound(word) for word in words}


@given(st.lists(st.one_of(WORDS, st.text("aAčČcoußé'лЛоαתח", max_size=6)), max_size=12))
def test_what_is_heard_of_many_words(words):
    assert [*heard_all(words)] == [heard(word) for word in words]
