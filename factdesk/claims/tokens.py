"""A text as words and marks with their offsets, for the grammars of titles and names."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ](?!s\b)[^\W_]+)*|['’]s\b|\n|[^\w\s*]")
"""Initials with full stops ("U.S."), words with inner apostrophes, the possessive ending, line ends, single marks; hyphens stand alone.

The asterisks of Markdown are left out: they are no marks of the sentence.
"""
AHEAD = 40
"""Empty tokens behind the last: more than any grammar looks ahead."""
HYPHENS = frozenset("-‐‑")


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


@lru_cache(maxsize=1)
def tokens_of(text: str) -> Tokens:
    """The tokens of a text; the last text's are kept, because several detectors ask for them."""
    found = list(_TOKEN.finditer(text))
    words = [match.group() for match in found]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    end = len(text)
    lows = [word.lower().replace("’", "'") for word in words]
    empty, past = [""] * AHEAD, [end] * AHEAD
    return Tokens(text, words + empty, lows + empty, starts + past, ends + past, len(words))
