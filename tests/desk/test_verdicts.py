"""Verdicts: appended, signed, never overwritten; undo and redo append too."""

import multiprocessing
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from factdesk.desk import drafts, journal, verdicts
from factdesk.desk.desk import Desk
from factdesk.desk.verdicts import Overtaken
from factdesk.review.state import State
from factdesk.review.verdict import Ruling
from factdesk.store.failed import StoreFailed


@pytest.fixture
def claim(desk, keep, checked):
    return desk.ask(drafts.review, draft_id=keep(checked("The first day.", "first"))).claims[0].key


@pytest.fixture
def give(desk, claim, now):
    def do(ruling, seen, reviewer="Ana", **more):
        return desk.do(verdicts.give, claim=claim, seen=seen, ruling=ruling, reviewer=reviewer, at=now, **more)

    return do


def rulings(desk, claim):
    return [(verdict.number, verdict.ruling) for verdict in desk.ask(verdicts.history, claim=claim)]


def test_a_verdict_is_kept_whole_with_its_time_in_utc(desk, claim):
    noon = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    changes = desk.do(
        verdicts.give, claim=claim, seen=0, ruling=Ruling.WRONG, correction=" second ", note="Seen\0 it.", reviewer="Ana", at=noon
    )
    assert changes.claims == {claim}
    (verdict,) = desk.ask(verdicts.history, claim=claim)
    assert (verdict.number, verdict.correction, verdict.note, verdict.reviewer) == (1, "second", "Seen it.", "Ana")
    assert verdict.at == noon
    assert verdict.at.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(desk, claim):
    with pytest.raises(StoreFailed, match="zone"):
        desk.do(verdicts.give, claim=claim, seen=0, ruling=Ruling.WRONG, reviewer="Ana", at=datetime(2026, 7, 1))  # noqa: DTZ001
    assert rulings(desk, claim) == []


def test_a_verdict_needs_a_name(desk, claim, give):
    with pytest.raises(StoreFailed, match="name"):
        give(Ruling.WRONG, 0, reviewer="  ")
    assert rulings(desk, claim) == []


def test_the_second_to_decide_is_told_and_nothing_is_overwritten(desk, claim, give):
    give(Ruling.WRONG, 0, reviewer="Ana")
    with pytest.raises(Overtaken) as told:
        give(Ruling.VERIFIED, 0, reviewer="Bo")
    assert (told.value.verdict.reviewer, told.value.verdict.ruling) == ("Ana", Ruling.WRONG)
    assert "Ana" in str(told.value)
    with pytest.raises(Overtaken):
        give(Ruling.VERIFIED, 7, reviewer="Bo")
    assert rulings(desk, claim) == [(1, Ruling.WRONG)]


def test_taking_back_gives_the_verdict_before_or_opens_the_claim(desk, claim, give, now):
    give(Ruling.VERIFIED, 0)
    give(Ruling.WRONG, 1)
    desk.do(verdicts.take_back, claim=claim, seen=2, reviewer="Bo", at=now)
    assert rulings(desk, claim)[-1] == (3, Ruling.VERIFIED)
    assert desk.ask(verdicts.history, claim=claim)[-1].reviewer == "Bo"


def test_undo_and_redo_of_three_verdicts_by_appending(desk, claim, give, now):
    def restore(seen, verdict):
        desk.do(verdicts.restore, claim=claim, seen=seen, verdict=verdict, reviewer="Ana", at=now)

    give(Ruling.VERIFIED, 0, note="a")
    give(Ruling.WRONG, 1, correction="b")
    first, second = desk.ask(verdicts.history, claim=claim)
    restore(2, first)
    restore(3, None)
    (draft,) = desk.ask(drafts.recent, limit=1)
    assert desk.ask(drafts.review, draft_id=draft.id).claims[0].state is State.UNCHECKED
    restore(4, first)
    restore(5, second)
    last = desk.ask(verdicts.history, claim=claim)[-1]
    assert (last.number, last.ruling, last.correction) == (6, Ruling.WRONG, "b")


def test_deciding_clears_ones_own_jotting_only(desk, claim, give, now):
    for reviewer in ("Ana", "Bo"):
        desk.do(journal.jot, claim=claim, reviewer=reviewer, correction="half", note="", at=now)
    give(Ruling.WRONG, 0, reviewer="Ana")
    assert desk.ask(journal.read, claim=claim, reviewer="Ana") is None
    assert desk.ask(journal.read, claim=claim, reviewer="Bo").correction == "half"
    desk.do(journal.jot, claim=claim, reviewer="Bo", correction=" ", note="", at=now)
    assert desk.ask(journal.read, claim=claim, reviewer="Bo") is None


def test_a_query_cannot_write(desk, claim, now):
    with pytest.raises(StoreFailed, match="read-only"):
        desk.ask(verdicts.give, claim=claim, seen=0, ruling=Ruling.WRONG, reviewer="Ana", at=now)
    assert rulings(desk, claim) == []


SERIES = """
import sys
from datetime import UTC, datetime
from factdesk.desk import verdicts
from factdesk.desk.desk import Desk
from factdesk.review.verdict import Ruling
desk = Desk.open(sys.argv[1], starter=False)
for seen in range(int(sys.argv[3]), 100_000):
    desk.do(verdicts.give, claim=int(sys.argv[2]), seen=seen, ruling=Ruling.WRONG, note="n" * 2000, reviewer="Ana", at=datetime.now(UTC))
    sys.stdout.write(f"{seen + 1}\\n")
    sys.stdout.flush()
"""


def test_kill_9_loses_no_verdict_that_was_acknowledged(desk, claim, database):
    acknowledged = 0
    for round_ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", SERIES, str(database), str(claim), str(acknowledged)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(5 + 3 * round_):
            acknowledged = int(process.stdout.readline())
        process.kill()
        said = process.stdout.read().split()
        process.wait()
        process.stdout.close()
        acknowledged = int(said[-1]) if said else acknowledged
        kept = rulings(desk, claim)
        assert [number for number, _ in kept] == list(range(1, len(kept) + 1)), "no gap"
        assert acknowledged <= len(kept) <= acknowledged + 1, "at most the one that was under way is there unacknowledged"
        acknowledged = len(kept)


def reviewer_process(database, claim, name, wanted):
    """Decide `wanted` times; when overtaken, look at what came between and go on from there."""
    desk = Desk.open(database, starter=False)
    seen = done = overtaken = 0
    while done < wanted:
        try:
            desk.do(verdicts.give, claim=claim, seen=seen, ruling=Ruling.VERIFIED, note=str(done), reviewer=name,
                    at=datetime.now().astimezone())  # fmt: skip
            seen, done = seen + 1, done + 1
        except Overtaken as told:
            seen, overtaken = told.verdict.number, overtaken + 1
    desk.close()
    return overtaken


def test_two_windows_on_one_database_lose_no_verdict(desk, claim, database):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        asked = [pool.apply_async(reviewer_process, (str(database), claim, name, 60)) for name in ("Ana", "Bo")]
        overtaken = sum(answer.get(120) for answer in asked)
    history = desk.ask(verdicts.history, claim=claim)
    assert [verdict.number for verdict in history] == list(range(1, 121))
    for name in ("Ana", "Bo"):
        assert [verdict.note for verdict in history if verdict.reviewer == name] == [str(n) for n in range(60)]
    assert overtaken > 0, "the two met"
