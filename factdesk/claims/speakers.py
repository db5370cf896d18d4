"""Who says a quotation: the subject of the reporting verb after it, before it or between its parts, and whom a pronoun means."""
# ruff: noqa: PLR0911  # the forms of attribution are tried one after the other

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factdesk.claims.claim import Claim, Kind, NameValue, TitleValue
from factdesk.claims.terms import Terms
from factdesk.draft.offices import fits, normal_office
from factdesk.draft.words import words

REACH_AFTER, REACH_BEFORE, NEAR = 22, 26, 3
LONGEST_SUBJECT = 14
LONGEST_TITLE = 120
PRONOUN_REACH = 1500
"""Characters back in which a pronoun finds its person."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reporting verb and its subject, in terms; `near` when they stand right beside the quotation."""

    subject: tuple[int, int] | None
    cue: str
    near: bool
    naming: bool = False


@cache
def verb_lists(language: str) -> dict[str, frozenset[str]]:
    """The lists of reporting_verbs.yml as sets."""
    return {name: frozenset(content) for name, content in words("reporting_verbs", language).items()}


class Speakers:
    """Finds the speaker of each quotation of a text."""

    def __init__(self, terms: Terms, language: str, before: Sequence[Claim]) -> None:
        self.terms = terms
        self.language = language
        self.lists = verb_lists(language)
        self.people = sorted((claim for claim in before if claim.kind in (Kind.TITLE, Kind.NAME)), key=lambda claim: claim.start)
        self.starts = [claim.start for claim in self.people]

    def at(self, offset: int) -> int:
        """The first term at or after an offset."""
        return bisect_left(self.terms.starts, offset)

    def is_verb(self, at: int) -> bool:
        """Whether a term is a reporting verb in small letters (or in a headline's capitals)."""
        return self.terms.word(at) in self.lists["verbs"] and not self.terms.joined(at)

    def after(self, end: int, limit: int, *, closed: bool) -> Attribution | None:
        """The attribution after a quotation that ends at an offset: "said X", "X said", "according to X"."""
        terms = self.terms
        at = self.at(end)
        last = min(self.at(limit), at + REACH_AFTER)
        while at < last and terms.tag(at) in ",=-":
            at += 1
        if at >= last or terms.tag(at) in ".;!" or (closed and not self._resumes(at, last)):
            return None
        if terms.word(at) == "according" and terms.word(at + 1) == "to":
            return Attribution(self._subject_after(at + 2, last), "according to", near=True)
        if self.is_verb(at):
            if terms.word(at).endswith("ing"):
                return None
            subject = self._subject_after(at + 1, last)
            return Attribution(subject, terms.written(at), near=True)
        for verb in range(at + 1, last):
            if terms.tag(verb) in "q.;!L":
                return None
            if self.is_verb(verb):
                if terms.word(verb - 1) in ("who", "which", "that", "to", "the", "a", "of"):
                    continue
                return (
                    Attribution((at, self._without_helpers(at, verb)), terms.written(verb), near=True)
                    if self._may_speak(at, verb)
                    else None
                )
        return None

    def _resumes(self, at: int, last: int) -> bool:
        """Whether the words after a closed sentence still belong to it ("…?” he asked", "…!” said X")."""
        if self.terms.written(at)[:1].islower():
            return True
        return any(self.is_verb(at + step) for step in range(1, 1 + NEAR + 1) if at + step < last) and self.terms.tag(at) == "C"

    def _may_speak(self, first: int, verb: int) -> bool:
        """Whether terms look like a subject: a pronoun, a name, or a noun that speaks."""
        terms = self.terms
        if verb - first > LONGEST_SUBJECT or terms.tag(first) in "ij&<>sbTr" or terms.word(first) in self.lists["subject_stops"]:
            return False
        if terms.word(first) in self.lists["pronouns"]:
            return verb - first <= 1 + NEAR
        span = range(first, verb)
        return any(terms.tag(index) == "C" or terms.word(index) in self.lists["noun_speakers"] for index in span)

    def _without_helpers(self, first: int, end: int) -> int:
        """The end of a subject without adverbs, helpers and commas before the verb."""
        while end > first + 1 and (self.terms.word(end - 1) in self.lists["between"] or self.terms.tag(end - 1) == ","
                                   or (self.terms.word(end - 1).endswith("ly") and self.terms.tag(end - 1) == "w")):  # fmt: skip
            end -= 1
        return end

    def _subject_after(self, at: int, last: int) -> tuple[int, int] | None:
        """The subject that follows its verb, up to a comma or preposition."""
        terms = self.terms
        end = at
        while end < min(last, at + LONGEST_SUBJECT):
            word = terms.word(end)
            if terms.tag(end) in ".,;:qL!p=(" or (word in self.lists["subject_stops"] and end > at):
                break
            if terms.tag(end) in "WK" and end > at:
                break
            end += 1
        return (at, end) if end > at and self._names_someone(at, end) else None

    def _names_someone(self, first: int, end: int) -> bool:
        terms = self.terms
        if terms.word(first) in self.lists["subject_stops"]:
            return False
        return any(
            terms.tag(index) == "C"
            or terms.word(index) in self.lists["noun_speakers"]
            or terms.word(index) in self.lists["pronouns"]
            for index in range(first, end)
        )

    def before(self, start: int, limit: int, fewest: int) -> Attribution | None:
        """The attribution before a quotation that begins at an offset, in the same sentence."""
        terms = self.terms
        at = self.at(start)
        low = max(self.at(limit), at - REACH_BEFORE)
        here = at - 1
        while here >= low and terms.tag(here) in ",:=-":
            here -= 1
        punctuated = here < at - 1
        for index in range(here, low - 1, -1):
            if terms.tag(index) in "q;!L" or (terms.tag(index) == "." and index != here):
                return None
            naming = terms.word(index) in self.lists["naming"]
            if self.is_verb(index) or naming:
                distance = here - index
                if terms.word(index) == "to" or (naming and distance > LONGEST_SUBJECT):
                    return None
                near = distance <= NEAR or (punctuated and distance <= LONGEST_SUBJECT)
                subject = self._subject_before(index, max(self.at(limit), index - REACH_BEFORE))
                if subject is None and not near:
                    return None
                return Attribution(subject, terms.written(index), near=near, naming=naming)
            if terms.word(index) == "to" and terms.word(index - 1) == "according":
                return Attribution(self._subject_after(index + 1, at), "according to", near=True)
        if (
            punctuated
            and terms.tag(here + 1) == ":"
            and fewest
            and here - low <= LONGEST_SUBJECT
            and self._names_someone(low, here + 1)
        ):
            return Attribution((low, here + 1), terms.written(here + 1), near=True)
        return None

    def _subject_before(self, verb: int, low: int) -> tuple[int, int] | None:
        """The subject before its verb: the run beside it, or the sentence's first name when a comma parts them."""
        terms = self.terms
        end = self._without_helpers(low, verb)
        comma = terms.tag(verb - 1) == "," or any(terms.tag(index) == "," for index in range(end, verb))
        first = end
        if comma:
            for index in range(low, end):
                if terms.tag(index) == "C" or terms.word(index) in self.lists["pronouns"]:
                    stop = index
                    while stop < end and terms.tag(stop) not in ",(":
                        stop += 1
                    return index, stop
        while (
            first > low
            and terms.tag(first - 1) not in ",;:.qL!&(="
            and not self.is_verb(first - 1)
            and end - first < LONGEST_SUBJECT
        ):
            first -= 1
            if terms.word(first) in self.lists["pronouns"]:
                break
        return (first, end) if first < end and self._names_someone(first, end) else None

    def name(self, subject: tuple[int, int], previous: str | None) -> str | None:
        """The speaker that a subject names: the person of a title or name in it, whom a pronoun means, or the words as written."""
        terms = self.terms
        start, end = terms.starts[subject[0]], terms.ends[subject[1] - 1]
        person = self._person_in(start, end)
        if person is not None:
            return person
        word = terms.word(subject[0])
        if word in self.lists["pronouns"] and subject[1] - subject[0] == 1:
            return previous if word in ("he", "she") and previous else self._nearest(start) if word in ("he", "she") else previous
        first = min(subject[0] + (terms.tag(subject[0]) in "ta"), subject[1] - 1)
        comma = terms.tags.find(",", first + 1, subject[1])
        subject = (first, comma if comma > 0 else subject[1])
        end = terms.ends[subject[1] - 1]
        words_said = terms.text[terms.starts[first] : end]
        office = self._introduced(words_said, start)
        if office is not None:
            return f"{words_said} {office}"
        return self._capitals(first, subject[1]) or words_said

    def _person_in(self, start: int, end: int) -> str | None:
        """The first person whose title or name stands inside a stretch."""
        for claim in self.people[bisect_left(self.starts, start - LONGEST_TITLE) : bisect_right(self.starts, end)]:
            value = claim.value
            if not isinstance(value, (TitleValue, NameValue)) or claim.end <= start or claim.start >= end:
                continue
            last = value.parts.person[1] if isinstance(value, TitleValue) else claim.end
            if self.terms.text[last : last + 2] not in ("’s", "'s"):
                return value.person
        return None

    def _capitals(self, first: int, end: int) -> str | None:
        """The last run of capitalised words that is joined by nothing but spaces, particles and "of"."""
        terms = self.terms
        last = end
        while last > first and terms.tag(last - 1) != "C":
            last -= 1
        if last == first:
            return None
        begin = last - 1
        while begin > first and (terms.tag(begin - 1) == "C" or (terms.tag(begin - 1) in "Fw-" and begin - 1 > first and terms.tag(begin - 2) == "C"
                                                                and (terms.tag(begin - 1) in "F-" or terms.word(begin - 1) in ("al", "bin", "de", "van", "von")))):  # fmt: skip
            begin -= 1
        trailing = terms.text[terms.starts[begin] : terms.ends[last - 1]]
        alone = begin == first and terms.tag(last) != "'"
        return trailing if last == end or alone else terms.text[terms.starts[first] : terms.ends[end - 1]]

    def _nearest(self, offset: int) -> str | None:
        """The person named last before an offset."""
        index = bisect_left(self.starts, offset) - 1
        if index < 0 or offset - self.starts[index] > PRONOUN_REACH:
            return None
        value = self.people[index].value
        return value.person if isinstance(value, (TitleValue, NameValue)) else None

    def _introduced(self, said: str, offset: int) -> str | None:
        """The person who was introduced with an office ("the minister", "the Secretary General")."""
        office = normal_office(said, self.language)
        if office is None:
            return None
        for claim in reversed(self.people[: bisect_left(self.starts, offset)]):
            value = claim.value
            if (
                isinstance(value, TitleValue)
                and value.office
                and (value.office == office or fits(office, value.office, self.language))
            ):
                return value.full_name or value.person
        return None
