"""Doubts of which one source has many are one line; what they say is the same."""

from datetime import date

from factdesk.roster.crowds import LEAST, Crowd, told
from factdesk.roster.faults import Fault, Kind

DAY = date(2022, 7, 23)


def doubt(kind, number, source="", day=None):
    return Fault(kind, (f"Q{number}",), (f"Ana {number}",), None, day, None, f"{kind.value} {number}", source)


def test_many_of_one_source_and_day_are_one_and_the_longest_unseen_stand_first():
    gap = doubt(Kind.GAP, 0)
    late = [doubt(Kind.UNCONFIRMED, n, "Register", date(2023, 1, 1)) for n in range(LEAST)]
    early = [doubt(Kind.UNCONFIRMED, n, "Register", DAY) for n in range(LEAST)]
    never = [doubt(Kind.UNCONFIRMED, n, "Notes") for n in range(LEAST)]
    alone = doubt(Kind.UNCONFIRMED, 99, "Gazette", DAY)
    stale = [doubt(Kind.STALE, n, "Register", DAY) for n in range(LEAST)]
    found = told([gap, *late, alone, *early, *never, *stale])
    assert [one if isinstance(one, Fault) else (one.source, one.day) for one in found] == [
        gap, ("Notes", None), ("Register", DAY), ("Register", date(2023, 1, 1)), alone, ("Register", DAY)
    ]  # fmt: skip
    assert [len(one.faults) for one in found if isinstance(one, Crowd)] == [LEAST] * 4
    assert [one.says for one in found if isinstance(one, Crowd)] == [
        f"Nobody has confirmed {LEAST} terms from “Notes”.",
        f"{LEAST} terms from “Register” were last confirmed on 23 July 2022.",
        f"{LEAST} terms from “Register” were last confirmed on 1 January 2023.",
        f"{LEAST} terms from “Register” are given as current, but their source reaches only to 23 July 2022.",
    ]


def test_few_and_other_kinds_stand_one_by_one():
    few = [doubt(Kind.UNCONFIRMED, n, "Register", DAY) for n in range(LEAST - 1)]
    gaps = [doubt(Kind.GAP, n) for n in range(9)]
    assert told([*gaps, *few]) == (*gaps, *few)
    assert told([]) == ()
