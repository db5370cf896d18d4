"""Tables of text cells into rows, whatever file they stood in: the header says whose columns they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from factdesk.roster.failed import RosterFailed
from factdesk.roster.lines import GLUE
from factdesk.roster.official import Official
from factdesk.roster.row import OWN, REQUIRED, Row, RowReader
from factdesk.roster.row_blocks import BlockReader, Taken

HEADER = "name,office,jurisdiction,start,end"
WIDEST = 400
STEP = 4096
"""Rows read between two calls of a progress bar."""
OTHER_MARKS = ((";", "semicolons"), ("\t", "tabs"))
"""What other programs write between cells."""

Tell = Callable[[int, int, str], None]
"""Called with how much is done, of how much (0: not known), and what is being done; what it raises cancels."""
Cells = Callable[[Mapping[str, str], int], Row]
"""Reads the stripped cells of one line, by column; ValueError says why it is refused."""


def silent(_done: int, _total: int, _what: str) -> None:
    """Tell nobody."""


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
    unit: str = "line"
    """What the numbers of refused rows count: a line of text, a row of a sheet, an entry of a list."""


Rows = tuple[Sequence[Row] | Taken, list[Refused]]
"""What a file gave before its rows were merged into people."""
Line = tuple[int, Sequence[str] | str]
"""The number of a line with its cells, or with the reason why they cannot be read."""


class Lot(NamedTuple):
    """Lines of a table, many at a time."""

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]] = ()
    """Their stripped cells, where all lines can be read and have as many."""
    runs: Sequence[int] = ()
    """How many columns are glued together in each of these, where some are; then no cell has white space but spaces."""
    cells: Sequence[Sequence[str] | str] = ()
    """Else what stands in each line."""

    def lines(self) -> Iterator[Line]:
        """The lines one by one."""
        rows: Iterable[Sequence[str] | str] = self.cells or zip(*self.columns, strict=True)
        return zip(self.numbers, (GLUE.join(row).split(GLUE) for row in rows) if self.runs else rows, strict=True)


def lots(lines: Iterator[Line]) -> Iterator[Lot]:
    """Lines many at a time, the first, which is the header, alone."""
    size = 1
    while some := [*islice(lines, size)]:
        numbers, cells = zip(*some, strict=True)
        even = str not in {*map(type, cells)} and len({*map(len, cells)}) == 1
        yield Lot(numbers, [*zip(*cells, strict=True)]) if even and cells[0] else Lot(numbers, cells=cells)
        size = STEP


def read_table(lots: Iterator[Lot], name: str, *, tell: Tell = silent, total: int = 0) -> Rows:
    """The rows of a table whose first line is its header; RosterFailed, naming the file, when the header is no roster's."""
    header = next((cells for lot in islice(lots, 1) for _, cells in lot.lines()), ())
    if isinstance(header, str):
        raise RosterFailed(f"{name} is no roster: its first line cannot be read, {header}.")
    columns = [cell.strip() for cell in header]
    from factdesk.roster import from_simple, from_sparql, from_statements

    if from_statements.fits(columns):
        told = (line for lot in _told(lots, tell, total) for line in lot.lines())
        return from_statements.rows_of(told, columns, name)
    blocks: BlockReader | None = None
    if from_sparql.fits(columns):
        read: Cells = from_sparql.reader(name)
    elif from_simple.fits(columns):
        read = from_simple.reader(name)
    else:
        columns = own_columns(columns, name)
        reader = RowReader(columns)
        read, blocks = reader.row, BlockReader(columns, reader)
    taken = Taken()
    refused: list[Refused] = []
    for lot in _told(lots, tell, total):
        block = blocks.rows(lot.numbers, lot.columns, lot.runs) if blocks and lot.columns else None
        if block is None:
            rows, left = _one_by_one(lot.lines(), columns, read)
            refused += left
        taken.add(rows if block is None else block)
    return taken, refused


def _one_by_one(lines: Iterator[Line], columns: Sequence[str], read: Cells) -> tuple[list[Row], list[Refused]]:
    rows: list[Row] = []
    refused: list[Refused] = []
    for line, cells in lines:
        if isinstance(cells, str):
            refused.append(Refused(line, cells))
        elif len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            refused.append(Refused(line, f"it has {len(cells)} cells, the header {len(columns)}"))
        elif any(cells):
            try:
                rows.append(read(dict(zip(columns, cells, strict=False)), line))
            except ValueError as reason:
                refused.append(Refused(line, str(reason)))
    return rows, refused


def _told(lots: Iterator[Lot], tell: Tell, total: int) -> Iterator[Lot]:
    """The lots, with a word to whoever waits before each."""
    for lot in lots:
        tell(min(lot.numbers[0], total), total, "Reading the file")
        yield lot


def own_columns(names: Sequence[str], name: str) -> list[str]:
    """Our header's names, the known ones in lower case; RosterFailed when a required one is missing or one stands twice."""
    columns = [column.lower() if column.lower() in OWN else column for column in names]
    if not any(columns):
        raise RosterFailed(f"{name} is empty: a roster begins with a header line such as {HEADER}.")
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        divided = next((words for mark, words in OTHER_MARKS if len(columns) == 1 and mark in names[0]), None)
        hint = f"its cells are separated by {divided}; save it with commas" if divided else f"begin it with a line such as {HEADER}"
        raise RosterFailed(f"{name} is no roster: its first line has no column {' and no column '.join(missing)}; {hint}.")
    twice = {column for column in columns if column and columns.count(column) > 1}
    if twice:
        raise RosterFailed(f"{name} has the column {min(twice)} twice; take one of them out and read it again.")
    if len(columns) > WIDEST:
        raise RosterFailed(f"{name} has {len(columns)} columns; {WIDEST} are the most that can be read.")
    return columns
