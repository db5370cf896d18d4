"""Games won, drawn and lost: "won 18 of their 38 matches, drawing 11 and losing nine", "nine wins, four draws and six defeats in 18 games"."""

import re
from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

BEFORE = {result: Pattern("sum_records", result) for result in ("won", "drawn", "lost")}
NARROWED, PLAYED = Pattern("sum_records", "narrowed"), Pattern("sum_records", "played")
WORD = re.compile(r"\s+(?P<word>[a-z]+)")
TOLD = 3


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add up what was won, drawn and lost, and hold it against the games played."""
    if len(sentence.figures) < TOLD or not sentence.words & word_set("sum_records", "results"):
        return
    if NARROWED.search(sentence.lower):
        return
    parts: dict[str, Figure] = {}
    totals: list[Figure] = []
    named: set[str] = set()
    for at, figure in enumerate(sentence.figures):
        if figure.kind != "n" or inexact(figure):
            continue
        behind = WORD.match(sentence.gaps[at + 1])
        unit = (figure.unit or (behind["word"] if behind else "")).lower()
        result = words("sum_records")["units"].get(unit) or next(
            (name for name, cue in BEFORE.items() if cue.search(sentence.gaps[at])), None
        )
        if result in parts and unit in words("sum_records")["units"]:
            parts[str(result)] = figure
            named.add(str(result))
        elif result is None and (unit in word_set("sum_records", "games") or PLAYED.search(sentence.gaps[at])):
            totals.append(figure)
        elif result in parts and str(result) in named:
            continue
        elif result in parts:
            return
        elif result is None:
            continue
        else:
            parts[result] = figure
            if unit in words("sum_records")["units"]:
                named.add(result)
    yield from _judge(parts, totals)


def _judge(parts: dict[str, Figure], totals: list[Figure]) -> Iterable[Finding]:
    if len(totals) != 1 or len(parts) < 2:  # noqa: PLR2004
        return
    (total,), figures = totals, [parts[name] for name in ("won", "drawn", "lost") if name in parts]
    added = sum(figure.value for figure in figures)
    shown = addition(figures)
    if added == total.value:
        yield right(total, f"{shown}.", *figures)
    elif len(parts) == TOLD or added > total.value:
        yield wrong(total, f"{shown}, not {plain(total.value)}.", *figures, value=added)
