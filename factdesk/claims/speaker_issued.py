"""Whose words a statement, tweet or summary says: its owner ("Hale's statement"), or who issued it some sentences before."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping

from factdesk.claims.speaker_cast import Cast
from factdesk.claims.speaker_subject import Subjects
from factdesk.claims.speaker_topics import Speaker, Topics
from factdesk.claims.speaker_words import table
from factdesk.draft.patterns import word_set

REACH = 12
"""Sentences back in which a statement was issued."""
CLOSE = 1
NEW_REACH = 5

Naming = Callable[[tuple[int, int]], Speaker | None]


class Issued:
    """Finds who stands behind what is written; `name` names a group of terms."""

    def __init__(self, cast: Cast, subjects: Subjects, topics: Topics, lists: Mapping[str, frozenset[str]], name: Naming) -> None:
        self.cast, self.subjects, self.topics, self.lists, self.name = cast, subjects, topics, lists, name
        self.terms = cast.terms
        self._told: dict[tuple[int, str], int | None] = {}

    def by(self, first: int, end: int) -> Speaker | None:
        """Who issued what a group names; None where the group names nothing of the kind, or nobody did."""
        at = next((index for index in range(first, end) if self.terms.word(index) in word_set("speakers", "issued")), None)
        if at is None or (at + 1 < end and self.terms.word(at + 1) not in self.lists["prepositions"]):
            return None
        owner = self._owner(first, at)
        if owner is None and self.terms.word(at + 1) in word_set("speakers", "issuer_links"):
            owner = self._issuer(at + 2)
        if owner is None and at == first + (self.terms.tag(first) == "t") and self.terms.tag(at - 1) == "t":
            owner = self._before(at)
        return owner

    def _issuer(self, at: int) -> Speaker | None:
        """The group behind "a statement from", up to a participle."""
        group = self.subjects.behind(at, at + REACH)
        if group is None:
            return None
        stops = word_set("speakers", "spread")
        end = next((index for index in range(group[0] + 1, group[1]) if self.terms.word(index) in stops), group[1])
        return self.name((group[0], end))

    def _told_in(self, at: int, low: int) -> tuple[int, int] | None:
        """The subject of the verb before the noun: "the firm said in a statement", "she issued a statement"."""
        for verb in range(at - 1, max(low, at - REACH) - 1, -1):
            word = self.terms.word(verb)
            if word in word_set("speakers", "issues") or (word in self.lists["verbs"] and self.subjects.is_cue(verb)):
                return None if word.endswith("ing") else self.subjects.ahead(verb, low)
        return None

    def _new(self, at: int) -> bool:
        """Whether the noun is told of for the first time: "in a written statement", "his statement"."""
        for back in range(at - 1, at - NEW_REACH, -1):
            if self.terms.tag(back) == "a" or self.terms.word(back) in word_set("speakers", "owned_by"):
                return not self.cast.inside(self.terms.starts[at])
            if self.terms.tag(back) not in "wC":
                return False
        return False

    def _owner(self, first: int, at: int) -> Speaker | None:
        """The owner before the noun: "Hale's written statement", "his tweet"."""
        terms = self.terms
        for index in range(at - 1, first - 1, -1):
            if terms.word(index) in self.lists["owner_marks"] and index > first:
                return self.name((first, index))
            if terms.word(index) in table("whose"):
                return self.topics.meant(table("whose")[terms.word(index)], terms.starts[index])
        return None

    def _first_told(self, index: int, noun: str) -> int | None:
        """Where a sentence first tells of a noun as new; looked for once."""
        if (index, noun) not in self._told:
            starts, (start, stop) = self.terms.starts, self.topics.sentences[index]
            span = range(bisect_left(starts, start), bisect_left(starts, stop))
            self._told[index, noun] = next((at for at in span if self.terms.word(at) == noun and self._new(at)), None)
        return self._told[index, noun]

    def _before(self, at: int) -> Speaker | None:
        """Who is at the head of the last sentence that tells of such a thing being issued."""
        terms, sentences = self.terms, self.topics.sentences
        here = max(0, bisect_right(sentences, (terms.starts[at], len(terms.text))) - 1)
        noun = terms.word(at)
        for index in range(here, max(-1, here - REACH), -1):
            low = bisect_left(terms.starts, sentences[index][0])
            told = self._first_told(index, noun)
            if told is None or told >= at - CLOSE:
                continue
            owner = self._owner(low, told) if terms.word(told - 1) in self.lists["owner_marks"] else None
            head = self._told_in(told, low) or self.topics.head(index)
            if owner is not None or head is None:
                return owner or self.topics.spoken_in(index)
            if any(terms.word(k) in word_set("speakers", "issued") for k in range(*head)):
                continue
            alone = terms.word(head[0]) if head[1] - head[0] == 1 else ""
            if alone in self.lists["pronouns"] or alone == "it":
                return self.topics.meant(alone, terms.starts[head[0]])
            return self.name(head)
        return None
