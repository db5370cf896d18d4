"""Officials from an XLSX workbook: the first sheet that holds anything, read like a CSV file, in a process with limits of its own."""

from collections.abc import Iterator

from factdesk.draft.failed import ImportFailed
from factdesk.roster.failed import RosterFailed
from factdesk.roster.table import Line, Rows, Tell, lots, read_table, silent


def read_rows(data: bytes, name: str, tell: Tell = silent) -> Rows:
    """The rows of a workbook; RosterFailed, naming the file, when it is none."""
    tell(0, 0, "Reading the file")
    return read_table(lots(_lines(data, name)), name, tell=tell)


def _lines(data: bytes, name: str) -> Iterator[Line]:
    from factdesk.draft.reading.sandbox import read_sheet

    try:
        for number, row in read_sheet(data, name):
            yield number, row if isinstance(row, str) else [cell.replace("\0", "").strip() for cell in row]
    except ImportFailed as failed:
        raise RosterFailed(str(failed)) from None
