"""Making a report off the window's thread: what is shown of a format, and its file."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from factdesk.report.to_html import render_html
from factdesk.report.write import render, save
from factdesk.review.review import Review


@dataclass(frozen=True, slots=True)
class Format:
    """A format as the dialog offers it."""

    name: str
    """Its ending."""
    label: str
    says: str
    page: bool
    """Whether it is shown as a page, not as text."""


FORMATS = (
    Format("docx", "Word document", "To edit and to pass round a desk. Opens in Word and LibreOffice.", page=True),
    Format("pdf", "PDF", "To read, print and file; nobody edits it by accident.", page=True),
    Format("html", "Web page", "One file for a browser; it loads nothing from anywhere.", page=True),
    Format("md", "Markdown", "Plain text for e-mail, chat and notes.", page=False),
    Format("csv", "CSV table", "One fact a row, for a spreadsheet.", page=False),
    Format("json", "JSON", "All of it, for other programs.", page=False),
)


def shown(review: Review, format_: str, *, reviewer: str, at: datetime) -> str:
    """What the preview shows of a format: the HTML of a page, or the file's own text."""
    if next(one for one in FORMATS if one.name == format_).page:
        return render_html(review, reviewer=reviewer, at=at, for_print=True)
    return render(review, format=format_, reviewer=reviewer, at=at).decode("utf-8-sig")


def make(review: Review, format_: str, path: Path, *, reviewer: str, at: datetime) -> None:
    """Write the report to a file, whole or not at all; ReportFailed says why not."""
    if format_ == "pdf":
        from factdesk.ui.report.to_pdf import to_pdf_apart  # only a PDF needs it

        save(to_pdf_apart(review, reviewer=reviewer, at=at), path)
    else:
        save(render(review, format=format_, reviewer=reviewer, at=at), path)


def file_name(review: Review, format_: str) -> str:
    """A sensible name for the file: the draft's own, and what it is."""
    draft = review.result.draft
    stem = PurePath(draft.source).stem if draft.source not in {"-", "pasted text"} else draft.title or "draft"
    safe = re.sub(r"[^\w\-.]+", " ", stem).strip(" .")[:80].strip() or "draft"
    return f"{safe} corrections {review.result.dateline.isoformat()}.{format_}"
