"""Passages that are read by roles: the tables of cases, true and false alike."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import arithmetic, timeline
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

TABLES = (
    "spans",
    "span_roles",
    "beside",
    "stages",
    "lives",
    "life_roles",
    "ages_apart",
    "counted_on",
    "list_tallies",
    "anniversaries",
    "clocks",
    "clock_roles",
    "scores",
    "tallies",
    "courses",
    "ballots",
    "dated",
)
CASES = [
    case
    for table in TABLES
    for cases in yaml.safe_load(Path(__file__).with_name(f"{table}.yml").read_text(encoding="utf-8")).values()
    for case in cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"][:70])
def test_case(case):
    draft = article(from_text(case["draft"], front=False), case.get("dateline", date(2024, 9, 26)))
    claims = claims_of(draft)
    found = [finding for one in (arithmetic, timeline) for finding in one.check(draft, claims, References())]
    wrong = [finding.message for finding in found if finding.outcome == "contradicted"]
    assert wrong[:1] == ([case["wrong"]] if "wrong" in case else [])
    known = {claim.id for claim in claims}
    for finding in found:
        assert finding.claim in known or (finding.claim is None and finding.span)
