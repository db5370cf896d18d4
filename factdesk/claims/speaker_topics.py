"""Whom a pronoun means: going back sentence by sentence, who spoke in it, whom it has at its head, or whom else it names."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from factdesk.claims.speaker_cast import Cast, Mention, Person
from factdesk.claims.speaker_subject import Subjects
from factdesk.claims.speaker_words import table

PRONOUN_REACH = 1500
"""Code points back in which a pronoun finds its person."""
SENTENCES = 14
"""Sentences back."""
BODY_SENTENCES = 2
"""Those in which "it" and "they" find a body or a group."""
AT_END = 7
"""Terms at the end of a sentence in which its verb of speech stands."""
TOPICAL = ("for", "as for", "to", "among them is")
SURE_SENTENCES = 4
"""Sentences in which somebody who is known for certain to be meant goes before a capital of which little is known."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as the reader is shown it, with the person when one is known."""

    name: str
    person: Person | None = None
    plural: bool = False
    noun: str = ""
    """The noun of somebody without a name ("judge", "ministry"), in small letters."""


Naming = Callable[[tuple[int, int], str | None], Speaker | None]


class Topics:
    """Keeps who spoke in each sentence of a draft and finds whom a pronoun takes up."""

    def __init__(self, cast: Cast, subjects: Subjects, lists: Mapping[str, frozenset[str]], name: Naming) -> None:
        self.cast, self.subjects, self.lists, self.name = cast, subjects, lists, name
        self.sentences = cast.article.sentences
        self._spoken: dict[int, Speaker] = {}
        self._heads: dict[int, tuple[int, int] | None] = {}

    def spoke(self, start: int, end: int, speaker: Speaker) -> None:
        """Know who speaks between two offsets."""
        for index in range(self._at(start), self._at(end - 1) + 1):
            self._spoken[index] = speaker

    def spoken_in(self, index: int) -> Speaker | None:
        """Who speaks in a sentence."""
        return self._spoken.get(index)

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self.sentences, (offset, len(self.cast.article.text))) - 1)

    def fits(self, speaker: Speaker, word: str) -> bool:
        """Whether a pronoun may mean a speaker."""
        gender = table("genders").get(word)
        one = speaker.noun in self.lists["persons"]
        if gender is None:
            return (word == "they" and (speaker.plural or (not one and speaker.person is None))) or (
                word == "it" and speaker.person is None and not one and not speaker.plural and self._is_body(speaker.noun)
            )
        if speaker.person is not None or speaker.plural:
            return speaker.person is not None and speaker.person.fits(gender)
        if " " not in speaker.name and speaker.name[:2].isupper():  # "PGNiG": a body
            return False
        if not speaker.noun and (speaker.name.lower() in self.cast.places or speaker.name.lower() in self.lists["nationals"]):
            return False
        return (one or not speaker.noun) and speaker.noun not in self.lists["female" if gender == "m" else "male"]

    def _is_body(self, noun: str) -> bool:
        return bool(noun) and noun not in self.lists["quantifiers"]

    def meant(self, word: str, offset: int, other: Speaker | None = None) -> Speaker | None:
        """Whom a pronoun at an offset means; `other` is who it does not mean."""
        gender = table("genders").get(word)
        here = self._at(offset)
        vague: Speaker | None = None
        paragraph = self.cast.article.paragraph_at(offset).start
        for index in range(here, max(-1, here - (SENTENCES if gender else BODY_SENTENCES)), -1):
            start = self.sentences[index][0]
            far = here - index
            if offset - start > PRONOUN_REACH or (vague and far > SURE_SENTENCES):
                break
            found = self._in_sentence(index, word, offset, far=far, other=other)
            if found is None:
                continue
            near = far == 1 and index not in self._spoken and start >= paragraph
            heard = found.person is not None and found is self._spoken.get(index)
            if not gender or near or heard or self._sure(found, gender):
                return self._known(found, gender)
            vague = vague or found
        return self._known(vague, gender) if vague else None

    def person(self, gender: str | None, offset: int) -> Person | None:
        """Who was told of last, sentence by sentence: who spoke, else whom it has at its head."""
        here = self._at(offset)
        for index in range(here, max(-1, here - SENTENCES), -1):
            said = self._spoken.get(index)
            if said is not None and said.person is not None and (gender is None or said.person.fits(gender)):
                return said.person
            if offset - self.sentences[index][0] > PRONOUN_REACH:
                break
            met = self._told(index, gender, offset)
            if met is not None:
                return met
        return None

    def told_before(self, offset: int, paragraph: int) -> Speaker | None:
        """Whom the sentence right before a quotation has at its head, in the same paragraph: "She shook her head. “No.”"."""
        index = self._at(max(offset - 1, 0))
        if index not in self._spoken and self.sentences[index][0] >= paragraph and (said := self._said_at_end(index, offset)):
            return said
        head = self.head(index)
        if head is None or self.sentences[index][0] < paragraph or self.sentences[index][1] > offset or index in self._spoken:
            return None
        alone = self.cast.terms.word(head[0]) if head[1] - head[0] == 1 else ""
        if self._tells(alone, head[1], self.sentences[index][1]):
            return None
        speaker = self.meant(alone, self.cast.terms.starts[head[0]]) if alone in table("genders") else self.name(head, None)
        return speaker if speaker is not None and speaker.person is not None and " " in speaker.name else None

    def _said_at_end(self, index: int, offset: int) -> Speaker | None:
        """Who says a sentence, told at its end: "The bridge will close, Hale said on Friday."."""
        starts, terms = self.cast.terms.starts, self.cast.terms
        low, high = bisect_left(starts, self.sentences[index][0]), bisect_left(starts, min(self.sentences[index][1], offset))
        for verb in range(high - 1, max(low, high - AT_END), -1):
            if terms.word(verb) in self.lists["person_verbs"] and self.subjects.is_cue(verb):
                subject = self.subjects.ahead(verb, low)
                behind_comma = subject is not None and terms.tag(subject[0] - 1) == ","
                speaker = self.name(subject, None) if subject is not None and behind_comma else None
                return speaker if speaker is not None and speaker.person is not None and " " in speaker.name else None
        return None

    def _tells(self, head: str, first: int, stop: int) -> bool:
        """Whether somebody else says it in an insertion: "Santer paid in francs, she said;"."""
        terms = self.cast.terms
        return any(
            self.subjects.is_cue(at)
            and terms.word(at - 1) != head
            and (terms.word(at - 1) in self.lists["pronouns"] or terms.tag(at - 1) in ",C")
            for at in range(first + 1, bisect_left(terms.starts, stop))
        )

    def _told(self, index: int, gender: str | None, offset: int) -> Person | None:
        """The person whom a sentence has at its head, else the last one in it who is no object, else an owner."""
        start, stop = self.sentences[index]
        head = self.head(index)
        if head is not None and self.cast.terms.end(head[1] - 1) <= offset and self.cast.terms.tag(head[0]) != "t":
            speaker = self.name(head, gender)
            if speaker is not None and speaker.person is not None and (gender is None or speaker.person.fits(gender)):
                return speaker.person
        if head is not None and self.cast.terms.tag(head[0]) == "t" and self._is_person(head):
            return None  # "The father of three, whose wife, Jo Hall, …": he was told of before
        named = [
            one
            for one in self.cast.in_span(start, min(stop, offset))
            if (not one.led or self._topic(one, start)) and (gender is None or one.person.fits(gender))
        ]
        return max(reversed(named), key=lambda one: not one.owner).person if named else None

    def _is_person(self, head: tuple[int, int]) -> bool:
        """Whether a group with an article has the noun of one person."""
        return any(self.cast.terms.word(at) in self.lists["persons"] for at in range(head[0] + 1, head[1]))

    def _topic(self, mention: Mention, start: int) -> bool:
        """Whether a sentence says at its head of whom it tells: "For Hale, however, …"."""
        return self.cast.terms.text[start : mention.start].strip().lower() in TOPICAL

    @staticmethod
    def _known(speaker: Speaker, gender: str | None) -> Speaker:
        if speaker.person is not None and gender:
            speaker.person.gender = gender
        return speaker

    @staticmethod
    def _sure(speaker: Speaker, gender: str) -> bool:
        if speaker.person is None:
            return bool(speaker.noun)
        return speaker.person.gender == gender or " " in speaker.person.name

    def _in_sentence(self, index: int, word: str, offset: int, *, far: int, other: Speaker | None) -> Speaker | None:
        """Whom one sentence offers: who speaks in it, its head, or a name in it."""
        said = self._spoken.get(index)
        if said is not None and self.fits(said, word) and (other is None or said.name != other.name):
            return said
        head = self.head(index)
        start, stop = self.sentences[index]
        terms = self.cast.terms
        if head is not None and terms.end(head[1] - 1) <= offset:
            alone = terms.word(head[0]) if head[1] - head[0] == 1 else ""
            if alone == word and far:
                return None
            if alone not in self.lists["pronouns"] and said is None:
                speaker = self.name(head, table("genders").get(word))
                if (
                    speaker is not None
                    and self.fits(speaker, word)
                    and not self._object(speaker, word, head[1], stop)
                    and not self._noun(speaker, head)
                ):
                    return speaker
        return (
            self._named(table("genders")[word], start, min(stop, offset), other.person if other else None)
            if word in table("genders")
            else None
        )

    def _noun(self, speaker: Speaker, head: tuple[int, int]) -> bool:
        """Whether a capital only opens the sentence: nobody is known by it, and a preposition follows ("Advances in medicine")."""
        if speaker.person is not None or speaker.noun or head[1] - head[0] > 1:
            return False
        return self.cast.terms.word(head[1]) in self.lists["prepositions"]

    def _object(self, speaker: Speaker, word: str, first: int, stop: int) -> bool:
        """Whether a sentence has the pronoun for somebody else than its head: "Her surgeon told her to rest"."""
        terms = self.cast.terms
        if speaker.person is not None or word not in table("genders"):
            return False
        if speaker.noun in self.lists["kin"] and terms.word(first - 2) == ("his" if word == "he" else "her"):
            return True
        for at in range(first, bisect_left(terms.starts, stop)):
            if word == "he" and terms.word(at) == "him":
                return True
            after = terms.word(at + 1)
            if word == "she" and terms.word(at) == "her" and (terms.tag(at + 1) in ".,;:!KW" or after in self.lists["clauses"]
                                                            or after in self.lists["prepositions"] or after in self.lists["openers"]):  # fmt: skip
                return True
        return False

    def head(self, index: int) -> tuple[int, int] | None:
        """The group at the head of a sentence; none where a quotation begins it."""
        if index not in self._heads:
            start, stop = self.sentences[index]
            starts = self.cast.terms.starts
            quoted = self.cast.quoted_from(start)
            self._heads[index] = (
                None
                if quoted <= start or self.cast.inside(start)
                else self.subjects.head(bisect_left(starts, start), bisect_left(starts, min(stop, quoted)))
            )
        return self._heads[index]

    def _named(self, gender: str, start: int, stop: int, other: Person | None) -> Speaker | None:
        """The person of a gender who is named between two offsets: not an owner, not behind a preposition if there is another."""
        best: Mention | None = None
        for mention in reversed(self.cast.in_span(start, stop)):
            if (
                mention.person is not other
                and mention.person.fits(gender)
                and (best is None or self._rank(mention, gender) >= self._rank(best, gender))
            ):
                best = mention
        return Speaker(best.person.name, best.person) if best else None

    @staticmethod
    def _rank(mention: Mention, gender: str) -> tuple[int, bool]:
        return 0 if mention.owner else 1 if mention.led else 2, mention.person.gender == gender
