from hypothesis import given
from hypothesis import strategies as st

from factdesk.review.state import State
from factdesk.ui.draft.marks import Mark, Marks

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=30)


@given(SPANS, st.integers(0, 80), st.integers(0, 20))
def test_the_marks_over_a_stretch_are_those_that_touch_it_in_the_order_of_the_text(spans, start, length):
    marks = [Mark(str(number), begin, begin + long, State.UNCHECKED) for number, (begin, long) in enumerate(spans)]
    wanted = {mark.key for mark in marks if mark.start < start + length and mark.end > start}
    found = Marks(marks).over(start, start + length)
    assert {mark.key for mark in found} == wanted
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)
