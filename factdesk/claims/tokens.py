"""A text as words and marks with their offsets, for the grammars of titles and names."""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from factdesk.draft.kept import kept

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
LINES_KEPT = 1 << 13
"""Lines whose tokens are kept: twice a manuscript of 100,000 words."""
LONGEST_KEPT = 4000
"""Characters of the longest of them, for the same reason."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one entry a token; past the end stand empty tokens, so that a grammar may look ahead."""

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    count: int
    """The tokens of the text, without the empty ones behind."""

    def joined(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def opens(self, index: int) -> bool:
        """Whether a sentence or a line begins at a token: quotation marks and brackets before it are overlooked."""
        back = index - 1
        while back >= 0 and self.words[back] in "\"“”'‘’«»()[]—–":
            back -= 1
        return back < 0 or self.words[back] in {".", "!", "?", "…", "\n", ":", "•"}

    def said(self, first: int, last: int) -> str:
        """The text from one token to before another."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@lru_cache(maxsize=4)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text; the last text's are kept, because several detectors ask for them.

    No token goes over the end of a line: lines are read one by one, and one that was read before is not read again.
    """
    words: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for line in text.split("\n"):
        if at:
            words.append("\n")
            lows.append("\n")
            starts.append(at - 1)
            ends.append(at)
        if line:
            written, low, begins, stops = line_tokens(line)
            words += written
            lows += low
            starts += [start + at for start in begins]
            ends += [end + at for end in stops]
        at += len(line) + 1
    count, end = len(words), len(text)
    empty, past = [""] * AHEAD, [end] * AHEAD
    return Tokens(text, words + empty, lows + empty, starts + past, ends + past, count)


Line = tuple[list[str], list[str], "array[int]", "array[int]"]
"""The tokens of one line: as written, in small letters, where they begin and where they end."""


def line_tokens(line: str) -> Line:
    """The tokens of one line, kept unless it is a very long one."""
    return kept_line(line) if len(line) <= LONGEST_KEPT else _read(line)


@kept(LINES_KEPT)
def kept_line(line: str) -> Line:
    """The tokens of a line."""
    return _read(line)


def _read(line: str) -> Line:
    words: list[str] = []
    lows: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for piece in line.split(" "):  # no token has a space in it, and a text says most of its words again
        written, low, begins, stops = _kept_piece(piece) if len(piece) <= LONGEST_PIECE else _cut(piece)
        if len(written) == 1:
            words.append(written[0])
            lows.append(low[0])
            starts.append(at + begins[0])
            ends.append(at + stops[0])
        else:
            words += written
            lows += low
            starts.extend([at + begin for begin in begins])
            ends.extend([at + stop for stop in stops])
        at += len(piece) + 1
    return words, lows, starts, ends


Piece = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""The tokens of what stands between two spaces, as in a line."""


@lru_cache(PIECES_KEPT)
def _kept_piece(piece: str) -> Piece:
    return _cut(piece)


def _cut(text: str) -> Piece:
    found = list(_TOKEN.finditer(text))
    written = tuple(intern(match[0]) for match in found)  # each kept once, however many pieces have it
    low = tuple(intern(word.lower().replace("’", "'")) for word in written)
    return written, low, tuple(match.start() for match in found), tuple(match.end() for match in found)
