"""What lies between two sides in other words than a margin: "four goals in it" and the 22-19 of the same match."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at, final_scores, margin_of
from factdesk.checks.scores.voting import exact
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set

IN_IT, NOT_AT_END = Pattern("scores", "in_it"), Pattern("scores", "not_at_end")
ON_RECORD, SEVERAL = Pattern("scores", "on_record"), Pattern("scores", "several")
NEAR = 60
"""Characters before a score in which it is said to be a record."""
AROUND = 2
"""Sentences with figures before and behind in which the score stands."""
FAR = 500


def in_it(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold "four goals in it" against the only score of a whole match around; it may be all the goals of the match too."""
    for at, sentence in enumerate(sentences):
        text = sentence.article.text
        for figure in sentence.figures:
            unit = (figure.unit or "").lower()
            if unit not in word_set("scores", "scored_units") or not exact(figure) or not IN_IT.match(text, figure.end):
                continue
            if NOT_AT_END.search(text, sentence.start, sentence.end):
                continue
            near = [one for one in sentences[max(0, at - AROUND) : at + AROUND + 1] if abs(one.start - sentence.start) < FAR]
            finals = {
                (int(match["a"]), int(match["b"])): match for one in near for match in final_scores(text, (one.start, one.end))
            }
            if len(finals) != 1:
                continue
            ((sides, match),) = finals.items()
            high, low = max(sides), min(sides)
            shown, other = f"{high} − {low} = {high - low}", figure_at(near, match.start(), match.group())
            if figure.value in (high - low, high + low):
                yield right(figure, f"{shown}.", other)
            elif figure.value < high:
                yield wrong(figure, f"{shown}, not {figure.value:.0f}.", other, value=high - low)


def margin_apart(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold a margin whose sentence has no score against the only score of a whole match around: "by 12 points … the 78-64 game"."""
    for at, sentence in enumerate(sentences):
        text, span = sentence.article.text, (sentence.start, sentence.end)
        several = any(final_scores(text, span)) or SEVERAL.is_in(text, *span)
        margin = None if several else margin_of(text, span)
        near = [one for one in sentences[max(0, at - AROUND) : at + AROUND + 1] if abs(one.start - sentence.start) < FAR]
        finals = {
            (int(match["a"]), int(match["b"])): match
            for one in (near if margin else ())
            for match in final_scores(text, (one.start, one.end))
            if not ON_RECORD.search(text, max(0, match.start() - NEAR), match.start())
        }
        if margin and len(finals) == 1:
            ((sides, match),) = finals.items()
            high, low = max(sides), min(sides)
            holder, other = figure_at((sentence,), margin[1], str(margin[0])), figure_at(near, match.start(), match.group())
            shown = f"{high} − {low} = {high - low}"
            if margin[0] == high - low:
                yield right(holder, f"{shown}.", other)
            elif margin[0] < high:
                yield wrong(holder, f"{shown}, not {margin[0]}.", other, value=high - low)
