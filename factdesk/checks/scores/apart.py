"""What lies between two sides in other words than a margin: "four goals in it" and the 22-19 of the same match."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at, final_scores
from factdesk.checks.scores.voting import exact
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set

IN_IT, NOT_AT_END = Pattern("scores", "in_it"), Pattern("scores", "not_at_end")
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
