"""Terms from FollowTheMoney entities, one a line of JSON: Person, Position and Occupancy, whole or nested in one another.

Properties that a term has no field for are kept as "Person.gender", "Position.topics", "Occupancy.constituency", and written back so.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factdesk.roster.failed import RosterFailed
from factdesk.roster.from_csv import decoded
from factdesk.roster.row import Row, RowReader, jurisdiction_code
from factdesk.roster.table import STEP, Refused, Rows, Tell, silent

KNOWN: Mapping[str, frozenset[str]] = {
    "Person": frozenset({"name", "alias", "previousName", "birthDate", "wikidataId", "positionOccupancies"}),
    "Position": frozenset({"name", "country", "subnationalArea", "organization", "occupancies"}),
    "Occupancy": frozenset({"holder", "post", "startDate", "endDate", "status", "sourceUrl", "publisher", "retrievedAt"}),
}
"""Properties that become fields of a term or its holder."""
ORGANISATIONS = frozenset({"Organization", "PublicBody", "LegalEntity", "Company"})
ACTING = "acting"
"""The description of an occupancy that is acting."""
_STATUSES = frozenset({"current", "ended", "unknown"})
_LONGEST_LINE = 10_000_000

Properties = dict[str, list[str]]
Found = tuple[int, str, str, Properties]
"""An entity: its line, id, schema and properties."""


def read_rows(data: bytes, name: str, tell: Tell = silent) -> Rows:
    """The rows of entity JSON lines; RosterFailed, naming the file, when there is no entity in it."""
    refused: list[Refused] = []
    lines = decoded(data, name, "JSON lines").split("\n")
    entities = _entities(lines, refused, tell)
    rows, more = rows_of(entities, name)
    if not rows and len(refused) == sum(1 for line in lines if line.strip()):
        raise RosterFailed(
            f"{name} holds no FollowTheMoney entity: each line must be a JSON object with id, schema and properties."
        )
    return rows, sorted([*refused, *more], key=lambda one: one.line)


def _entities(lines: list[str], refused: list[Refused], tell: Tell) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        if number % STEP == 1:
            tell(number, len(lines), "Reading the file")
        if not line.strip():
            continue
        try:
            yield from _flat(_loaded(line), number)
        except json.JSONDecodeError as error:
            refused.append(Refused(number, f"it is no JSON: {error.msg}"))
        except RecursionError:
            refused.append(Refused(number, "its objects stand too deep in one another"))
        except ValueError as reason:
            refused.append(Refused(number, str(reason)))


def _loaded(line: str) -> Any:
    if len(line) > _LONGEST_LINE:
        raise ValueError(f"it is longer than {_LONGEST_LINE:,} characters")
    return json.loads(line)


def _flat(entity: Any, line: int) -> Iterator[Found]:
    """An entity and those nested in it, each on its own; ValueError when it is none."""
    waiting: list[tuple[Any, str]] = [(entity, "")]
    while waiting:
        one, holder = waiting.pop()
        number, schema = (one.get("id"), one.get("schema")) if isinstance(one, dict) else (None, None)
        said = one.get("properties", {}) if isinstance(one, dict) else None
        if not isinstance(number, str) or not isinstance(schema, str) or not isinstance(said, dict) or not number:
            raise ValueError("it is no entity with id, schema and properties")
        properties: Properties = {}
        for name, values in said.items():
            kept = properties.setdefault(str(name), [])
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, dict):
                    waiting.append((value, number if name == "positionOccupancies" else ""))
                    kept += [value["id"]] if isinstance(value.get("id"), str) else []
                elif isinstance(value, (str, int, float)):
                    kept.append(str(value).strip())
        if holder:
            properties.setdefault("holder", [holder])
        yield line, number, schema, properties


def rows_of(entities: Iterable[Found], name: str) -> Rows:
    """Occupancies as rows, and persons without one as spellings."""
    found: dict[str, Found] = {}
    refused: list[Refused] = []
    held: dict[str, Found] = {}
    for one in entities:
        line, number, schema, _ = one
        if schema not in KNOWN and schema not in ORGANISATIONS:
            refused.append(Refused(line, f"it is no person, position or occupancy but a {schema[:40]}"))
        elif number not in found or len(one[3]) > len(found[number][3]):  # nested again, with less said of it
            found[number] = one
    held = {number: one for number, one in found.items() if one[2] == "Occupancy"}
    reader = RowReader(())
    rows: list[Row] = []
    holders: set[str] = set()
    for number, one in held.items():
        try:
            person = _of(one[3], "holder", "Person", found)
            rows.append(_row(reader, (name, person), found, one[0], one[3]))
            holders.add(person)
        except ValueError as reason:
            holders.update(one[3].get("holder", ()))
            refused.append(Refused(one[0], f"{reason} ({number[:60]})"))
    for number, (line, _, schema, said) in found.items():
        if schema == "Person" and number not in holders:
            try:
                rows.append(reader.person(_person(number, said), line, person=(name, number)))
            except ValueError as reason:
                refused.append(Refused(line, f"{reason} ({number[:60]})"))
    return rows, refused


def _of(said: Properties, which: str, schema: str, found: Mapping[str, Found]) -> str:
    """Whom a property means: the first that stands in the file."""
    numbers = said.get(which, [])
    known = next((number for number in numbers if number in found and found[number][2] == schema), None)
    if known is None:
        raise ValueError(f"its {which}, {numbers[0][:60]!r}, is not in the file" if numbers else f"it has no {which}")
    return known


def _row(reader: RowReader, person: tuple[str, str], found: Mapping[str, Found], line: int, said: Properties) -> Row:
    who, post = found[person[1]][3], found[_of(said, "post", "Position", found)][3]
    sources = [*said.get("sourceUrl", ()), *said.get("publisher", ())]
    status = next((one for one in said.get("status", ()) if one in _STATUSES), "")
    acting = said.get("description") == [ACTING]
    starts, ends = (sorted(said.get(key, ()), key=len, reverse=True) for key in ("startDate", "endDate"))
    cells = {
        **_person(person[1], who),
        "office": _first(post, "name"),
        "jurisdiction": _place(post, found),
        "start": starts[0][:10] if starts else "",
        "end": ends[0][:10] if ends else "",
        "status": status,
        "acting": "yes" if acting else "",
        "source": sources[0] if sources else "",
        "checked": _first(said, "retrievedAt")[:10],
    }
    extra = {f"{kind}.{key}": _cell(values) for kind, those in (("Person", who), ("Position", post), ("Occupancy", said))
             for key, values in those.items() if key not in KNOWN[kind] and values}  # fmt: skip
    if acting:
        del extra["Occupancy.description"]
    for key, values in (("startDate", starts), ("endDate", ends), ("source", sources)):
        if len(values) > 1:
            extra[f"Occupancy.other {key}"] = _cell(values[1:])
    return reader.row(cells, line, extra=extra, person=person)


def _person(number: str, said: Properties) -> dict[str, str]:
    names = [*said.get("name", ()), *said.get("alias", ()), *said.get("previousName", ())]
    births = sorted(said.get("birthDate", ()), key=len, reverse=True)
    item = _first(said, "wikidataId") or (number if number[:1] == "Q" and number[1:].isdecimal() else "")
    return {
        "name": names[0] if names else "",
        "aliases": "|".join(names[1:]),
        "born": births[0][:10] if births else "",
        "wikidata": item,
    }


def _place(post: Properties, found: Mapping[str, Found]) -> str:
    """The part, else the country, else the organisation."""
    for said in (*post.get("subnationalArea", ()), *(code.upper() for code in post.get("country", ()))):
        try:
            return jurisdiction_code(said)
        except ValueError:
            continue
    for number in post.get("organization", ()):
        for said in found[number][3].get("name", ()) if number in found else ():
            try:
                return jurisdiction_code(said)
            except ValueError:
                continue
    countries = post.get("country")
    return countries[0] if countries else ""


def _first(said: Properties, which: str) -> str:
    return next(iter(said.get(which, ())), "")


def _cell(values: list[str]) -> str:
    """One value as it is, several as a JSON list."""
    return values[0] if len(values) == 1 else json.dumps(values, ensure_ascii=False)
