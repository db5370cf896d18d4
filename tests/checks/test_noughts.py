"""No figure of a draft may break a check by being nothing: the drafts of the tables, with noughts in the place of some of their figures."""

import random
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks.run import check
from factdesk.draft.text import from_text

FIGURE = re.compile(r"\d[\d,.]*\d|\d")
NOUGHTS = ("0", "0", "0.0", "00", "1")
FILES = ("ties", "products", "sums_beyond", "clocks", "ballots", "scores", "spans", "lives")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.15, 0.6])
def test_a_draft_with_noughts_is_read_to_its_end(name, share):
    chance = random.Random(name)
    groups = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text("utf-8")).values()
    drafts = [case["draft"] for cases in groups for case in cases][:: 2 if share < 0.5 else 3]
    assert len(drafts) > 10
    for draft in drafts:
        text = FIGURE.sub(lambda found: chance.choice(NOUGHTS) if chance.random() < share else found[0], draft)
        result = check(from_text(text, front=False), dateline=date(2022, 3, 15))
        assert all(result.draft.text[claim.start : claim.end] == claim.text for claim in result.claims)


@pytest.mark.parametrize(
    "text",
    [
        "It sold for $125,000, five times the low estimate. It had been estimated at $0.",
        "Twelve tickets at £0 each came to £40 in all.",
        "A 0 per cent holding for €0m, in a deal that values the company at €0m.",
        "Profits rose 15% to £0m. A year ago they were £0m.",
        "Koech won in 0.0 seconds, 0.08 clear of Ann Lee, who ran 0.0.",
    ],
)
def test_nothing_is_divided_by_nothing(text):
    assert not [one for one in check(text, dateline=date(2022, 3, 15)).findings if one.outcome == "contradicted"]
