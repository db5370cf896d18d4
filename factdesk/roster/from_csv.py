"""Officials from CSV: one row a term, in the columns of the manual's roster format, or in those of another source that has a table."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from factdesk.roster.failed import RosterFailed
from factdesk.roster.merge import merge
from factdesk.roster.table import STEP, Import, Line, Refused, Rows, Tell, read_table, silent

__all__ = ["Import", "Refused", "read_csv", "read_rows", "undefused"]

LONGEST = 131_072
"""Characters of a cell that are read; CSV readers elsewhere take no more either."""
_BREAK = re.compile(r"\r\n|\r|\n")
_UNDEFUSE = re.compile(r"'+[=+\-@\t\r]")


def read_csv(data: bytes, name: str) -> Import:
    """The officials of a CSV file, its rows merged into people; RosterFailed, naming the file, when it is none."""
    rows, refused = read_rows(data, name)
    return Import(merge(rows), tuple(refused))


def read_rows(data: bytes, name: str, tell: Tell = silent) -> Rows:
    """The rows of a CSV file as they stand, not merged."""
    return read_table(_lines(decoded(data, name), name), name, tell=tell, total=data.count(b"\n"))


def undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula, and without outer spaces."""
    return (cell[1:] if cell[:1] == "'" and _UNDEFUSE.match(cell) else cell).strip()


def decoded(data: bytes, name: str, what: str = "CSV") -> str:
    """The text of a file, which is UTF-8; RosterFailed, naming the file, says what to do when it is not."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RosterFailed(f"{name} is UTF-16; save it as {what} in UTF-8 and read it again.")
    if b"\0" in data:
        raise RosterFailed(f"{name} is not a {what} file: it holds binary data; save it as {what} in UTF-8 and read it again.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RosterFailed(f"{name} is not UTF-8 (line {line}); save it as {what} in UTF-8 and read it again.") from None


def _lines(text: str, name: str) -> Iterator[Line]:
    """Rows with the number of their first line, or with the reason why one is refused."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # too long a cell shall refuse its row, not end the file
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before, broken = 0, False
    while not broken:
        rows: list[list[str]] = []
        try:
            rows += islice(reader, STEP)  # keeps what was read before a fault
        except csv.Error:
            broken = True
        if not rows and not broken:
            return
        if reader.line_num - before == len(rows):
            yield from zip(range(before + 1, before + len(rows) + 1), _stripped(rows), strict=True)
            before = reader.line_num
        else:
            for row, cells in zip(rows, _stripped(rows), strict=True):
                yield before + 1, cells
                before += 1 + sum([len(_BREAK.findall(cell)) for cell in row])
    raise RosterFailed(f"{name} cannot be read as CSV from line {before + 1} on: its quotation marks do not fit.")


def _stripped(rows: Sequence[Sequence[str]]) -> Iterable[Sequence[str] | str]:
    """The stripped cells of each row, or the reason why it is refused."""
    if all(rows) and len({*map(len, rows)}) == 1:
        columns = [*zip(*rows, strict=True)]
        if not any(max(map(len, column)) > LONGEST for column in columns):
            return zip(*map(_plain, columns), strict=True)
    return map(_cells, rows)


def _plain(column: Sequence[str]) -> Sequence[str]:
    if "\n'" in "\n" + "\n".join(column):
        return [*map(undefused, column)]
    return [*map(str.strip, column)]


def _cells(row: Sequence[str]) -> Sequence[str] | str:
    if max(map(len, row), default=0) > LONGEST:
        return f"a cell is longer than {LONGEST:,} characters; perhaps a quotation mark is not closed"
    return [*map(undefused, row)]
