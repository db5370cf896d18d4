"""The words of all names of a roster, each read once: who bears it, its hash and its sounds."""

import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain, compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.cutting import Cuts, Cutter
from factdesk.roster.lines import text_of
from factdesk.roster.spelling import LONGEST, heard, left_out, parts, unread

VOWELLESS = ("arabic", "hebrew")
_CHUNK = 1 << 16
"""So many names are cut into words at a time: enough to be quick, few enough to need little memory."""
_SOUNDS = 4
"""No word of a name has more skeletons."""
_LEFT_OUT, _NOTHING = -2, -1


def word_hash(plain: str) -> int:
    """A 64-bit hash of a folded word that is the same in every process."""
    return int.from_bytes(_digest(plain), "little")


def _digest(plain: str) -> bytes:
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()


class Vocabulary:
    """The words of all names, as written, each with its hash and its sounds."""

    def __init__(self) -> None:
        self.hashes = np.zeros(0, np.uint64)
        self.parts: list[str] = []
        self.sounds: dict[str, int] = {}
        self.plains: dict[str, int] = {}
        self.vowelless: set[int] = set()
        self.sounds_of = np.zeros((_SOUNDS, 0), np.int32)
        self._cutter = Cutter()
        # The keys of all words met so far, in order, and the number of each; the last stands for none.
        self._keys = np.array([np.iinfo(np.uint64).max], np.uint64)
        self._numbers = np.array([_NOTHING], np.int32)
        self._dropped = left_out()
        self._kept: dict[str, int] = {}

    def read(self, names: bytes) -> tuple[NDArray[Any], NDArray[Any]]:
        """The words of every name of `lines_of`: two arrays of one length, the number of the name and that of the word."""
        forms, tokens = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
        begins = np.flatnonzero(np.frombuffer(b"\n" + names, np.uint8) == ord("\n"))
        for start in range(0, len(begins) - 1, _CHUNK):
            end = min(start + _CHUNK, len(begins) - 1)
            for some, those in self._read(text_of(names[begins[start] : begins[end] - 1])):
                forms.append((some + start).astype(np.int32))
                tokens.append(those)
        return np.concatenate(forms), np.concatenate(tokens)

    def _read(self, text: str) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
        """The words of some names, a line each: of those that are cut as they stand, then of the others."""
        names = text.split("\n")
        cuts = self._cutter.cut(text)
        plain = np.ones(len(names), np.bool_)
        plain[[at for at in cuts.doubtful.tolist() if _needs_care(names[at])]] = False
        cuts = cuts.some(plain[cuts.line])
        tokens = self._numbered(text, cuts)
        plain[cuts.line[tokens == _LEFT_OUT]] = False
        keep = plain[cuts.line] & (tokens >= 0)
        yield cuts.line[keep], tokens[keep]
        careful = np.flatnonzero(~plain)
        text = "\n".join([" ".join(parts(names[at])) for at in careful.tolist()])
        cuts = self._cutter.cut(text)
        tokens = self._numbered(text, cuts)
        for at in np.flatnonzero(tokens == _LEFT_OUT).tolist():  # what is left of a name when its titles are off is none
            tokens[at] = self._number_of_kept(text[cuts.first[at] : cuts.end[at]])
        keep = tokens >= 0
        yield careful[cuts.line[keep]], tokens[keep]

    def _numbered(self, text: str, cuts: Cuts) -> NDArray[np.int32]:
        """The number of each word; words that have none yet get theirs in the order of the text."""
        keys, firsts, which = np.unique(cuts.key, return_index=True, return_inverse=True)
        places = np.searchsorted(self._keys[:-1], keys)
        numbers = self._numbers[places]
        new = np.flatnonzero(self._keys[places] != keys)
        new = new[np.argsort(firsts[new])]
        begins, ends = cuts.first[firsts[new]].tolist(), cuts.end[firsts[new]].tolist()
        numbers[new] = self._new([text[begin:end] for begin, end in zip(begins, ends, strict=True)])
        new.sort()
        self._keys = np.insert(self._keys, places[new], keys[new])
        self._numbers = np.insert(self._numbers, places[new], numbers[new])
        return numbers[which]

    def _new(self, parts: Sequence[str]) -> NDArray[np.int32]:
        """The numbers of new words; one that may be a title or a suffix waits for the whole name to tell."""
        bare = [part.strip("'") for part in parts]
        kept = np.array([word != "" and word.lower() not in self._dropped for word in bare], np.bool_)
        numbers = len(self.parts) - 1 + np.cumsum(kept, dtype=np.int32)
        self.parts += compress(parts, kept.tolist())
        return np.where(kept, numbers, np.array([_LEFT_OUT if word else _NOTHING for word in bare], np.int32))

    def _number_of_kept(self, part: str) -> int:
        """The number of such a word where it is no title."""
        if part not in self._kept:
            self._kept[part] = len(self.parts)
            self.parts.append(part)
        return self._kept[part]

    def hear(self) -> None:
        """Work out the hashes and sounds of all words."""
        scripts, plains, sounds = heard(self.parts)
        self.hashes = np.frombuffer(b"".join(map(_digest, plains)), "<u8")
        said = [some if "" not in some else tuple(filter(None, some)) for some in sounds]
        every = [*chain.from_iterable(said)]
        self.sounds = {sound: number for number, sound in enumerate(dict.fromkeys(every))}
        counts = np.fromiter(map(len, said), np.int64, len(said))
        words = np.repeat(np.arange(len(said)), counts)
        ranks = np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
        self.sounds_of = np.full((_SOUNDS, len(said)), -1, np.int32)
        self.sounds_of[ranks, words] = [*map(self.sounds.__getitem__, every)]
        numbers = self.sounds_of[0].tolist()
        for plain, heard_as, number in zip(plains, sounds, numbers, strict=True):
            if number >= 0 and plain != heard_as[0]:
                self.plains.setdefault(plain, number)
        self.vowelless = {number for script, number in zip(scripts, numbers, strict=True) if script in VOWELLESS} - {-1}

    def borne(self, forms: NDArray[Any], tokens: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Which sound stands in which name: two arrays of one length."""
        words, bearers = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
        for numbers in self.sounds_of:
            has = (numbers >= 0)[tokens]
            words.append(numbers[tokens[has]])
            bearers.append(forms[has])
        return np.concatenate(words), np.concatenate(bearers)


def _needs_care(name: str) -> bool:
    """Whether a name holds what is not cut at its words alone: asides, hidden, mixed or undecomposed letters."""
    if name.isascii():
        return "(" in name or "`" in name or len(name) > LONGEST
    return len(name) > LONGEST or unread(name) or not unicodedata.is_normalized("NFKC", name)
