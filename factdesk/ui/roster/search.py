"""Search as you type over a roster: names without diacritics or order, then offices and places, then other spellings."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.draft.names import fold
from factdesk.roster.official import Holding, Official, Term
from factdesk.roster.roster import Roster

FEW = 40
"""With fewer direct hits than this, other spellings are looked for as well."""
NEAR = 0.55
"""Of another spelling: a surname alone scores 0.6 when it is the same, and 0.58 with one letter changed."""
SPELLINGS = 20
"""How many candidates of another spelling are added at most."""


class Day(StrEnum):
    """What the day of the filter does."""

    ANY = "any day"
    FIRST = "first"
    """Those who held office on the day stand first."""
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for."""

    words: str = ""
    on: date | None = None
    day: Day = Day.ANY
    office: str | None = None
    """An office's normal form."""
    jurisdiction: str | None = None
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One official of the table with the term that answers best."""

    official: Official
    term: Term | None
    matched: str = ""
    """The other spelling that was found, when it is not the name itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What of one official is searched; every word has a blank before it, so that " jan" finds beginnings of words."""

    official: Official
    name: str
    names: str
    terms: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Index:
    """A roster laid out for searching."""

    roster: Roster
    entries: tuple[Entry, ...]
    offices: dict[str, str] = field(default_factory=dict)
    """Normal form to the name as the roster has it most often first seen."""
    jurisdictions: dict[str, str] = field(default_factory=dict)
    terms: int = 0
    lines: str = ""
    """The words of all entries, a line each: one search of it finds the few entries that have a word."""
    starts: tuple[int, ...] = ()
    """Where each entry's line begins."""
    stale: frozenset[str] = frozenset()
    """Keys of those whom the roster behind knows otherwise than the entries do."""

    def person(self, key: str) -> Official | None:
        """One of them by key, as the entries have them."""
        if key in self.stale:
            return next((entry.official for entry in self.entries if entry.official.key == key), None)
        return self.roster.official(key)

    def having(self, word: str) -> Iterator[Entry]:
        """The entries that have a word or the beginning of one."""
        at = self.lines.find(word)
        while at >= 0:
            line = bisect_right(self.starts, at) - 1
            yield self.entries[line]
            if line + 1 == len(self.starts):
                return
            at = self.lines.find(word, self.starts[line + 1])


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of an answer and what they were asked of."""

    wanted: Wanted
    rows: tuple[Row, ...]
    officials: int
    terms: int


@lru_cache(maxsize=20_000)
def _term_words(office: str, normal: str, jurisdiction: str) -> str:
    return f" {fold(office)} {normal} {fold(jurisdiction_name(jurisdiction))} {jurisdiction.casefold()}"


def _entry(official: Official) -> Entry:
    name = f" {fold(official.name).replace('-', ' ')}"
    aliases = "".join(f" {fold(alias).replace('-', ' ')}" for alias in official.aliases)
    terms = tuple(_term_words(term.office.name, term.office.normal, term.office.jurisdiction) for term in official.terms)
    return Entry(official, name, name + aliases, terms, name + aliases + "".join(terms))


def index(roster: Roster) -> Index:
    """Lay a roster out for searching; a second or so for twenty thousand officials, so not on the window's thread."""
    entries = tuple(sorted((_entry(official) for official in roster.officials), key=lambda entry: entry.name))
    offices: dict[str, str] = {}
    places: dict[str, str] = {}
    terms = 0
    for entry in entries:
        for term in entry.official.terms:
            offices.setdefault(term.office.normal, term.office.name)
            places.setdefault(term.office.jurisdiction, "")
            terms += 1
    named = {code: jurisdiction_name(code) for code in places}
    return _lined(Index(roster, entries, offices, named, terms))


def patched(laid: Index, people: Mapping[str, Official | None]) -> Index:
    """The same index with some officials as they are now, None for who was removed; the roster behind it stays as it was."""
    entries = [entry for entry in laid.entries if entry.official.key not in people]
    offices, places = dict(laid.offices), dict(laid.jurisdictions)
    for official in filter(None, people.values()):
        insort(entries, _entry(official), key=lambda entry: entry.name)
        for term in official.terms:
            offices.setdefault(term.office.normal, term.office.name)
            places.setdefault(term.office.jurisdiction, jurisdiction_name(term.office.jurisdiction))
    terms = sum(len(entry.terms) for entry in entries)
    return _lined(Index(laid.roster, tuple(entries), offices, places, terms, stale=laid.stale | people.keys()))


