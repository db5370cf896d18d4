"""Officials from CSV: one row a term, in the columns of the manual's roster format, or in those of another source that has a table."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from factdesk.roster.failed import RosterFailed
from factdesk.roster.merge import merge
from factdesk.roster.table import STEP, Import, Lot, Refused, Rows, Tell, read_table, silent

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


def _lots(data: bytes, name: str) -> Iterator[Lot]:
    """Rows many at a time, the header alone, each by the number of its first line."""
    csv.field_size_limit(max(csv.field_size_limit(), len(data)))  # too long a cell shall refuse its row, not end the file
    reader = csv.reader(
        io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""), strict=True
    )  # decoded as it is read, to save memory
    before, broken, size = 0, False, 1
    while not broken:
        rows: list[list[str]] = []
        try:
            rows += islice(reader, size)  # keeps what was read before a fault
        except csv.Error:
            broken = True
        if not rows and not broken:
            return
        starts: Sequence[int] = range(before + 1, before + len(rows) + 2)
        if reader.line_num - before != len(rows):
            starts = [*accumulate((1 + sum([len(_BREAK.findall(cell)) for cell in row]) for row in rows), initial=before + 1)]
        if rows:
            yield _lot(starts[:-1], rows)
        before, size = starts[-1] - 1, STEP
    raise RosterFailed(f"{name} cannot be read as CSV from line {before + 1} on: its quotation marks do not fit.")


def _lot(numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> Lot:
    """The rows with their cells stripped, or the reason why one is refused."""
    if rows[0] and len({*map(len, rows)}) == 1:
        columns = [(column, f"|{'|'.join(column)}|") for column in zip(*rows, strict=True)]
        if not any(len(text) > LONGEST and max(map(len, column)) > LONGEST for column, text in columns):
            return Lot(numbers, [_plain(column, text) for column, text in columns])
    return Lot(numbers, cells=[*map(_cells, rows)])


def _plain(column: Sequence[str], text: str) -> Sequence[str]:
    """The cells of a column, which stand in a text between bars, without what `undefused` takes off."""
    if "|'" in text:
        return [*map(undefused, column)]
    if text.isprintable() and "| " not in text and " |" not in text:
        return column  # no whitespace but within cells
    return [*map(str.strip, column)]


def _cells(row: Sequence[str]) -> Sequence[str] | str:
    if max(map(len, row), default=0) > LONGEST:
        return f"a cell is longer than {LONGEST:,} characters; perhaps a quotation mark is not closed"
    return [*map(undefused, row)]
