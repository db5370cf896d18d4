"""A roster with a few people changed since its index was built: an edit is found at once, and the index is built anew later."""

from bisect import insort
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from factdesk.roster.building import built
from factdesk.roster.found import Candidate, Held
from factdesk.roster.official import Office, Official
from factdesk.roster.roster import Roster


class Patched(Roster):
    """A roster in which these people stand in place of whoever has their key, and others are gone."""

    def __init__(self, base: Roster, changed: Iterable[Official], gone: Iterable[str] = ()) -> None:
        self._base = base
        self._few = Roster.from_officials(changed)
        self._gone = frozenset(gone)
        self._hidden = self._gone | {person.key for person in self._few.officials}
        self.about = base.about

    def __reduce__(self) -> tuple[Any, ...]:
        return Patched, (self._base, tuple(self._few.officials), self._gone)

    @property
    def apart(self) -> int:
        """How many people are looked for beside the index."""
        return len(self._hidden)

    def to_bytes(self) -> bytes:
        """The bytes of the whole, indexed anew."""
        return built(self.officials, self.about)

    @cached_property
    def _kept(self) -> Sequence[int]:
        """The places of those in the base who stand as they stood."""
        hidden = sorted(number for key in self._hidden if (number := self._base.number(key)) is not None)
        if not hidden:
            return range(len(self._base))
        parts = zip([-1, *hidden], [*hidden, len(self._base)], strict=True)
        return [number for before, end in parts for number in range(before + 1, end)]

    def __len__(self) -> int:
        return len(self._kept) + len(self._few)

    def person(self, number: int) -> Official:
        """The official at a place, 0 to len - 1; those that were changed stand last."""
        kept = len(self._kept)
        return self._base.person(self._kept[number]) if number < kept else self._few.person(number - kept)

    def names(self, number: int) -> tuple[str, ...]:
        """The name and the other spellings of the official at a place."""
        kept = len(self._kept)
        return self._base.names(self._kept[number]) if number < kept else self._few.names(number - kept)

    def offices_of(self, number: int) -> tuple[Office, ...]:
        """The office of each term of the official at a place."""
        kept = len(self._kept)
        return self._base.offices_of(self._kept[number]) if number < kept else self._few.offices_of(number - kept)

    def number(self, key: str) -> int | None:
        """The place of a key."""
        few = self._few.number(key)
        if few is not None:
            return len(self._kept) + few
        base = None if key in self._hidden else self._base.number(key)
        return (
            None
            if base is None
            else base - sum(1 for one in self._hidden if (at := self._base.number(one)) is not None and at < base)
        )

    def official(self, key: str) -> Official | None:
        """One person by key."""
        return self._few.official(key) or (None if key in self._hidden else self._base.official(key))

    def looked_up(self, names: Sequence[str], limit: int) -> list[list[Candidate]]:
        """For each name all who were compared and may be meant."""
        base = self._base.looked_up(names, limit + len(self._hidden))
        pairs = zip(base, self._few.looked_up(names, limit), strict=True)
        return [[*(one for one in many if one.person.key not in self._hidden), *few] for many, few in pairs]

    def holders(self, office: str, jurisdiction: str, on: date | None = None) -> list[Held]:
        """Who held an office (normal form) there, in order of start."""
        return self._together(self._base.holders(office, jurisdiction, on), self._few.holders(office, jurisdiction, on))

    def holders_within(self, office: str, jurisdiction: str, first: date, last: date) -> list[Held]:
        """Who held an office there, without those who certainly came after the last day or were gone before the first."""
        return self._together(*(one.holders_within(office, jurisdiction, first, last) for one in (self._base, self._few)))

    def succession(self, office: str, jurisdiction: str, *, most: int | None = None, near: date | None = None) -> list[Held]:
        """All who ever held an office there, in order of start, or `most` of them and of those changed since."""
        parts = (one.succession(office, jurisdiction, most=most, near=near) for one in (self._base, self._few))
        return self._together(*parts)

    def _together(self, many: Iterable[Held], few: Iterable[Held]) -> list[Held]:
        found = [held for held in many if held.person.key not in self._hidden]
        for held in few:
            insort(found, held, key=_start)
        return found

    def held(self, office: str, jurisdiction: str) -> int:
        """How many terms of an office there the roster has; of those changed the former too."""
        return self._base.held(office, jurisdiction) + self._few.held(office, jurisdiction)

    def covers(self, office: str, jurisdiction: str) -> bool:
        """Whether the roster knows any holder of an office there."""
        if not self._hidden:
            return self._base.covers(office, jurisdiction)
        return self._few.covers(office, jurisdiction) or bool(self.holders(office, jurisdiction))

    def offices(self, jurisdiction: str) -> tuple[str, ...]:
        """The normal forms of all offices that the roster has there."""
        return tuple(dict.fromkeys((*self._base.offices(jurisdiction), *self._few.offices(jurisdiction))))


def _start(held: Held) -> int:
    return held.term.start.first.toordinal() if held.term.start else 0
