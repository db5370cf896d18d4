"""Passages read by the roles of their figures: what each stands for is told by the words beside it, whatever stands between."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.pieces import Piece, Placed, pieces_of
from factdesk.checks.scores.again import told_again
from factdesk.checks.scores.ballots import ballots, cued
from factdesk.checks.scores.chases import chases
from factdesk.checks.scores.legs import legs, tells_legs
from factdesk.checks.scores.margins import scores
from factdesk.checks.scores.periods import periods
from factdesk.checks.scores.quarters import quarters
from factdesk.checks.scores.races import margins, tells_margin
from factdesk.checks.scores.sets import sets
from factdesk.checks.scores.standings import in_words
from factdesk.checks.scores.tables import tables
from factdesk.checks.sums.sentences import Sentence, in_place, sentences_in
from factdesk.checks.times.ages_apart import ages_apart
from factdesk.checks.times.anniversaries import anniversaries
from factdesk.checks.times.beside_dates import beside_dates
from factdesk.checks.times.clock_beside import beside_times
from factdesk.checks.times.clock_hours import hours
from factdesk.checks.times.clock_steps import steps
from factdesk.checks.times.counted_on import counted_on
from factdesk.checks.times.dated import dated
from factdesk.checks.times.day_counts import day_counts
from factdesk.checks.times.life_facts import is_age
from factdesk.checks.times.lives import lives
from factdesk.checks.times.moments import MOST, Passages, moments, passages_with
from factdesk.checks.times.span_passages import lengths
from factdesk.checks.times.span_roles import by_roles
from factdesk.checks.times.spans import spans
from factdesk.claims.claim import Claim
from factdesk.claims.passages import once
from factdesk.draft.article import Article
from factdesk.draft.patterns import word_set

CONTEST, PERIODS, TABLE, VOTE, CHASE = (2, 2), (5, 3), (2, 3), (1, 3), (2, 4)
"""Sentences with figures before and (with its own) behind one that tells of a contest, of its periods, of what was scored in it, of a vote or of wickets in hand."""


def read(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold figures against one another across the sentences of a passage."""
    pieces = [(placed, once(placed.piece, read_in)) for placed in pieces_of(article, claims)]
    passages = passages_with(article, claims)
    told = [(placed, number, here) for placed, here in pieces for number in range(len(here.told))]
    counted = [(placed, number, here) for placed, number, here in told if "n" in here.told[number].kinds]
    near = list(_near(article, told, attrgetter("contests"), CONTEST))
    aged = [in_place(here.told[number], article, placed) for placed, here in pieces for number in here.aged]
    yield from (placed.finding(found) for placed, here in pieces for found in here.spans)
    yield from lives(passages, aged, claims)
    yield from (placed.finding(found) for placed, here in pieces for found in here.hours)
    yield from (found for run in near for found in margins(passages, run))
    yield from (placed.finding(found) for placed, here in pieces for found in here.scores)
    yield from (placed.finding(found) for placed, here in pieces for found in here.tables)
    yield from (found for run in near for found in legs(passages, run))
    yield from (placed.finding(found) for placed, here in pieces for found in here.anniversaries)
    for run in _near(article, counted, attrgetter("periods"), PERIODS):
        yield from periods(run)
        yield from quarters(run)
        yield from in_words(run)
    for run in _near(article, counted, attrgetter("wickets"), CHASE):
        yield from chases(run)
    paired = [(placed, here.told[number]) for placed, number, here in counted if here.told[number].paired]
    yield from told_again([in_place(sentence, article, placed) for placed, sentence in paired])
    yield from (found for run in _near(article, counted, attrgetter("votes"), VOTE) for found in ballots(run))


