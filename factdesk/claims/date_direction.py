"""Ahead or back: which way the sentence looks at a date that names no year or week of its own."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from factdesk.claims.terms import Terms
from factdesk.draft.words import words

AHEAD, BACK, UNKNOWN = 1, -1, 0
REACH = 30
"""How many terms on either side are looked at."""
AFTER_PENALTY = 4
CLAUSE_PENALTY = 3
SHORTEST_PARTICIPLE = 4


class Direction:
    """Reads the direction of a date from the verbs and cues of its sentence."""

    def __init__(self, terms: Terms, sentences: Sequence[tuple[int, int]], language: str) -> None:
        self.terms = terms
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.cues, self.ahead, self.behind, self.events, self.announcing = _cues(language)
        self.intending = frozenset(words("tenses", language)["intending"])

    def of(self, at: int, end: int) -> int:
        """AHEAD, BACK or UNKNOWN for the date in terms at…end."""
        word = self.terms.word(at - 1)
        if word in self.behind:
            return BACK
        low, high = self._sentence(at)
        if self._announced(at, low):
            return AHEAD
        best, way = REACH * 4, UNKNOWN
        for step, index in enumerate(range(at - 1, max(low, at - REACH) - 1, -1)):
            if self.terms.tags[index] == ";":
                break
            cue = self._cue(index)
            if cue:
                best, way = step + self._clauses(index, at), cue
                break
        if way == BACK and self._will_follows(end, high):
            return way if best < CLAUSE_PENALTY else self._nearer(best, end, high, way)
        if best > CLAUSE_PENALTY:
            way = self._nearer(best, end, high, way)
        if way == UNKNOWN and word in self.ahead:
            return AHEAD
        return way

    def _nearer(self, best: int, end: int, high: int, way: int) -> int:
        """The cue after the date, when it is nearer than the one before."""
        for step, index in enumerate(range(end, min(high, end + REACH))):
            if self.terms.tags[index] == ";":
                break
            cue = self._cue(index)
            if cue:
                return cue if step + AFTER_PENALTY + self._clauses(end, index) < best else way
        return way

    def _will_follows(self, end: int, high: int) -> bool:
        return any(self._cue(index) == AHEAD for index in range(end, min(high, end + REACH)))

    def _clauses(self, first: int, last: int) -> int:
        return CLAUSE_PENALTY * self.terms.tags.count(",", first, last)

    def _announced(self, at: int, low: int) -> bool:
        """Whether an event was called for this day: "convened a summit on 24 March"."""
        seen = False
        for index in range(at - 1, max(low, at - REACH // 2) - 1, -1):
            word = self.terms.word(index)
            seen = seen or word in self.events
            if word in self.announcing:
                return seen
        return False

    def _cue(self, index: int) -> int:
        word = self.terms.word(index)
        known = self.cues.get(word)
        if word in self.intending and self.terms.word(index + 1) == "to":
            return AHEAD
        if known is not None:
            return known if self.terms.tags[index] != "M" else UNKNOWN
        if word.endswith("ed") and len(word) > SHORTEST_PARTICIPLE and self.terms.tags[index] == "w":
            return BACK
        return UNKNOWN

    def _sentence(self, at: int) -> tuple[int, int]:
        """First term and the term after the last of the sentence."""
        offset = self.terms.starts[at]
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return at, at + 1
        start, end = self.sentences[index]
        starts = self.terms.starts
        return bisect_right(starts, start - 1), bisect_right(starts, end - 1)


@cache
def _cues(language: str) -> tuple[dict[str, int], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lists = words("tenses", language)
    cues = dict.fromkeys(lists["past"], BACK) | dict.fromkeys(lists["future"], AHEAD)
    ahead, behind, events, announcing = (frozenset(lists[name]) for name in ("ahead", "behind", "events", "announcing"))
    return cues, ahead, behind, events, announcing
