"""Groups of terms that may be a subject: where a clause ends, what reports, what names somebody, what stands in apposition."""

from collections.abc import Mapping
from functools import cache

from factdesk.claims.terms import Terms
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

LEAST = 5
"""Letters of the shortest form in -ing or -ed that opens a sentence: Fred and Ming are names."""
SHORT = 4
"""Letters of the longest month or weekday that is cut short before a stop ("Sept.")."""
DATELINE = 12
"""Terms of the longest place at the head of a story."""


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(words("sentences", language)["before_names"])


class Groups:
    """Reads groups in the terms of a text."""

    def __init__(self, terms: Terms, language: str, lists: Mapping[str, frozenset[str]]) -> None:
        self.terms, self.lists = terms, lists
        self.cues = lists["verbs"] | lists["naming"]
        self.abbreviations = _abbreviations(language)

    def bounds(self, at: int) -> bool:
        """Whether a sentence (or a part of one after a semicolon, or a quotation) ends at a term."""
        terms = self.terms
        tag = terms.tag(at)
        if tag in "L;q":
            return tag != "q" or terms.written(at) != "‘"
        if tag not in ".!":
            return (tag == "=" or (tag == "-" and self._spaced(at))) and self._ends_dateline(at)
        if at + 1 >= len(terms.starts):
            return True
        dashed = terms.tag(at + 1) == "-" and not terms.joined(at + 2)  # "it ended.- Hale said"
        if terms.starts[at + 1] == terms.end(at) and terms.tag(at + 1) not in "qL" and not dashed:
            return False
        before, following = terms.written(at - 1), terms.written(at + 1)
        if (
            tag == "."
            and terms.joined(at)
            and (
                (len(before) == 1 and before.isalpha())
                or before.lower() in self.abbreviations | word_set("speakers", "saints")
                or (
                    terms.tag(at - 1) in "MW"
                    and len(before) <= SHORT
                    and before.lower() not in word_set("speakers", "whole_months")
                )
            )
        ):
            return False
        return not following[:1].islower()

    def _spaced(self, at: int) -> bool:
        """Whether a hyphen stands for a dash: spaces on both sides."""
        return not self.terms.joined(at) and not self.terms.joined(at + 1)

    def _ends_dateline(self, at: int) -> bool:
        """Whether a dash stands behind the place in capitals with which a story begins."""
        terms = self.terms
        first = next(
            (back for back in range(at, max(0, at - DATELINE), -1) if terms.tag(back - 1) == "L"), 0 if at < DATELINE else at
        )
        return first < at and terms.written(first).isupper() and len(terms.written(first)) > 1

    def is_cue(self, at: int, *, inverted: bool = False) -> bool:
        """Whether a term is a verb that reports; a form that may be a noun needs its subject before it."""
        terms, lists = self.terms, self.lists
        word = terms.word(at)
        if word not in self.cues or terms.joined(at) or not terms.written(at)[:1].islower():
            return False
        if terms.word(at - 1) in lists["determiners"] and not (inverted and terms.tag(at - 1) == ","):
            return False
        if word not in lists["nouns_too"]:
            return True
        before = terms.word(at - 1)
        if terms.word(at + 1) in lists["be"]:
            return False
        led = before in lists["prepositions"] or before in word_set("speakers", "before_ing") or terms.tag(at - 1) == ","
        if word.endswith("ing") and led:
            return True
        said = before in lists["noun_speakers"] and not (
            before in lists["quantifiers"] and terms.word(at + 1) in lists["prepositions"]
        )
        return not inverted and (terms.tag(at - 1) in "C)" or before in lists["pronouns"] or said
                                 or before in lists["between"] or before in lists["who_which"])  # fmt: skip

    def passive(self, verb: int, low: int) -> bool:
        """Whether a form of "be" stands before a participle: its subject is spoken of or to."""
        terms = self.terms
        if terms.word(verb).endswith("ing"):
            return False
        at = verb - 1
        while at >= low and (terms.word(at).endswith("ly") or terms.word(at) in word_set("speakers", "adverbs")):
            at -= 1
        return terms.word(at) in self.lists["be"] or (
            terms.word(at) in self.lists["owner_marks"] and terms.word(at - 1) in self.lists["one_pronouns"]
        )

    def helpers(self, first: int, end: int) -> int:
        """The end of a subject without the adverbs and auxiliary verbs before its verb."""
        terms = self.terms
        while end > first + 1 and (terms.word(end - 1) in self.lists["between"] or terms.tag(end - 1) in "WKA"
                                   or self._is_adverb(end - 1)):  # fmt: skip
            end -= 1
        return end

    def _is_adverb(self, at: int) -> bool:
        word = self.terms.word(at)
        return word.endswith("ly") and self.terms.tag(at) == "w" and word not in self.lists["nouns_in_ly"]

    def inserted(self, at: int) -> bool:
        """Whether a group after a comma says more of the name before it."""
        terms = self.terms
        word = terms.word(at)
        return (
            word in self.lists["inserts"]
            or (word in self.lists["openers"] and word not in self.lists["clauses"])
            or terms.tag(at) in "dynta("
            or (terms.tag(at) == "C" and terms.tag(at + 1) in ",.-")
        )

    def named(self, group: tuple[int, int], following: tuple[int, int]) -> tuple[int, int] | None:
        """The name that is set beside a description ("the mayor, Jo Hall", "the bishop, the Rt Rev Jo Hall")."""
        terms = self.terms
        first, end = following
        run = end
        while run > first and (self._capital(run - 1) or terms.tag(run - 1) in "-."):
            run -= 1
        aged = run == end - 1 and terms.word(run - 1) == "old" and terms.word(group[1] - 1) in self.lists["kin"]
        if aged:  # "Hale's daughter, eight-year-old Jo,"
            return run, end
        if first < run < end - 1 and all(terms.tag(index) not in "F(:q" and terms.word(index) not in self.lists["prepositions"]
                                         for index in range(first, run)):  # fmt: skip
            first = run
        tail = first
        while tail < end and (self._capital(tail) or terms.tag(tail) == "-"):
            tail += 1
        if first + 1 < tail < end and (terms.tag(tail) == "F" or terms.word(tail) in self.lists["prepositions"]):
            return first, tail
        if not (self._capital(first) and self._capital(end - 1)) or not all(
            self._capital(index) or terms.tag(index) in "F.w-" for index in range(first, end)
        ):
            return None
        return (first, end) if end - first > 1 or not self._is_place(group, following) else None

    def _capital(self, at: int) -> bool:
        """Whether a word is written as a name, whatever else it may mean ("May", "Early")."""
        return self.terms.tag(at) == "C" or (self.terms.tag(at) in "MSPhWDU" and self.terms.written(at)[:1].isupper())

    def _is_place(self, group: tuple[int, int], following: tuple[int, int]) -> bool:
        """Whether a capital after a comma goes with the place before it ("in Mobile, Alabama")."""
        return following[1] - following[0] == 1 and any(
            self.terms.word(index) in self.lists["before_place"] for index in range(*group)
        )

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas and brackets."""
        found: list[tuple[int, int]] = []
        first = start
        for index in range(start, end + 1):
            if index == end or self.terms.tag(index) in ",()=:":
                if index > first:
                    found.append((first, index))
                first = index + 1
        return found

    def leading(self, first: int, last: int) -> tuple[int, int] | None:
        """A segment as a subject; None for an adverbial at the head of the sentence."""
        terms, lists = self.terms, self.lists
        while first < last and terms.word(first) in word_set("speakers", "turns"):
            first += 1
        if (
            first >= last
            or terms.word(first) in lists["prepositions"]
            or terms.word(first) in lists["openers"]
            or (terms.tag(first) in "WKMji" and not self.named_so(first))
            or (terms.word(first).endswith("ly") and terms.word(first + 1) in lists["prepositions"])
        ):
            return None
        if self._participle(first):
            return None
        return (first, last) if self.names_someone(first, last) else None

    def _participle(self, at: int) -> bool:
        """Whether a capital only opens the sentence with a form of a verb: "Noting that", "Clad in a coat"."""
        terms = self.terms
        word, following = terms.word(at), terms.word(at + 1)
        if terms.tag(at) != "C" or not (
            word in word_set("speakers", "participles") or (len(word) > LEAST and word.endswith(("ing", "ed")))
        ):
            return False
        return terms.tag(at + 1) in "ta" or following == "that" or following in self.lists["prepositions"]

    def calendar_name(self, at: int) -> bool:
        """Whether a word of the calendar stands as a surname beside its verb: "says Sun", not "said May 5"."""
        terms = self.terms
        if terms.word(at) not in word_set("speakers", "calendar_names") or not terms.written(at).istitle():
            return False
        return terms.tag(at + 1) not in "dnoy" and terms.word(at - 1) not in self.lists["prepositions"]

    def named_so(self, at: int) -> bool:
        """Whether a word of the calendar is somebody's name: "Sun Mingbo said", "April Jones said"."""
        terms = self.terms
        if terms.tag(at) not in "MW" or terms.word(at).endswith("day") or not terms.written(at)[:1].isupper():
            return False
        return terms.tag(at + 1) == "C" and terms.word(at - 1) not in self.lists["prepositions"]

    def describes(self, first: int, end: int) -> bool:
        """Whether a group says what somebody is: it opens with an article or an owner, or ends in a noun."""
        terms = self.terms
        owned = terms.word(first) in word_set("speakers", "possessives") or any(
            terms.word(at) in self.lists["owner_marks"] for at in range(first, end)
        )
        return owned or terms.tag(first) != "C" or terms.tag(end - 1) != "C"

    def verb_at(self, at: int) -> bool:
        """Whether a verb stands there for certain: an auxiliary or one that reports."""
        word = self.terms.word(at)
        return (
            word in self.lists["be"]
            or word in self.lists["auxiliaries"]
            or word in word_set("names", "acting")
            or (word in self.cues and self.is_cue(at))
        )

    def names_someone(self, first: int, end: int) -> bool:
        """Whether a group holds a name, a pronoun, a noun that speaks, or begins as a group of its own."""
        terms, lists = self.terms, self.lists
        if first >= end or terms.word(first) in lists["subject_stops"]:
            return False
        if terms.word(first) in word_set("speakers", "impersonal"):
            return False
        if (terms.tag(first) in "ta" or terms.word(first) in word_set("speakers", "possessives")) and end - first > 1:
            return True
        return any(
            (terms.tag(index) == "C" and terms.word(index) not in lists["openers"])
            or terms.word(index) in lists["noun_speakers"]
            or terms.word(index) in lists["pronouns"]
            or (terms.tag(index) in "MW" and self.calendar_name(index))
            for index in range(first, end)
        )
