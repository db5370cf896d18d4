from datetime import date
from pathlib import Path
from time import process_time

import pytest
import yaml

from factdesk.checks import quotation
from factdesk.checks.references import References, Transcript
from factdesk.checks.wording import spoken
from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.draft.article import article
from factdesk.draft.text import from_text

MOST_SECONDS = 10
TABLE = yaml.safe_load(Path(__file__).with_name("quotation.yml").read_text(encoding="utf-8"))


def findings(quote, *transcripts, speaker=None):
    draft = article(from_text(quote), date(2022, 3, 15))
    claim = Claim("c1", Kind.QUOTE, 0, len(quote), quote, (0, len(quote)), QuoteValue(speaker, None))
    references = References(transcripts=tuple(Transcript(f"{number}.txt", text) for number, text in enumerate(transcripts)))
    return list(quotation.check(draft, [claim], references))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["quote"])
def test_case(case):
    (finding,) = findings(case["quote"], TABLE["transcript"])
    assert finding.outcome == case["outcome"], finding.message
    assert finding.message == case.get("message", finding.message)
    assert case.get("nearest", "") in finding.message
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))


@pytest.mark.parametrize("case", TABLE["speakers"], ids=lambda case: f"{case['speaker']}: {case['quote']}")
def test_speaker(case):
    (finding,) = findings(case["quote"], TABLE["labelled"], speaker=case["speaker"])
    assert finding.outcome == case["outcome"], finding.message
    assert finding.message == case.get("message", finding.message)


def test_a_long_transcript_is_looked_up_fast():
    """Two hundred quotations in two megabytes, the index once: more would be a scan for each."""
    long = "\n".join(
        f"On day {number} of the year we met {number * 7} people of the town, and it was of the best." for number in range(25_000)
    )
    spoken(long)
    begun = process_time()
    for number in range(0, 25_000, 125):
        (finding,) = findings(f"“On day {number} of the year we met {number * 7} people of the town”", long)
        assert finding.outcome == "supported", finding.message
    assert process_time() - begun < MOST_SECONDS


def test_nothing_is_said_without_a_transcript():
    assert findings("“Our troops are ready.”") == []


def test_the_transcript_that_fits_best_is_the_one_that_counts():
    (finding,) = findings("“Our troops are ready.”", "Our troops are steady.", TABLE["transcript"])
    assert finding.outcome == "supported"
    assert finding.evidence[0].source == "1.txt"


@pytest.mark.parametrize("quote", ["“”", "“…”", "“[sic]”", "“, ”"])
def test_a_quotation_without_words_is_no_fault(quote):
    assert {finding.outcome for finding in findings(quote, TABLE["transcript"])} <= {"unresolved"}
