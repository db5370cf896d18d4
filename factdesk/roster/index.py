"""The search in the index of names: from a written name to the few spellings worth comparing.

Three tiers: names that are exactly alike by one hash; names that share the sounds of words as they are; and, only for what that did not
find, names with words one or two edits away, looked up by the pieces that an edit leaves whole. A frequent word never has all its
bearers read: the rarer words of the mention say who may be meant, and the frequent one only adds to their estimate.
"""

import math
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from factdesk.roster.alike import consonants
from factdesk.roster.columns import Columns, TextColumn
from factdesk.roster.name_arrays import TWO_EDITS, VOWELLESS, exact_key, letters, near_segments, sound_key
from factdesk.roster.romanisation import plain, script_of
from factdesk.roster.spelling import Kind, Spelling, Word

_COMPARED = 20
"""So many of the best spellings are compared for a mention."""
_BEARERS = 48
"""So many for a single word: bearers of one surname, since only the office can tell which is meant."""
_READ = 20_000
"""So many entries of the postings are read for a mention before the words left may only add to what is found."""
_SIFTED = 240
"""So many spellings with the best estimates are sifted by a plain ratio."""
_WORTH = 0.5
"""Spellings with a smaller share of the best estimate are not looked at."""
_NEAR = 256
"""So many words within reach are followed for one word."""
_FULL = 0.93
"""A spelling whose estimate reaches this share of what a mention can have has all its words: nothing nearer is looked for."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The vocabulary that one word of a mention may be, with likenesses, and how many spellings have it."""

    tokens: tuple[tuple[int, float], ...]
    weight: float
    size: int


