import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from factdesk.draft.offices import equivalent, fits, normal_office, office_class, office_name, office_parts


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        ("PM", "prime minister"),
        ("the prime minister", "prime minister"),
        ("premier", "prime minister"),
        ("President of the Government", "prime minister"),
        ("Defence Minister", "minister of defence"),
        ("Minister for Defense", "minister of defence"),
        ("Minister of National Defence", "minister of defence"),
        ("deputy PM for security", "deputy prime minister"),
        ("Vice Prime Minister", "deputy prime minister"),
        ("Secretary-General", "secretary general"),
        ("foreign secretary", "minister of foreign affairs"),
        ("Secretary of State for Foreign and Commonwealth Affairs", "minister of foreign affairs"),
        ("Secretary of State", "secretary of state"),
        ("Transport Secretary", "secretary of transport"),
        ("Secretary of State for Transport", "secretary of transport"),
        ("Secretary of Transportation", "secretary of transport"),
        ("Federal Minister of the Interior", "minister of the interior"),
        ("Minister of Internal Affairs", "minister of the interior"),
        ("Deputy Foreign Minister", "deputy minister of foreign affairs"),
        ("European Commission chief", "president of the european commission"),
        ("Attorney-General", "attorney general"),
        ("Mayor of Kyiv", "mayor of kyiv"),
        ("Minister of Finance and Economy", "minister of finance and the economy"),
        ("Deputy Prime Minister and Minister of Finance", "deputy prime minister and minister of finance"),
        ("Minister without Portfolio", "minister without portfolio"),
        ("bananas", None),
        ("", None),
    ],
)
def test_normal_office(words, normal):
    assert normal_office(words) == normal


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Minister of Finance and Economy", ("minister of finance", "minister of the economy")),
        ("Deputy Prime Minister and Minister of Finance", ("deputy prime minister", "minister of finance")),
        ("Minister of Foreign and European Affairs", ("minister of foreign affairs", "minister of european affairs")),
        ("Minister of Science, Industry and Technology", ("minister of science", "minister of industry", "minister of technology")),
        ("Prime Minister", ("prime minister",)),
        ("Grand Panjandrum", ("grand panjandrum",)),
    ],
)
def test_office_parts(words, parts):
    assert office_parts(words) == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("chancellor", "prime minister", True),
        ("taoiseach", "prime minister", True),
        ("secretary of state", "minister of foreign affairs", True),
        ("secretary of defence", "minister of defence", True),
        ("home secretary", "minister of the interior", True),
        ("president", "prime minister", False),
        ("king", "president", False),
        ("minister of finance", "minister of defence", False),
        ("deputy minister of defence", "minister of defence", False),
        ("deputy prime minister", "prime minister", False),
    ],
)
def test_equivalent(one, other, same):
    assert equivalent(one, other) is same
    assert equivalent(other, one) is same


@pytest.mark.parametrize(
    ("claimed", "office", "fit"),
    [
        ("minister of finance", "Deputy Prime Minister and Minister of Finance", True),
        ("deputy prime minister", "Deputy Prime Minister for European Integration", True),
        ("minister of the economy", "Minister of Finance and Economy", True),
        ("minister of finance and the economy", "Minister of Finance", True),
        ("minister", "Minister of Culture", True),
        ("minister", "Secretary of Energy", True),
        ("ambassador", "Ambassador to France", True),
        ("mayor", "Lord Mayor of Dublin", True),
        ("minister of defence", "Secretary of Defense", True),
        ("prime minister", "Deputy Prime Minister", False),
        ("president", "President of the Senate", False),
        ("minister of defence", "Deputy Minister of Defence", False),
        ("minister of culture", "Minister of Agriculture", False),
    ],
)
def test_fits(claimed, office, fit):
    assert fits(claimed, office) is fit


def test_the_shown_name_has_its_capitals():
    assert office_name("minister of the interior") == "Minister of the Interior"
    assert office_name("prime minister") == "Prime Minister"


@pytest.mark.parametrize(
    ("normal", "broad"),
    [
        ("prime minister", "head of government"),
        ("president", "head of state"),
        ("minister of defence", "minister"),
        ("secretary of state", "minister"),
        ("deputy prime minister", "deputy head"),
        ("deputy prime minister and minister of finance", "deputy head"),
        ("secretary general", "secretary general"),
        ("senator", "legislator"),
        ("mayor of kyiv", "other"),
    ],
)
def test_office_class(normal, broad):
    assert office_class(normal) == broad


@pytest.mark.skipif("FACTDESK_SHARED" not in os.environ, reason="needs the shared rosters")
def test_nearly_every_office_of_the_rosters_has_a_normal_form_that_fits_itself():
    offices: Counter[str] = Counter()
    for path in (Path(os.environ["FACTDESK_SHARED"]) / "data" / "roster").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            offices.update(row["office"] for row in csv.DictReader(file))
    known = {office: normal for office in offices if (normal := normal_office(office))}
    assert sum(offices[office] for office in known) / offices.total() > 0.98
    unfit = [office for office, normal in known.items() if not fits(normal, office)]
    assert unfit == []
