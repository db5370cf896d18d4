"""The report of a kept draft, written whole or not at all."""

import json

import pytest

from factdesk.desk import drafts, reports, verdicts
from factdesk.report.failed import ReportFailed
from factdesk.review.verdict import Ruling


@pytest.fixture
def draft(desk, keep, checked, now):
    kept = keep(checked("The first day.", "first"))
    claim = desk.ask(drafts.review, draft_id=kept).claims[0]
    desk.do(verdicts.give, claim=claim.key, seen=0, ruling=Ruling.WRONG, correction="second", reviewer="Ana", at=now)
    return kept


def test_a_report_says_what_was_decided(desk, draft, now, tmp_path):
    path = tmp_path / "report.json"
    assert desk.ask(reports.write, draft_id=draft, path=path, format="json", reviewer="Ana", at=now) == path
    assert "second" in json.dumps(json.loads(path.read_text("utf-8-sig")))


def test_a_report_that_cannot_be_written_says_why(desk, draft, now, tmp_path):
    with pytest.raises(ReportFailed, match="none"):
        desk.ask(reports.write, draft_id=draft, path=tmp_path / "none" / "report.md", format="md", reviewer="Ana", at=now)
    with pytest.raises(ReportFailed, match="xyz"):
        desk.ask(reports.write, draft_id=draft, path=tmp_path / "report.xyz", format="xyz", reviewer="Ana", at=now)
    assert list(tmp_path.glob("report*")) == []
