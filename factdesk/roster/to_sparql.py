"""Officials in the shape of a Wikidata query's results, with the variables of the manual's queries and our own columns beside them."""

import json
from collections.abc import Iterable, Iterator

from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Official, Term
from factdesk.roster.to_csv import extra_columns, table

VARIABLES = ("person", "personLabel", "aliases", "positionLabel", "jurisdictionCode", "start", "startPrecision", "end", "endPrecision",
             "born", "bornPrecision", "status", "acting", "source", "checked")  # fmt: skip
_ENTITY = "http://www.wikidata.org/entity/"
_DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
_TIMES = ("start", "end", "born")


def write_json(officials: Iterable[Official]) -> bytes:
    """The file's bytes, as the query service answers (application/sparql-results+json). A person without a term has no row."""
    people = list(officials)
    bindings = [
        {name: _bound(name, said) for name, said in row.items() if said or name == "source"}
        for person in people
        for row in _rows(person)
    ]
    document = {"head": {"vars": [*VARIABLES, *extra_columns(people)]}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=None, separators=(",", ":")).encode()


def write_csv(officials: Iterable[Official]) -> bytes:
    """The file's bytes, as the query service's page downloads them."""
    people = list(officials)
    return table((*VARIABLES, *extra_columns(people)), (row for person in people for row in _rows(person))).encode()


def _rows(person: Official) -> Iterator[dict[str, str]]:
    for term in person.terms:
        yield {
            **{column: said for column, said in term.extra.items() if column not in VARIABLES},
            "person": f"{_ENTITY}{person.wikidata}" if person.wikidata else f"_:{person.key}",
            "personLabel": person.name,
            "aliases": "|".join(person.aliases),
            "positionLabel": term.office.name,
            "jurisdictionCode": term.office.jurisdiction,
            **_dates(person, term),
            "status": term.status.value,
            "acting": "yes" if term.acting else "",
            "source": term.source,
            "checked": str(term.checked or ""),
        }


def _dates(person: Official, term: Term) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, day in (("start", term.start), ("end", term.end), ("born", person.born)):
        said[name] = _time(day) if day else ""
        said[f"{name}Precision"] = str(8 + day.precision) if day else ""
    return said


def _time(day: PartialDate) -> str:
    return f"{day.first.isoformat()}T00:00:00Z"


def _bound(name: str, said: str) -> dict[str, str]:
    if name == "person":
        return {"type": "uri", "value": said} if said.startswith(_ENTITY) else {"type": "bnode", "value": said.removeprefix("_:")}
    return {"type": "literal", "datatype": _DATE_TIME, "value": said} if name in _TIMES else {"type": "literal", "value": said}
