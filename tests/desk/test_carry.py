"""Carrying over: every pair is of one kind, one wording and one sentence, and an unchanged text carries everything."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factdesk.claims.claim import Claim, Kind, NameValue, StatementValue
from factdesk.desk.carry import carried, moved

WORDS = st.lists(st.sampled_from(["ant", "bee", "cat"]), min_size=1, max_size=3).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(WORDS, max_size=8)


def claims_of(sentences, first=1):
    """A claim for each word of sentences that are joined by a space."""
    found, at = [], 0
    for sentence in sentences:
        span, word_at = (at, at + len(sentence)), at
        for word in sentence.rstrip(".").split():
            found.append(Claim(f"c{first + len(found)}", Kind.NAME, word_at, word_at + len(word), word, span, NameValue(word)))
            word_at += len(word) + 1
        at += len(sentence) + 1
    return " ".join(sentences), found


@given(TEXTS)
def test_an_unchanged_text_carries_everything_to_itself(sentences):
    text, claims = claims_of(sentences)
    assert carried(text, claims, text, reversed(claims)) == {claim.id: claim.id for claim in claims}


@given(TEXTS, TEXTS)
def test_every_pair_is_the_same_in_words_and_sentence_and_in_order(before, after):
    old_text, old = claims_of(before)
    new_text, new = claims_of(after)
    pairs = carried(old_text, old, new_text, new)
    assert len(set(pairs.values())) == len(pairs)
    olds, news = {claim.id: claim for claim in old}, {claim.id: claim for claim in new}
    seen = {}
    for new_id in sorted(pairs, key=lambda one: news[one].start):
        one, two = olds[pairs[new_id]], news[new_id]
        sameness = one.text, old_text[slice(*one.sentence)]
        assert sameness == (two.text, new_text[slice(*two.sentence)])
        assert seen.get(sameness, -1) < one.start
        seen[sameness] = one.start


def test_another_kind_is_another_claim():
    text, (claim,) = claims_of(["ant."])
    assert carried(text, [replace(claim, kind=Kind.PLACE)], text, [claim]) == {}


@given(TEXTS, TEXTS)
def test_moved_marks_keep_their_words_and_sentence(before, after):
    old_text, old = claims_of(before)
    marks = [replace(claim, kind=Kind.STATEMENT, value=StatementValue("")) for claim in old]
    new_text, _ = claims_of(after)
    for mark in moved(old_text, marks, new_text):
        assert new_text[mark.start : mark.end] == mark.text
        was = next(claim for claim in marks if claim.id == mark.id)
        assert new_text[slice(*mark.sentence)] == old_text[slice(*was.sentence)]
    assert moved(old_text, marks, old_text) == tuple(marks) or any(len(places) > 1 for places in _overlaps(before))


def _overlaps(sentences):
    """Sentences that end as another does: a search by words cannot tell which is meant, and leaves the mark open."""
    return [[other for other in sentences if other.endswith(sentence)] for sentence in sentences]
