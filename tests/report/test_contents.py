from dataclasses import replace

import pytest

from factdesk.report.contents import contents
from factdesk.review.review import Review
from factdesk.review.state import State
from factdesk.review.typography import printed


def test_every_claim_stands_in_one_list_and_the_numbers_add_up(review, at):
    report = contents(review, reviewer="E", at=at)
    lists = (report.wrong, report.unconfirmed, report.verified, report.not_facts, report.open)
    assert [len(each) for each in lists] == [1, 1, 2, 1, 4]
    assert sorted(item.reviewed.key for each in lists for item in each) == [each.key for each in review.claims]
    assert report.summary == (
        "9 checkable facts were found in the draft: 1 is wrong, 1 could not be confirmed, 2 were verified, 1 is not a fact and "
        "4 are still open. Of those still open, 1 is contradicted by what is known."
    )


def test_what_is_open_begins_with_what_is_contradicted(review, at):
    assert [item.state for item in contents(review, reviewer="E", at=at).open] == [
        State.CONTRADICTED,
        State.ADVICE,
        State.SUPPORTED,
        State.UNCHECKED,
    ]


def test_the_items_are_in_the_order_of_the_text(review, at):
    starts = [item.reviewed.claim.start for item in contents(review, reviewer="E", at=at).items]
    assert starts == sorted(claim.claim.start for claim in review.claims)


def test_the_sentence_is_cut_round_the_words(review, at):
    (wrong,) = contents(review, reviewer="E", at=at).wrong
    assert (wrong.before, wrong.words, wrong.after) == ("", "Slovak Prime Minister Janez Janša", " came by train on Tuesday.")
    assert wrong.place == "line 5"


def test_the_reviewer_s_note_is_the_reason_and_else_the_finding(review, at):
    report = contents(review, reviewer="E", at=at)
    assert report.wrong[0].why == ("He heads the government in Ljubljana; see <A>.",)
    assert report.open[0].why == ("16 March 2022 was a Wednesday, not a Thursday.",)


def test_a_verdict_taken_back_leaves_the_claim_open(review, at):
    report = contents(review, reviewer="E", at=at)
    (troops,) = [item for item in report.open if item.words == "40,000 troops"]
    assert (troops.signed, troops.correction, troops.state) == ("", "", State.UNCHECKED)


def test_findings_on_the_draft_are_notes_with_their_places(review, at):
    spelling, marks = contents(review, reviewer="E", at=at).notes
    assert spelling.places == ("line 10",)
    assert (marks.places, marks.words) == (("line 7",), "“We are")


def test_a_draft_without_claims(result, at):
    report = contents(Review(1, replace(result, claims=(), findings=()), ()), reviewer=" ", at=at)
    assert report.summary == "No checkable facts were found in the draft."
    assert report.reviewer == "a reviewer who gave no name"


@pytest.mark.parametrize(
    ("title", "source", "called"),
    [(None, "/a/b/story.txt", "story.txt"), (None, "pasted text", "Pasted text"), (None, "-", "Standard input"), ("T", "x", "T")],
)
def test_what_the_draft_is_called(review, at, title, source, called):
    draft = replace(review.result.draft, title=title, source=source)
    assert contents(replace(review, result=replace(review.result, draft=draft)), reviewer="E", at=at).title == called


@pytest.mark.parametrize(
    ("message", "set_"),
    [
        ("Slovakia's was Eduard Heger.", "Slovakia’s was Eduard Heger."),
        ("The teachers' pay isn't told.", "The teachers’ pay isn’t told."),
        ("4 here, but 5 before: “the bank's five clerks”.", "4 here, but 5 before: “the bank's five clerks”."),
        ("6' 2 is not 5'10.", "6' 2 is not 5'10."),
    ],
)
def test_a_message_has_the_apostrophes_of_print_and_the_drafts_words_stay_as_they_are(message, set_):
    assert printed(message) == set_


def test_reasons_and_notes_are_set_in_type(review, at):
    told = [replace(finding, message="It wasn't so.") for finding in review.result.findings]
    claims = tuple(replace(claim, findings=tuple(told[: len(claim.findings)])) for claim in review.claims)
    report = contents(replace(review, result=replace(review.result, findings=tuple(told)), claims=claims), reviewer="E", at=at)
    assert report.open[0].why == ("It wasn’t so.",)
    assert [note.says for note in report.notes] == ["It wasn’t so."] * 2
