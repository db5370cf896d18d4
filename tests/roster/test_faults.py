"""What is doubtful in a roster, each kind with the case beside it that is none."""

from datetime import date, timedelta

import pytest

from factdesk.roster.dates import PartialDate
from factdesk.roster.faults import Kind, faults
from factdesk.roster.official import TO_BE_CONFIRMED, Official, Status, Term
from factdesk.roster.row import office_in

TODAY = date(2024, 6, 30)


def term(start, end=None, office="Prime Minister", place="SK", **more):
    said = {"checked": PartialDate(2024, 6, 30), "status": Status.ENDED if end else Status.CURRENT} | more
    return Term(
        office_in(office, place), PartialDate.parse(start) if start else None, PartialDate.parse(end) if end else None, **said
    )


def person(name, *terms, key="", **more):
    return Official(key or name, name, terms=terms, **more)


def kinds(*people, **said):
    return [fault.kind for fault in faults(people, today=TODAY, **said)]


def test_nothing_is_wrong_with_a_succession_that_touches():
    assert kinds(person("Anna Biela", term("2015-01-10", "2019-03-01")), person("Boris Cierny", term("2019-03-01"))) == []


def test_two_holders_at_once_are_named_with_the_days():
    (fault,) = faults(
        [person("Anna Biela", term("2015-01-10", "2019-03-01")), person("Boris Cierny", term("2019-01-20"))], today=TODAY
    )
    assert (fault.kind, fault.people, fault.office.jurisdiction) == (Kind.OVERLAP, ("Anna Biela", "Boris Cierny"), "SK")
    assert (fault.first, fault.last) == (date(2019, 1, 20), date(2019, 3, 1))
    assert fault.says == (
        "Anna Biela and Boris Cierny are both given as Prime Minister, Slovakia from 20 January 2019 to 1 March 2019; one has the office at a time."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (term("2015", "2019"), term("2019", "2023", checked=PartialDate(2023, 12, 1))),  # known to the year: they may touch
        (term("2015-01-10", "2019-03-01"), term("2019-01-20", "2019-03-01", acting=True)),
        (
            term("2015-01-10", "2019-03-01", place="BA", office="President"),
            term("2015-01-20", "2019-03-01", place="BA", office="President"),
        ),
        (term("2015-01-10", "2019-03-01", office="Senator"), term("2015-01-20", "2019-03-01", office="Senator")),
        (
            term("2015-01-10", "2019-03-01", office="Minister of State"),
            term("2015-01-20", "2019-03-01", office="Minister of State"),
        ),
        (term("2015-01-10", "2019-03-01"), term("2015-01-20", "2019-03-01", extra={"shared": "two cabinets claimed it"})),
        (term("2015-01-10", None, status=Status.UNKNOWN), term("2019-03-01")),  # nobody knows when the first one ended
    ],
)
def test_what_may_be_right_is_no_overlap(one, other):
    assert Kind.OVERLAP not in kinds(person("Anna Biela", one), person("Boris Cierny", other))


def test_an_office_most_of_whose_terms_overlap_has_several_holders():
    crowd = [
        person(f"Person {chr(65 + n)}", term(f"201{n}-01-01", f"201{n + 2}-01-01", office="Minister of Trade")) for n in range(6)
    ]
    assert Kind.OVERLAP not in kinds(*crowd)
    assert kinds(*crowd[:2]) == [Kind.OVERLAP]


def test_months_without_a_holder_are_a_gap_unless_somebody_was_acting():
    before, after = person("Anna Biela", term("2015-01-10", "2018-11-30")), person("Boris Cierny", term("2019-03-01"))
    (fault,) = faults([before, after], today=TODAY)
    assert (fault.kind, fault.first, fault.last) == (Kind.GAP, date(2018, 12, 1), date(2019, 2, 28))
    assert "Nobody is given as Prime Minister, Slovakia" in fault.says
    between = person("Cyril Dlhy", term("2018-11-30", "2019-03-01", acting=True))
    assert kinds(before, between, after) == []
    soon = person("Boris Cierny", term("2018-12-20"))
    assert kinds(before, soon) == []
    assert kinds(person("Anna Biela", term("2015", "2018")), person("Boris Cierny", term("2019"))) == []


def test_a_long_term_covers_the_gap_between_two_short_ones():
    long = person("Anna Biela", term("2010-01-01", "2020-01-01", acting=True))
    short = person("Boris Cierny", term("2011-01-01", "2012-01-01"), term("2020-01-01"))
    assert kinds(long, short) == []


