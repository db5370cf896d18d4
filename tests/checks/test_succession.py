"""Who came before or after whom, from a table of cases."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk import check

CASES = yaml.safe_load(Path(__file__).with_name("successions.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"])
def test_case(case, roster):
    found = check(case["draft"], dateline=date.fromisoformat(str(case["dateline"])), roster=roster).findings
    told = [finding.message for finding in found if finding.outcome == "contradicted"]
    assert len(told) == len(case["wrong"]), told
    assert all(word in message for word, message in zip(case["wrong"], told, strict=True)), told
