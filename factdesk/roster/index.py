"""The search in the index of names: from a written name to the few spellings worth comparing.

Three tiers: names that are exactly alike by one hash; names that share the sounds of words as they are; and, only for what that did not
find, names with words one or two edits away, looked up by the pieces that an edit leaves whole. A frequent word never has all its
bearers read: the rarer words of the mention say who may be meant, and the frequent one only adds to their estimate.
"""

import math
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from factdesk.roster.alike import consonants
from factdesk.roster.columns import Columns, TextColumn
from factdesk.roster.name_arrays import TWO_EDITS, exact_key, letters, near_segments, sound_key
from factdesk.roster.romanisation import plain, script_of, sound
from factdesk.roster.spelling import Kind, Spelling, Word
from factdesk.roster.vocabulary import VOWELLESS

_COMPARED = 24
"""So many of the best spellings are compared for a mention."""
_BEARERS = 48
"""So many for a single word: bearers of one surname, since only the office can tell which is meant."""
_READ = 20_000
"""So many entries of the postings are read for a mention before the words left may only add to what is found."""
_SIFTED = 160
"""So many spellings with the best estimates are sifted by a plain ratio."""
_WORTH = 0.5
"""Spellings with a smaller share of the best estimate are not looked at."""
_NEAR = 256
"""So many words within reach are followed for one word."""
_FULL = 0.93
"""A spelling whose estimate reaches this share of what a mention can have has all its words."""
_ENOUGH = 8
"""Where so many spellings have all words of a mention, no words near them are looked for."""
_FEWEST = 1000
"""Shares of bearers are reckoned for so many names where a roster has fewer."""
_EDIT = 0.15
"""Likeness that each edit takes off a word."""
_JOINED = 0.95
"""Likeness of a word that two neighbours make together: Bint al-Ahmar in "l Ahmar" and "lAhmar"."""
_EXTRA = 0.04
"""Share of the estimate that each word of its own takes off a spelling."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The vocabulary that one word of a mention may be, with likenesses, and how many spellings have it."""

    tokens: tuple[tuple[int, float], ...]
    weight: float
    size: int


@dataclass(frozen=True, slots=True)
class Chances:
    """How common the words of a mention are: rarely borne words tell people apart, often borne ones do not, and the more people, the less.

    Particles tell nobody apart: hardly a van is without a de.
    """

    spellings: int
    """Of the roster."""
    shares: Mapping[str, float]
    """The share of them that have a word, or one as near, by the word as written."""

    def others(self, missing: Collection[str] = ()) -> float:
        """How many spellings one would expect to bear the words by chance, those left out that a spelling does not have.

        From the third word on each tells half as much: surnames of two words go together, and so do given names.
        """
        shares = sorted([share for word, share in self.shares.items() if word not in missing])
        return self.spellings * math.prod(shares[:2]) * math.sqrt(math.prod(shares[2:]))


