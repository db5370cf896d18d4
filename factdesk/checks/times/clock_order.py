"""What cannot come before it has been called or sent, by the times of a day: "launched at 6.50pm, reached the boat at 6.35pm"."""

from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.clock_times import HALF, OTHER_DAY, Time, sure_times, times
from factdesk.checks.times.moments import Passages
from factdesk.draft.patterns import Pattern, word_set

LEAVES, ARRIVES = Pattern("clock_hours", "leaves"), Pattern("clock_hours", "arrives")
CALLED, COMES = Pattern("clock_hours", "called"), Pattern("clock_hours", "comes")
CALLED_AT = Pattern("clock_hours", "called_at")
PAIR = 2
SHORT = 12
"""Letters of a time of day."""


def order(passages: Passages, sentence: Sentence) -> Iterator[Finding]:
    """Whatever arrives before it has left, or comes before it was called, by the two times of a sentence or of two that follow."""
    text, span = passages.article.text, passages.article.sentence_at(sentence.start)
    told = not sentence.said.isdisjoint(
        word_set("clock_hours", "leaves_words")
    )  # few sentences have one, and the pattern is slower
    leaves = LEAVES.search(text, *span) if told else None
    if leaves:
        here = sure_times(text, *span)
        if len(here) == PAIR and leaves.start() <= here[0].start and ARRIVES.fullmatch(text, here[0].end, here[1].start):
            yield from held(*here)
    comes = COMES.match(text, *span)
    before = passages.away(span, -1) if comes else None
    if comes and before and CALLED.search(text, *before):
        there, here = sure_times(text, *before), times(text, comes.end(), span[1])
        one_day = OTHER_DAY.search(text, span[0], comes.end()) is None
        if len(there) == 1 and one_day and here and here[0].start == comes.end():
            yield from held(there[0], here[0])
    behind = passages.away(span, 1) if comes else None
    called = CALLED_AT.search(text, *behind) if behind else None
    if comes and called:
        here, there = times(text, comes.end(), span[1])[:1], times(text, called.end(), called.end() + SHORT)[:1]
        if here and there and here[0].start == comes.end() and there[0].start == called.end():
            yield from held(there[0], here[0])


def held(one: Time, two: Time) -> Iterator[Finding]:
    """Hold a time that must come later against the one before it, both of one half of a day."""
    if one.half and two.half and two.minutes < one.minutes and two.minutes // HALF == one.minutes // HALF:
        yield wrong(two.figure, f"{two.text} is before {one.text.rstrip('.')}.")
