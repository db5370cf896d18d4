"""Timeline: the table of cases in timeline.yml, every count of days and years reckoned anew, and long drafts."""

from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
import yaml

from factdesk.checks import timeline
from factdesk.checks.references import References
from factdesk.claims.detect import claims_of
from factdesk.draft.article import article
from factdesk.draft.text import from_text

TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").with_name("timeline.yml").read_text(encoding="utf-8"))
CASES = [case for group in TABLE for case in group["cases"]]
COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def checked(text):
    draft = article(from_text(text), date(2022, 3, 15))
    claims = claims_of(draft)
    return claims, list(timeline.check(draft, claims, References()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case):
    claims, found = checked(case["text"])
    if "outcome" not in case:
        assert found == []
        return
    (finding,) = found
    text_of = {claim.id: claim.text for claim in claims}
    assert (finding.check, finding.outcome) == ("timeline", case["outcome"])
    assert finding.message == case.get("message", finding.message)
    assert text_of[finding.claim] == case.get("claim", text_of[finding.claim])
    assert list(finding.suggestions) == case.get("suggestions", list(finding.suggestions))
    assert [text_of[one] for one in finding.related] == case.get("related", [text_of[one] for one in finding.related])


@pytest.mark.parametrize("count", range(1, 11))
def test_a_count_of_days_is_right_on_one_day_only(count):
    start = date(2020, 2, 24)
    for said in range(1, 13):
        there = start + timedelta(days=said)
        unit = "day" if count == 1 else "days"
        text = f"It began on 24 February 2020. {COUNTS[count - 1].capitalize()} {unit} later, on {there.day} {there:%B} 2020, it ended."
        _, found = checked(text)
        assert bool(found) == (said != count), text


def test_a_repair_makes_the_draft_right():
    text = "He won in 2015 and, two years later, in 2018, he lost."
    claims, (finding,) = checked(text)
    (claim,) = (one for one in claims if one.id == finding.claim)
    assert checked(text[: claim.start] + finding.suggestions[0] + text[claim.end :])[1] == []


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize(
    "seed", ["Ann Lee was born on 4 May 1960. ", "In 2015, two years later, in 2018, ", "anniversary of the 2015 vote in 2019 and "]
)
def test_time_stays_linear(seed):
    def taken(times):
        draft = article(from_text(seed * times), date(2022, 3, 15))
        claims = claims_of(draft)
        began = process_time()
        list(timeline.check(draft, claims, References()))
        return process_time() - began

    assert taken(1200) < 10 * max(taken(300), 0.05)
