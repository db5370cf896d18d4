"""Finding officials by name and by office."""

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.roster.from_csv import read_csv
from factdesk.roster.index import Chances
from factdesk.roster.official import Holding, Official
from factdesk.roster.roster import Roster
from factdesk.roster.spelling import spelling

CSV = """name,aliases,office,jurisdiction,start,end,status,acting,wikidata,checked
Janez Janša,Ivan Janša,Prime Minister,SI,2020-03-13,2022-05-25,ended,,Q1,2022-08-03
Robert Golob,,Prime Minister,SI,2022-05-25,,current,,Q2,2023-01-01
Alenka Bratušek,,Deputy Prime Minister,SI,2021,,current,,Q3,2023-01-01
Eduard Heger,,Prime Minister,SK,2021-04-01,,current,,Q4,2022-08-03
Eduard Heger,,Minister of Finance and Economy,SK,2020-03-21,2021-04-01,ended,,Q4,2022-08-03
Ľudovít Ódor,,Prime Minister,SK,2023-05-15,2023-10-25,ended,yes,Q5,2024-01-01
Volodymyr Zelenskyy,Володимир Зеленський,President,UA,2019-05-20,,current,,Q6,2022-08-03
Vladimir Putin,,President,RU,2012-05-07,,current,,Q7,2022-08-03
Igor Putin,,Mayor of Ryazan,RU,2010,2014,ended,,Q8,2022-08-03
Magdalena Andersson,,Prime Minister,SE,2021-11-30,2022-10-17,ended,,Q9,2023-01-01
Magdalena Andersson,,Governor of Västerbotten,SE,2012-11-01,2020-03-31,ended,,Q10,2023-01-01
"""
DAY = date(2022, 3, 15)


@pytest.fixture(scope="module")
def roster():
    return Roster.from_officials(read_csv(CSV.encode(), "x").officials)


def names(candidates):
    return [one.person.name for one in candidates]


