"""Persons whom no detector is sure of: capitals in a row with a given name, an age, an occupation or a verb of speech beside them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from factdesk.claims.terms import Terms
from factdesk.claims.titles_words import Vocabulary
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

RUN = re.compile(r"(?<![C'])C(?:-?C|\.C|'C){1,4}(?:-w(?!-))?(?!C)")
SYLLABLE = 6
PAIR = 2
OFFICE_AND_NAME = 3
OFFICE_REACH = 5
"""Terms before a place in which the noun of an office stands."""
APPOSITION = 10
"""Terms behind a name in which a noun says what the person is."""


@cache
def _things(language: str) -> frozenset[str]:
    """What a name is of that ends in one of them: no person."""
    return frozenset(words("names", language)["things"].split())


class Runs:
    """Finds them in one text."""

    def __init__(
        self, terms: Terms, lists: Mapping[str, frozenset[str]], vocab: Vocabulary, given: frozenset[str], language: str
    ) -> None:
        self.terms, self.lists, self.vocab, self.given, self.language = terms, lists, vocab, given, language
        self.things = _things(language)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """First term and the term after the last of each, as often as one is written."""
        for match in RUN.finditer(self.terms.tags):
            first, end = match.span()
            if self.terms.tags[end - 1] == "w" and not self._syllable(end - 1):
                end -= 2
            if end - first == PAIR and self._gerund(first):
                continue
            while first < end - 1 and self.terms.words[first] in word_set("speakers", "states"):
                first += 1 + (self.terms.tags[first + 1] == ".")
            if end - first < PAIR:
                continue
            first = self._led_by_place(self._after_stop(first, end), end)
            for at in range(first, end - 1):
                if self._introduces(at) and (at == first or fold(self.terms.written(at)) in self.lists["honorifics"]):
                    first = at + 1 + (self.terms.tags[at + 1] == ".")
            if end - first > 1 and self._is_name(first, end) and self._shown(first, end):
                yield first, end

    def _gerund(self, at: int) -> bool:
        """Whether a form of a verb opens a sentence before a name: "Meeting Jo"."""
        word = self.terms.words[at]
        return len(word) > SYLLABLE and word.endswith("ing") and self.terms.tags[at - 1] in "L.q"

    def _after_stop(self, first: int, end: int) -> int:
        """Where a run begins behind a stop that ends a sentence: "in Europe. Marsh said"."""
        cut = self.lists["honorifics"] | word_set("speakers", "saints")
        stops = [
            at
            for at in range(first + 1, end)
            if self.terms.tags[at] == "." and len(self.terms.words[at - 1]) > 1 and self.terms.words[at - 1] not in cut
        ]
        return stops[-1] + 1 if stops else first

    def _led_by_place(self, first: int, end: int) -> int:
        """Where a name begins behind the place of an office: "the ambassador in Cairo Jo Hall"."""
        terms = self.terms
        if end - first < OFFICE_AND_NAME or terms.words[first - 1] not in word_set("speakers", "office_at"):
            return first
        nearby = range(max(0, first - OFFICE_REACH), first - 1)
        office = any(terms.words[at] in self.lists["persons"] for at in nearby) and all(
            terms.tags[at] in "Cwt'" for at in nearby[-2:]
        )
        return end - PAIR if office and all(terms.tags[at] == "C" for at in range(first, end)) else first

    def _syllable(self, at: int) -> bool:
        """Whether a small word behind a hyphen is part of a name: "Kang Min-su", not "New York-based"."""
        word = fold(self.terms.words[at])
        return (
            self.terms.joined(at)
            and self.terms.joined(at - 1)
            and len(word) < SYLLABLE
            and word not in self.lists["behind_hyphens"]
        )

    def _introduces(self, at: int) -> bool:
        word = self.terms.words[at]
        return (
            word in self.lists["honorifics"]
            or word in self.vocab.no_name
            or word in self.lists["noun_speakers"]
            or word in self.lists["openers"]
        )

    def _is_name(self, first: int, end: int) -> bool:
        """Whether no word shows a body or a place, and the words are not set in capitals throughout."""
        terms = self.terms
        firm = terms.written(first - 1) == "&" or terms.written(end) == "&"
        if firm or (terms.written(first).isupper() and terms.tags[first + 1] != "."):
            return False
        for at in range(first, end):
            word = terms.words[at]
            if terms.tags[at] == "C" and (word in self.vocab.no_person or word in self.vocab.no_name):
                return False
        said = terms.said(first, end)
        return "\n" not in said and "  " not in said and jurisdiction_of(said, self.language) is None

    def _shown(self, first: int, end: int) -> bool:
        terms, last = self.terms, self.terms.words[end - 1]
        before = first - 2 if terms.tags[first - 1] == "," and terms.tags[end] in ",." else first - 1
        if terms.words[before] in self.lists["persons"] or self._described(end):
            return True
        if (
            last in self.things
            or terms.words[first - 1] == "the"
            or any(jurisdiction_of(terms.written(at), self.language) for at in range(first, end - 1))
        ):
            return False
        speaks = (
            terms.words[end] in word_set("names", "acting")
            or self._says(end)
            or (terms.words[first - 1] in self.lists["person_verbs"] and terms.tags[end] in ",.L")
        )
        return speaks or fold(terms.written(first)) in self.given

    def _says(self, end: int) -> bool:
        """Whether a verb of speech follows before any mark: "Jo Hall of the growers' league pointed out"."""
        for at in range(end, end + APPOSITION):
            if self.terms.tags[at] not in "wCtaF'":
                return False
            if self.terms.words[at] in self.lists["verbs"]:
                return self.terms.words[at] not in self.lists["nouns_too"] or at == end
        return False

    def _described(self, end: int) -> bool:
        """Whether an age, "who" or an apposition of a person follows."""
        terms = self.terms
        at = end + 1
        if terms.tags[end] not in ",(":
            return False
        if terms.tags[at] in "dn" and terms.tags[at + 1] in ",.;)L" and terms.written(at).isdigit():
            return len(terms.written(at)) == len("42") or terms.tags[end] == "("
        return terms.words[at] in self.lists["who_whose"] or (
            terms.tags[at] in "taw" and terms.words[at] not in self.lists["openers"] and self._apposed(at)
        )

    def _apposed(self, first: int) -> bool:
        """Whether a group opens there that has the noun of a person before a mark or a preposition."""
        terms = self.terms
        for index in range(first, first + APPOSITION):
            if terms.words[index] in self.lists["persons"]:
                return True
            if terms.tags[index] in ",.;!Lq(" or terms.words[index] in self.lists["prepositions"]:
                return False
        return False
