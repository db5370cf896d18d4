"""Search as you type over a roster: names without diacritics or order, then offices and places, then other spellings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice
from operator import itemgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.draft.names import fold
from factdesk.roster.official import Holding, Official, Term
from factdesk.ui.roster.laid import Entry, Index, entry_of

FEW = 40
"""With fewer direct hits than this, other spellings are looked for as well."""
NEAR = 0.55
"""Of another spelling: a surname alone scores 0.6 when it is the same, and 0.58 with one letter changed."""
MOST = 30_000
"""So many who answer are looked at."""
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
class Found:
    """The rows of an answer and what they were asked of."""

    wanted: Wanted
    rows: Sequence[Row]
    officials: int
    terms: int
    whole: bool = True
    """Whether all who answer are among the rows."""


class Rows(Sequence[Row]):
    """Rows of which those that are told by the number of an official are made when they are looked at."""

    __slots__ = ("_every", "_laid")

    def __init__(self, laid: Index, every: Sequence[Row | int] | NDArray[np.int32]) -> None:
        self._laid, self._every = laid, every

    def __len__(self) -> int:
        return len(self._every)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[line] for line in range(*at.indices(len(self)))]
        one = self._every[at]
        if isinstance(one, Row):
            return one
        official = self._laid.made(int(one))
        return Row(official, official.terms[0] if official.terms else None)

    def line_of(self, key: str) -> int:
        """The row of an official, -1 when it is not among them."""
        number = self._laid.number(key)
        if isinstance(self._every, np.ndarray):
            found = np.flatnonzero(self._every == number) if number is not None else ()
            return int(found[0]) if len(found) else -1
        return next(
            (at for at, one in enumerate(self._every) if (one.official.key == key if isinstance(one, Row) else one == number)), -1
        )


def search(laid: Index, wanted: Wanted) -> Found:
    """The officials that answer, best first: beginnings of the name, of any name, then office and place, then other spellings."""
    tokens = tuple(f" {token}" for token in fold(wanted.words).replace("-", " ").split())
    if not tokens and wanted == Wanted(wanted.words, wanted.on):
        return Found(wanted, Rows(laid, laid.numbers()), len(laid), laid.terms)
    hits = list(islice(_hits(laid, tokens, wanted), MOST))
    hits.sort(key=itemgetter(0))
    rows = Rows(laid, [row for _, row in hits])
    if len(rows) < FEW and len(wanted.words.strip()) > 2:  # noqa: PLR2004 - two letters have no other spelling
        rows = Rows(laid, [*rows, *_spelt_otherwise(laid, wanted, {row.official.key for row in rows})])
    return Found(wanted, rows, len(laid), laid.terms, whole=len(hits) < MOST)


def _hits(laid: Index, tokens: tuple[str, ...], wanted: Wanted) -> Iterator[tuple[tuple[int, bool, int, int, str], Row | int]]:
    """Who answers, as a row or, where only the name decides, as the number of an official, each with its place in the order."""
    by_name = wanted == Wanted(wanted.words, wanted.on)
    for entry in _having(laid, tokens, wanted):
        tier = _tier(entry, tokens)
        if tier is None:
            continue
        if by_name and tier != OFFICE:
            yield (tier // 2, False, tier, 0, entry.name), entry.number
        elif picked := _answering(laid.made(entry.number), entry, tokens if tier == OFFICE else (), wanted):
            row, on_day = picked
            length = _distance(row.term, tokens) if tier == OFFICE and row.term else 0
            yield (tier // 2, not on_day, tier, length, entry.name), row


def _having(laid: Index, tokens: tuple[str, ...], wanted: Wanted) -> Iterator[Entry]:
    """The entries that have the longest of the words; those whose name begins with the words first."""
    filters = [f" {words.casefold()}" for words in (wanted.office, wanted.jurisdiction) if words]
    rarest = max((*tokens, *filters), key=len, default=" ").encode("utf-8", "replace")
    first = "".join(tokens).encode("utf-8", "replace")
    for sheet in laid.sheets if tokens else ():
        yield from map(sheet.entry, sheet.beginning(first))
    for sheet in laid.sheets:
        yield from (sheet.entry(at) for at in sheet.having(rarest) if not tokens or not sheet.line(at).startswith(first))


FULL, NAME, ALIAS, OFFICE = 0, 1, 2, 4


def _tier(entry: Entry, tokens: tuple[str, ...]) -> int | None:
    if not tokens or entry.name.startswith("".join(tokens)):
        return FULL
    if all(token in entry.name for token in tokens):
        return NAME
    if all(token in entry.names for token in tokens):
        return ALIAS
    return OFFICE if all(token in entry.words for token in tokens) else None


def _answering(official: Official, entry: Entry, tokens: tuple[str, ...], wanted: Wanted) -> tuple[Row, bool] | None:
    """The term that answers best, and whether it covers the day; None when the filters leave nothing."""
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
            picked = _answering(candidate.person, entry_of(candidate.person), (), wanted)
            if picked is not None:
                matched = "" if candidate.matched == candidate.person.name else candidate.matched
                yield Row(candidate.person, picked[0].term, matched)
