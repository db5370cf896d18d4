"""Two people made one, one made two, each taken back, and stopped where somebody else was faster."""

from dataclasses import replace

import pytest

from factdesk.desk import keeping, officials, rosters
from factdesk.desk.officials import ChangedMeanwhile
from factdesk.roster.dates import PartialDate
from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Official, Status, Term
from factdesk.roster.row import office_in
from factdesk.roster.to_csv import write_csv


def term(start, end=None, office="Prime Minister", place="SK"):
    return Term(
        office_in(office, place), PartialDate.parse(start), PartialDate.parse(end) if end else None, Status.BLANK, source="Gazette"
    )


@pytest.fixture
def sign(now):
    return {"reviewer": "Ana", "at": now}


@pytest.fixture
def two(desk, sign):
    people = (
        Official("Q7", "Jana Horná", ("J. Horná",), None, "Q7", (term("2014-03-01"),)),
        Official(
            "n2",
            "Jana Horna",
            ("Yana Horna",),
            PartialDate(1970),
            None,
            (term("2014-03-01", "2018"), term("2019", office="Senator")),
        ),
    )
    for one in people:
        desk.do(officials.add, official=one, **sign)
    return tuple(now_of(desk, one.key) for one in people)


def now_of(desk, key):
    kept = desk.ask(officials.official, key=key)
    return kept and kept.official


def take_back(desk, changes, sign):
    swaps = desk.ask(keeping.newest, keys=changes.officials)
    return desk.do(keeping.swap, swaps=[one.back() for one in reversed(swaps)], what="undone", **sign)


def test_two_become_one_and_two_again(desk, sign, two):
    kept, other = two
    changes = desk.do(keeping.merge, into=kept, other=other, **sign)
    assert changes.officials == {"Q7", "n2"}
    one = now_of(desk, "Q7")
    assert (one.name, one.aliases, one.born, one.wikidata) == (
        "Jana Horná",
        ("J. Horná", "Jana Horna", "Yana Horna"),
        PartialDate(1970),
        "Q7",
    )
    assert [(str(t.start), str(t.end or ""), t.office.normal) for t in one.terms] == [
        ("2019", "", "senator"),
        ("2014-03-01", "2018", "prime minister"),
    ]
    assert now_of(desk, "n2") is None
    assert [line.what for key in ("Q7", "n2") for line in desk.ask(officials.history, key=key)] == [
        "added",
        "merged",
        "added",
        "merged",
    ]
    undone = take_back(desk, changes, sign)
    assert (now_of(desk, "Q7"), now_of(desk, "n2")) == two
    take_back(desk, undone, sign)
    assert (now_of(desk, "Q7"), now_of(desk, "n2")) == (one, None)


def test_nobody_is_merged_with_themselves_or_with_who_is_gone(desk, sign, two):
    kept, other = two
    with pytest.raises(RosterFailed, match="themselves"):
        desk.do(keeping.merge, into=kept, other=kept, **sign)
    desk.do(keeping.merge, into=kept, other=other, **sign)
    with pytest.raises(ChangedMeanwhile, match="Jana Horn"):
        desk.do(keeping.merge, into=other, other=now_of(desk, "Q7"), **sign)
    assert now_of(desk, "Q7") is not None


@pytest.mark.parametrize("whose", [0, 1])
def test_a_merge_of_what_somebody_changed_is_stopped_whole(desk, sign, two, whose):
    faster = replace(two[whose], aliases=("Somebody else's",))
    desk.do(officials.save, official=faster, seen=1, **sign)
    with pytest.raises(ChangedMeanwhile) as told:
        desk.do(keeping.merge, into=two[0], other=two[1], **sign)
    assert told.value.theirs.official == faster
    assert {now_of(desk, key).key for key in ("Q7", "n2")} == {"Q7", "n2"}


def test_taking_back_over_somebody_elses_change_is_stopped_whole(desk, sign, two):
    changes = desk.do(keeping.merge, into=two[0], other=two[1], **sign)
    swaps = desk.ask(keeping.newest, keys=changes.officials)
    theirs = replace(now_of(desk, "Q7"), name="Jana Dolná")
    desk.do(officials.save, official=theirs, seen=2, reviewer="Bo", at=sign["at"])
    with pytest.raises(ChangedMeanwhile):
        desk.do(keeping.swap, swaps=[one.back() for one in swaps], what="undone", **sign)
    assert (now_of(desk, "Q7"), now_of(desk, "n2")) == (theirs, None)


def test_one_becomes_two_and_one_again(desk, sign, two):
    other = two[1]
    rest, new = keeping.parted(other, name="Yana Horna", terms={0}, spellings={"Yana Horna"})
    changes = desk.do(keeping.split, official=other, rest=rest, new=new, **sign)
    (key,) = changes.officials - {"n2"}
    stays, fresh = now_of(desk, "n2"), now_of(desk, key)
    assert (stays.name, stays.aliases, [t.office.normal for t in stays.terms]) == ("Jana Horna", (), ["prime minister"])
    assert (fresh.name, fresh.aliases, [t.office.normal for t in fresh.terms]) == ("Yana Horna", (), ["senator"])
    take_back(desk, changes, sign)
    assert (now_of(desk, "n2"), now_of(desk, key)) == (other, None)


@pytest.mark.parametrize(("name", "terms"), [(" ", {0}), ("Yana", set()), ("Yana", {0, 1})])
def test_a_split_that_leaves_nobody_is_refused(two, name, terms):
    with pytest.raises(RosterFailed):
        keeping.parted(two[1], name=name, terms=terms, spellings=())


def crowd(first, last):
    return [Official(f"p{n}", f"Person Number{n}", (), None, None, (term("2014-03-01", place="SI"),)) for n in range(first, last)]


def test_a_whole_import_is_taken_back_and_done_again(desk, sign, two, tmp_path):
    before = sorted(one.name for one in desk.ask(officials.roster).officials)
    kept, _ = two
    file = tmp_path / "many.csv"
    file.write_bytes(write_csv([replace(kept, aliases=("Jana H.",)), *crowd(0, keeping.FEW)]))
    taken = desk.do(rosters.import_file, path=file, **sign)
    assert (taken.added, taken.changed) == (keeping.FEW, 1)
    after = {one.key: one for one in desk.ask(officials.roster).officials}
    undone = take_back(desk, taken.changes, sign)
    assert undone.roster
    assert sorted(one.name for one in desk.ask(officials.roster).officials) == before
    assert now_of(desk, "Q7") == kept
    assert [line.what for line in desk.ask(officials.history, key="Q7")] == ["added", "imported", "undone"]
    take_back(desk, undone, sign)
    assert {one.key: one for one in desk.ask(officials.roster).officials} == after


def test_taking_back_an_import_stops_whole_where_somebody_was_faster(desk, sign, two, tmp_path):
    file = tmp_path / "many.csv"
    file.write_bytes(write_csv(crowd(0, keeping.FEW + 1)))
    taken = desk.do(rosters.import_file, path=file, **sign)
    swaps = [swap.back() for swap in desk.ask(keeping.newest, keys=taken.changes.officials)]
    kept = desk.ask(officials.official, key=swaps[-1].key)
    desk.do(officials.save, official=replace(kept.official, name="Somebody Else"), seen=kept.version, reviewer="Bo", at=sign["at"])
    with pytest.raises(ChangedMeanwhile, match="was changed by somebody else meanwhile") as stopped:
        desk.do(keeping.swap, swaps=swaps, what="undone", **sign)
    assert stopped.value.theirs.official.name == "Somebody Else"
    assert len(desk.ask(officials.roster).officials) == 2 + keeping.FEW + 1