@pytest.mark.parametrize(
    ("mention", "name", "matched"),
    [
        ("Janez Jansa", "Janez Janša", "Janez Janša"),
        ("Ivan Jansa", "Janez Janša", "Ivan Janša"),
        ("Jansa, Janez", "Janez Janša", "Janez Janša"),
        ("Janez Jannša", "Janez Janša", "Janez Janša"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskyy"),
        ("Ludovit Odor", "Ľudovít Ódor", "Ľudovít Ódor"),
        ("Едуард Хегер", "Eduard Heger", "Eduard Heger"),
    ],
)
def test_a_full_name_finds_its_bearer(roster, mention, name, matched):
    best = roster.find(mention)[0]
    assert (best.person.name, best.outcome, best.matched) == (name, "same", matched)


def test_nobody_is_found_for_a_strange_name(roster):
    assert roster.find("Olaf Scholz") == []
    assert roster.find("") == []
    assert roster.find("?!") == []


def test_office_place_and_day_rank_but_never_hide(roster):
    assert {one.person.name for one in roster.find("Putin")} == {"Vladimir Putin", "Igor Putin"}
    assert names(roster.find("Putin", office="mayor", jurisdiction="RU"))[0] == "Igor Putin"
    assert names(roster.find("Putin", office="president", jurisdiction="RU", on=DAY))[0] == "Vladimir Putin"
    assert names(roster.find("Janez Janša", office="prime minister", jurisdiction="SK"))[0] == "Janez Janša"


def test_namesakes_are_both_shown_and_told_apart_by_office_and_years(roster):
    assert [one.score for one in roster.find("Magdalena Andersson")] == [1.0, 1.0]
    first = roster.find("Magdalena Andersson", office="prime minister", jurisdiction="SE", on=DAY)[0]
    assert first.person.wikidata == "Q9"
    assert first.reasons[-3:] == ("office: Prime Minister", "jurisdiction: SE", "in office on 15 March 2022: Prime Minister, SE")
    assert roster.find("Magdalena Andersson", on=date(2013, 1, 1))[0].person.wikidata == "Q10"


def test_limit_and_one_call_for_a_whole_article(roster):
    assert len(roster.find("Putin", limit=1)) == 1
    mentions = ["Janez Jansa", "nobody here", "Putin"]
    assert [names(found) for found in roster.find_all(mentions)] == [names(roster.find(one)) for one in mentions]
    assert roster.find_all([]) == []


def test_holders_on_a_day(roster):
    def held(*question):
        return [(one.person.name, one.holding.value) for one in roster.holders(*question)]

    assert held("prime minister", "SI", DAY) == [("Janez Janša", "yes")]
    assert held("prime minister", "SI", date(2022, 5, 25)) == [("Janez Janša", "yes"), ("Robert Golob", "yes")]
    assert held("prime minister", "SK", date(2023, 6, 1)) == [("Eduard Heger", "unknown"), ("Ľudovít Ódor", "yes")]
    assert held("prime minister", "XX", DAY) == []
    assert held("deputy prime minister", "SI", date(2021, 6, 1)) == [("Alenka Bratušek", "perhaps")]


def test_the_succession_is_in_order_and_flags_who_acts(roster):
    line = roster.succession("prime minister", "SK")
    assert [(one.person.name, one.term.acting, one.holding) for one in line] == [
        ("Eduard Heger", False, Holding.YES),
        ("Ľudovít Ódor", True, Holding.YES),
    ]


def test_of_a_seat_among_many_those_near_a_day_are_made():
    rows = "".join(f"Ana Marsh{year},Member of Parliament,SK,{year}-06-01,{year + 4}-06-01\n" for year in range(1920, 2020))
    seat = Roster.from_officials(read_csv(f"name,office,jurisdiction,start,end\n{rows}".encode(), "x").officials)
    same = (seat.official(seat.officials[0].key).terms[0].office.normal, "SK")
    every = [one.term.start.year for one in seat.succession(*same)]

    def near(year):
        return [one.term.start.year for one in seat.succession(*same, most=5, near=date(year, 6, 1))]

    assert every == list(range(1920, 2020))
    assert near(1970) == [1968, 1969, 1970, 1971, 1972]
    assert near(1900) == [1920, 1921, 1922, 1923, 1924]
    assert near(2100) == [2015, 2016, 2017, 2018, 2019]
    assert len(seat.succession(*same, most=100, near=DAY)) == 100


def test_a_composite_office_is_found_by_its_parts(roster):
    assert names(roster.holders("minister of finance", "SK"))[0] == "Eduard Heger"
    assert roster.covers("minister of finance", "SK")
    assert not roster.covers("minister of finance", "SI")
    assert "deputy prime minister" in roster.offices("SI")


def test_bytes_and_pickles_give_the_same_roster(roster):
    for again in (Roster.from_bytes(roster.to_bytes()), pickle.loads(pickle.dumps(roster))):
        assert list(again.officials) == list(roster.officials)
        assert names(again.find("Putin")) == names(roster.find("Putin"))
    with pytest.raises(ValueError, match="cut"):
        Roster.from_bytes(roster.to_bytes()[:-1])


def test_officials_are_a_sequence(roster):
    assert len(roster) == len(roster.officials) == 10
    assert roster.officials[-1].key == "Q10"
    assert [person.key for person in roster.officials[:2]] == ["Q1", "Q2"]
    assert roster.official("Q4") == roster.officials[3]
    assert roster.official("Q99") is None
    with pytest.raises(IndexError):
        roster.officials[10]


def test_an_empty_roster_answers(tmp_path):
    empty = Roster.from_officials([])
    assert (len(empty), empty.find("Janez Janša"), empty.holders("president", "US"), empty.offices("US")) == (0, [], [], ())


@settings(max_examples=150)
@given(st.text(max_size=40))
def test_any_text_can_be_looked_for(text):
    for one in SOME.find(text):
        assert 0 < one.score <= 1


SOME = Roster.from_officials(read_csv(CSV.encode(), "x").officials)


def test_namesakes_are_ambiguous_unless_something_else_is_said(roster):
    assert [one.outcome for one in roster.find("Magdalena Andersson")] == ["ambiguous", "ambiguous"]
    assert roster.find("Magdalena Andersson", office="prime minister", jurisdiction="SE", on=DAY)[0].outcome == "same"
    assert roster.find("Janez Janša")[0].outcome == "same"


def test_a_near_name_is_doubted_where_many_bear_such_names():
    given = ("Anna", "Bela", "Cara", "Dora", "Ella", "Fina", "Gina", "Hana", "Ida", "Jana")
    crowd = "name,office\n" + "".join(
        f"{first} Novak{end},Mayor\n" for first in given for end in ("ova", "ovo", "ove", "ovy", "ovi")
    )
    crowded = Roster.from_officials(read_csv(crowd.encode(), "x").officials)
    lonely = Roster.from_officials(read_csv(b"name,office\nAnna Novakova,Mayor\n", "x").officials)
    assert lonely.find("Anna Novakovaa")[0].outcome == "same"
    assert {one.outcome for one in crowded.find("Anna Novakovu")} <= {"ambiguous", "different"}


def crowded(people):
    return Roster.from_officials(
        read_csv(("name,office\n" + "".join(f"{name},Mayor\n" for name in people)).encode(), "x").officials
    )


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Frdjs Mundel", "Frdws Mundel"),  # a slip that makes another sound of two letters
        ("Kaira Mundel", "Kiara Mundel"),
        ("Nur al Ahmar", "Nur Alahmar"),
        ("Mundel Kochrnad", "Mundel Kochrand"),
        ("Musa Mutugn orir", "Musa Mutungorir"),  # written apart, and with a slip
        ("Chuk Dani Olek", "Olek Danichuk"),  # written apart and turned round
        ("Mairna Haronlff", "Marina Harloff"),  # letters swapped across one that is too many
    ],
)
def test_slips_and_words_written_apart_are_found(mention, name):
    found = crowded(
        [*(f"Rosa Mundel{end}" for end in "abcdefgh"), "Frdws Mundel", "Kiara Mundel", "Nur Alahmar", "Mundel Kochrand",
         "Musa Mutungorir", "Olek Danichuk", "Marina Harloff"]
    )  # fmt: skip
    assert found.find(mention)[0].matched == name


