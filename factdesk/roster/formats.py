"""The formats of rosters: their endings, who reads and writes them, and what each cannot hold.

Content decides where an ending does not: `.json` is Popolo or query results, `.csv` is ours, query results, statements or a list of names.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import Any

from factdesk.draft.reading.content import OLE, ZIPS
from factdesk.roster.failed import RosterFailed
from factdesk.roster.merge import TOGETHER, merge
from factdesk.roster.official import Official
from factdesk.roster.table import Import, Rows, Tell, silent

_ALONE = "officials without a term"
_WHO = "which of two namesakes a term belongs to, where neither a Wikidata number nor a day of birth says it"
_AVOIDED = "that a spelling is discouraged"
_BAR = "spellings with a | in them"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a roster is written in."""

    name: str
    """As `--format` says it."""
    title: str
    """As a dialog says it."""
    ending: str
    """The ending that asks for it; of several formats with one ending the first is meant."""
    writer: str
    """The function that writes it, as module:function below factdesk.roster."""
    lost: tuple[str, ...]
    """What it cannot hold, in plain words."""
    unseen: tuple[str, ...] = ()
    """What it holds in a way that only FactDesk reads back."""

    def write(self, officials: Iterable[Official]) -> bytes:
        """The file's bytes."""
        module, _, function = self.writer.partition(":")
        data: bytes = getattr(import_module(f"factdesk.roster.{module}"), function)(officials)
        return data

    @property
    def limits(self) -> str:
        """A sentence on what it cannot hold."""
        also = f" Only FactDesk reads back its {', '.join(self.unseen)}." if self.unseen else ""
        return f"{self.title} cannot hold: {'; '.join(self.lost)}.{also}"


FORMATS = (
    Format("csv", "CSV", ".csv", "to_csv:write_csv", (_ALONE, _WHO, _BAR)),
    Format("xlsx", "Excel workbook", ".xlsx", "to_xlsx:write_xlsx", (_ALONE, _WHO, _BAR, "more than 1,048,575 terms, or more than 32,767 characters in a cell")),
    Format("popolo", "Popolo", ".json", "to_popolo:write_popolo", (_ALONE, _BAR), ("status", "acting", "as-of days", "other columns")),
    Format("ftm", "FollowTheMoney entities", ".jsonl", "to_ftm:write_ftm", (_ALONE, _BAR, _AVOIDED, "other columns")),
    Format("statements", "FollowTheMoney statements", ".statements.csv", "to_statements:write_statements", (_ALONE, _BAR, _AVOIDED, "other columns")),
    Format("sparql-json", "Wikidata query results (JSON)", ".srj", "to_sparql:write_json", (_ALONE, _BAR, _AVOIDED), ("status", "acting", "sources", "as-of days", "other columns")),
    Format("sparql-csv", "Wikidata query results (CSV)", ".sparql.csv", "to_sparql:write_csv", (_ALONE, _BAR, _AVOIDED), ("status", "acting", "sources", "as-of days", "other columns")),
)  # fmt: skip
READ = (".csv", ".xlsx", ".json", ".jsonl", ".ndjson", ".ijson", ".srj")
"""Endings of files that are read; packed with gzip or xz as well. The content decides, whatever the ending."""
WAY_OUT = "Use CSV, XLSX, Popolo JSON, FollowTheMoney JSON lines or Wikidata query results."


def format_for(path: PurePath, said: str | None = None) -> Format:
    """The format to write, as said or else by the file's ending; RosterFailed names those that there are."""
    if said:
        found = next((one for one in FORMATS if one.name == said.casefold()), None)
        if found is None:
            raise RosterFailed(f"There is no roster format {said[:40]!r}; there are {', '.join(one.name for one in FORMATS)}.")
        return found
    name = path.name.casefold()
    fitting = [one for one in FORMATS if name.endswith(one.ending)]
    if name.endswith((".ndjson", ".ftm.json", ".ijson")):
        return next(one for one in FORMATS if one.name == "ftm")
    if not fitting:
        raise RosterFailed(
            f"{path} has no ending of a roster format; name it .csv, .xlsx, .json (Popolo), .jsonl (FollowTheMoney) or .srj, or say --format."
        )
    return max(fitting, key=lambda one: len(one.ending))


def read_rows(data: bytes, name: str, tell: Tell = silent) -> Rows:
    """The rows of a roster file in whatever format; RosterFailed, naming the file, says what is wrong and what to do."""
    return _reader(data, name)[0](data, name, tell)


def read(data: bytes, name: str, tell: Tell = silent) -> Import:
    """What a roster file holds, its rows merged into people."""
    reader, unit = _reader(data, name)
    rows, refused = reader(data, name, tell)
    tell(0, 0, TOGETHER)
    return Import(merge(rows, tell), tuple(refused), unit)


def _reader(data: bytes, name: str) -> tuple[Callable[[bytes, str, Tell], Rows], str]:
    """Who reads a file, and what the numbers of its refused rows count."""
    if data.startswith(ZIPS):
        if data[30:38] == b"mimetype" and b"opendocument" in data[38:100]:
            raise RosterFailed(f"{name} is an OpenDocument sheet; open it in a spreadsheet program and save it as .xlsx or CSV.")
        return _from("from_xlsx"), "row"
    if data.startswith(OLE):
        raise RosterFailed(
            f"{name} is an old or a locked Office file; open it in a spreadsheet program and save it as .xlsx or CSV."
        )
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"{", b"["):
        if start[:5] in (b"%PDF-", b"{\\rtf") or start[:1] == b"<":
            raise RosterFailed(f"{name} is no roster but a page or a document. {WAY_OUT}")
        return _from("from_csv"), "line"
    return (_from("from_ftm"), "line") if _by_line(data) else (_json, "entry")


def _by_line(data: bytes) -> bool:
    """Whether each line is a JSON object of its own that looks like an entity."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()
    if first[:1] != b"{" or first[-1:] != b"}" or b'"schema"' not in first:
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return True  # its reader says what is wrong with it
    return "schema" in value and "persons" not in value  # else "schema" stands further in, as a column of somebody's own


def _json(data: bytes, name: str, tell: Tell) -> Rows:
    from factdesk.roster import from_popolo, from_sparql
    from factdesk.roster.json_values import loaded

    tell(0, 0, "Reading the file")
    value: Any = loaded(data, name)
    if from_popolo.fits(value):
        return from_popolo.read_rows(value, name, tell)
    if isinstance(value, list) or (isinstance(value, dict) and "results" in value):
        return from_sparql.read_rows(value, name, tell)
    raise RosterFailed(f"{name} is JSON, but neither Popolo (persons and memberships) nor the results of a query. {WAY_OUT}")


def _from(module: str) -> Callable[[bytes, str, Tell], Rows]:
    return partial(_read, module)


def _read(module: str, data: bytes, name: str, tell: Tell) -> Rows:
    rows: Rows = import_module(f"factdesk.roster.{module}").read_rows(data, name, tell)
    return rows
