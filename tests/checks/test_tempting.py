"""Drafts without a fault, checked as a whole: whatever tempts a check, none of them is called wrong."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks.run import check

CASES = [
    draft for drafts in yaml.safe_load(Path(__file__).with_name("tempting.yml").read_text("utf-8")).values() for draft in drafts
]


@pytest.mark.parametrize("draft", CASES, ids=lambda draft: draft[:60])
def test_nothing_is_called_wrong(draft):
    found = check(draft, dateline=date(2024, 11, 21)).findings
    assert [finding.message for finding in found if finding.outcome == "contradicted"] == []
