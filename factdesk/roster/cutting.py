"""Many names cut into words at once, in a few passes over their code points, each word with a key that tells it from others."""

import re
import sys
import unicodedata
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.spelling import LONGEST, unread

_BETWEEN, _INSIDE, _DOUBTFUL = 1, 2, 4
_WORD = re.compile(r"(?!_)[\w'\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f]")
_BASE = 0x9E3779B97F4A7C15


class Cuts(NamedTuple):
    """The words of some lines, in order."""

    first: NDArray[np.int64]
    """Where each begins in the text."""
    end: NDArray[np.int64]
    line: NDArray[np.int64]
    key: NDArray[np.uint64]
    """The same for the same letters; for others another, but by a chance of one in 2 to the power of 64."""
    doubtful: NDArray[np.int64]
    """The lines that may need more than cutting, in order: long ones, and those with letters that may not count or not be as they look."""

    def some(self, which: NDArray[np.bool_]) -> "Cuts":
        """Those of the words that are marked."""
        return Cuts(self.first[which], self.end[which], self.line[which], self.key[which], self.doubtful)


class Cutter:
    """Cuts texts of lines; what each letter is to a name is found out when it is first met."""

    def __init__(self) -> None:
        self._kinds = np.zeros(sys.maxunicode + 1, np.uint8)
        self._up = self._down = np.ones(1, np.uint64)

    def cut(self, text: str) -> Cuts:
        """The words of all lines."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        kinds = self._kinds_of(codes)
        inside = np.zeros(len(codes) + 2, np.bool_)
        np.not_equal(kinds & _INSIDE, 0, out=inside[1:-1])
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        first, end = edges[::2], edges[1::2]
        breaks = np.flatnonzero(codes == ord("\n"))
        words = np.diff(np.searchsorted(first, breaks), prepend=0, append=len(first))
        long = np.flatnonzero(np.diff(breaks, prepend=-1, append=len(codes)) > LONGEST + 1)
        doubtful = np.union1d(np.searchsorted(breaks, np.flatnonzero(kinds & _DOUBTFUL)), long)
        return Cuts(first, end, np.repeat(np.arange(len(words)), words), self._keys(codes, first, end), doubtful)

    def _kinds_of(self, codes: NDArray[Any]) -> NDArray[np.uint8]:
        kinds: NDArray[np.uint8] = self._kinds[codes]
        if not kinds.all():
            for code in np.unique(codes[kinds == 0]).tolist():
                self._kinds[code] = _kind(chr(code))
            kinds = self._kinds[codes]
        return kinds

    def _keys(self, codes: NDArray[Any], first: NDArray[Any], end: NDArray[Any]) -> NDArray[np.uint64]:
        """A key for each run of code points: their sum, each times a power of a base, counted from where the run begins."""
        if len(self._up) <= len(codes):
            self._up, self._down = (_powers(base, len(codes)) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
        sums = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(codes * self._up[: len(codes)], out=sums[1:])
        keys: NDArray[np.uint64] = (sums[end] - sums[first]) * self._down[first]
        return keys


def _kind(letter: str) -> int:
    """Whether a letter is part of a word, and whether a name with it may have to be read with more care.

    Marks and the vowels of Hangul are composed by themselves, but may be joined to the letters before them.
    """
    joins = unicodedata.category(letter)[0] == "M" or "\u1100" <= letter <= "\u11ff"
    doubtful = joins or unread(letter) or not unicodedata.is_normalized("NFKC", letter)
    return (_INSIDE if _WORD.match(letter) else _BETWEEN) | (_DOUBTFUL if doubtful else 0)


def _powers(base: int, size: int) -> NDArray[np.uint64]:
    """The powers of a base, as far as 64 bits hold them, from the first to more than `size` of them."""
    found = np.ones(1 << size.bit_length(), np.uint64)
    done = 1
    while done < len(found):
        found[done : 2 * done] = found[:done] * np.uint64(pow(base, done, 1 << 64))
        done *= 2
    return found