@dataclass(frozen=True, slots=True)
class Here:
    """What a piece tells for itself: these look no further than a paragraph."""

    told: tuple[Sentence, ...] = ()
    contests: frozenset[int] = frozenset()
    """Which of the sentences tell of a margin or of legs, whose other figures may stand in other pieces."""
    periods: frozenset[int] = frozenset()
    """The same of quarters, innings and sets."""
    votes: frozenset[int] = frozenset()
    wickets: frozenset[int] = frozenset()
    """The same of wickets and balls in hand."""
    aged: tuple[int, ...] = ()
    """Those in which somebody's age may stand, whose birth may be told anywhere."""
    spans: tuple[Finding, ...] = ()
    hours: tuple[Finding, ...] = ()
    scores: tuple[Finding, ...] = ()
    tables: tuple[Finding, ...] = ()
    anniversaries: tuple[Finding, ...] = ()


def read_in(piece: Piece) -> Here:
    """Read a piece."""
    told = tuple(sentence for sentence in sentences_in(piece) if len(sentence.figures) <= MOST)
    if not told and not piece.claims:
        return Here()
    article = piece.article
    passages = Passages(article, list(moments(piece.claims)))
    if not told:
        return Here(spans=(*beside_dates(passages), *counted_on(passages, piece.claims), *dated(passages, ())))
    found = (*lengths(passages, told), *spans(passages, told))
    scored = [at for at, one in enumerate(told) if one.paired or not one.said.isdisjoint(word_set("scores", "table_words"))]
    counted = [(at, one) for at, one in enumerate(told) if "n" in one.kinds]
    judged = frozenset(finding.claim or finding.span for finding in found)
    lasting = (*day_counts(passages, told), *found, *by_roles(passages, told, judged))
    return Here(
        told,
        frozenset(at for at, one in enumerate(told) if tells_margin(article.text, one) or tells_legs(passages, one)),
        frozenset(at for at, one in counted if not one.said.isdisjoint(_period_words())),
        frozenset(at for at, one in counted if cued(one)),
        frozenset(at for at, one in counted if not one.said.isdisjoint(word_set("chases", "words"))),
        tuple(at for at, one in enumerate(told) if any(map(is_age, one.figures))),
        (
            *lasting,
            *beside_dates(passages, lasting),
            *_unless_done(counted_on(passages, piece.claims), lasting),
            *_unless_done(dated(passages, told), lasting),
            *ages_apart(passages, told),
        ),
        (*hours(passages, told), *steps(passages, told), *beside_times(passages, told)),
        (*scores(passages, told), *sets(passages, told)),
        tuple(found for run in _runs(scored, len(told), TABLE) for found in tables(told[run.start : run.stop])),
        tuple(anniversaries(passages, told)),
    )


def _unless_done(found: Iterable[Finding], others: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of dates of which no other one tells."""
    done = {claim for one in others if one.outcome is Outcome.CONTRADICTED for claim in (one.claim, *one.related)}
    yield from (one for one in found if done.isdisjoint((one.claim, *one.related)))


@cache
def _period_words() -> frozenset[str]:
    """The words without which nothing is told of quarters, innings or records."""
    return word_set("periods", "told_words") | word_set("periods", "row_words") | word_set("standings", "drawn")


Told = tuple[Placed, int, Here]
"""A sentence by its number in what its piece tells."""


def _near(
    article: Article, told: Sequence[Told], of: Callable[[Here], frozenset[int]], around: tuple[int, int]
) -> Iterator[list[Sentence]]:
    """The runs of sentences in which something and its figures are told, as they stand in the whole text."""
    wanted = [at for at, (_, number, here) in enumerate(told) if number in of(here)]
    for run in _runs(wanted, len(told), around):
        yield [in_place(here.told[number], article, placed) for placed, number, here in told[run.start : run.stop]]


def _runs(wanted: Sequence[int], many: int, around: tuple[int, int]) -> Iterator[range]:
    """The numbers of those that are wanted with those before and behind them."""
    before, behind = around
    runs: list[range] = []
    for at in wanted:
        first, last = max(0, at - before), min(many, at + behind)
        if runs and first <= runs[-1].stop:
            runs[-1] = range(runs[-1].start, last)
        else:
            runs.append(range(first, last))
    return iter(runs)
