"""Sounds of many words at once are those of each word alone."""

from hypothesis import given
from hypothesis import strategies as st

from factdesk.roster.romanisation import sound, sounds_of
from factdesk.roster.spelling import heard, spelling

WORDS = st.text(st.sampled_from("abcdehijklmostuvwyz"), max_size=9)


@given(st.lists(WORDS, max_size=12))
def test_the_sounds_of_many_words(words):
    assert sounds_of(words) == [*map(sound, words)]


@given(st.lists(st.one_of(WORDS, st.text("aAčČcoußé'лЛоαתח", max_size=6)), max_size=12))
def test_what_is_heard_of_many_words(words):
    assert [*zip(*heard(words), strict=True)] == [one for word in words for one in zip(*heard([word]), strict=True)]


@given(st.one_of(st.text(script, min_size=1, max_size=7) for script in ("aAčČcouvßéá", "лЛо", "αΑς", "תחו", "الس")))
def test_what_is_heard_of_a_word_is_what_its_spelling_says(word):
    (alone,) = spelling(word).words
    assert heard([word]) == ([alone.script], [alone.plain or alone.text], [tuple(dict.fromkeys(alone.sounds))])