class NameIndex:
    """The arrays of `name_arrays`, read-only; `text` gives a spelling by its number."""

    def __init__(self, arrays: Columns, text: Callable[[int], str]) -> None:
        self._arrays = arrays
        self._text = text
        self._words = TextColumn(arrays, "word")
        self._postings = arrays["posting"]
        self._at = arrays["posting_at"]
        self._count = arrays["form_words"]
        self._vowelless = frozenset(arrays["vowelless"].tolist())

    def forms(self, names: Sequence[Spelling]) -> list[tuple[list[int], float]]:
        """For each name the spellings worth comparing, by number: those exactly alike, then the likeliest others.

        With them how many people of the roster one would expect to bear such words by chance: rarely borne words tell people apart,
        often borne ones do not, and the more people, the less.
        """
        exact = self._lookup("exact", [exact_key(name) for name in names])
        asked = {word for name in names for word in name.words if word.kind is not Kind.INITIAL}
        similar = self._same_sound(asked)
        found = [self._likely(name, similar) for name in names]
        poor = [at for at, (_, best, _) in enumerate(found) if best < _FULL and not len(exact[at])]
        if poor:
            self._add_near(similar, {word for at in poor for word in names[at].words if word in similar})
            for at in poor:
                found[at] = self._likely(names[at], similar)
        most = [_COMPARED if len(name.words) > 1 else _BEARERS for name in names]
        return [
            (list(dict.fromkeys([*same[:limit].tolist(), *likely])), chance)
            for same, (likely, _, chance), limit in zip(exact, found, most, strict=True)
        ]

    def _lookup(self, name: str, keys: Sequence[int]) -> list[NDArray[Any]]:
        """The values of each key in one of the sorted tables."""
        table, values = self._arrays[name], self._arrays[f"{name}_of"]
        wanted = np.array(keys, np.uint32)
        first, end = np.searchsorted(table, wanted), np.searchsorted(table, wanted, "right")
        return [values[a:b] for a, b in zip(first.tolist(), end.tolist(), strict=True)]

    def _same_sound(self, words: Iterable[Word]) -> dict[Word, dict[int, float]]:
        """For each word the vocabulary with its sound, and with its consonants where one side is written without vowels."""
        found: dict[Word, dict[int, float]] = {word: {} for word in words}
        sounds = [(word, sound) for word in found for sound in word.sounds if sound]
        hits = self._lookup("word_key", [sound_key(sound) for _, sound in sounds])
        for (word, sound), tokens in zip(sounds, hits, strict=True):
            found[word].update((token, 1.0) for token in tokens.tolist() if self._words[token] == sound)
        self._add_vowelless(found)
        return found

    def _add_vowelless(self, found: dict[Word, dict[int, float]]) -> None:
        asked = [word for word in found if word.script in VOWELLESS or self._vowelless]
        keys = [zlib.crc32(consonants(word.sounds[0]).encode()) for word in asked]
        for word, tokens in zip(asked, self._lookup("bare", keys), strict=True):
            for token in tokens.tolist():
                if word.script in VOWELLESS or token in self._vowelless:
                    found[word].setdefault(token, 0.7)

    def _add_near(self, found: dict[Word, dict[int, float]], words: Iterable[Word]) -> None:
        """The vocabulary within one or two edits, the nearest and then the most borne first."""
        for word in words:
            sound = word.sounds[0]
            keys = list(near_segments(sound))
            if not keys:
                continue
            near = np.array(sorted(set(np.concatenate(self._lookup("segment", keys)).tolist())), np.int32)
            limit = 1 if len(sound) < TWO_EDITS else 2
            far = np.bitwise_count(self._arrays["letters"][near] ^ np.uint32(letters(sound)))
            near = near[far <= 2 * limit]
            if not len(near):
                continue
            edits = process.cdist([sound], [self._words[token] for token in near.tolist()], scorer=OSA.distance, score_cutoff=limit)
            close = np.flatnonzero(edits[0] <= limit)
            sizes = self._at[near[close] + 1] - self._at[near[close]]
            for at in np.lexsort((-sizes, edits[0][close]))[:_NEAR].tolist():
                found[word].setdefault(int(near[close[at]]), 1.0 - 0.15 * float(edits[0][close[at]]))

    def _likely(self, name: Spelling, similar: Mapping[Word, Mapping[int, float]]) -> tuple[list[int], float, float]:
        """The spellings that share most with a name, rare words counting more, the share that the best of them reaches, and the chance."""
        groups = sorted((self._group(word, similar[word]) for word in dict.fromkeys(name.words) if word in similar), key=_size)
        whole = sum(group.weight for group in groups)
        everybody = max(1, len(self._count))
        chance = everybody * math.prod(max(0.5, group.size - 1) / everybody for group in groups)
        numbers, estimates = self._estimated([group for group in groups if group.size])
        if not len(numbers):
            return [], 0.0, chance
        initials = [word.plain[:1] for word in name.words if word.kind is Kind.INITIAL]
        # Words of its own make a spelling less likely; the initials of the mention stand for one each.
        estimates -= 0.04 * whole * np.abs(self._count[numbers].astype(np.int16) - len(name.words))
        order = np.argsort(-estimates, kind="stable")[:_SIFTED]
        best = float(estimates[order[0]]) / whole
        order = order[estimates[order] >= _WORTH * estimates[order[0]]]
        if len(name.words) == 1:
            return [int(numbers[at]) for at in order[:_BEARERS]], best, chance
        return self._sifted(name, numbers[order], estimates[order] / whole, initials), best, chance

    def _group(self, word: Word, tokens: Mapping[int, float]) -> _Group:
        sizes = {token: int(self._at[token + 1] - self._at[token]) for token in tokens}
        size = sum(sizes.values())
        # A word that nobody bears is as telling as the rarest.
        own = sum(sizes[token] for token, likeness in tokens.items() if likeness == 1.0) or 1
        weight = (0.3 if word.kind is Kind.PARTICLE else 1.0) * float(np.log1p(max(1, len(self._count)) / own))
        return _Group(tuple(tokens.items()), weight, size)

    def _estimated(self, groups: Sequence[_Group]) -> tuple[NDArray[Any], NDArray[Any]]:
        """The spellings found by the rarest words, in order, each with the summed weight of the words that it has."""
        numbers, estimates = np.zeros(0, np.int32), np.zeros(0)
        read = 0
        for group in groups:
            if read and read + group.size > _READ:
                estimates += self._added(group, numbers)
            else:
                some, weights = self._bearers(group)
                numbers, estimates = _summed(np.concatenate([numbers, some]), np.concatenate([estimates, weights]))
                read += group.size
        return numbers, estimates

    def _bearers(self, group: _Group) -> tuple[NDArray[Any], NDArray[Any]]:
        """All spellings with one of the words, each once with the best likeness."""
        found = [self._posting(token) for token, _ in group.tokens]
        weights = [np.full(len(some), group.weight * likeness) for some, (_, likeness) in zip(found, group.tokens, strict=True)]
        numbers, estimates = np.concatenate(found), np.concatenate(weights)
        order = np.lexsort((-estimates, numbers))
        numbers, estimates = numbers[order], estimates[order]
        first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
        return numbers[first], estimates[first]

    def _added(self, group: _Group, numbers: NDArray[Any]) -> NDArray[Any]:
        """What a frequent word adds to the estimates of spellings that rarer words have found."""
        weights = np.zeros(len(numbers))
        for token, likeness in group.tokens:
            some = self._posting(token)
            if len(some):
                at = np.minimum(np.searchsorted(some, numbers), len(some) - 1)
                np.maximum(weights, np.where(some[at] == numbers, group.weight * likeness, 0.0), out=weights)
        return weights

    def _posting(self, token: int) -> NDArray[Any]:
        found: NDArray[Any] = self._postings[self._at[token] : self._at[token + 1]]
        return found

    def _sifted(self, name: Spelling, numbers: NDArray[Any], shares: NDArray[Any], initials: Sequence[str]) -> list[int]:
        """The best by estimate and by a plain ratio of the letters; an initial of the mention wants its given name."""
        if len(numbers) <= _COMPARED and not initials:
            return [int(number) for number in numbers]
        texts = [_latin(self._text(int(number))) for number in numbers]
        ratios = process.cdist([" ".join(sorted(word.plain for word in name.words))], texts, scorer=fuzz.ratio)[0] / 100
        if initials:
            fits = [all(any(part.startswith(initial) for part in text.split()) for initial in initials) for text in texts]
            ratios = ratios + np.array(fits)
        best = np.argsort(-(shares + ratios), kind="stable")[:_COMPARED]
        return [int(numbers[at]) for at in best]


def _size(group: _Group) -> int:
    return group.size


def _latin(text: str) -> str:
    """A spelling in plain lower-case Latin letters, its words in order: near enough to be sifted."""
    text = text.casefold()
    if not text.isascii():
        text = " ".join(map(_latin_word, text.split()))
    return " ".join(sorted(text.replace("-", " ").replace(",", " ").split()))


@lru_cache(maxsize=1 << 14)
def _latin_word(word: str) -> str:
    return word if word.isascii() else plain(word, script_of(word[0]) or "latin")


def _summed(numbers: NDArray[Any], weights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each number once, in order, with the sum of its weights."""
    if not len(numbers):
        return numbers, weights
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[first], np.add.reduceat(weights[order], first)
