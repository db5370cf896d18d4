"""Every format gives back what it took, but for what its list says it cannot hold; content decides what an ending leaves open."""

import lzma
from dataclasses import replace
from pathlib import PurePath

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factdesk.roster import opening
from factdesk.roster.dates import PartialDate
from factdesk.roster.failed import RosterFailed
from factdesk.roster.formats import FORMATS, format_for, read
from factdesk.roster.merge import merge
from factdesk.roster.official import Status, Term
from factdesk.roster.row import Row, office_in

words = st.text(
    st.characters(categories=["L", "M", "N", "P", "S"], exclude_characters="|") | st.just(" "), min_size=1, max_size=12
).map(lambda said: " ".join(said.split()))
some = words.filter(bool)
names = st.sampled_from(["Jane Novak", "Jane Novák", "Eva Kovac", "Янез Янша", "安倍晋三", "=1+1", "'-x", "O'Neill"]) | some


@st.composite
def dates(draw, first=1950, last=1960):
    year = draw(st.integers(first, last))
    month = draw(st.none() | st.integers(1, 12))
    return PartialDate(year, month, draw(st.none() | st.integers(1, 28)) if month else None)


columns = st.sampled_from(
    ["party", "Note", "person.gender", "membership.label", "Person.gender", "Occupancy.constituency", "=a", "x y"]
)
terms = st.builds(
    Term,
    st.builds(office_in, st.sampled_from(["Prime Minister", "Minister of Defence"]) | some,
              st.sampled_from(["SK", "US-CA", "GB-SCT", "NATO", "EU", "XK", "SUHH", "ABCD", ""])),
    st.none() | dates(1950, 1959),
    st.none() | dates(1960, 1970),
    st.sampled_from(Status),
    st.booleans(),
    st.just("") | some | st.just("https://example.org/?a=1|2"),
    st.none() | dates(2000, 2020),
    st.dictionaries(columns, some | st.sampled_from(["42", "042", "true", "null", '"q"', "[1, 2]", "[1,2]", '["a", "b"]', "1e5", "-0"]), max_size=3),
)  # fmt: skip
rows = st.builds(
    Row, st.just(0), names, st.lists(names, unique=True, max_size=2).map(tuple), st.none() | dates(1900, 1910),
    st.none() | st.sampled_from(["Q1", "Q2", "Q3"]), terms, st.none(), st.lists(names, unique=True, max_size=1).map(tuple),
)  # fmt: skip


def tidy(row):
    avoided = tuple(one for one in row.discouraged if one != row.name)
    aliases = tuple(dict.fromkeys(one for one in (*row.aliases, *avoided) if one != row.name))
    return Row(row.line, row.name, aliases, row.born, row.wikidata, row.term, None, avoided)


rosters = st.lists(rows.map(tidy), min_size=1, max_size=6).map(merge)


def plain(officials):
    """The officials by name and terms, whatever their order."""
    return sorted(((replace(one, key="", terms=()), one.terms) for one in officials), key=repr)


def held(form, officials):
    """The officials without what a format says it cannot hold."""
    if "FollowTheMoney" in form.title:  # knows the columns of its own entities only
        officials = [one for one in officials if not any(t.extra for t in one.terms)]
    if form.name == "popolo":  # what is said of a person is said once
        officials = [
            one for one in officials if len(one.terms) == 1 or not any("person." in key for t in one.terms for key in t.extra)
        ]
    if form.name not in {"csv", "xlsx", "popolo"}:
        officials = [replace(one, discouraged=()) for one in officials]
    if form.name in {"csv", "xlsx"}:  # who is who is worked out again
        assume(plain(merge(row for one in officials for row in alone(one))) == plain(officials))
    return officials


def alone(one):
    return [Row(0, one.name, one.aliases, one.born, one.wikidata, term, None, one.discouraged) for term in one.terms]


def comes_back(form, officials):
    kept = held(form, officials)
    assume(kept)
    found = read(form.write(kept), f"roster{form.ending}")
    assert found.refused == ()
    assert plain(found.officials) == plain(kept)


@pytest.mark.parametrize("form", [one for one in FORMATS if one.name != "xlsx"], ids=lambda one: one.name)
@settings(max_examples=25)
@given(officials=rosters)
def test_what_is_written_is_read_back(form, officials):
    comes_back(form, officials)


@settings(max_examples=4)
@given(officials=st.lists(rows.map(tidy), min_size=5, max_size=15).map(merge))
def test_what_is_written_into_a_workbook_is_read_back(officials):
    comes_back(format_for(PurePath("x.xlsx")), officials)


@pytest.fixture(scope="module")
def starter():
    return read(lzma.decompress(opening.starter().read_bytes()), "starter.csv").officials


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_the_starter_roster_comes_back_from_every_format(form, starter):
    people = starter if form.name in {"csv", "xlsx"} else starter[::20]  # who is who depends on all of one name
    found = read(form.write(people), f"starter{form.ending}")
    assert found.refused == ()
    assert plain(found.officials) == plain(people)


