"""Whom the subject of a reporting verb names: a person in full, whom a pronoun or an office means, or the words as written."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from factdesk.claims.speaker_cast import Cast, Mention, Person
from factdesk.claims.titles_words import vocabulary
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import fits, normal_office
from factdesk.draft.patterns import word_set

PRONOUN_REACH = 1500
"""Code points back in which a pronoun finds its person."""
OFFICE_REACH = 20_000
"""Code points back in which an office finds its person."""
SPEAKER_REACH = 900
"""Code points in which it means the speaker of the quotation before."""
ARTICLES = "ta"
OWN = {"his": "he", "her": "she", "their": "they"}
RUN = re.compile("(?<![C'])(C{2,4})(?!C)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the reader is shown it, with the person when one is known."""

    name: str
    person: Person | None = None
    plural: bool = False


class Namer:
    """Names the speakers of a draft, one quotation after the other."""

    def __init__(self, cast: Cast, lists: Mapping[str, frozenset[str]]) -> None:
        self.cast, self.terms, self.lists = cast, cast.terms, lists
        self.vocab = vocabulary(cast.language)
        self._runs: dict[str, str] | None = None

    def name(self, subject: tuple[int, int], previous: Speaker | None, spoken: int) -> Speaker | None:
        """The speaker that a subject names; `previous` spoke last, up to the offset `spoken`."""
        terms = self.terms
        first, end = subject
        alone = OWN.get(terms.word(first), terms.word(first)) if end - first == 1 else ""
        if alone in self.lists["pronouns"]:
            return self._pronoun(alone, terms.starts[first], previous, spoken)
        both = self._joint(first, end)
        if both is not None:
            return both
        first = min(first + (terms.tag(first) in ARTICLES), end - 1)
        person = self._person(first, end)
        if person is not None:
            return Speaker(person.name, person)
        end = next(
            (index for index in range(first + 1, end) if terms.tag(index) in ",(" or terms.word(index) in ("who", "which", "that")),
            end,
        )
        met = self._introduced(first, end) or self._epithet(first, end, previous, spoken)
        if met is not None:
            return met
        return self._capitals(first, end, opened=first > subject[0])

    def _person(self, first: int, end: int) -> Person | None:
        """The person at the head of a group: named in it, and neither owner nor object there."""
        found = self.cast.in_span(self.terms.starts[first], self.terms.ends[end - 1])
        heads = [
            mention
            for mention in found
            if not mention.owner
            and not (mention.led and mention is not self._opening(found, first))
            and not self._modifies(mention, end)
        ]
        if not heads:
            return None
        head = heads[0]
        behind = bisect_left(self.terms.starts, head.end)
        if behind < end and self.terms.tag(behind) == "C" and head.person.surname == fold(head.person.name):
            return None
        return head.person

    def _modifies(self, mention: Mention, end: int) -> bool:
        """Whether a name stands before the noun of somebody else: "one Marsh adviser"."""
        behind = bisect_left(self.terms.starts, mention.end)
        return behind < end and self.terms.tag(behind) == "w" and self.terms.word(behind) in self.lists["noun_speakers"]

    def _joint(self, first: int, end: int) -> Speaker | None:
        """Two who speak together: "Hale and Marsh said"."""
        found = self.cast.in_span(self.terms.starts[first], self.terms.ends[end - 1])
        if len(found) != len(("one", "other")) or any(mention.owner or mention.led for mention in found):
            return None
        one, other = found
        link = bisect_left(self.terms.starts, one.end)
        between = self.terms.text[one.end : other.start].split()
        titles = all(self.terms.tag(index) in "C." for index in range(link + 1, bisect_left(self.terms.starts, other.start)))
        if between[:1] != ["and"] or not titles or one.person is other.person or other.end < self.terms.ends[end - 1]:
            return None
        return Speaker(f"{one.person.name} and {other.person.name}", None, plural=True)

    def _opening(self, found: list[Mention], first: int) -> Mention | None:
        """The mention with which a group opens: what stands before it is no part of the group."""
        return found[0] if found and found[0].start == self.terms.starts[first] else None

    def _pronoun(self, word: str, offset: int, previous: Speaker | None, spoken: int) -> Speaker | None:
        if word == "they":
            return previous if previous and previous.plural and offset - spoken < SPEAKER_REACH else None
        if word not in ("he", "she"):
            return None
        gender = "m" if word == "he" else "f"
        spoken = self._sentence_end(spoken) if previous and previous.person is not None else spoken
        heard = self._since(gender, max(spoken, offset - PRONOUN_REACH), offset)
        if (
            heard is None
            and previous
            and offset - spoken < SPEAKER_REACH
            and not previous.plural
            and (previous.person is None or previous.person.fits(gender))
        ):
            if previous.person is not None:
                previous.person.gender = gender
            return previous
        unnamed = self._just_told(gender, offset, spoken)
        if unnamed is not None:
            return unnamed
        person = heard or self._since(gender, offset - PRONOUN_REACH, offset)
        if person is None and not self.cast.before(offset, PRONOUN_REACH):
            person = self._announced(gender, offset)
        if person is None:
            return None
        return Speaker(person.name, person)

    def _just_told(self, gender: str, offset: int, spoken: int) -> Speaker | None:
        """Somebody without a name whom the sentence before has at its head: "The president went on Twitter. “…,” he wrote."."""
        article, terms = self.cast.article, self.terms
        here = article.sentence_at(offset)
        index = bisect_left(article.sentences, here) - 1
        if index < 0 or article.paragraph_at(offset) != article.paragraph_at(article.sentences[index][0]):
            return None
        start, stop = article.sentences[index]
        first = bisect_left(terms.starts, start)
        if spoken > start or terms.tag(first) != "t" or any(m.person.fits(gender) for m in self.cast.in_span(start, offset)):
            return None
        for head in range(first + 1, min(first + 4, bisect_left(terms.starts, stop))):
            word = terms.word(head)
            if word in self.lists["speaking_persons"]:
                other = self.lists["female" if gender == "m" else "male"]
                return None if word in other else self.name((first, head + 1), None, spoken)
            if terms.tag(head) not in "Cw":
                return None
        return None

    def _sentence_end(self, spoken: int) -> int:
        """Where the sentence of the last quotation ends: who is named in it behind the marks is spoken of or to."""
        return self.cast.article.sentence_at(max(spoken - 1, 0))[1] if spoken > 0 else spoken

    def _since(self, gender: str, low: int, offset: int) -> Person | None:
        """The person of a gender whom the last sentence with one has at its head, else anywhere in it."""
        sentence_at = self.cast.article.sentence_at
        last: tuple[int, int] | None = None
        best: Mention | None = None
        for mention in reversed(self.cast.before(offset, offset - low)):
            if not mention.person.fits(gender):
                continue
            sentence = sentence_at(mention.start)
            if last is not None and sentence != last:
                break
            last = sentence
            if best is None or self._leads(mention) >= self._leads(best):
                best = mention
        return best.person if best else None

    @staticmethod
    def _leads(mention: Mention) -> int:
        return 0 if mention.owner else 1 if mention.led else 2

    def _announced(self, gender: str, offset: int) -> Person | None:
        """The person whom the next sentences name first, where nobody has been named before ("…," she said. Ms. Smith …)."""
        at = bisect_left(self.cast.starts, offset)
        if at >= len(self.cast.mentions):
            return None
        mention = self.cast.mentions[at]
        near = mention.start - offset < SPEAKER_REACH and not mention.owner and not mention.led
        return mention.person if near and mention.person.fits(gender) else None

    def _introduced(self, first: int, end: int) -> Speaker | None:
        """The person who was introduced with an office or in these words ("the minister", "the Iowa Republican")."""
        terms = self.terms
        if terms.tag(first - 1) != "t":
            return None
        said = terms.text[terms.starts[first] : terms.ends[end - 1]]
        head, others = self._plain_words(first, end)
        office = normal_office(said, self.cast.language)
        tried: set[Person] = set()
        met: Mention | None = None
        for mention in reversed(self.cast.before(terms.starts[first], OFFICE_REACH)):
            person = mention.person
            if met is not None and self._sentence(mention) != self._sentence(met):
                break
            if person in tried:
                continue
            tried.add(person)
            known = person.words | person.places
            if (head in person.words and others <= known) or (
                office
                and not self._elsewhere(first, end, head, known)
                and any(one == office or fits(office, one, self.cast.language) for one in person.offices)
            ):
                if met is not None:  # two senators in one sentence: "the senator" may be either
                    return None
                met = mention
        return Speaker(f"{said} {met.person.name}", met.person) if met else None

    def _elsewhere(self, first: int, end: int, head: str, known: set[str]) -> bool:
        """Whether a group names a place of which the person is not known to be: "the Ohio governor"."""
        return any(
            self.terms.tag(index) == "C" and self.terms.word(index) not in known | {head}
            for index in range(first, end)
            if jurisdiction_of(self.terms.written(index), self.cast.language)
        )

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        return self.cast.article.sentence_at(mention.start)

    def _epithet(self, first: int, end: int, previous: Speaker | None, spoken: int) -> Speaker | None:
        """Whom "the billionaire" or "the Vermont senator" means where nobody was introduced so: the one told of last.

        The definite article says that the reader knows the person; a person of another such noun is not meant.
        """
        terms = self.terms
        head, _ = self._plain_words(first, end)
        if terms.tag(first - 1) != "t" or head not in self.lists["epithets"]:
            return None
        offset = terms.starts[first]
        gender = "m" if head in self.lists["male"] else "f" if head in self.lists["female"] else None
        met = self._last_named(gender, head, offset)
        if met and any(head in other.person.words and other.person is not met for other in self.cast.before(offset, OFFICE_REACH)):
            return None
        if met is None and previous and previous.person and offset - spoken < SPEAKER_REACH:
            met = previous.person
        return Speaker(f"{terms.text[offset : terms.ends[end - 1]]} {met.name}", met) if met else None

    def _last_named(self, gender: str | None, head: str, offset: int) -> Person | None:
        """The only person so described in the draft, else the one whom the last sentences have at their head."""
        near = self.cast.before(offset, OFFICE_REACH)
        described = {mention.person for mention in near if head in mention.person.words}
        if len(described) > 1:
            return None
        for mention in reversed(self.cast.before(offset, SPEAKER_REACH)):
            person = mention.person
            if mention.led or not (gender is None or person.fits(gender)):
                continue
            return None if person.words & self.lists["epithets"] - self.lists["alike"] - {head} else person
        return None

    def _plain_words(self, first: int, end: int) -> tuple[str, set[str]]:
        """The head of a group and its other words, short titles written out."""
        found: list[str] = []
        head = ""
        for index in range(first, end):
            word = self.terms.word(index)
            if word in self.lists["prepositions"]:
                head = head or (found[-1] if found else "")
            elif self.terms.tag(index) in "Cwo":
                found.append(self.cast.short.get(word, word))
        head = head or (found[-1] if found else "")
        return head, set(found) - {head}

    def _capitals(self, first: int, end: int, *, opened: bool) -> Speaker | None:
        """A name that no detector knows, its honorifics left out; else the group as it is written."""
        terms = self.terms
        said = terms.text[terms.starts[first] : terms.ends[end - 1]].strip()
        plural = any(terms.word(index) in self.lists["many"] for index in range(first, end))
        begin = end
        while begin > first and (terms.tag(begin - 1) in "C-" or (terms.tag(begin - 1) == "." and terms.tag(begin - 2) == "C")
                                 or (terms.word(begin - 1) in self.vocab.particles and begin - 1 > first and terms.tag(begin - 2) == "C")):  # fmt: skip
            begin -= 1
        run = begin
        body = terms.word(end - 1) in self.vocab.no_person
        roles = word_set("speakers", "courtesy") if body else self.lists["honorifics"] | self.lists["noun_speakers"]
        for index in range(begin, end - 1):
            if terms.word(index) in roles and any(terms.tag(k) == "C" for k in range(index + 1, end)):
                run = index + 1
                while terms.tag(run) == ".":
                    run += 1
        led = begin > first and (terms.word(begin - 1) in self.lists["prepositions"] or terms.tag(begin - 1) in "ta'")
        if run >= end or (led and run == begin):
            return Speaker(said, None, plural)
        name = terms.text[terms.starts[run] : terms.ends[end - 1]]
        persons = not (opened and run == first) and not any(terms.word(index) in self.vocab.no_person for index in range(run, end))
        if not persons or "," in name:
            return Speaker(said if run == first else name, None, plural)
        return self._known(name, plural=plural)

    def _full_names(self) -> Mapping[str, str]:
        """Surnames with the first run of two or three capitals that ends in each: names that no detector is sure of."""
        if self._runs is None:
            self._runs = {}
            terms = self.terms
            for match in RUN.finditer(terms.tags):
                first, end = match.span(1)
                words_said = [terms.word(index) for index in range(first, end)]
                while len(words_said) > 1 and (words_said[0] in self.lists["honorifics"] or words_said[0] in self.vocab.no_name):
                    words_said, first = words_said[1:], first + 1
                plain = not any(word in self.vocab.no_person or word in self.vocab.no_name for word in words_said)
                if len(words_said) > 1 and plain and not terms.written(first).isupper():
                    self._runs.setdefault(fold(words_said[-1]), terms.text[terms.starts[first] : terms.ends[end - 1]])
        return self._runs

    def _known(self, name: str, *, plural: bool) -> Speaker:
        """A name as a person: the full one of its surname, or one that is known from here on."""
        surname = fold(name).split()[-1]
        known = self.cast.by_surname.get(surname, [])
        if " " not in name:
            if not known and (full := self._full_names().get(surname)):
                known = [self.cast.know(full)]
            return Speaker(known[0].name, known[0]) if len(known) == 1 else Speaker(name, None, plural)
        person = self.cast.by_name.get(fold(name))
        if person is None:
            person = self.cast.know(name)
        return Speaker(person.name, person)
