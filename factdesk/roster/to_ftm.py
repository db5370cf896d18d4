"""Officials to FollowTheMoney entities: Person, Position, Occupancy, and the Organization of an international office.

The ids are made from what the entities say: the same roster gives the same file.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from factdesk.draft.jurisdictions import country_of, jurisdiction_name, jurisdictions
from factdesk.roster.from_ftm import ACTING
from factdesk.roster.official import Office, Official, Term

Entity = dict[str, Any]
"""id, schema, properties."""


def write_ftm(officials: Iterable[Official]) -> bytes:
    """The file's bytes: an entity a line, whatever one refers to before it."""
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in entities(officials)).encode("utf-8", "replace")


def entities(officials: Iterable[Official]) -> Iterator[Entity]:
    """Everybody with what they held; an office once."""
    posts: dict[Office, str] = {}
    told: dict[str, None] = {}
    for person in officials:
        who = person.wikidata or f"factdesk-{person.key}"
        yield _entity(who, "Person", _person(person))
        for number, term in enumerate(person.terms):
            if term.office not in posts:
                posts[term.office] = _number("post", term.office.name, term.office.jurisdiction)
                yield from _post(posts[term.office], term, told)
            said = _occupancy(term)
            held = _number("held", who, posts[term.office], str(said), str(number))
            yield _entity(held, "Occupancy", {"holder": [who], "post": [posts[term.office]], **said})


def _person(person: Official) -> dict[str, list[str]]:
    return {
        "name": [person.name],
        "alias": list(person.aliases),
        "birthDate": [str(person.born)] if person.born else [],
        "wikidataId": [person.wikidata] if person.wikidata else [],
        **(_given_back(person.terms[0], "Person") if person.terms else {}),
    }


def _post(number: str, term: Term, told: dict[str, None]) -> Iterator[Entity]:
    office = term.office
    code = office.jurisdiction
    known = jurisdictions().get(code)
    said: dict[str, list[str]] = {"name": [office.name]}
    if country_of(code) != code:
        said |= {"country": [country_of(code).lower()], "subnationalArea": [code]}
    elif code == "EU" or (known and known.section in {"countries", "former"}):
        said["country"] = [code.lower()]
    elif code:
        body = _number("body", code)
        if body not in told:
            told[body] = None
            names = dict.fromkeys((code, jurisdiction_name(code)))
            yield _entity(body, "Organization", {"name": list(names)})
        said["organization"] = [body]
    yield _entity(number, "Position", {**said, **_given_back(term, "Position")})


def _occupancy(term: Term) -> dict[str, list[str]]:
    web = term.source.startswith(("https://", "http://"))
    said = {
        "startDate": str(term.start or ""),
        "endDate": str(term.end or ""),
        "status": term.status.value,
        "description": ACTING if term.acting else "",
        "sourceUrl": term.source if web else "",
        "publisher": "" if web else term.source,
        "retrievedAt": str(term.checked or ""),
    }
    return {**{key: [value] for key, value in said.items() if value}, **_given_back(term, "Occupancy")}


def _given_back(term: Term, schema: str) -> dict[str, list[str]]:
    """Properties that came from such an entity and have no field here."""
    found: dict[str, list[str]] = {}
    for column, words in term.extra.items():
        kind, dot, key = column.partition(".")
        if kind == schema and dot and key.isidentifier():
            found[key] = values(words)
    return found


def values(words: str) -> list[str]:
    """The values of a cell: a JSON list of several texts, else the cell itself."""
    if words.startswith('["'):
        try:
            said = json.loads(words)
        except ValueError:
            return [words]
        if len(said) > 1 and all(isinstance(one, str) for one in said):
            return list(said)
    return [words]


def _entity(number: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    return {"id": number, "schema": schema, "properties": {key: said for key, said in properties.items() if said}}


def _number(kind: str, *said: str) -> str:
    digest = blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return f"factdesk-{kind}-{digest}"
