import csv
import os
from pathlib import Path

import pytest

from factdesk.claims.claim import Kind
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.offices import normal_office


def test_case(case, claims):
    found = claims(case["text"], Kind.TITLE)
    assert [claim.text for claim in found] == [wanted["span"] for wanted in case["finds"]]
    for claim, wanted in zip(found, case["finds"], strict=True):
        value, parts = claim.value, claim.value.parts
        assert (value.person, value.office, value.jurisdiction) == (wanted["person"], wanted["office"], wanted["in"])
        assert value.standing.value == wanted.get("standing", "current")
        assert value.full_name == wanted.get("full_name")
        assert (value.on.date if value.on else None) == wanted.get("on")
        assert (parts.person is None) == ("elsewhere" in wanted)
        assert parts.person is None or case["text"][slice(*parts.person)] == value.person
        if "title" in wanted:
            assert value.title == wanted["title"]
        if "part" in wanted:
            assert case["text"][slice(*parts.jurisdiction)] == wanted["part"]
        if "form" in wanted:
            assert parts.jurisdiction_form.value == wanted["form"]


def test_parts_stand_inside_the_claim_and_give_its_words(case, claims):
    for claim in claims(case["text"], Kind.TITLE):
        parts = claim.value.parts
        for span in (parts.person, parts.title, parts.jurisdiction, parts.standing):
            assert span is None or claim.start <= span[0] < span[1] <= claim.end
        assert parts.title is None or case["text"][slice(*parts.title)] == claim.value.title


@pytest.mark.skipif("FACTDESK_SHARED" not in os.environ, reason="needs the shared claims about officials")
def test_nearly_every_line_about_an_official_is_one_claim_with_its_value(claims):
    path = Path(os.environ["FACTDESK_SHARED"]) / "suites" / "claims_derived.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missed = []
    for row in rows:
        found = claims(f"{row['claim']} met reporters.", Kind.TITLE)
        place = jurisdiction_of(row["claim"].split(row["office"])[0].strip())
        wanted = (row["claim"], row["person"], normal_office(row["office"]), place)
        if [(claim.text, claim.value.person, claim.value.office, claim.value.jurisdiction) for claim in found] != [wanted]:
            missed.append(row["claim"])
    assert len(missed) / len(rows) < 0.01, missed