def _lined(laid: Index) -> Index:
    """The index with the words of its entries in one text."""
    entries = laid.entries
    starts = tuple(accumulate((len(entry.words) + 1 for entry in entries[:-1]), initial=0)) if entries else ()
    return replace(laid, lines="\n".join(entry.words for entry in entries), starts=starts)


def search(laid: Index, wanted: Wanted) -> Found:
    """The officials that answer, best first: beginnings of the name, of any name, then office and place, then other spellings."""
    tokens = tuple(f" {token}" for token in fold(wanted.words).replace("-", " ").split())
    hits: list[tuple[tuple[int, bool, int, int, str], Row]] = []
    for entry in laid.having(max(tokens, key=len)) if tokens else laid.entries:
        tier = _tier(entry, tokens)
        picked = None if tier is None else _picked(entry, tokens if tier == OFFICE else (), wanted)
        if tier is not None and picked is not None:
            row, on_day = picked
            length = _distance(row.term, tokens) if tier == OFFICE and row.term else 0
            hits.append(((tier // 2, not on_day, tier, length, entry.name), row))
    hits.sort(key=itemgetter(0))
    rows = [row for _, row in hits]
    if len(rows) < FEW and len(wanted.words.strip()) > 2:  # noqa: PLR2004 - two letters have no other spelling
        rows += _spelt_otherwise(laid, wanted, {row.official.key for row in rows})
    return Found(wanted, tuple(rows), len(laid.entries), laid.terms)


FULL, NAME, ALIAS, OFFICE = 0, 1, 2, 4


def _tier(entry: Entry, tokens: tuple[str, ...]) -> int | None:
    if not tokens or entry.name.startswith("".join(tokens)):
        return FULL
    if all(token in entry.name for token in tokens):
        return NAME
    if all(token in entry.names for token in tokens):
        return ALIAS
    return OFFICE if all(token in entry.words for token in tokens) else None


def _picked(entry: Entry, tokens: tuple[str, ...], wanted: Wanted) -> tuple[Row, bool] | None:
    """The term that answers best, and whether it covers the day; None when the filters leave nothing."""
    official = entry.official
    rest = tuple(token for token in tokens if token not in entry.names)
    said = [term for term, words in zip(official.terms, entry.terms, strict=True) if all(token in words for token in rest)]
    if rest and not said:
        return None
    terms = [term for term in said if _passes(term, wanted)]
    if not terms:
        filtered = wanted.office or wanted.jurisdiction or wanted.unconfirmed or wanted.day is Day.ONLY
        return None if filtered else (Row(official, None), False)
    if wanted.on is None or wanted.day is Day.ANY:
        return Row(official, terms[0]), True
    for term in terms:
        if term.holds(wanted.on) in {Holding.YES, Holding.PERHAPS}:
            return Row(official, term), True
    return None if wanted.day is Day.ONLY else (Row(official, terms[0]), False)


def _distance(term: Term, tokens: tuple[str, ...]) -> int:
    """How far an office is from the words that found it: those it bears itself come first, and of these the plainest."""
    name = f" {fold(term.office.name)} {fold(jurisdiction_name(term.office.jurisdiction))}"
    return len(term.office.name) + (0 if all(token in name for token in tokens) else 1000)


def _passes(term: Term, wanted: Wanted) -> bool:
    return (
        (wanted.office is None or term.office.normal == wanted.office)
        and (wanted.jurisdiction is None or term.office.jurisdiction == wanted.jurisdiction)
        and not (wanted.unconfirmed and term.confirmed)
    )


def _spelt_otherwise(laid: Index, wanted: Wanted, there: set[str]) -> Iterable[Row]:
    for candidate in laid.roster.find(wanted.words, limit=SPELLINGS):
        if candidate.person.key not in there and candidate.score >= NEAR and candidate.person.key not in laid.stale:
            picked = _picked(_entry(candidate.person), (), wanted)
            if picked is not None:
                matched = "" if candidate.matched == candidate.person.name else candidate.matched
                yield Row(candidate.person, picked[0].term, matched)
