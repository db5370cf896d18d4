"""Merging imports: nobody who is there is joined to another, keys stay, and a second time changes nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.desk.merging import both, merged
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Status, Term
from factdesk.roster.row import office_in

years = st.integers(1990, 1996).map(PartialDate)
terms = st.builds(
    Term,
    st.builds(office_in, st.sampled_from(["Prime Minister", "Minister of Defence"]), st.sampled_from(["SK", "SI", "NATO"])),
    years,
    st.none() | st.integers(1997, 1999).map(PartialDate),
    st.sampled_from(Status),
    source=st.sampled_from(["one", "two"]),
    checked=st.none() | years,
    extra=st.just({}),
)
people = st.builds(
    Official,
    st.just(""),
    st.sampled_from(["Jane Novak", "Jane Novák", "Eva Kovac", "Ivan Janša"]),
    st.lists(st.sampled_from(["J. Novak", "Eva Kovač"]), unique=True, max_size=1).map(tuple),
    st.none() | st.integers(1950, 1951).map(PartialDate),
    st.none() | st.sampled_from(["Q1", "Q2", "Q3"]),
    st.lists(terms, min_size=1, max_size=2, unique_by=str).map(tuple),
)


def rosters(prefix):
    """People with keys, each Wikidata number once."""
    numbered = st.lists(people, max_size=5, unique_by=lambda one: one.wikidata or str(one))
    return numbered.map(lambda found: tuple(replace(one, key=f"{prefix}{n}") for n, one in enumerate(found)))


@settings(max_examples=200)
@given(rosters("a"), rosters("b"))
def test_nobody_is_lost_and_keys_and_numbers_stay_apart(existing, imported):
    after = {one.key: one for one in existing} | {one.key: one for _, one in merged(existing, imported).pairs}
    assert {one.key for one in existing} <= set(after)
    for one in existing:
        now = after[one.key]
        assert (now.name, now.wikidata or one.wikidata) == (one.name, one.wikidata or now.wikidata)
        assert set(one.aliases) <= set(now.aliases)
    numbers = [one.wikidata for one in after.values() if one.wikidata]
    assert len(numbers) == len(set(numbers))
    offices = {(one.wikidata, term.office) for one in imported if one.wikidata for term in one.terms}
    assert offices <= {(one.wikidata, term.office) for one in after.values() for term in one.terms}


@settings(max_examples=200)
@given(rosters("a"))
def test_the_same_people_again_change_nothing(existing):
    numbered = tuple(one for one in existing if one.wikidata)
    assert merged(existing, numbered).pairs == ()


@given(people, people)
def test_both_together_know_what_each_knows(one, two):
    together = both(replace(one, key="a"), replace(two, key="b"))
    assert together.key == "a"
    assert {one.name, two.name, *one.aliases, *two.aliases} == {together.name, *together.aliases}
    assert {term.office for term in (*one.terms, *two.terms)} == {term.office for term in together.terms}
    assert both(together, two).aliases == together.aliases
