"""Terms from FollowTheMoney statements as CSV: one row a property of an entity."""

from collections.abc import Iterator, Sequence

from factdesk.roster.from_ftm import Found, Properties
from factdesk.roster.from_ftm import rows_of as rows_of_entities
from factdesk.roster.table import Line, Refused, Rows

_NEEDED = frozenset({"entity_id", "prop", "schema", "value"})


def fits(columns: Sequence[str]) -> bool:
    """Whether a table has the columns of this format."""
    return set(columns) >= _NEEDED


def rows_of(lines: Iterator[Line], columns: Sequence[str], name: str) -> Rows:
    """The rows that the statements make together."""
    entity, prop, schema, value = (columns.index(column) for column in ("entity_id", "prop", "schema", "value"))
    canonical = columns.index("canonical_id") if "canonical_id" in columns else entity
    found: dict[str, tuple[int, str, Properties]] = {}
    refused: list[Refused] = []
    for line, cells in lines:
        if isinstance(cells, str):
            refused.append(Refused(line, cells))
            continue
        if len(cells) <= max(entity, prop, schema, value) or not cells[entity]:
            if any(cells):
                refused.append(Refused(line, "it is no whole statement"))
            continue
        number = (cells[canonical] if canonical < len(cells) else "") or cells[entity]
        said = found.setdefault(number, (line, cells[schema], {}))[2]
        if cells[prop] != "id" and cells[value] not in said.setdefault(cells[prop], []):
            said[cells[prop]].append(cells[value])
    rows, more = rows_of_entities(_entities(found), name)
    return rows, [*refused, *more]


def _entities(found: dict[str, tuple[int, str, Properties]]) -> Iterator[Found]:
    for number, (line, schema, said) in found.items():
        yield line, number, schema, said
