"""However often a draft names those in office, the roster answers in linear time."""

from datetime import date
from time import process_time

import pytest

from factdesk.checks import office_holder
from factdesk.checks.people import look_up
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft import kept
from factdesk.draft.article import article
from factdesk.draft.text import from_text

SHORT, LONG = 10_000, 40_000
MOST = 10
"""Times that four times the text may take: 4 is linear, 16 quadratic, and the machine is busy."""
NOISE = 0.05
SEEDS = {
    "the country's": "the country's president, Emmanuel Macron, ",
    "each other's": "French President Edouard Philippe met Prime Minister Emmanuel Macron, ",
    "quoted": "“French President Francois Hollande will go,” she said. ",
    "when they were": "In 2012, when Macron was president of France, French President Francois Hollande, ",
}


def taken(text, roster):
    """Seconds of judging and telling, on a text read as if for the first time."""
    kept.forget()
    draft = article(from_text(text, front=False), date(2018, 3, 15))
    claims = claims_of(draft)
    found = look_up(claims, roster)
    began = process_time()
    judged = office_holder.judgements(draft, claims, roster, found)
    assert list(office_holder.check(draft, claims, References(roster, found=found, judged=judged)))
    return process_time() - began


@pytest.mark.parametrize("seed", SEEDS.values(), ids=list(SEEDS))
@pytest.mark.usefixtures("uncollected")
def test_time_stays_linear(seed, roster):
    short, again, long = (taken(seed * (length // len(seed)), roster) for length in (SHORT, SHORT, LONG))
    assert long < MOST * max(min(short, again), NOISE)
