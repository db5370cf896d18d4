"""Several desks on one database: each hears what the others change, nobody overwrites anybody, on a file and on a server."""

import itertools
import json
import multiprocessing
import queue
import time
from dataclasses import replace

import pytest

from factdesk.desk import drafts, journal, officials, rosters, verdicts
from factdesk.desk.changes import Changes
from factdesk.desk.desk import Desk
from factdesk.desk.news import MOST, heard, told
from factdesk.desk.officials import ChangedMeanwhile
from factdesk.review.verdict import Ruling
from factdesk.roster.official import Office, Official, Term
from factdesk.store.news import KEPT, SWEEP, append

LOST = 20.0
"""Seconds after which a change counts as never heard; how soon it is heard is measured by the bench."""
STILL = 1.0
"""Seconds to hear what may still be on its way."""
PEOPLE, EDITS = 5, 500


@pytest.fixture
def ear(database):
    """Another desk on the same database, and a queue of what it hears."""
    other = Desk.open(database, starter=False)
    said = queue.Queue()
    other.follow(said.put)
    other.said = said
    yield other
    other.close()


@pytest.fixture
def jane(desk, now):
    made = desk.do(officials.add, official=Official("jane", "Jane Novák"), reviewer="Ana", at=now)
    assert made.officials == {"jane"}
    return desk.ask(officials.official, key="jane")


def test_a_change_is_heard_and_ones_own_never(desk, jane, ear, now):
    ear.do(officials.save, official=replace(jane.official, aliases=("Mine",)), seen=1, reviewer="Bo", at=now)
    desk.do(officials.save, official=replace(jane.official, aliases=("Jana",)), seen=2, reviewer="Ana", at=now)
    assert ear.said.get(timeout=LOST) == Changes(officials=frozenset({"jane"}))
    assert ear.said.empty()


def test_what_is_decided_of_a_draft_is_heard_and_what_is_half_typed_is_not(desk, ear, keep, checked, now):
    draft = keep(checked("The first day.", "first"))
    assert ear.said.get(timeout=LOST).drafts == {draft}
    (claim,) = desk.ask(drafts.review, draft_id=draft).claims
    desk.do(journal.jot, claim=claim.key, reviewer="Ana", correction="half typed", note="", at=now)
    desk.do(verdicts.give, claim=claim.key, seen=0, ruling=Ruling.VERIFIED, reviewer="Ana", at=now)
    assert ear.said.get(timeout=LOST) == Changes(drafts=frozenset({draft}), claims=frozenset({claim.key}))
    assert ear.said.empty()


def test_a_verb_that_fails_is_not_told(desk, jane, ear, now):
    with pytest.raises(ChangedMeanwhile):
        desk.do(officials.save, official=jane.official, seen=7, reviewer="Ana", at=now)
    desk.do(officials.remove, key="jane", seen=1, reviewer="Ana", at=now)
    assert ear.said.get(timeout=LOST) == Changes(officials=frozenset({"jane"}))
    assert ear.said.empty()


def test_an_import_is_told_as_another_roster(desk, ear, tmp_path, now):
    path = tmp_path / "in.csv"
    rows = (f"Person {n},Prime Minister,SK,2001,\n" for n in range(MOST + 1))
    path.write_text("name,office,jurisdiction,start,end\n" + "".join(rows), "utf-8")
    desk.do(rosters.import_file, path=path, reviewer="Ana", at=now)
    assert ear.said.get(timeout=LOST) == Changes(roster=True)


def test_who_missed_too_much_is_told_to_look_at_everything(database, desk, keep, checked):
    draft = keep(checked("The first day.", "first"))
    other = Desk.open(database, starter=False)
    said = queue.Queue()

    def crowd(session):
        for _ in range(KEPT + 2 * SWEEP):
            append(session, "somebody", {"officials": ["jane"]})

    desk.do(crowd)
    other.follow(said.put)
    other._watch.stop()
    other._watch._last = 3
    other._watch._ended.clear()
    connection = other._watch._connected()
    other._watch._read(connection)
    connection.close()
    assert said.get_nowait() == Changes(drafts=frozenset({draft}), roster=True)
    other.close()


CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}' AND pid != pg_backend_pid()"


def test_what_happened_while_the_connection_was_lost_is_heard_afterwards(on_server, cluster, now):
    desk, ear = (Desk.open(on_server, starter=False) for _ in range(2))
    said = queue.Queue()
    ear.follow(said.put)
    for name in ("Jane", "Joan"):
        cluster.run(CUT.format(on_server.rpartition("/")[2]))
        desk.do(officials.add, official=Official(name, name), reviewer="Ana", at=now)
        assert said.get(timeout=LOST) == Changes(officials=frozenset({name}))
    assert [one.name for one in ear.ask(officials.roster).officials] == ["Jane", "Joan"]
    desk.close()
    ear.close()


def test_changes_come_back_as_they_were_told():
    changes = Changes(frozenset({1, 2}), frozenset({3}), frozenset({4}), frozenset({"Q1"}), roster=True)
    assert heard(json.loads(json.dumps(told(changes)))) == changes
    assert told(Changes()) == {}
    assert heard({"unknown": [1]}) == Changes()


def edit_often(url, name, ready, found):
    """A process that counts up its own figure in one of several people, again and again, and says how it went."""
    from datetime import UTC, datetime

    desk = Desk.open(url, starter=False)
    others = []
    desk.follow(lambda changes: others.extend(changes.officials))
    stopped = 0
    ready.wait(60)
    for n in range(EDITS):
        key = f"k{(n if name == 'Ana' else -n) % PEOPLE}"
        while True:
            kept = desk.ask(officials.official, key=key)
            (term,) = kept.official.terms
            term = replace(term, extra={**term.extra, name: str(int(term.extra.get(name, "0")) + 1)})
            try:
                desk.do(officials.save, official=replace(kept.official, terms=(term,)), seen=kept.version, reviewer=name,
                        at=datetime.now(UTC))  # fmt: skip
                break
            except ChangedMeanwhile:
                stopped += 1
    ready.wait(120)
    time.sleep(STILL)
    desk.close()
    found.put((name, stopped, len(others)))


def test_two_processes_editing_the_same_people_lose_no_change_and_hear_each_other(database, desk, now):
    for n in range(PEOPLE):
        one = Official(f"k{n}", f"Person {n}", terms=(Term(Office("Prime Minister", "", "SK")),))
        desk.do(officials.add, official=one, reviewer="Cy", at=now)
    spawn = multiprocessing.get_context("spawn")
    found, ready = spawn.Queue(), spawn.Barrier(2)
    both = [spawn.Process(target=edit_often, args=(database, name, ready, found)) for name in ("Ana", "Bo")]
    for process in both:
        process.start()
    answers = {name: (stopped, others) for name, stopped, others in (found.get(timeout=120) for _ in both)}
    for process in both:
        process.join(10)
    counts = [desk.ask(officials.official, key=f"k{n}").official.terms[0].extra for n in range(PEOPLE)]
    assert sum(stopped for stopped, _ in answers.values()), "they did meet"
    for name in ("Ana", "Bo"):
        assert sum(int(count[name]) for count in counts) == EDITS
        assert answers[name][1] == EDITS, "each heard every change of the other"
    for n in range(PEOPLE):
        history = desk.ask(officials.history, key=f"k{n}")
        assert len(history) == 1 + 2 * EDITS // PEOPLE
        assert all(line.before == before.after for before, line in itertools.pairwise(history))
