"""Whether a title is told of another day than the dateline, or of no day at all: history, memory, fiction."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factdesk.claims.claim import Claim, DateValue
from factdesk.claims.titles_known import OPENING
from factdesk.draft.article import Article
from factdesk.draft.words import words

CLAUSE = re.compile(r"[,;:()\"“”—–\n]|\b(?:who|which|that|when|after|before|while|since|as)\b")
"""What ends the clause in which a date behind a title is the title's own day."""
WORK = re.compile(r"\s*\b(?:[Ii]n|on|of)\s+[\"“‘'][A-Z0-9][^\"”’']{0,40}[\"”’']")
"""The title of a work in quotation marks: in "Borgen"."""
BESIDE = 40
"""Characters before or behind a title in which its cue stands."""


@dataclass(frozen=True, slots=True)
class Retold:
    """What the words around a title say of its day."""

    own: tuple[DateValue, ...] = ()
    """Dates in the title's own clause, behind it: "chancellor X resigned in 1989"."""
    near: tuple[DateValue, ...] = ()
    """Dates before it in its sentence, and those that open earlier sentences of the paragraph."""
    past: bool = False
    """Whether a word beside the title says that it is told of as past."""
    fiction: bool = False
    """Whether the sentence tells of a book, a film or a part."""


def retold(article: Article, claims: Sequence[Claim], claim: Claim) -> Retold:
    """What the sentence and the paragraph around a title say of its day."""
    first, last = claim.sentence
    text = article.text
    before, after = text[max(first, claim.start - BESIDE) : claim.start], text[claim.end : min(last, claim.end + BESIDE)]
    sentence, cues = text[first:last], _cues(article.language)
    return Retold(
        tuple(_own(article, claims, claim)),
        tuple(_near(article, claims, claim)),
        past=bool(cues.before.search(before) or cues.after.match(after)),
        fiction=bool(
            cues.fiction.search(sentence)
            or cues.played.search(before)
            or WORK.match(sentence)
            or (WORK.search(sentence) and cues.plays.search(before))
        ),
    )


def _own(article: Article, claims: Sequence[Claim], claim: Claim) -> Iterator[DateValue]:
    for start, value in _dates(claims):
        if claim.end <= start < claim.sentence[1] and not CLAUSE.search(article.text, claim.end, start):
            yield value


def _near(article: Article, claims: Sequence[Claim], claim: Claim) -> Iterator[DateValue]:
    paragraph = article.paragraph_at(claim.start).start
    for start, value in _dates(claims):
        if value.relative or not paragraph <= start < claim.start:
            continue
        if start >= claim.sentence[0] or OPENING.fullmatch(article.text, article.sentence_at(start)[0], start):
            yield value


def _dates(claims: Sequence[Claim]) -> Iterator[tuple[int, DateValue]]:
    for claim in claims:
        if isinstance(claim.value, DateValue) and not claim.value.impossible:
            yield claim.start, claim.value


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
    article = r"(?:\s+(?:the|a|an|his|her|its|their|then))?\s+[\"“(]?$"
    return _Cues(
        re.compile(rf"(?<!\w)(?:{before}){article}", re.IGNORECASE),
        re.compile(rf"\s*,?\s*(?:who\s+)?(?:{after})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{fiction})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{played}){article}", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{plays}){article}", re.IGNORECASE),
    )
