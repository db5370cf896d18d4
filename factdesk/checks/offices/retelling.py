"""Whether a title is told of another day than the dateline, or of no day at all: history, memory, fiction."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from factdesk.checks.offices.judgement import bounds
from factdesk.claims.claim import Claim, DateValue
from factdesk.claims.titles_known import OPENING
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

CLAUSE = Pattern("retelling", "clause")
"""What ends the clause in which a date behind a title is the title's own day."""
_ASIDE = Pattern("retelling", "aside")
WORK = Pattern("retelling", "work")
"""The title of a work in quotation marks: in "Borgen"."""
BESIDE = 40
"""Characters before or behind a title in which its cue stands."""
SENTENCE = 400
"""Characters on either side that are read of an overlong sentence."""
LONG_AGO = timedelta(days=4 * 365)
"""After leaving office, when the past of somebody is likelier history than yesterday's news."""
TEN_YEARS = timedelta(days=10 * 365)
"""After leaving office, when a sentence that goes on with this week's news is no history yet."""
NOT_LONG_AGO = timedelta(days=365)
"""The same where the words are passive: "a hat given to him by President X"."""
GENERATION = timedelta(days=20 * 365)
"""After leaving office, when somebody who is named by it, and of whom no verb tells, is one of history."""
YEARS_AGO = timedelta(days=2 * 365)
"""The same where the title opens a clause of time or cause: "after President X drew his line"."""
RECENT = timedelta(days=60)
"""Around the dateline: a day in it makes a sentence news."""
_BEHIND = Pattern("retelling", "behind")
_DONE_BY = Pattern("retelling", "done_by")
_WORKS_OF = Pattern("retelling", "works_of")
_MEANWHILE, _OF_OLD = Pattern("retelling", "meanwhile"), Pattern("retelling", "of_old")
_RETRO = Pattern("retelling", "retro")
_WHOSE = Pattern("retelling", "whose_was")
_THING_THAT = Pattern("retelling", "thing_that")
_ONCE_WHEN = Pattern("retelling", "once_when")
_THEN = Pattern("retelling", "then")
_IN_DAYS_OF = Pattern("retelling", "in_days_of")
_OWN_DAYS = Pattern("retelling", "own_days")
_STILL = Pattern("retelling", "still")
_TENURE = Pattern("retelling", "tenure")
_SET_OFF = Pattern("retelling", "set_off")
AROUND = 600
"""Characters of a paragraph before a title and of its sentence behind it, in which a word shows that it looks back."""
_HAD = Pattern("retelling", "had")
_LEAVING = Pattern("retelling", "leaving")
_CHANGING = Pattern("retelling", "changing")
_SHOWN, _CREDIT = Pattern("retelling", "shown"), Pattern("retelling", "credit")
HEADLINE = 200
"""Characters that may stand before the paragraph that a draft begins with."""
MOST = 20
"""Dates of one stretch of text that are looked at."""


