"""Officials on the desk: checked before they are saved, saved only over what was seen, with a history."""

from dataclasses import replace

import pytest

from factdesk.desk import officials
from factdesk.desk.officials import ChangedMeanwhile
from factdesk.roster.dates import PartialDate
from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Office, Official, Status, Term


def term(office, place, start=None, end=None, **more):
    return Term(
        Office(office, "", place), PartialDate.parse(start) if start else None, PartialDate.parse(end) if end else None, **more
    )


JANE = Official(
    "", " Jane  Novák ", ("Jana Nováková", "Jane Novák", "Jana Nováková"), PartialDate(1970, 5), "Q42",
    (term("Defence Minister", "Slovakia", "2010", "2012-03"), term("PM", "SK", "2014-01-01", status=Status.CURRENT, source="s",
          checked=PartialDate(2026, 1, 2), extra={"party": "ž"})),
)  # fmt: skip


@pytest.fixture
def sign(now):
    return {"reviewer": "Ana", "at": now}


@pytest.fixture
def jane(desk, sign):
    (key,) = desk.do(officials.add, official=JANE, **sign).officials
    return desk.ask(officials.official, key=key)


def test_an_official_is_kept_tidily(jane):
    assert jane.version == 1
    kept = jane.official
    assert (kept.key, kept.name, kept.aliases, kept.born) == ("Q42", "Jane Novák", ("Jana Nováková",), PartialDate(1970, 5))
    assert [(t.office.name, t.office.normal, t.office.jurisdiction, str(t.start)) for t in kept.terms] == [
        ("PM", "prime minister", "SK", "2014-01-01"),
        ("Defence Minister", "minister of defence", "SK", "2010"),
    ]
    assert kept.terms[0].extra == {"party": "ž"}
    assert kept.terms[0].checked == PartialDate(2026, 1, 2)


def test_keys_are_the_number_of_wikidata_then_the_stores_own(desk, sign, jane):
    assert jane.official.key == "Q42"
    keys = [
        desk.do(officials.add, official=one, **sign).officials
        for one in (JANE, replace(JANE, wikidata=None), replace(JANE, key="mine"))
    ]
    assert len({*keys, frozenset({"Q42"})}) == 4
    assert keys[2] == {"mine"}


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        (Official("", "  "), "name is missing"),
        (Official("", "A", terms=(term(" ", "SK"),)), "office of term 1 is missing"),
        (Official("", "A", terms=(term("PM", "SK"), term("PM", "Ruritania"))), r"place of term 2 \(PM\) is not known"),
        (Official("", "A", terms=(term("PM", "SK", "2015", "2014-12"),)), "end of term 1.*2014-12, is before its start, 2015"),
    ],
)
def test_faults_are_named_and_nothing_is_saved(desk, sign, jane, said, complaint):
    with pytest.raises(RosterFailed, match=complaint):
        desk.do(officials.add, official=said, **sign)
    with pytest.raises(RosterFailed, match=complaint):
        desk.do(officials.save, official=replace(said, key="Q42"), seen=1, **sign)
    assert desk.ask(officials.official, key="Q42") == jane
    assert len(desk.ask(officials.roster)) == 1


def test_dates_that_may_be_in_order_are_no_fault():
    assert (
        officials.faults(Official("", "A", terms=(term("PM", "SK", "2014-05-02", "2014"), term("PM", "SK", "2014", "2014-01"))))
        == ()
    )


def test_a_save_over_an_older_version_is_stopped_with_both(desk, sign, jane):
    theirs = replace(jane.official, name="Theirs")
    mine = replace(jane.official, name="Mine")
    desk.do(officials.save, official=theirs, seen=1, **sign)
    with pytest.raises(ChangedMeanwhile, match="Mine was changed") as told:
        desk.do(officials.save, official=mine, seen=1, **sign)
    assert (told.value.mine, told.value.theirs.official, told.value.theirs.version) == (mine, theirs, 2)
    with pytest.raises(ChangedMeanwhile):
        desk.do(officials.remove, key="Q42", seen=1, **sign)
    desk.do(officials.remove, key="Q42", seen=2, **sign)
    with pytest.raises(ChangedMeanwhile, match="removed"):
        desk.do(officials.save, official=mine, seen=2, **sign)


def test_the_history_has_both_sides_of_each_change_and_outlives_the_person(desk, sign, jane):
    changed = replace(jane.official, aliases=("Nova",), terms=jane.official.terms[:1])
    desk.do(officials.save, official=changed, seen=1, **sign)
    desk.do(officials.remove, key="Q42", seen=2, **sign)
    history = desk.ask(officials.history, key="Q42")
    assert [(line.what, line.before, line.after, line.reviewer, line.at) for line in history] == [
        ("added", None, jane.official, "Ana", sign["at"]),
        ("saved", jane.official, changed, "Ana", sign["at"]),
        ("removed", changed, None, "Ana", sign["at"]),
    ]
    assert desk.do(officials.add, official=history[-1].before, **sign).officials == {"Q42"}
    assert desk.ask(officials.official, key="Q42").official == changed


def test_every_change_gives_another_roster_to_search(desk, sign, jane):
    assert [one.name for one in desk.ask(officials.roster).officials] == ["Jane Novák"]
    desk.do(officials.save, official=replace(jane.official, name="Jane Kováč"), seen=1, **sign)
    roster = desk.ask(officials.roster)
    assert [one.person.name for one in roster.find("Jane Kovac")] == ["Jane Kováč"]
    desk.do(officials.remove, key="Q42", seen=2, **sign)
    assert len(desk.ask(officials.roster)) == 0
