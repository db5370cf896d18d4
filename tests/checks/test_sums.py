from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import arithmetic, conversion, number_consistency
from factdesk.checks.references import References
from factdesk.claims.dates import dates
from factdesk.claims.detect import claims_of
from factdesk.claims.quantities import quantities
from factdesk.draft.article import article
from factdesk.draft.text import from_text

FILES = {
    "sums": arithmetic,
    "sums_beyond": arithmetic,
    "sums_plainly": arithmetic,
    "ties": arithmetic,
    "ties_worded": arithmetic,
    "closed": arithmetic,
    "lists": arithmetic,
    "conversions": conversion,
    "repeated_figures": number_consistency,
    "told_again": number_consistency,
}
CASES = [
    (name, case)
    for name in FILES
    for cases in yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8")).values()
    for case in cases
]


def results(name, text):
    draft = article(from_text(text), date(2022, 3, 15))
    claims = claims_of(draft, [dates, quantities])
    found = list(FILES[name].check(draft, claims, References()))
    return found, {claim.id: claim for claim in claims}


@pytest.mark.parametrize(("name", "case"), CASES, ids=str)
def test_case(name, case):
    found, claims = results(name, case["draft"])
    wrong = [finding for finding in found if finding.outcome == "contradicted"]
    assert [finding.message for finding in wrong][:1] == ([case["wrong"]] if "wrong" in case else [])
    if "wrong" in case:
        assert list(wrong[0].suggestions) == case.get("repairs", [])
    if "right" in case:
        assert case["right"] in [finding.message for finding in found if finding.outcome == "supported"]
    for finding in found:
        assert (finding.claim in claims) or (finding.claim is None and finding.span)


@pytest.mark.parametrize("name", FILES)
def test_a_repair_is_right(name):
    for case in (case for file, case in CASES if file == name and "repairs" in case):
        found, claims = results(name, case["draft"])
        wrong = next(finding for finding in found if finding.outcome == "contradicted")
        claim = claims[wrong.claim]
        mended = case["draft"][: claim.start] + wrong.suggestions[0] + case["draft"][claim.end :]
        again, _ = results(name, mended)
        assert [finding.message for finding in again if finding.outcome == "contradicted"] == [], mended
