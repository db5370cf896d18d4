"""Officials to an XLSX workbook: the columns of the CSV format, every cell text, so that no date is rounded and no formula is run."""

import io
from collections.abc import Iterable, Mapping
from itertools import islice

from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Official
from factdesk.roster.row import cells_of
from factdesk.roster.to_csv import all_columns

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""
LONGEST = 32_767
"""Characters of a cell."""
WIDTHS: Mapping[str, int] = {"name": 28, "aliases": 36, "office": 32, "source": 32}


def write_xlsx(officials: Iterable[Official]) -> bytes:
    """The file's bytes; RosterFailed when a sheet cannot hold them. A person without a term has no row."""
    import xlsxwriter

    people = list(officials)
    columns = all_columns(people)
    if sum(len(person.terms) for person in people) > MOST_ROWS:
        raise RosterFailed(f"The roster has more than the {MOST_ROWS:,} terms that a sheet can hold; export it as CSV.")
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, {**plain, "constant_memory": False}) as book:
        sheet = book.add_worksheet("Roster")
        as_text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS.get(column, 13), as_text)
            sheet.write_string(0, at, column, bold)
        sheet.freeze_panes(1, 1)
        rows = (cells_of(person, term) for person in people for term in person.terms)
        line = 0
        for line, cells in enumerate(islice(rows, MOST_ROWS), 1):
            for at, column in enumerate(columns):
                if words := cells.get(column, ""):
                    if len(words) > LONGEST:
                        raise RosterFailed(f"{cells['name'][:60]} has more words in {column} than a cell can hold; export as CSV.")
                    sheet.write_string(line, at, words)
        sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
    return out.getvalue()
