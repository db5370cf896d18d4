"""Officials from CSV: one row a term, in the columns of the manual's roster format."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.roster.failed import RosterFailed
from factdesk.roster.merge import merge
from factdesk.roster.official import Official
from factdesk.roster.row import COLUMNS, REQUIRED, Row, RowReader

_UNDEFUSE = re.compile(r"'+[=+\-@\t\r]")
_WIDEST = 400
HEADER = "name,office,jurisdiction,start,end"
OTHER_MARKS = ((";", "semicolons"), ("\t", "tabs"))
"""What other programs write between cells."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was left out: its first line in the file (the header is line 1) and the reason in plain words."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Import:
    """What a file gave: its people, merged, and the rows that were refused."""

    officials: tuple[Official, ...]
    refused: tuple[Refused, ...]


def read_csv(data: bytes, name: str) -> Import:
    """The officials of a CSV file, its rows merged into people; RosterFailed, naming the file, when it is none."""
    rows, refused = read_rows(data, name)
    return Import(merge(rows), tuple(refused))


def read_rows(data: bytes, name: str) -> tuple[list[Row], list[Refused]]:
    """The rows of a CSV file as they stand, not merged."""
    lines = _lines(_decoded(data, name), name)
    _, header = next(lines, (0, []))
    columns = _columns(header, name)
    reader = RowReader(columns)
    rows: list[Row] = []
    refused: list[Refused] = []
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            refused.append(Refused(line, f"it has {len(cells)} cells, the header {len(columns)}"))
            continue
        try:
            plain = [undefused(cell) if cell[:1] == "'" else cell.strip() for cell in cells]
            rows.append(reader.row(dict(zip(columns, plain, strict=False)), line))
        except ValueError as reason:
            refused.append(Refused(line, str(reason)))
    return rows, refused


def undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula, and without outer spaces."""
    return (cell[1:] if cell[:1] == "'" and _UNDEFUSE.match(cell) else cell).strip()


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RosterFailed(f"{name} is UTF-16; save it as CSV in UTF-8 and read it again.")
    if b"\0" in data:
        raise RosterFailed(f"{name} is not a CSV file: it holds binary data; save the table as CSV in UTF-8 and read it again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RosterFailed(f"{name} is not UTF-8 (line {line}); save it as CSV in UTF-8 and read it again.") from None


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = "a cell is longer than 131,072 characters" if "limit" in str(error) else "its quotation marks do not fit"
            raise RosterFailed(f"{name} cannot be read as CSV from line {before + 1} on: {reason}.") from None
        yield before + 1, cells
        before = reader.line_num


def _columns(header: Sequence[str], name: str) -> list[str]:
    """The header's names, the known ones in lower case; RosterFailed when a required one is missing or one stands twice."""
    names = [cell.strip() for cell in header]
    columns = [column.lower() if column.lower() in COLUMNS else column for column in names]
    if not any(columns):
        raise RosterFailed(f"{name} is empty: a roster begins with a header line such as {HEADER}.")
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        divided = next((words for mark, words in OTHER_MARKS if len(columns) == 1 and mark in header[0]), None)
        hint = f"its cells are separated by {divided}; save it with commas" if divided else f"begin it with a line such as {HEADER}"
        raise RosterFailed(f"{name} is no roster: its first line has no column {' and no column '.join(missing)}; {hint}.")
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise RosterFailed(f"{name} has the column {min(twice)} twice; take one of them out and read it again.")
    if len(columns) > _WIDEST:
        raise RosterFailed(f"{name} has {len(columns)} columns; {_WIDEST} are the most that can be read.")
    return columns
