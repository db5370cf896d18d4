"""Sentences as sums see them: every figure with its unit in the place of one sign, so that a rule is a short pattern over words.

"Sales rose from 80 to 110 million euros" is "Sales rose from m to m": in a rule, {a:m} stands for an amount of money called "a".
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, TypeVar

from factdesk.checks.pieces import Piece, Placed, pieces_of
from factdesk.checks.sums.between import last_words, undotted
from factdesk.checks.sums.figures import Figure, figures_of
from factdesk.checks.sums.rules import SIGNS, Rule
from factdesk.checks.sums.worded_figures import with_worded
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.kept import kept, of_the_last
from factdesk.draft.patterns import Pattern
from factdesk.draft.values import Once, quick
from factdesk.draft.words import words

Answer = TypeVar("Answer")
WORDS = re.compile(r"[a-z]+")
PAIRED, LISTED = Pattern("sums", "paired"), Pattern("sums", "listed")
TIMES = frozenset("day")
"""Kinds of figures that are times and ages."""
PIECES_KEPT = 512
"""Pieces whose sentences are kept: twice a manuscript of 100,000 words."""
PAIR = ("coin", "whole")


@quick
@dataclass(frozen=True)
class Sentence:
    """A sentence (or several) with its figures, and its text with a sign for each of them."""

    article: Article
    start: int
    end: int
    figures: tuple[Figure, ...]
    told: tuple["Sentence", ...] = field(default=(), compare=False, repr=False)
    """The sentences with figures that it is put together from, where it is."""

    @Once
    def masked(self) -> str:
        """The text with one sign for each figure."""
        pieces: list[str] = []
        at = self.start
        for figure in self.figures:
            pieces += (self.article.text[at : figure.start], SIGNS[figure.kind])
            at = figure.end
        return undotted("".join((*pieces, self.article.text[at : self.end])))

    @Once
    def places(self) -> list[int]:
        """Where each figure's sign stands in the masked text."""
        found, shift = [], self.start
        for figure in self.figures:
            found.append(figure.start - shift)
            shift += figure.end - figure.start - 1
        return found

    @Once
    def gaps(self) -> list[str]:
        """What stands before the first figure, between figures, and after the last."""
        if self.told:
            return self._joined([one.gaps for one in self.told], undotted)
        edges = [self.start, *(edge for figure in self.figures for edge in (figure.start, figure.end)), self.end]
        return [undotted(self.article.text[edges[at] : edges[at + 1]]) for at in range(0, len(edges), 2)]

    @Once
    def last_words(self) -> list[tuple[str, ...]]:
        """The last two words of every gap, in small letters: most rules for what stands before a figure need one of a few there."""
        return [last_words(gap) for gap in self.gaps]

    @Once
    def small(self) -> list[str]:
        """The gaps in small letters."""
        if self.told:
            return self._joined([one.small for one in self.told], lambda gap: undotted(gap).lower())
        return [gap.lower() for gap in self.gaps]

    def _joined(self, gaps: list[list[str]], read: Callable[[str], str]) -> list[str]:
        """The gaps of its sentences, with one between the last figure of each and the first of the next."""
        text, found = self.article.text, list(gaps[0])
        for (one, two), behind in zip(pairwise(self.told), gaps[1:], strict=True):
            found[-1] = read(text[one.figures[-1].end : two.figures[0].start])
            found += behind[1:]
        return found

    @Once
    def untimed(self) -> "Sentence":
        """The sentence with its times and ages as words, which part no figures that belong together."""
        if TIMES.isdisjoint(self.kinds):
            return self
        return Sentence(self.article, self.start, self.end, tuple([one for one in self.figures if one.kind not in TIMES]))

    def figure(self, place: int) -> Figure | None:
        """The figure whose sign stands at a place of the masked text."""
        at = bisect_left(self.places, place)
        return self.figures[at] if at < len(self.places) and self.places[at] == place else None

    def ranged(self, figure: Figure) -> bool:
        """Whether a figure is an end of a range: between 20 and 45 kilometres."""
        return figure.claim is not None and any(one.claim is figure.claim and one is not figure for one in self.figures)

    def ends_list(self, figure: Figure) -> bool:
        """Whether a figure is the last of a list, so that what follows may be said of them all: "1.6m on the roof and 900,000 on the walls, …"."""
        at = self.figures.index(figure)
        one = self.figures[at - 1] if at else None
        return one is not None and one.kind == figure.kind and one.unit == figure.unit and LISTED.search(self.gaps[at]) is not None

    @Once
    def kinds(self) -> str:
        """The kinds of the figures, in their order."""
        return "".join(figure.kind for figure in self.figures)

    @Once
    def words(self) -> frozenset[str]:
        """The words of the sentence in small letters."""
        return frozenset(WORDS.findall(self.lower))

    @Once
    def said(self) -> frozenset[str]:
        """The words of the text itself in small letters, with those of its figures."""
        return frozenset(WORDS.findall(self.spoken))

    @Once
    def spoken(self) -> str:
        """The text itself in small letters."""
        return self.article.text[self.start : self.end].lower()

    @Once
    def paired(self) -> bool:
        """Whether two numbers stand side by side as in a score, a record or a list of rounds: 3-1, 21 to 14, "70, 71"."""
        return PAIRED.search(self.article.text, self.start, self.end) is not None

    @Once
    def lower(self) -> str:
        """The masked text in small letters."""
        return self.masked.lower()

    def answer(self, question: Callable[["Sentence"], Answer]) -> Answer:
        """What is true of the words of the sentence, asked but once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        found: Answer = self._answers[question]
        return found

    @Once
    def _answers(self) -> dict[Callable[["Sentence"], Any], Any]:
        return {}

    def matches(self, rule: Rule) -> Iterator[tuple[re.Match[str], dict[str, Figure]]]:
        """Every place where a rule fits, with the figures by the names of their slots."""
        if (rule.cue and rule.cue not in self.lower) or (rule.words and rule.words.isdisjoint(self.words)):
            return
        for match in rule.pattern.finditer(self.masked):
            named = {}
            for name in rule.pattern.groupindex:
                figure = self.figure(match.start(name)) if match.start(name) >= 0 else None
                if figure is not None and match.end(name) == match.start(name) + 1:
                    named[name] = figure
            yield match, named


READ = {name for name, value in vars(Sentence).items() if isinstance(value, Once)} - {"untimed"}
"""What is read of the words alone."""


@of_the_last
def together(*told: Sentence) -> Sentence:
    """Sentences with figures as one, with all that stands between them."""
    figures = tuple([figure for sentence in told for figure in sentence.figures])
    return Sentence(told[0].article, told[0].start, told[-1].end, figures, told if all(one.figures for one in told) else ())


@kept(PIECES_KEPT)
def sentences_in(piece: Piece) -> tuple[Sentence, ...]:
    """The sentences of a piece that have a figure, in the order of the text."""
    article = piece.article
    figures = with_worded(piece, list(figures_of(piece, article)))
    found, at = [], 0
    starts = [figure.start for figure in figures]
    while at < len(figures):
        start, end = article.sentence_at(figures[at].start)
        last = max(bisect_left(starts, end, at), at + 1)
        start = min(start, figures[at].start)
        if piece.passage.start <= start < piece.end:
            found.append(Sentence(article, start, max(end, figures[last - 1].end), _with_coins(figures[at:last])))
        at = last
    return tuple(found)


def sentences(article: Article, claims: Sequence[Claim], kinds: str = "".join(SIGNS)) -> list[Sentence]:
    """The sentences of a whole text that have a figure of one of these kinds, in their order."""
    wanted = set(kinds)
    return [
        in_place(sentence, article, placed)
        for placed in pieces_of(article, claims)
        for sentence in sentences_in(placed.piece)
        if not wanted.isdisjoint(sentence.kinds)
    ]


def openings(article: Article, claims: Sequence[Claim], back: int) -> Iterator[tuple[Placed, tuple[tuple[Sentence, ...], ...]]]:
    """Every piece, and for each of its first sentences that sentence and those before it, which stand in other pieces too.

    A sentence further on has as many as `back` before it in its own piece, and what they tell is kept with the piece.
    """
    last: list[tuple[Placed, Sentence]] = []
    for placed in pieces_of(article, claims):
        own = sentences_in(placed.piece)
        told = [in_place(sentence, article, at) for at, sentence in (*last, *((placed, sentence) for sentence in own[:back]))]
        yield placed, tuple(tuple(told[max(0, end - back) : end + 1]) for end in range(len(last), len(told)))
        last = [*last, *((placed, sentence) for sentence in own[-back:])][-back:]


def in_place(sentence: Sentence, article: Article, placed: Placed) -> Sentence:
    """A sentence of a piece as it stands in the whole text: the same for every check, so that what one has read of it serves the next."""
    known, key = _placed_in(article), (id(sentence), id(placed))
    if key not in known:
        known[key] = sentence, placed, _moved(sentence, article, placed)
    return known[key][-1]


@of_the_last
def _placed_in(article: Article) -> dict[tuple[int, int], tuple[Sentence, Placed, Sentence]]:
    """The sentences of a draft that were asked for in their places, each by the very sentence and piece that it is of."""
    del article
    return {}


def _moved(sentence: Sentence, article: Article, placed: Placed) -> Sentence:
    by = placed.offset
    figures = tuple([figure_in_place(figure, placed) for figure in sentence.figures])
    found = Sentence(article, sentence.start + by, sentence.end + by, figures)
    read = vars(sentence)
    vars(found).update(
        {name: read[name] for name in READ & read.keys()}
    )  # what was read of its words is the same wherever it stands
    return found


def figure_in_place(figure: Figure, placed: Placed) -> Figure:
    """A figure of a piece as it stands in the whole text."""
    by, (first, last) = placed.offset, figure.digits
    return Figure(
        figure.start + by, figure.end + by, (first + by, last + by), figure.written, figure.value, figure.kind, figure.unit,
        figure.dimension, figure.approximate, figure.bound, placed.claim(figure.claim), figure.iso,
    )  # fmt: skip


def _with_coins(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures with cents as hundredths where the sentence has sums of one currency too: from 80 cents to 1.20 euros."""
    units = {figure.unit for figure in figures if figure.kind == "m" and figure.unit}
    if len(units) != len(PAIR):
        return figures
    coins = units & set(words("sums")["coins"])
    if len(coins) != 1:
        return figures
    (coin,), (whole,) = coins, units - coins
    part = words("sums")["coins"][coin]
    return tuple(
        replace(figure, value=round(figure.value * part, 4), unit=whole, written=f"{figure.value * part:.2f}")
        if figure.unit == coin
        else figure
        for figure in figures
    )
