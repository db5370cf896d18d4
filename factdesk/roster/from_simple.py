"""Spellings from OpenSanctions' targets.simple.csv: names and aliases of persons, without offices.

Whoever is on the roster, by Wikidata number, day of birth or the reader's own word, gets the spellings; nobody gets an office.
"""

import re
from collections.abc import Mapping, Sequence

from factdesk.roster.row import Row, RowReader
from factdesk.roster.table import Cells

_COLUMNS = frozenset({"id", "schema", "name", "aliases", "birth_date", "countries"})
_NUMBER = re.compile(r"(?<![A-Za-z0-9])Q[1-9]\d*(?![A-Za-z0-9])", re.ASCII)


def fits(columns: Sequence[str]) -> bool:
    """Whether a table has the columns of this format."""
    return set(columns) >= _COLUMNS


def reader(name: str) -> Cells:
    """What reads the rows of such a table."""
    rows = RowReader(())

    def read(cells: Mapping[str, str], line: int) -> Row:
        if cells.get("schema", "") != "Person":
            raise ValueError(f"it is no person but a {cells.get('schema', '')[:40] or 'thing of no kind'}")
        births = [said for said in (part.strip() for part in cells.get("birth_date", "").split(";")) if said]
        numbers = _NUMBER.findall(f"{cells.get('id', '')} {cells.get('identifiers', '')}")
        said = {
            "name": cells.get("name", ""),
            "aliases": "|".join(part.strip() for part in cells.get("aliases", "").split(";")),
            "born": max(births, key=len) if len({birth[:4] for birth in births}) == 1 else "",
            "wikidata": numbers[0] if len(set(numbers)) == 1 else "",
        }
        return rows.person(said, line, person=(name, cells["id"]) if cells.get("id") else None)

    return read
