"""Passages read by the roles of their figures: what each stands for is told by the words beside it, whatever stands between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.pieces import Piece, Placed, pieces_of
from factdesk.checks.scores.again import told_again
from factdesk.checks.scores.ballots import ballots
from factdesk.checks.scores.legs import legs, tells_legs
from factdesk.checks.scores.margins import scores
from factdesk.checks.scores.periods import periods
from factdesk.checks.scores.quarters import quarters
from factdesk.checks.scores.standings import in_words
from factdesk.checks.scores.tables import tables
from factdesk.checks.sums.sentences import Sentence, in_place, sentences, sentences_in
from factdesk.checks.times.anniversaries import anniversaries
from factdesk.checks.times.clock_hours import hours
from factdesk.checks.times.clock_margins import margins, tells_margin
from factdesk.checks.times.clock_steps import steps
from factdesk.checks.times.lives import lives
from factdesk.checks.times.moments import MOST, Passages, moments, passages_with
from factdesk.checks.times.span_passages import lengths
from factdesk.checks.times.span_roles import by_roles
from factdesk.checks.times.spans import spans
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article

BEFORE, BEHIND = 2, 2
"""Sentences with figures before and (with its own) behind one that tells of a contest, in which its marks and scores stand."""


def read(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold figures against one another across the sentences of a passage."""
    pieces = [(placed, once(placed.piece, roles_in)) for placed in pieces_of(article, claims)]
    passages = passages_with(article, claims)
    near = list(_near(article, pieces))
    told = [one for one in sentences(article, claims, "an") if len(one.figures) <= MOST]
    yield from (placed.finding(found) for placed, here in pieces for found in here.spans)
    yield from lives(passages, told, claims)
    yield from (placed.finding(found) for placed, here in pieces for found in here.hours)
    yield from (found for run in near for found in margins(passages, run))
    yield from (placed.finding(found) for placed, here in pieces for found in here.scores)
    yield from (placed.finding(found) for placed, here in pieces for found in here.tables)
    yield from (found for run in near for found in legs(passages, run))
    yield from (placed.finding(found) for placed, here in pieces for found in here.anniversaries)
    counted = [one for one in told if "n" in one.kinds]
    yield from periods(counted)
    yield from quarters(counted)
    yield from in_words(counted)
    yield from told_again(counted)
    yield from ballots(counted)


@dataclass(frozen=True, slots=True)
class Here:
    """What a piece tells for itself: these look no further than a paragraph."""

    told: tuple[Sentence, ...] = ()
    contests: frozenset[int] = frozenset()
    """Which of the sentences tell of a margin or of legs, whose other figures may stand in other pieces."""
    spans: tuple[Finding, ...] = ()
    hours: tuple[Finding, ...] = ()
    scores: tuple[Finding, ...] = ()
    tables: tuple[Finding, ...] = ()
    anniversaries: tuple[Finding, ...] = ()


def roles_in(piece: Piece) -> Here:
    """Read a piece."""
    told = tuple(sentence for sentence in sentences_in(piece) if len(sentence.figures) <= MOST)
    if not told:
        return Here()
    article = told[0].article
    passages = Passages(article, list(moments(piece.claims)))
    found = (*lengths(passages, told), *spans(passages, told))
    judged = frozenset(finding.claim or finding.span for finding in found)
    return Here(
        told,
        frozenset(at for at, one in enumerate(told) if tells_margin(article.text, one) or tells_legs(passages, one)),
        (*found, *by_roles(passages, told, judged)),
        (*hours(passages, told), *steps(passages, told)),
        tuple(scores(passages, told)),
        tuple(tables(told)),
        tuple(anniversaries(passages, told)),
    )


def _near(article: Article, pieces: Sequence[tuple[Placed, Here]]) -> Iterator[list[Sentence]]:
    """The runs of sentences in which a contest and its figures are told, as they stand in the whole text."""
    told = [(placed, sentence, at in here.contests) for placed, here in pieces for at, sentence in enumerate(here.told)]
    run: list[Sentence] = []
    reached = 0
    for number in [number for number, (_, _, wanted) in enumerate(told) if wanted]:
        if number - BEFORE > reached and run:
            yield run
            run = []
        first = max(reached, number - BEFORE)
        run += [in_place(sentence, article, placed) for placed, sentence, _ in told[first : number + BEHIND]]
        reached = min(len(told), number + BEHIND)
    if run:
        yield run
