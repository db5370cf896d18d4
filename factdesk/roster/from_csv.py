"""Officials from CSV: one row a term, in the columns of the manual's roster format, or in those of another source that has a table."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from factdesk.roster.cells import Cells, plain_cells
from factdesk.roster.failed import RosterFailed
from factdesk.roster.lines import GLUE
from factdesk.roster.merge import merge
from factdesk.roster.row_blocks import runs_of
from factdesk.roster.table import Import, Lot, Refused, Rows, Tell, read_table, silent

__all__ = ["Import", "Refused", "read_csv", "read_rows", "undefused"]

LONGEST = 131_072
"""Characters of a cell that are read; CSV readers elsewhere take no more either."""
_BLOCK = 1 << 17
"""So many bytes are read at a time: what is made of them stays in the processor's cache."""
_BREAK = re.compile(r"\r\n|\r|\n")
_UNDEFUSE = re.compile(r"'+[=+\-@\t\r]")


def read_csv(data: bytes, name: str) -> Import:
    """The officials of a CSV file, its rows merged into people; RosterFailed, naming the file, when it is none."""
    rows, refused = read_rows(data, name)
    return Import(merge(rows), tuple(refused))


def read_rows(data: bytes, name: str, tell: Tell = silent) -> Rows:
    """The rows of a CSV file as they stand, not merged."""
    refuse_other_than_text(data, name)
    try:
        return read_table(_lots(data, name), name, tell=tell, total=data.count(b"\n"))
    except UnicodeDecodeError:
        decoded(data, name)  # says where
        raise


def undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it as a formula, and without outer spaces."""
    return (cell[1:] if cell[:1] == "'" and _UNDEFUSE.match(cell) else cell).strip()


def decoded(data: bytes, name: str, what: str = "CSV") -> str:
    """The text of a file, which is UTF-8; RosterFailed, naming the file, says what to do when it is not."""
    refuse_other_than_text(data, name, what)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RosterFailed(f"{name} is not UTF-8 (line {line}); save it as {what} in UTF-8 and read it again.") from None


def refuse_other_than_text(data: bytes, name: str, what: str = "CSV") -> None:
    """Raise RosterFailed, naming the file, when it is UTF-16 or binary."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RosterFailed(f"{name} is UTF-16; save it as {what} in UTF-8 and read it again.")
    if b"\0" in data:
        raise RosterFailed(f"{name} is not a {what} file: it holds binary data; save it as {what} in UTF-8 and read it again.")


class _Read(NamedTuple):
    """What a CSV reader made of some lines."""

    rows: Sequence[list[str]]
    starts: Sequence[int]
    """The number of the first line of each row, and of the line after the last."""
    end: int
    """Where the lines end in the file."""
    whole: bool
    """Whether nothing is wrong with them."""

    def lots(self, header: int) -> Iterator[Lot]:
        """All of them, those of the header, which are so many, alone."""
        for some in (slice(header), slice(header, len(self.rows))):
            if self.rows[some]:
                yield _lot(self.starts[some], self.rows[some])


def _lots(data: bytes, name: str) -> Iterator[Lot]:
    """Rows many at a time, the header alone, each by the number of its first line."""
    csv.field_size_limit(max(csv.field_size_limit(), len(data)))  # too long a cell shall refuse its row, not end the file
    at, line, runs = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0, 1, [0][:0]
    while at < len(data):
        end = _line_end(data, at + _BLOCK if runs else at)
        cells = plain_cells(data[at:end], runs, LONGEST) if runs else None
        if cells is None:
            read = _read(data, at, end, line)
            yield from read.lots(0 if runs else 1)
            if not read.whole:
                raise RosterFailed(f"{name} cannot be read as CSV from line {read.starts[-1]} on: its quotation marks do not fit.")
            end, after, runs = read.end, read.starts[-1], runs or runs_of(map(undefused, read.rows[0]))
        else:
            lot = _plain_lot(cells, runs, line)
            after = line + len(lot.numbers)
            yield lot
        at, line = end, after


def _line_end(data: bytes, at: int) -> int:
    """Where the line ends that a place stands in."""
    return data.find(b"\n", at) + 1 or len(data)


def _read(data: bytes, at: int, end: int, line: int) -> _Read:
    """The rows in some lines, the first of which has a number, and in more where these end within a cell."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(data[at:end].decode(), newline=""), strict=True)
    whole = True
    try:
        rows += reader  # keeps what was read before a fault
    except csv.Error:
        if end < len(data):
            return _read(data, at, _line_end(data, 2 * end - at), line)
        whole = False
    starts: Sequence[int] = range(line, line + len(rows) + 1)
    if reader.line_num != len(rows):
        starts = [*accumulate((1 + sum([len(_BREAK.findall(cell)) for cell in row]) for row in rows), initial=line)]
    return _Read(rows, starts, end, whole)


def _lot(numbers: Sequence[int], rows: Sequence[list[str]]) -> Lot:
    """The rows with their cells stripped, or the reason why one is refused."""
    if rows[0] and len({*map(len, rows)}) == 1 and max(map(len, chain.from_iterable(rows))) <= LONGEST:
        return Lot(numbers, [[*map(undefused, column)] for column in zip(*rows, strict=True)])
    return Lot(numbers, cells=[*map(_cells, rows)])


def _plain_lot(cells: Cells, runs: Sequence[int], line: int) -> Lot:
    """The rows of cells, without what `undefused` takes off."""
    plain = cells.bare and cells.text.replace("\n", "").isprintable()  # as all white space is but the usual
    every = cells.text.split("\n") if plain else [*map(undefused, cells.text.replace(GLUE, "\n").split("\n"))]
    width = len(runs) if plain else sum(runs)
    columns = [every[column::width] for column in range(width)]
    return Lot(range(line, line + len(columns[0])), columns, runs if plain else ())


def _cells(row: Sequence[str]) -> Sequence[str] | str:
    if max(map(len, row), default=0) > LONGEST:
        return f"a cell is longer than {LONGEST:,} characters; perhaps a quotation mark is not closed"
    return [*map(undefused, row)]
