"""Keeping the roster like a reference book: two people made one, one made two, and any change taken back.

Every one of these is a set of swaps: who stood there before and who stands there after. A swap is made only over exactly what was seen,
all of them or none, so that taking back what somebody else has changed since is stopped as any other edit of an older version is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.desk.merging import both
from factdesk.desk.officials import tidy
from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Official
from factdesk.store.failed import ChangedMeanwhile
from factdesk.store.records import Signed

if TYPE_CHECKING:
    from sqlmodel import Session

FEW = 200
"""Up to so many people are swapped one by one; more in bulk, as when a whole import is taken back."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One person before and after; None is nobody. Somebody new may have no key yet."""

    key: str
    before: Official | None
    after: Official | None

    def back(self) -> "Swap":
        """The other way round."""
        return Swap(self.key, self.after, self.before)


def swap(session: "Session", *, swaps: Sequence[Swap], what: str, reviewer: str, at: datetime) -> Changes:
    """Make all swaps or none; `what` stands in the history. ChangedMeanwhile when somebody is not as they were before."""
    signed = Signed(reviewer, at)
    if len(swaps) > FEW and all(one.key for one in swaps):
        store.bulk.swap(session, [(one.key, one.before, one.after) for one in swaps], what=what, signed=signed)
        return Changes(officials=frozenset(one.key for one in swaps), roster=True)
    return Changes(officials=frozenset(_swapped(session, one, what, signed) for one in swaps))


def _swapped(session: "Session", one: Swap, what: str, signed: Signed) -> str:
    kept = store.officials.read(session, one.key) if one.key else None
    if (kept.official if kept else None) != one.before:
        wanted = one.after or one.before
        raise ChangedMeanwhile(one.after, kept, wanted.name if wanted else one.key)
    after = tidy(one.after) if one.after else None
    if kept is None:
        return store.officials.add(session, after, signed, what) if after else one.key
    if after is None:
        store.officials.remove(session, one.key, kept.version, signed, what)
    else:
        store.officials.save(session, replace(after, key=one.key), kept.version, signed, what)
    return one.key


def newest(session: "Session", *, keys: Collection[str]) -> tuple[Swap, ...]:
    """The last change of each of some people, as swaps: for taking back what was just done to them."""
    return tuple(Swap(line.key, line.before, line.after) for line in store.officials.newest(session, sorted(keys)))


def joined(kept: Official, other: Official) -> Official:
    """Two people as one: the name of the second becomes a spelling of the first, terms that both have stand once."""
    if kept.key == other.key:
        raise RosterFailed(f"{kept.name} cannot be made one with themselves; choose somebody else.")
    return both(kept, other)


def merge(session: "Session", *, into: Official, other: Official, reviewer: str, at: datetime) -> Changes:
    """Make two people one, under the key of the first; the second is nobody any more, so that no loop can come of it."""
    swaps = Swap(into.key, into, joined(into, other)), Swap(other.key, other, None)
    return swap(session, swaps=swaps, what="merged", reviewer=reviewer, at=at)


def parted(official: Official, *, name: str, terms: Collection[int], spellings: Collection[str]) -> tuple[Official, Official]:
    """Who stays and who is new, when terms (by number) and spellings go to a new person of that name; RosterFailed when nobody would stay."""
    if not name.strip():
        raise RosterFailed("The new person needs a name.")
    gone = [term for number, term in enumerate(official.terms) if number in terms]
    stay = [term for number, term in enumerate(official.terms) if number not in terms]
    if not gone or not stay:
        raise RosterFailed("Each of the two needs at least one term of office.")
    named = {*spellings, name.strip()}
    mine = tuple(words for words in official.aliases if words not in named)
    theirs = tuple(words for words in official.aliases if words in spellings)
    avoided = official.discouraged
    rest = replace(official, aliases=mine, terms=tuple(stay), discouraged=tuple(words for words in avoided if words in mine))
    new = Official("", name.strip(), theirs, terms=tuple(gone), discouraged=tuple(words for words in avoided if words in theirs))
    return rest, new


def split(session: "Session", *, official: Official, rest: Official, new: Official, reviewer: str, at: datetime) -> Changes:
    """Make one person two: `rest` stays under the key, `new` gets one of their own."""
    swaps = Swap(official.key, official, rest), Swap("", None, new)
    return swap(session, swaps=swaps, what="split", reviewer=reviewer, at=at)
