from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import look_alike, place
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.claims.places import places
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = yaml.safe_load(Path(__file__).with_name("place.yml").read_text(encoding="utf-8"))


def findings(text, check):
    draft = article(from_text(text), date(2022, 3, 15))
    return list(check.check(draft, claims_of(draft, (places,)), References()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"])
def test_case(case):
    found = findings(case["draft"], place)
    if case["outcome"] is None:
        assert [finding.message for finding in found] == []
        return
    (finding,) = found
    assert finding.check == case["check"]
    assert finding.outcome == case["outcome"]
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))
    assert all(evidence.role == "place" for evidence in finding.evidence)


def test_a_place_in_a_look_alike_country_is_said_to_be_one():
    (finding,) = findings("They met in Zurich, Sweden.", look_alike)
    assert finding.message == "Sweden and Switzerland are easily taken for each other: Zurich belongs to Switzerland."
    assert findings("They met in Budapest, Belgium.", look_alike) == []
    assert findings("They met in Brussels, Belgium.", look_alike) == []
