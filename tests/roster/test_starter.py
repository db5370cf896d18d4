"""The officials that come with the program."""

import importlib.util
import lzma
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from factdesk.draft.offices import office_class
from factdesk.roster import open_roster
from factdesk.roster.official import Holding, Status
from factdesk.roster.opening import starter
from factdesk.roster.twins import twins

DAY = date(2022, 3, 15)


@pytest.fixture(scope="module")
def roster(tmp_path_factory):
    return open_roster(starter(), cache=tmp_path_factory.mktemp("cache"))


def holders(roster, office, place):
    return [one.person.name for one in roster.holders(office, place, DAY) if one.holding is Holding.YES]


def test_nobody_stands_twice(roster):
    numbers = Counter(person.wikidata for person in roster.officials if person.wikidata)
    assert [number for number, count in numbers.items() if count > 1] == []
    assert len({person.key for person in roster.officials}) == len(roster) > 20_000


def test_nobody_is_left_who_may_be_somebody_else(roster):
    """Whom names, offices and dates make one, all but four pairs who were looked at and are two people each."""
    assert sorted(min(one.name, other.name) for one, other, _ in twins(roster.officials)) == [
        "David Davis",
        "David Maclean",
        "John MacGregor",
        "Michael Foster",
    ]


@pytest.mark.parametrize(
    ("office", "place", "name"),
    [
        ("prime minister", "SI", "Janez Janša"),
        ("prime minister", "SK", "Eduard Heger"),
        ("prime minister", "GB", "Boris Johnson"),
        ("prime minister", "PL", "Mateusz Morawiecki"),
        ("president", "RU", "Vladimir Putin"),
        ("minister of defence", "GB", "Ben Wallace"),
        ("minister of defence", "UA", "Oleksii Reznikov"),
        ("minister of defence", "PL", "Mariusz Błaszczak"),
        ("secretary general", "NATO", "Jens Stoltenberg"),
        ("president", "ZA", "Cyril Ramaphosa"),
        ("prime minister", "GE", "Irakli Garibashvili"),
        ("minister of finance", "GR", "Christos Staïkouras"),
    ],
)
def test_who_held_office(roster, office, place, name):
    assert holders(roster, office, place) == [name]


def test_people_of_several_sources_are_one_and_namesakes_are_two(roster):
    def keys(name):
        return [one.person.wikidata for one in roster.find(name) if one.score == 1.0]

    assert keys("Boris Johnson") == ["Q180589"]
    assert keys("Jens Stoltenberg") == ["Q57665"]
    assert keys("Donald Tusk") == ["Q946"]
    assert sorted(keys("Magdalena Andersson")) == ["Q4935870", "Q4935873"]
    assert sorted(keys("Andrew Mitchell")) == ["Q333261", "Q57820261"]
    assert sorted(keys("Kostas Karamanlis")) == ["Q188978", "Q20995434"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Janez Jansa", "Janez Janša"),
        ("Mateusz Morawiecki", "Mateusz Morawiecki"),
        ("Jaroslaw Kaczynski", "Jarosław Kaczyński"),
        ("Petr Fiala", "Petr Fiala"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
        ("Володимир Зеленський", "Volodymyr Zelenskyy"),
        ("Alexei Reznikov", "Oleksii Reznikov"),
        ("Orbán, Viktor", "Viktor Orbán"),
        ("Sergey Shoygu", "Sergei Shoigu"),  # the source's spelling; the house's is that of English newspapers
        ("Nikolay Shulginov", "Nikolai Shulginov"),
    ],
)
def test_names_are_found_as_drafts_write_them(roster, mention, name):
    best = roster.find(mention)[0]
    assert (best.person.name, best.outcome) == (name, "same")


@pytest.mark.parametrize(
    ("surname", "office", "place", "key"), [("Putin", "president", "RU", "Q7747"), ("Zelensky", "president", "UA", "Q3874799")]
)
def test_a_surname_is_ambiguous_and_the_office_ranks(roster, surname, office, place, key):
    found = roster.find(surname, office=office, jurisdiction=place, on=DAY)
    assert {one.outcome for one in found} == {"ambiguous"}
    assert found[0].person.wikidata == key
    assert f"jurisdiction: {place}" in found[0].reasons


def test_a_wrong_country_hides_nobody(roster):
    best = roster.find("Janez Janša", office="prime minister", jurisdiction="SK", on=DAY)[0]
    assert (best.person.wikidata, best.outcome) == ("Q57627", "same")


def test_an_office_is_called_what_it_was(roster):
    held = {one.person.name: one.term.office.name for one in roster.holders("minister of finance", "GR", date(2015, 3, 1))}
    assert held["Yanis Varoufakis"] == "Minister of Finance"
    (held,) = roster.holders("prime minister", "ME", date(2021, 3, 1))
    assert held.term.office.name == "Prime Minister"


def test_an_open_term_that_others_followed_is_of_unknown_end(roster):
    terms = [term for term in roster.find("Mariano de Yturralde y Orbegoso")[0].person.terms if term.end is None]
    assert {term.status for term in terms} == {Status.UNKNOWN}
    terms = [term for term in roster.find("Vladimir Putin")[0].person.terms if term.end is None]
    assert {term.status for term in terms} == {Status.CURRENT}


def test_people_stand_in_the_order_of_note(roster):
    ranks = [min(RANKS.get(office_class(term.office.normal), 2) for term in person.terms) for person in roster.officials]
    assert ranks == sorted(ranks)
    keys = [person.key for person in roster.officials]
    assert keys.index("Q7747") < keys.index("Q4935873")


RANKS = {"head of state": 0, "head of government": 0, "minister": 1, "secretary general": 1, "deputy head": 1}


def test_a_peer_is_called_by_name(roster):
    (hutton,) = [person for person in roster.officials if person.wikidata == "Q332562"]
    assert (hutton.name, hutton.aliases) == ("John Hutton", ("Lord Hutton of Furness",))
    assert not [person.name for person in roster.officials if ", Baron" in person.name or "(" in person.name]


def test_unconfirmed_rows_stay_so(roster):
    (held,) = roster.holders("secretary general", "NATO", DAY)
    assert held.term.checked is None
    assert "confirm before relying" in held.term.source


def test_a_hand_over_in_the_midst_of_a_government_has_its_own_day(roster):
    for day, name in ((date(2016, 2, 1), "Laurent Fabius"), (date(2016, 3, 16), "Jean-Marc Ayrault")):
        assert [held.person.name for held in roster.holders("minister of foreign affairs", "FR", day)] == [name]


def test_the_build_gives_the_shipped_file(shared):
    folder = shared / "data" / "roster"
    script = Path(__file__).parents[2] / "packaging" / "build_roster.py"
    spec = importlib.util.spec_from_file_location("build_roster", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert lzma.decompress(module.build(folder)) == lzma.decompress(starter().read_bytes())  # liblzma may pack otherwise elsewhere
