"""Tables of sport: games won, drawn and lost with their points, and medals of three metals with their total."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.scores.apart import in_it, margin_apart
from factdesk.checks.scores.codes import codes
from factdesk.checks.scores.goals import of_sides
from factdesk.checks.scores.made_of import made_of
from factdesk.checks.scores.rugby import rugby
from factdesk.checks.scores.standings import standings
from factdesk.checks.scores.voting import exact
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

BEFORE = {result: Pattern("scores", result) for result in ("won", "drawn", "lost")}
ADJUSTED, HAUL = Pattern("scores", "adjusted"), Pattern("scores", "haul")
WORD = re.compile(r"[\s-]*(?P<word>[a-z]+)")
BACK = 2
"""Sentences with figures before the medals in which their number may stand."""
WIN, OLD_WIN = 3, 2
"""Points of a win since 1981, and before; a draw has one."""


def tables(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold the points of a season, and the medals of a team, against what they are made of."""
    yield from in_it(sentences)
    yield from of_sides(sentences)
    yield from codes(sentences)
    yield from margin_apart(sentences)
    for number, sentence in enumerate(sentences):
        if "n" not in sentence.kinds:
            continue
        yield from standings(sentence)
        yield from rugby(sentence, sentences[number - 1] if number else None)
        yield from made_of(sentence)
        if not sentence.words.isdisjoint(word_set("scores", "points")) or any(
            figure.unit == "points" for figure in sentence.figures
        ):
            yield from _points(sentence)
        if not sentence.said.isdisjoint(words("scores")["metals"]) and any(
            _metal(sentence, at) for at in range(len(sentence.figures))
        ):
            yield from _medals(sentence, sentences[max(0, number - BACK) : number])


def _behind(sentence: Sentence, at: int) -> str:
    found = WORD.match(sentence.gaps[at + 1])
    return (sentence.figures[at].unit or (found["word"] if found else "")).lower()


def _points(sentence: Sentence) -> Iterator[Finding]:
    parts: dict[str, Figure] = {}
    points: list[Figure] = []
    for at, figure in enumerate(sentence.figures):
        if not exact(figure):
            continue
        unit = _behind(sentence, at)
        result = words("scores")["results"].get(unit) or next(
            (name for name, cue in BEFORE.items() if cue.search(sentence.gaps[at])), None
        )
        if unit in word_set("scores", "points"):
            points.append(figure)
        elif result and result in parts:
            return
        elif result:
            parts[result] = figure
    if len(points) != 1 or not {"won", "drawn"} <= set(parts) or ADJUSTED.search(sentence.lower):
        return
    won, drawn, said = int(parts["won"].value), int(parts["drawn"].value), int(points[0].value)
    real = WIN * won + drawn
    shown = f"{WIN} × {won} + {drawn} = {real}"
    if said in (real, OLD_WIN * won + drawn):
        yield right(points[0], f"{shown}.", parts["won"], parts["drawn"])
    elif OLD_WIN * won + drawn < said < (WIN + 1) * won + OLD_WIN * drawn:
        yield wrong(points[0], f"{shown}, not {said}.", parts["won"], parts["drawn"], value=real)


def _metal(sentence: Sentence, at: int) -> str | None:
    metal: str | None = words("scores")["metals"].get(_behind(sentence, at))
    return metal


def _medal_count(sentence: Sentence, at: int) -> bool:
    """Whether a figure may be the number of all medals: 20 medals, a haul of 20."""
    told = _behind(sentence, at) in word_set("scores", "medals") or HAUL.search(sentence.gaps[at]) is not None
    return told and exact(sentence.figures[at])


def _medals(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Finding]:
    """The medals of a sentence, against their number there or in the last sentence before it that tells one."""
    metals: dict[str, Figure] = {}
    totals: list[Figure] = []
    for at, figure in enumerate(sentence.figures):
        metal = _metal(sentence, at)
        if metal in metals or (metal and not exact(figure)):
            return
        if metal:
            metals[metal] = figure
        elif _medal_count(sentence, at):
            totals.append(figure)
    for last in reversed(before) if not totals else ():
        totals = totals or [one for at, one in enumerate(last.figures) if _medal_count(last, at)]
    if len(metals) != len(set(words("scores")["metals"].values())) or len(totals) != 1:
        return
    values = [int(metals[metal].value) for metal in ("gold", "silver", "bronze")]
    shown = f"{' + '.join(map(str, values))} = {sum(values)}"
    if any(sum(values) == figure.value for figure in sentence.figures if figure not in metals.values() and figure is not totals[0]):
        return
    if sum(values) == totals[0].value:
        yield right(totals[0], f"{shown}.", *metals.values())
    else:
        yield wrong(totals[0], f"{shown}, not {totals[0].value:.0f}.", *metals.values(), value=sum(values))
