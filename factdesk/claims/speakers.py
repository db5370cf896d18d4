"""Who says a quotation: the reporting verb before it, after it or around it, and the group of words that is its subject."""

from bisect import bisect_left
from dataclasses import dataclass

from factdesk.claims.speaker_subject import Subjects
from factdesk.claims.speaker_words import speaker_words, table
from factdesk.claims.terms import Terms
from factdesk.draft.patterns import word_set

REACH = 60
"""Terms on either side of a quotation that may hold its verb."""
NEAR = 3
LONGEST_SUBJECT = 22
BRIEF = 14
LONGEST_COLON = 18
"""Terms of the longest clause with a colon and no verb of speech that says who speaks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A reporting verb and its subject, in terms; `near` when the verb stands right beside the quotation."""

    subject: tuple[int, int] | None
    cue: str
    near: bool
    naming: bool = False
    inherits: bool = False
    """The verb has no subject of its own: it is that of the quotation before it."""


class Speakers:
    """Finds the verb and subject of each quotation of a text."""

    def __init__(self, terms: Terms, language: str) -> None:
        self.terms = terms
        self.lists = speaker_words(language)
        self.subjects = Subjects(terms, language, self.lists)

    def at(self, offset: int) -> int:
        """The first term at or after an offset."""
        return bisect_left(self.terms.starts, offset)

    def before(self, start: int, limit: int) -> Attribution | None:
        """The attribution between an offset and a quotation that begins after it, in the same sentence."""
        terms, subjects = self.terms, self.subjects
        at = self.at(start)
        low = max(self.at(limit), at - REACH)
        here = at - 1
        while here >= low and terms.tag(here) in ",:=-":
            here -= 1
        for index in range(here, low - 1, -1):
            if subjects.bounds(index):
                low = index + 1
                break
            if subjects.is_cue(index) and not self._weak(index, low):
                found = self._by_verb(index, low, here, punctuated=here < at - 1)
                if found is not None:
                    return found
            elif (turn := self._by_turn(index, low, here)) is not None:
                return turn
        return self._by_colon(low, here) if terms.tag(here + 1) == ":" and here < at - 1 else None

    def _weak(self, index: int, low: int) -> bool:
        """Whether a verb stands in what another one reports: "he told them that she had shown “courage”"."""
        if self.terms.word(index) not in word_set("speakers", "weak_verbs"):
            return False
        weak = word_set("speakers", "weak_verbs")
        return any(
            self.terms.word(at) in self.lists["person_verbs"]
            or (self.terms.word(at) in self.lists["verbs"] and self.terms.word(at) not in weak and self.subjects.is_cue(at))
            for at in range(low, index)
        )

    def _by_turn(self, index: int, low: int, here: int) -> Attribution | None:
        """A turn of phrase that ends at a term: "according to", "in the words of", "in her own words", "X's answer was", "X put it"."""
        terms, subjects = self.terms, self.subjects
        word, before = terms.word(index), terms.word(index - 1)
        if word == "to" and before == "according":
            return Attribution(subjects.behind(index + 1, here + 1), "according to", near=True)
        if terms.tag(index) == "F" and before == "words":
            return Attribution(subjects.behind(index + 1, here + 1), terms.written(index - 1), near=True)
        if word == "words":
            owner = index - 1 - (before == "own")
            if terms.word(owner) in word_set("speakers", "own_words") and terms.word(owner - 1) == "in":
                return Attribution((owner, owner + 1), terms.written(index), near=True)
        return self._by_noun(index, low, here)

    def _by_noun(self, index: int, low: int, here: int) -> Attribution | None:
        """A noun of somebody's words with its owner, or what somebody puts: "X's claim that", "X's answer was", "X put it"."""
        terms = self.terms
        word = terms.word(index)
        if word in word_set("speakers", "remarks"):
            return self._remark_of(index, low, here)
        if index == here and word in self.lists["be"]:
            return self._by_answer(index, low)
        if word in self.lists["put"] and terms.word(index + 1) in self.lists["put_what"]:
            return Attribution(self.subjects.ahead(index, low), terms.written(index), near=True)
        return None

    def _by_verb(self, verb: int, low: int, here: int, *, punctuated: bool) -> Attribution | None:
        """What a cue makes of the quotation after it; None when the cue speaks to its subject ("he was told that …")."""
        terms, subjects = self.terms, self.subjects
        naming = terms.word(verb) in self.lists["naming"]
        distance = here - verb
        near = distance <= NEAR or (punctuated and distance <= BRIEF)
        cue = terms.written(verb)
        told = self._inserted(verb, here) or self._told_in(verb, here)
        if told:
            return Attribution(told, cue, near=near)
        if subjects.passive(verb, low):
            if terms.word(verb + 1) == "by":
                return Attribution(subjects.behind(verb + 2, here + 1), cue, near=True, naming=naming)
            if terms.word(verb) != "quoted":
                return (
                    Attribution(None, cue, near=near, naming=True)
                    if naming and terms.word(verb) not in self.lists["verbs"]
                    else None
                )
        if terms.word(verb).endswith("ing") or terms.word(verb - 1) in word_set("speakers", "before_ing"):
            subject, inherits = subjects.main(verb, low)
            if terms.word(verb - 1) == "to" and subject is None and not inherits:
                return None
            return Attribution(subject, cue, near=near, naming=naming, inherits=inherits)
        return self._by_subject(verb, low, near=near, naming=naming)

    def _by_subject(self, verb: int, low: int, *, near: bool, naming: bool) -> Attribution | None:
        """What a cue with its own subject makes of the quotation after it."""
        subject = self._outer(self.subjects.ahead(verb, low), low)
        inherits = subject is None and self.terms.tag(low - 1) == "q" and verb - low < NEAR
        if subject is not None and self._clausal(subject):
            subject = self._beside(verb, subject[0])
            if subject is None and self.terms.word(verb) not in self.lists["person_verbs"]:
                return None
            naming = naming or subject is None  # nobody before spoke these words
        return Attribution(subject, self.terms.written(verb), near=near, naming=naming, inherits=inherits)

    def _beside(self, verb: int, low: int) -> tuple[int, int] | None:
        """The name right before a verb and its helpers, where what stands farther back is another clause."""
        end = self.subjects.helpers(low, verb)
        if self.terms.word(end - 1) in self.lists["who_which"]:
            end -= 1 + (self.terms.tag(end - 2) == ",")
        return self.subjects.run_before(end, low) if self.terms.tag(end - 1) == "C" else None

    def _inserted(self, verb: int, here: int) -> tuple[int, int] | None:
        """Who says it in an insertion: "The swing, said Frost, was", "none of whom, said its secretary, Jo Hall,"."""
        terms, at = self.terms, verb + 1
        if terms.tag(verb - 1) != "," or terms.word(verb) not in self.lists["person_verbs"]:
            return None
        opens = (
            terms.tag(at) in "Cta"
            or terms.word(at) in word_set("speakers", "possessives")
            or terms.word(at) in self.lists["persons"]
        )
        group = self.subjects.behind(at, here + 2) if opens else None
        if group is None or terms.tag(group[1]) != ",":
            return None
        return group if group[1] >= here or self.subjects.verb_at(group[1] + 1) else None

    def _told_in(self, verb: int, here: int) -> tuple[int, int] | None:
        """By whom or in what something is told of: "the plan, described in a memo as", "…, dubbed by critics"."""
        terms = self.terms
        if terms.tag(verb - 1) != "," or not terms.word(verb).endswith("ed") or terms.word(verb + 1) not in self.lists["by_in"]:
            return None
        return self.subjects.behind(verb + 2, here + 1) if terms.word(verb + 1) == "by" or terms.word(here) == "as" else None

    def _by_answer(self, index: int, low: int) -> Attribution | None:
        """Whose words a noun says that follow "was" ("Smith's answer, he recalled, was “…”")."""
        terms = self.terms
        for noun in range(index - 1, max(low, index - BRIEF), -1):
            if terms.word(noun) in word_set("speakers", "answers"):
                owner = noun - 1
                if any(self.subjects.is_cue(before) for before in range(low, owner)):
                    return None
                if terms.word(owner) in self.lists["owner_marks"] and terms.tag(owner - 1) == "C":
                    return Attribution(self.subjects.run_before(owner, low), terms.written(noun), near=True)
                if terms.word(owner) in word_set("speakers", "own_words"):
                    return Attribution((owner, owner + 1), terms.written(noun), near=True)
                return None
        return None

    def _remark_of(self, noun: int, low: int, here: int) -> Attribution | None:
        """Whose words a noun with "that" behind it says: "Hale's comment that the plan is “dead”"."""
        terms = self.terms
        links = word_set("speakers", "remark_links")
        told = next((at for at in range(noun + 1, min(here + 1, noun + NEAR + 2)) if terms.word(at) == "that"), None)
        if (terms.word(noun + 1) not in links and told is None) or here - noun > BRIEF:
            return None
        owner = noun - 1
        if terms.word(owner) in self.lists["owner_marks"] and terms.tag(owner - 1) == "C":
            return Attribution(self.subjects.run_before(owner, low), terms.written(noun), near=True)
        if terms.word(owner) in table("whose"):
            return Attribution((owner, owner + 1), terms.written(noun), near=True)
        return None

    def _second_verb(self, at: int) -> bool:
        """Whether what follows a verb is its clause: "said only that", "said he"."""
        terms = self.terms
        here = at + 1 + (terms.word(at + 1) in word_set("speakers", "adverbs_behind"))
        return terms.word(here) in self.lists["clause_openers"] or (here > at + 1 and terms.word(here) in self.lists["pronouns"])

    def opening(self, start: int, limit: int) -> tuple[int, int] | None:
        """The group that opens the sentence in which an offset lies."""
        at, low = self.at(start), self.at(limit)
        first = next((index + 1 for index in range(at - 1, low - 1, -1) if self.subjects.bounds(index)), low)
        return self.subjects.first(first, at)

    def _outer(self, subject: tuple[int, int] | None, low: int) -> tuple[int, int] | None:
        """The subject of the verb around a clause with a pronoun: in "the judge said he found …" it is the judge."""
        terms, subjects = self.terms, self.subjects
        if subject is None or terms.word(subject[0]) not in self.lists["clause_pronouns"] or subject[0] - 1 <= low:
            return subject
        verb = subject[0] - 1 - (terms.word(subject[0] - 1) == "that")
        if terms.word(verb) not in self.lists["verbs"] or not subjects.is_cue(verb) or subjects.passive(verb, low):
            return subject
        outer = subjects.ahead(verb, low)
        other = outer and terms.word(outer[0]) in self.lists["pronouns"] and terms.word(outer[0]) != terms.word(subject[0])
        return subject if other else outer or subject

    def _by_colon(self, low: int, here: int) -> Attribution | None:
        """A colon alone: "Smith: “…”", "The senator was blunt: “…”"."""
        if not low <= here < low + LONGEST_COLON or any(
            self.terms.word(index) in self.lists["labels"] for index in range(max(low, here - BRIEF), here + 1)
        ):
            return None
        subject = self.subjects.first(low, here + 1)
        return Attribution(subject, ":", near=True) if subject else None

    def after(self, end: int, limit: int, *, comma: bool, resumes: bool) -> Attribution | None:
        """The attribution after a quotation: "said X", "X said", "according to X", "— X".

        `comma`: the quotation ends in a comma or a question, so that its sentence goes on; `resumes`: only small letters or a
        name with its verb go on with it.
        """
        terms, subjects = self.terms, self.subjects
        at = self.at(end)
        last = min(self.at(limit), at + REACH)
        dash = terms.tag(at) == "="
        comma = comma or (terms.word(at) in self.lists["pronouns"] and terms.word(at + 1) in self.lists["person_verbs"])
        while at < last and terms.tag(at) in ",=-":
            comma = True
            at += 1
        if at >= last or terms.tag(at) in ".;!:" or (resumes and not self._resumes(at, last)):
            return None
        if terms.word(at) == "according" and terms.word(at + 1) == "to":
            return Attribution(subjects.behind(at + 2, last), "according to", near=True)
        naming = terms.word(at) in self.lists["be"] and terms.word(at + 1) in self.lists["how_what"]
        if naming:
            comma, at = True, at + 2
        inverted = comma and terms.word(at) not in word_set("speakers", "addressing") and subjects.is_cue(at, inverted=True)
        if inverted and not terms.word(at).endswith("ing") and terms.word(at + 1) != "to":
            subject = subjects.behind(at + 1, last)
            return None if subject is None and self._second_verb(at) else Attribution(subject, terms.written(at), near=True)
        if comma and (any_verb := self._any_verb(at)) is not None:
            return any_verb
        found = self._subject_first(at, last, beside=comma, naming=naming)
        if found is None and dash and terms.tag(at) == "C" and (subject := subjects.behind(at, last)):
            return Attribution(subject, terms.written(at - 1), near=True)
        return found

    def _subject_first(self, at: int, last: int, *, beside: bool, naming: bool = False) -> Attribution | None:
        """A subject with its verb: right after the quotation, or behind the last comma of its sentence."""
        terms, subjects = self.terms, self.subjects
        opened = at if beside else -1
        for index in range(at, last):
            tag = terms.tag(index)
            if tag in "q;!L" or (index > at and subjects.bounds(index)):
                return None
            if tag == "," and not (opened >= 0 and subjects.inserted(index + 1)):
                opened = index + 1 if opened != at else opened
            if opened < 0 or index == opened or not subjects.is_cue(index):
                continue
            if (terms.word(index) not in self.lists["verbs"] and not naming) or terms.word(index - 1) in word_set(
                "speakers", "relative"
            ):
                continue
            if (
                terms.word(opened) in self.lists["conjunctions"]
                or terms.word(opened) in self.lists["prepositions"]
                or subjects.passive(index, opened)
            ):
                opened = -1
                continue
            if index - opened > LONGEST_SUBJECT or any(terms.word(k) == "that" for k in range(opened, index)):
                opened = -1
                continue
            subject = subjects.ahead(index, opened, whole=True)
            if (
                subject is not None
                and not self._clausal(subject)
                and (subject[0] <= opened + 1 or terms.word(subject[0]) not in self.lists["pronouns"])
            ):
                return Attribution(subject, terms.written(index), near=opened == at)
            opened = -1
        return None

    def _clausal(self, subject: tuple[int, int]) -> bool:
        """Whether a group is a clause with a verb and no subject: "extensive reporting has been done on some" before "protests"."""
        for at in range(*subject):
            if self.terms.word(at) in self.lists["relatives"] or self.terms.word(at) in self.lists["who_whose"]:
                return False
            if self.terms.word(at) in self.lists["be"] or (
                self.terms.word(at) in self.lists["auxiliaries"] and self.terms.tag(at) != "M"
            ):
                return True
        return False

    def _any_verb(self, at: int) -> Attribution | None:
        """A pronoun or name with some verb right behind a quotation that ends in a comma: "…,” she grinned", "…?” Prewitt cut in"."""
        terms = self.terms
        verb = at + 1
        if terms.word(at) in self.lists["one_pronouns"]:
            plain = terms.tag(verb) in "wA" and not any(
                terms.word(verb) in self.lists[name] for name in ("auxiliaries", "be", "between")
            )
            return Attribution((at, verb), terms.written(verb), near=True) if plain and terms.tag(verb + 1) != "-" else None
        while terms.tag(verb) in "C-" and verb - at < NEAR:
            verb += 1
        past = terms.word(verb).endswith("ed") and terms.tag(verb) == "w" and terms.word(verb) not in self.lists["between"]
        if terms.tag(at) != "C" or not past or terms.word(at) in self.lists["openers"] or self.subjects.is_cue(verb):
            return None
        return Attribution((at, verb), terms.written(verb), near=True)

    def _resumes(self, at: int, last: int) -> bool:
        """Whether the words after a closed sentence still belong to it ("…?” he asked", "…!” said X")."""
        if self.terms.written(at)[:1].islower():
            return True
        if self.terms.tag(at) != "C":
            return False
        return self._any_verb(at) is not None or any(
            self.subjects.is_cue(at + step) for step in range(1, 1 + NEAR + 1) if at + step < last
        )