class NameIndex:
    """The arrays of `name_arrays`, read-only; `texts` are the spellings by number."""

    def __init__(self, arrays: Columns, texts: TextColumn) -> None:
        self._arrays = arrays
        self._texts = texts
        self._words = TextColumn(arrays, "word")
        self._postings = arrays["posting"]
        self._at = arrays["posting_at"]
        self._count = arrays["form_words"]
        self._vowelless = frozenset(arrays["vowelless"].tolist())

    def forms(self, names: Sequence[Spelling]) -> list[tuple[dict[int, float], Chances]]:
        """For each name the spellings worth comparing, by number, and how common its words are.

        Those exactly alike stand first, then the likeliest others; each with the share of the name that it has, rare words counting more.
        """
        exact = [self._exact(exact_key(name)) for name in names]
        asked = {word for name in names for word in name.words if word.kind is not Kind.INITIAL}
        similar = self._same_sound(asked)
        for name in names:
            self._add_joined(similar, name.words)
        found = [self._likely(name, similar) for name in names]
        poor = [at for at, (_, full, _) in enumerate(found) if full < _ENOUGH and not len(exact[at])]
        if poor:
            self._add_near(similar, {word for at in poor for word in names[at].words if word in similar})
            for at in poor:
                own = {word: {**similar[word]} for word in names[at].words if word in similar}
                self._add_near_joined(own, names[at].words)
                found[at] = self._likely(names[at], own)
        return [
            (_together(same.tolist(), likely, _COMPARED if len(name.words) > 1 else _BEARERS), Chances(len(self._count), shares))
            for name, same, (likely, _, shares) in zip(names, exact, found, strict=True)
        ]

    def _exact(self, key: int) -> NDArray[Any]:
        """The spellings with this key of all their words."""
        first, end = self._arrays["exact_at"][key >> 16 : (key >> 16) + 2].tolist()
        lower = self._arrays["exact"][first:end]
        start, stop = lower.searchsorted(np.uint16(key & 0xFFFF)), lower.searchsorted(np.uint16(key & 0xFFFF), "right")
        found: NDArray[Any] = self._arrays["exact_of"][first + start : first + stop]
        return found

    def _lookup(self, name: str, keys: Sequence[int]) -> list[NDArray[Any]]:
        """The values of each key in one of the sorted tables."""
        table, values = self._arrays[name], self._arrays[f"{name}_of"]
        wanted = np.array(keys, np.uint32)
        first, end = np.searchsorted(table, wanted), np.searchsorted(table, wanted, "right")
        return [values[a:b] for a, b in zip(first.tolist(), end.tolist(), strict=True)]

    def _same_sound(self, words: Iterable[Word]) -> dict[Word, dict[int, float]]:
        """For each word the vocabulary with its sound, and with its consonants where one side is written without vowels."""
        found: dict[Word, dict[int, float]] = {word: {} for word in words}
        sounds = [(word, heard) for word in found for heard in word.sounds if heard]
        hits = self._lookup("word_key", [sound_key(heard) for _, heard in sounds])
        for (word, heard), tokens in zip(sounds, hits, strict=True):
            found[word].update((token, 1.0) for token in tokens.tolist() if self._words[token] == heard)
        self._add_vowelless(found)
        return found

    def _add_vowelless(self, found: dict[Word, dict[int, float]]) -> None:
        asked = [word for word in found if word.script in VOWELLESS or self._vowelless]
        keys = [zlib.crc32(consonants(word.sounds[0]).encode()) for word in asked]
        for word, tokens in zip(asked, self._lookup("bare", keys), strict=True):
            for token in tokens.tolist():
                if word.script in VOWELLESS or token in self._vowelless:
                    found[word].setdefault(token, 0.7)

    def _add_joined(self, found: dict[Word, dict[int, float]], words: Sequence[Word]) -> None:
        """The vocabulary that two neighbours make together, in either order: a name whose words were turned round has them turned too."""
        for one, two in pairwise(words):
            if one in found and two in found and one.script == two.script:
                sounds = set(_joined(one, two))
                for together, tokens in zip(sounds, self._lookup("word_key", list(map(sound_key, sounds))), strict=True):
                    for token in tokens.tolist():
                        if self._words[token] == together:
                            found[one].setdefault(token, _JOINED)
                            found[two].setdefault(token, _JOINED)

    def _add_near(self, found: dict[Word, dict[int, float]], words: Iterable[Word]) -> None:
        """The vocabulary within one or two edits by its letters or by its sound, the nearest and then the most borne first."""
        for word in words:
            for token, away in self._nearest({word.plain, word.sounds[0]}):
                if len(found[word]) >= _NEAR:
                    break
                found[word].setdefault(token, 1.0 - _EDIT * away)

    def _add_near_joined(self, found: dict[Word, dict[int, float]], words: Sequence[Word]) -> None:
        """The vocabulary near what two neighbours make together, as they stand: a word written apart, and with a slip."""
        for one, two in pairwise(words):
            if one in found and two in found and one.script == two.script:
                for token, away in self._nearest({one.plain + two.plain, sound(one.plain + two.plain)}):
                    for word in (one, two):
                        found[word].setdefault(token, _JOINED - _EDIT * away)

    def _nearest(self, texts: Collection[str]) -> Iterable[tuple[int, int]]:
        """The vocabulary near some texts and its edits, the nearest and then the most borne first."""
        tokens, edits = (np.concatenate(some) for some in zip(*map(self._near, texts), strict=True))
        order = np.lexsort((self._at[tokens] - self._at[tokens + 1], edits))[: 2 * _NEAR]
        return zip(tokens[order].tolist(), edits[order].tolist(), strict=True)

    def _near(self, text: str) -> tuple[NDArray[Any], NDArray[Any]]:
        """The vocabulary written or sounding within one or two edits of a text, and the edits of each."""
        keys = sorted({*near_segments(text)})  # in order they are found in half the time
        hits = self._lookup("segment", keys) if keys else []
        near = np.concatenate([np.zeros(0, np.int32), *hits])
        limit = 1 if len(text) < TWO_EDITS else 2
        mine, theirs = np.uint32(letters(text)), self._arrays["letters"][near]
        # Each edit takes away one letter at most, and brings one at most.
        near = np.sort(near[(np.bitwise_count(mine & ~theirs) <= limit) & (np.bitwise_count(theirs & ~mine) <= limit)])
        near = near[np.diff(near, prepend=-1) > 0]
        if not len(near):
            return near, near
        edits = process.cdist([text.encode()], self._words.many(near), scorer=DamerauLevenshtein.distance, score_cutoff=limit)[0]
        close = np.flatnonzero(edits <= limit)
        near = near[close]
        sounds = len(self._at) - 1
        written = near >= sounds
        near[written] = self._arrays["word_sound"][near[written] - sounds]
        return near, edits[close]

    def _likely(
        self, name: Spelling, similar: Mapping[Word, Mapping[int, float]]
    ) -> tuple[dict[int, float], int, dict[str, float]]:
        """The spellings that share most with a name, rare words counting more, how many have all its words, and how common these are."""
        by_word = {word.text: self._group(word, similar[word]) for word in dict.fromkeys(name.words) if word in similar}
        groups = sorted(by_word.values(), key=_size)
        whole = sum(group.weight for group in groups)
        # How often a word is borne cannot be told from a few names.
        everybody = max(_FEWEST, len(self._count))
        telling = {word.text for word in name.words if word.kind is not Kind.PARTICLE} or by_word.keys()
        common = {text: max(0.5, group.size - 1) / everybody for text, group in by_word.items() if text in telling}
        numbers, estimates = self._estimated([group for group in groups if group.size])
        if not len(numbers):
            return {}, 0, common
        if len(name.words) > 1:
            # Words of its own make a spelling less likely, but say nothing where a surname stands alone; initials stand for a word each.
            estimates -= _EXTRA * whole * np.abs(self._count[numbers].astype(np.int16) - len(name.words))
        order = np.flatnonzero(estimates >= _WORTH * estimates.max())
        order = order[np.argsort(-estimates[order], kind="stable")[:_SIFTED]]
        full = int(np.count_nonzero(estimates[order] >= _FULL * whole))
        if len(name.words) == 1:
            return dict.fromkeys(numbers[order[:_BEARERS]].tolist(), 1.0), full, common
        return self._sifted(name, numbers[order], estimates[order] / whole), full, common

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
                if read:
                    some, weights = _summed(np.concatenate([numbers, some]), np.concatenate([estimates, weights]))
                numbers, estimates = some, weights
                read += group.size
        return numbers, estimates

    def _bearers(self, group: _Group) -> tuple[NDArray[Any], NDArray[Any]]:
        """All spellings with one of the words, each once with the best likeness."""
        if len(group.tokens) == 1:
            alone = self._posting(group.tokens[0][0])
            return alone, np.full(len(alone), group.weight * group.tokens[0][1])
        tokens = sorted(group.tokens, key=lambda one: -one[1])
        found = [self._posting(token) for token, _ in tokens]
        numbers = np.concatenate(found)
        estimates = np.repeat([group.weight * likeness for _, likeness in tokens], [*map(len, found)])
        order = np.argsort(numbers, kind="stable")  # the nearest words stand first, so that equal numbers begin with the best
        numbers, estimates = numbers[order], estimates[order]
        first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
        return numbers[first], estimates[first]

    def _added(self, group: _Group, numbers: NDArray[Any]) -> NDArray[Any]:
        """What a frequent word adds to the estimates of spellings that rarer words have found."""
        weights = np.zeros(len(numbers))
        for token, likeness in group.tokens:
            some = self._posting(token)
            if len(some) < len(numbers):
                at = np.minimum(np.searchsorted(numbers, some), len(numbers) - 1)
                at = at[numbers[at] == some]
            else:
                places = np.minimum(np.searchsorted(some, numbers), len(some) - 1)
                at = np.flatnonzero(some[places] == numbers)
            weights[at] = np.maximum(weights[at], group.weight * likeness)
        return weights

    def _posting(self, token: int) -> NDArray[Any]:
        found: NDArray[Any] = self._postings[self._at[token] : self._at[token + 1]]
        return found

    def _sifted(self, name: Spelling, numbers: NDArray[Any], shares: NDArray[Any]) -> dict[int, float]:
        """The best by estimate and by a plain ratio of the letters; where initials stand for words, by words that begin with them."""
        initials = {word.plain[:1] for word in name.words if word.kind is Kind.INITIAL}
        if len(numbers) <= _COMPARED and not initials:
            return dict(zip(numbers.tolist(), shares.tolist(), strict=True))
        texts = _latin(self._texts.many(numbers))
        if initials:
            wanted = Counter(word.plain[:1] for word in name.words if word.plain[:1] in initials)
            ratios = np.array([wanted <= Counter([part[0] for part in text.split()]) for text in texts], float)
        else:
            ratios = process.cdist([" ".join(sorted(word.plain for word in name.words))], texts, scorer=fuzz.ratio)[0] / 100
            ratios = np.maximum(ratios, shares >= _FULL)  # the length of given names that are not told says nothing
        best = np.argsort(-(shares + ratios), kind="stable")[:_COMPARED]
        return dict(zip(numbers[best].tolist(), shares[best].tolist(), strict=True))


