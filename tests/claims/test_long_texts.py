"""No text, however odd, takes more than linear time in any detector or check, and none raises."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.checks.references import References
from factdesk.checks.run import CHECKS
from factdesk.claims import passages
from factdesk.claims.claim import Claim
from factdesk.claims.detect import DETECTORS, claims_of
from factdesk.claims.numbers import read_numbers
from factdesk.claims.terms import read_terms
from factdesk.claims.tokens import tokens_of
from factdesk.draft.article import Article, article
from factdesk.draft.text import from_text

DAY = date(2022, 3, 15)
LONG = 24_000
QUARTER = LONG // 4
MOST = 10
"""Times that four times the text may take: 4 is linear, 16 quadratic, and the machine is busy."""
NOISE = 0.05
"""Seconds below which no time is measured."""
SEEDS = [
    "1", "9 ", "1,", "1.", "1-", "1/", "1:", "(", "[1", "“", "”", '"', "'", "’", "« ", "-", "—", "the ", "and ", "of ", "a ", "May ", "May 5 ", "Monday ", "Monday, ", "last ",
    "first ", "two ", "hundred ", "million ", "one half ", "two weeks after ", "end of ", "from ", "from 2 to ", "between ", "1 and ", "$", "$1 ", "% ", "5 km ", "12 men ", "he said ",
    "“a,” ", "“a,” said ", "Q3 ", "in two weeks ", "1990s ", "\u0301", "½", "tens of thousands of ", "U.S. ", "the year ", "5 ft ", "1 hour and ", "° ", "a year earlier ", "the next day, ", "’88 ", "05/06/2022 ", "Q2 ", "the first half ", "he will leave on Monday ",
    "A ", "a-", "A-", "PM ", "minister and ", "Slovak and ", "de ", "deputy ", "Mr. ", "Kyiv, ", "Ab (NATO) ", "X, ", "capital of ", "former ", "’s ", "counterpart ", "the largest ",
    "Ministers A and B, ", "PM Janez of ", "\n", "Ann Lee, 5, ", "5 km (3 miles) ", "5%, 6% and 7% ", "31 June ", "The World Bank (WB) ", "Paris, the capital of Poland, ",
    "“A b.” ", "10 of 20 ", "five reasons: a, b. ", "born in 1950, ", "total of 5: 1, 2, 2. ", "A b. ", "1. ", "😀", "ა", "\t", "# a\n", "“‘", "IV ", "A B, prime minister of France, ",
    "the statement said, “Yes,” and ", "a minister and her Latvian counterpart, Ann Lee, ",
]  # fmt: skip


def read(text: str) -> Article:
    """One paragraph where the text has no line end: the worst that a draft can be."""
    return article(from_text(text, front=False), DAY)


def taken(text: str) -> dict[str, float]:
    """Seconds of each stage, every text read as if for the first time."""
    for kept in (read_terms, read_numbers, tokens_of):
        kept.cache_clear()
    passages.forget()
    times: dict[str, float] = {}
    began = process_time()

    def lap(name: str) -> None:
        nonlocal began
        times[name] = process_time() - began
        began = process_time()

    whole = read(text)
    lap("sentences")
    found: list[Claim] = []
    for detector in DETECTORS:
        found.extend(detector(whole, tuple(found)))
        lap(detector.__name__)
    claims = claims_of(whole, [lambda _article, _before: found])
    lap("order")
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    for check in CHECKS:
        list(check(whole, claims, References(today=DAY)))
        lap(check.__module__)
    return times


@pytest.mark.parametrize("seed", SEEDS, ids=repr)
@pytest.mark.usefixtures("uncollected")
def test_time_stays_linear(seed):
    short, again, long = (taken(seed * (length // len(seed))) for length in (QUARTER, QUARTER, LONG))
    slow = {name: took for name, took in long.items() if took >= MOST * max(min(short[name], again[name]), NOISE)}
    assert slow == {}


@settings(max_examples=150)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(SEEDS), max_size=80).map("".join),
        st.tuples(st.sampled_from(SEEDS), st.sampled_from(SEEDS), st.integers(1, 60)).map(
            lambda three: (three[0] + three[1]) * three[2]
        ),
    )
)
def test_nothing_raises_whatever_the_characters(text):
    canonical = read(text).text
    assert taken(canonical)
