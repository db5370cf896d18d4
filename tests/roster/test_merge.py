"""Which rows are one person, and which terms are one term."""

from factdesk.roster.from_csv import read_csv

HEADER = "name,aliases,office,jurisdiction,start,end,status,born,wikidata,source,checked"


def people(*lines):
    imported = read_csv("\n".join((HEADER, *lines)).encode(), "x")
    assert not imported.refused
    return imported.officials


def terms(*lines):
    (person,) = people(*lines)
    return [(term.office.name, str(term.start), str(term.end), term.status.value, term.source) for term in person.terms]


def test_one_number_is_one_person_under_two_spellings():
    (person,) = people("Jan Zeman,,Mayor,CZ,2001,,,,Q1,,", "Honza Zeman,,Minister of Justice,SK,2011,,,,Q1,,")
    assert (person.key, person.name, person.aliases, len(person.terms)) == ("Q1", "Jan Zeman", ("Honza Zeman",), 2)


def test_two_numbers_are_two_people_under_one_spelling():
    both = people("Jan Zeman,,Mayor,CZ,2001,,,1950-01-01,Q1,,", "Jan Zeman,,Mayor,CZ,2001,,,1950-01-01,Q2,,")
    assert [person.key for person in both] == ["Q1", "Q2"]


def test_a_row_without_number_joins_the_one_person_of_its_country():
    (person,) = people("Jan Zeman,,Prime Minister,CZ,2001-02-03,,,,Q1,,", "JAN ZEMAN,J. Zeman,Mayor of Brno,CZ,2011,,,,,,")
    assert person.aliases == ("JAN ZEMAN", "J. Zeman")


def test_a_shared_term_tells_namesakes_apart():
    both = people(
        "Jan Zeman,,Ambassador to Chad,CZ,2007,2011,ended,,Q1,,",
        "Jan Zeman,,Minister of Justice,CZ,2010-05-12,2012-09-04,ended,,Q2,,",
        "Jan Zeman,,Justice minister,CZ,2010-05-13,2012-09-04,ended,,,,",
        "Jan Zeman,,Chief Whip,CZ,2012-09-04,2012-10-19,ended,,,,",
    )
    assert {person.key: [term.office.name for term in person.terms] for person in both} == {
        "Q1": ["Ambassador to Chad"],
        "Q2": ["Chief Whip", "Minister of Justice"],
    }


def test_what_fits_two_people_stays_apart():
    three = people("Jan Zeman,,Mayor,CZ,2001,,,,Q1,,", "Jan Zeman,,Mayor,CZ,2003,,,,Q2,,", "Jan Zeman,,Speaker,CZ,2005,,,,,,")
    assert [person.wikidata for person in three] == ["Q1", "Q2", None]


def test_another_day_of_birth_another_century_and_another_country_are_another_person():
    assert len(people("Jan Zeman,,Mayor,CZ,2001,,,1950,Q1,,", "Jan Zeman,,Speaker,CZ,2005,,,1951-01-01,,,")) == 2
    assert len(people("Jan Zeman,,Mayor,CZ,1901,1905,,,Q1,,", "Jan Zeman,,Speaker,CZ,2005,,,,,,")) == 2
    assert len(people("Jan Zeman,,Mayor,CZ,2001,2005,,,Q1,,", "Jan Zeman,,Speaker,SK,2005,,,,,,")) == 2


def test_a_day_of_birth_joins_across_countries():
    (person,) = people(
        "Jan Zeman,,President of the European Council,EU,2014,,,1950-01-02,,,", "Jan Zeman,,Speaker,CZ,2005,,,1950-01-02,,,"
    )
    assert {term.office.jurisdiction for term in person.terms} == {"EU", "CZ"}


def test_an_office_in_an_organisation_follows_one_at_home():
    (person,) = people(
        "Jan Zeman,,Prime Minister,NO,2005,2013,ended,,Q1,,", "Jan Zeman,,Secretary General,NATO,2014,,current,,,,2020-01-01"
    )
    assert person.key == "Q1"


def test_keys_of_people_without_number_are_stable_and_unique():
    lines = ("Jan Zeman,,Mayor,CZ,2001,,,1950,,,", "Jan Zeman,,Mayor,CZ,2001,,,1980,,,")
    keys = [person.key for person in people(*lines)]
    assert len(set(keys)) == 2
    assert keys == [person.key for person in people(*lines)]


