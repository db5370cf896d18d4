"""Officials to CSV: UTF-8 with a byte-order mark, so that a spreadsheet shows š, č, ž; one row a term."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from factdesk.roster.official import Official
from factdesk.roster.row import COLUMNS, DISCOURAGED, cells_of

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write_csv(officials: Iterable[Official]) -> bytes:
    """The file's bytes. A person without a term has no row; cells that a spreadsheet would run as a formula are defused."""
    people = list(officials)
    columns = all_columns(people)
    return table(columns, (cells_of(person, term) for person in people for term in person.terms)).encode("utf-8-sig")


def extra_columns(people: Iterable[Official]) -> dict[str, None]:
    """The columns that terms came with beyond those of the format, each once, in the order in which they are met."""
    return dict.fromkeys(column for person in people for term in person.terms for column in term.extra)


def all_columns(people: Sequence[Official]) -> tuple[str, ...]:
    """The columns of a table of these people: the format's, that of discouraged spellings when there are any, then what terms came with."""
    own = (DISCOURAGED,) if any(person.discouraged for person in people) else ()
    return (*COLUMNS, *own, *extra_columns(people))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The text of a CSV table with its header; cells that a spreadsheet would run are defused, missing ones blank."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([defused(column) for column in columns])
    for row in rows:
        writer.writerow([defused(row.get(column, "")) for column in columns])
    return out.getvalue()


def defused(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before a leading = + - @ tab or return, which reading takes off again."""
    return "'" + cell if _FORMULA.match(cell) else cell
