"""Officials to CSV: UTF-8 with a byte-order mark, so that a spreadsheet shows š, č, ž; one row a term."""

import csv
import io
import re
from collections.abc import Iterable

from factdesk.roster.official import Official
from factdesk.roster.row import COLUMNS, cells_of

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_csv(officials: Iterable[Official]) -> bytes:
    """The file's bytes. A person without a term has no row; cells that a spreadsheet would run as a formula are defused."""
    people = list(officials)
    extra = dict.fromkeys(column for person in people for term in person.terms for column in term.extra)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    columns = (*COLUMNS, *extra)
    writer.writerow([defused(column) for column in columns])
    for person in people:
        for term in person.terms:
            cells = cells_of(person, term)
            writer.writerow([defused(cells.get(column, "")) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def defused(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before a leading = + - @ tab or return, which reading takes off again."""
    return "'" + cell if _FORMULA.match(cell) else cell
