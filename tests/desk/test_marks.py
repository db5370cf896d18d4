"""Statements marked by hand stay through every check, and move with their sentence to a new version."""

import pytest

from factdesk.claims.claim import Kind, StatementValue
from factdesk.desk import drafts, marks, verdicts
from factdesk.review.state import State
from factdesk.review.verdict import Ruling
from factdesk.store.failed import StoreFailed

STORY = "The first day. He walked home alone. It rained.\n\nHe walked home alone."


@pytest.fixture
def draft(keep, checked):
    return keep(checked(STORY, "first"))


@pytest.fixture
def mark(desk, draft, now):
    def do(start, end):
        (key,) = desk.do(marks.mark, draft_id=draft, start=start, end=end, note="who saw it?", reviewer="Ana", at=now).claims
        return next(claim for claim in desk.ask(drafts.review, draft_id=draft).claims if claim.key == key)

    return do


def test_a_mark_is_a_claim_with_its_sentence_and_no_white_space_around(mark):
    claim = mark(14, 26).claim
    assert (claim.kind, claim.text, claim.start, claim.end) == (Kind.STATEMENT, "He walked h", 15, 26)
    assert STORY[slice(*claim.sentence)].strip() == "He walked home alone."
    assert claim.value == StatementValue("who saw it?")


def test_a_mark_over_two_sentences_has_both(mark):
    claim = mark(18, 43).claim
    assert STORY[slice(*claim.sentence)].strip() == "He walked home alone. It rained."


@pytest.mark.parametrize(("start", "end"), [(14, 15), (5, 5), (9, 3), (900, 950), (-5, 0)])
def test_no_words_no_mark(mark, start, end):
    with pytest.raises(StoreFailed, match="Select some words"):
        mark(start, end)


def test_marks_survive_a_check_and_the_detectors_new_ids(desk, draft, mark, checked, now):
    one, two = mark(15, 24), mark(37, 47)
    desk.do(drafts.check_again, draft_id=draft, result=checked(STORY, "rained", "alone"), at=now)
    claims = desk.ask(drafts.review, draft_id=draft).claims
    assert {one.key, two.key} <= {claim.key for claim in claims}
    assert [claim.claim.text for claim in claims] == ["He walked", "alone", "It rained.", "rained", "alone"]
    assert len({claim.claim.id for claim in claims}) == 5


def test_a_mark_moves_to_the_new_version_with_its_verdict(desk, mark, keep, checked, now):
    second = mark(STORY.rindex("He walked"), len(STORY) - 1)
    desk.do(verdicts.give, claim=second.key, seen=0, ruling=Ruling.VERIFIED, reviewer="Ana", at=now)
    mark(STORY.index("It rained"), STORY.index("It rained") + 9)
    text = "Hello.\n\n" + STORY.replace("It rained.", "It snowed.")
    new = desk.ask(drafts.review, draft_id=keep(checked(text, "first"), data=b"new"))
    marked = [claim for claim in new.claims if claim.claim.kind is Kind.STATEMENT]
    assert [(text.rindex("He walked"), State.VERIFIED)] == [(claim.claim.start, claim.state) for claim in marked]
    assert text[marked[0].claim.start : marked[0].claim.end] == marked[0].claim.text


def test_unmarking_spares_what_was_decided_and_what_detectors_found(desk, draft, mark, now):
    one, two = mark(15, 24), mark(37, 47)
    desk.do(marks.unmark, claim=one.key)
    desk.do(verdicts.give, claim=two.key, seen=0, ruling=Ruling.VERIFIED, reviewer="Ana", at=now)
    found = desk.ask(drafts.review, draft_id=draft).claims
    with pytest.raises(StoreFailed, match="decisions"):
        desk.do(marks.unmark, claim=two.key)
    with pytest.raises(StoreFailed, match="marked by hand"):
        desk.do(marks.unmark, claim=found[0].key)
    assert [claim.claim.text for claim in found] == ["first", "It rained."]
