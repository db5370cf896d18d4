"""Whether a term covers a day: a test for each line of the table in Term.holds."""

from datetime import date

import pytest

from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Holding, Office, Status, Term

OFFICE = Office("Prime Minister", "prime minister", "SI")


def term(start=None, end=None, status="", checked=None):
    start, end, checked = (PartialDate.parse(iso) if iso else None for iso in (start, end, checked))
    return Term(OFFICE, start, end, Status(status), checked=checked)


@pytest.mark.parametrize(
    ("terms", "day", "holding"),
    [
        # before and after
        (("2020-03-13", "2022-05-25", "ended"), "2020-03-12", "no"),
        (("2020-03-13", "2022-05-25", "ended"), "2022-05-26", "no"),
        (("2021", "2022", "ended"), "2020-12-31", "no"),
        (("2021", "2022", "ended"), "2023-01-01", "no"),
        # a current row whose end is a plan
        (("2020", "2027-01-01", "current", "2022-08-03"), "2023-01-01", "unknown"),
        (("2020", "2027-01-01", "current", "2022-08-03"), "2022-08-03", "yes"),
        # the start is not known
        ((None, "2022-05-25", "ended"), "1990-01-01", "perhaps"),
        # in doubt at either end
        (("2021", "2022-05-25", "ended"), "2021-06-01", "perhaps"),
        (("2021-03", "2022", "ended"), "2021-03-31", "yes"),
        (("2021-03", "2022", "ended"), "2022-01-02", "perhaps"),
        (("2014", "2014-03", "ended"), "2014-02-01", "perhaps"),
        # certain, both ends included
        (("2020-03-13", "2022-05-25", "ended"), "2020-03-13", "yes"),
        (("2020-03-13", "2022-05-25", "ended"), "2022-05-25", "yes"),
        (("2020-03-13", "2023-05-15", "ended", "2022-08-03"), "2023-05-01", "yes"),
        # no end: the first day
        (("2021-04-01",), "2021-04-01", "yes"),
        (("2021-04-01", None, "unknown"), "2021-04-01", "yes"),
        # no end: current up to the day it was checked
        (("2021-04-01", None, "current", "2022-08-03"), "2022-03-15", "yes"),
        (("2021-04-01", None, "current", "2022-08-03"), "2022-08-03", "yes"),
        (("2021", None, "current", "2022-08-03"), "2021-06-01", "perhaps"),
        ((None, None, "current", "2022-08-03"), "2021-06-01", "perhaps"),
        (("2021-04-01", None, "current", "2022"), "2022-03-15", "unknown"),
        # no end: ended, but nobody says when
        (("2021-04-01", None, "ended", "2022-08-03"), "2022-08-04", "no"),
        (("2021-04-01", None, "ended", "2022-08-03"), "2022-01-01", "unknown"),
        (("2021-04-01", None, "ended"), "2030-01-01", "unknown"),
        # no end: in doubt of the start
        (("2021", None, "unknown"), "2021-06-01", "perhaps"),
        (("2021", None, "current"), "2021-06-01", "perhaps"),
        # no end: the source does not say how long
        (("2021-04-01", None, "current", "2022-08-03"), "2022-08-04", "unknown"),
        (("2021-04-01", None, "current"), "2021-04-02", "unknown"),
        (("2021-04-01", None, ""), "2021-04-02", "unknown"),
        (("2021-04-01", None, "unknown"), "2021-04-02", "unknown"),
        ((None, None, ""), "2021-04-02", "unknown"),
    ],
)
def test_each_line_of_the_table(terms, day, holding):
    assert term(*terms).holds(date.fromisoformat(day)) is Holding(holding)


def test_a_year_never_certainly_contradicts_inside_itself():
    one = term("2021", "2021", "ended")
    assert {one.holds(date(2021, month, 5)) for month in range(1, 13)} == {Holding.PERHAPS}


def test_on_the_day_of_a_hand_over_both_hold():
    before, after = term("2020-03-13", "2022-06-01", "ended"), term("2022-06-01", None, "current", "2023-01-01")
    assert before.holds(date(2022, 6, 1)) is after.holds(date(2022, 6, 1)) is Holding.YES


def test_terms_can_be_put_in_sets():
    assert len({term("2021"), term("2021"), term("2022")}) == 2


def test_a_row_written_down_from_memory_is_not_confirmed_until_somebody_does() -> None:
    office = Office("Chancellor", "chancellor", "DE")
    row = Term(office, source="general knowledge; confirm before relying on it", checked=PartialDate.parse("2025-06-30"))
    assert not row.confirmed
    confirmed = row.confirm(date(2026, 3, 1))
    assert confirmed.confirmed
    assert (confirmed.source, str(confirmed.checked)) == ("general knowledge", "2026-03-01")
    assert not Term(office, source="Wikidata (CC0)").confirmed
