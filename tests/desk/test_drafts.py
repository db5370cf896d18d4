"""Drafts: kept as they were read, opened again, changed, checked again, forgotten."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from factdesk.checks.finding import Finding, Outcome
from factdesk.desk import drafts, journal, marks, sources, verdicts
from factdesk.review.source import SourceKind
from factdesk.review.state import State
from factdesk.review.verdict import Ruling
from factdesk.store.failed import StoreFailed

STORY = "The first bridge opened in May. It was the longest bridge of all.\n\nThe first mayor came. Most people stayed."


@pytest.fixture
def decide(desk, now):
    def do(draft, words, ruling=Ruling.VERIFIED, reviewer="Ana"):
        for claim in desk.ask(drafts.review, draft_id=draft).claims:
            if claim.claim.text == words:
                desk.do(verdicts.give, claim=claim.key, seen=claim.seen, ruling=ruling, reviewer=reviewer, at=now)

    return do


def states(desk, draft):
    return [(claim.claim.text, claim.state) for claim in desk.ask(drafts.review, draft_id=draft).claims]


def test_a_kept_draft_comes_back_as_it_was_checked(desk, keep, checked):
    result = checked(STORY, "first", "longest", wrong=["longest"])
    review = desk.ask(drafts.review, draft_id=keep(result))
    assert review.result == result
    assert [claim.claim for claim in review.claims] == list(result.claims)
    assert [claim.state for claim in review.claims] == [State.UNCHECKED, State.CONTRADICTED, State.UNCHECKED]
    assert review.left == 3


def test_the_original_bytes_come_back_unchanged(desk, keep, checked):
    data = bytes(range(256)) * 300 + b"\r\n\0"
    assert desk.ask(drafts.original, draft_id=keep(checked(STORY, "first"), data=data)) == data


def test_the_same_file_again_is_the_kept_draft_with_fresh_findings(desk, keep, checked, decide):
    kept = keep(checked(STORY, "first", "longest", wrong=["longest"]))
    decide(kept, "first")
    again = keep(checked(STORY, "first", "longest", wrong=["first"]))
    assert again == kept
    assert states(desk, kept) == [("first", State.VERIFIED), ("longest", State.UNCHECKED), ("first", State.VERIFIED)]
    assert [f.message for f in desk.ask(drafts.review, draft_id=kept).result.findings] == ["first is wrong.", "first is wrong."]


def test_the_same_bytes_at_another_path_are_another_draft(keep, checked):
    result = checked(STORY, "first")
    assert keep(result, "/drafts/a.txt") != keep(result, "/drafts/b.txt")


def test_one_file_by_two_names_of_its_path(desk, keep, checked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept = keep(checked(STORY, "first"), "story.txt")
    assert keep(checked(STORY, "first"), str(tmp_path / "sub" / ".." / "story.txt")) == kept
    assert desk.ask(drafts.by_path, path=tmp_path / "story.txt") == kept
    assert desk.ask(drafts.by_path, path=tmp_path / "other.txt") is None


def test_pasted_text_is_known_by_its_bytes(keep, checked):
    kept = keep(checked(STORY, "first"), None)
    assert keep(checked(STORY, "first"), None) == kept
    assert keep(checked(STORY + " More.", "first"), None) != kept


def test_the_same_claims_of_a_changed_file_carry_over_with_their_history(desk, keep, checked, decide, now):
    old = keep(checked(STORY, "first", "longest", "Most"))
    decide(old, "first", Ruling.WRONG)
    decide(old, "longest")
    decide(old, "Most")
    before = {claim.claim.start: claim for claim in desk.ask(drafts.review, draft_id=old).claims}
    new = keep(checked("New.\n\n" + STORY.replace("longest bridge", "longest tunnel"), "first", "longest", "Most"))
    assert new != old
    assert states(desk, new) == [
        ("first", State.WRONG),
        ("longest", State.UNCHECKED),
        ("first", State.WRONG),
        ("Most", State.VERIFIED),
    ]
    first = desk.ask(drafts.review, draft_id=new).claims[0]
    assert first.verdicts == before[4].verdicts
    assert desk.ask(drafts.by_path, path="/drafts/story.txt") == new
    desk.do(verdicts.take_back, claim=first.key, seen=first.seen, reviewer="Ana", at=now)
    assert states(desk, old)[0] == ("first", State.WRONG), "the old version keeps its own history"


def test_of_equal_claims_the_nth_carries_over_only_when_there_are_as_many(desk, keep, checked, now):
    old = keep(checked("Most came. Most came.", "Most"))
    second = desk.ask(drafts.review, draft_id=old).claims[1]
    desk.do(verdicts.give, claim=second.key, seen=0, ruling=Ruling.WRONG, reviewer="Ana", at=now)
    new = keep(checked("Hello there. Most came. Most came.", "Most"))
    assert [state for _, state in states(desk, new)] == [State.UNCHECKED, State.WRONG]
    third = keep(checked("Most came. Most came. Most came.", "Most"))
    assert [state for _, state in states(desk, third)] == [State.UNCHECKED] * 3


def test_sources_and_half_typed_notes_carry_over(desk, keep, checked, now):
    old = keep(checked(STORY, "longest"))
    (claim,) = desk.ask(drafts.review, draft_id=old).claims
    for title in ("One", "Two"):
        desk.do(sources.add, draft_id=old, kind=SourceKind.BOOK, title=title)
    one, two = desk.ask(sources.sources, draft_id=old)
    desk.do(sources.remove, source=one.id)
    desk.do(sources.cite, claim=claim.key, source=two.id, place="p. 3", words="it is")
    desk.do(journal.jot, claim=claim.key, reviewer="Ana", correction="half", note="ty", at=now)
    new = keep(checked("Before. " + STORY, "longest"))
    review = desk.ask(drafts.review, draft_id=new)
    assert [(source.letter, source.title) for source in review.sources] == [("B", "Two")]
    assert [(cited.source.letter, cited.place, cited.words) for cited in review.claims[0].citations] == [("B", "p. 3", "it is")]
    assert desk.ask(journal.read, claim=review.claims[0].key, reviewer="Ana").correction == "half"
    (added,) = desk.do(sources.add, draft_id=new, kind=SourceKind.BOOK, title="Three").sources
    assert next(s.letter for s in desk.ask(sources.sources, draft_id=new) if s.id == added) == "C"


def test_checking_again_keeps_keys_and_what_people_decided(desk, keep, checked, decide, now):
    kept = keep(checked(STORY, "first", "longest", "Most"))
    keys = {claim.claim.start: claim.key for claim in desk.ask(drafts.review, draft_id=kept).claims}
    decide(kept, "longest")
    fresh = checked(STORY, "May", "first", wrong=["May"])
    desk.do(drafts.check_again, draft_id=kept, result=fresh, at=now)
    review = desk.ask(drafts.review, draft_id=kept)
    assert [c.claim.text for c in review.claims] == ["first", "May", "longest", "first"], "undecided claims that vanished are gone"
    assert {start: keys[start] for start in keys if start in {c.claim.start for c in review.claims}} == {
        c.claim.start: c.key for c in review.claims if c.claim.text != "May"
    }
    assert len({c.claim.id for c in review.claims}) == 4
    assert [c.state for c in review.claims] == [State.UNCHECKED, State.CONTRADICTED, State.VERIFIED, State.UNCHECKED]


def test_checking_again_with_another_text_is_refused(desk, keep, checked, now):
    kept = keep(checked(STORY, "first"))
    with pytest.raises(StoreFailed, match="was changed since it was kept"):
        desk.do(drafts.check_again, draft_id=kept, result=checked(STORY + " More.", "first"), at=now)


def test_findings_on_the_draft_reach_the_claims_they_touch(desk, keep, checked):
    result = checked(STORY, "first")
    both = Finding("name-consistency", Outcome.ADVICE, "Two firsts.", claims=("c1", "c2"), span=(4, 9), related=("c1",))
    review = desk.ask(drafts.review, draft_id=keep(replace(result, findings=(both,))))
    assert review.result.findings == (both,)
    assert [claim.findings for claim in review.claims] == [(both,), (both,)]


def test_recent_drafts_last_opened_first_newest_version_only(desk, keep, checked, decide, now):
    a = keep(checked(STORY, "first", "longest"), "/drafts/a.txt", at=now)
    b = keep(checked(STORY + "!", "first"), "/drafts/b.txt", at=now + timedelta(hours=1))
    decide(a, "first")
    assert [(d.id, d.claims, d.left) for d in desk.ask(drafts.recent, limit=5)] == [(b, 2, 2), (a, 3, 1)]
    a2 = keep(checked(STORY + "?", "first"), "/drafts/a.txt", at=now + timedelta(hours=2))
    decide(a2, "first", Ruling.WITHDRAWN)
    assert [(d.id, d.left) for d in desk.ask(drafts.recent, limit=5)] == [(a2, 2), (b, 2)]
    (kept,) = desk.ask(drafts.recent, limit=1)
    assert (kept.path, kept.opened_at, kept.dateline) == ("/drafts/a.txt", now + timedelta(hours=2), date(2026, 11, 20))


def test_a_forgotten_draft_is_gone_and_its_number_is_not_used_again(desk, keep, checked, now):
    kept = keep(checked(STORY, "first"))
    claim = desk.ask(drafts.review, draft_id=kept).claims[0]
    desk.do(verdicts.give, claim=claim.key, seen=0, ruling=Ruling.WRONG, reviewer="Ana", at=now)
    desk.do(drafts.forget, draft_id=kept)
    for gone in (
        lambda: desk.ask(drafts.review, draft_id=kept),
        lambda: desk.ask(drafts.original, draft_id=kept),
        lambda: desk.do(verdicts.give, claim=claim.key, seen=1, ruling=Ruling.WRONG, reviewer="Ana", at=now),
        lambda: desk.do(sources.add, draft_id=kept, kind=SourceKind.BOOK, title="B"),
    ):
        with pytest.raises(StoreFailed, match="no longer kept"):
            gone()
    assert desk.ask(drafts.recent, limit=9) == ()
    assert keep(checked(STORY, "first")) > kept


def rot(url, part, was, now):
    """Let a failing disk change some letters, behind the back of the database where one can reach it."""
    if url.startswith("sqlite"):
        place = Path(url.removeprefix("sqlite:///"))
        data = place.read_bytes()
        assert data.count(was) == 1
        place.write_bytes(data.replace(was, now))
        return
    import psycopg

    with psycopg.connect(url) as connection:
        if part == "text":
            changed = connection.execute("UPDATE draft SET text = replace(text, %s, %s)", (was.decode(), now.decode()))
        else:
            data = connection.execute("SELECT data FROM original").fetchone()[0]
            changed = connection.execute("UPDATE original SET data = %s", (data.replace(was, now),))
        assert changed.rowcount == 1


@pytest.mark.parametrize("part", ["text", "original"])
def test_a_letter_changed_on_the_disk_is_noticed(desk, keep, checked, part):
    query, was = {"text": (drafts.review, b"longest bridge"), "original": (drafts.original, b"bytes of the file")}[part]
    kept = keep(checked(STORY, "first"), data=b"The bytes of the file.")
    desk.close()
    rot(desk.url, part, was, was.replace(b"f", b"g").replace(b"b", b"d"))
    with pytest.raises(StoreFailed, match=f"The {part} of “.*” differs from what was kept"):
        desk.ask(query, draft_id=kept)


def test_half_a_character_is_refused_in_plain_words(desk, keep, checked):
    result = checked(STORY, "first")
    broken = replace(result, draft=replace(result.draft, text=STORY.replace("e", "\ud83d")))
    with pytest.raises(StoreFailed, match="half a character"):
        keep(broken, data=b"x")
    assert desk.ask(drafts.recent, limit=1) == ()


def test_a_text_that_comes_back_has_what_was_decided_of_it_again(desk, keep, checked, decide, now):
    old = keep(checked(STORY, "Most", "longest"))
    decide(old, "longest")
    claim = next(one for one in desk.ask(drafts.review, draft_id=old).claims if one.claim.text == "longest")
    desk.do(sources.add, draft_id=old, kind=SourceKind.BOOK, title="One")
    (one,) = desk.ask(sources.sources, draft_id=old)
    desk.do(sources.cite, claim=claim.key, source=one.id, place="p. 3", words="")
    start = STORY.index("opened in May")
    desk.do(marks.mark, draft_id=old, start=start, end=start + 6, note="", reviewer="Ana", at=now)
    other = STORY.replace("longest bridge of all", "tallest bridge").replace("opened in May", "opened in June")
    (edited,) = desk.do(drafts.edit, draft_id=old, result=checked(other, "Most"), at=now).drafts
    assert states(desk, edited) == [("Most", State.UNCHECKED)]
    place = other.index("tallest")
    desk.do(marks.mark, draft_id=edited, start=place, end=place + 7, note="", reviewer="Ana", at=now)
    desk.do(sources.add, draft_id=edited, kind=SourceKind.BOOK, title="Two")
    decide(edited, "Most")
    (back,) = desk.do(drafts.edit, draft_id=edited, result=checked(STORY, "Most", "longest"), at=now, back_to=old).drafts
    assert states(desk, back) == [("opened", State.UNCHECKED), ("longest", State.VERIFIED), ("Most", State.VERIFIED)]
    review = desk.ask(drafts.review, draft_id=back)
    assert [(source.letter, source.title) for source in review.sources] == [("A", "One"), ("B", "Two")]
    assert [[cited.source.letter for cited in one.citations] for one in review.claims] == [[], ["A"], []]


def test_a_mark_that_was_taken_away_stays_away_when_the_text_comes_back(desk, keep, checked, now):
    old = keep(checked(STORY, "Most"))
    start = STORY.index("first mayor")
    desk.do(marks.mark, draft_id=old, start=start, end=start + 5, note="", reviewer="Ana", at=now)
    other = STORY.replace("opened in May", "opened in June")
    (edited,) = desk.do(drafts.edit, draft_id=old, result=checked(other, "Most"), at=now).drafts
    (mark,) = [one for one in desk.ask(drafts.review, draft_id=edited).claims if one.claim.text == "first"]
    desk.do(marks.unmark, claim=mark.key)
    (back,) = desk.do(drafts.edit, draft_id=edited, result=checked(STORY, "Most"), at=now, back_to=old).drafts
    assert states(desk, back) == [("Most", State.UNCHECKED)]