@dataclass(frozen=True, slots=True)
class Retold:
    """What the words around a title say of its day."""

    own: tuple[DateValue, ...] = ()
    """Dates in the title's own clause, behind it: "chancellor X resigned in 1989"."""
    near: tuple[DateValue, ...] = ()
    """Dates before it in its sentence, those that open earlier sentences of the paragraph, and those set off behind it (", in 2002,").

    "Five years ago" is one of them, "on Monday" is none.
    """
    past: bool = False
    """Whether a word beside the title says that it is told of as past."""
    then: bool = False
    """Whether "at the time" follows."""
    had: bool = False
    """Whether "had" and a past verb follow, with no recent date."""
    lately: tuple[DateValue, ...] = ()
    """All dates of the paragraph, near or not: of the last days, when somebody may still have been in office."""
    earlier: tuple[DateValue, ...] = ()
    """The days long ago that the paragraph has told of before it, if it tells of none of these weeks."""
    told: bool = False
    """Whether no verb of the day itself follows: "X is", "X says", "X will"."""
    leaving: bool = False
    """Whether it is told of somebody who leaves: "the outgoing prime minister"."""
    changing: bool = False
    """Whether the sentence tells that offices change hands: "ministers were sacked, among them X"."""
    quoted: bool = False
    """Whether it stands in a quotation, whoever speaks."""
    fiction: bool = False
    """Whether the sentence tells of a book, a film or a part."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an article in their order, to be asked for those in a stretch of its text."""

    starts: tuple[int, ...]
    values: tuple[DateValue, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "Dates":
        """Those that the calendar has, from claims in order of their start."""
        found = [
            (claim.start, claim.value) for claim in claims if isinstance(claim.value, DateValue) and not claim.value.impossible
        ]
        return cls(tuple(start for start, _ in found), tuple(value for _, value in found))

    def between(self, first: int, last: int) -> Iterator[tuple[int, DateValue]]:
        """Those that start in the stretch, the last few of it where there are many."""
        end = bisect_left(self.starts, last)
        for number in range(max(bisect_left(self.starts, first), end - MOST), end):
            yield self.starts[number], self.values[number]


def retold(article: Article, dates: Dates, claim: Claim) -> Retold:
    """What the sentence and the paragraph around a title say of its day."""
    first, last = claim.sentence
    text, cues, paragraph = article.text, _cues(article.language), article.paragraph_at(claim.start)
    before, after = text[max(first, claim.start - BESIDE) : claim.start], text[claim.end : min(last, claim.end + BESIDE)]
    sentence = text[max(first, claim.start - SENTENCE) : min(last, claim.end + SENTENCE)]
    work = WORK.match(sentence) or (WORK.search(sentence) and cues.plays.search(before))
    behind = aside.end() if (aside := _ASIDE.match(text, claim.end, last)) else claim.end  # "X, a Democrat, resigned in 1989"
    own = [value for start, value in dates.between(behind, last) if not CLAUSE.search(text, behind, start)]
    pictured = _pictured(article, dates, claim, sentence)
    return Retold(
        (*own, *pictured),
        tuple(_near(article, dates, claim)),
        past=bool(
            (cues.before.search(before) and not _STILL.search(before))
            or cues.after.match(after)
            or _WHOSE.search(f"{before}|{after}")
            or _TENURE.match(after)
            or _IN_DAYS_OF.match(text, claim.end, last)
            or _OWN_DAYS.search(text, claim.end, min(last, claim.end + SENTENCE))
        ),
        then=_THEN.match(after) is not None,
        had=_had(article, dates, claim),
        lately=tuple(value for _, value in dates.between(paragraph.start, paragraph.end) if recent(value, article.dateline)),
        earlier=() if daily(text, claim) else tuple(_earlier(dates, paragraph.start, claim.start, article.dateline)),
        told=_told(text, claim),
        changing=_CHANGING.search(sentence) is not None,
        leaving=bool(_LEAVING.search(text, max(first, claim.start - BESIDE), claim.end)),
        fiction=bool(work or cues.fiction.search(sentence) or cues.played.search(before)),
    )


def looks_back(article: Article, dates: Dates, claim: Claim) -> bool:
    """Whether anything but "while" before a title, or a verb behind it, shows that it is told of another day."""
    told_of, (first, last) = retold(article, dates, claim), claim.sentence
    if told_of.then or told_of.had or told_of.leaving or told_of.changing or told_of.fiction:
        return True
    if any(not recent(value, article.dateline) for value in (*told_of.own, *told_of.near)):
        return True
    opens = max(first, claim.start - BESIDE)
    if _OF_OLD.search(article.text, opens, claim.start) or (
        told_of.past and not _MEANWHILE.search(article.text, opens, claim.start)
    ):
        return True
    start = max(article.paragraph_at(claim.start).start, claim.start - AROUND)
    return _RETRO.search(article.text, start, min(last, claim.end + AROUND)) is not None


def _pictured(article: Article, dates: Dates, claim: Claim, sentence: str) -> Iterator[DateValue]:
    """The date of a picture, which ends what is told under it in the present: "X speaks to reporters in Rome on July 9, 2013 (AP)"."""
    last = claim.sentence[1]
    found = next(reversed([*dates.between(claim.end, last)]), None)
    if found is None or found[1].relative:
        return
    credited = _CREDIT.search(article.text, found[0], last) is not None
    doing = not _told(article.text, claim)
    long_ago = doing and found[1].precision == "day" and not recent(found[1], article.dateline)  # no news says so in the present
    if long_ago or (credited and (doing or _SHOWN.search(sentence))):
        yield found[1]


def _earlier(dates: Dates, first: int, last: int, day: date) -> Sequence[DateValue]:
    """The days long ago in a stretch of text that has none of these weeks."""
    told = [value for _, value in dates.between(first, last)]
    return [] if any(value.relative or recent(value, day) for value in told) else told


def _near(article: Article, dates: Dates, claim: Claim) -> Iterator[DateValue]:
    for start, value in dates.between(article.paragraph_at(claim.start).start, claim.start):
        inside = start >= claim.sentence[0]
        opens = inside or OPENING.fullmatch(article.text, article.sentence_at(start)[0], start)
        if opens and (not value.relative or (inside and not recent(value, article.dateline))):
            yield value
    for start, value in dates.between(claim.end, claim.sentence[1]):
        if not value.relative and _SET_OFF.search(article.text, max(claim.end, start - BESIDE), start):
            yield value


def history(article: Article, dates: Dates, claim: Claim, left: date, *, beside: bool) -> bool:
    """Whether a title is told as history of somebody who left the office on a day: long ago, in the past tense, with no recent date.

    `beside`: the paragraph has named a leader of another generation.
    """
    text, (first, last) = article.text, claim.sentence
    away = article.dateline - left
    before = text[max(first, claim.start - BESIDE) : claim.start]
    done, doing = _DONE_BY.search(before), _BEHIND.match(text, claim.end, last)
    told = doing is not None and _past(doing["verb"].lower())
    if any(recent(value, article.dateline) for _, value in dates.between(first, last)):
        return False
    if told and (_THING_THAT.search(before) or (away >= YEARS_AGO and _ONCE_WHEN.search(before))):
        return True
    if away >= NOT_LONG_AGO and done and _past(done["verb"].lower()):
        return True
    if away < LONG_AGO or (away < TEN_YEARS and not beside and _goes_on(article, dates, claim)):
        return False
    deed = doing["verb"].lower() if doing else ""
    unsaid = doing is None and away >= GENERATION
    if beside or unsaid or _WORKS_OF.search(before) or (told and deed not in word_set("retelling", "daily")):
        return True
    start = max(article.paragraph_at(claim.start).start, claim.start - AROUND)
    return _RETRO.search(text, start, min(last, claim.end + AROUND)) is not None


def _goes_on(article: Article, dates: Dates, claim: Claim) -> bool:
    """Whether a title opens the sentence behind one with a day of this week, in the paragraph that a draft begins with."""
    first, last = claim.sentence
    paragraph = article.paragraph_at(claim.start)
    if paragraph.start > HEADLINE or "." in article.text[: paragraph.start] or first == 0 or claim.start - first > len("“The "):
        return False
    before = article.sentence_at(first - 1)
    told = any(value.relative and recent(value, article.dateline) for _, value in dates.between(*before))
    return told and before[0] >= paragraph.start and _RETRO.search(article.text, first, last) is None


def _had(article: Article, dates: Dates, claim: Claim) -> bool:
    """Whether "had" and a past verb follow: "X had opposed it", but neither "had come with friends" nor "had left on Monday"."""
    had = _HAD.match(article.text, claim.end, claim.sentence[1])
    if had is None or had["verb"].lower() in word_set("retelling", "just_done"):
        return False
    return not any(recent(value, article.dateline) for _, value in dates.between(claim.end, claim.sentence[1]))


def daily(text: str, claim: Claim) -> bool:
    """Whether a verb of the day follows a title: "X said", "X flew", "X will", "X is"."""
    verb = _verb_behind(text, claim)
    return verb.endswith("s") or verb in word_set("retelling", "present") | word_set("retelling", "daily")


def _verb_behind(text: str, claim: Claim) -> str:
    found = _BEHIND.match(text, claim.end, claim.sentence[1])
    return found["verb"].lower() if found else ""


def _told(text: str, claim: Claim) -> bool:
    verb = _verb_behind(text, claim)
    return verb == "was" or not (verb.endswith("s") or verb in word_set("retelling", "present"))


def _past(verb: str) -> bool:
    """Whether a verb tells of the past."""
    past = verb in word_set("tenses", "past") | word_set("tenses", "same_form") | word_set("retelling", "participles")
    formed = verb.endswith("ed") and verb not in word_set("tenses", "not_past")
    return past or formed


def recent(value: DateValue, day: date) -> bool:
    """Whether a date is of the weeks before a day, or later."""
    last = bounds(value.date or value.end or value.start)[1]
    return last is not None and last + RECENT >= day


@dataclass(frozen=True, slots=True)
class _Cues:
    before: re.Pattern[str]
    after: re.Pattern[str]
    fiction: re.Pattern[str]
    played: re.Pattern[str]
    """Straight before a title: a part that is played."""
    plays: re.Pattern[str]
    """The same, where only the title of a work in the sentence makes it sure."""


@cache
def _cues(language: str) -> _Cues:
    data = words("retelling", language)
    before, after, fiction, played, plays = (
        "|".join(re.escape(cue.strip()) for cue in data[name].split("|"))
        for name in ("before", "after", "fiction", "played", "plays")
    )
    article: str = data["article"]
    return _Cues(
        re.compile(rf"(?<!\w)(?:{before}){article}", re.IGNORECASE),
        re.compile(rf"\s*,?\s*(?:who\s+)?(?:{after})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{fiction})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{played}){article}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{plays}){article}", re.IGNORECASE),
    )
