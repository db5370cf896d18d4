"""Officials, their offices and their terms, as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from factdesk.roster.dates import PartialDate
from factdesk.roster.lines import lines_of, texts_of

TO_BE_CONFIRMED = "confirm before relying on it"
"""What the source of a row says that was written down from memory; its `checked` is only the day up to which it was written."""


def answered(source: str) -> str:
    """A source that asked to be confirmed, after somebody did."""
    return source.replace(TO_BE_CONFIRMED, "").strip(" ;,")


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
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Unknown columns of the file it came from, kept and given back on export."""

    @property
    def confirmed(self) -> bool:
        """Whether somebody has confirmed the row: it says when, and its source does not ask to be confirmed first."""
        return self.checked is not None and TO_BE_CONFIRMED not in self.source

    def confirm(self, on: date) -> "Term":
        """The same term, confirmed on a day; a source that asks for it has been answered."""
        return replace(self, checked=PartialDate.of(on), source=answered(self.source))

    def holds(self, on: date) -> Holding:
        """Whether the term covers a day. The interval is closed at both ends: on a hand-over day both hold.

        The first line that fits decides; a start or end known to the month or year is in doubt within it.

        ====================================================  ========================================
        the day                                               answer
        ====================================================  ========================================
        before the start can be, or after the end can be      NO
        an end is given, but the row is `current` and was     UNKNOWN: the end is a plan
        last checked before the day
        an end is given, the start is not known               PERHAPS
        an end is given, the day is in doubt at either end    PERHAPS
        an end is given, else                                 YES
        no end: the day is the start, known to the day        YES
        no end, `current`, up to the day in `checked`         YES; PERHAPS if in doubt of the start or
                                                              the start is not known
        no end, `ended`, after the day in `checked`           NO: it had ended by then
        no end, the day is in doubt of the start              PERHAPS
        no end, else (`current` after `checked` or without    UNKNOWN: the source does not say how long
        it; `ended`, `unknown` or blank after the start)
        ====================================================  ========================================
        """
        start, end, checked = self.start, self.end, self.checked
        if (start and on < start.first) or (end and on > end.last):
            return Holding.NO
        started = start is not None and on >= start.last
        if end:
            if self.status is Status.CURRENT and checked and on > checked.last:
                return Holding.UNKNOWN
            return Holding.YES if started and on <= end.first else Holding.PERHAPS
        return self._holds_open(on, started=started)

    def _holds_open(self, on: date, *, started: bool) -> Holding:
        """The lines of the table for a term without an end."""
        start, checked = self.start, self.checked
        if start and start.first == on == start.last:
            return Holding.YES
        if self.status is Status.CURRENT and checked and on <= checked.first:
            return Holding.YES if started else Holding.PERHAPS
        if self.status is Status.ENDED and checked and on > checked.last:
            return Holding.NO
        return Holding.PERHAPS if start and not started else Holding.UNKNOWN


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
    discouraged: tuple[str, ...] = ()
    """Those of the aliases that a draft should not use: it is told the house spelling."""


class People(NamedTuple):
    """Officials by the columns of their fields: what is enough where a million are passed on and none is kept."""

    key: Sequence[str]
    spellings: bytes
    """The name and the aliases of the first, then of the second, ..., as `lines_of` gives them."""
    spelt: Sequence[int]
    """How many spellings each has."""
    born: Sequence[PartialDate | None]
    wikidata: Sequence[str | None]
    terms: Sequence[tuple[Term, ...]]
    discouraged: Sequence[tuple[str, ...]]

    @classmethod
    def of(cls, officials: Sequence[Official]) -> "People":
        """These officials."""
        key, names, aliases, *others = zip(*map(_COLUMNS, officials), strict=True)
        return cls(key, *spelt(names, aliases), *others)

    def officials(self) -> Iterator[Official]:
        """Each of them."""
        spellings = iter(texts_of(self.spellings))
        for key, many, *others in zip(self.key, self.spelt, *self[3:], strict=True):
            name, *aliases = islice(spellings, many)
            yield Official(key, name, tuple(aliases), *others)


def spelt(names: Sequence[str], aliases: Sequence[Sequence[str]]) -> tuple[bytes, list[int]]:
    """The spellings of some people, as `lines_of` gives them, and how many each has."""
    every = [spelling for name, others in zip(names, aliases, strict=True) for spelling in (name, *others)]
    return lines_of(every), [1 + len(others) for others in aliases]


_COLUMNS = attrgetter("key", "name", "aliases", "born", "wikidata", "terms", "discouraged")
