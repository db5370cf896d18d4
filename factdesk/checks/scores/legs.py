"""Two legs of a tie: the goals of each side add up to the aggregate, whoever was at home."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import Passages
from factdesk.draft.patterns import Pattern, word_set

SCORE, LEGS, LEG = Pattern("scores", "score"), Pattern("scores", "legs"), Pattern("scores", "leg")
AGGREGATE, AGGREGATE_BEFORE = Pattern("scores", "aggregate"), Pattern("scores", "aggregate_before")
STAGE, STAGE_BEFORE = Pattern("scores", "stage"), Pattern("scores", "stage_before")
NEAR = 60
WINDOW = 3
"""Sentences with figures in which both legs are told."""
TWO = 2


def legs(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Add up the two legs that are told around a score on aggregate."""
    text = passages.article.text
    for at, sentence in enumerate(sentences):
        if not tells_legs(passages, sentence):
            continue
        span = passages.article.sentence_at(sentence.start)
        totals = [match for match in SCORE.finditer(text, *span) if _is_aggregate(text, span, match)]
        if len(totals) != 1:
            continue
        window = sentences[max(0, at - WINDOW + 1) : at + TWO]
        found = [match for one in window for match in _legs(passages, one, totals[0])]
        here = [match for match in found if match.end() <= span[1]]
        chosen = here if len(here) == TWO else found
        if len(chosen) == TWO:
            yield _verdict(window, totals[0], *chosen)


def tells_legs(passages: Passages, sentence: Sentence) -> bool:
    """Whether a sentence tells of the legs of a tie."""
    if sentence.said.isdisjoint(word_set("scores", "legs_words")):  # few sentences have one, and the pattern is slower
        return False
    return LEGS.search(passages.article.text, *passages.article.sentence_at(sentence.start)) is not None


def _is_aggregate(text: str, span: tuple[int, int], score: re.Match[str]) -> bool:
    before = text[max(span[0], score.start() - NEAR) : score.start()]
    return AGGREGATE.match(text, score.end()) is not None or AGGREGATE_BEFORE.search(before) is not None


def _legs(passages: Passages, sentence: Sentence, total: re.Match[str]) -> Iterator[re.Match[str]]:
    """The scores of a sentence that are those of whole legs."""
    text, span = passages.article.text, passages.article.sentence_at(sentence.start)
    for match in SCORE.finditer(text, *span):
        before, around = (
            text[max(span[0], match.start() - NEAR) : match.start()],
            text[max(span[0], match.start() - NEAR) : match.end() + NEAR],
        )
        whole = STAGE.match(text, match.end()) is None and STAGE_BEFORE.search(before) is None
        if match.start() != total.start() and whole and not _is_aggregate(text, span, match) and LEG.search(around):
            yield match


def _verdict(window: Sequence[Sentence], total: re.Match[str], one: re.Match[str], two: re.Match[str]) -> Finding:
    (a, b), (c, d), said = (tuple(int(match[name]) for name in "ab") for match in (one, two, total))
    straight, crossed = (a + c, b + d), (a + d, b + c)
    shown = f"{a} + {c} = {a + c} and {b} + {d} = {b + d}"
    holder, *figures = (figure_at(window, match.start(), match.group()) for match in (total, one, two))
    if sorted(said) in (sorted(straight), sorted(crossed)):
        return right(holder, f"{shown}.", *figures)
    return wrong(holder, f"{shown}, or crosswise {crossed[0]} and {crossed[1]}, not {said[0]}-{said[1]}.", *figures)
