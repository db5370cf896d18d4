from pathlib import Path

import pytest
import yaml

from factdesk.checks import look_alike, name_consistency, name_spelling
from factdesk.checks.spellings import Difference, difference, respelt, slips

CASES = yaml.safe_load(Path(__file__).with_name("names.yml").read_text(encoding="utf-8"))
CHECKS = {"name-spelling": name_spelling, "name-consistency": name_consistency, "look-alike": look_alike}


@pytest.mark.parametrize(("name", "case"), [(name, case) for name, cases in CASES.items() for case in cases], ids=str)
def test_case(name, case, marked, roster):
    draft = marked(case["draft"].replace(" / ", "\n\n"), on="2022-03-15")
    found = draft.findings(roster, CHECKS[name])
    if "message" in case and case["message"] is None:
        assert [finding.message for finding in found] == []
        return
    (finding,) = found
    assert finding.check == name
    assert finding.outcome == "advice"
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))
    assert list(finding.claims) == case.get("claims", list(finding.claims))
    if "span" in case:
        assert draft.text[slice(*finding.span)] == case["span"]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Zelensky", "Zelenskyy", Difference.LETTERS),
        ("Kaczynski", "Kaczyński", Difference.MARKS),
        ("JANŠA", "Janša", Difference.NONE),
        ("Heger", "Kukan", Difference.OTHER),
        ("Kim", "Kin", Difference.OTHER),
        ("Jansen", "Hansen", Difference.OTHER),
    ],
)
def test_difference_of_two_words(one, other, how):
    assert difference(one, other) is difference(other, one) is how


def test_slips_keep_the_order_and_extent_of_the_name():
    found = slips("Szijarto Peter", "Péter Szijjártó")
    assert respelt("Szijarto Peter", found) == "Szijjártó Péter"
    assert slips("Joe Biden", "Joseph R. Biden") is None
    assert slips("Biden", "Joe Biden") == ()