def test_an_initial_stands_for_a_word_of_its_own():
    found = crowded(
        [*(f"{first} Mundel" for first in ("Aron", "Berta", "Carl", "Dora", "Emil", "Mathilde", "Mo")), "Zoe M. Mundel"]
    )
    assert [one.matched for one in found.find("M. Mundel")][:3] == ["Mathilde Mundel", "Mo Mundel", "Zoe M. Mundel"]


def test_whoever_bears_a_surname_stands_in_the_order_of_the_roster():
    found = crowded(["Karl-Josef Mundel", "Emil Mundel", "Ann Louise Mundel", "Bo Mundel"])
    assert [one.matched for one in found.find("Mundel")] == ["Karl-Josef Mundel", "Emil Mundel", "Ann Louise Mundel", "Bo Mundel"]


def test_a_name_so_common_that_others_may_bear_it_is_not_certain():
    given = [f"{a}{b}na" for a in "BDGKLMNPRST" for b in "aeiou"]
    surnames = [f"{a}{b}rov" for a in "BDGKLMNPRST" for b in "aeiou"]
    people = [f"{first} {last}" for at, first in enumerate(given) for last in surnames[:: 1 + at % 2]]
    found = crowded([*people, "Zoe Quill"])
    best = found.find("Bana Barov")[0]
    assert (best.matched, best.outcome, best.reasons[-1]) == (
        "Bana Barov",
        "ambiguous",
        "so common a name that others may bear it too",
    )
    assert found.find("Zoe Quill")[0].outcome == "same"
    assert found.bearers(["Bana Barov"])[0][0].outcome == "same"  # whoever reads an article knows more than the name
    assert (
        found.find("Bana Quentin Barov")[0].outcome == "ambiguous"
    )  # the roster knows of no Quentin, and many are called Bana Barov
    assert found.find("Zoe Ann Quill")[0].outcome == "same"


def test_a_list_of_names_is_judged_as_each_name_alone(roster):
    names = ["Magdalena Andersson", "Janez Janša", "Janša", "Olaf Scholz"]
    judged = [[(one.person.key, one.outcome) for one in found] for found in roster.find_all(names)]
    assert judged == [[(one.person.key, one.outcome) for one in roster.find(name)] for name in names]
    assert {one.outcome for one in roster.bearers(names)[0]} == {"same"}


def test_a_likely_slip_comes_before_the_bearer_of_one_of_the_words():
    found = crowded([*(f"Reis {end}li" for end in ("Sel", "Sam", "Sun", "Sol", "Sin")), "Danielle Rees"])
    assert found.find("Danielle S. Reis")[0].matched == "Danielle Rees"


def test_a_surname_that_only_another_spelling_has_comes_after_those_whose_name_it_is():
    officials = [
        Official("1", "Ilona Vadas", aliases=("Ilona Vadas-Mundel",)),
        Official("2", "Dora Mundel", aliases=("Dora Ida Mundel",)),
        Official("3", "Мария Мундель", aliases=("Maria Mundel",)),
    ]
    found = Roster.from_officials(officials).find("Mundel")
    assert [one.person.key for one in found] == ["2", "3", "1"]
    assert found[2].reasons[-1] == "not in the name Ilona Vadas"


def test_words_beyond_two_tell_people_apart_less():
    shares = {"Ann": 0.01, "Lee": 0.01, "Stone": 0.01}
    assert Chances(1000, shares).others() == pytest.approx(0.01)
    assert Chances(1000, shares).others({"Lee"}) == pytest.approx(0.1)


def test_particles_tell_nobody_apart():
    index = crowded([f"{a}{b}n van de {c}erg" for a in "BDKLM" for b in "aeiou" for c in "BV"])._index
    (_, chances), *_ = index.forms([spelling("Ban van de Berg")])
    assert set(chances.shares) == {"Ban", "Berg"}


def test_holders_within_some_days_are_those_whom_no_date_rules_out():
    days = ["", "2010", "2010-06", "2010-06-15", "2011", "2011-01", "2011-01-01", "2012-02-29"]
    rows = [
        f"P{a}x{b},MP,SI,{start},{end}" for a, start in enumerate(days) for b, end in enumerate(days) if not end or start <= end
    ]
    sat = Roster.from_officials(read_csv("\n".join(["name,office,jurisdiction,start,end", *rows]).encode(), "x.csv").officials)
    for first, last in ((date(2010, 6, 30), date(2010, 7, 1)), (date(2010, 12, 31), date(2010, 12, 31)), (date(2012, 3, 1), DAY)):
        ruled_out = [
            one.person.name
            for one in sat.holders("member of parliament", "SI")
            if (one.term.start and one.term.start.first > last) or (one.term.end and one.term.end.last < first)
        ]
        within = [one.person.name for one in sat.holders_within("member of parliament", "SI", first, last)]
        assert ruled_out
        assert sorted(within + ruled_out) == sorted(one.person.name for one in sat.holders("member of parliament", "SI"))
