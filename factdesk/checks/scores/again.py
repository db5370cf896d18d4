"""A result that is told again with other figures: "beat Clay 24-17", and later "the 27-14 victory"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.margins import figure_at
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern

AGAIN, ELSEWHERE = Pattern("scores", "again"), Pattern("scores", "elsewhere")
FIRST = Pattern("scores", "score_or_vote")
WON = Pattern("periods", "final_before")
NEAR = 60
LONG = 4
"""Digits of two scores of which one may be a slip of the other."""


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold "the 27-14 victory" against the one result that stands before it, where it is a slip of it."""
    said: dict[tuple[int, int], re.Match[str]] = {}
    results: dict[tuple[int, int], re.Match[str]] = {}
    for at, sentence in enumerate(sentences):
        if not sentence.paired:  # no score or vote is told in it
            continue
        text = sentence.article.text
        again = {match.start("a"): match for match in AGAIN.finditer(text, sentence.start, sentence.end)}
        for match in FIRST.finditer(text, sentence.start, sentence.end):
            sides = (int(match["a"]), int(match["b"]))
            sides = max(sides), min(sides)
            if match.start() in again and sides not in said and len(results) == 1:
                ((real, first),) = results.items()
                if _slip(real, sides, alone=len(said) == 1) and not ELSEWHERE.search(text, sentence.start, sentence.end):
                    holder = figure_at(sentences[at : at + 1], match.start(), match.group())
                    yield wrong(holder, f"“{again[match.start()].group()}” here, but {first.group()} before.")
            before = text[max(sentence.start, match.start() - NEAR) : match.start()]
            if WON.search(before):
                results.setdefault(sides, match)
            said.setdefault(sides, match)


def _slip(real: tuple[int, int], said: tuple[int, int], *, alone: bool) -> bool:
    """Whether a score is another one with its digits in another order, or one of them changed."""
    one, two = ("".join(map(str, sides)) for sides in (real, said))
    if len(one) != len(two):
        return False
    changed = sum(a != b for a, b in zip(one, two, strict=True))
    return changed == 1 and alone if len(one) < LONG else changed == 1 or sorted(one) == sorted(two)
