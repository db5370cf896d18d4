"""What an editor types of an official is checked by field, and becomes the official."""

import pytest

from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Status, Term
from factdesk.ui.roster.entry import OfficialEntry, TermEntry

TERM = Term(Office("Prime Minister", "prime minister", "SI"), PartialDate(2020, 3, 13), PartialDate(2022, 5, 25), Status.ENDED,
            source="Wikidata", checked=PartialDate(2022, 8, 3), extra={"page": "12"})  # fmt: skip
OFFICIAL = Official("Q57627", "Janez Janša", ("Ivan Janša",), PartialDate(1958, 9, 17), "Q57627", (TERM,))


def test_an_official_comes_back_as_it_was():
    entry = OfficialEntry.of(OFFICIAL)
    assert entry.right()
    assert entry.official("Q57627") == OFFICIAL


def test_a_jurisdiction_is_shown_by_name_and_understood_by_name_and_code():
    assert TermEntry.of(TERM).jurisdiction == "Slovenia"
    for typed in ("Slovenia", "SI", "slovenian"):
        assert TermEntry("Prime Minister", typed).term().office.jurisdiction == "SI"


@pytest.mark.parametrize(
    ("entry", "field", "says"),
    [
        (TermEntry("", "SI"), "office", "An office is needed"),
        (TermEntry("Prime Minister", ""), "jurisdiction", "A country or an organisation is needed"),
        (TermEntry("Prime Minister", "Ruritania"), "jurisdiction", "“Ruritania” is not"),
        (TermEntry("Prime Minister", "SI", "13 March 2020"), "start", "is not a date such as 2014"),
        (TermEntry("Prime Minister", "SI", "2021-02-29"), "start", "2021-02 has no day 29"),
        (TermEntry("Prime Minister", "SI", "2022", "2021-05"), "end", "The end, 2021-05, is before the start, 2022."),
    ],
)
def test_what_is_wrong_is_said_by_field(entry, field, says):
    assert says in entry.faults()[field]


def test_an_end_in_the_year_of_the_start_is_no_fault():
    assert TermEntry("Prime Minister", "SI", "2022-06", "2022").faults() == {}


@pytest.mark.parametrize(
    ("field", "typed"), [("name", " "), ("born", "1958-13"), ("wikidata", "57627"), ("discouraged", "Janez  Janša")]
)
def test_what_is_wrong_with_the_person(field, typed):
    entry = OfficialEntry(**{"name": "Janez Janša", field: typed}, terms=(TermEntry.of(TERM),))
    assert list(entry.faults()) == [field]
    assert not entry.right()


def test_discouraged_spellings_are_found_like_the_others():
    entry = OfficialEntry("Janez Janša", "Ivan Janša", "Janez Jansa\nIvan Jansa", terms=(TermEntry("PM", "SI", "2020"),))
    official = entry.official("")
    assert official.aliases == ("Ivan Janša", "Janez Jansa", "Ivan Jansa")
    assert official.discouraged == ("Janez Jansa", "Ivan Jansa")
    again = OfficialEntry.of(official)
    assert (again.aliases, again.discouraged) == (entry.aliases, entry.discouraged)


def test_a_person_without_a_term_is_not_right():
    assert "terms" in OfficialEntry("Janez Janša").faults()


def test_spaces_blank_lines_and_repeated_spellings_are_tidied():
    entry = OfficialEntry("  Janez   Janša ", "Ivan Janša\n\n Ivan  Janša \nЯнез Янша", terms=(TermEntry("PM", "SI", "2020"),))
    official = entry.official("")
    assert (official.name, official.aliases) == ("Janez Janša", ("Ivan Janša", "Янез Янша"))
    assert official.terms[0].office == Office("PM", "prime minister", "SI")
