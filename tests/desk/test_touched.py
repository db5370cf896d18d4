"""What an edit of the roster touches in a draft, and what stands otherwise after it."""

from dataclasses import replace
from datetime import date

import pytest

from factdesk.checks.finding import Outcome
from factdesk.checks.run import check
from factdesk.desk import officials
from factdesk.desk.touched import moved, of_people, touched, touches
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Status, Term
from factdesk.roster.roster import Roster
from factdesk.roster.row import office_in

TERM = Term(office_in("Prime Minister", "SK"), PartialDate(2020, 1, 2), None, Status.CURRENT, checked=PartialDate(2026, 1, 1))
ANA = Official("Q9", "Ana Malá", ("A. Mala-Veľká",), terms=(TERM,))
DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Mala’s train was late.", True),
        ("“Velka,” he said.", True),
        ("Slovak PM Bo Novák arrived.", True),
        ("Czech PM Bo Novák arrived.", False),
        ("Slovak Defence Minister Bo Novák arrived.", False),
        ("The small train was late.", False),
    ],
)
def test_a_draft_is_touched_by_a_name_or_by_the_office(text, hit):
    assert touches(of_people([ANA]), check(text, dateline=DAY)) is hit


def test_both_sides_of_the_last_change_count(desk, now):
    desk.do(officials.add, official=ANA, reviewer="Bo", at=now)
    renamed = replace(ANA, name="Eva Nová", aliases=(), terms=(replace(TERM, office=office_in("President", "CZ")),))
    desk.do(officials.save, official=renamed, seen=1, reviewer="Bo", at=now)
    what = desk.ask(touched, keys={"Q9"})
    assert {"mala", "velka", "nova"} <= what.words
    assert what.offices == {("prime minister", "SK"), ("president", "CZ")}


def test_claims_that_stand_otherwise_are_told_and_no_others():
    text = "Slovak PM Ana Malá spoke. It was the largest crowd."
    before = check(text, dateline=DAY, roster=Roster.from_officials([ANA]))
    gone = replace(ANA, terms=(replace(TERM, end=PartialDate(2021, 1, 1), status=Status.ENDED),))
    after = check(text, dateline=DAY, roster=Roster.from_officials([gone]))
    (one,) = moved(before, after)
    assert ("Ana Malá" in one.claim.text, one.before, one.after) == (True, Outcome.SUPPORTED, Outcome.UNRESOLVED)
    assert moved(before, before) == ()