def _joined(one: Word, two: Word) -> Iterable[str]:
    """The sounds of two words written as one, in either order."""
    for first, second in ((one, two), (two, one)):
        yield sound(first.plain + second.plain)
        yield first.sounds[-1] + second.sounds[0]


def _together(same: Sequence[int], likely: Mapping[int, float], most: int) -> dict[int, float]:
    """Spellings that are exactly alike, and the likeliest others; of these half as many do where some are alike, for they come after."""
    others = list(likely.items())
    return {**dict.fromkeys(same[:most], 1.0), **dict(others[: most // 2] if same else others)}


def _size(group: _Group) -> int:
    return group.size


def _latin(spellings: Sequence[bytes]) -> list[str]:
    """Spellings in plain lower-case Latin letters, the words of each in order: near enough to be sifted."""
    text = b"\n".join([spelling.replace(b"\n", b" ") for spelling in spellings]).decode("utf-8", "replace")
    lines = text.casefold().replace("-", " ").replace(",", " ").split("\n")
    return [" ".join(sorted(line.split() if line.isascii() else map(_latin_word, line.split()))) for line in lines]


@lru_cache(maxsize=1 << 14)
def _latin_word(word: str) -> str:
    return word if word.isascii() else plain(word, script_of(word[0]) or "latin")


def _summed(numbers: NDArray[Any], weights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each number once, in order, with the sum of its weights."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[first], np.add.reduceat(weights[order], first)
