from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import arithmetic
from factdesk.checks.references import References
from factdesk.claims.dates import dates
from factdesk.claims.detect import claims_of
from factdesk.claims.quantities import quantities
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = [
    case
    for cases in yaml.safe_load(Path(__file__).with_name("products.yml").read_text(encoding="utf-8")).values()
    for case in cases
]


def results(text):
    draft = article(from_text(text), date(2022, 3, 15))
    claims = claims_of(draft, [dates, quantities])
    return list(arithmetic.check(draft, claims, References())), {claim.id: claim for claim in claims}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case):
    found, claims = results(case["draft"])
    wrong = [finding for finding in found if finding.outcome == "contradicted"]
    assert [finding.message for finding in wrong] == ([case["wrong"]] if "wrong" in case else [])
    if "wrong" in case:
        assert list(wrong[0].suggestions) == case.get("repairs", [])
    if "right" in case:
        assert case["right"] in [finding.message for finding in found if finding.outcome == "supported"]
    assert all(finding.claim in claims or (finding.claim is None and finding.span) for finding in found)


@pytest.mark.parametrize("case", [case for case in CASES if case.get("repairs")], ids=str)
def test_a_repair_is_right(case):
    found, claims = results(case["draft"])
    wrong = next(finding for finding in found if finding.outcome == "contradicted")
    claim = claims[wrong.claim]
    for repair in wrong.suggestions:
        again, _ = results(case["draft"][: claim.start] + repair + case["draft"][claim.end :])
        assert [finding.message for finding in again if finding.outcome == "contradicted"] == [], repair
