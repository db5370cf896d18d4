"""A roster laid out to be searched as one types: a line of words for each official, a sheet of bytes for many of them.

An official is made only when a row is looked at, so that a million of them need the room of their words and no more.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from heapq import merge
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.draft.names import fold
from factdesk.roster.official import Office, Official
from factdesk.roster.roster import Roster

SHEET = 10_000
"""Officials on a sheet: few enough that neither a search nor an edit of one holds anybody up."""
_PARTS, _TERMS = "\x1f", "\x1e"
"""Between the name, the other names and the terms of a line, and between its terms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What of one official is searched; every word has a blank before it, so that " jan" finds beginnings of words."""

    number: int
    """Its place in the roster that was laid out; below zero one of those changed since."""
    name: str
    names: str
    terms: tuple[str, ...]
    words: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """Officials in the order of their names."""

    lines: bytes
    """Their words, a line each."""
    numbers: NDArray[np.int32]

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each line begins."""
        ends = np.flatnonzero(np.frombuffer(self.lines, np.uint8) == ord("\n")) + 1
        return np.concatenate(([0], ends))[: len(self.numbers)]

    def line(self, at: int) -> bytes:
        """One line, without its end."""
        first = int(self.starts[at])
        return self.lines[first : self.lines.find(b"\n", first)]

    def entry(self, at: int) -> Entry:
        """One of them taken apart."""
        return _entry(self.line(at), int(self.numbers[at]))

    def beginning(self, words: bytes) -> range:
        """The places of lines that begin with some words."""
        places = range(len(self.numbers))
        first = bisect_left(places, words, key=self.line)
        return range(first, bisect_right(places, words, first, key=lambda at: self.line(at)[: len(words)]))

    def having(self, word: bytes) -> Iterator[int]:
        """The places of lines that have a word or the beginning of one."""
        at = self.lines.find(word)
        while at >= 0:
            line = int(self.starts.searchsorted(at, "right")) - 1
            yield line
            at = self.lines.find(word, self.lines.find(b"\n", at))


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A roster laid out for searching."""

    roster: Roster
    """The one to ask for other spellings and for offices."""
    base: Roster
    """The one that was laid out."""
    sheets: tuple[Sheet, ...] = ()
    offices: dict[str, str] = field(default_factory=dict)
    """Normal form to the name as the roster has it most often first seen."""
    jurisdictions: dict[str, str] = field(default_factory=dict)
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How many terms each office (normal form, jurisdiction) has."""
    changed: Mapping[str, tuple[int, Official]] = field(default_factory=dict)
    """Officials as they are now where the base knows them otherwise or not at all, by key, each with its number below zero."""
    stale: frozenset[str] = frozenset()
    """Keys of those whom the roster behind knows otherwise than the lines do."""

    def __len__(self) -> int:
        return sum(len(sheet.numbers) for sheet in self.sheets)

    @property
    def terms(self) -> int:
        """How many terms they have."""
        return sum(self.counts.values())

    def person(self, key: str) -> Official | None:
        """One of them by key, as the lines have them."""
        if key in self.stale:
            return self.changed[key][1] if key in self.changed else None
        return self.roster.official(key)

    def made(self, number: int) -> Official:
        """One of them by the number of its entry."""
        if number >= 0:
            return self.base.person(number)
        return next(official for at, official in self.changed.values() if at == number)

    def everybody(self) -> Iterator[Official]:
        """All of them, made one by one in the order of their names."""
        return (self.made(int(number)) for sheet in self.sheets for number in sheet.numbers)

    def numbers(self) -> NDArray[np.int32]:
        """The numbers of all of them in the order of their names."""
        return np.concatenate([np.zeros(0, np.int32), *(sheet.numbers for sheet in self.sheets)])

    def number(self, key: str) -> int | None:
        """The number of whoever has a key."""
        return self.changed[key][0] if key in self.changed else self.base.number(key)

    def place(self, number: int) -> tuple[int, int] | None:
        """The sheet and the line of a number."""
        for at, sheet in enumerate(self.sheets):
            found = np.flatnonzero(sheet.numbers == number)
            if len(found):
                return at, int(found[0])
        return None


