"""Distance, time and speed: "25 miles in five hours, an average of 5mph"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.sums.sentences import Figure, Sentence
from factdesk.checks.written import plain
from factdesk.claims.measures import units
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

APART = Pattern("sum_speeds", "apart")
STRONG, NEVER = Pattern("sum_speeds", "strong"), Pattern("sum_speeds", "never")
ROUGH, LOOSE = 0.08, 0.03
FAR = 8
METRES = 1000
"""Of a kilometre: speeds are kept in kilometres an hour, lengths in metres."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Divide the only distance of a sentence by its only time."""
    if sentence.kinds.count("l") > 1 and "d" in sentence.kinds and not sentence.words.isdisjoint(word_set("sum_speeds", "cues")):
        yield from _speed(sentence)


def _speed(sentence: Sentence) -> Iterable[Finding]:
    known = units(sentence.article.language)
    of: dict[str, list[Figure]] = {"speed": [], "length": []}
    for figure in sentence.figures:
        if figure.kind == "l" and figure.dimension in of:
            of[figure.dimension].append(figure)
    times = [figure for figure in sentence.figures if figure.kind == "d"]
    hours = words("sum_speeds")["hours"]
    if len(of["speed"]) != 1 or len(of["length"]) != 1 or len(times) != 1 or times[0].unit not in hours:
        return
    speed, way, time = of["speed"][0], of["length"][0], times[0]
    fast = known.get(speed.unit or "")
    long = known.get(way.unit or "")
    if fast is None or long is None or not time.value or not speed.value:
        return
    reckoned = STRONG.search(sentence.gaps[sentence.figures.index(speed)]) is not None
    if (NEVER if reckoned else APART).search(sentence.lower):
        return
    real = way.value * long.factor / METRES / (time.value * hours[time.unit]) / fast.factor
    shown = f"{_told(way)} in {_told(time)} is {plain(round(real, 1))} {speed.unit}"
    loose = any(figure.approximate or figure.bound for figure in (speed, way, time))
    if abs(real - speed.value) <= half(speed) + ROUGH * real:
        yield right(speed, f"{shown}.", way, time)
    elif not loose and max(real, speed.value) <= FAR * min(real, speed.value):
        yield wrong(speed, f"{shown}, not {_told(speed)}.", way, time)


def _told(figure: Figure) -> str:
    return figure.claim.text if figure.claim else figure.written
