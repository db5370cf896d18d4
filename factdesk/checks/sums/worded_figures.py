"""Figures that are words of their own or stand in two: a quarter, the dozen jurors, one pupil in 25."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from factdesk.checks.pieces import Piece
from factdesk.checks.sums.figures import Figure
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

BACK = 12
PART = Pattern("sums", "part")
SHARE = Pattern("sums", "share")
"""A fraction that is no claim by itself, because nothing is said of what it is."""
ONE_IN, THE_DOZEN = Pattern("sums", "one_in"), Pattern("sums", "the_dozen")
FEW, MOST = 10, 1000
"""What so many in so many are fewer than, and the most they are of."""
DOZEN = 12


def with_worded(piece: Piece, figures: list[Figure]) -> tuple[Figure, ...]:
    """The figures of a piece with those that only their words tell."""
    return _with_shares(piece, _with_odds(piece, _with_dozens(piece, figures)))


def _with_dozens(piece: Piece, figures: list[Figure]) -> list[Figure]:
    """The figures with a dozen that is counted: the dozen jurors."""
    text = piece.passage.text
    if " dozen " not in text:
        return figures
    found = [
        Figure(match.start(1), match.end(), match.span(1), match[1], DOZEN, "n", match["noun"])
        for match in THE_DOZEN.finditer(text, piece.passage.start)
    ]
    free = [one for one in found if not any(other.start < one.end and one.start < other.end for other in figures)]
    return sorted((*figures, *free), key=lambda figure: figure.start) if free else figures


def _with_odds(piece: Piece, figures: list[Figure]) -> list[Figure]:
    """The figures with so many in so many as one: one pupil in 25."""
    text = piece.passage.text
    found = {
        at: Figure(one.start, two.end, (one.start, two.end), text[one.start : two.end], one.value / two.value, "r")
        for at, (one, two) in enumerate(pairwise(figures))
        if one.kind == two.kind == "n"
        and two.unit is None
        and 0 < one.value < FEW
        and one.value < two.value <= MOST
        and ONE_IN.fullmatch(text, one.digits[1], two.start)
    }
    told, at = list[Figure](), 0
    while at < len(figures):
        told.append(found.get(at, figures[at]))
        at += 2 if at in found else 1
    return told


def _with_shares(piece: Piece, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with the fractions between them that are no claims: fell by a quarter, a fifth more."""
    text, added = piece.passage.text, []
    if not any(map(text.__contains__, words("sums")["fractions"])):
        return tuple(figures)
    starts = [figure.start for figure in figures]
    for match in PART.finditer(text, piece.passage.start):
        before = SHARE.search(text, max(0, match.start() - BACK - BACK), match.start())
        if before is None:
            continue
        start, end = before.start("many"), match.end()
        at = bisect_right(starts, start) - 1
        if (at < 0 or figures[at].end <= start) and (at + 1 == len(figures) or starts[at + 1] >= end):
            value = words("sums")["ones"][before["many"]] / words("sums")["fractions"][match["part"]]
            added.append(Figure(start, end, (start, end), text[start:end], value, "r", None, "ratio"))
    return tuple(sorted((*figures, *added), key=lambda figure: figure.start)) if added else tuple(figures)
