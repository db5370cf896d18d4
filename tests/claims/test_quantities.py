"""Quantities: the table of cases in quantities.yml, numbers in words, and properties that hold for any text."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.claims.claim import Claim, Kind, QuantityValue
from factdesk.claims.dates import dates
from factdesk.claims.figures import Number
from factdesk.claims.measures import units
from factdesk.claims.numbers import read_numbers
from factdesk.claims.quantities import quantities
from factdesk.draft.article import article
from factdesk.draft.text import from_text

DATELINE = date(2022, 3, 15)


def found(text: str) -> list[Claim]:
    read = article(from_text(text), DATELINE)
    return list(quantities(read, tuple(dates(read, ()))))


def said(value: QuantityValue) -> str:
    """The value in the table's short form."""
    number = f"{value.number}" if value.number is not None else f"{value.low}..{value.high}"
    return f"{'~' if value.approximate else ''}{number} {value.unit or '-'} {value.dimension}"


def test_case(case):
    claims = {claim.text: said(claim.value) for claim in found(case["text"])}
    assert claims == {str(text): value for text, value in case["quantities"].items()}


@pytest.mark.parametrize(
    ("lead", "low", "high"), [("more than", 40, None), ("up to", None, 40), ("about", None, None), ("no fewer than", 40, None)]
)
def test_a_bound_is_kept_beside_the_figure(lead, low, high):
    (claim,) = found(f"There were {lead} 40 boats.")
    value = claim.value
    assert claim.text == f"{lead} 40 boats"
    assert (value.number, value.low, value.high, value.approximate) == (40, low, high, True)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sixteen", 16), ("one hundred and sixty-one", 161), ("twenty-one trillion and three hundred", 21_000_000_000_300),
        ("three hundred and two dozens", 324), ("two hundred point zero three", 200.03), ("322 hundred", 32_200), ("three quarters", 0.75),
        ("five eighths", 0.625), ("one and a fourth", 1.25), ("two and fifty-four hundredths", 2.54), ("one over twenty", 0.05),
        ("minus three million two hundred thousand", -3_200_000), ("3 million and a half", 3_500_000), ("three lakh crore", 3 * 10**12),
        ("one billion and a half million", 1_000_500_000), ("two thirds of a million", 2_000_000 / 3), ("12,34,567.89", 1_234_567.89),
        ("half a dozen", 6), ("three million, two hundred & forty", 3_000_240), ("naught point five", 0.5), ("ninety-nine", 99),
    ],
)  # fmt: skip
def test_number_in_words(words, value):
    terms = read_numbers(words)
    assert [number.value for number in terms.values if isinstance(number, Number)] == [pytest.approx(value)]


def test_units_know_their_factors():
    known = units()
    assert known["mi"].factor / known["km"].factor == pytest.approx(1.609344)
    assert known["lb"].dimension == known["kg"].dimension == "mass"
    assert all(unit.symbol == symbol and unit.factor > 0 for symbol, unit in known.items())


PIECES = st.sampled_from(
    ["$", "£", "5", "1,000", ".", " ", "million ", "and ", "a ", "half ", "two ", "hundred ", "thousand ", "-", "to ", "between ", "km ", "% ", "year",
     "-old ", "of ", "people ", "in ", "tens ", "thousands ", "third ", "th", "ft ", "in ", "\n", "¢", "°", "C", "minus ", "point ", "m", "bn ", "0" * 40,
     "'", '"', "(", ")", ",", "Article ", "aged ", "per cent ", "or so ", "from ", "rose ", "several ", "dozen ", "quarter ", "her 50s ", "No. ", "7th ", "one ", "in "]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join))
def test_offsets_give_the_text_and_reading_is_deterministic(text):
    draft = from_text(text)
    first = found(text)
    assert all(draft.text[claim.start : claim.end] == claim.text and claim.kind is Kind.QUANTITY for claim in first)
    assert all(one.end <= other.start for one, other in pairwise(first))
    assert first == found(text)
