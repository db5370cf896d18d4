"""A draft in pieces, for the checks that look no further than a paragraph: after an edit only the touched pieces are checked again.

The pieces are the passages that the detectors read, each with the dates and quantities found in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.claims.claim import Claim, DateValue, Kind, QuantityValue
from factdesk.claims.passages import Passage, known, passages_of
from factdesk.draft.article import Article
from factdesk.draft.draft import Draft, Paragraph, ParagraphKind
from factdesk.draft.kept import kept, of_the_last

PIECES_KEPT = 512
"""Pieces whose claims are kept: twice a manuscript of 100,000 words."""
GLANCE = 80
"""Characters behind a piece: more than any rule looks beyond a figure or a sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some paragraphs with the one before them, a glance at what follows, and their figures; offsets count from the passage's beginning."""

    passage: Passage
    behind: str
    said: tuple[tuple[int, int, DateValue | QuantityValue, str | None], ...]
    """Start, end, value and speaker of every date and quantity in the paragraphs themselves."""

    def __hash__(self) -> int:
        """A number for the words, which tell most pieces apart."""
        return hash(self.passage)

    @property
    def end(self) -> int:
        """Where the paragraphs end and the glance begins."""
        return len(self.passage.text)

    @property
    def article(self) -> Article:
        """The piece as a text of its own; what is glanced at is a paragraph and a sentence apart."""
        return _article(self)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The dates and quantities as claims; their ids are their numbers."""
        return _claims(self)


@kept(PIECES_KEPT)
def _article(piece: Piece) -> Article:
    """What every check of a piece reads."""
    alone, text = piece.passage.article, piece.passage.text + piece.behind
    if not piece.behind:
        return alone
    paragraphs = (*alone.draft.paragraphs, Paragraph(piece.end, len(text), ParagraphKind.BODY, ""))
    sentences = (*alone.sentences, (piece.end, len(text)))
    return Article(Draft("", text, paragraphs, language=alone.language), alone.dateline, sentences)


@kept(PIECES_KEPT)
def _claims(piece: Piece) -> tuple[Claim, ...]:
    """Several checks ask for them, each of one piece after the other."""
    article = _article(piece)
    return tuple(
        Claim(
            str(number), Kind.DATE if isinstance(value, DateValue) else Kind.QUANTITY, start, end, article.text[start:end],
            article.sentence_at(start), value, speaker,
        )
        for number, (start, end, value, speaker) in enumerate(piece.said)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece at its place in the draft."""

    piece: Piece
    offset: int
    """Where the piece's offsets count from."""
    claims: tuple[Claim, ...]
    """The claims that the piece's claims are."""

    def claim(self, claim: Claim | None) -> Claim | None:
        """The claim that a claim of the piece is."""
        return None if claim is None else self.claims[int(claim.id)]

    def finding(self, found: Finding) -> Finding:
        """A finding of the piece, told of the draft."""
        return replace(
            found,
            claim=None if found.claim is None else self.claims[int(found.claim)].id,
            related=tuple(self.claims[int(number)].id for number in found.related),
            span=None if found.span is None else (found.span[0] + self.offset, found.span[1] + self.offset),
        )


@of_the_last
def pieces_of(article: Article, claims: Sequence[Claim]) -> tuple[Placed, ...]:
    """Every piece in the order of the text; those of the last draft are kept for the next check."""
    figures = [(claim, claim.value) for claim in claims if isinstance(claim.value, DateValue | QuantityValue)]
    found: list[Placed] = []
    reached = 0
    for offset, passage in passages_of(article):
        end = offset + len(passage.text)
        after = reached
        while after < len(figures) and figures[after][0].start < end:
            after += 1
        own = figures[reached:after]
        said = tuple((claim.start - offset, claim.end - offset, value, claim.speaker) for claim, value in own)
        piece = known(Piece(passage, article.text[end : end + GLANCE], said))
        found.append(Placed(piece, offset, tuple(claim for claim, _ in own)))
        reached = after
    return tuple(found)
