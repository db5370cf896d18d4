"""The corrections report of a reviewed draft, written to a file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factdesk.desk.drafts import review
from factdesk.report.write import render, save

if TYPE_CHECKING:
    from sqlmodel import Session


def write(session: "Session", *, draft_id: int, path: Path, format: str, reviewer: str, at: datetime) -> Path:  # noqa: A002 (the word of the trade)
    """Write the report whole or not at all, and give its path; ReportFailed says why it cannot be written.

    A query: nothing in the database changes. `reviewer` and `at` sign the report, `at` with the zone in which times are shown.
    """
    save(render(review(session, draft_id=draft_id), format=format, reviewer=reviewer, at=at), path)
    return path
