"""Passages read by the roles of their figures: what each stands for is told by the words beside it, whatever stands between."""

from collections.abc import Iterator, Sequence

from factdesk.checks.clock_hours import hours
from factdesk.checks.clock_margins import margins
from factdesk.checks.finding import Finding
from factdesk.checks.lives import lives
from factdesk.checks.moments import MOST, Passages, moments
from factdesk.checks.score_legs import legs
from factdesk.checks.score_margins import scores
from factdesk.checks.score_tables import tables
from factdesk.checks.spans import spans
from factdesk.checks.sums import sentences
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article


def read(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Hold figures against one another across the sentences of a passage."""
    told = [sentence for sentence in sentences(article, claims) if len(sentence.figures) <= MOST]
    passages = Passages(article, list(moments(claims)))
    yield from spans(passages, told)
    yield from lives(passages, told, claims)
    yield from hours(passages, told)
    yield from margins(passages, told, claims)
    yield from scores(passages, told)
    yield from tables(told)
    yield from legs(passages, told)
