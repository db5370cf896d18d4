"""The detector of quotations: words in quotation marks that somebody said, with the speaker and the reporting verb."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factdesk.claims.claim import Claim, Kind, QuoteValue
from factdesk.claims.quote_marks import Stretch, stretches
from factdesk.claims.speaker_cast import Cast
from factdesk.claims.speaker_names import Namer
from factdesk.claims.speaker_topics import Speaker
from factdesk.claims.speaker_words import speaker_words
from factdesk.claims.speakers import Attribution, Speakers
from factdesk.claims.terms import Terms, read_terms
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
ASKS = re.compile(r"[!?…—–-][\"”’')\]]*$|\.\.\.[\"”’')\]]*$")
SCARE = 3
"""A fragment of fewer words needs a verb in its sentence, one beside a noun a verb right before it."""
FULL = 4
"""So many words are a quotation even where no speaker is found; a fragment in small letters one fewer."""
LONG = 8
"""Words of a bare quotation that is taken for the same speaker's without a sign."""
FAR = 20
"""Characters of white space between a colon and the paragraph that it opens."""
BESIDE = 250
"""Characters between a quotation and the paragraph after it that carries it on."""
WORK_REACH = 6
LABEL_REACH = 5
SO_CALLED = Pattern("quotes", "so_called")
FEW = 2
"""Words of weight that somebody may shout with capitals."""
LONGEST_TITLE = 10


@dataclass(slots=True)
class _Last:
    """The quotation before: its speaker, cue and place, for those that carry on."""

    speaker: Speaker | None = None
    cue: str | None = None
    start: int = -1
    end: int = -1
    paragraph: int = -1
    inner: str = ""


