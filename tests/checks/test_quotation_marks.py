from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import quotation_marks
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = yaml.safe_load(Path(__file__).with_name("quotation_marks.yml").read_text(encoding="utf-8"))


def findings(text, claims=()):
    return list(quotation_marks.check(article(from_text(text), date(2022, 3, 15)), claims, References()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"])
def test_case(case):
    found = findings(case["draft"].replace(" / ", "\n\n"))
    assert [finding.message for finding in found] == case["messages"]
    assert {finding.outcome for finding in found} <= {"advice"}


def test_the_quotation_that_it_is_about_is_named():
    text = 'He said: “half full".'
    quote = Claim("c7", Kind.QUOTE, 9, 20, text[9:20], (0, len(text)), QuoteValue(None, None))
    (finding,) = findings(text, [quote])
    assert finding.claims == ("c7",)
    assert text[slice(*finding.span)] == '“half full"'


def test_many_marks_take_time_in_proportion():
    assert len(findings("“" * 20000)) == 1
    assert len(findings("”" * 20000)) == 20000
    assert findings("‘a " * 20000)
