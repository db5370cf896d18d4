"""The arrays of the index of names: exact keys, the vocabulary of sounds, its segments, and who bears each word."""

import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.alike import consonants
from factdesk.roster.columns import Places, text_arrays
from factdesk.roster.lines import lines_of
from factdesk.roster.spelling import Spelling
from factdesk.roster.vocabulary import Vocabulary, word_hash

ONE_EDIT = 3
TWO_EDITS = 6
"""Skeletons of 3 to 5 letters are found with one edit, longer ones with two, shorter ones as they are."""
HALVES = 1 << 16
"""So many values has half a key."""
_NO_ASCII = 128
_MIX = 0x9E3779B97F4A7C15
_SPREAD = 0xD6E8FEB86659FD93
_ALL = (1 << 64) - 1
_LETTERS = {letter: 1 << (at % 32) for at, letter in enumerate("abcdefghijklmnopqrstuvwxyzCJ")}


def exact_key(name: Spelling) -> int:
    """The key of the folded words of a name in any order: what names must share to be exactly alike."""
    return (sum([word_hash(word.plain or word.text) for word in name.words]) * _MIX & (1 << 64) - 1) >> 32


def sound_key(sound: str) -> int:
    """The 32-bit key of a skeleton; chance collisions are sorted out by comparing the words themselves."""
    return zlib.crc32(sound.encode("utf-8", "surrogatepass"))


def letters(skeleton: str) -> int:
    """The letters of a skeleton as bits: an edit takes away one of them at most, and brings one at most."""
    found = 0
    for letter in skeleton:
        found |= _LETTERS.get(letter, 1 << 31)
    return found


