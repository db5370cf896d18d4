"""Merging imports: nobody who is there is joined to another, keys stay, and a second time changes nothing."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.desk.merging import both, merged
from factdesk.roster.dates import PartialDate
from factdesk.roster.doubtful import Doubtful
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


def person(key, name, office="Mayor", place="SK", **more):
    return Official(key, name, terms=(Term(office_in(office, place), PartialDate(2001)),) if office else (), **more)


def test_who_cannot_be_told_apart_is_asked_and_each_answer_holds():
    there = person("a", "Jane Novak", place="SI")
    new = person("b", "Jane Novak", "Coach", "NZ")
    asked = merged([there], [new])
    assert [(one.new, one.alike) for one in asked.questions] == [(new, (there,))]
    assert asked.pairs == ((None, new),), "without an answer they stay apart"
    same = merged([there], [new], answers={"b": "a"})
    assert (same.questions, [(before.key, len(after.terms)) for before, after in same.pairs]) == ((), [("a", 2)])
    for said in ("new", "skip"):
        answered = merged([there], [new], answers={"b": said})
        assert (answered.questions, len(answered.pairs), len(answered.left_out)) == ((), said == "new", said == "skip")
    assert [after.key for _, after in merged([there], [new], doubtful=Doubtful.SAME).pairs] == ["a"]
    assert merged([there], [new], doubtful=Doubtful.SKIP).left_out == (new,)
    assert merged([there, replace(there, key="c")], [new], doubtful=Doubtful.SAME).pairs == ((None, new),), "two may be meant"


def test_nobody_is_asked_where_a_birth_or_a_number_says_no():
    there = person("a", "Jane Novak", born=PartialDate(1950), wikidata="Q1")
    assert merged([there], [person("b", "Jane Novak", born=PartialDate(1960))]).questions == ()
    assert merged([there], [person("b", "Jane Novak", wikidata="Q2")]).questions == ()


def test_two_of_one_file_are_never_made_the_same_one_by_name():
    there = person("a", "Jane Novak")
    found = merged([there], [person("b", "Jane Novak"), person("c", "Jane Novak")])
    assert [one.new.key for one in found.questions] == ["c"]


def test_spellings_without_an_office_go_to_those_who_are_there():
    there = person("a", "Jane Novak", wikidata="Q1")
    names = person("b", "Jane Nováková", office="", wikidata="Q1", aliases=("J. N.",))
    found = merged([there], [names, person("c", "Nobody Here", office="")])
    assert [after.aliases for _, after in found.pairs] == [("Jane Nováková", "J. N.")]
    assert [one.key for one in found.left_out] == ["c"]


def test_a_key_that_is_taken_gets_a_number():
    assert [after.key for _, after in merged([], [person("a", "Eva Kovac")], keys={"a", "a-2"}).pairs] == ["a-3"]
