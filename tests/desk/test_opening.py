"""From a file or pasted words to a checked draft, and its bytes as they were; a long one shows its text first."""

from dataclasses import replace
from datetime import date

import pytest

from factdesk.desk import drafts
from factdesk.desk.opening import LONG, of_edited, of_file, of_kept, of_text
from factdesk.desk.steps import Checked, Conditions, Glimpsed, Seen
from factdesk.draft.draft import DatelineFrom
from factdesk.draft.excerpt import rewritten
from factdesk.draft.failed import ImportFailed

TODAY = Conditions(date(2026, 11, 20))
STORY = "---\ntitle: Flood\ndate: 2022-03-15\n---\nOn 31 June it rained.\r\n"


def checked(steps) -> Checked:
    found = list(steps)
    assert isinstance(found[-1], Checked)
    return found[-1]


def test_a_file_is_read_checked_and_its_bytes_kept(desk, keep, tmp_path):
    path = tmp_path / "flood.md"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    [step] = of_file(path, None, TODAY)
    data, result = step.data, step.result
    assert data == path.read_bytes()
    assert (result.draft.source, result.draft.title, result.dateline) == (str(path), "Flood", date(2022, 3, 15))
    assert any(finding.check == "impossible-date" for finding in result.findings)
    kept = keep(result, str(path), data=data)
    assert desk.ask(drafts.original, draft_id=kept) == path.read_bytes()
    assert desk.ask(drafts.review, draft_id=kept).result == result


def test_pasted_words_keep_their_front_matter(desk, keep):
    step = checked(of_text(STORY, TODAY))
    assert step.data == STORY.encode()
    assert step.result.draft.title == "Flood"
    assert desk.ask(drafts.review, draft_id=keep(step.result, None, data=step.data)).result == step.result


def test_checking_again_keeps_the_dateline_and_who_said_it_unless_told_otherwise():
    kept = checked(of_text("It rained on Monday.", Conditions(date(2020, 1, 1)))).result
    again = checked(of_kept(kept, TODAY)).result
    assert (again.dateline, again.dateline_from) == (date(2020, 1, 1), DatelineFrom.TODAY)
    other = checked(of_kept(kept, replace(TODAY, dateline=date(2021, 2, 3)))).result
    assert (other.dateline, other.dateline_from) == (date(2021, 2, 3), DatelineFrom.OPTION)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ImportFailed, match=r"none\.txt"):
        list(of_file(tmp_path / "none.txt", None, TODAY))


def test_a_long_draft_shows_its_text_then_what_is_in_view_then_all():
    text = "\n\n".join(
        f"On {1 + number % 28} May 2021 Norwegian Prime Minister Erna Solberg met {number} people." for number in range(1200)
    )
    assert len(text) > LONG
    seen, glimpsed, step = of_text(text, TODAY)
    assert isinstance(seen, Seen)
    assert isinstance(glimpsed, Glimpsed)
    assert seen.draft == step.result.draft
    spans = [(claim.start, claim.end) for claim in step.result.claims]
    assert list(glimpsed.spans) == spans[: len(glimpsed.spans)]
    assert 100 < len(glimpsed.spans) < len(spans) / 8


def test_an_edited_draft_is_checked_as_its_next_version():
    kept = checked(of_text(STORY, TODAY)).result
    step = checked(of_edited(rewritten(kept.draft, 0, "On 30 June it rained."), kept, TODAY))
    assert step.result.draft.text == "On 30 June it rained.\n"
    assert (step.result.dateline, step.result.dateline_from, step.result.draft.title) == (
        date(2022, 3, 15),
        DatelineFrom.FRONT_MATTER,
        "Flood",
    )
    assert step.result.findings == ()
