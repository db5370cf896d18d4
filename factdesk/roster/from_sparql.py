"""Terms from the results of a Wikidata query, as JSON or CSV. The queries stand in the manual; their variables are read by name.

A date without its precision that falls on 1 January is taken for a year: that is how Wikidata's plain dates write one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factdesk.roster.failed import RosterFailed
from factdesk.roster.json_values import an_object, as_cell, objects, text
from factdesk.roster.row import COLUMNS, Row, RowReader
from factdesk.roster.table import STEP, Cells, Refused, Rows, Tell, silent

NAMES, OFFICES = ("personLabel", "person_label", "itemLabel"), ("positionLabel", "officeLabel", "position_label")
PLACES = ("jurisdictionCode", "countryCode", "jurisdictionLabel", "countryLabel", "jurisdiction")
PERSONS = ("person", "item")
_DATES = (("start", "startPrecision"), ("end", "endPrecision"), ("born", "bornPrecision"))
_KNOWN = {*NAMES, *OFFICES, *PLACES, *PERSONS, *COLUMNS, *(column for pair in _DATES for column in pair), "position", "statement"}
_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9]\d*)|(Q[1-9]\d*)", re.ASCII)
_TIME = re.compile(r"\+?(\d{4})-(\d{2})-(\d{2})(?:T[0-9:.]+Z?)?", re.ASCII)
_LENGTHS = {9: 4, 10: 7, 11: 10}
"""Wikidata's precisions of a time (9 year, 10 month, 11 day) and how much of the ISO date they leave."""
_FIRST = "-01-01"


def fits(columns: Sequence[str]) -> bool:
    """Whether these are a query's variables: a person's label and an office's."""
    found = set(columns)
    return bool(found & set(NAMES)) and bool(found & set(OFFICES))


def read_rows(data: Any, name: str, tell: Tell = silent) -> Rows:
    """The rows of parsed JSON results, whether as the service answers or as its page downloads them; RosterFailed when they are none."""
    plain = isinstance(data, list)
    bindings = data if plain else data.get("results", {}).get("bindings") if isinstance(data.get("results"), dict) else None
    if not isinstance(bindings, list):
        raise RosterFailed(
            f"{name} holds no query results: it has no list of bindings. Run the query again and download its results."
        )
    columns = {key for one in objects(bindings[:100]) for key in one}
    if bindings and not fits(list(columns)):
        raise RosterFailed(f"{name} holds no roster: its query gives no personLabel and positionLabel. Use a query of the manual.")
    read = reader(name)
    rows: list[Row] = []
    refused: list[Refused] = []
    for line, one in enumerate(bindings, 1):
        if line % STEP == 0:
            tell(line, len(bindings), "Reading the file")
        try:
            rows.append(read(dict(_plain(an_object(one))), line))
        except ValueError as reason:
            refused.append(Refused(line, str(reason)))
    return rows, refused


def _plain(binding: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, said in binding.items():
        if isinstance(said, dict):
            blank = said.get("type") == "bnode" and key not in PERSONS
            yield str(key), "" if blank else text(said.get("value"))
        else:
            yield str(key), text(said) if isinstance(said, str) else "" if said is None else as_cell(said)


def reader(name: str) -> Cells:
    """What reads the rows of query results."""
    rows = RowReader(())

    def read(cells: Mapping[str, str], line: int) -> Row:
        extra = {key: said for key, said in cells.items() if said and key and key not in _KNOWN}
        said = {column: cells.get(column, "") for column in COLUMNS}
        said["name"] = _first(cells, NAMES) or said["name"]
        said["office"] = _first(cells, OFFICES) or said["office"]
        said["jurisdiction"] = _place(cells)
        for column, precision in _DATES:
            said[column], rest = _date(cells.get(column, ""), cells.get(precision, ""))
            if rest:
                extra[f"{column} in the source"] = rest
        who = _first(cells, PERSONS)
        item = _ITEM.fullmatch(who)
        said["wikidata"] = (item[1] or item[2]) if item else said["wikidata"]
        if _ITEM.fullmatch(said["name"]):
            raise ValueError(f"{said['name']} has no label in the languages asked for")
        if "source" not in cells:
            said["source"] = cells.get("statement") or ("Wikidata" if item else "")
        return rows.row(said, line, extra=extra, person=(name, who) if who else None)

    return read


def _first(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    return next((cells[column] for column in columns if cells.get(column)), "")


def _place(cells: Mapping[str, str]) -> str:
    """The code, else the name of the place; an item's number says nothing to us."""
    return next((said for column in PLACES if (said := cells.get(column, "")) and not _ITEM.fullmatch(said)), "")


def _date(said: str, precision: str) -> tuple[str, str]:
    """A date cut to its precision, and what could not be used: a decade, an unknown value, a year before our era."""
    found = _TIME.fullmatch(said)
    if found is None:
        unknown = not said or "/.well-known/genid/" in said or said.startswith(("_:", "t"))
        return ("", "") if unknown else ("", said) if said.startswith("-") else (said, "")
    iso = said.removeprefix("+")[:10]
    if precision.isdecimal():
        length = _LENGTHS.get(int(precision), 10 if int(precision) > max(_LENGTHS) else 0)
        return (iso[:length], "") if length else ("", f"{said} (precision {precision})")
    return (iso[:4] if "T" in said and iso.endswith(_FIRST) else iso), ""