@pytest.mark.parametrize(("name", "said", "form"), [
    ("a.csv", None, "csv"), ("A.XLSX", None, "xlsx"), ("a.json", None, "popolo"), ("a.jsonl", None, "ftm"), ("a.ftm.json", None, "ftm"),
    ("a.statements.csv", None, "statements"), ("a.srj", None, "sparql-json"), ("a.json", "sparql-json", "sparql-json"),
    ("a.txt", "FTM", "ftm"),
])  # fmt: skip
def test_the_format_is_the_one_said_or_that_of_the_ending(name, said, form):
    assert format_for(PurePath(name), said).name == form


def test_an_unknown_format_is_refused_with_those_that_there_are():
    with pytest.raises(RosterFailed, match=r"a\.pdf.*\.csv, \.xlsx, \.json"):
        format_for(PurePath("a.pdf"))
    with pytest.raises(RosterFailed, match="no roster format 'pdf'; there are csv, xlsx, popolo"):
        format_for(PurePath("a.csv"), "pdf")


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
def test_the_content_decides_whatever_the_name(form, starter):
    few = starter[:3]
    assert plain(read(form.write(few), "download").officials) == plain(few)


DEEP = b"[" * 200_000
BAD = {
    "a page": b"<!doctype html><html>",
    "a PDF": b"%PDF-1.7 ...",
    "cut": b'{"persons": [{"id": "a", "na',
    "nested without end": DEEP,
    "a number": b"[1, 2, 3]",
    "an object of nothing": b"{}",
    "lists where objects are": b'{"persons": [[], 1, "x", null], "memberships": [3, [], {"person_id": {}}]}',
    "objects where lists are": b'{"persons": {}, "memberships": []}',
    "results that are no list": b'{"head": {}, "results": {"bindings": {}}}',
    "results of something else": b'{"head": {}, "results": {"bindings": [{"x": {"value": "y"}}]}}',
    "no number": b'{"persons": [{"id": NaN}]}',
    "a number without end": b'{"persons": [{"id": ' + b"9" * 5000 + b"}]}",
    "binary": b"PK\x03\x04 and nothing more",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
    "entities of nothing": b'{"schema": "Person"}\n{"schema": []}\n',
    "UTF-16": '{"persons": []}'.encode("utf-16"),
    "Latin-1": "name,office\nJosé,Mayor\n".encode("latin-1"),
    "NUL": b"name,office\nA\0B,Mayor\n",
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_roster_is_named_in_one_sentence(data):
    try:
        said = [f"desk.json {one.reason}" for one in read(data, "desk.json").refused]
    except RosterFailed as failed:
        said = [str(failed)]
    assert said
    assert all(words.startswith("desk.json ") and "\n" not in words for words in said)


def test_a_count_of_rows_is_told_and_can_be_cancelled():
    lines = "name,office,jurisdiction\n" + "".join(f"Name Of{n},Mayor,SK\n" for n in range(9000))
    told = []
    read(lines.encode(), "a.csv", lambda *said: told.append(said))
    first, second, *_ = (done for done, _, what in told if what == "Reading the file")
    assert first == 2 < second <= 9001
    assert told[0][1] == 9001

    def cancel(done, total, what):
        if done > 4000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(lines.encode(), "a.csv", cancel)


@pytest.mark.parametrize("number", ["", "Q{}"])
def test_putting_people_together_is_told_whether_or_not_they_have_numbers(number):
    told = []
    lines = "name,office,wikidata\n" + "".join(f"Name Of{n},Mayor,{number.format(n + 1)}\n" for n in range(9000))
    found = read(lines.encode(), "a.csv", lambda *said: told.append(said))
    steps = [done for done, total, what in told if what.startswith("Putting") and total == len(found.officials) == 9000]
    assert steps[0] == 0 < steps[1] < 9000


def test_one_bad_row_of_many_is_refused_alone():
    lines = ["name,office,start", *(f"Name Of{n},Mayor,20{n % 90 + 10}" for n in range(3000))]
    lines[1500] = "Bad,Mayor,31/12/2020"
    for end in ("\n", "\r\n", "\r"):
        found = read(end.join(lines).encode(), "a.csv")
        assert (len(found.officials), [one.line for one in found.refused]) == (2999, [1501])
    mixed = "".join(line + ("\r\n" if n % 2 else "\n") for n, line in enumerate(lines))
    assert len(read(mixed.encode(), "a.csv").officials) == 2999


def test_a_word_of_another_format_within_makes_no_file_of_that_format():
    people = merge([Row(2, "Jane schema", ("schema",), None, "Q9", Term(office_in("schema", "SK"), PartialDate(1950)))])
    for form in FORMATS:
        found = read(form.write(people), f"roster{form.ending}")
        assert [one.name for one in found.officials] == ["Jane schema"], form.name
