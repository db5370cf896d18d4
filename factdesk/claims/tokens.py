"""A text as words and marks with their offsets, for the grammars of titles and names."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from sys import intern

from factdesk.draft.kept import Pieces

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ](?!s\b)[^\W_]+)*|['’]s\b|\n|[^\w\s*]")
"""Initials with full stops ("U.S."), words with inner apostrophes, the possessive ending, line ends, single marks; hyphens stand alone.

The asterisks of Markdown are left out: they are no marks of the sentence.
"""
AHEAD = 40
"""Empty tokens behind the last: more than any grammar looks ahead."""
HYPHENS = frozenset("-‐‑")
PIECES_KEPT = 1 << 14
"""What stands between two spaces is read once: the vocabulary of a newspaper's week."""
LONGEST_PIECE = 40
"""Characters of the longest of them, so that what is kept stays small whatever the text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token; past the end stand empty tokens, so that a grammar may look ahead."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    count: int
    """The tokens of the text, without the empty ones behind."""
    where: Mapping[str, list[int]]
    """Where each stands, by its small letters: most grammars look at few words."""

    def places(self, wanted: set[str] | frozenset[str]) -> list[int]:
        """Where any of some words stand, in small letters."""
        return sorted(chain.from_iterable(map(self.where.__getitem__, wanted.intersection(self.where))))

    def end(self, index: int) -> int:
        """Where a token ends."""
        return self.starts[index] + len(self.words[index])

    def joined(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.end(index - 1)

    def opens(self, index: int) -> bool:
        """Whether a sentence or a line begins at a token: quotation marks and brackets before it are overlooked."""
        back = index - 1
        while back >= 0 and self.words[back] in "\"“”'‘’«»()[]—–":
            back -= 1
        return back < 0 or self.words[back] in {".", "!", "?", "…", "\n", ":", "•"}

    def lined(self) -> "Tokens":
        """The same tokens with a line end behind the text."""
        count, end = self.count, len(self.text)
        words, lows = ([*each[:count], "\n", *each[count:]] for each in (self.words, self.lows))
        past = [end + 1] * (len(self.starts) - count)
        where = {**self.where, "\n": [*self.where.get("\n", ()), count]}
        return Tokens(f"{self.text}\n", words, lows, [*self.starts[:count], end, *past], count + 1, where)

    def said(self, first: int, last: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[first] : self.end(last - 1)]


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text; the last text's are kept, because several detectors ask for them.

    No token has a space in it or goes over the end of a line, and a text says most of its words again: what stands between two spaces is
    read once.
    """
    pieces = text.replace("\n", " \n ").split(" ")
    read = [_PIECES[piece] for piece in pieces]
    places = accumulate([piece[3] for piece in read], initial=0)
    starts = [place + start for place, piece in zip(places, read, strict=False) for start in piece[2]]
    words: list[str] = []
    lows: list[str] = []
    for written, low, _, _ in read:
        words += written
        lows += low
    where: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(lows):
        where[word].append(at)
    empty, past = [""] * AHEAD, [len(text)] * AHEAD
    return Tokens(text, words + empty, lows + empty, starts + past, len(words), dict(where))


Piece = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], int]
"""The tokens of what stands between two spaces: as written, in small letters, where they begin; and how far on the next one is."""
_LINE_END: Piece = (("\n",), ("\n",), (-1,), 0)
"""A line end is set between spaces of its own before a text is cut at them: it stands one before where the count has come to by then."""


def _cut(piece: str) -> Piece:
    if piece == "\n":
        return _LINE_END
    found = list(_TOKEN.finditer(piece))
    written = tuple(intern(match[0]) for match in found)  # each kept once, however many pieces have it
    low = tuple(intern(word.lower().replace("’", "'")) for word in written)
    return written, low, tuple(match.start() for match in found), len(piece) + 1


_PIECES = Pieces(_cut, PIECES_KEPT, LONGEST_PIECE)
