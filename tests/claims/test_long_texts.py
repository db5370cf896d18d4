"""No text, however odd, takes more than linear time: digits, brackets, quotes, dashes and words of dates by the hundred thousand."""

from datetime import date
from time import process_time

import pytest

from factdesk.claims.dates import dates
from factdesk.claims.numbers import read_numbers
from factdesk.claims.quantities import quantities
from factdesk.claims.quotes import quotes
from factdesk.claims.terms import read_terms
from factdesk.draft.article import Article
from factdesk.draft.draft import Draft, Paragraph, ParagraphKind

LONG = 24_000
QUARTER = LONG // 4
MOST = 10
"""Times that four times the text may take: 4 is linear, 16 quadratic, and the machine is busy."""
NOISE = 0.05
"""Seconds below which no time is measured."""
SEEDS = [
    "1", "9 ", "1,", "1.", "1-", "1/", "1:", "(", "[1", "“", "”", '"', "'", "’", "« ", "-", "—", "the ", "and ", "of ", "a ", "May ", "May 5 ", "Monday ", "Monday, ", "last ",
    "first ", "two ", "hundred ", "million ", "one half ", "two weeks after ", "end of ", "from ", "from 2 to ", "between ", "1 and ", "$", "$1 ", "% ", "5 km ", "12 men ", "he said ",
    "“a,” ", "“a,” said ", "Q3 ", "in two weeks ", "1990s ", "\u0301", "½", "tens of thousands of ", "U.S. ", "the year ", "5 ft ", "1 hour and ", "° ",
    "5'", '6" ', "(1) ", "1. ", "1, 2, ", "5 to ", "from 5 to ", "1 and a half ", "1-and-a-half-", "Article 1 and ", "million ", "1-million-", "one or two ", "5,000,", "1/2 ",
]  # fmt: skip


def read(text: str) -> Article:
    """One paragraph, one sentence: the worst that a draft can be."""
    draft = Draft("long", text, (Paragraph(0, len(text), ParagraphKind.BODY, "line 1"),))
    return Article(draft, date(2022, 3, 15), ((0, len(text)),))


def taken(text: str) -> float:
    read_terms.cache_clear()
    read_numbers.cache_clear()
    article = read(text)
    began = process_time()
    found = list(dates(article, ()))
    found += quantities(article, found)
    found += quotes(article, found)
    assert all(article.text[claim.start : claim.end] == claim.text for claim in found)
    return process_time() - began


@pytest.mark.parametrize("seed", SEEDS, ids=repr)
@pytest.mark.usefixtures("uncollected")
def test_time_stays_linear(seed):
    short, long = (min(taken(seed * (length // len(seed))) for _ in range(runs)) for length, runs in ((QUARTER, 2), (LONG, 1)))
    assert long < MOST * max(short, NOISE)
