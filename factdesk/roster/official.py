"""Officials, their offices and their terms, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from factdesk.roster.dates import PartialDate


class Status(StrEnum):
    """Whether a term is over, as its source says it; blank and unknown are not the same as current."""

    CURRENT = "current"
    ENDED = "ended"
    UNKNOWN = "unknown"
    BLANK = ""


class Holding(StrEnum):
    """Whether a term covers a day."""

    YES = "yes"
    """Certain: between the latest possible start and the earliest possible end, both days included."""
    PERHAPS = "perhaps"
    """The term's dates are known to the month or year and the day lies inside that doubt, or the start is not known."""
    UNKNOWN = "unknown"
    """The term began before the day, has no end, and its source does not reach that day: the roster cannot tell."""
    NO = "no"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in one jurisdiction."""

    name: str
    """In words, as the roster has it ("Prime Minister")."""
    normal: str
    """Its normal form ("prime minister"); the folded name when no form is known."""
    jurisdiction: str
    """ISO 3166-1 alpha-2, ISO 3166-2, or an organisation's acronym."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office."""

    office: Office
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: Status = Status.BLANK
    acting: bool = False
    source: str = ""
    checked: PartialDate | None = None
    """The day somebody last confirmed the row, and up to which its source is known to be complete; None is unconfirmed."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Unknown columns of the file it came from, kept and given back on export."""

    def holds(self, on: date) -> Holding:
        """Whether the term covers a day. The interval is closed at both ends: on a hand-over day both hold."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Official:
    """A person with the terms they held, newest first."""

    key: str
    """Stable within a roster: the Wikidata number, else the store's number, else a hash of name and terms."""
    name: str
    """The house spelling."""
    aliases: tuple[str, ...] = ()
    born: PartialDate | None = None
    wikidata: str | None = None
    terms: tuple[Term, ...] = ()