def test_an_open_row_and_an_ended_one_are_one_term_that_ended():
    assert terms(
        "Al Bo,,Prime Minister,GB,2019-07-24,,current,,Q1,old,2022-07-23",
        "Al Bo,,PM,GB,2019-07-25,2022-09-06,ended,,Q1,new,2026-06-12",
    ) == [("PM", "2019-07-25", "2022-09-06", "ended", "new")]


def test_the_more_precise_date_wins_over_the_later_row():
    assert terms(
        "Al Bo,,Prime Minister,GB,2019-07-24,2022-09-06,ended,,Q1,old,2022-07-23",
        "Al Bo,,Prime Minister,GB,2019,2022,ended,,Q1,new,2026-06-12",
    ) == [("Prime Minister", "2019-07-24", "2022-09-06", "ended", "new")]


def test_a_head_of_government_confirmed_after_a_cabinet_ended_is_still_in_office():
    lines = (
        "Al Bo,,Prime Minister,PT,2015-11-26,,current,,Q1,,2022-08-02",
        "Al Bo,,Prime Minister,PT,2015-11-26,2022-03-30,ended,,Q1,,2022-08-02",
    )
    assert terms(*lines)[0][1:4] == ("2015-11-26", "None", "current")
    followed = people(*lines, "Cy Da,,Prime Minister,PT,2022-03-30,,current,,Q2,,2022-08-02")
    assert [str(term.end) for term in followed[0].terms] == ["2022-03-30"]


def test_two_terms_one_after_the_other_stay_two():
    assert len(terms("Al Bo,,PM,GB,2010-05-11,2015-05-08,ended,,Q1,,", "Al Bo,,PM,GB,2015-05-08,2016-07-13,ended,,Q1,,")) == 2
    assert len(terms("Al Bo,,PM,GB,2010-05-11,,,,Q1,,", "Al Bo,,PM,SI,2010-05-11,,,,Q1,,")) == 2


def test_a_peer_is_one_person_with_and_without_the_title():
    (person,) = people(
        "Jan Zeman,,Minister of Justice,GB,2001-02-03,,,,,,", '"Jan Zeman, 2nd Baron Zeman of Brno",,Speaker,GB,2011,,,,Q1,,'
    )
    assert person.key == "Q1"
    (person,) = people(
        "Baroness Zeman of Brno,,Speaker,GB,2011,,,,,,", '"Eva Zeman, Baroness Zeman of Brno",,Judge,GB,2013,,,,Q1,,'
    )
    assert person.key == "Q1"


def test_a_title_without_its_place_needs_the_same_term():
    peer = '"Jan Zeman, Baron Zeman",,Speaker,GB,2011-03-04,2012-01-02,ended,,Q1,,'
    assert len(people(peer, "Lord Zeman,,Minister of Justice,GB,2013,,,,,,")) == 2
    assert len(people(peer, "Lord Zeman,,Speaker,GB,2011-03-04,2012-01-02,ended,,,,")) == 1


def test_one_term_under_two_names_of_the_office_tells_namesakes_apart():
    both = people(
        "Jan Zeman,,Ambassador to Chad,CZ,2015,,,,Q1,,",
        "Jan Zeman,,Undersecretary of State for Trade,CZ,2007-07-01,2008-09-16,ended,,Q2,,",
        "Jan Zeman,,Minister for Trade,CZ,2007-06-29,2008-09-16,ended,,,,",
    )
    assert [len(person.terms) for person in both] == [1, 2]


def test_discouraged_spellings_stand_in_the_order_of_the_spellings():
    csv = (
        "name,aliases,office,jurisdiction,wikidata,discouraged\n"
        "Jane Moor,Jane Moore,Mayor,SK,Q1,\nJane Moor,Jayne Moor,Mayor,SK,Q1,Jayne Moor\nJane Moor,,Mayor,SK,Q1,Jane Moore\n"
    )
    (one,) = read_csv(csv.encode(), "x").officials
    assert one.discouraged == one.aliases == ("Jane Moore", "Jayne Moor")
