"""Stretches of a text: whether one of them touches or holds another, by bisection."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches that may lie in each other; each question costs one look-up."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a stretch."""
        return self._reach(end) > start

    def enclose(self, start: int, end: int) -> bool:
        """Whether one of them begins before a stretch and ends behind it."""
        return self._reach(start) > end

    def _reach(self, offset: int) -> int:
        """How far those reach that begin before an offset; -1 where none does."""
        before = bisect_left(self._starts, offset)
        return self._reached[before - 1] if before else -1