def index(roster: Roster) -> Index:
    """Lay a roster out for searching; a second or so for twenty thousand officials, so not on the window's thread."""
    offices: dict[str, str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    names = [_words(roster.names(number)[0]) for number in range(len(roster))]
    sheets = []
    order = _in_order(names)
    while numbers := list(islice(order, SHEET)):
        lines = []
        for number in numbers:
            spellings, held = roster.names(number), roster.offices_of(number)
            lines.append(_line(spellings, held))
            for office in held:
                offices.setdefault(office.normal, office.name)
                counts[office.normal, office.jurisdiction] += 1
        sheets.append(_sheet(lines, numbers))
    places = {code: jurisdiction_name(code) for _, code in counts}
    return Index(roster, roster, tuple(sheets), offices, places, counts)


def patched(laid: Index, people: Mapping[str, Official | None]) -> Index:
    """The same index with some officials as they are now, None for who was removed; the roster behind it stays as it was."""
    for key, official in people.items():
        laid = _exchanged(laid, key, official)
    return replace(laid, stale=laid.stale | people.keys())


def _exchanged(laid: Index, key: str, official: Official | None) -> Index:
    sheets, changed, counts = list(laid.sheets), dict(laid.changed), Counter(laid.counts)
    offices, places = dict(laid.offices), dict(laid.jurisdictions)
    number = laid.number(key)
    place = None if number is None else laid.place(number)
    if number is not None and place is not None:
        counts.subtract((term.office.normal, term.office.jurisdiction) for term in laid.made(number).terms)
        sheets[place[0]] = _without(sheets[place[0]], place[1])
    changed.pop(key, None)
    if official is not None:
        fresh = min((at for at, _ in changed.values()), default=0) - 1
        changed[key] = fresh, official
        held = [term.office for term in official.terms]
        for office in held:
            offices.setdefault(office.normal, office.name)
            places.setdefault(office.jurisdiction, jurisdiction_name(office.jurisdiction))
            counts[office.normal, office.jurisdiction] += 1
        _insert(sheets, _line((official.name, *official.aliases), held), fresh)
    return Index(
        laid.roster,
        laid.base,
        tuple(sheet for sheet in sheets if len(sheet.numbers)),
        offices,
        places,
        +counts,
        changed,
        laid.stale,
    )


def entry_of(official: Official) -> Entry:
    """An official who stands on no sheet, taken apart."""
    return _entry(_line((official.name, *official.aliases), [term.office for term in official.terms]), 0)


def _entry(line: bytes, number: int) -> Entry:
    name, others, terms = line.decode().split(_PARTS)
    return Entry(number, name, name + others, tuple(terms.split(_TERMS)) if terms else (), name + others + terms)


def _without(sheet: Sheet, at: int) -> Sheet:
    first = int(sheet.starts[at])
    return Sheet(sheet.lines[:first] + sheet.lines[first + len(sheet.line(at)) + 1 :], np.delete(sheet.numbers, at))


def _insert(sheets: list[Sheet], line: bytes, number: int) -> None:
    """Put a line where its name belongs."""
    if not sheets:
        sheets.append(_sheet([], []))
    name = _name(line)
    full = [at for at, sheet in enumerate(sheets) if len(sheet.numbers)]
    before = bisect_right(full, name, key=lambda at: _name(sheets[at].line(0)))
    which = full[max(0, before - 1)] if full else 0
    sheet = sheets[which]
    at = bisect_left(range(len(sheet.numbers)), name, key=lambda at: _name(sheet.line(at)))
    first = int(sheet.starts[at]) if at < len(sheet.numbers) else len(sheet.lines)
    sheets[which] = Sheet(sheet.lines[:first] + line + b"\n" + sheet.lines[first:], np.insert(sheet.numbers, at, number))


def _name(line: bytes) -> bytes:
    return line.partition(_PARTS.encode())[0]


def _in_order(names: Sequence[str]) -> Iterator[int]:
    """The places of names in their order; sorted run by run, since one long sort would hold up the window."""
    runs = [sorted(range(first, min(first + SHEET, len(names))), key=names.__getitem__) for first in range(0, len(names), SHEET)]
    return merge(*runs, key=names.__getitem__)


def _sheet(lines: Sequence[bytes], numbers: Sequence[int]) -> Sheet:
    return Sheet(b"".join([line + b"\n" for line in lines]), np.array(numbers, np.int32))


def _line(names: Sequence[str], offices: Sequence[Office]) -> bytes:
    others = "".join(map(_words, names[1:]))
    terms = _TERMS.join([_term_words(office.name, office.normal, office.jurisdiction) for office in offices])
    return f"{_words(names[0])}{_PARTS}{others}{_PARTS}{terms}".encode("utf-8", "replace")


def _words(name: str) -> str:
    """The words of a name, a blank before each; signs that part lines do not stand in names."""
    return f" {' '.join(fold(name).replace('-', ' ').translate(_SIGNS).split())}"


_SIGNS = dict.fromkeys(map(ord, f"\n{_PARTS}{_TERMS}"), " ")


@lru_cache(maxsize=20_000)
def _term_words(office: str, normal: str, jurisdiction: str) -> str:
    words = f" {fold(office)} {normal} {fold(jurisdiction_name(jurisdiction))} {jurisdiction.casefold()}"
    return words.translate(_SIGNS)
