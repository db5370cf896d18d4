"""A report as a workbook: the facts, the notes on the draft and the sources, every cell words, so that no formula is run."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from factdesk.report.contents import Contents, Note
from factdesk.report.to_csv import COLUMNS, cells
from factdesk.report.wording import clean
from factdesk.review.source import Source

if TYPE_CHECKING:
    from xlsxwriter import Workbook

LONGEST = 32_767
"""Characters of a cell; Excel calls a file with more in one broken."""
CUT = "… (cut: a cell holds no more)"
NOTES = ("check", "outcome", "says", "words", "places", "suggestions")
SOURCES = ("letter", "kind", "title", "publisher", "url", "archive_url", "accessed", "note")
WIDTHS: Mapping[str, int] = {
    "words": 32, "sentence": 56, "correction": 32, "why": 48, "suggestions": 32, "says": 56, "title": 40, "url": 40, "archive_url": 40,
    "note": 40, "decided": 26, "reviewer": 20, "publisher": 24,
}  # fmt: skip
"""Columns wider than the 13 characters of the others."""
LINE, HIGHEST = 15, 409
"""Points: the height of a line, and the greatest of a row."""


def to_xlsx(report: Contents) -> bytes:
    """The workbook; the sheet of facts has the columns of the CSV table. A cell too long for a sheet is cut and says so."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        made = report.made.replace(tzinfo=None)  # the properties of a workbook know no zones
        book.set_properties({"title": clean(report.title), "author": clean(report.reviewer), "created": made})
        _sheet(book, "Facts", COLUMNS, ((str(number), *cells(item)) for number, item in enumerate(report.items, 1)))
        _sheet(book, "Notes", NOTES, map(_note, report.notes))
        _sheet(book, "Sources", SOURCES, map(_source, report.sources))
    return out.getvalue()


def _sheet(book: "Workbook", name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table with its header held in view, long words wrapped, and a filter on every column."""
    sheet = book.add_worksheet(name)
    head = book.add_format({"num_format": "@", "bold": True, "valign": "top"})
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    widths = [WIDTHS.get(column, 13) for column in columns]
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(at, at, width, body)
        sheet.write_string(0, at, column, head)
    line = 0
    for line, row in enumerate(rows, 1):
        lines = 1
        for at, words in enumerate(map(clean, row)):
            if words:
                shown = words if len(words) <= LONGEST else words[: LONGEST - len(CUT)] + CUT
                sheet.write_string(line, at, shown, body)
                lines = max(lines, sum(1 + len(part) // widths[at] for part in shown.split("\n")))
        # Not every spreadsheet makes a row as high as its wrapped words.
        sheet.set_row(line, min(HIGHEST, lines * LINE))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _note(note: Note) -> tuple[str, ...]:
    """The cells of a finding on the draft as a whole."""
    found = note.finding
    return (found.check, found.outcome.value, note.says, note.words, ", ".join(note.places), "; ".join(found.suggestions))


def _source(source: Source) -> tuple[str, ...]:
    """The cells of a source."""
    accessed = source.accessed.isoformat() if source.accessed else ""
    return (source.letter, source.kind.value, source.title, source.publisher, source.url, source.archive_url, accessed, source.note)
