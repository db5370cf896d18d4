"""Stretches of a text answer by bisection as if each of them were looked at."""

from hypothesis import given
from hypothesis import strategies as st

from factdesk.draft.spans import Spans

SPAN = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(SPAN), SPAN)
def test_the_answers_are_those_of_looking_at_each(spans, asked):
    start, end = asked
    assert Spans(spans).touch(start, end) == any(first < end and start < last for first, last in spans)
    assert Spans(spans).enclose(start, end) == any(first < start and end < last for first, last in spans)
