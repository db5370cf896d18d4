"""Officials to Popolo JSON: persons, posts, areas and organisations, and memberships.

What Popolo has no property for (status, acting, the as-of day, the jurisdiction's code, other columns) stands in properties of our own
beside its, which other readers pass over and ours gives back.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from factdesk.draft.jurisdictions import jurisdiction_name, jurisdictions
from factdesk.roster.from_popolo import KNOWN, SCHEME
from factdesk.roster.json_values import objects, of_cell
from factdesk.roster.official import Office, Official, Term
from factdesk.roster.row import DISCOURAGED

Said = dict[str, Any]


def write_popolo(officials: Iterable[Official]) -> bytes:
    """The file's bytes."""
    document: dict[str, list[Said]] = {"persons": [], "organizations": [], "areas": [], "posts": [], "memberships": []}
    posts: dict[Office, str] = {}
    places: set[str] = set()
    for person in officials:
        key = person.wikidata or person.key
        document["persons"].append(_person(key, person))
        for number, term in enumerate(person.terms):
            if term.office not in posts:
                posts[term.office] = _number(term.office.name, term.office.jurisdiction)
                document["posts"].append(_post(posts[term.office], term, document, places))
            document["memberships"].append(_membership(f"{key}/{number + 1}", key, posts[term.office], term))
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _person(key: str, person: Official) -> Said:
    said: Said = {"id": key, "name": person.name}
    if person.born:
        said["birth_date"] = str(person.born)
    back = _given_back(person.terms, "person")
    names, identifiers = objects(back.pop("other_names", None)), objects(back.pop("identifiers", None))
    spelt = {one.get("name") for one in names}
    avoided = {words: {"note": DISCOURAGED} for words in person.discouraged}
    names += [{"name": alias, **avoided.get(alias, {})} for alias in person.aliases if alias not in spelt]
    if person.wikidata and all(one.get("scheme") != SCHEME for one in identifiers):
        identifiers.append({"scheme": SCHEME, "identifier": person.wikidata})
    for name, value in (("other_names", names), ("identifiers", identifiers)):
        if value:
            said[name] = value
    return {**back, **said}


def _post(key: str, term: Term, document: Mapping[str, list[Said]], places: set[str]) -> Said:
    code = term.office.jurisdiction
    known = jurisdictions().get(code)
    body = bool(code) and (known is None or known.section == "organisations")
    if code and code not in places:
        places.add(code)
        document["organizations" if body else "areas"].append({"id": code, "identifier": code, "name": jurisdiction_name(code)})
    where = {"organization_id" if body else "area_id": code} if code else {}
    return {**_given_back((term,), "post"), "id": key, "label": term.office.name, **where, "jurisdiction_code": code}


def _membership(key: str, person: str, post: str, term: Term) -> Said:
    web = term.source.startswith(("https://", "http://"))
    said = {
        "start_date": str(term.start or ""),
        "end_date": str(term.end or ""),
        "sources": [{"url" if web else "note": term.source}] if term.source else [],
        "status": term.status.value,
        "acting": term.acting,
        "as_of": str(term.checked or ""),
        "extra": {column: of_cell(words) for column, words in term.extra.items() if not _property(column)},
    }
    back = _given_back((term,), "membership")
    return {"id": key, "person_id": person, "post_id": post, "role": term.office.name,
            **{name: value for name, value in said.items() if value}, **back}  # fmt: skip


def _given_back(terms: Iterable[Term], kind: str) -> Said:
    """Properties that came from such a document and have no field here; those of the first term that has them."""
    found: Said = {}
    for term in terms:
        for column, words in term.extra.items():
            if column.startswith(f"{kind}.") and (key := _property(column)):
                found.setdefault(key, of_cell(words))
    return found


def _property(column: str) -> str:
    """The property that a column came from; empty when it is a column of another format."""
    kind, dot, key = column.partition(".")
    return key if dot and kind in KNOWN and key and key not in KNOWN[kind] else ""


def _number(*said: str) -> str:
    return blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
