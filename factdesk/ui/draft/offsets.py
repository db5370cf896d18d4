"""Between the draft's own offsets and Qt's: code points here, UTF-16 units there, and line breaks that only the screen has."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 8_000
"""Characters in one line of the screen's text: a line of ten million freezes Qt's layout for seconds."""

_SAME_WIDTH = str.maketrans({"\r": " ", "\u2029": "\u2028", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd", "\0": "\ufffd"})
"""Characters that Qt would take for the end of a paragraph or of a frame, one for one, so that no offset moves."""
_ODD = re.compile("[\r\u2029\ufdd0\ufdd1\0]")
"""The same, to be looked for first: a translation takes twenty times as long."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What Qt is given to lay out, and the way back to the draft's own text."""

    text: str
    length: int
    """Of the draft's text, in code points."""
    astral: tuple[int, ...] = ()
    """Offsets of the characters that Qt counts twice."""
    breaks: tuple[int, ...] = ()
    """Offsets before which the screen has a line break that the draft has not."""

    def to_qt(self, offset: int) -> int:
        """Qt's position of a code-point offset."""
        return offset + bisect_left(self.astral, offset) + bisect_right(self.breaks, offset)

    def from_qt(self, position: int) -> int:
        """The code-point offset of Qt's position; inside a surrogate pair it is the character's own."""
        if not self.astral and not self.breaks:
            return min(position, self.length)
        return max(0, bisect_right(range(self.length + 1), position, key=self.to_qt) - 1)


def shown(text: str) -> Shown:
    """Make a draft's text ready for Qt: nothing that splits a paragraph but a newline, and no line that freezes it."""
    astral = tuple(match.start() for match in _ASTRAL.finditer(text))
    breaks = tuple(_breaks(text))
    laid = text.translate(_SAME_WIDTH) if _ODD.search(text) else text
    if breaks:
        edges = (0, *breaks, len(laid))
        laid = "\n".join(laid[a:b] for a, b in pairwise(edges))
    return Shown(laid, len(text), astral, breaks)


def _breaks(text: str) -> list[int]:
    found: list[int] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > LONGEST:
            blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            start = blank + 1 if blank >= 0 else start + LONGEST
            found.append(start)
        start = end + 1
    return found
