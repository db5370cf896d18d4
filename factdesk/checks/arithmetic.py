"""Sums that a sentence does itself: totals, differences, percentages, spans of years, shares, votes, rates and the lengths of lists.

Each kind of sum is a file of its own (`sum_*.py`) that reads one sentence; the message shows the sum.
"""

from collections.abc import Callable, Iterable, Sequence

from factdesk.checks import (
    sum_across,
    sum_anniversaries,
    sum_changes,
    sum_days,
    sum_gaps,
    sum_hundred,
    sum_lists,
    sum_multiples,
    sum_parts,
    sum_rates,
    sum_records,
    sum_results,
    sum_shares,
    sum_steps,
    sum_votes,
    sum_years,
)
from factdesk.checks.finding import Finding
from factdesk.checks.references import References
from factdesk.checks.sums import Sentence, sentences
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

RULES: tuple[Callable[[Sentence], Iterable[Finding]], ...] = (
    sum_parts.sums,
    sum_records.sums,
    sum_votes.sums,
    sum_changes.sums,
    sum_gaps.sums,
    sum_results.sums,
    sum_multiples.sums,
    sum_shares.sums,
    sum_hundred.sums,
    sum_rates.sums,
    sum_years.sums,
    sum_anniversaries.sums,
)
"""Every kind of sum takes a sentence with two figures or more; a new one is a new file and one line here."""

MOST = 60
"""Figures of a sentence that is read: no prose has as many, and a table's row or a mishap of the file must not take its square in time."""
FOLLOWS = Pattern("sums", "follows")
"""A sentence that divides what the sentence before it has counted."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Do every sum again that a sentence with figures does."""
    del references
    before: Sentence | None = None
    for sentence in sentences(article, claims):
        if before and _together(article, before, sentence) and FOLLOWS.search(article.text[sentence.start : sentence.end]):
            yield from sum_parts.sums(Sentence(article, before.start, sentence.end, before.figures + sentence.figures))
        if before and _next(article, before, sentence):
            yield from sum_across.sums(before, sentence)
        before = sentence
        yield from sum_lists.sums(sentence)
        yield from sum_lists.bullets(article, sentence)
        yield from sum_steps.sums(article, sentence)
        yield from sum_days.sums(sentence, claims)
        if 1 < len(sentence.figures) <= MOST:
            yield from _once(finding for rule in RULES for finding in rule(sentence))


def _together(article: Article, one: Sentence, two: Sentence) -> bool:
    """Whether a sentence follows another in one paragraph, with its only figure to be divided."""
    return (
        len([figure for figure in one.figures if figure.kind in "nml"]) == 1 and len(two.figures) > 1 and _next(article, one, two)
    )


def _next(article: Article, one: Sentence, two: Sentence) -> bool:
    """Whether a sentence follows another in one paragraph."""
    between = article.text[one.end : two.start]
    return between.isspace() and "\n" not in between


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """One word on each figure, and each sum once: the first kind that fits it."""
    told: set[str | tuple[int, int] | None] = set()
    for finding in findings:
        key = finding.claim or finding.span
        if key not in told and finding.message not in told:
            told |= {key, finding.message}
            yield finding
