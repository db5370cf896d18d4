"""What an editor typed of an official, checked as it is typed."""

import re
from dataclasses import dataclass, replace

from factdesk.draft.jurisdictions import jurisdiction_name, jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import normal_office
from factdesk.roster.dates import PartialDate
from factdesk.roster.official import Office, Official, Status, Term

QNUMBER = re.compile(r"Q[1-9][0-9]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """The fields of a term as typed; `was` keeps the term it began from, with its unknown columns."""

    office: str = ""
    jurisdiction: str = ""
    start: str = ""
    end: str = ""
    status: str = ""
    acting: bool = False
    source: str = ""
    checked: str = ""
    was: Term | None = None

    @classmethod
    def of(cls, term: Term) -> "TermEntry":
        """The fields that say a term."""
        code, name = term.office.jurisdiction, jurisdiction_name(term.office.jurisdiction)
        place = name if jurisdiction_of(name) == code else code
        return cls(term.office.name, place, str(term.start or ""), str(term.end or ""), term.status.value,
                   term.acting, term.source, str(term.checked or ""), term)  # fmt: skip

    def faults(self) -> dict[str, str]:
        """What is wrong, by field; nothing when it is a term."""
        wrong: dict[str, str] = {}
        if not self.office.strip():
            wrong["office"] = "An office is needed, in words: “Prime Minister”."
        if not self.jurisdiction.strip():
            wrong["jurisdiction"] = "A country or an organisation is needed: “Slovakia”, “SK”, “NATO”."
        elif jurisdiction_of(self.jurisdiction) is None:
            wrong["jurisdiction"] = f"“{self.jurisdiction.strip()}” is not a country or organisation that FactDesk knows."
        for part in ("start", "end", "checked"):
            message = date_fault(getattr(self, part))
            if message:
                wrong[part] = message
        if "start" not in wrong and "end" not in wrong and self.start.strip() and self.end.strip():
            start, end = PartialDate.parse(self.start), PartialDate.parse(self.end)
            if end.last < start.first:
                wrong["end"] = f"The end, {end}, is before the start, {start}."
        return wrong

    def term(self) -> Term:
        """The term; to be asked for only without faults."""
        jurisdiction = jurisdiction_of(self.jurisdiction)
        if jurisdiction is None:
            raise ValueError(self.faults()["jurisdiction"])
        name = " ".join(self.office.split())
        office = Office(name, normal_office(name) or fold(name), jurisdiction)
        began = self.was or Term(office)
        return replace(began, office=office, start=_date(self.start), end=_date(self.end), status=Status(self.status),
                       acting=self.acting, source=self.source.strip(), checked=_date(self.checked))  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """The fields of an official as typed."""

    name: str = ""
    aliases: str = ""
    """One spelling a line."""
    discouraged: str = ""
    """One spelling a line; none of them stands among the others too."""
    born: str = ""
    wikidata: str = ""
    terms: tuple[TermEntry, ...] = ()

    @classmethod
    def of(cls, official: Official) -> "OfficialEntry":
        """The fields that say an official."""
        free = [words for words in official.aliases if words not in official.discouraged]
        return cls(official.name, "\n".join(free), "\n".join(official.discouraged), str(official.born or ""), official.wikidata or "",
                   tuple(TermEntry.of(term) for term in official.terms))  # fmt: skip

    def faults(self) -> dict[str, str]:
        """What is wrong with the person, by field; each term knows its own."""
        wrong: dict[str, str] = {}
        if not self.name.strip():
            wrong["name"] = "A name is needed: it is the house spelling."
        message = date_fault(self.born)
        if message:
            wrong["born"] = message
        if self.wikidata.strip() and not QNUMBER.fullmatch(self.wikidata.strip()):
            wrong["wikidata"] = "A Wikidata number is a Q with digits: Q57627."
        if any(words == " ".join(self.name.split()) for words in _lines(self.discouraged)):
            wrong["discouraged"] = "The house spelling cannot be discouraged too."
        if not self.terms:
            wrong["terms"] = "At least one term of office is needed."
        return wrong

    def right(self) -> bool:
        """Whether it can be saved."""
        return not self.faults() and not any(term.faults() for term in self.terms)

    def official(self, key: str) -> Official:
        """The official, terms newest first; to be asked for only when it is right."""
        avoided = _lines(self.discouraged)
        aliases = tuple(dict.fromkeys((*_lines(self.aliases), *avoided)))
        terms = sorted((term.term() for term in self.terms), key=_began, reverse=True)
        name, item = " ".join(self.name.split()), self.wikidata.strip() or None
        return Official(key, name, aliases, _date(self.born), item, tuple(terms), avoided)


def _lines(typed: str) -> tuple[str, ...]:
    """The spellings that were typed one a line, each once."""
    return tuple(dict.fromkeys(line for line in (" ".join(line.split()) for line in typed.splitlines()) if line))


def _began(term: Term) -> tuple[bool, PartialDate]:
    return term.start is not None, term.start or PartialDate(1)


def date_fault(typed: str) -> str:
    """What is wrong with a date as typed; empty when it is a date or nothing."""
    if not typed.strip():
        return ""
    try:
        PartialDate.parse(typed)
    except ValueError as error:
        said = str(error)
        return f"{said[0].upper()}{said[1:]}."
    return ""


def _date(typed: str) -> PartialDate | None:
    return PartialDate.parse(typed) if typed.strip() else None
