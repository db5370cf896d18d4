"""Whom the subject of a reporting verb names: a person in full, whom a pronoun or an office means, or the words as written."""

import re
from bisect import bisect_left
from collections.abc import Mapping

from factdesk.claims.speaker_cast import Cast, Mention, Person
from factdesk.claims.speaker_issued import Issued
from factdesk.claims.speaker_subject import Subjects
from factdesk.claims.speaker_topics import PRONOUN_REACH, Speaker, Topics
from factdesk.claims.speaker_words import table
from factdesk.claims.titles_words import vocabulary
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import fits, normal_office
from factdesk.draft.patterns import Pattern, word_set

OFFICE_REACH = 20_000
"""Code points back in which an office finds its person."""
SPEAKER_REACH = 900
"""Code points in which it means the speaker of the quotation before."""
PAIR = 2
UNNAMED_REACH = 300
ARTICLE_REACH = 4
FULL = 2
ARTICLES = "ta"
GIVES_NAME = Pattern("speakers", "gives_name")
RUN = re.compile("(?<![C'])(C{2,4})(?!C)")


class Namer:
    """Names the speakers of a draft, one quotation after the other."""

    def __init__(self, cast: Cast, subjects: Subjects, lists: Mapping[str, frozenset[str]]) -> None:
        self.cast, self.terms, self.lists = cast, cast.terms, lists
        self.topics = Topics(cast, subjects, lists, self._group)
        self.vocab = vocabulary(cast.language)
        self.issued = Issued(cast, subjects, self.topics, lists, self.name)
        self._runs: dict[str, str] | None = None

    def name(self, subject: tuple[int, int], other: Speaker | None = None) -> Speaker | None:
        """The speaker that a subject names; a pronoun does not mean the `other` one, who is answered."""
        terms = self.terms
        first, end = subject
        alone = table("whose").get(terms.word(first), terms.word(first)) if end - first == 1 else ""
        if alone == "it" or alone in self.lists["pronouns"]:
            return self._pronoun(alone, terms.starts[first], other)
        return self._group(subject, None)

    def _group(self, subject: tuple[int, int], gender: str | None) -> Speaker | None:
        """The speaker that a group of words names, whom a pronoun behind it may show to be of a gender."""
        terms = self.terms
        first, end = subject
        both = self._joint(first, end)
        if both is not None:
            return both
        first = min(first + (terms.tag(first) in ARTICLES), end - 1)
        relative = next((index for index in range(first + 1, end) if terms.word(index) in self.lists["relatives"]), end)
        person = self._person(first, relative)
        if person is not None:
            return Speaker(person.name, person)
        end = next(
            (index for index in range(first + 1, end) if terms.tag(index) in ",(" or terms.word(index) in self.lists["relatives"]),
            end,
        )
        given = GIVES_NAME.match(terms.text, terms.end(end - 1))
        if given:
            return self._known(given["name"], plural=False)
        issuer = self.issued.by(first - (terms.tag(first - 1) == "t"), end)
        if issuer is not None:
            return issuer
        end = self._without_second(first, end)
        met = self._foretold(first, end) or self._introduced(first, end) or self._epithet(first, end, gender)
        if met is not None:
            return met
        return self._capitals(first, end, opened=first > subject[0])

    def _without_second(self, first: int, end: int) -> int:
        """The end of the first of two nouns that one person bears: "the party leader and former first minister"."""
        terms = self.terms
        for at in range(first + 1, end - 1):
            if terms.word(at) == "and" and terms.tag(first - 1) == "t":
                one, other = terms.word(at - 1), terms.word(end - 1)
                return at if one in self.lists["persons"] and other in self.lists["persons"] else end
        return end

    def _person(self, first: int, end: int) -> Person | None:
        """The person at the head of a group: named in it, and neither owner nor object there."""
        found = self.cast.in_span(self.terms.starts[first], self.terms.end(end - 1))
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
        found = self.cast.in_span(self.terms.starts[first], self.terms.end(end - 1))
        if len(found) != PAIR or any(mention.owner or mention.led for mention in found):
            return None
        one, other = found
        link = bisect_left(self.terms.starts, one.end)
        between = self.terms.text[one.end : other.start].split()
        titles = all(self.terms.tag(index) in "C." for index in range(link + 1, bisect_left(self.terms.starts, other.start)))
        if between[:1] != ["and"] or not titles or one.person is other.person or other.end < self.terms.end(end - 1):
            return None
        return Speaker(f"{one.person.name} and {other.person.name}", None, plural=True)

    def _opening(self, found: list[Mention], first: int) -> Mention | None:
        """The mention with which a group opens: what stands before it is no part of the group."""
        return found[0] if found and found[0].start == self.terms.starts[first] else None

    def _pronoun(self, word: str, offset: int, other: Speaker | None) -> Speaker | None:
        meant = self.topics.meant(word, offset, other)
        if meant is None and word in table("genders") and not self.cast.before(offset, PRONOUN_REACH):
            person = self._announced(table("genders")[word], offset)
            meant = Speaker(person.name, person) if person else None
        return meant

    def _announced(self, gender: str, offset: int) -> Person | None:
        """The person whom the next sentences name first, where nobody has been named before ("…," she said. Ms. Smith …)."""
        at = bisect_left(self.cast.starts, offset)
        if at >= len(self.cast.mentions):
            return None
        mention = self.cast.mentions[at]
        near = mention.start - offset < SPEAKER_REACH and not mention.owner and not mention.led
        return mention.person if near and mention.person.fits(gender) else None

    def _foretold(self, first: int, end: int) -> Speaker | None:
        """The only one of a noun in the draft, where a story begins with it ("A judge has told …", later "Judge Jo Hall")."""
        terms = self.terms
        offset = terms.starts[first]
        if terms.tag(first - 1) != "a" or not self.cast.starts or self.cast.starts[0] < offset:
            return None
        head, _ = self._plain_words(first, end)
        met = self.cast.by_word.get(head, [])
        one = met[0] if len(met) == 1 and head in self.lists["persons"] else None
        return Speaker(f"{terms.text[offset : terms.end(end - 1)]} {one.name}", one) if one else None

    def _introduced(self, first: int, end: int) -> Speaker | None:
        """The person who was introduced with an office or in these words ("the minister", "the Iowa Republican")."""
        terms = self.terms
        if terms.tag(first - 1) != "t" and not self._of_country(first, end):
            return None
        said = terms.said(first, end)
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
            called = head in person.words or (self._is_kind(head, person) and not self._unnamed(head, first))
            if (called and self._all_told(others, known, only=self._only(head))) or (
                office
                and not self._elsewhere(first, end, head, known)
                and any(one == office or fits(office, one, self.cast.language) for one in person.offices)
            ):
                if met is not None:  # two senators in one sentence: "the senator" may be either
                    return None
                met = mention
        return Speaker(f"{said} {met.person.name}", met.person) if met else None

    def _of_country(self, first: int, end: int) -> bool:
        """Whether a country owns the noun, which then is one person as with "the": "Russia's top diplomat"."""
        terms = self.terms
        owned = end > first + FULL and terms.word(first + 1) in self.lists["owner_marks"]
        owned = owned and self.noun(first, end) in self.lists["persons"]
        return owned and jurisdiction_of(terms.written(first), self.cast.language) is not None

    def _is_kind(self, head: str, person: Person) -> bool:
        """Whether a noun is the wider word for what a person was called: an envoy is a diplomat."""
        kinds: Mapping[str, list[str]] = table("kinds")  # type: ignore[assignment]
        return not person.words.isdisjoint(kinds.get(head, ()))

    def _only(self, head: str) -> bool:
        """Whether one person at most is called by a noun in the draft."""
        return len(self.cast.by_word.get(head, [])) <= 1

    def _all_told(self, others: set[str], known: set[str], *, only: bool) -> bool:
        """Whether the words beside a noun were said of a person, tell nobody apart, or name the same country ("Russia", "Russian")."""
        left = others - known - (self.lists["loose"] if only else set())
        if not left:
            return True
        here = {jurisdiction_of(word, self.cast.language) for word in known} - {None}
        return all(jurisdiction_of(word, self.cast.language) in here for word in left)

    def _elsewhere(self, first: int, end: int, head: str, known: set[str]) -> bool:
        """Whether a group names a place of which the person is not known to be: "the Ohio governor"."""
        return any(
            self.terms.tag(index) == "C" and self.terms.word(index) not in known | {head}
            for index in range(first, end)
            if jurisdiction_of(self.terms.written(index), self.cast.language)
        )

    def _sentence(self, mention: Mention) -> tuple[int, int]:
        return self.cast.article.sentence_at(mention.start)

    def _epithet(self, first: int, end: int, shown: str | None) -> Speaker | None:
        """Whom "the billionaire", "the Vermont senator" or "the 27-year-old" means where nobody was introduced so: the one told of last.

        The definite article says that the reader knows the person; a person of another such noun is not meant.
        """
        terms = self.terms
        head, _ = self._plain_words(first, end)
        aged = terms.word(end - 1) == "old" and terms.word(end - 3) == "year"
        owned = any(terms.word(index) in self.lists["owner_marks"] for index in range(first, end))
        if (
            terms.tag(first - 1) != "t"
            or owned
            or terms.word(end - 1) in self.lists["many"]
            or not (aged or head in self.lists["epithets"])
            or (not aged and self._unnamed(head, first))
        ):
            return None
        offset = terms.starts[first]
        gender = "m" if head in self.lists["male"] else "f" if head in self.lists["female"] else shown
        met = self.topics.person(gender, offset)
        if met is None or (not aged and self._other(met, head, offset)):
            return None
        return Speaker(f"{terms.text[offset : terms.end(end - 1)]} {met.name}", met)

    def _unnamed(self, head: str, first: int) -> bool:
        """Whether the noun was told of somebody without a name before: "a diplomat said … the diplomat"."""
        terms = self.terms
        for at in range(first - 2, max(0, first - UNNAMED_REACH), -1):
            if terms.words[at] != head:
                continue
            article = next(
                (back for back in range(at - 1, at - 1 - ARTICLE_REACH, -1) if terms.tag(back) == "a" or terms.word(back) == "one"),
                None,
            )
            if article is not None and all(terms.tag(back) in "Cw-" for back in range(article + 1, at)):
                apposed = (
                    terms.tag(article - 1) in ",(" or terms.word(article - 1) in self.lists["be"] or terms.word(article - 1) == "as"
                )
                named = terms.tag(at + 1) == "C" or (terms.tag(at + 1) == "," and terms.tag(at + 2) == "C")
                return not (apposed or named)
        return False

    def _other(self, met: Person, head: str, offset: int) -> bool:
        """Whether a noun is somebody else's in the draft, or the person is another such noun."""
        named = any(
            head in mention.person.words and mention.person is not met for mention in self.cast.before(offset, OFFICE_REACH)
        )
        return named or (head not in met.words and bool(met.words & self.lists["epithets"] - self.lists["alike"] - {head}))

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
        said = terms.said(first, end).strip()
        if end - first == 1 and self.topics.subjects.calendar_name(first):  # "says Sun"
            return self._known(terms.written(first), plural=False)
        plural = any(terms.word(index) in self.lists["many"] for index in range(first, end))
        begin = end
        while begin > first and (terms.tag(begin - 1) in "C-" or self.topics.subjects.named_so(begin - 1) or (terms.tag(begin - 1) == "." and terms.tag(begin - 2) == "C")
                                 or (terms.word(begin - 1) in self.vocab.particles and begin - 1 > first and terms.tag(begin - 2) == "C")):  # fmt: skip
            begin -= 1
        run = begin
        body = terms.word(end - 1) in self.vocab.no_person
        roles = word_set("speakers", "courtesy") if body else self.lists["honorifics"] | self.lists["noun_speakers"]
        for index in range(begin, end - 1):
            if (
                terms.word(index) in roles
                and terms.word(index + 1) not in self.lists["owner_marks"]
                and any(terms.tag(k) == "C" for k in range(index + 1, end))
            ):
                run = index + 1
                while terms.tag(run) == ".":
                    run += 1
        if begin > first and terms.tag(begin - 1) == "'" and end - begin >= FULL and self._written_name(begin, end):
            return self._known(terms.said(begin, end), plural=False)  # "the BBC's Jo Hall"
        led = begin > first and (terms.word(begin - 1) in self.lists["prepositions"] or terms.tag(begin - 1) in "ta'")
        if run >= end or (led and run == begin):
            return Speaker(said, None, plural, self.noun(first, end))
        name = terms.said(run, end)
        persons = not (opened and run == first) and not any(terms.word(index) in self.vocab.no_person for index in range(run, end))
        if not persons or "," in name or jurisdiction_of(name, self.cast.language):
            return Speaker(said if run == first else name, None, plural, self.noun(first, end) if run == begin else "")
        return self._known(name, plural=plural)

    def _written_name(self, first: int, end: int) -> bool:
        """Whether capitals are written as a person's name, and are no body's or place's."""
        plain = all(
            self.terms.tag(at) == "-"
            or (self.terms.written(at).istitle() and self.terms.word(at) not in self.vocab.no_person | self.vocab.no_name)
            for at in range(first, end)
        )
        return plain and jurisdiction_of(self.terms.said(first, end), self.cast.language) is None

    def noun(self, first: int, end: int) -> str:
        """The noun of a group without a name: the last before a preposition that may speak, else the last word."""
        found = ""
        for index in range(first, end):
            word = self.terms.word(index)
            if word in self.lists["owner_marks"]:
                found = ""
            if word in self.lists["prepositions"] and found:
                break
            if word in self.lists["noun_speakers"] or (self.terms.tag(index) in "Cwo" and found not in self.lists["noun_speakers"]):
                found = word
        return found

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
                    self._runs.setdefault(fold(words_said[-1]), terms.said(first, end))
        return self._runs

    def _known(self, name: str, *, plural: bool) -> Speaker:
        """A name as a person: the full one of its surname, or one that is known from here on."""
        surname = fold(name).split()[-1]
        known = self.cast.by_surname.get(surname) or self.cast.by_part.get(surname, [])
        if " " not in name:
            if not known and (full := self._full_names().get(surname)):
                known = [self.cast.know(full)]
            noun = surname if surname in self.lists["noun_speakers"] or surname in self.lists["openers"] else ""
            return Speaker(known[0].name, known[0]) if len(known) == 1 else Speaker(name, None, plural, noun)
        person = self.cast.by_name.get(fold(name))
        if person is None:
            person = self.cast.know(name)
        return Speaker(person.name, person)
