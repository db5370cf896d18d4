"""Titles in told and in present time: which are held against the roster, and what comes of it, from two tables of cases."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk import check
from factdesk.claims.claim import Kind

CASES = [
    case
    for table in ("retelling.yml", "titles_read.yml")
    for case in yaml.safe_load(Path(__file__).with_name(table).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['draft']} {case['dateline']}")
def test_case(case, roster):
    result = check(case["draft"], dateline=date.fromisoformat(str(case["dateline"])), roster=roster)
    said = {finding.claim: finding for finding in result.findings if finding.check == "office-holder"}
    titles = [claim.id for claim in result.claims if claim.kind is Kind.TITLE]
    outcomes = [said[one].outcome.value if one in said else None for one in titles]
    assert outcomes == case["outcomes"], [finding.message for finding in said.values()]
    assert case.get("says", "") in " ".join(finding.message for finding in said.values())
