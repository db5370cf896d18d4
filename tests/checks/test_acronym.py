import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import acronym
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

CASES = yaml.safe_load(Path(__file__).with_name("acronym.yml").read_text(encoding="utf-8"))
NAMED = re.compile(r"((?!The )[A-Z][\w'-]*(?: (?:[A-Z][\w'-]*|and|of|for|the|in))*) \(([A-Z]+)\)")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["draft"])
def test_case(case):
    draft = article(from_text(case["draft"]), date(2022, 3, 15))
    claims = claims_of(draft)
    found = list(acronym.check(draft, claims, References()))
    if case["outcome"] is None:
        assert found == []
        return
    (finding,) = found
    assert finding.outcome == case["outcome"]
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))
