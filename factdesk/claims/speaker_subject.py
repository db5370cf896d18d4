"""The subject of a reporting verb, as a group of terms: before the verb, after it, or at the head of its sentence."""

from collections.abc import Sequence

from factdesk.claims.speaker_groups import DATELINE, Groups
from factdesk.draft.patterns import word_set

BRIEF = 4
FULL_NAME = 2
OFFICE_REACH = 8
LONGEST = 22
"""Terms of the longest subject, with its appositions."""


class Subjects(Groups):
    """Finds subjects in the terms of a text."""

    def ahead(self, verb: int, low: int, *, whole: bool = False) -> tuple[int, int] | None:
        """The subject that stands before its verb, not before a term; `whole`: it begins right there."""
        terms = self.terms
        end = self.helpers(low, verb)
        if terms.word(end) == "who" and end < verb and terms.tag(end - 1) == "," and (told := self._told_of(low, end - 1)):
            return told
        if terms.word(end) == "who" and terms.tag(end - 1) == "," and (met := self._object_of(low, end - 1)):
            return met
        if terms.word(end - 1) == "who" or terms.word(end - 1) == "which":
            end -= 1
            end -= terms.tag(end - 1) == ","
            return self._nearest_group(low, end)
        before = self._before_dashes(low, end)
        return self._with_inserts(low, before) if before < end else self._in_clause(low if whole else self._clause(end, low), end)

    def _in_clause(self, start: int, end: int) -> tuple[int, int] | None:
        """The subject of a clause without its verb, with what is inserted or alone."""
        if end <= start:
            return None
        if self.terms.tag(end - 1) in ",)=":
            return self._with_inserts(start, end)
        comma = end - 1
        while comma > start and self.terms.tag(comma - 1) not in ",=":
            comma -= 1
        return self._group(comma, end)

    def _before_dashes(self, start: int, end: int) -> int:
        """The end of a subject without what stands between dashes behind it: "the states -- Ohio and Utah -- said"."""
        terms = self.terms
        if terms.tag(end - 1) not in "=-" or (terms.tag(end - 1) == "-" and terms.joined(end)):
            return end
        at = end - 1
        while at > start and terms.tag(at - 1) in "=-":
            at -= 1
        while at > start and not (terms.tag(at - 1) == "=" or (terms.tag(at - 1) == "-" and not terms.joined(at))):
            at -= 1
        while at > start and terms.tag(at - 1) in "=-":
            at -= 1
        return at if at > start else end

    def _object_of(self, low: int, end: int) -> tuple[int, int] | None:
        """The group right before ", who said" where a verb has it for its object: "they have hired a lawyer, who promised"."""
        comma = end
        while comma > low and self.terms.tag(comma - 1) not in ",=:":
            comma -= 1
        group = self._nearest_group(comma, end)
        return group if group and any(self.verb_at(at) for at in range(comma + 1, group[0])) else None

    def _told_of(self, low: int, end: int) -> tuple[int, int] | None:
        """The name right before ", who asked" where it is no apposition: "to the dismay of moderator Carl Quint, who asked"."""
        group = self._nearest_group(low, end) if self.terms.tag(end - 1) == "C" else None
        if group is None or group[1] - group[0] < FULL_NAME:
            return None
        before = group[0] - 1
        office = self.terms.tag(before) == "," and self._clausal_office(before, low)
        return group if self.terms.tag(before) in "wF" or office else None

    def _clausal_office(self, comma: int, low: int) -> bool:
        """Whether "by" or the like leads to the office before a comma: "shot down by the ambassador to Rome, Jo Hall, who said"."""
        for at in range(comma - 1, max(low, comma - OFFICE_REACH) - 1, -1):
            if self.bounds(at) or self.terms.tag(at) == ",":
                return False
            if self.terms.word(at) in self.lists["persons"]:
                return any(self.terms.word(back) in word_set("speakers", "led_by") for back in range(max(low, at - BRIEF), at))
        return False

    def _clause(self, end: int, low: int) -> int:
        """Where the clause begins whose verb follows a term."""
        terms = self.terms
        at = end - 1
        if terms.word(at) in self.lists["pronouns"]:
            return at
        while terms.tag(at) == "," and (comma := self._insert_opens(at, low)) is not None:
            at = comma
        while at >= low:
            word = terms.word(at)
            if self.bounds(at) or terms.tag(at) == ":":
                return at + 1
            if at < end - 1 and (
                word in self.lists["clauses"] or (self.is_cue(at) and not word.endswith("ing") and not self._within_insert(at))
            ):
                return at + 1
            if (
                word in self.lists["which_whom"]
                and at < end - 1
                and (terms.tag(at + 1) in "taC" or terms.word(at + 1) in self.lists["noun_speakers"])
            ):
                return at + 1
            if word == "and" and not self._joint(at, end):
                return at + 1
            at -= 1
        return low

    def _insert_opens(self, closing: int, low: int) -> int | None:
        """The comma that opens an insertion which another closes; "who" opens one that may hold commas itself."""
        terms = self.terms
        nearest = True
        for at in range(closing - 1, max(low, closing - LONGEST) - 1, -1):
            if self.bounds(at):
                return None
            if terms.tag(at) != ",":
                continue
            if nearest and self.inserted(at + 1) and terms.word(at + 1) not in self.lists["clauses"]:
                return at
            if terms.word(at + 1) in word_set("speakers", "insert_relatives"):
                return at
            nearest = False
        return None

    def _within_insert(self, at: int) -> bool:
        return self.terms.word(at - 1) in self.lists["relatives"] or any(
            self.terms.word(at - back) in self.lists["who_which"] for back in (2, 3)
        )

    def _joint(self, conjunction: int, end: int) -> bool:
        """Whether "and" joins two names into one subject, or stands inside an apposition."""
        terms = self.terms
        if terms.tag(end - 1) == "," or self._two_nouns(conjunction, end):
            return True
        return terms.tag(conjunction - 1) == "C" and terms.tag(conjunction + 1) == "C" and terms.tag(conjunction - 2) in "C.,LtqF=-"

    def _two_nouns(self, conjunction: int, end: int) -> bool:
        """Whether "and" joins two nouns for one person under one article: "the party leader and former first minister"."""
        persons = self.lists["persons"]
        if self.terms.word(end - 1) not in persons or self.terms.word(conjunction - 1) not in persons:
            return False
        return end > conjunction + 1 and all(self.terms.tag(at) in "wo" for at in range(conjunction + 1, end))

    def _with_inserts(self, start: int, end: int) -> tuple[int, int] | None:
        """The name before an apposition: the first group of the clause that is no adverbial."""
        terms = self.terms
        segments = self.segments(start, end)
        for number, (first, last) in enumerate(segments):
            found = self.leading(first, last)
            if found is None:
                continue
            common = terms.tag(found[1] - 1) != "C" or any(
                terms.word(index) in self.lists["owner_marks"] for index in range(*found)
            )
            described = terms.tag(found[0]) != "C" and any(terms.word(index) in self.lists["describing"] for index in range(*found))
            common = common or terms.tag(found[0]) in "ta" or terms.word(found[0]) in word_set("speakers", "possessives")
            if (common or described) and number + 1 < len(segments):
                named = self.named(found, segments[number + 1])
                if named is not None:
                    return named
            return found
        return None

    def _group(self, first: int, end: int) -> tuple[int, int] | None:
        """A subject right before its verb: the whole stretch, or the last group of it when an adverbial opens it."""
        terms, lists = self.terms, self.lists
        if end <= first:
            return None
        if terms.word(end - 1) in lists["pronouns"] or (terms.word(end - 1) == "it" and self.is_cue(end)):
            return end - 1, end
        leading = self.leading(first, end)
        if (
            leading is not None
            and end - leading[0] <= LONGEST
            and not any(terms.word(index) in lists["pronouns"] for index in range(leading[0], end))
        ):
            return leading
        return self._nearest_group(first, end)

    def run_before(self, end: int, low: int) -> tuple[int, int] | None:
        """The capitals in a row before a term."""
        return self._nearest_group(low, end)

    def _nearest_group(self, first: int, end: int) -> tuple[int, int] | None:
        """The shortest group that ends before a term: a run of capitals, or back to an article."""
        terms = self.terms
        at = end
        if terms.tag(end - 1) == "C":
            while at > first and (terms.tag(at - 1) in "C-" or (terms.tag(at - 1) == "." and terms.word(at - 2) in self.abbreviations)
                                  or (terms.tag(at - 1) == "." and len(terms.word(at - 2)) == 1)):  # fmt: skip
                at -= 1
        else:
            while at > first and terms.tag(at - 1) in "CwF-toa" and end - at < LONGEST:
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
        if terms.word(verb - 1) == "to" and terms.word(verb - 2) == "used":
            return self.ahead(verb - 2, start), False
        who = next((index for index in range(verb - 1, start, -1) if terms.tag(index) in ",:" or terms.word(index) == "who"), start)
        if terms.word(who) == "who":
            return self._nearest_group(start, who - (terms.tag(who - 1) == ",")), False
        for index in range(start + 1, verb):
            if terms.word(index) in word_set("speakers", "hearing") and terms.word(index + 1) == "that":
                start = index + 2
                break
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
        """The group at the head of a sentence, up to where it seems to end; a name in apposition to it is taken instead."""
        terms = self.terms
        segments = self.segments(start, end)
        for number, (first, last) in enumerate(segments):
            found = self.leading(first, last)
            if found is None:
                late = self._behind_adverbial(first, last, segments[number + 1 :])
                if late is not None or self._is_clause(first, last):
                    return late
                continue
            begin = self._behind_role(found[0], last)
            if terms.word(begin) in self.lists["pronouns"]:
                return begin, begin + 1
            stop = self._extent(begin, last)
            if stop > begin + 1 and terms.word(stop - 1) in self.lists["pronouns"]:  # "The next day he"
                return stop - 1, stop
            if terms.tag(stop) == "-" or terms.tag(stop - 1) == "-":
                return None
            behind = segments[number + 1] if number + 1 < len(segments) and terms.tag(last) == "," else None
            return self._apposed(begin, stop, last, behind) or ((begin, stop) if self.names_someone(begin, stop) else None)
        return None

    def _behind_role(self, begin: int, last: int) -> int:
        """Where the name stands behind what somebody is: "Talk show host Jo Hall", "Property developer Jo Hall"."""
        terms = self.terms
        if terms.tag(begin) != "C":
            return begin
        for at in range(begin + 1, min(last - 1, begin + BRIEF)):
            if terms.tag(at) not in "w-":
                return begin
            if terms.word(at) in self.lists["persons"] and terms.tag(at + 1) == "C":
                return at + 1
        return begin

    def _extent(self, begin: int, last: int) -> int:
        """Where a group at the head of a sentence ends: before its verb, after its noun or name and what belongs to them."""
        terms, lists = self.terms, self.lists
        common = terms.tag(begin) != "C" or terms.word(begin) in word_set("speakers", "possessives")
        stop, headed = begin + 1, False
        while stop < min(last, begin + LONGEST) and not self.verb_at(stop):
            tag, word = terms.tag(stop), terms.word(stop)
            joined = tag in "C-'" or terms.tag(stop - 1) in "'F" or (tag == "." and not self.bounds(stop))
            if tag == "F" and terms.tag(stop + 1) in "ta":
                stop = self._owner_end(stop + 2, last)
                break
            whole = (tag == "F" and terms.tag(stop + 1) in "CF") or (
                common and tag == "w" and terms.tag(stop - 1) == "C" and terms.word(stop + 1) in lists["noun_speakers"]
            )
            if not (joined or whole or (common and not headed) or word in lists["noun_speakers"]):
                break
            headed = headed or tag == "C" or word in lists["noun_speakers"]
            stop += 1
        return stop

    def _owner_end(self, at: int, last: int) -> int:
        """Where the group behind "of the" ends: at its mark, or with the first noun that speaks or name, or else its first word."""
        terms = self.terms
        for end in range(at + 1, min(last, at + BRIEF) + 1):
            if end == last or terms.word(end - 1) in self.lists["noun_speakers"] or (terms.tag(end - 1) == "C" != terms.tag(end)):
                return end
        return min(at + 1, last)

    def _apposed(self, begin: int, stop: int, last: int, behind: tuple[int, int] | None) -> tuple[int, int] | None:
        """What stands behind the comma of a group and is meant by it: a pronoun with its verb, or a name."""
        if behind is None:
            return None
        if self.terms.tag(begin) in "ta" and self.terms.word(behind[0]) in self.lists["pronouns"]:
            return behind[0], behind[0] + 1
        return self.named((begin, stop), behind) if stop == last and self.describes(begin, stop) else None

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether a segment is a main clause of nobody ("It was found by …"): no subject follows its comma."""
        opens = self.terms.word(first) in self.lists["prepositions"] or self.terms.word(first) in self.lists["openers"]
        return not opens and any(self.verb_at(at) for at in range(first + 1, min(last, first + BRIEF)))

    def _behind_adverbial(self, first: int, last: int, following: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """A name behind an adverbial without a comma: "For most of his life Jo Hall has", "Outside was Jo Hall, a teacher"."""
        terms = self.terms
        if terms.word(first) not in self.lists["prepositions"]:
            return None
        for at in range(first + 1, last - 1):
            if (
                terms.tag(at) != "C"
                or terms.tag(at + 1) not in "C-"
                or terms.tag(at - 1) != "w"
                or terms.word(at - 1) in self.lists["prepositions"]
            ):
                continue
            end = at + 1
            while end < last and terms.tag(end) in "C-":
                end += 1
            before = terms.word(at - 1) in self.lists["be"]
            apposed = end == last and bool(following) and terms.tag(following[0][0]) == "a"
            if (before and apposed) or (end < last and not before and self.verb_at(end)):
                return at, end
        return None

    def head(self, start: int, end: int) -> tuple[int, int] | None:
        """The group at the head of a whole sentence, behind the place with which a story begins."""
        for at in range(min(end, start + DATELINE) - 1, start, -1):
            if self.terms.tag(at) in "=-" and self.bounds(at):
                start = at + 1
                break
        while start < end and self.terms.tag(start) in "-=":
            start += 1
        group = self.first(start, end)
        return self._is_named(group, end) or group if group else None

    def _is_named(self, group: tuple[int, int], end: int) -> tuple[int, int] | None:
        """The name that a sentence gives to its subject: "The driver on most days was Jo Hall."."""
        terms = self.terms
        if terms.tag(group[0]) not in "ta":
            return None
        for at in range(group[1], min(end, group[1] + DATELINE)):
            if terms.word(at) in self.lists["be"]:
                run = at + 1
                while run < end and terms.tag(run) in "C-":
                    run += 1
                return (at + 1, run) if run > at + 2 and (run >= end or terms.tag(run) in ".,L") else None
        return None

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
        common = terms.tag(end - 1) != "C" or any(terms.word(index) in self.lists["owner_marks"] for index in range(at, end))
        common = common or self._office(end)
        if common and terms.tag(end) == "," and terms.tag(end + 1) == "C" and terms.word(at) not in lists["pronouns"]:
            name = end + 1
            while terms.tag(name) in "C-" or (terms.tag(name) == "." and not self.bounds(name)):
                name += 1
            if name > end + 2 and (terms.tag(name) in ",L" or self.bounds(name)):
                return end + 1, name
        return at, end

    def _office(self, end: int) -> bool:
        """Whether capitals are an office, before a courtesy and a name ("said Director General, Mrs Jo Hall")."""
        return self.terms.word(end - 1) in self.lists["noun_speakers"] and self.terms.word(end + 1) in word_set(
            "speakers", "courtesy"
        )

    def _goes_on(self, first: int, at: int) -> bool:
        """Whether a preposition belongs to a group without a name: "one source close to the talks", "a person with knowledge"."""
        return not any(self.terms.tag(index) == "C" for index in range(first, at)) and self.terms.word(at - 1) in word_set("speakers", "attached")  # fmt: skip
