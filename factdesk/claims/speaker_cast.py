"""The persons of a draft as its quotations need them: full names, what introduces each, and every mention in order."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factdesk.claims.claim import Claim, Kind, NameValue, TitleValue
from factdesk.claims.passages import once, passages_of
from factdesk.claims.persons import last_part
from factdesk.claims.speaker_bare import speaking
from factdesk.claims.speaker_seen import Capital, no_surnames, seen_in
from factdesk.claims.speaker_words import given_names, short_forms, speaker_words, table
from factdesk.claims.terms import Terms
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set
from factdesk.draft.values import quick

LONGEST_SHORT = 4
"""Letters of the longest abbreviation before a name."""
WINDOW = 14
"""Terms on either side of a name that may introduce it."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody named in a draft."""

    name: str
    surname: str
    gender: str | None = None
    """"m" or "f" where the draft's words or the given name show it."""
    words: set[str] = field(default_factory=set)
    """Small words that say who the person is, in titles and appositions: "former", "senator"."""
    places: set[str] = field(default_factory=set)
    """Small words after a preposition there: of what, or where from."""
    offices: set[str] = field(default_factory=set)

    def fits(self, gender: str) -> bool:
        """Whether a pronoun of a gender may mean the person."""
        return self.gender is None or self.gender == gender


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named, in code points."""

    start: int
    end: int
    person: Person
    owner: bool
    """The name owns what follows it ("Smith's plan")."""
    led: bool
    """A preposition stands before it."""


class Cast:
    """Everybody named in a draft; `quoted` says which offsets stand between quotation marks."""

    def __init__(self, article: Article, terms: Terms, claims: Sequence[Claim], quoted: Sequence[tuple[int, int]]) -> None:
        self.article, self.terms, self.language = article, terms, article.language
        self.lists = speaker_words(article.language)
        self.short = short_forms(article.language)
        self._seen = [(offset, once(passage, seen_in)) for offset, passage in passages_of(article)]
        self._quoted = quoted
        self._quote_starts = [start for start, _ in quoted]
        self.by_name: dict[str, Person] = {}
        self.by_surname: dict[str, list[Person]] = {}
        self.by_part: dict[str, list[Person]] = {}
        self._full: dict[int, tuple[int, Person, int]] = {}
        for start, end, name, claim in _named(claims):
            self._introduce(start, end, name, claim)
        self._runs()
        self._courteous()
        self._bare()
        self.mentions = list(self._mentions())
        self.starts = [mention.start for mention in self.mentions]

    def inside(self, offset: int) -> bool:
        """Whether an offset stands between quotation marks."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and self._quoted[index][0] <= offset < self._quoted[index][1]

    @cached_property
    def places(self) -> frozenset[str]:
        """Words in small letters that a draft has after "in" or "from": no persons without other signs."""
        tags, small, inside = self.terms.tags, self.terms.words, word_set("speakers", "inside")
        behind = zip(small[1:], tags[1:], small, strict=False)
        return frozenset(word for word, tag, before in behind if tag == "C" and before in inside)

    @cached_property
    def by_word(self) -> Mapping[str, list[Person]]:
        """The persons whom a word describes somewhere in the draft."""
        found: dict[str, list[Person]] = {}
        for person in dict.fromkeys(mention.person for mention in self.mentions):
            for word in person.words:
                found.setdefault(word, []).append(person)
        return found

    def quoted_from(self, offset: int) -> int:
        """Where the next quotation marks open at or after an offset; the text's end without one."""
        index = bisect_left(self._quote_starts, offset)
        return self._quote_starts[index] if index < len(self._quote_starts) else len(self.article.text)

    def _introduce(self, start: int, end: int, name: str, claim: Claim | None) -> None:
        """Know a full name, or add to what is known of it; a surname alone introduces nobody new when it is known."""
        key = fold(name)
        surname = last_part(name)
        person = self.by_name.get(key)
        if person is None:
            known = self.by_surname.get(surname, [])
            if " " not in name and len(known) == 1:
                person = known[0]
            else:
                person = Person(name, surname, self._gender_of(name))
                if " " in name:
                    for bare in [other for other in known if " " not in other.name]:
                        known.remove(bare)
                self._add(person)
            self.by_name[key] = person
        self._full[start] = (end, person, min(start, claim.start) if claim else start)
        self._learn(person, start, end, claim)

    def _runs(self) -> None:
        """Know the persons in full of whom no detector is sure."""
        text = self.article.text
        for offset, seen in self._seen:
            for first, last in seen.runs:
                start, end = first + offset, last + offset
                if start not in self._full and not self.inside(start):
                    self._introduce(start, end, text[start:end], None)

    def _courteous(self) -> None:
        """Know surnames that stand only with an honorific ("Mr Jones"), and their gender."""
        for honorific, name in (one for _, seen in self._seen for one in seen.courteous):
            surname = fold(name)
            if surname in no_surnames(self.language):  # "the Justice Department"
                continue
            if surname not in self.by_surname:
                if surname in self.by_part and honorific in word_set("speakers", "before_given"):
                    continue
                person = Person(name, surname)
                self.by_surname[surname] = [person]
                self.by_name[surname] = person
            gender = table("courtesy_genders").get(honorific)
            known = self.by_surname[surname]
            if gender and len(known) == 1 and known[0].gender is None:
                known[0].gender = gender

    def _bare(self) -> None:
        """Know relatives by their given names and people who speak by their surnames."""
        for name, gender in (one for _, seen in self._seen for one in seen.kin):
            surname = last_part(name)
            if fold(name) not in self.by_name and surname not in self.by_surname:
                self.know(name).gender = gender or self._gender_of(name + " ")
        borne = (one for _, seen in self._seen for one in seen.bearings)
        for name in speaking(borne, no_surnames(self.language), self.language):
            if last_part(name) not in self.by_surname:
                self.know(name)

    def know(self, name: str) -> Person:
        """Know a full name from now on that no detector found."""
        person = Person(name, last_part(name), self._gender_of(name))
        self.by_name[fold(name)] = person
        self._add(person)
        return person

    def _add(self, person: Person) -> None:
        """Find a person by the surname and, where nobody has one like it, by another part of the name."""
        self.by_surname.setdefault(person.surname, []).append(person)
        for part in fold(person.name).split()[:-1]:
            self.by_part.setdefault(part, []).append(person)

    def _gender_of(self, name: str) -> str | None:
        _, female, male = given_names(self.language)
        first = fold(name).split()[0] if " " in name else ""
        for part in (first, *first.split("-")):
            if part in female or part in male:
                return "f" if part in female else "m"
        return None

    def _learn(self, person: Person, start: int, end: int, claim: Claim | None) -> None:
        """Keep the words around a name that say who it is, and the gender that they show."""
        terms = self.terms
        first, last = bisect_left(terms.starts, start), bisect_left(terms.starts, end)
        around = [*self._before(first), *self._behind(last)]
        if claim and isinstance(claim.value, TitleValue):
            around += self._titled(claim, person)
            if claim.value.office:
                person.offices.add(claim.value.office)
        said = {word for word, place in around if not place}
        person.words |= said
        person.places |= {word for word, place in around if place}
        if self.by_name.get(fold(person.name)) is person:
            shown = said & (self.lists["male"] | self.lists["female"])
            near = self._plain(terms.words[first - 1] if terms.tags[first - 1] != "." else terms.words[first - 2])
            for gender, listed in (("m", "male"), ("f", "female")):
                if near in self.lists[listed] or (person.gender is None and shown and shown <= self.lists[listed]):
                    person.gender = gender

    def _plain(self, word: str) -> str:
        small = word.lower()
        return self.short.get(small, small)

    def _titled(self, claim: Claim, person: Person) -> Iterator[tuple[str, bool]]:
        """The words of a title beside the name, those after "of" as places."""
        own = set(fold(person.name).split())
        place = False
        for word in re.findall(r"[^\W\d_]+", self.terms.text[claim.start : claim.end]):
            small = word.lower()
            if small in self.lists["prepositions"]:
                place = True
            elif fold(word) in own:
                place = False
            elif small not in self.lists["in_titles"]:
                yield self._plain(word), place

    def _before(self, first: int) -> Iterator[tuple[str, bool]]:
        """The words of the group before a name: "former Labour minister X", "the mayor of London, X"."""
        terms = self.terms
        at = first - 1
        if terms.tags[at] == ",":
            at -= 1
            if not self._opens_group(at, first):
                return
        held: list[str] = []
        while at >= max(0, first - WINDOW):
            tag, word = terms.tags[at], terms.words[at]
            if tag in ",;:q!L=(" or (tag == "." and terms.words[at - 1] not in self.short) or word in self.lists["conjunctions"]:
                break
            if word in self.lists["prepositions"]:
                yield from ((other, True) for other in held)
                held = []
            elif tag in "Cwo":
                held.append(self._plain(word))
            at -= 1
        yield from ((word, False) for word in held)

    def _opens_group(self, at: int, first: int) -> bool:
        """Whether the words before a comma are a group such as "the attorney general" at the start of their sentence."""
        terms = self.terms
        for back in range(at, max(-1, first - WINDOW), -1):
            if terms.tags[back] in "ta" or terms.words[back] in word_set("speakers", "owned_by"):
                return terms.tags[back - 1] in ".L,q!;w" or back == 0 or terms.words[back] not in self.lists["articles"]
            if terms.tags[back] in ",;:q!L=(.":
                return False
        return False

    def _behind(self, last: int) -> Iterator[tuple[str, bool]]:
        """The words of the apposition behind a name: ", the governor of Indiana,", ", D-Mass.,", "(R-Ga.)", " of Ohio"."""
        terms = self.terms
        if terms.tags[last] not in ",(F":
            return
        place = terms.tags[last] == "F"
        for at in range(last + 1, last + 1 + WINDOW):
            tag, word = terms.tags[at], terms.words[at]
            if tag in ",;:q!L=)" or (tag == "." and terms.tags[at + 1] in "LCta") or word in word_set("speakers", "behind_names"):
                return
            if terms.tags[last] == "F" and tag not in "Ct":
                return
            place = place or word in self.lists["prepositions"]
            if tag in "Cwo" and word not in self.lists["prepositions"]:
                yield self._plain(word), place

    def _mentions(self) -> Iterator[Mention]:
        """Every mention outside quotations, in order: full names where they were found, and known surnames anywhere."""
        terms, text = self.terms, self.article.text
        reached = -1
        for offset, seen in self._seen:
            for capital in seen.capitals:
                start = capital[0] + offset
                if start < reached:
                    continue
                named = self._named_at(start, capital, offset)
                if named is None:
                    continue
                end, person, front = named
                reached = end
                if not self.inside(start):
                    after = text[end : end + 2]
                    led = terms.word(self._front(bisect_left(terms.starts, front)) - 1) in self.lists["prepositions"]
                    yield Mention(start, end, person, after[:1] in "’'" and after != "", led)

    def _named_at(self, start: int, capital: Capital, offset: int) -> tuple[int, Person, int] | None:
        """The end of the name that a capital begins, its person, and where the group of words begins that it ends."""
        if start in self._full:
            return self._full[start]
        _, end, name, whole_end, whole = capital
        known, last = self.by_surname.get(whole), whole_end
        if known is None:
            known, last = self.by_surname.get(name), end
        parted = self.by_part.get(name) if known is None else None
        if known is None and parted is None:
            return None
        at = bisect_left(self.terms.starts, start)
        if parted and self._alone(at):
            known = parted
        person = self._who(known, at) if known else None
        return None if person is None else (last + offset, person, start)

    def _alone(self, at: int) -> bool:
        """Whether a name of one word stands there: no other capital beside it but an honorific."""
        terms = self.terms
        word, before = terms.words[at], terms.words[at - 1]
        known = before in self.lists["honorifics"] or before in self.lists["openers"]
        beside = terms.tags[at - 1] in "CF" and not known
        return (
            not (beside or terms.tags[at + 1] in "C-" or word in self.lists["auxiliaries"])
            and jurisdiction_of(word.title(), self.language) is None
        )

    def _front(self, at: int) -> int:
        """Where the group of capitals, honorifics and short titles before a name begins."""
        terms = self.terms
        while at > 0 and (
            terms.tags[at - 1] == "C" or (terms.tags[at - 1] == "." and terms.tags[at - 2] == "C" and not self._ends(at - 1))
        ):
            at -= 1
        return at

    def _ends(self, at: int) -> bool:
        return len(self.terms.words[at - 1]) > LONGEST_SHORT

    def _who(self, known: list[Person], at: int) -> Person | None:
        """The one person of a surname: the only one, or the one whom the honorific or given name before it shows."""
        terms = self.terms
        title = terms.words[at - 2] if terms.tags[at - 1] == "." else terms.words[at - 1]
        before = terms.written(at - 1)
        if before[:1].isupper() and terms.tags[at - 1] == "C":
            same = [person for person in known if fold(person.name).split()[0] == fold(before)]
            if same:
                return same[0]
            if fold(before) in given_names(self.language)[0]:
                return None
        gender = (
            "m" if title in word_set("speakers", "male_titles") else "f" if title in word_set("speakers", "female_titles") else None
        )
        fitting = known if gender is None else [person for person in known if person.fits(gender)]
        if len(fitting) != 1:
            return None
        if gender and fitting[0].gender is None:
            fitting[0].gender = gender
        return fitting[0]

    def in_span(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, offset: int, reach: int) -> list[Mention]:
        """The mentions within so many code points before an offset, in order."""
        return self.mentions[bisect_left(self.starts, offset - reach) : bisect_left(self.starts, offset)]


def _named(claims: Sequence[Claim]) -> Iterator[tuple[int, int, str, Claim]]:
    """Start, end, name and claim of every name that a detector found; full names first make surnames known."""
    found = []
    for claim in claims:
        value = claim.value
        if claim.kind is Kind.TITLE and isinstance(value, TitleValue) and value.parts.person:
            found.append((*value.parts.person, value.full_name or value.person, claim))
        elif claim.kind is Kind.NAME and isinstance(value, NameValue):
            found.append((claim.start, claim.end, value.person, claim))
    return iter(sorted(found, key=lambda one: (" " not in one[2], one[0])))
