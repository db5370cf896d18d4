"""Scores over two legs: "won the first leg 2-1 … a 1-1 draw to go through 3-2 on aggregate"."""

from collections.abc import Iterable, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import right, wrong
from factdesk.checks.sums import Figure, Sentence
from factdesk.draft.patterns import Pattern

AGGREGATE, AGGREGATE_BEFORE = Pattern("sum_sport", "aggregate"), Pattern("sum_sport", "aggregate_before")
SHOOTOUT, LINK = Pattern("sum_sport", "shootout"), Pattern("sum_sport", "link")
TWO = 2
Score = tuple[Figure, Figure, Sentence, int]


def sums(told: Sequence[Sentence]) -> Iterable[Finding]:
    """Add up the two legs that are told of before, or beside, a score on aggregate."""
    last = told[-1]
    if "aggregate" not in last.words and "legs" not in last.words:
        return
    scores = [score for sentence in told for score in _scores(sentence)]
    totals = [score for score in scores if score[2] is last and _is_aggregate(*score)]
    legs = [score for score in scores if score not in totals and not SHOOTOUT.match(score[2].gaps[score[3] + 2])]
    if len(totals) != 1 or len(legs) != TWO:
        return
    (a, b), (c, d), said = _values(legs[0]), _values(legs[1]), _values(totals[0])
    straight, crossed = (a + c, b + d), (a + d, b + c)
    shown = f"{a} + {c} = {a + c} and {b} + {d} = {b + d}"
    figures = (*legs[0][:2], *legs[1][:2])
    if sorted(said) in (sorted(straight), sorted(crossed)):
        yield right(totals[0][0], f"{shown}.", *figures)
    else:
        yield wrong(totals[0][0], f"{shown}, or crosswise {crossed[0]} and {crossed[1]}, not {said[0]}-{said[1]}.", *figures)


def _scores(sentence: Sentence) -> Iterable[Score]:
    """The pairs of small numbers with a dash between them."""
    for at, (one, two) in enumerate(zip(sentence.figures, sentence.figures[1:], strict=False)):
        if one.kind == two.kind == "n" and not (one.unit or two.unit) and LINK.fullmatch(sentence.gaps[at + 1]):
            yield one, two, sentence, at


def _is_aggregate(one: Figure, two: Figure, sentence: Sentence, at: int) -> bool:
    del one, two
    return AGGREGATE.match(sentence.gaps[at + 2]) is not None or AGGREGATE_BEFORE.search(sentence.gaps[at]) is not None


def _values(score: Score) -> tuple[int, int]:
    return int(score[0].value), int(score[1].value)
