"""Taking imported people into the roster: who is meant, what both sides together say, and whom only an editor can tell apart.

The rule of who is meant is the roster floor's own. Two people who are there are never made one, and their keys stay.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factdesk.draft.names import fold
from factdesk.roster.doubtful import Doubtful
from factdesk.roster.merge import merge
from factdesk.roster.official import Official
from factdesk.roster.row import Row
from factdesk.roster.same_term import meet
from factdesk.roster.table import STEP, Tell, silent

Pair = tuple[Official | None, Official]
"""An official before the import (None: not there) and after it."""


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody of the file who may or may not be somebody on the roster."""

    new: Official
    alike: tuple[Official, ...]
    """Those on the roster with the same name, whose births and numbers do not say no."""


Answers = Mapping[str, str]
"""The keys of doubtful people of the file, each with the key of whom they are, or NEW or SKIP."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import does to the roster."""

    pairs: tuple[Pair, ...]
    """Officials that it adds or changes."""
    same: int
    """People of the file who are on the roster just so."""
    questions: tuple[Question, ...]
    """People who were in doubt and of whom no answer said who they are."""
    left_out: tuple[Official, ...]
    """People who were to be left out, or of whom the file says no office and who are not on the roster."""


def merged(
    existing: Iterable[Official], imported: Sequence[Official], *, keys: Collection[str] = (), answers: Answers | None = None,
    doubtful: Doubtful = Doubtful.NEW, tell: Tell = silent,
) -> Merged:  # fmt: skip
    """What the imported people add to those of the existing who can be meant; `keys` are all that are taken."""
    return _Merging(existing, keys, answers or {}, doubtful).of(imported, tell)


class _Merging:
    def __init__(self, existing: Iterable[Official], keys: Collection[str], answers: Answers, doubtful: Doubtful) -> None:
        self._before = {official.key: official for official in existing}
        self._keys, self._answers, self._doubtful = keys, answers, doubtful
        self._items = {official.wikidata: key for key, official in self._before.items() if official.wikidata}
        self._names: dict[str, dict[str, None]] = defaultdict(dict)
        for official in self._before.values():
            for words in (official.name, *official.aliases):
                self._names[fold(words)][official.key] = None
        self._after: dict[str, Official] = {}
        self._claimed: set[str] = set()
        self._questions: list[Question] = []
        self._left: list[Official] = []

    def of(self, imported: Sequence[Official], tell: Tell) -> Merged:
        met = 0
        for number, new in enumerate(imported):
            if number % STEP == 0:
                tell(number, len(imported), "Finding who is on the roster already")
            key = self._who(new)
            if key in self._before:
                met += 1
                self._claimed.add(key)
                self._after[key] = both(self._after.get(key, self._before[key]), new)
            elif key == Doubtful.SKIP or not new.terms:
                self._left.append(new)
            else:
                free = self._free(new.key)
                self._after[free] = replace(new, key=free) if free != new.key else new
        pairs = tuple((self._before.get(key), now) for key, now in self._after.items() if self._before.get(key) != now)
        changed = sum(before is not None for before, _ in pairs)
        return Merged(pairs, max(0, met - changed), tuple(self._questions), tuple(self._left))

    def _who(self, new: Official) -> str:
        """Whom a person of the file means: the key of somebody who is there, else NEW or SKIP."""
        key = self._items.get(new.wikidata or "")
        if key is not None:
            return key
        found = {one: None for words in (new.name, *new.aliases) for one in self._names.get(fold(words), ())} if self._names else {}
        possible = [self._before[one] for one in found if _possible(self._before[one], new)]
        if not possible:
            return Doubtful.NEW
        known = self._just_so(new, possible) or _meant(new, possible)
        if known is not None and known not in self._claimed:
            return known
        said = self._answers.get(new.key)
        if said is not None and (said in self._before or said in set(Doubtful) - {Doubtful.SAME}):
            return said
        self._questions.append(Question(new, tuple(possible)))
        if self._doubtful is Doubtful.SAME:
            return possible[0].key if len(possible) == 1 and possible[0].key not in self._claimed else Doubtful.NEW
        return self._doubtful

    def _just_so(self, new: Official, possible: Sequence[Official]) -> str | None:
        """The one who has each of the terms already, as when an export comes back; of two, the one with the key or the name."""
        found = [
            one for one in possible if new.terms and one.key not in self._claimed and all(term in one.terms for term in new.terms)
        ]
        found.sort(key=lambda one: (one.key != new.key, one.name != new.name))
        return found[0].key if found and (len(found) == 1 or found[0].name == new.name) else None

    def _free(self, key: str) -> str:
        """The key itself, else with the first number that makes it free."""
        number, free = 2, key
        while not free or free in self._keys or free in self._before or free in self._after:
            free = f"{key}-{number}"
            number += 1
        return free


def both(old: Official, new: Official) -> Official:
    """One person of two: the old spelling stays the house's, terms that both give are made one."""
    spellings = dict.fromkeys((*old.aliases, new.name, *new.aliases))
    terms = old.terms
    if not all(term in old.terms for term in new.terms):
        terms = merge([*_rows(old, old.key), *_rows(new, old.key)])[0].terms
    return replace(
        old,
        aliases=tuple(words for words in spellings if words != old.name),
        born=old.born or new.born,
        wikidata=old.wikidata or new.wikidata,
        terms=terms,
        discouraged=tuple(words for words in dict.fromkeys((*old.discouraged, *new.discouraged)) if words != old.name),
    )


def _possible(old: Official, new: Official) -> bool:
    """Whether neither number nor birth says that they are two."""
    return not (old.wikidata and new.wikidata) and not (old.born and new.born and not meet(old.born, new.born))


def _meant(new: Official, namesakes: Sequence[Official]) -> str | None:
    """Whom the rule takes a person for."""
    if not new.terms:
        born = [one.key for one in namesakes if one.born and one.born.day and one.born == new.born]
        return born[0] if len(born) == 1 else None
    possible = [one for one in namesakes if one.terms]
    if not possible:
        return None
    apart = [row for one in possible for row in _rows(one, one.key)]
    together = {one.key: one for one in merge([*apart, *_rows(new, None)])}
    if len(together) > len(possible):
        return None
    alone = {one.key: one for one in merge(apart)}
    return next((key for key, one in together.items() if one != alone.get(key)), possible[0].key)


def _rows(official: Official, item: str | None) -> list[Row]:
    """A person's terms as rows of a file in which `item` is the person's number."""
    return [Row(0, official.name, official.aliases, official.born, item, term) for term in official.terms]
