"""The arrays of the index of names: exact keys, the vocabulary of sounds, its segments, and who bears each word."""

import zlib
from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.alike import consonants
from factdesk.roster.columns import text_arrays
from factdesk.roster.spelling import Spelling, spelling

ONE_EDIT = 4
TWO_EDITS = 8
"""Skeletons of 4 to 7 letters are found with one edit, longer ones with two, shorter ones as they are."""
VOWELLESS = ("arabic", "hebrew")


def hashed(text: str) -> int:
    """A 64-bit hash that is the same in every process."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def exact_key(name: Spelling) -> str:
    """The folded words of a name in alphabetical order: what names must share to be exactly alike."""
    return " ".join(sorted(word.plain or word.text for word in name.words))


def segments(length: int) -> tuple[tuple[int, int], ...]:
    """Where a skeleton of some length is cut: whoever differs by one edit keeps one of two pieces, by two edits one of three."""
    if length < ONE_EDIT:
        return ()
    if length < TWO_EDITS:
        return (0, length // 2), (length // 2, length)
    third = length // 3
    return (0, third), (third, 2 * third), (2 * third, length)


def segment_key(length: int, piece: int, letters: str) -> int:
    """The 32-bit key of one piece; chance collisions are sorted out by comparing the words themselves."""
    return zlib.crc32(f"{length}{piece}{letters}".encode("utf-8", "surrogatepass"))


def near_segments(skeleton: str) -> Iterator[int]:
    """The keys under which everything within the allowed edits of a skeleton is found."""
    size = len(skeleton)
    for length in range(max(ONE_EDIT, size - 2), size + 3):
        edits = 1 if length < TWO_EDITS else 2
        if abs(length - size) > edits:
            continue
        for piece, (first, end) in enumerate(segments(length)):
            for shift in range(-edits, edits + 1):
                if first + shift >= 0 and end + shift <= size and (piece or not shift):
                    yield segment_key(length, piece, skeleton[first + shift : end + shift])


def name_arrays(names: Sequence[Sequence[str]]) -> dict[str, NDArray[Any]]:
    """The arrays for the spellings of each person, the house spelling first."""
    person, which, keys = array("i"), array("i"), array("Q")
    vocabulary: dict[str, int] = {}
    vowelless: set[int] = set()
    pairs_word, pairs_form = array("i"), array("i")
    skeletons: list[str] = []
    for number, spellings in enumerate(names):
        for at, text in enumerate(spellings):
            name = spelling(text)
            form = len(person)
            person.append(number)
            which.append(at)
            keys.append(hashed(exact_key(name)))
            skeletons.append(" ".join(sorted(word.sounds[0] for word in name.words)))
            for sound in dict.fromkeys(sound for word in name.words for sound in word.sounds if sound):
                token = vocabulary.setdefault(sound, len(vocabulary))
                pairs_word.append(token)
                pairs_form.append(form)
            vowelless.update(vocabulary[word.sounds[0]] for word in name.words if word.script in VOWELLESS and word.sounds[0])
    found: dict[str, NDArray[Any]] = {
        "form_person": np.array(person, np.int32),
        "form_which": np.array(which, np.int16),
        **text_arrays("form_sound", skeletons),
    }
    found.update(_sorted("exact", np.array(keys, np.uint64), np.arange(len(person), dtype=np.int32)))
    found.update(_postings(np.array(pairs_word, np.int32), np.array(pairs_form, np.int32), len(vocabulary)))
    found.update(_vocabulary(list(vocabulary), vowelless))
    return found


def _postings(words: NDArray[Any], forms: NDArray[Any], size: int) -> dict[str, NDArray[Any]]:
    order = np.argsort(words, kind="stable")
    return {"posting": forms[order], "posting_at": np.searchsorted(words[order], np.arange(size + 1)).astype(np.int64)}


def _vocabulary(vocabulary: list[str], vowelless: set[int]) -> dict[str, NDArray[Any]]:
    found = text_arrays("word", vocabulary)
    found.update(
        _sorted("word_key", np.array([hashed(word) for word in vocabulary], np.uint64), np.arange(len(vocabulary), dtype=np.int32))
    )
    keys, tokens, bare, bearers = array("I"), array("i"), array("I"), array("i")
    for token, word in enumerate(vocabulary):
        for piece, (first, end) in enumerate(segments(len(word))):
            keys.append(segment_key(len(word), piece, word[first:end]))
            tokens.append(token)
        if len(letters := consonants(word)) > 1:
            bare.append(zlib.crc32(letters.encode()))
            bearers.append(token)
    found.update(_sorted("segment", np.array(keys, np.uint32), np.array(tokens, np.int32)))
    found.update(_sorted("bare", np.array(bare, np.uint32), np.array(bearers, np.int32)))
    found["vowelless"] = np.array(sorted(vowelless), np.int32)
    return found


def _sorted(name: str, keys: NDArray[Any], values: NDArray[Any]) -> dict[str, NDArray[Any]]:
    order = np.argsort(keys, kind="stable")
    return {name: keys[order], f"{name}_of": values[order]}
