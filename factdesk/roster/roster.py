"""The roster: officials in columns, found by name or by office."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from factdesk.draft.offices import equivalent, fits, one_job
from factdesk.roster.building import ITEM, STATUSES, built, date_number, date_of
from factdesk.roster.columns import Places, TextColumn, unpacked
from factdesk.roster.dates import PartialDate
from factdesk.roster.found import Candidate, Held
from factdesk.roster.index import Chances, NameIndex
from factdesk.roster.names import Comparison, compare, likeness, missing, several
from factdesk.roster.official import Holding, Office, Official, Term
from factdesk.roster.ranking import STRONG, Wanted, doubted, ranked, told_apart
from factdesk.roster.spelling import spelling

_LOOKS_ALIKE = 0.56
"""Less near names are not shown even where there is nothing better."""
_OTHERWISE = 0.02
"""Taken off a single word that only another spelling of somebody has."""
_KEPT = 8192
"""So many officials stay made; the others are made again when they are asked for."""


class Roster:
    """A read-only roster over the bytes that `to_bytes` gives; officials are made when they are asked for."""

    def __init__(self, data: Any, intact: Callable[[], bool] | None = None, again: "Callable[[], Roster] | None" = None) -> None:
        """ValueError when the bytes are no roster, or cut, or changed.

        Where the bytes are a file that others can change, `intact` tells whether they still are what they were, and `again` makes the
        roster anew; it is asked before every answer.
        """
        arrays, self.about = unpacked(data)
        self._data = data
        self._intact, self._again = intact, again
        self._arrays = arrays
        self._text = TextColumn(arrays, "text")
        self._spellings = TextColumn(arrays, "form")
        self._forms_at = Places(arrays, "person_form_at")
        self._terms_at = Places(arrays, "person_term_at")
        self._index = NameIndex(arrays, self._spellings)
        self._made = lru_cache(_KEPT)(self._make)
        self._office = lru_cache(_KEPT)(self._make_office)
        self._offices_of = lru_cache(1024)(self._find_offices)
        self._parts = lru_cache(_KEPT)(self._find_parts)
        self._normals = lru_cache(1024)(self._find_normals)
        self._by_jurisdiction: dict[str, list[int]] | None = None
        self._by_key: tuple[NDArray[Any], dict[str, int]] | None = None

    @classmethod
    def from_officials(cls, officials: Iterable[Official]) -> "Roster":
        """A roster of these people; keys must be unique."""
        return cls(built(officials))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Roster":
        """The roster that `to_bytes` gave; ValueError when it is cut or foreign."""
        return cls(data)

    def to_bytes(self) -> bytes:
        """The roster with its index in one run of bytes, to be kept and opened again in no time."""
        return bytes(self._data)

    def __reduce__(self) -> tuple[Any, ...]:
        return Roster.from_bytes, (self.to_bytes(),)

    @property
    def officials(self) -> "Officials":
        """Everybody on it, in the order given, made one by one."""
        return Officials(self)

    def __len__(self) -> int:
        return len(self._arrays["person_key"])

    def person(self, number: int) -> Official:
        """The official at a place, 0 to len - 1."""
        self._look()
        return self._made(number)

    def names(self, number: int) -> tuple[str, ...]:
        """The name and the other spellings of the official at a place, without making the official."""
        self._look()
        return tuple(self._spellings[form] for form in range(*self._forms_at.span(number)))

    def offices_of(self, number: int) -> tuple[Office, ...]:
        """The office of each term of the official at a place."""
        self._look()
        held = self._arrays["term_office"]
        return tuple(self._office(int(held[term])) for term in range(*self._terms_at.span(number)))

    def official(self, key: str) -> Official | None:
        """One person by key."""
        number = self.number(key)
        return None if number is None else self._made(number)

    def number(self, key: str) -> int | None:
        """The place of a key, None when nobody has it."""
        self._look()
        if self._by_key is None:
            at = np.flatnonzero(self._arrays["person_key"]).tolist()
            others = {self._text[int(self._arrays["person_key"][number])]: number for number in at}
            self._by_key = np.argsort(self._arrays["person_wikidata"]), others  # in one step: another thread may be asking too
        by_item, others = self._by_key
        if key in others:
            return others[key]
        if not ITEM.fullmatch(key):
            return None
        items, item = self._arrays["person_wikidata"], -int(key[1:])
        first, end = (int(np.searchsorted(items, items.dtype.type(item), side, by_item)) for side in ("left", "right"))
        return next((int(number) for number in by_item[first:end] if not self._arrays["person_key"][number]), None)

    def find(
        self, name: str, *, on: date | None = None, office: str | None = None, jurisdiction: str | None = None, limit: int = 5
    ) -> list[Candidate]:
        """The officials who may be meant by a name, best first; office (normal form), place and day only rank equals.

        Where nothing but the name is said, namesakes are called ambiguous, and so is a name that others may bear too.
        """
        wanted = Wanted(office, jurisdiction, on)
        found = self._found([name], wanted, limit)[0]
        return told_apart(found) if wanted == Wanted() else found

    def find_all(self, names: Sequence[str], *, limit: int = 5) -> list[list[Candidate]]:
        """The candidates of each name of a whole article, in one go: for each what `find` says of the name alone."""
        return [told_apart(found) for found in self.bearers(names, limit=limit)]

    def bearers(self, names: Sequence[str], *, limit: int = 5) -> list[list[Candidate]]:
        """As `find_all`, but namesakes are all the same: for who knows more than the names, and tells them apart by it."""
        return self._found(names, Wanted(), limit)

    def _look(self) -> None:
        """Take everything anew when the file under it was changed."""
        if self._intact is not None and self._again is not None and not self._intact():
            self.__dict__.update(self._again().__dict__)

    def _found(self, names: Sequence[str], wanted: Wanted, limit: int) -> list[list[Candidate]]:
        return [ranked(candidates, wanted)[:limit] for candidates in self.looked_up(names, limit)]

    def looked_up(self, names: Sequence[str], limit: int) -> list[list[Candidate]]:
        """For each name all who were compared and may be meant, in the roster's order; at least `limit` where there are so many."""
        self._look()
        forms = self._index.forms([spelling(name) for name in names])
        return [self._candidates(name, *found, limit) for name, found in zip(names, forms, strict=True)]

    def _candidates(self, name: str, forms: Mapping[int, float], chances: Chances, limit: int) -> list[Candidate]:
        """Those whose name can be the same; where few are near also those that merely look alike, called different."""
        full = several(name)
        judged = lru_cache(maxsize=None)(lambda matched: _judged(name, matched, chances))  # namesakes are judged once
        best: dict[int, Candidate] = {}
        others: list[tuple[int, str, float]] = []
        for form, share in forms.items():
            number, matched = self._written(form)
            match, chance = judged(matched)
            if match.outcome == "different":
                others.append((number, matched, share))
                continue
            if number in best and match.score <= best[number].score:
                continue
            if not full and form != self._forms_at[number]:
                match = self._surnamed(name, match, number, matched)
            if number not in best or match.score > best[number].score:
                near = max(match.score, _near(name, matched, share)) if full and match.outcome == "ambiguous" else 1.0
                best[number] = Candidate(self._made(number), match.score, match.outcome, match.reasons, matched, chance, near)
        if (full or not best) and sum(one.near >= STRONG for one in best.values()) < limit:
            for number, matched, share in others:
                ratio = _near(name, matched, share)
                if ratio >= _LOOKS_ALIKE and (number not in best or best[number].near < ratio):
                    why = (f"only looks alike: {matched}",)
                    best[number] = Candidate(self._made(number), round(ratio / 3, 4), "different", why, matched, 0.0, ratio)
        return [best[number] for number in sorted(best)]

    def _surnamed(self, name: str, match: Comparison, number: int, matched: str) -> Comparison:
        """How a single word compares where the roster's own name for somebody does not have it, only another spelling of theirs.

        Such a word is likelier somebody else's surname: "Balog" is hardly she who is also spelt Bodnár-Balog.
        """
        script = spelling(name).words[0].script
        spellings = map(self._spellings.__getitem__, range(*self._forms_at.span(number)))
        own = next((one for one in spellings if any(word.script == script for word in spelling(one).words)), name)
        if own == matched:
            return match
        if compare(name, own).outcome != "different":
            return match
        return Comparison(round(match.score - _OTHERWISE, 4), match.outcome, (*match.reasons, f"not in the name {own}"))

    def _written(self, form: int) -> tuple[int, str]:
        """The person of a spelling and the spelling itself, without making the official."""
        return self._forms_at.number(form), self._spellings[form]

    def holders(self, office: str, jurisdiction: str, on: date | None = None) -> list[Held]:
        """Who held an office (normal form) there, in order of start; with a day, those whose term does not certainly miss it."""
        terms = self._in_order(office, jurisdiction)
        if on is None:
            return [self._held(term, None) for term in terms]
        held = [self._held(term, on) for term in self._reaching(terms, on, on)]
        return [one for one in held if one.holding is not Holding.NO]

    def holders_within(self, office: str, jurisdiction: str, first: date, last: date) -> list[Held]:
        """Who held an office there, without those who certainly came after the last day or were gone before the first.

        In order of start. A parliament has thousands who ever sat in it: only those are made who can have sat on these days.
        """
        return [self._held(term, None) for term in self._reaching(self._in_order(office, jurisdiction), first, last)]

    def _reaching(self, terms: Sequence[int], first: date, last: date) -> list[int]:
        """Those of some terms whose dates, as far as they are known, do not rule out the days from first to last."""
        at = np.array(terms, np.int64)
        starts, ends = self._arrays["term_start"][at].astype(np.int64), self._arrays["term_end"][at].astype(np.int64)
        # A month stands for all its days, a year for all its months: 20220300 reaches to 20220399.
        reached = ends + np.where(ends % 10000 == 0, 9999, np.where(ends % 100 == 0, 99, 0))
        begun = starts <= date_number(PartialDate.of(last))
        gone = (ends > 0) & (reached < date_number(PartialDate.of(first)))
        found: list[int] = at[begun & ~gone].tolist()
        return found

    def succession(self, office: str, jurisdiction: str, *, most: int | None = None, near: date | None = None) -> list[Held]:
        """All who ever held an office there, in order of start; with `most` no more than so many, those who came nearest to a day."""
        terms = self._in_order(office, jurisdiction)
        if most is not None and len(terms) > most:
            day = date_number(PartialDate(near.year, near.month, near.day)) if near else 0
            starts = self._arrays["term_start"]
            at = bisect_left(terms, day, key=lambda term: int(starts[term])) - most // 2
            first = min(max(0, at), len(terms) - most)
            terms = terms[first : first + most]
        return [self._held(term, None) for term in terms]

    def _in_order(self, office: str, jurisdiction: str) -> list[int]:
        """The terms of an office there, in order of start."""
        self._look()
        starts = self._arrays["term_start"]
        return sorted(self._terms_of(office, jurisdiction), key=lambda term: (int(starts[term]), term))

    def _held(self, term: int, on: date | None) -> Held:
        number = self._terms_at.number(term)
        person = self._made(number)
        mine = person.terms[term - self._terms_at[number]]
        return Held(person, mine, Holding.YES if on is None else mine.holds(on))

    def held(self, office: str, jurisdiction: str) -> int:
        """How many terms of an office there the roster has."""
        self._look()
        at = self._arrays["office_term_at"]
        return sum(int(at[number + 1] - at[number]) for number in self._offices_of(office, jurisdiction))

    def covers(self, office: str, jurisdiction: str) -> bool:
        """Whether the roster knows any holder of an office there."""
        self._look()
        return bool(self._offices_of(office, jurisdiction))

    def offices(self, jurisdiction: str) -> tuple[str, ...]:
        """The normal forms of all offices that the roster has there."""
        self._look()
        return self._normals(jurisdiction)

    def _find_normals(self, jurisdiction: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._office(number).normal for number in self._in(jurisdiction)))

    def _in(self, jurisdiction: str) -> Sequence[int]:
        """The offices of a jurisdiction, by number."""
        if self._by_jurisdiction is None:
            found: dict[str, list[int]] = {}
            for number, text in enumerate(self._arrays["office_jurisdiction"].tolist()):
                found.setdefault(self._text[text], []).append(number)
            self._by_jurisdiction = found  # in one step: another thread may be asking too
        return self._by_jurisdiction.get(jurisdiction, ())

    def _terms_of(self, office: str, jurisdiction: str) -> Iterator[int]:
        at, terms = self._arrays["office_term_at"], self._arrays["office_term"]
        for number in self._offices_of(office, jurisdiction):
            first, end = at[number : number + 2].tolist()
            yield from terms[first:end].tolist()

    def _find_offices(self, office: str, jurisdiction: str) -> tuple[int, ...]:
        """The offices there that are this one, by normal form or as a part; else by another country's word for it; else those of its rank.

        Where a secretary of state heads the department, a minister of state is the second and does not hold the main office.
        """
        parts = {number: self._parts(number) for number in self._in(jurisdiction)}
        own = [
            number
            for number, every in parts.items()
            if any(office == part or (equivalent(office, part) and not one_job(office, part)) for part in every)
        ]
        same = own or [number for number, every in parts.items() if any(one_job(office, part) for part in every)]
        near = same or [number for number, every in parts.items() if fits(office, every)]
        headed = any(part.startswith("secretary of ") for number in near for part in parts[number])
        second = headed and not office.startswith("minister of state for ")
        return tuple(
            number for number in near if not (second and all(part.startswith("minister of state for ") for part in parts[number]))
        )

    def _find_parts(self, office: int) -> tuple[str, ...]:
        return tuple(self._text[int(self._arrays["office_parts"][office])].split("\n"))

    def _make_office(self, number: int) -> Office:
        name, normal, jurisdiction = (
            self._text[int(self._arrays[f"office_{part}"][number])] for part in ("name", "normal", "jurisdiction")
        )
        return Office(name, normal, jurisdiction)

    def _make(self, number: int) -> Official:
        arrays, text = self._arrays, self._text
        form, end = self._forms_at.span(number)
        term, last = self._terms_at.span(number)
        item = int(arrays["person_wikidata"][number])
        avoided = text[int(arrays["person_discouraged"][number])]
        wikidata = f"Q{-item}" if item < 0 else text[item] or None
        return Official(
            key=text[int(arrays["person_key"][number])] or wikidata or "",
            name=self._spellings[form],
            aliases=tuple(self._spellings[alias] for alias in range(form + 1, end)),
            born=date_of(int(arrays["person_born"][number])),
            wikidata=wikidata,
            terms=tuple(self._make_term(at) for at in range(term, last)),
            discouraged=tuple(avoided.split("\n")) if avoided else (),
        )

    def _make_term(self, number: int) -> Term:
        arrays = self._arrays
        extra = self._text[int(arrays["term_extra"][number])]
        return Term(
            office=self._office(int(arrays["term_office"][number])),
            start=date_of(int(arrays["term_start"][number])),
            end=date_of(int(arrays["term_end"][number])),
            status=STATUSES[int(arrays["term_status"][number])],
            acting=bool(arrays["term_acting"][number]),
            source=self._text[int(arrays["term_source"][number])],
            checked=date_of(int(arrays["term_checked"][number])),
            extra=json.loads(extra) if extra else {},
        )


def _judged(name: str, matched: str, chances: Chances) -> tuple[Comparison, float]:
    """How a spelling compares, and how many others one would expect to bear the words that it shares with the name."""
    match = compare(name, matched)
    if match.outcome != "same":
        return match, 0.0
    chance = chances.others(missing(name, matched) if match.score < 1 else ())
    return doubted(match, chance), chance


def _near(name: str, matched: str, share: float) -> float:
    """How near a spelling is that need not be the same: mostly by its letters and sounds, a little by how telling the words are that meet."""
    return 0.75 * likeness(name, matched) + 0.25 * share


class Officials(Sequence[Official]):
    """The officials of a roster, made one by one."""

    __slots__ = ("_roster",)

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def __len__(self) -> int:
        return len(self._roster)

    @overload
    def __getitem__(self, at: int) -> Official: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Official]: ...

    def __getitem__(self, at: int | slice) -> Official | Sequence[Official]:
        if isinstance(at, slice):
            return [self._roster.person(number) for number in range(*at.indices(len(self)))]
        return self._roster.person(range(len(self))[at])
