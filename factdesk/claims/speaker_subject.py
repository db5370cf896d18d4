"""The subject of a reporting verb, as a group of terms: before the verb, after it, or at the head of its sentence."""

from collections.abc import Mapping
from functools import cache

from factdesk.claims.terms import Terms
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

LONGEST = 22
"""Terms of the longest subject, with its appositions."""
DATELINE = 12
"""Terms of the longest place at the head of a story."""
OWNERS = frozenset(("'s", "’s"))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(words("sentences", language)["before_names"])


class Subjects:
    """Finds subjects in the terms of a text."""

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
            return tag == "=" and self._ends_dateline(at)
        if at + 1 >= len(terms.starts):
            return True
        if terms.starts[at + 1] == terms.ends[at] and terms.tag(at + 1) != "q":
            return False
        before, following = terms.written(at - 1), terms.written(at + 1)
        if (
            tag == "."
            and terms.joined(at)
            and ((len(before) == 1 and before.isalpha()) or before.lower() in self.abbreviations or terms.tag(at - 1) in "MW")
        ):
            return False
        return not following[:1].islower()

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
        return not inverted and (terms.tag(at - 1) in "C)" or before in lists["pronouns"] or before in lists["noun_speakers"]
                                 or before in lists["between"] or before in ("who", "which"))  # fmt: skip

    def passive(self, verb: int, low: int) -> bool:
        """Whether a form of "be" stands before a participle: its subject is spoken of or to."""
        terms = self.terms
        if terms.word(verb).endswith("ing"):
            return False
        at = verb - 1
        while at >= low and (terms.word(at).endswith("ly") or terms.word(at) in word_set("speakers", "adverbs")):
            at -= 1
        return terms.word(at) in self.lists["be"] or (terms.word(at) == "'s" and terms.word(at - 1) in ("it", "he", "she"))

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

    def ahead(self, verb: int, low: int, *, whole: bool = False) -> tuple[int, int] | None:
        """The subject that stands before its verb, not before a term; `whole`: it begins right there."""
        terms = self.terms
        end = self.helpers(low, verb)
        if terms.word(end) == "who" and end < verb and terms.tag(end - 1) == "," and (told := self._told_of(low, end - 1)):
            return told
        if terms.word(end - 1) == "who" or terms.word(end - 1) == "which":
            end -= 1
            end -= terms.tag(end - 1) == ","
            return self._nearest_group(low, end)
        start = low if whole else self._clause(end, low)
        if end <= start:
            return None
        if terms.tag(end - 1) in ",)=":
            return self._with_inserts(start, end)
        comma = end - 1
        while comma > start and terms.tag(comma - 1) not in ",=":
            comma -= 1
        return self._group(comma, end)

    def _told_of(self, low: int, end: int) -> tuple[int, int] | None:
        """The name right before ", who asked" where it is no apposition: "to the dismay of moderator Carl Quint, who asked"."""
        group = self._nearest_group(low, end) if self.terms.tag(end - 1) == "C" else None
        if group is None or group[1] - group[0] < len(("given", "surname")) or self.terms.tag(group[0] - 1) not in "wF":
            return None
        return group

    def _clause(self, end: int, low: int) -> int:
        """Where the clause begins whose verb follows a term."""
        terms = self.terms
        at = end - 1
        if terms.word(at) in self.lists["pronouns"]:
            return at
        while (
            terms.tag(at) == ","
            and (comma := terms.tags.rfind(",", max(low, at - LONGEST), at)) >= 0
            and self.inserted(comma + 1)
            and terms.word(comma + 1) not in self.lists["clauses"]
        ):
            at = comma
        while at >= low:
            word = terms.word(at)
            if self.bounds(at) or terms.tag(at) == ":":
                return at + 1
            if at < end - 1 and (
                word in self.lists["clauses"] or (self.is_cue(at) and not word.endswith("ing") and not self._within_insert(at))
            ):
                return at + 1
            if word in ("which", "whom") and terms.tag(at + 1) in "taC" and at < end - 1:
                return at + 1
            if word == "and" and not self._joint(at, end):
                return at + 1
            at -= 1
        return low

    def _within_insert(self, at: int) -> bool:
        return self.terms.word(at - 1) in ("who", "which", "that") or any(
            self.terms.word(at - back) in ("who", "which") for back in (2, 3)
        )

    def _joint(self, conjunction: int, end: int) -> bool:
        """Whether "and" joins two names into one subject, or stands inside an apposition."""
        terms = self.terms
        if terms.tag(end - 1) == ",":
            return True
        return terms.tag(conjunction - 1) == "C" and terms.tag(conjunction + 1) == "C" and terms.tag(conjunction - 2) in "C.,LtqF"

    def _with_inserts(self, start: int, end: int) -> tuple[int, int] | None:
        """The name before an apposition: the first group of the clause that is no adverbial."""
        terms = self.terms
        segments = self._segments(start, end)
        for number, (first, last) in enumerate(segments):
            found = self._leading(first, last)
            if found is None:
                continue
            common = terms.tag(found[1] - 1) != "C" or any(terms.word(index) in OWNERS for index in range(*found))
            described = terms.tag(found[0]) != "C" and any(terms.word(index) in ("of", "for", "to") for index in range(*found))
            common = common or terms.tag(found[0]) in "ta"
            if (common or described) and number + 1 < len(segments):
                named = self._named(found, segments[number + 1])
                if named is not None:
                    return named
            return found
        return None

    def _named(self, group: tuple[int, int], following: tuple[int, int]) -> tuple[int, int] | None:
        """The name that is set beside a description ("the mayor, Jo Hall", "the bishop, the Rt Rev Jo Hall")."""
        terms = self.terms
        first, end = following
        if terms.tag(first) == "t" and end - first > 1:
            first += 1
        if (
            terms.tag(first) != "C"
            or not all(terms.tag(index) in "CF.w-" for index in range(first, end))
            or terms.tag(end - 1) != "C"
        ):
            return None
        return (first, end) if end - first > 1 or not self._is_place(group, following) else None

    def _is_place(self, group: tuple[int, int], following: tuple[int, int]) -> bool:
        """Whether a capital after a comma goes with the place before it ("in Mobile, Alabama")."""
        return following[1] - following[0] == 1 and any(self.terms.word(index) in ("of", "in", "from") for index in range(*group))

    def _segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas and brackets."""
        found: list[tuple[int, int]] = []
        first = start
        for index in range(start, end + 1):
            if index == end or self.terms.tag(index) in ",()=:":
                if index > first:
                    found.append((first, index))
                first = index + 1
        return found

    def _leading(self, first: int, last: int) -> tuple[int, int] | None:
        """A segment as a subject; None for an adverbial at the head of the sentence."""
        terms, lists = self.terms, self.lists
        while first < last and terms.word(first) in word_set("speakers", "turns"):
            first += 1
        if (
            first >= last
            or terms.word(first) in lists["prepositions"]
            or terms.word(first) in lists["openers"]
            or terms.tag(first) in "WKMji"
            or (terms.word(first).endswith("ly") and terms.word(first + 1) in lists["prepositions"])
        ):
            return None
        return (first, last) if self.names_someone(first, last) else None

    def _group(self, first: int, end: int) -> tuple[int, int] | None:
        """A subject right before its verb: the whole stretch, or the last group of it when an adverbial opens it."""
        terms, lists = self.terms, self.lists
        if end <= first:
            return None
        if terms.word(end - 1) in lists["pronouns"]:
            return end - 1, end
        leading = self._leading(first, end)
        if (
            leading is not None
            and end - leading[0] <= LONGEST
            and not any(terms.word(index) in lists["pronouns"] for index in range(leading[0], end))
        ):
            return leading
        return self._nearest_group(first, end)

    def _nearest_group(self, first: int, end: int) -> tuple[int, int] | None:
        """The shortest group that ends before a term: a run of capitals, or back to an article."""
        terms = self.terms
        at = end
        if terms.tag(end - 1) == "C":
            while at > first and (terms.tag(at - 1) in "C-" or (terms.tag(at - 1) == "." and terms.word(at - 2) in self.abbreviations)
                                  or (terms.tag(at - 1) == "." and len(terms.word(at - 2)) == 1)):  # fmt: skip
                at -= 1
        else:
            while at > first and terms.tag(at - 1) in "CwF-to" and end - at < LONGEST:
                at -= 1
                if terms.word(at) in word_set("speakers", "group_openers"):
                    break
            at += terms.word(at) in self.lists["prepositions"]
        return (at, end) if at < end and self.names_someone(at, end) else None

    def main(self, verb: int, low: int) -> tuple[tuple[int, int] | None, bool]:
        """The subject of the main clause for a participle or second verb, and whether it is the previous quotation's."""
        terms = self.terms
        if terms.word(verb - 1) == "as":
            quoting = next(
                (
                    index
                    for index in range(verb - 2, max(low, verb - LONGEST), -1)
                    if terms.word(index) in word_set("speakers", "quoting")
                ),
                None,
            )
            if quoting is not None and quoting < verb - 2 and not self.passive(quoting, low):
                return ((quoting + 1, verb - 1) if self.names_someone(quoting + 1, verb - 1) else None), False
        at = verb - 1
        while at >= low and not (at < verb - 1 and self.bounds(at)):
            at -= 1
        if at >= 0 and terms.tag(at) == "q" and at >= low - 1:
            return None, True
        start = at + 1
        for index in range(start + 1, verb):
            if (
                self.is_cue(index)
                and not terms.word(index).endswith("ing")
                and not self._within_insert(index)
                and not self.passive(index, start)
            ):
                return self.ahead(index, start), False
        return self.first(start, verb), False

    def first(self, start: int, end: int) -> tuple[int, int] | None:
        """The group at the head of a sentence, up to where it seems to end."""
        terms, lists = self.terms, self.lists
        for first, last in self._segments(start, end):
            found = self._leading(first, last)
            if found is None:
                continue
            begin = found[0]
            if terms.word(begin) in lists["pronouns"]:
                return begin, begin + 1
            stop = begin + 1
            while stop < last and (terms.tag(stop) in "C-'" or terms.tag(stop - 1) == "'" or (terms.tag(stop) == "." and not self.bounds(stop))
                                   or (terms.tag(begin) != "C" and not self._has_head(begin, stop))
                                   or terms.word(stop) in lists["noun_speakers"]
                                   or (terms.tag(stop) == "F" and terms.tag(stop + 1) in "CtF") or (terms.tag(stop - 1) == "F")):  # fmt: skip
                stop += 1
            return (begin, stop) if self.names_someone(begin, stop) else None
        return None

    def _has_head(self, first: int, end: int) -> bool:
        return any(
            self.terms.tag(index) == "C" or self.terms.word(index) in self.lists["noun_speakers"] for index in range(first + 1, end)
        )

    def behind(self, at: int, last: int) -> tuple[int, int] | None:
        """The subject that follows its verb, up to a comma, a preposition of time or place, or the sentence's end."""
        terms, lists = self.terms, self.lists
        end = at
        while end < min(last, at + LONGEST):
            word, tag = terms.word(end), terms.tag(end)
            if self.bounds(end) or tag in ",;:qLp=()" or (end > at and tag in "WK"):
                break
            if end > at and word in lists["subject_stops"] and not (word in word_set("speakers", "linking") and terms.tag(end - 1) == "w"
                                                                    and self._goes_on(at, end)):  # fmt: skip
                break
            end += 1
        if terms.tag(end) == "." and end > at and terms.tag(end + 1) not in "Lq" and not self.bounds(end):
            end += 1
        if not self.names_someone(at, end):
            return None
        common = terms.tag(end - 1) != "C" or any(terms.word(index) in OWNERS for index in range(at, end))
        if common and terms.tag(end) == "," and terms.tag(end + 1) == "C" and terms.word(at) not in lists["pronouns"]:
            name = end + 1
            while terms.tag(name) in "C-" or (terms.tag(name) == "." and not self.bounds(name)):
                name += 1
            if name > end + 2 and (terms.tag(name) in ",L" or self.bounds(name)):
                return end + 1, name
        return at, end

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a preposition belongs to a group without a name: "one source close to the talks", "a person with knowledge"."""
        return not any(self.terms.tag(index) == "C" for index in range(first, at)) and self.terms.word(at - 1) in word_set("speakers", "attached")  # fmt: skip

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
            for index in range(first, end)
        )
