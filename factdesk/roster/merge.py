"""Rows into people: which rows are one person."""

from collections import defaultdict
from collections.abc import Iterable

from factdesk.roster.official import Official
from factdesk.roster.row import Row

__all__ = ["Row", "merge"]


def merge(rows: Iterable[Row]) -> tuple[Official, ...]:
    """The people of some rows, in order of their first row."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.wikidata or f"{row.name.casefold()}|{row.term.office.jurisdiction}"].append(row)
    people = []
    for key, group in groups.items():
        name = group[0].name
        aliases = dict.fromkeys(alias for row in group for alias in (row.name, *row.aliases) if alias != name)
        terms = sorted((row.term for row in group), key=lambda term: (term.start is None, str(term.start)), reverse=True)
        born = next((row.born for row in group if row.born), None)
        people.append(Official(key, name, tuple(aliases), born, group[0].wikidata, tuple(dict.fromkeys(terms))))
    return tuple(people)
