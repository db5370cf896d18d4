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


@pytest.mark.parametrize(
    ("day", "text", "outcome", "message"),
    [
        ("2022-10-01", "They met in the Kazakh capital, Nur-Sultan.", "advice", "On 1 October 2022 the capital of Kazakhstan was called Astana, not Nur-Sultan."),
        ("2022-10-01", "They met in the Kazakh capital, Astana.", "supported", "Astana was the capital of Kazakhstan on 1 October 2022."),
        ("2004-05-01", "They met in the Myanmar capital, Yangon.", "supported", "Yangon was the capital of Myanmar on 1 May 2004."),
        ("1985-05-01", "They met in the Nigerian capital, Lagos.", "supported", "Lagos was the capital of Nigeria on 1 May 1985."),
    ],
)  # fmt: skip
def test_a_capital_is_that_of_its_day(day, text, outcome, message):
    draft = article(from_text(text), date.fromisoformat(day))
    (finding,) = place.check(draft, claims_of(draft, (places,)), References())
    assert (finding.outcome, finding.message) == (outcome, message)
