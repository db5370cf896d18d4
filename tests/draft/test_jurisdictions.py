import csv
import os
from pathlib import Path

import pytest
from babel import Locale

from factdesk.draft.jurisdictions import (
    all_names,
    candidates_of,
    country_of,
    jurisdiction_adjective,
    jurisdiction_name,
    jurisdiction_of,
    jurisdictions,
)

NO_STATES = {"AC", "CP", "CQ", "DG", "EA", "EZ", "HM", "IC", "QO", "TA", "UM", "XA", "XB", "ZZ"}
"""Codes of CLDR for atolls, islands without a government, and regions that are none."""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Slovak", "SK"),
        ("Slovenian", "SI"),
        ("Ukraine’s", "UA"),
        ("the Netherlands'", "NL"),
        ("the U.S.", "US"),
        ("American", "US"),
        ("us", None),
        ("who", None),
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("Britain", "GB"),
        ("Scottish", "GB-SCT"),
        ("Irish", "IE"),
        ("Georgia", "GE"),
        ("Georgian", "GE"),
        ("Macedonian", "MK"),
        ("Guinea", "GN"),
        ("Niger", "NE"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Congolese", None),
        ("Korean", None),
        ("South Korean", "KR"),
        ("Dominican", None),
        ("Kremlin", None),
        ("Moscow", None),
        ("White House", None),
        ("SK", "SK"),
        ("NO", "NO"),
        ("no", None),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Burma", "MM"),
        ("Kosovo", "XK"),
        ("Arab League", "Arab League"),
        ("GB-SCT", "GB-SCT"),
        ("", None),
    ],
)
def test_jurisdiction_of(words, code):
    assert jurisdiction_of(words) == code


def test_a_word_that_means_several_gives_all_of_them():
    assert candidates_of("Congolese") == ("CD", "CG")
    assert candidates_of("Korea’s") == ("KR", "KP")
    assert candidates_of("Slovak") == ("SK",)
    assert candidates_of("Atlantis") == ()


@pytest.mark.parametrize(("code", "adjective"), [("SI", "Slovenian"), ("SK", "Slovak"), ("GB", "British"), ("US", "US"), ("NATO", "NATO"), ("NL", "Dutch")])  # fmt: skip
def test_adjectives(code, adjective):
    assert jurisdiction_adjective(code) == adjective


def test_names_with_and_without_their_article():
    assert jurisdiction_name("US") == "United States"
    assert jurisdiction_name("US", with_article=True) == "the United States"
    assert jurisdiction_name("SK", with_article=True) == "Slovakia"
    assert jurisdiction_name("??") == "??"


def test_parts_belong_to_their_country():
    assert country_of("GB-SCT") == "GB"
    assert country_of("NATO") == "NATO"
    assert country_of("US") == "US"


def test_every_territory_of_cldr_is_known_by_its_english_name():
    territories = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    assert {
        code: jurisdiction_of(name) for code, name in territories.items() if code not in NO_STATES and jurisdiction_of(name) != code
    } == {}


def test_every_spelling_leads_to_its_code():
    assert {
        spelling: (code, jurisdiction_of(spelling)) for spelling, code in all_names().items() if jurisdiction_of(spelling) != code
    } == {}


def test_every_code_has_a_name_that_leads_back_to_it():
    lost = {code for code in jurisdictions() if jurisdiction_of(jurisdiction_name(code)) != code}
    assert lost == set()


@pytest.mark.skipif("FACTDESK_SHARED" not in os.environ, reason="needs the shared rosters")
def test_every_jurisdiction_of_the_rosters_is_known():
    folder = Path(os.environ["FACTDESK_SHARED"]) / "data" / "roster"
    codes = set()
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            codes |= {row["jurisdiction"] for row in csv.DictReader(file)}
    assert {code for code in codes if code not in jurisdictions()} == set()
