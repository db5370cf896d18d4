"""Names, places, organisations and superlatives take linear time too, whatever is repeated."""

from datetime import date
from time import process_time

import pytest

from factdesk.claims.names import names
from factdesk.claims.organisations import organisations
from factdesk.claims.places import places
from factdesk.claims.superlatives import superlatives
from factdesk.claims.tokens import tokens_of
from factdesk.draft.article import Article
from factdesk.draft.draft import Draft, Paragraph, ParagraphKind

SHORT, LONG = 8_000, 32_000
MOST = 10
"""Times that four times the text may take: 4 is linear, 16 quadratic, and the machine is busy."""
NOISE = 0.05
"""Seconds below which no time is measured."""
SEEDS = [
    "Paris, ", "Paris, France, ", "and ", "the ", "The ", "capital ", "capital of ", "city of ", "city ", "St. ", "in north ", "Paris in ", "(", "(AB) ", "Ab (", "Ab-", "of ",
    "Anna ", "Anna-", "A. ", "de ", "Mr ", "first ", "the first ", "the only ", "most ", "record ", "the largest ", "never ", "Europe's ", "the Hague ", "Riga is ",
    "Latvia's capital ", "Anna Berg, ", "said ", " 53, ", "or ", ", or AB, ",
]  # fmt: skip


def taken(text):
    draft = Draft("long", text, (Paragraph(0, len(text), ParagraphKind.BODY, "line 1"),))
    article = Article(draft, date(2022, 3, 15), ((0, len(text)),))
    tokens_of(text)
    began = process_time()
    for detector in (organisations, places, names, superlatives):
        assert all(text[claim.start : claim.end] == claim.text for claim in detector(article, ()))
    return process_time() - began


@pytest.mark.parametrize("seed", SEEDS, ids=repr)
@pytest.mark.usefixtures("uncollected")
def test_time_stays_linear(seed):
    short, long = (min(taken(seed * (length // len(seed))) for _ in range(runs)) for length, runs in ((SHORT, 2), (LONG, 1)))
    assert long < MOST * max(short, NOISE)
