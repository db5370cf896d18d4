"""Figures told as known, against the one before that they take up: the table of cases, true and false alike."""

from pathlib import Path

import pytest
import yaml

from factdesk.checks import number_consistency
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = [
    case
    for cases in yaml.safe_load(Path(__file__).with_name("known_figures.yml").read_text(encoding="utf-8")).values()
    for case in cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"][:70])
def test_case(case):
    draft = article(from_text(case["draft"], front=False), case["dateline"])
    found = number_consistency.check(draft, claims_of(draft), References())
    wrong = [finding.message for finding in found if finding.outcome == "contradicted"]
    assert wrong[:1] == ([case["wrong"]] if "wrong" in case else [])
