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
    """As the command line calls it."""
    label: str
    says: str
    text: str | None
    """The format whose text the preview shows for it; none for a page, which is shown as one."""
    ending: str
    """Of its files, without the dot."""


FORMATS = (
    Format("docx", "Word document", "To edit and to pass round a desk. Opens in Word and LibreOffice.", None, "docx"),
    Format("pdf", "PDF", "To read, print and file; nobody edits it by accident.", None, "pdf"),
    Format("html", "Web page", "One file for a browser; it loads nothing from anywhere.", None, "html"),
    Format("md", "Markdown", "Plain text for e-mail, chat and notes.", "md", "md"),
    Format("csv", "CSV table", "One fact a row, for a spreadsheet.", "csv", "csv"),
    Format("xlsx", "Excel workbook", "One fact a row, with the notes and the sources on sheets of their own.", "csv", "xlsx"),
    Format("json", "JSON", "All of it, for other programs.", "json", "json"),
    Format(
        "claimreview",
        "ClaimReview",
        "What was decided, for the page that publishes it and for collectors of fact checks.",
        "claimreview",
        "claimreview.json",
    ),
)


def shown(review: Review, format_: str, *, reviewer: str, at: datetime) -> str:
    """What the preview shows of a format: the HTML of a page, or the file's own text."""
    text = _format(format_).text
    if text is None:
        return render_html(review, reviewer=reviewer, at=at, for_print=True)
    return render(review, format=text, reviewer=reviewer, at=at).decode("utf-8-sig")


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
    return f"{safe} corrections {review.result.dateline.isoformat()}.{_format(format_).ending}"


def _format(name: str) -> Format:
    """The format of that name."""
    return next(one for one in FORMATS if one.name == name)
