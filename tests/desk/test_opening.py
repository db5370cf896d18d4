"""From a file or pasted words to a checked draft, and its bytes as they were."""

from datetime import date

import pytest

from factdesk.desk import drafts
from factdesk.desk.opening import examine_again, examine_file, examine_text
from factdesk.draft.draft import DatelineFrom
from factdesk.draft.failed import ImportFailed

TODAY = date(2026, 11, 20)
STORY = "---\ntitle: Flood\ndate: 2022-03-15\n---\nOn 31 June it rained.\r\n"


def test_a_file_is_read_checked_and_its_bytes_kept(desk, keep, tmp_path):
    path = tmp_path / "flood.md"
    path.write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    data, result = examine_file(path, roster=None, today=TODAY)
    assert data == path.read_bytes()
    assert (result.draft.source, result.draft.title, result.dateline) == (str(path), "Flood", date(2022, 3, 15))
    assert any(finding.check == "impossible-date" for finding in result.findings)
    kept = keep(result, str(path), data=data)
    assert desk.ask(drafts.original, draft_id=kept) == path.read_bytes()
    assert desk.ask(drafts.review, draft_id=kept).result == result


def test_pasted_words_keep_their_front_matter(desk, keep):
    data, result = examine_text(STORY, roster=None, today=TODAY)
    assert data == STORY.encode()
    assert result.draft.title == "Flood"
    assert desk.ask(drafts.review, draft_id=keep(result, None, data=data)).result == result


def test_checking_again_keeps_the_dateline_and_who_said_it_unless_told_otherwise(desk, keep):
    kept = examine_text("It rained on Monday.", roster=None, today=date(2020, 1, 1))[1]
    again = examine_again(kept, roster=None, today=TODAY)
    assert (again.dateline, again.dateline_from) == (date(2020, 1, 1), DatelineFrom.TODAY)
    other = examine_again(kept, roster=None, dateline=date(2021, 2, 3), today=TODAY)
    assert (other.dateline, other.dateline_from) == (date(2021, 2, 3), DatelineFrom.OPTION)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ImportFailed, match=r"none\.txt"):
        examine_file(tmp_path / "none.txt", roster=None, today=TODAY)