def quotes(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """The article's quotations in the order of the text; speakers are read from the titles and names found before."""
    found = list(stretches(article.text, [(paragraph.start, paragraph.end) for paragraph in article.draft.paragraphs]))
    if found:
        yield from _Reader(article, before, found).claims()


class _Reader:
    """Reads the quotations of one article in order."""

    def __init__(self, article: Article, before: Sequence[Claim], found: Sequence[Stretch]) -> None:
        self.article, self.text, self.found = article, article.text, found
        self.terms: Terms = read_terms(article.text, article.language)
        self.lists = speaker_words(article.language)
        self.speakers = Speakers(self.terms, article.language)
        cast = Cast(article, self.terms, before, [(one.start, one.end) for one in found])
        self.namer = Namer(cast, self.speakers.subjects, self.lists)
        self.last = _Last()
        self.turns: list[tuple[int, Speaker | None]] = []
        """The last two paragraphs with a quotation, each with who speaks first in it."""

    def claims(self) -> Iterable[Claim]:
        """The claims, ids left empty."""
        for number, stretch in enumerate(self.found):
            paragraph = self.article.paragraph_at(stretch.start).start
            read = self._read(number, stretch, paragraph)
            if read is None:
                continue
            speaker, cue = read
            if speaker is not None:
                self.namer.topics.spoke(stretch.start, stretch.end, speaker)
            kept = speaker or (self.last.speaker if self.last.paragraph == paragraph and cue is None else None)
            if not self.turns or self.turns[-1][0] != paragraph:
                self.turns = [*self.turns[-1:], (paragraph, kept)]
            self.last = _Last(kept, cue, stretch.start, stretch.end, paragraph, stretch.inner(self.text).strip())
            value = QuoteValue(speaker.name if speaker else None, cue)
            text = self.text[stretch.start : stretch.end]
            yield Claim("", Kind.QUOTE, stretch.start, stretch.end, text, self.article.sentence_at(stretch.start), value)

    def _read(self, number: int, stretch: Stretch, paragraph: int) -> tuple[Speaker | None, str | None] | None:
        """The quotation's speaker and cue; None for scare quotes, nicknames and titles of works."""
        inner = stretch.inner(self.text).strip()
        count = len(inner.split())
        if not count or self._is_label(stretch, count):
            return None
        early = self._early(number, stretch, paragraph)
        late = self._late(number, stretch, inner)
        attribution = late if self._late_wins(stretch, inner, early, late) else early or late
        if attribution is None or attribution.inherits:
            chained = self._chained(stretch, paragraph)
            if chained:
                return None if self._is_work(stretch, inner, attribution) else (
                    self.last.speaker, attribution.cue if attribution else self.last.cue)  # fmt: skip
        if attribution is None:
            found = self._unattributed(stretch, inner, count, paragraph)
            return (
                (self._told_behind(number, stretch, paragraph), None)
                if found == (None, None) and SENTENCE_END.search(inner)
                else found
            )
        if self._no_speech(stretch, inner, count, attribution):
            return None
        if attribution.subject is None:
            return (None if attribution.naming else self._carried(paragraph)), attribution.cue
        replies = stretch.start == paragraph and attribution.cue in word_set("speakers", "replies")
        answers = replies and self._paragraph_before(paragraph) == self.last.paragraph
        other = self.last.speaker if answers else None
        if replies or attribution.cue in word_set("speakers", "replies"):
            other = self._asker(attribution.subject) or other
        return self.namer.name(attribution.subject, other), attribution.cue

    def _asker(self, subject: tuple[int, int]) -> Speaker | None:
        """Who asks in the same sentence whom a pronoun then means: "When Hale pressed Marsh over it, he replied"."""
        if self.terms.word(subject[0]) not in self.lists["pronouns"]:
            return None
        start = self.speakers.at(self.article.sentence_at(self.terms.starts[subject[0]])[0])
        if self.terms.word(start) not in word_set("speakers", "asked_when"):
            return None
        asks = next((at for at in range(start + 2, subject[0]) if self.terms.word(at) in word_set("speakers", "asks_whom")), None)
        return self.namer.name((start + 1, asks)) if asks is not None else None

    def _no_speech(self, stretch: Stretch, inner: str, count: int, attribution: Attribution) -> bool:
        """Whether words with a verb are no quotation all the same: a title, a scare quote, what is written on a thing."""
        few = count < SCARE and not attribution.naming and self._beside_noun(stretch, far=count == 1 and not attribution.near)
        written = attribution.subject and self.namer.noun(*attribution.subject) in word_set("quotes", "inscribed")
        return bool(few or written) or self._is_work(stretch, inner, attribution)

    def _carried(self, paragraph: int) -> Speaker | None:
        return self.last.speaker if self.last.paragraph == paragraph else None

    def _early(self, number: int, stretch: Stretch, paragraph: int) -> Attribution | None:
        """The attribution before; quotation marks that hold no quotation are overlooked on the way back."""
        if stretch.start == paragraph and self.text[max(0, paragraph - FAR) : paragraph].rstrip().endswith(":"):
            led = self._paragraph_before(paragraph)
            return self.speakers.before(self.article.paragraph_at(led).end, led)
        low = paragraph
        if number and self.found[number - 1].end > low:
            low = self.found[number - 1].end
        attribution = self.speakers.before(stretch.start, low)
        if attribution is not None and attribution.inherits and low > paragraph and self.found[number - 1].end != self.last.end:
            opening = self.speakers.opening(self.found[number - 1].start, max(paragraph, self.last.end))
            return replace(attribution, subject=opening, inherits=opening is None)
        if attribution is None and low > paragraph and self.found[number - 1].end != self.last.end:
            between = self.speakers.at(stretch.start)
            if not any(self.speakers.subjects.bounds(index) for index in range(self.speakers.at(low), between)):
                far = self.speakers.before(self.found[number - 1].start, max(paragraph, self.last.end))
                return replace(far, near=False) if far else None
        return attribution

    def _late(self, number: int, stretch: Stretch, inner: str) -> Attribution | None:
        following = self.found[number + 1].start if number + 1 < len(self.found) else len(self.text)
        high = min(following, self.article.paragraph_at(stretch.end - 1).end)
        comma = inner.rstrip("’'\"”").endswith(",") or self.text[stretch.end : stretch.end + 1] == ","
        closed = bool(SENTENCE_END.search(inner)) and not comma
        asks = bool(ASKS.search(inner))
        if closed and not asks:
            high = min(high, stretch.end + 1) if self.text[stretch.end : stretch.end + 2].strip()[:1] not in "—–" else high
        return self.speakers.after(stretch.end, high, comma=comma or asks, resumes=closed)

    def _late_wins(self, stretch: Stretch, inner: str, early: Attribution | None, late: Attribution | None) -> bool:
        if early is None or late is None or early.inherits:
            return late is not None
        if not late.near:
            return False
        if inner.rstrip("’'\"”").endswith(","):
            return True
        firm = early.near and early.cue not in word_set("quotes", "wishes")  # "they wanted to “go on”, he said"
        return not firm and self.text[stretch.end : stretch.end + 1] == ","

    def _chained(self, stretch: Stretch, paragraph: int) -> bool:
        """Whether a quotation stands in one sentence with the one before it, with no other verb of speech between."""
        last = self.last
        if last.paragraph != paragraph or last.cue is None:
            return False
        low, high = self.speakers.at(last.end), self.speakers.at(stretch.start)
        if SENTENCE_END.search(last.inner) and self.terms.written(low)[:1].isupper():
            return False
        return low < high and not any(self.speakers.subjects.bounds(index) for index in range(low, high))

    def _unattributed(self, stretch: Stretch, inner: str, count: int, paragraph: int) -> tuple[Speaker | None, str | None] | None:
        """A quotation without a verb of its own: it carries on from the one before, or stands as a whole sentence."""
        closed = bool(SENTENCE_END.search(inner))
        sentence = inner[:1].isupper() or inner[:1] in "[(….“‘\"'"
        carried = self.last.paragraph == paragraph and self.last.end >= 0
        if carried and (closed or inner.endswith(",")) and (sentence or count >= FULL):
            told = self.namer.topics.told_before(stretch.start, max(paragraph, self.last.end)) if sentence else None
            return (told, None) if told is not None else (self.last.speaker, self.last.cue)
        before = self._paragraph_before(paragraph)
        if closed and self._fills(stretch, paragraph):
            follows = self.last.paragraph == before and self.last.end >= 0
            beside = self.last.end >= 0 and paragraph - self.last.end < BESIDE and count >= LONG
            if follows or (count > 1 and not beside and not self._is_work(stretch, inner, None)):
                return (self._turn(before, count) if follows else None), None
        if sentence and stretch.start > paragraph and count >= SCARE and (closed or inner.endswith(",")):
            told = self.namer.topics.told_before(stretch.start, paragraph)
            if told is not None:
                return told, None
        if count < (SCARE if inner[:1].islower() else FULL) or self._is_work(stretch, inner, None):
            return None
        beside = paragraph == stretch.start and self.last.end >= 0 and paragraph - self.last.end < BESIDE
        return (self.last.speaker if closed and sentence and beside else None), None

    def _told_behind(self, number: int, stretch: Stretch, paragraph: int) -> Speaker | None:
        """Who speaks where the quotation right behind tells it: "“It rained. It was cold.” “We left,” Hale said."."""
        following = self.found[number + 1] if number + 1 < len(self.found) else None
        if (
            following is None
            or self.text[stretch.end : following.start].strip()
            or self.article.paragraph_at(following.start).start != paragraph
        ):
            return None
        late = self._late(number + 1, following, following.inner(self.text).strip())
        return self.namer.name(late.subject) if late is not None and late.near and late.subject is not None else None

    def _fills(self, stretch: Stretch, paragraph: int) -> bool:
        """Whether a quotation is a paragraph of its own."""
        return stretch.start == paragraph and not self.text[stretch.end : self.article.paragraph_at(paragraph).end].strip()

    def _paragraph_before(self, paragraph: int) -> int:
        return self.article.paragraph_at(paragraph - 1).start if paragraph else -1

    def _turn(self, before: int, count: int) -> Speaker | None:
        """Who speaks in a paragraph that is a bare quotation: of two who take turns the other one, else whoever spoke before it.

        After a question, or with few words, it may be an answer of somebody else.
        """
        if len(self.turns) > 1:
            (first, one), (second, other) = self.turns[-2:]
            if second == before and first == self._paragraph_before(before) and one and other and one.name != other.name:
                return one
        return self.last.speaker if count >= LONG and not self.last.inner.endswith("?") else None

    def _is_label(self, stretch: Stretch, count: int) -> bool:
        """Whether the marks hold a name, a word as such or a nickname."""
        at, behind = self.speakers.at(stretch.start), self.speakers.at(stretch.end)
        inner = stretch.inner(self.text)
        owned = count == 1 and inner[:1].isupper() and inner[-1:].isalpha() and self.terms.tag(at - 1) == "'"
        shown = count <= LONGEST_TITLE and inner[:1].isupper() and self.terms.word(behind) in word_set("quotes", "shows")
        nickname = count <= SCARE and self.terms.tag(at - 1) == "C" == self.terms.tag(behind) and self._spaced(stretch)
        return (
            owned
            or self._is_programme(at, inner, count)
            or shown
            or nickname
            or (count <= FULL and self._is_term(at - 1))
            or self._named_before(at)
            or SO_CALLED.match(inner) is not None
        )

    def _is_programme(self, at: int, inner: str, count: int) -> bool:
        """Whether the marks hold a programme or paper that is told: "told “Sunday Talk”", "the network's “Sunday Talk”"."""
        owner = self.terms.tag(at - 1) == "'" and count > 1
        told = self.terms.word(at - 1) in word_set("quotes", "tells")
        heavy = [word for word in re.findall(r"[^\W\d_]+", inner) if word.lower() not in word_set("quotes", "small_words")]
        plain = inner.rstrip(",.")[-1:].isalnum() and (told or not inner.endswith((",", ".")))
        return (owner or told) and plain and bool(heavy) and all(word[0].isupper() for word in heavy) and count <= FULL

    def _named_before(self, at: int) -> bool:
        """Whether the words before the marks say that a name or a word as such follows ("so-called", "the term", "the film")."""
        before, second = self.terms.word(at - 1), self.terms.word(at - 2)
        if before in word_set("quotes", "named"):
            return (before == "called" and second in ("-", "so")) or (before == "dubbed" and self.terms.tag(at - 2) in ",C")
        if before in word_set("quotes", "after_known") and second in word_set("quotes", "known_as"):
            return True
        if (
            before == ","
            and second in self.lists["labels"]
            and second not in word_set("quotes", "named")
            and self.terms.word(at - 3) in word_set("quotes", "owners")
        ):
            return True
        if before in self.lists["labels"] and second not in word_set("quotes", "verb_before"):
            return before not in self.lists["works"] or not self.terms.written(at + 1)[:1].islower()
        if before in word_set("quotes", "bears") and self._written_on(at - 1):
            return True
        return before in self.lists["be"] and self._label_before(at - 1)

    def _is_term(self, verb: int) -> bool:
        """Whether the words are what people call something: "they call the pattern", "what she calls"."""
        word = self.terms.word(verb)
        return word in word_set("quotes", "people_call") or (word in word_set("quotes", "somebody_calls") and self._is_what(verb))

    def _is_what(self, verb: int) -> bool:
        """Whether the clause of a verb is a name for something: "what they call"."""
        return any(self.terms.word(index) == "what" for index in range(max(0, verb - FEW - 1), verb))

    def _written_on(self, verb: int) -> bool:
        """Whether the words stand on a thing: "a sign reading", "the banner over the gate read"."""
        return any(
            self.terms.word(index) in word_set("quotes", "inscribed") for index in range(max(0, verb - LABEL_REACH - 1), verb)
        )

    def _label_before(self, verb: int) -> bool:
        """Whether the subject of "is" names a label: "the slogan is", "whose nickname for him was"."""
        for index in range(verb - 1, verb - 1 - LABEL_REACH, -1):
            word = self.terms.word(index)
            if word in self.lists["labels"] and word not in word_set("quotes", "named"):
                return True
            if self.terms.tag(index) not in "CwFt" or word in self.lists["pronouns"] or word in self.lists["verbs"]:
                return False
        return False

    def _spaced(self, stretch: Stretch) -> bool:
        return self.text[stretch.start - 1 : stretch.start] == " " == self.text[stretch.end : stretch.end + 1]

    def _beside_noun(self, stretch: Stretch, *, far: bool) -> bool:
        """Whether the marked words stand between an article and a noun ("the “birther” issue"); `far`: from their verb."""
        at, behind = self.speakers.at(stretch.start), self.speakers.at(stretch.end)
        owner = self.terms.tag(at - 1) in "ta'" or self.terms.word(at - 1) in word_set("quotes", "possessives")
        led = self.terms.word(at - 2) in self.lists["prepositions"] and self.terms.word(at - 3) in self.lists["verbs"]
        led = led or self.terms.tag(at - 1) == "'" or (far and self.terms.tag(at - 1) == "t")
        follows = self.terms.tag(behind) == "w" and not any(
            self.terms.word(behind) in self.lists[name] for name in ("conjunctions", "prepositions", "verbs")
        )
        return owner and led and follows

    def _is_work(self, stretch: Stretch, inner: str, attribution: Attribution | None) -> bool:
        """Whether the words are written as a title: every word of weight with a capital, two at least, and nobody beside says them."""
        parts = [word.strip(".,!?:;’'\"") for word in inner.split()]
        heavy = [word for word in parts if word.lower() not in word_set("quotes", "small_words") and word]
        if not (len(heavy) > 1 and len(parts) <= LONGEST_TITLE and all(word[0].isupper() or word[0].isdigit() for word in heavy)):
            return False
        at = self.speakers.at(stretch.start)
        if any(self.terms.word(index) in self.lists["works"] for index in range(max(0, at - WORK_REACH), at)):
            return True
        if self.terms.word(at - 1) == "on" and inner[-1:].isalnum():  # "said on “Morning Joe” that …"
            return True
        said = (
            attribution is not None
            and (attribution.near and attribution.subject is not None)
            and (attribution.naming or not inner.endswith(",") or (len(heavy) <= FEW and inner[-1:] in ",.!?"))
        )
        return not said and not (attribution is not None and attribution.near and inner.endswith((",", ".", "!", "?")))
