"""Terms from Popolo JSON: memberships of persons in posts and organisations.

Properties that a term has no field for are kept as "person.gender", "post.role", "membership.on_behalf_of_id", and written back so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from factdesk.roster.failed import RosterFailed
from factdesk.roster.json_values import an_object, as_cell, objects, text
from factdesk.roster.row import DISCOURAGED, Row, RowReader, jurisdiction_code
from factdesk.roster.table import STEP, Refused, Rows, Tell, silent

LISTS = ("persons", "memberships", "posts", "organizations", "areas")
KNOWN: Mapping[str, frozenset[str]] = {
    "person": frozenset({"id", "name", "birth_date", "memberships"}),
    "post": frozenset({"id", "label", "area_id", "area", "organization_id", "organization", "jurisdiction_code", "memberships"}),
    "membership": frozenset({"id", "person_id", "post_id", "role", "start_date", "end_date", "status", "acting", "as_of", "extra",
                             "person", "post", "organization"}),
}  # fmt: skip
"""Properties that become fields of a term or its holder."""
SCHEME = "wikidata"
_MEMBER = frozenset({"", "member"})
Said = Mapping[str, Any]


def fits(data: Any) -> bool:
    """Whether a JSON value looks like Popolo."""
    return isinstance(data, dict) and any(isinstance(data.get(key), list) for key in ("persons", "memberships"))


def read_rows(data: Any, name: str, tell: Tell = silent) -> Rows:
    """The rows of a parsed Popolo document; RosterFailed, naming the file, when it is none."""
    wrong = next((key for key in LISTS if not isinstance(data.get(key, []), list)), None)
    if wrong:
        raise RosterFailed(f"{name} is no Popolo: its {wrong} are no list. Export it again.")
    return _Document(data, name).rows(tell)


class _Document:
    """The objects of a document by their ids."""

    def __init__(self, data: Said, name: str) -> None:
        self._name = name
        self._refused: list[Refused] = []
        lists = {key: objects(data.get(key)) for key in LISTS}
        self._areas, self._organisations, self._posts = (_by_id(lists[key]) for key in ("areas", "organizations", "posts"))
        self._people: dict[str, Said] = {}
        for number, person in enumerate(data.get("persons", []), 1):
            key = _id(person.get("id")) if isinstance(person, dict) else ""
            if not key or key in self._people:
                why = "stands twice" if key else "is no object with an id"
                self._refused.append(Refused(number, f"person number {number} {why}"))
            else:
                self._people[key] = person
        self._memberships = list(self._every(data))

    def _every(self, data: Said) -> Iterator[Any]:
        """The memberships, wherever they stand."""
        yield from data.get("memberships", [])
        for key, those in (("person_id", self._people), ("organization_id", self._organisations), ("post_id", self._posts)):
            for number, one in those.items():
                for inner in objects(one.get("memberships")):
                    yield {key: number, **inner}

    def rows(self, tell: Tell) -> Rows:
        """Memberships as rows, and persons without one as spellings."""
        reader = RowReader(())
        rows: list[Row] = []
        named: set[str] = set()
        for number, one in enumerate(self._memberships, 1):
            if number % STEP == 1:
                tell(number, len(self._memberships), "Reading the file")
            try:
                said = an_object(one)
                key = _id(said.get("person_id")) or _id(_dict(said.get("person")).get("id"))
                named.add(key)
                rows.append(self._row(reader, number, key, said))
            except ValueError as reason:
                self._refused.append(Refused(number, str(reason)))
        for number, (key, person) in enumerate(self._people.items(), 1):
            if key not in named:
                try:
                    rows.append(reader.person(_person(person), number, person=(self._name, key)))
                except ValueError as reason:
                    self._refused.append(Refused(number, f"person number {number}: {reason}"))
        return rows, self._refused

    def _row(self, reader: RowReader, number: int, key: str, said: Said) -> Row:
        person = self._people.get(key) or _dict(said.get("person"))
        if not person:
            raise ValueError(f"its person, {key[:60]!r}, is not in the file" if key else "it has no person")
        post = self._posts.get(_id(said.get("post_id"))) or _dict(said.get("post"))
        body = self._body(said) or self._body(post)
        sources = objects(said.get("sources"))
        source = next((text(one.get("url")) or text(one.get("note")) for one in sources), "")
        cells = {
            **_person(person),
            "office": _office(said, post, body),
            "jurisdiction": self._place(post, body),
            "start": _day(said.get("start_date")),
            "end": _day(said.get("end_date")),
            "status": text(said.get("status")) if said.get("status") in {"current", "ended", "unknown"} else "",
            "acting": "yes" if said.get("acting") is True else "",
            "source": source,
            "checked": _day(said.get("as_of")),
        }
        extra = dict(_extra(person, post, said))
        if sources and said.get("sources") not in ([{"url": source}], [{"note": source}]):
            extra["membership.sources"] = as_cell(said["sources"])
        if not said.get("post_id") and _id(said.get("organization_id")):
            extra["membership.organization_id"] = _id(said["organization_id"])
        return reader.row(cells, number, extra=extra, person=(self._name, key))

    def _body(self, said: Said) -> Said:
        return self._organisations.get(_id(said.get("organization_id"))) or _dict(said.get("organization"))

    def _place(self, post: Said, body: Said) -> str:
        """The code that we wrote, else the first of area and organisation that is a place we know; else blank."""
        if isinstance(post.get("jurisdiction_code"), str):
            return text(post["jurisdiction_code"])
        area, around = (self._areas.get(_id(one.get("area_id"))) or _dict(one.get("area")) for one in (post, body))
        for one in (area, around, body):
            for said in (_id(one.get("identifier")), text(one.get("name")), _id(one.get("id"))):
                try:
                    if said and (code := jurisdiction_code(said)):
                        return code
                except ValueError:
                    continue
        return ""


def _office(said: Said, post: Said, body: Said) -> str:
    role = text(said.get("role")) or text(said.get("label"))
    label = text(post.get("label")) or text(post.get("role")) or role
    if label.casefold() in _MEMBER and text(body.get("name")):
        return f"Member of {text(body['name'])}"
    return label


def _person(person: Said) -> dict[str, str]:
    others = objects(person.get("other_names"))
    names = [text(person.get("name")), *(_spelt(one) for one in others)]
    known = [one for one in names if one]
    found = next((_id(one.get("identifier")) for one in objects(person.get("identifiers")) if one.get("scheme") == SCHEME), "")
    return {
        "name": known[0] if known else "",
        "aliases": "|".join(known[1:]),
        DISCOURAGED: "|".join(_spelt(one) for one in others if one.get("note") == DISCOURAGED),
        "born": _day(person.get("birth_date")),
        "wikidata": found,
    }


def _spelt(name: Said) -> str:
    parts = (text(name.get("given_name")), text(name.get("family_name")))
    return text(name.get("name")) or " ".join(part for part in parts if part)


def _extra(person: Said, post: Said, membership: Said) -> Iterator[tuple[str, str]]:
    """What has no field, each under the name of the object that it came from; what we ourselves wrote under `extra`."""
    for kind, those in (("person", person), ("post", post), ("membership", membership)):
        for key, value in those.items():
            ours = key in KNOWN[kind] or value in (None, "", [], {}) or key in {"sources", "organization_id"}
            if not ours and not _plain(kind, key, value):
                yield f"{kind}.{key}", as_cell(value)
    own = membership.get("extra")
    if isinstance(own, dict):
        yield from ((str(key), as_cell(value)) for key, value in own.items() if value != "")


def _plain(kind: str, key: str, value: Any) -> bool:
    """Whether a list says no more than a field does."""
    if kind != "person" or not isinstance(value, list):
        return False
    if key == "other_names":
        return all(
            isinstance(one, dict) and set(one) <= {"name", "note"} and one.get("note", DISCOURAGED) == DISCOURAGED for one in value
        )
    return key == "identifiers" and all(isinstance(one, dict) and one.get("scheme") == SCHEME for one in value)


def _by_id(those: list[Mapping[str, Any]]) -> dict[str, Said]:
    return {key: one for one in reversed(those) if (key := _id(one.get("id")))}


def _id(value: Any) -> str:
    """An id, which some write as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value)


def _dict(value: Any) -> Said:
    return value if isinstance(value, dict) else {}


def _day(value: Any) -> str:
    """A date as text; Popolo allows a time behind it."""
    return (str(value) if isinstance(value, int) else text(value))[:10]
