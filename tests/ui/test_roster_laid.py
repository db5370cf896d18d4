"""A large roster laid out for searching: sheets of words, and officials made only when a row is looked at."""

from dataclasses import replace

import pytest

from factdesk.roster.official import Office, Official, Term
from factdesk.roster.roster import Roster
from factdesk.ui.roster.laid import SHEET, index, patched
from factdesk.ui.roster.search import Wanted, search

MANY = 2 * SHEET + 500
MAYOR = Office("Mayor", "mayor", "GB")


class Counting(Roster):
    """Counts who is made."""

    made = 0

    def person(self, number):
        type(self).made += 1
        return super().person(number)


@pytest.fixture(scope="module")
def laid():
    people = (
        Official(f"k{n}", f"Given{n % 97} Surname{MANY - n:05}", ("Sir Other",) * (n == 7), terms=(Term(MAYOR),))
        for n in range(MANY)
    )
    return index(Counting.from_officials(people))


def names(found, count=5):
    return [row.official.name for row in found.rows[:count]]


def test_the_sheets_hold_everybody_in_order(laid):
    assert [len(sheet.numbers) for sheet in laid.sheets] == [SHEET, SHEET, 500]
    found = search(laid, Wanted())
    assert (len(found.rows), found.terms) == (MANY, MANY)
    every = [row.official.name for row in found.rows]
    assert every == sorted(every)
    assert found.rows[-1].official.name == every[-1]


def test_only_those_who_are_looked_at_are_made(laid):
    Counting.made = 0
    found = search(laid, Wanted("given1"))
    assert len(found.rows) > MANY // 10
    assert Counting.made == 0
    assert len(names(found, 20)) == 20
    assert Counting.made == 20


def test_a_search_for_too_little_says_that_there_are_more(laid, monkeypatch):
    monkeypatch.setattr("factdesk.ui.roster.search.MOST", 100)
    found = search(laid, Wanted("surname"))
    assert (len(found.rows), found.whole) == (100, False)
    assert search(laid, Wanted("surname00017")).whole


def test_beginnings_of_the_name_come_first_from_whatever_sheet(laid):
    extra = Official("new", "Surname of Somewhere", terms=(Term(MAYOR),))
    assert names(search(patched(laid, {"new": extra}), Wanted("surname")), 1) == ["Surname of Somewhere"]


def test_an_edit_moves_a_line_to_another_sheet_and_back(laid):
    person = laid.person("k40")
    moved = patched(laid, {"k40": replace(person, name="Zoe Zander")})
    assert (len(moved), moved.terms) == (MANY, MANY)
    assert names(search(moved, Wanted("zander"))) == ["Zoe Zander"]
    assert names(search(moved, Wanted(person.name.lower())), 1) != [person.name]
    rows = search(moved, Wanted()).rows
    assert rows.line_of("k40") == MANY - 1
    assert rows[rows.line_of("k39")].official.key == "k39"
    back = patched(moved, {"k40": person})
    assert [row.official.name for row in search(back, Wanted()).rows] == [row.official.name for row in search(laid, Wanted()).rows]
    gone = patched(back, {"k40": None})
    assert (len(gone), gone.person("k40"), search(gone, Wanted()).rows.line_of("k40")) == (MANY - 1, None, -1)


def test_a_roster_of_one_can_lose_and_win_everybody():
    lonely = index(Roster.from_officials([Official("a", "Ann Able", terms=(Term(MAYOR),))]))
    empty = patched(lonely, {"a": None})
    assert (len(empty), empty.terms, search(empty, Wanted("ann")).rows[:]) == (0, 0, [])
    assert names(search(patched(empty, {"b": Official("b", "Bob Bell", terms=(Term(MAYOR),))}), Wanted("bell"))) == ["Bob Bell"]
