"""Reading passage by passage, so that after an edit only the touched passages are read again.

A text is cut where its paragraphs say so, by their own words: an edit moves no cut but those beside it. Each passage is read with the
paragraph before it, which may say of which week a weekday is, and without knowing where in the text it stands; so its claims depend
on nothing else, and those of a passage that was read before are the same again.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar
from zlib import crc32

from factdesk.claims.claim import Claim, PlaceValue, TitleParts, TitleValue, Value
from factdesk.draft.article import Article
from factdesk.draft.draft import Draft, Paragraph, ParagraphKind
from factdesk.draft.kept import forget, kept, of_the_last

__all__ = ["Detector", "Passage", "forget", "known", "moved", "near_claims", "once", "passages_of"]

Read = TypeVar("Read")
Piece = TypeVar("Piece", bound=Hashable)
Detector = Callable[[Article, Sequence[Claim]], Iterable[Claim]]
USUAL = 32
"""Paragraphs of a passage on average, and of a text that is not cut: few are read again after an edit, and the paragraph before one is read twice."""
KEPT = 1024
"""Passages whose claims are kept: eight times a manuscript of 100,000 words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs with the one before them; offsets count from the beginning of that."""

    text: str
    start: int
    """Where the passage begins, behind the paragraph before it."""
    paragraphs: tuple[tuple[int, int, ParagraphKind], ...]
    """Start, end and kind; where they stood in the file is nobody's business here."""
    sentences: tuple[tuple[int, int], ...]
    dateline: date
    language: str
    goes_on: bool
    """Whether the text goes on behind it."""

    def __hash__(self) -> int:
        """A number for the words, which tell most passages apart; a text's is reckoned once."""
        return hash(self.text)

    @property
    def article(self) -> Article:
        """The passage as a text of its own."""
        return _alone(self)


@kept(KEPT)
def _alone(passage: Passage) -> Article:
    """The article that a passage is; every detector of it asks for it."""
    paragraphs = tuple(Paragraph(start, end, kind, "") for start, end, kind in passage.paragraphs)
    return Article(Draft("", passage.text, paragraphs, language=passage.language), passage.dateline, passage.sentences)


def near_claims(
    article: Article, detectors: tuple[Detector, ...], ahead: Sequence[Callable[["Passage"], object]] = ()
) -> list[Claim]:
    """The claims of detectors that need no more than a paragraph and the one before it, in the order of the text.

    What others will ask of each passage `once` is read ahead, while its tokens are at hand.
    """
    found: list[Claim] = []
    for offset, passage in passages_of(article):
        found += [moved(claim, offset) for claim in _read(passage, detectors)]
        for read in ahead:
            once(passage, read)
    return found


@of_the_last
def passages_of(article: Article) -> tuple[tuple[int, Passage], ...]:
    """Every passage and the offset that it counts from; those of the last article are kept for the next detector."""
    return tuple((offset, known(passage)) for offset, passage in _cut(article))


def _cut(article: Article) -> Iterator[tuple[int, Passage]]:
    paragraphs, sentences = article.draft.paragraphs, article.sentences
    reached = 0
    for first, last in pairwise(_cuts(article)):
        lead = max(0, first - 1)
        offset, end = paragraphs[lead].start, paragraphs[last - 1].end
        while reached < len(sentences) and sentences[reached][1] <= offset:
            reached += 1
        after = reached
        while after < len(sentences) and sentences[after][0] < end:
            after += 1
        yield (
            offset,
            Passage(
                article.text[offset:end],
                paragraphs[first].start - offset,
                tuple((one.start - offset, one.end - offset, one.kind) for one in paragraphs[lead:last]),
                tuple((begin - offset, stop - offset) for begin, stop in sentences[reached:after]),
                article.dateline,
                article.language,
                last < len(paragraphs),
            ),
        )


def _cuts(article: Article) -> list[int]:
    """The paragraphs that begin a passage, and the number of paragraphs."""
    text, paragraphs = article.text, article.draft.paragraphs
    if 0 < len(paragraphs) <= USUAL:
        return [0, len(paragraphs)]  # a usual article is one, so that nothing in it is out of another's sight
    marked = (
        n for n, one in enumerate(paragraphs) if n and crc32(text[one.start : one.end].encode("utf-8", "replace")) % USUAL == 0
    )
    return [0, *marked, len(paragraphs)] if paragraphs else []


@kept(KEPT)
def _read(passage: Passage, detectors: tuple[Detector, ...]) -> tuple[Claim, ...]:
    """The claims that begin in a passage."""
    article = passage.article
    found: list[Claim] = []
    for detector in detectors:
        found.extend(detector(article, tuple(found)))
    return tuple(claim for claim in found if claim.start >= passage.start)


def known(piece: Piece) -> Piece:
    """The passage (or something like it) that equals this one and was read before, else this one.

    Everything that is kept of it is then found by asking whether it is the same, without comparing its words and values each time.
    """
    found: Piece = _first(piece)
    return found


@kept(8 * KEPT)
def _first(piece: Hashable) -> Any:
    """The first of those that are equal."""
    return piece


def once(piece: Piece, read: Callable[[Piece], Read]) -> Read:
    """What a function reads in a passage, or in something like it; kept, so that after an edit it reads only those that were touched."""
    found: Read = _kept(piece, read)
    return found


@kept(8 * KEPT)
def _kept(piece: Hashable, read: Callable[[Any], Any]) -> Any:
    """Titles and names are read through here, and the sums of the checks."""
    return read(piece)


def moved(claim: Claim, by: int) -> Claim:
    """The claim at its place in the whole text."""
    if not by:
        return claim
    begin, stop = claim.sentence
    value = _moved_value(claim.value, by)
    return Claim(claim.id, claim.kind, claim.start + by, claim.end + by, claim.text, (begin + by, stop + by), value, claim.speaker)


def _moved_value(value: Value, by: int) -> Value:
    """The value with the places that it names in the text."""
    if isinstance(value, PlaceValue):
        (start, end), (first, last) = value.parts or ((0, 0), (0, 0))
        return replace(value, parts=((start + by, end + by), (first + by, last + by))) if value.parts else value
    if isinstance(value, TitleValue):
        at = value.parts
        parts = TitleParts(
            at.person and (at.person[0] + by, at.person[1] + by),
            at.title and (at.title[0] + by, at.title[1] + by),
            at.jurisdiction and (at.jurisdiction[0] + by, at.jurisdiction[1] + by),
            at.jurisdiction_form,
            at.standing and (at.standing[0] + by, at.standing[1] + by),
        )
        return TitleValue(
            value.person, value.title, value.office, value.jurisdiction, value.standing, parts, value.full_name, value.on
        )
    return value
