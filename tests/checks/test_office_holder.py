import re
from pathlib import Path

import pytest
import yaml

from factdesk.checks import office_holder
from factdesk.checks.references import References

CASES = yaml.safe_load(Path(__file__).with_name("office_holder.yml").read_text(encoding="utf-8"))
SETTINGS = ("standing", "full_name", "office_on")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['draft']} {case['dateline']}")
def test_case(case, marked, roster):
    draft = marked(case["draft"], on=case["dateline"], **{key: case[key] for key in SETTINGS if key in case})
    found = draft.findings(roster, office_holder)
    if case["outcome"] is None:
        assert found == []
        return
    (finding,) = found
    assert finding.outcome == case["outcome"], finding.message
    assert finding.message == case.get("message", finding.message)
    if case["outcome"] in {"contradicted", "advice"}:
        assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))
    else:
        assert finding.suggestions == ()
    assert finding.message.endswith(".")
    assert not re.search(r"(?<![A-Z])\. ", finding.message)


def test_evidence_tells_both_successions_for_a_timeline(marked, roster):
    (finding,) = marked("|{Slovak} <PM> [Janez Janša]| arrived.", on="2022-03-15").findings(roster, office_holder)
    first, *rest = finding.evidence
    assert (first.person, first.jurisdiction, first.start, first.end) == ("Janez Janša", "SI", "2020-03-13", "2022-05-25")
    assert first.role == "person"
    assert first.score == 1.0
    assert first.reasons
    assert first.source == "Wikidata (CC0)"
    assert first.checked == "2022-08-03"
    in_slovakia = [row.person for row in rest if row.role == "office"]
    assert {"Peter Pellegrini", "Igor Matovič", "Eduard Heger", "Ľudovít Ódor"} <= set(in_slovakia)
    in_slovenia = [row.person for row in rest if row.role == "elsewhere"]
    assert {"Marjan Šarec", "Robert Golob"} <= set(in_slovenia)


def test_nothing_is_said_without_a_roster(marked):
    draft = marked("|{Slovak} <PM> [Janez Janša]| arrived.", on="2022-03-15")
    assert list(office_holder.check(draft.article, draft.claims, References())) == []


def test_a_surname_takes_the_full_name_of_its_first_mention(marked, roster):
    draft = marked("|{Slovak} <PM> [Heger]| spoke.", on="2022-03-15", full_name="Eduard Heger")
    (finding,) = draft.findings(roster, office_holder)
    assert finding.outcome == "supported"


def test_namesakes_are_told_apart_by_the_countries_that_the_draft_speaks_of(marked, roster):
    draft = marked("|{Slovenian} <President> [Borut Pahor]| met |<President> [Pahor]|.", on="2022-03-15")
    first, second = draft.findings(roster, office_holder)
    assert first.outcome == second.outcome == "supported"
    assert "Slovenia" in second.message