def test_an_end_before_its_start():
    assert kinds(person("Anna Biela", term("2015-02-01", "2015-01-31"))) == [Kind.BACKWARDS]
    assert kinds(person("Anna Biela", term("2015-02-01", "2015"))) == []


def test_the_same_term_twice():
    twice = term("2015-02-01", "2018-01-31", checked=PartialDate(2020)), term("2015-02-03")
    assert kinds(person("Anna Biela", *twice)) == [Kind.TWICE]
    assert kinds(person("Anna Biela", term("2015-02-01", "2015-06-01"), term("2015-06-01", "2016-01-01"))) == []
    assert kinds(person("Anna Biela", term("2015-02-01", "2016-06-01"), term("2015-06-01", "2016-01-01", acting=True))) == []


def test_what_was_not_confirmed_and_what_does_not_reach_today():
    old = term("2015-02-01", checked=PartialDate(2023, 6, 29))
    assert kinds(person("Anna Biela", old)) == [Kind.UNCONFIRMED]
    assert kinds(person("Anna Biela", old), months=13) == [Kind.STALE]
    assert kinds(person("Anna Biela", term("2015-02-01"))) == []
    assert kinds(person("Anna Biela", term("2015-02-01", "2016-01-01", checked=None))) == [Kind.UNCONFIRMED]
    assert kinds(person("Anna Biela", term("2015-02-01", "2016-01-01", checked=PartialDate(2017)))) == []
    assert kinds(person("Anna Biela", term("2015-02-01", source=f"notes; {TO_BE_CONFIRMED}"))) == [Kind.UNCONFIRMED]


def test_months_back_from_the_end_of_a_month_end_with_the_shorter_month():
    found = faults([person("Anna", term("2015-02-01", checked=PartialDate(2024, 2, 28)))], today=date(2024, 3, 31), months=1)
    assert [fault.kind for fault in found] == [Kind.UNCONFIRMED]
    assert (
        faults([person("Anna", term("2015-02-01", checked=PartialDate(2024, 3, 31)))], today=date(2024, 3, 31), months=1200) == ()
    )


def test_people_who_may_be_one():
    one = person("Jarmila Vondráčková", term("2015-01-10", "2016-03-01", office="Minister of Trade"), key="a")
    other = person("Jarmila Vondrackova", term("2017-03-01", "2018-01-01", office="Senator"), key="b")
    (fault,) = faults([one, other], today=TODAY)
    assert (fault.kind, fault.people) == (Kind.TWINS, ("a", "b"))
    assert "two spellings of one name, offices in one country" in fault.says


@pytest.mark.parametrize(
    "other",
    [
        person("Jarmila Vondrackova", term("2017-03-01", "2018-01-01", office="Senator", place="BR"), key="b"),
        person("Jarmila Vondrackova", term("1917-03-01", "1918-01-01", office="Senator"), key="b"),
        person("Jarmila Vondrackova", term("2017-03-01", "2018-01-01", office="Senator"), key="b", born=PartialDate(1940)),
        person("Jarmila Vondrackova", term("2017-03-01", "2018-01-01", office="Senator"), key="b", wikidata="Q2"),
        person("Jaromíra Vondráčková", term("2017-03-01", "2018-01-01", office="Senator"), key="b"),
    ],
)
def test_people_who_are_two(other):
    one = person(
        "Jarmila Vondráčková",
        term("2015-01-10", "2016-03-01", office="Minister of Trade"),
        key="a",
        born=PartialDate(1960),
        wikidata="Q1",
    )
    assert Kind.TWINS not in kinds(one, other)


def test_thousands_of_people_take_time_in_step_with_their_number():
    import random
    import time

    dice = random.Random(7)
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]  # so many names that few share a word
    places = ["SK", "CZ", "FR", "BR", "KE", "IN", "PL", "PE", "NG", "US"]

    def name():
        return " ".join("".join(dice.choices(syllables, k=3)).capitalize() for _ in range(2))

    def crowd(count):
        day = date(1960, 1, 1)
        return [
            person(
                name(), term(str(day + timedelta(days=dice.randrange(20_000))), None, "Senator", dice.choice(places)), key=str(n)
            )
            for n in range(count)
        ]

    def seconds(people):
        began = time.process_time()
        faults(people, today=TODAY)
        return time.process_time() - began

    seconds(crowd(100))
    assert seconds(crowd(12_000)) < 4 * 2 * seconds(crowd(3000)) + 0.5  # the square would be 16 times as long
