"""Ahead or back: which way the sentence looks at a date that names no year or week of its own."""

# ruff: noqa: PLR0911  # a term is held against one list after the other

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from factdesk.claims.terms import Terms
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

AHEAD, BACK, UNKNOWN = 1, -1, 0
REACH = 30
"""How many terms on either side are looked at."""
AFTER_PENALTY = 4
CLAUSE_PENALTY = 3
SHORTEST_PARTICIPLE = 4
SHIFT_REACH = 7


class Direction:
    """Reads the direction of a date from the verbs and cues of its sentence."""

    def __init__(self, terms: Terms, sentences: Sequence[tuple[int, int]], language: str) -> None:
        self.terms = terms
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.lists = _lists(language)
        self.tellers = _tellers(language)
        self.cues: dict[int, int] = {}

    def of(self, at: int, end: int) -> int:
        """AHEAD, BACK or UNKNOWN for the date in terms at…end."""
        word = self.terms.word(at - 1)
        if word in self.lists["behind"]:
            return BACK
        low, high = self.sentence(at)
        if word in self.lists["strongly_ahead"] or self._announced(at, low) or shifted(self.terms, at):
            return AHEAD
        if word in word_set("dates", "limits") and self._limited(at, low):
            return AHEAD
        if word in self.lists["day_led"] and self.terms.word(at - 2) in self.lists["progressive"]:
            return AHEAD  # "the first round is on April 23"
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
        if way == UNKNOWN and self._of_source(at, max(low, at - REACH)):
            return BACK
        if best > CLAUSE_PENALTY:
            way = self._nearer(best, end, high, way)
        if way == UNKNOWN and (word in self.lists["ahead"] or self._intended(at, max(low, at - REACH))):
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

    def _of_source(self, at: int, low: int) -> bool:
        """Whether the date belongs to whom a clause is told by: "according to an aide in the room Tuesday"."""
        for index in range(at - 1, low - 1, -1):
            if self.terms.tags[index] == ",":
                return False
            if self.terms.words[index] == "to" and self.terms.word(index - 1) == "according":
                return True
        return False

    def _will_follows(self, end: int, high: int) -> bool:
        return any(self._cue(index) == AHEAD for index in range(end, min(high, end + REACH)))

    def _clauses(self, first: int, last: int) -> int:
        return CLAUSE_PENALTY * self.terms.tags.count(",", first, last)

    def _announced(self, at: int, low: int) -> bool:
        """Whether an event was called for this day: "convened a summit on 24 March"."""
        seen = False
        for index in range(at - 1, max(low, at - REACH // 2) - 1, -1):
            word = self.terms.word(index)
            seen = seen or word in self.lists["events"]
            if word in self.lists["announcing"]:
                return seen
        return False

    def _limited(self, at: int, low: int) -> bool:
        """Whether the verb before "until" sets a limit: "imposed a curfew until Wednesday", not "it lasted until Wednesday"."""
        for index in range(at - 2, max(low, at - REACH // 2) - 1, -1):
            if self._cue(index) == BACK or self.terms.words[index] in self.lists["limiting"]:
                return self.terms.words[index] in self.lists["limiting"]
        return False

    def _intended(self, at: int, low: int) -> bool:
        """Whether, where no verb says more, "to" with a verb or a verb in its course looks ahead: "Ministers to meet Thursday"."""
        for index in range(at - 1, low - 1, -1):
            word, following = self.terms.word(index), self.terms.word(index + 1)
            if word == "to" and index + 1 < at and self.terms.tag(index + 1) == "w":
                return True
            if word in self.lists["progressive"] and following.endswith("ing"):
                return True
        return False

    def _cue(self, index: int) -> int:
        """Which way one term looks, read once."""
        known = self.cues.get(index)
        if known is None:
            word = self.terms.words[index].replace("’", "'")
            known = self.cues[index] = self._cue_of(index) if word in self.tellers or word.endswith("ed") else UNKNOWN
        return known

    def _cue_of(self, index: int) -> int:
        """Which way one term looks; UNKNOWN for most."""
        tag = self.terms.tags[index]
        modal = tag == "M" and self.terms.words[index] in self.lists["future"] and self.terms.written(index).islower()
        if modal:  # "may be held"
            return AHEAD
        if tag in "dnyCM,.t":
            return UNKNOWN
        word, lists = self.terms.words[index].replace("’", "'"), self.lists
        following = self.terms.word(index + 1).replace("’", "'")
        if following == "to" and (word in lists["intending"] or word in lists["aiming"]):
            return AHEAD
        if following == "for" and word in lists["calling"]:
            return AHEAD
        if word == "set" and self._after(index, "intending"):
            return AHEAD
        if following in word_set("dates", "refusals") and word in word_set("dates", "refused"):
            return BACK if word == "could" else AHEAD
        if word in lists["future"]:
            return AHEAD
        if word in lists["calendar"]:
            return UNKNOWN if self._noun(index) or self._after(index, "modals") else AHEAD
        if word in lists["same_form"]:
            return UNKNOWN if self._after(index, "modals") or self._noun(index) or self._after(index, "passive") else BACK
        if word in lists["past"] or (word in lists["done"] and self.terms.word(index - 1) in lists["once"]):
            return UNKNOWN if self._after(index, "passive") else BACK
        if tag == "w" and word.endswith("ed") and len(word) > SHORTEST_PARTICIPLE and word not in lists["not_past"]:
            return UNKNOWN if self._after(index, "passive") or self._noun(index) else BACK
        return UNKNOWN

    def _after(self, index: int, name: str) -> bool:
        """Whether one of these helpers stands before the term, an adverb between them or not."""
        before = self.terms.word(index - 1)
        if before.endswith("ly"):
            before = self.terms.word(index - 2)
        return before.replace("’", "'") in self.lists[name]

    def _noun(self, index: int) -> bool:
        """Whether an article or owner leads to the term: "the start", "its proposed merger"."""
        return self.terms.tag(index - 1) in "ta" or self._after(index, "owners")

    def sentence(self, at: int) -> tuple[int, int]:
        """First term and the term after the last of the sentence."""
        offset = self.terms.starts[at]
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return at, at + 1
        start, end = self.sentences[index]
        starts = self.terms.starts
        return bisect_right(starts, start - 1), bisect_right(starts, end - 1)


def shifted(terms: Terms, at: int, language: str = "en") -> bool:
    """Whether an event is moved from or to the date at a term: "postponed from Tuesday to Thursday", "put off until Friday"."""
    at -= terms.tag(at - 1) == "t"  # "moved to the spring"
    if terms.word(at - 1) not in word_set("dates", "bounds"):
        return False
    verbs, barred = _lists(language)["shifting"], _lists(language)["places_moved"]
    for index in range(at - 2, max(at - 2 - SHIFT_REACH, -1), -1):
        if terms.tag(index) in ".;L" or terms.word(index) in barred:
            return False
        if terms.word(index) in verbs or (terms.word(index) == "put" and terms.word(index + 1) in word_set("dates", "put_away")):
            return True
    return False


@cache
def _tellers(language: str) -> frozenset[str]:
    """Every word that may look one way; beside these, forms in -ed do."""
    lists = _lists(language)
    named = ("intending", "aiming", "calling", "future", "calendar", "same_form", "past", "done")
    return frozenset({"set"}).union(word_set("dates", "refused", language), *(lists[name] for name in named))


@cache
def _lists(language: str) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in words("tenses", language).items()}
