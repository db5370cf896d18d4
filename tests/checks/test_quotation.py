from datetime import date
from pathlib import Path

import pytest
import yaml

from factdesk.checks import quotation
from factdesk.checks.references import References, Transcript
from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.draft.article import article
from factdesk.draft.text import from_text

TABLE = yaml.safe_load(Path(__file__).with_name("quotation.yml").read_text(encoding="utf-8"))


def findings(quote, *transcripts):
    draft = article(from_text(quote), date(2022, 3, 15))
    claim = Claim("c1", Kind.QUOTE, 0, len(quote), quote, (0, len(quote)), QuoteValue(None, None))
    references = References(transcripts=tuple(Transcript(f"{number}.txt", text) for number, text in enumerate(transcripts)))
    return list(quotation.check(draft, [claim], references))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["quote"])
def test_case(case):
    (finding,) = findings(case["quote"], TABLE["transcript"])
    assert finding.outcome == case["outcome"], finding.message
    assert finding.message == case.get("message", finding.message)
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))


def test_nothing_is_said_without_a_transcript():
    assert findings("“Our troops are ready.”") == []


def test_the_transcript_that_fits_best_is_the_one_that_counts():
    (finding,) = findings("“Our troops are ready.”", "Our troops are steady.", TABLE["transcript"])
    assert finding.outcome == "supported"
    assert finding.evidence[0].source == "1.txt"


@pytest.mark.parametrize("quote", ["“”", "“…”", "“[sic]”", "“, ”"])
def test_a_quotation_without_words_is_no_fault(quote):
    assert {finding.outcome for finding in findings(quote, TABLE["transcript"])} <= {"unresolved"}
