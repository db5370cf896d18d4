"""What is written out reads back: numbers in figures and words, every unit, every currency, in the form that news gives them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.claims.claim import QuantityValue
from factdesk.claims.dates import dates
from factdesk.claims.quantities import quantities
from factdesk.draft.article import article
from factdesk.draft.text import from_text
from factdesk.draft.words import words

LARGEST = 10**12
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
POUNDS = {"pound", "pounds"}
"""Alone they are money; beside words of weighing they are weights."""


def values(text: str) -> list[QuantityValue]:
    read = article(from_text(text), date(2022, 3, 15))
    return [claim.value for claim in quantities(read, tuple(dates(read, ())))]


def spelled(number: int) -> str:
    for scale, name in SCALES:
        if number >= scale:
            rest = number % scale
            return f"{spelled(number // scale)} {name}" + (f"{' and' if rest < 100 else ''} {spelled(rest)}" if rest else "")
    if number >= 100:
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    return SMALL[number] if number < 20 else TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=2, max_value=LARGEST))
def test_a_count_reads_back_in_figures_and_in_words(number):
    for written in (f"{number:,}", spelled(number)):
        (value,) = values(f"They say that {written} people came.")
        assert (value.number, value.unit, value.dimension) == (number, "people", "count")


@given(st.integers(min_value=0, max_value=LARGEST))
def test_a_sum_of_money_reads_back(number):
    for written in (
        f"${number:,}",
        f"{number:,} dollars",
        f"{spelled(number)} dollars",
        f"USD {number}" if number < 1000 else f"US${number:,}",
    ):
        (value,) = values(f"It was {written} in all.")
        assert (value.number, value.unit, value.dimension) == (number, "USD", "money")


@given(st.integers(min_value=1, max_value=9_999_999), st.integers(min_value=1, max_value=99))
def test_decimals_and_negatives_read_back(whole, part):
    written = f"{whole:,}.{part:02d}"
    (length,) = values(f"It is {written} km away.")
    (cold,) = values(f"It was minus {written} degrees there.")
    assert (length.number, length.unit) == (pytest.approx(float(f"{whole}.{part:02d}")), "km")
    assert (cold.number, cold.dimension) == (pytest.approx(-float(f"{whole}.{part:02d}")), "temperature")


@given(st.integers(min_value=2, max_value=900), st.integers(min_value=1, max_value=900))
def test_a_range_keeps_its_ends_and_invents_no_middle(low, more):
    high = low + more
    for written in (
        f"{low} to {high} boats",
        f"{low}-{high} boats",
        f"between {low} and {high} boats",
        f"from {low} to {high} boats",
    ):
        (value,) = values(f"They had {written} then.")
        assert (value.number, value.low, value.high, value.unit) == (None, low, high, "boats")


UNITS = [
    (dimension, str(symbol), str(name))
    for dimension, units in words("units").items()
    for symbol, unit in units.items()
    for name in (*unit["names"], *unit.get("short", ()), *unit.get("bare", ()))
    if str(name) not in POUNDS
]


@pytest.mark.parametrize(("dimension", "symbol", "name"), UNITS, ids=[name for _, _, name in UNITS])
def test_every_spelling_of_a_unit_gives_its_symbol(dimension, symbol, name):
    (value,) = values(f"It was 7 {name}, he said.")
    assert (value.number, value.unit, value.dimension) == (7, symbol, dimension)


NAMES = [(code, name) for group in ("words", "shared") for code, names in words("currencies")[group].items() for name in names]


@pytest.mark.parametrize(("code", "name"), NAMES, ids=[name for _, name in NAMES])
def test_every_name_of_a_currency_gives_its_code(code, name):
    (value,) = values(f"It cost 7 {name}, he said.")
    assert (value.number, value.unit, value.dimension) == (7, code, "money")


@pytest.mark.parametrize("code", words("currencies")["codes"])
def test_every_code_stands_on_either_side_of_its_figure(code):
    unit = "CNY" if code == "RMB" else code
    for text in (f"It cost {code} 700, he said.", f"It cost 700 {code} last year."):
        (value,) = values(text)
        assert (value.number, value.unit, value.dimension) == (700, unit, "money")


@pytest.mark.parametrize(("mark", "code"), words("currencies")["symbols"].items())
def test_every_symbol_stands_on_either_side_and_takes_a_scale(mark, code):
    (after,) = values(f"It cost 700{mark}, he said.")
    assert (after.number, after.unit) == (700, code)
    if mark != "¢":
        (before,) = values(f"It cost {mark}3.5bn then.")
        assert (before.number, before.unit) == (3_500_000_000, code)
