"""Averages: "in 50, 52 and 54 seconds, an average of 52", "eight players cost 160 million euros, or 20 million each"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import half, right, wrong
from factdesk.checks.sum_rules import Rule
from factdesk.checks.sums import Figure, Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

AVERAGE, ON_AVERAGE = Pattern("sum_means", "average"), Pattern("sum_means", "on_average")
JOINT, BESIDE = Pattern("sum_means", "joint"), Pattern("sum_means", "beside")
PER_EACH, OF_TOTAL = Rule("sum_means", "per_each"), Rule("sum_means", "of_total")
TWO, MOST = 2, 20
LOOSE = 0.01
FAR = 20
ROUGH = 0.1
SMALL = 200
"""The most games, days or years that a total is told to be of."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Divide every list by its length, and every sum by the only count beside it."""
    for at, said in enumerate(sentence.figures) if not sentence.words.isdisjoint(("average", "averaging", "mean")) else ():
        if AVERAGE.search(sentence.gaps[at]) or ON_AVERAGE.match(sentence.gaps[at + 1]):
            yield from _mean(sentence, at, said)
    for _, named in sentence.matches(OF_TOTAL) if "average" in sentence.words else ():
        yield from _shared(sentence, named["m"], named["e"])
    for _, named in sentence.matches(PER_EACH):
        yield from _each(sentence, named["m"], named["e"])


def _mean(sentence: Sentence, at: int, said: Figure) -> Iterable[Finding]:
    """The list that ends last before an average, whose figures may leave their unit to the last of them."""
    run: list[Figure] = []
    for place in range(at - 1, -1, -1):
        figure = sentence.figures[place]
        alike = figure.kind == said.kind and figure.unit == said.unit
        bare = bool(run) and figure.kind == "n" and figure.unit is None
        if not (alike or bare or (said.kind == "n" and figure.kind == "n" and (figure.unit is None or said.unit is None))):
            if run:
                break
            continue
        if run and not JOINT.match(sentence.gaps[place + 1]):
            if len(run) > 1:
                break
            run = []  # a number by itself: "on the five Mondays"
        run.insert(0, figure)
    values = [figure.value for figure in run]
    if not TWO <= len(run) <= MOST or any(figure.bound or figure.approximate for figure in (*run, said)):
        return
    mean = sum(values) / len(values)
    shown = f"({' + '.join(plain(value) for value in values)}) ÷ {len(values)} = {plain(round(mean, 2))}"
    others = [figure.value for figure in sentence.figures if figure not in run and figure is not said and figure.value]
    explained = any(abs(sum(values) / other - said.value) <= half(said) + LOOSE * said.value for other in others)
    if abs(mean - said.value) <= max(half(said), said.step / 2) + LOOSE * mean:
        yield right(said, f"{shown}.", *run)
    elif len(run) > TWO and not explained and max(mean, said.value) <= TWO * min(mean, said.value):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", *run, value=round(mean, 2))


def _shared(sentence: Sentence, total: Figure, each: Figure) -> Iterable[Finding]:
    """The average of a total over the only small number that the sentence has."""
    counts = {
        figure.value: figure for figure in sentence.figures if figure.kind in "nd" and 1 < figure.value <= SMALL and figure.unit
    }
    if (
        len(counts) != 1
        or total.kind != each.kind
        or each.value >= total.value
        or any(f.bound or f.approximate for f in (total, each))
    ):
        return
    ((value, count),) = counts.items()
    real = total.value / value
    shown = f"{plain(total.value)} ÷ {plain(value)} = {plain(round(real, 2))}"
    if abs(real - each.value) <= half(each) + half(total) / value + LOOSE * real:
        yield right(each, f"{shown}.", total, count)
    elif max(real, each.value) <= FAR * min(real, each.value):
        yield wrong(each, f"{shown}, not {plain(each.value)}.", total, count, value=real if real == round(real, 2) else None)


def _each(sentence: Sentence, total: Figure, each: Figure) -> Iterable[Finding]:
    counts = [figure for figure in sentence.figures if figure.kind == "n" and figure.unit and figure is not total]
    if len(counts) != 1 or total.kind != each.kind or total.unit != each.unit or not counts[0].value or counts[0] is each:
        return
    (count,) = counts
    real = total.value / count.value
    room = (half(total) + half(count) * real) / count.value + half(each) + LOOSE * real
    shown = f"{plain(total.value)} ÷ {plain(count.value)} = {plain(round(real, 2))}"
    loose = any(figure.bound or figure.approximate for figure in (total, each, count))
    if abs(real - each.value) <= room + (ROUGH * real if loose else 0):
        yield right(each, f"{shown}.", total, count)
    elif not BESIDE.search(sentence.lower) and max(real, each.value) <= FAR * min(real, each.value) and not loose:
        yield wrong(each, f"{shown}, not {plain(each.value)}.", total, count, value=real if real == round(real, 2) else None)
