"""Search as you type: names first, without diacritics or order, then offices and places, then other spellings."""

from dataclasses import replace
from datetime import date

import pytest

from factdesk.roster.from_csv import read_csv
from factdesk.roster.roster import Roster
from factdesk.ui.roster.laid import index, patched
from factdesk.ui.roster.search import Day, Wanted, search

CSV = """name,aliases,office,jurisdiction,start,end,status,wikidata,source,checked
Janez Janša,Ivan Janša|Янез Янша,Prime Minister,SI,2020-03-13,2022-05-25,ended,Q57627,Wikidata,2022-08-03
Janez Janša,,Minister of Defence,SI,2000-06-07,2000-11-30,ended,Q57627,Wikidata,2022-08-03
Eduard Heger,,Prime Minister,SK,2021-04-01,,current,Q1,Wikidata,2022-07-30
Robert Golob,,Prime Minister,SI,2022-06-01,,current,Q2,Wikidata,2022-08-03
Jan Eliasson,,Deputy Secretary-General,UN,2012-07,2016,ended,Q3,own notes,
Marjan Šarec,,Prime Minister,SI,2018-09-13,2020-03-13,ended,Q4,Wikidata,2022-08-03
"""
DAY = date(2022, 3, 15)


@pytest.fixture(scope="module")
def laid():
    return index(Roster.from_officials(read_csv(CSV.encode(), "roster.csv").officials))


def names(laid, words="", **wanted):
    return [row.official.name for row in search(laid, Wanted(words, **wanted)).rows]


def test_nothing_typed_shows_everybody(laid):
    found = search(laid, Wanted())
    assert (len(found.rows), found.officials, found.terms) == (5, 5, 6)


def test_beginnings_of_the_name_come_before_beginnings_of_a_part(laid):
    assert names(laid, "jan") == ["Jan Eliasson", "Janez Janša"]


@pytest.mark.parametrize("words", ["jansa", "JANŠA janez", "ivan jan", "Янша", "janša, janez"[:5]])
def test_without_diacritics_order_or_script(laid, words):
    assert names(laid, words)[0] == "Janez Janša"


def test_a_spelling_with_a_slip_is_found(laid):
    assert names(laid, "Eduard Hager") == ["Eduard Heger"]


def test_office_and_place_pick_the_term_they_name(laid):
    rows = search(laid, Wanted("slovenia defence")).rows
    assert [(row.official.name, row.term.office.name) for row in rows] == [("Janez Janša", "Minister of Defence")]


def test_those_who_held_office_on_the_day_stand_first(laid):
    assert names(laid, "slovenia prime minister", on=DAY, day=Day.FIRST)[0] == "Janez Janša"
    assert names(laid, "slovenia prime minister", on=date(2019, 1, 1), day=Day.FIRST)[0] == "Marjan Šarec"


def test_only_those_of_the_day(laid):
    assert names(laid, "", on=DAY, day=Day.ONLY) == ["Eduard Heger", "Janez Janša"]


def test_the_chips_filter_terms(laid):
    assert names(laid, "", office="prime minister", jurisdiction="SI") == ["Janez Janša", "Marjan Šarec", "Robert Golob"]
    assert names(laid, "", unconfirmed=True) == ["Jan Eliasson"]
    assert names(laid, "heger", jurisdiction="SI") == []


def test_nobody_answers(laid):
    assert names(laid, "qqqqqq") == []


def test_an_empty_roster_answers_nothing():
    assert search(index(Roster.from_officials([])), Wanted("jan")).rows[:] == []
    assert list(search(index(Roster.from_officials([])), Wanted()).rows) == []


def test_one_official_is_exchanged_added_and_removed(laid):
    janez = next(official for official in laid.everybody() if official.name == "Janez Janša")
    renamed = patched(laid, {janez.key: replace(janez, name="Žan Novak", aliases=())})
    assert names(renamed, "novak") == ["Žan Novak"]
    assert names(renamed, "ivan") == []
    assert names(renamed)[-1] == "Žan Novak"
    removed = patched(renamed, {janez.key: None})
    assert (len(removed), removed.terms) == (4, 4)
    assert names(removed, "heger") == ["Eduard Heger"]
    assert names(patched(removed, {janez.key: janez})) == names(laid)
