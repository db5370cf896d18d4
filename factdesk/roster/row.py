"""One row of a roster table, of whatever format: read, refused with a reason, or written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factdesk.draft.jurisdictions import jurisdiction_name, jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import normal_office, office_class
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Status, Term

COLUMNS = (
    "name",
    "aliases",
    "office",
    "jurisdiction",
    "start",
    "end",
    "status",
    "acting",
    "born",
    "wikidata",
    "source",
    "checked",
)
DISCOURAGED = "discouraged"
"""A column of our own, written when somebody has such spellings: those of the aliases that a draft should not use."""
OWN = frozenset((*COLUMNS, DISCOURAGED))
"""The columns that are read; whatever stands in others is kept with the term and given back."""
REQUIRED = ("name", "office")
_YES = {"yes", "y", "true", "1"}
_NO = {"", "no", "n", "false", "0"}
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)", re.ASCII)
_ITEMS = re.compile(r"(?:(?:Q[1-9]\d*)?\n)*", re.ASCII)
_ACRONYM = re.compile(r"[A-Z]{3,12}")
_OWN = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
"""Codes that ISO 3166-1 leaves to its users."""
_PART = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


class Row(NamedTuple):
    """One term with what its row says of the person."""

    line: int
    name: str
    aliases: tuple[str, ...]
    born: PartialDate | None
    wikidata: str | None
    term: Term | None
    """None where a list only says how somebody is spelt."""
    person: tuple[str, str] | None = None
    """The file and its own number of the person, where it has one: rows of two such numbers of one file are never one person."""
    discouraged: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def office_in(words: str, jurisdiction: str) -> Office:
    """The office that these words name in that jurisdiction; without a known form the normal form is the words in lower case."""
    normal = normal_office(words) or " ".join(words.casefold().split())
    head = normal.removesuffix(f" of {fold(jurisdiction_name(jurisdiction))}")
    if office_class(head) in {"head of government", "head of state", "minister"} and normal_office(head) == head:
        normal = head  # "Prime Minister of Montenegro" of Montenegro
    return Office(words, normal, jurisdiction)


@lru_cache(maxsize=4096)
def jurisdiction_code(words: str) -> str:
    """The code of a jurisdiction given as code, name or acronym; ValueError when it is none. Blank stays blank."""
    if not words:
        return ""
    code = jurisdiction_of(words)
    if code is not None:
        return code
    part = _PART.fullmatch(words)
    if _ACRONYM.fullmatch(words) or _OWN.fullmatch(words) or (part and jurisdiction_of(part[1])):
        return words
    raise ValueError(f"{words[:60]!r} is no country, region or organisation that is known")


class RowReader:
    """Reads the rows of a table with these columns; equal dates and offices are made once."""

    def __init__(self, columns: Iterable[str]) -> None:
        self._unknown = [column for column in columns if column and column not in OWN]
        self._dates: dict[str, PartialDate | None] = {"": None}

    def row(
        self, cells: Mapping[str, str], line: int, *, extra: Mapping[str, str] | None = None, person: tuple[str, str] | None = None
    ) -> Row:
        """A row from its stripped cells by column; ValueError gives the reason why it is refused.

        `extra` is what else the file says of the term; without it, the cells of the unknown columns.
        """
        name = _name(cells)
        return self._row(cells, line, name, self.term(cells, extra), person)

    def term(self, cells: Mapping[str, str], extra: Mapping[str, str] | None = None) -> Term:
        """The term that a row's cells say; ValueError gives the reason why it is refused."""
        words = " ".join(cells.get("office", "").split())
        if not words:
            raise ValueError("it has no office")
        start, end = self.date(cells, "start"), self.date(cells, "end")
        if start and end and end.last < start.first:
            raise ValueError(f"its end, {end}, is before its start, {start}")
        if extra is None:
            extra = {column: cell for column in self._unknown if (cell := cells.get(column))} if self._unknown else {}
        return Term(
            office=office_in(words, jurisdiction_code(cells.get("jurisdiction", ""))),
            start=start,
            end=end,
            status=_status(cells.get("status", "")),
            acting=_flag(cells.get("acting", "")),
            source=cells.get("source", ""),
            checked=self.date(cells, "checked"),
            extra=extra,
        )

    def person(self, cells: Mapping[str, str], line: int, *, person: tuple[str, str] | None = None) -> Row:
        """A row that says how somebody is spelt and no office of theirs; ValueError as for a row."""
        return self._row(cells, line, _name(cells), None, person)

    def _row(self, cells: Mapping[str, str], line: int, name: str, term: Term | None, person: tuple[str, str] | None) -> Row:
        aliases, born = spellings(cells.get("aliases", ""), name), self.date(cells, "born")
        avoided = spellings(cells.get(DISCOURAGED, ""), name)
        if avoided:
            aliases = tuple(dict.fromkeys((*aliases, *avoided)))
        return Row(line, name, aliases, born, item(cells.get("wikidata", "")), term, person, avoided)

    def date(self, cells: Mapping[str, str], column: str) -> PartialDate | None:
        """The date in a cell, None for a blank one; ValueError says which cell cannot be read and why."""
        iso = cells.get(column, "")
        if iso not in self._dates:
            try:
                self._dates[iso] = PartialDate.parse(iso)
            except ValueError as reason:
                raise ValueError(f"its {column} cannot be read: {reason}") from None
        return self._dates[iso]


def cells_of(person: Official, term: Term) -> dict[str, str]:
    """The cells of one term, by column; unknown columns that it came with are among them."""
    return {
        "name": person.name,
        "aliases": "|".join(person.aliases),
        "office": term.office.name,
        "jurisdiction": term.office.jurisdiction,
        "start": str(term.start or ""),
        "end": str(term.end or ""),
        "status": term.status.value,
        "acting": "yes" if term.acting else "",
        "born": str(person.born or ""),
        "wikidata": person.wikidata or "",
        "source": term.source,
        "checked": str(term.checked or ""),
        DISCOURAGED: "|".join(person.discouraged),
        **term.extra,
    }


@lru_cache(maxsize=64)
def _status(cell: str) -> Status:
    try:
        return Status(cell.casefold())
    except ValueError:
        raise ValueError(f"its status, {cell[:40]!r}, is none of current, ended, unknown") from None


def _flag(cell: str) -> bool:
    if not cell:
        return False
    folded = cell.casefold()
    if folded not in _YES | _NO:
        raise ValueError(f"acting is {cell[:40]!r}; it is yes or blank")
    return folded in _YES


def item(cell: str) -> str | None:
    """The Wikidata number in a cell, None for a blank one; ValueError when it is none."""
    if not cell:
        return None
    found = _ITEM.fullmatch(cell)
    if found is None:
        raise ValueError(f"{cell[:40]!r} is no Wikidata number such as Q57627")
    return found[1]


def item_column(cells: Sequence[str]) -> list[str | None]:
    """`item` of each cell of a column."""
    text = "\n".join(cells) + "\n"
    if text.count("\n") == len(cells) and _ITEMS.fullmatch(text):
        return [cell or None for cell in cells]
    return [*map(item, cells)]


def spellings(cell: str, name: str) -> tuple[str, ...]:
    """The spellings in a cell, each once, without the name itself."""
    if not cell:
        return ()
    found = dict.fromkeys([" ".join(alias.split()) for alias in cell.split("|")])
    found.pop("", None)
    found.pop(name, None)
    return tuple(found)


def _name(cells: Mapping[str, str]) -> str:
    name = " ".join(cells.get("name", "").split())
    if not name:
        raise ValueError("it has no name")
    return name
