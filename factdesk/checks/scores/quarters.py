"""A side's points by quarter, told in a row: "edged Carver 61-58 … By quarters, Tillman scored 17, 11, 18 and 15; Carver had 12, 14, 16 and 18"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set

ROW, WON, OVERTIME = Pattern("periods", "row"), Pattern("periods", "won_by"), Pattern("periods", "overtime")
NUMBER = re.compile(r"\d+")
BACK, AHEAD = 5, 2
FAR = 900
CLOSE = 0.25
"""The share of a side's points by which its quarters may be off, to be those of this match."""


def quarters(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Add up every row of quarters and hold it against what its side scored in the match told near by."""
    for at, sentence in enumerate(sentences):
        text = sentence.article.text
        if sentence.said.isdisjoint(word_set("periods", "row_words")):
            continue
        rows = list(ROW.finditer(text, sentence.start, sentence.end))
        near = [one for one in sentences[max(0, at - BACK) : at + AHEAD] if abs(one.start - sentence.start) < FAR]
        scores = [found for one in near for found in WON.finditer(text, one.start, one.end)] if rows else []
        if len(scores) == 1 and not any(OVERTIME.search(text, one.start, one.end) for one in near):
            for row in rows:
                yield from _judge(near, row, scores[0])


def _judge(near: Sequence[Sentence], row: re.Match[str], score: re.Match[str]) -> Iterator[Finding]:
    sides = {score["winner"]: int(score["a"]), score["loser"]: int(score["b"])}
    said = sides.get(row["side"])
    if said is None or len(sides) == 1:
        return
    parts = [int(one) for one in NUMBER.findall(row["points"])]
    added = sum(parts)
    holder = figure_at(near, row.start("points"), row["points"])
    total = figure_at(near, score.start("a"), f"{score['a']}-{score['b']}")
    shown = f"{' + '.join(map(str, parts))} = {added}"
    if added == said:
        yield right(holder, f"{shown}.", total)
    elif abs(added - said) <= CLOSE * said:
        yield wrong(holder, f"{shown}, not {said}.", total)
