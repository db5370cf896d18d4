from pathlib import Path

import pytest

from factdesk.assets import asset
from factdesk.draft.gazetteer import capitals_of, cities_named, is_capital
from factdesk.draft.jurisdictions import jurisdictions


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Brussels", "BE"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Lvov", "UA"),
        ("Peking", "CN"),
        ("Cologne", "DE"),
        ("Vaduz", "LI"),
        ("lublin", "PL"),
    ],
)
def test_a_city_is_known_by_its_english_spellings(name, country):
    assert cities_named(name)[0].country == country


def test_the_largest_of_a_name_comes_first():
    birminghams = cities_named("Birmingham")
    assert [city.country for city in birminghams][:2] == ["GB", "US"]
    assert birminghams[0].population > birminghams[1].population


def test_parts_of_countries_are_iso_codes():
    assert cities_named("Atlanta")[0].part == "US-GA"
    assert cities_named("Toronto")[0].part == "CA-ON"
    assert {city.part for city in cities_named("Springfield")} >= {"US-MO", "US-IL"}


def test_capitals():
    assert is_capital("Kyiv", "UA")
    assert is_capital("Kiev", "UA")
    assert not is_capital("Lviv", "UA")
    assert not is_capital("Sydney", "AU")
    assert is_capital("Austin", "US-TX")
    assert capitals_of("SK")[0] == "Bratislava"
    assert capitals_of("??") == ()


def test_an_unknown_place_is_nowhere():
    assert cities_named("Ankh-Morpork") == ()


def test_nearly_every_sovereign_country_has_a_capital():
    without = {code for code, one in jurisdictions().items() if one.section == "countries" and not capitals_of(code)}
    assert len(without) < 60
    assert not without & {"SK", "SI", "UA", "RU", "US", "GB", "FR", "DE", "CN", "IN", "XK", "PS", "TW"}


def test_the_table_is_small_and_credited():
    table = asset("places", "cities.tsv")
    assert table.stat().st_size < 400_000
    assert "GeoNames" in Path(asset("places", "CREDITS.md")).read_text(encoding="utf-8")
