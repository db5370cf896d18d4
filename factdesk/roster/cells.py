"""The cells of plain CSV, very many at once: where quotation marks only stand around cells, a few passes over the bytes find them all."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factdesk.roster.lines import GLUE

_QUOTE, _BREAK, _RETURN, _APOSTROPHE = b"\"\n\r'"
_MARK, _SPACE, _HIDDEN = (np.isin(np.arange(256), [*some]) for some in (b'",\n', b" \t\v\f\x1c\x1d\x1e\x1f", b"'=+-@\t\r"))
"""What parts cells, what is taken off at their ends, and what an apostrophe before it hides from spreadsheets."""


class Cells(NamedTuple):
    """The cells of whole lines."""

    text: str
    """Row by row, a line each, but for those that stay together."""
    bare: bool
    """Whether none has white space at its ends, or an apostrophe that hides a formula; of ASCII, since other white space cannot be told by a byte."""


def plain_cells(lines: bytes, runs: Sequence[int], longest: int) -> Cells | None:
    """The cells of lines, so many of a row together; None where a row has more or fewer, or what only a CSV reader can tell.

    That is a cell of more than `longest` bytes, or with a quotation mark or a line break in it.
    """
    codes = np.frombuffer(lines if lines.endswith(b"\n") else lines + b"\n", np.uint8)
    marks = np.flatnonzero(_MARK[codes])
    quotes = codes[marks] == _QUOTE
    within = np.bitwise_xor.accumulate(quotes)
    behind = marks[~(quotes | within)]
    width = sum(runs)
    rows, more = divmod(len(behind), width)
    if more or rows != np.count_nonzero(codes == _BREAK) or (codes[behind[width - 1 :: width]] != _BREAK).any():
        return None
    first, ends = np.concatenate(([0], behind[:-1] + 1)), behind.copy()
    if returns := lines.count(b"\r"):
        ends[width - 1 :: width] -= 1
        if returns != rows or (codes[ends[width - 1 :: width]] != _RETURN).any():
            return None
    quoted = codes[first] == _QUOTE
    around = 2 * np.count_nonzero(quoted) == np.count_nonzero(quotes) and (codes[ends[quoted] - 1] == _QUOTE).all()
    if not around or (ends - first).max(initial=0) > longest or GLUE.encode() in lines:
        return None
    apart = codes.copy()
    glue = np.full(width, ord(GLUE), np.uint8)
    glue[np.cumsum(runs) - 1] = _BREAK
    apart[behind] = np.tile(glue, rows)
    text = apart[(codes != _QUOTE) & (codes != _RETURN)][:-1].tobytes().decode()
    return Cells(text, _bare(codes, first + quoted, ends - 1 - quoted))


def _bare(codes: NDArray[np.uint8], first: NDArray[np.int64], last: NDArray[np.int64]) -> bool:
    begins = codes[first]
    hiding = codes[first[begins == _APOSTROPHE] + 1]
    return not (_SPACE[begins].any() or _SPACE[codes[last]].any() or _HIDDEN[hiding].any())
