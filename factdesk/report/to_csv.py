"""A report as a table for a spreadsheet: one row a claim, UTF-8 with a byte-order mark so that Excel shows š, č and ž."""

import csv
import io

from factdesk.report.contents import Contents, Item
from factdesk.report.wording import clean

COLUMNS = (
    "number",
    "place",
    "kind",
    "words",
    "sentence",
    "state",
    "correction",
    "why",
    "suggestions",
    "sources",
    "reviewer",
    "decided",
    "speaker",
)
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet take a cell for a formula; the wide ones do in East Asian settings."""


def to_csv(report: Contents) -> bytes:
    """The table. A cell that a spreadsheet would run as a formula gets an apostrophe before it, also "-5 per cent"."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for number, item in enumerate(report.items, 1):
        rows.writerow([str(number), *(defused(cell) for cell in cells(item))])
    return out.getvalue().encode("utf-8-sig", "replace")


def defused(cell: str) -> str:
    """The cell, made to be read as words."""
    text = clean(cell)
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(FORMULA) else text


def cells(item: Item) -> tuple[str, ...]:
    """The cells of a row after its number."""
    verdict = item.reviewed.verdict
    letters = ", ".join(dict.fromkeys(citation.source.letter for citation in item.citations))
    return (
        item.place,
        item.reviewed.claim.kind.value,
        item.words,
        (item.before + item.words + item.after).strip(),
        item.state.value,
        item.correction,
        " ".join(item.why),
        "; ".join(item.suggestions),
        letters,
        verdict.reviewer if verdict else "",
        verdict.at.isoformat(timespec="seconds") if verdict else "",
        item.reviewed.claim.speaker or "",
    )
