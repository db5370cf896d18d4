"""The search in the index of names: from a written name to the few spellings worth comparing."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from factdesk.roster.alike import consonants
from factdesk.roster.columns import Columns, TextColumn
from factdesk.roster.name_arrays import TWO_EDITS, VOWELLESS, exact_key, hashed, near_segments
from factdesk.roster.spelling import Kind, Spelling, Word

_COMPARED = 16
"""So many of the best spellings are compared for a mention."""
_BEARERS = 256
"""So many for a single word: all bearers of a surname, since only the office can tell which is meant."""
_SIFTED = 1500
"""So many spellings with the same estimate are sifted by a plain ratio."""


class NameIndex:
    """The arrays of `name_arrays`, read-only."""

    def __init__(self, arrays: Columns) -> None:
        self._arrays = arrays
        self._words = TextColumn(arrays, "word")
        self._sounds = TextColumn(arrays, "form_sound")
        self._postings = arrays["posting"]
        self._at = arrays["posting_at"]
        self._vowelless = frozenset(arrays["vowelless"].tolist())
        self._forms = max(1, len(arrays["form_person"]))

    def forms(self, names: Sequence[Spelling]) -> list[list[int]]:
        """For each name the spellings worth comparing, by number: those exactly alike, then the likeliest others."""
        exact = self._lookup("exact", [hashed(exact_key(name)) for name in names], np.uint64)
        similar = self._similar({word for name in names for word in name.words if word.kind is not Kind.INITIAL})
        return [
            list(dict.fromkeys([*same.tolist(), *self._likely(name, similar)])) for name, same in zip(names, exact, strict=True)
        ]

    def ratio(self, name: Spelling, form: int) -> float:
        """How alike the sounds of a name and of a spelling on the roster look as a whole, 0 to 1."""
        return fuzz.ratio(_sounds(name), self._sounds[form]) / 100

    def _lookup(self, name: str, keys: Sequence[int], kind: Any) -> list[NDArray[Any]]:
        """The values of each key in one of the sorted tables."""
        table, values = self._arrays[name], self._arrays[f"{name}_of"]
        wanted = np.array(keys, kind)
        first, end = np.searchsorted(table, wanted), np.searchsorted(table, wanted, "right")
        return [values[a:b] for a, b in zip(first.tolist(), end.tolist(), strict=True)]

    def _similar(self, words: Iterable[Word]) -> dict[Word, dict[int, float]]:
        """For each word the vocabulary that may be the same word, with a likeness."""
        found: dict[Word, dict[int, float]] = {word: {} for word in words}
        sounds = [(word, sound) for word in found for sound in word.sounds if sound]
        for (word, sound), tokens in zip(
            sounds, self._lookup("word_key", [hashed(sound) for _, sound in sounds], np.uint64), strict=True
        ):
            found[word].update((token, 1.0) for token in tokens.tolist() if self._words[token] == sound)
        missed = [(word, word.sounds[0]) for word, tokens in found.items() if not tokens and word.sounds[0]]
        self._add_near(found, missed)
        self._add_vowelless(found)
        return found

    def _add_near(self, found: dict[Word, dict[int, float]], missed: Sequence[tuple[Word, str]]) -> None:
        """Words within one or two edits of those that are not in the vocabulary."""
        owners: list[tuple[Word, str]] = []
        keys: list[int] = []
        for word, sound in missed:
            for key in near_segments(sound):
                keys.append(key)
                owners.append((word, sound))
        tokens: dict[tuple[Word, str], set[int]] = defaultdict(set)
        for owner, hits in zip(owners, self._lookup("segment", keys, np.uint32), strict=True):
            if len(hits):
                tokens[owner].update(hits.tolist())
        for (word, sound), near in tokens.items():
            limit = 1 if len(sound) < TWO_EDITS else 2
            for token in near:
                if (edits := Levenshtein.distance(sound, self._words[token], score_cutoff=limit)) <= limit:
                    found[word][token] = 1.0 - 0.15 * edits

    def _add_vowelless(self, found: dict[Word, dict[int, float]]) -> None:
        """Words with the same consonants, where one side is written without vowels."""
        asked = [word for word in found if word.script in VOWELLESS or self._vowelless]
        keys = [zlib.crc32(consonants(word.sounds[0]).encode()) for word in asked]
        for word, tokens in zip(asked, self._lookup("bare", keys, np.uint32), strict=True):
            for token in tokens.tolist():
                if word.script in VOWELLESS or token in self._vowelless:
                    found[word].setdefault(token, 0.7)

    def _likely(self, name: Spelling, similar: dict[Word, dict[int, float]]) -> list[int]:
        """The spellings that share most with a name, rare words counting more."""
        forms, weights = [], []
        for word in dict.fromkeys(name.words):
            share = 0.3 if word.kind is Kind.PARTICLE else 1.0
            for token, likeness in similar.get(word, {}).items():
                first, end = self._at[token : token + 2].tolist()
                forms.append(self._postings[first:end])
                weights.append(np.full(end - first, share * likeness * float(np.log1p(self._forms / max(1, end - first)))))
        if not forms:
            return []
        numbers, estimates = _summed(np.concatenate(forms), np.concatenate(weights))
        most = _COMPARED if len(name.words) > 1 else _BEARERS
        if len(numbers) <= most:
            return [int(numbers[at]) for at in np.argsort(-estimates, kind="stable")]
        if most == _BEARERS:
            return [int(numbers[at]) for at in np.argsort(-estimates, kind="stable")[:most]]
        return self._sifted(name, numbers, estimates)

    def _sifted(self, name: Spelling, numbers: NDArray[Any], estimates: NDArray[Any]) -> list[int]:
        """The best by estimate; among many equals those whose other words are nearest."""
        order = np.argsort(-estimates, kind="stable")[:_SIFTED]
        sound = _sounds(name)
        if (
            estimates[order[_COMPARED - 1]] < estimates[order[0]] * 0.99
            and estimates[order[_COMPARED]] < estimates[order[_COMPARED - 1]]
        ):
            return [int(numbers[at]) for at in order[:_COMPARED]]
        texts = [self._sounds[int(numbers[at])] for at in order]
        ratios = process.cdist([sound], texts, scorer=fuzz.ratio)[0]
        best = np.argsort(-(estimates[order] * (0.5 + ratios / 200.0)), kind="stable")[:_COMPARED]
        return [int(numbers[order[at]]) for at in best]


def _sounds(name: Spelling) -> str:
    return " ".join(sorted(word.sounds[0] for word in name.words))


def _summed(numbers: NDArray[Any], weights: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Each number once, in order, with the sum of its weights (numpy's unique would import masked arrays, which takes 20 ms)."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return ordered[first], np.add.reduceat(weights[order], first)
