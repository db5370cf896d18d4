from pathlib import Path

import pytest
import yaml

from factdesk.checks import look_alike, name_consistency, name_spelling
from factdesk.checks.spellings import Difference, difference, respelt, slips
from factdesk.roster.from_csv import read_csv
from factdesk.roster.roster import Roster

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
    assert finding.outcome == case.get("outcome", "advice")
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


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("Wolodymyr Selenskyj", "Volodymyr Zelenskyy; the draft has Wolodymyr Selenskyj, which it discourages."),
        ("Vova Zelenskyy", "Volodymyr Zelenskyy; the draft has Vova Zelenskyy, which it discourages."),
        ("Volodymyr Zelenskyi", None),
        ("Volodymyr Zelenskyy", None),
    ],
)
def test_a_spelling_that_the_roster_discourages(written, says, marked):
    roster = read_csv(
        b"name,aliases,discouraged,office,jurisdiction,start,status,checked\n"
        b"Volodymyr Zelenskyy,Volodymyr Zelenskyi,Wolodymyr Selenskyj|Vova Zelenskyy,President,UA,2019-05-20,current,2022-08-03\n",
        "roster.csv",
    ).officials
    draft = marked(f"|{{Ukrainian}} <President> [{written}]| spoke.", on="2022-03-15")
    found = draft.findings(Roster.from_officials(roster), name_spelling)
    assert [finding.message for finding in found] == ([] if says is None else [f"The roster spells the name {says}"])
    assert [finding.suggestions for finding in found] == ([] if says is None else [("Ukrainian President Volodymyr Zelenskyy",)])


def test_a_discouraged_accent_is_told_too(marked):
    roster = read_csv(
        b"name,discouraged,office,jurisdiction,start,end\nJanez Jan\xc5\xa1a,Janez Jansa,PM,SI,2020-03-13,2022-06-01\n",
        "roster.csv",
    )
    draft = marked("|{Slovenian} <PM> [Janez Jansa]| spoke.", on="2022-03-15")
    (found,) = draft.findings(Roster.from_officials(roster.officials), name_spelling)
    assert found.suggestions == ("Slovenian PM Janez Janša",)
