"""A roster with a few people changed answers as one that was built of them."""

import pickle
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.roster.from_csv import read_csv
from factdesk.roster.official import Official
from factdesk.roster.patched import Patched
from factdesk.roster.roster import Roster

CSV = """name,aliases,office,jurisdiction,start,end,wikidata
Janez Janša,Janez Jansa,Prime Minister,SI,2020-03-13,2022-05-25,Q1
Robert Golob,,Prime Minister,SI,2022-05-25,,Q2
Eduard Heger,,Prime Minister,SK,2021-04-01,2023-05-15,Q3
Igor Matovič,,Prime Minister,SK,2020-03-21,2021-04-01,
Zuzana Čaputová,,President,SK,2019-06-15,2024-06-15,Q5
"""
PEOPLE = read_csv(CSV.encode(), "x").officials
NAMES = ("Janez Jansa", "Golob", "Eduard Hegger", "Matovic", "Caputova", "Jana Nová", "Nova")
PLACES = (("prime minister", "SI"), ("prime minister", "SK"), ("president", "SK"), ("president", "SI"))
NEW = Official("n1", "Jana Nová", ("Jana Nova",), terms=PEOPLE[0].terms)


def same(one, two):
    assert {person.key: person for person in one.officials} == {person.key: person for person in two.officials}
    assert len(one) == len(two)
    for name in NAMES:
        found = [{(c.person.key, c.score, c.outcome, c.matched) for c in roster.find(name)} for roster in (one, two)]
        assert found[0] == found[1], name
    for office, place in PLACES:
        for day in (None, date(2022, 3, 15)):
            held = [[(h.person.key, h.holding) for h in roster.holders(office, place, day)] for roster in (one, two)]
            assert sorted(held[0]) == sorted(held[1])
        assert one.covers(office, place) == two.covers(office, place)
    for key in ("Q1", "Q3", "n1", "nobody", *(person.key for person in PEOPLE)):
        assert one.official(key) == two.official(key)
        number = one.number(key)
        assert (None if number is None else one.person(number)) == one.official(key)


@settings(max_examples=40)
@given(st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)), st.booleans())
def test_it_equals_the_roster_of_these_people(changed, gone, with_new):
    now = [replace(person, name=person.name + " Novák") if at in changed else person for at, person in enumerate(PEOPLE)]
    others = [now[at] for at in changed - gone] + ([NEW] if with_new else [])
    patched = Patched(Roster.from_officials(PEOPLE), others, [PEOPLE[at].key for at in gone])
    whole = Roster.from_officials([one for at, one in enumerate(now) if at not in gone] + ([NEW] if with_new else []))
    same(patched, whole)
    same(pickle.loads(pickle.dumps(patched)), whole)
    same(Roster.from_bytes(patched.to_bytes()), whole)


@pytest.mark.parametrize("key", ["Q1", "Q3"])
def test_who_is_gone_is_not_found(key):
    patched = Patched(Roster.from_officials(PEOPLE), (), [key])
    assert patched.official(key) is None
    assert all(one.person.key != key for name in NAMES for one in patched.find(name))
