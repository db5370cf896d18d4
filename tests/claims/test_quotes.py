"""Quotations: the table of cases in quotes.yml, the claims inside them, and properties that hold for any text."""

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.claims.claim import Claim, Kind
from factdesk.claims.quote_marks import stretches
from factdesk.claims.quotes import quotes
from factdesk.draft.article import Article, article
from factdesk.draft.text import from_text


def test_case(case, claims: Callable[[str, Kind], list[Claim]]):
    found = {claim.text: [claim.value.speaker, claim.value.cue] for claim in claims(case["text"], Kind.QUOTE)}
    assert found == case["quotes"]


def test_a_figure_inside_is_the_speakers(claims: Callable[[str, Kind], list[Claim]]):
    inside, outside = claims("“We lost 300 cows,” said Anna Novak, who owns 500 cows.", Kind.QUANTITY)
    assert (inside.speaker, outside.speaker) == ("Anna Novak", None)


PIECES = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "«", "»", "„", " ", "\n", "said ", "he ", "Ann Lee ", ",", ".", "We go ", ": ", "according to "]
)


@settings(max_examples=400)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_stretches_lie_in_order_and_never_raise(text):
    draft = from_text(text)
    last = 0
    for stretch in stretches(draft.text, [(paragraph.start, paragraph.end) for paragraph in draft.paragraphs]):
        assert last <= stretch.start < stretch.end - 1 <= len(draft.text)
        last = stretch.end


@settings(max_examples=200)
@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_offsets_give_the_text(text):
    read: Article = article(from_text(text), date(2022, 3, 15))
    found = list(quotes(read, ()))
    assert all(read.text[claim.start : claim.end] == claim.text for claim in found)
    assert found == list(quotes(read, ()))


@pytest.mark.parametrize("mark", ["“", '"', "‘", "'", "«"])
def test_a_mark_alone_is_nothing(mark, claims: Callable[[str, Kind], list[Claim]]):
    assert claims(f"He said {mark}", Kind.QUOTE) == []


@pytest.mark.parametrize(
    "unit", ['"', "“", "“”", " 'a", "‘a b ", "“a\n", "‘a b\n", "“a,” he said. ", "Ann Lee said “go”. ", '5" a ', "“‘"]
)
def test_marks_take_time_in_proportion(unit):
    """Four times the text, about four times the time; a reading that looks back to the beginning would take sixteen."""
    taken = []
    for size in (40_000, 160_000):
        draft = from_text(unit * (size // len(unit)))
        read = Article(draft, date(2022, 3, 15), ((0, len(draft.text)),))
        begun = process_time()
        list(quotes(read, ()))
        taken.append(process_time() - begun)
    assert taken[1] < 9 * taken[0] + 0.2


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("“”\"‘’'«»„‟‹› .,aA\n—:"), max_size=200))
def test_marks_in_any_order_and_depth_raise_nothing(text):
    read = article(from_text(text), date(2022, 3, 15))
    assert all(read.text[claim.start : claim.end] == claim.text for claim in quotes(read, ()))