def segments(length: int) -> tuple[tuple[int, int], ...]:
    """Where a skeleton of some length is cut: whoever differs by one edit keeps one of two pieces, by two edits one of three."""
    if length < ONE_EDIT:
        return ()
    if length < TWO_EDITS:
        return (0, length // 2), (length // 2, length)
    third = length // 3
    return (0, third), (third, 2 * third), (2 * third, length)


def segment_key(length: int, piece: int, cut: str) -> int:
    """The 32-bit key of one piece, by its first eight bytes; chance collisions are sorted out by comparing the words themselves."""
    begins = int.from_bytes(cut.encode("utf-8", "surrogatepass")[:8], "little")
    return (begins + _place(length, piece)) * _MIX >> 32 & 0xFFFFFFFF


def _place(length: int, piece: int) -> int:
    return (length * 4 + piece) * _SPREAD


def _segment_keys(words: NDArray[np.uint8], length: int) -> NDArray[np.uint32]:
    """`segment_key` of all pieces of ASCII words of one length, a row a word; pieces side by side."""
    found = []
    for piece, (first, end) in enumerate(segments(length)):
        begins = np.zeros((len(words), 8), np.uint8)
        cut = words[:, first : min(end, first + 8)]
        begins[:, : cut.shape[1]] = cut
        mixed = (begins.view("<u8").ravel() + np.uint64(_place(length, piece) & _ALL)) * np.uint64(_MIX)
        found.append((mixed >> np.uint64(32)).astype(np.uint32))
    return np.stack(found, axis=1)


def near_segments(skeleton: str) -> Iterator[int]:
    """The keys under which everything within the allowed edits of a skeleton is found.

    An edit may also swap two letters across a cut and so change the pieces on both sides: with the letters swapped back the outer one is whole.
    """
    size = len(skeleton)
    for length in range(max(ONE_EDIT, size - 2), size + 3):
        edits = 1 if length < TWO_EDITS else 2
        if abs(length - size) > edits:
            continue
        cuts = segments(length)
        for piece, (first, end) in enumerate(cuts):
            for shift in range(-edits, edits + 1):
                if first + shift >= 0 and end + shift <= size and (piece or not shift):
                    yield segment_key(length, piece, skeleton[first + shift : end + shift])
        after = cuts[0][1]
        if 0 < after < size:
            yield segment_key(length, 0, skeleton[: after - 1] + skeleton[after])
        before = cuts[-1][0] + size - length
        if 0 < before < size:
            yield segment_key(length, len(cuts) - 1, skeleton[before - 1] + skeleton[before + 1 :])


def name_arrays(names: bytes) -> dict[str, NDArray[Any]]:
    """The arrays for spellings, given by `lines_of` and numbered in their order.

    Names are cut into words many at once, and what is said of a word is worked out once for all names that have it: a million people
    bear three million spellings, but a few hundred thousand words.
    """
    vocabulary = Vocabulary()
    forms, tokens = vocabulary.read(names)
    vocabulary.hear()
    size = names.count(b"\n")
    keys = np.zeros(size, np.uint64)
    np.add.at(keys, forms, vocabulary.hashes[tokens])
    counts = np.minimum(np.bincount(forms, minlength=size), 255).astype(np.uint8)
    found: dict[str, NDArray[Any]] = {"form_words": counts}
    found.update(_exact((keys * np.uint64(_MIX) >> np.uint64(32)).astype(np.uint32)))
    found.update(_postings(*vocabulary.borne(forms, tokens), len(vocabulary.sounds)))
    found.update(_vocabulary(list(vocabulary.sounds), vocabulary.plains, vocabulary.vowelless))
    return found


def _postings(words: NDArray[Any], forms: NDArray[Any], size: int) -> dict[str, NDArray[Any]]:
    """For each sound the names that have it, in order and each once."""
    both = np.sort(words.astype(np.int64) << 32 | forms)
    both = both[np.concatenate(([True], both[1:] != both[:-1]))] if len(both) else both
    return {"posting": both.astype(np.int32), "posting_at": np.searchsorted(both, np.arange(size + 1) << 32).astype(np.int32)}


def _vocabulary(sounds: list[str], plains: Mapping[str, int], vowelless: set[int]) -> dict[str, NDArray[Any]]:
    """The sounds, numbered as in the postings, and after them the words that are written otherwise, each with its sound.

    Slips of the pen are few in the letters, but may be many in the sounds: "frdjs" for "frdws" makes "frJs" of "frdvs".
    """
    vocabulary = [*sounds, *plains]
    found = text_arrays("word", lines_of(vocabulary))
    places = Places(found, "word_at").many(np.arange(len(vocabulary) + 1))
    found["word_sound"] = np.fromiter(plains.values(), np.int32, len(plains))
    found.update(_sorted("word_key", np.array([sound_key(word) for word in sounds], np.uint32)))
    bare, bearers = array("I"), array("i")
    for token, word in enumerate(sounds):
        if len(some := consonants(word)) > 1:
            bare.append(zlib.crc32(some.encode()))
            bearers.append(token)
    found.update(_sorted("segment", *_segments(vocabulary, found["word"], places)))
    found.update(_sorted("bare", np.array(bare, np.uint32), np.array(bearers, np.int32)))
    found["letters"] = _letters(found["word"], places)
    found["vowelless"] = np.array(sorted(vowelless), np.int32)
    return found


def _segments(
    vocabulary: Sequence[str], words: NDArray[np.uint8], places: NDArray[np.int64]
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The keys of the pieces of all words, whose bytes lie at these places, and the word of each; words of one length are cut in one go."""
    keys, tokens = [np.zeros(0, np.uint32)], [np.zeros(0, np.int32)]
    lengths = np.diff(places)
    for token in np.unique(np.searchsorted(places, np.flatnonzero(words >= _NO_ASCII), "right") - 1).tolist():
        word, lengths[token] = vocabulary[token], 0
        cut = [segment_key(len(word), piece, word[first:end]) for piece, (first, end) in enumerate(segments(len(word)))]
        keys.append(np.array(cut, np.uint32))
        tokens.append(np.full(len(cut), token, np.int32))
    for length in dict.fromkeys(lengths.tolist()):
        if pieces := len(segments(length)):
            some = np.flatnonzero(lengths == length)
            keys.append(_segment_keys(words[places[some][:, None] + np.arange(length)], length).ravel())
            tokens.append(np.repeat(some.astype(np.int32), pieces))
    return np.concatenate(keys), np.concatenate(tokens)


def _letters(words: NDArray[np.uint8], places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """`letters` of all words, whose bytes lie one after the other from the places given."""
    bits = np.full(256, 1 << 31, np.uint32)
    for letter, bit in _LETTERS.items():
        bits[ord(letter)] = bit
    found = np.zeros(len(places) - 1, np.uint32)
    full = np.flatnonzero(np.diff(places))  # an empty word has no letters, and reduceat would give it the next one's
    if len(full):
        found[full] = np.bitwise_or.reduceat(bits[words], places[:-1][full])
    return found


def _exact(keys: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """The names in order of their keys: where each upper half begins, and the lower halves."""
    ordered, order = _in_order(keys)
    begins = np.searchsorted(ordered, np.arange(HALVES + 1, dtype=np.uint64) << np.uint64(16)).astype(np.int32)
    return {"exact": ordered.astype(np.uint16), "exact_at": begins, "exact_of": order}


def _sorted(name: str, keys: NDArray[Any], values: NDArray[Any] | None = None) -> dict[str, NDArray[Any]]:
    """Keys in order, and the value of each; without values their numbers."""
    ordered, order = _in_order(keys)
    return {name: ordered, f"{name}_of": order if values is None else values[order]}


def _in_order(keys: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """32-bit keys in order, and the place of each; equal ones stay in the order that they came in."""
    both = np.sort(keys.astype(np.uint64) << np.uint64(32) | np.arange(len(keys), dtype=np.uint64))
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32).astype(np.int32)
