"""A percentage of a sum of money told in money too: "VAT at 20 percent on the £300 bill came to £60", "the £80 coat, 20 percent off, costs £64"."""

from collections.abc import Iterable, Mapping

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import after, before
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, inexact, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

ANY = Pattern("product_percentages", "any")
TOLD_BEFORE = Pattern("product_percentages", "told_before")
TOLD_BEHIND = Pattern("product_percentages", "told_behind")
INCLUDED = Pattern("product_percentages", "included")
OFF_BEFORE = Pattern("product_percentages", "off_before")
OFF_BEHIND = Pattern("product_percentages", "off_behind")
APART = Pattern("product_percentages", "apart")
LEAST, MOST = 3, 6
TWO = 2
LOOSE = 0.01
FAR = 2.0
"""Times by which a sum may be off and still be meant as the one that is reckoned."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Reckon the only percentage of a sentence against its only two sums of money."""
    money = [figure for figure in sentence.figures if figure.kind == "m"]
    shares = [at for at, figure in enumerate(sentence.figures) if figure.kind in "%r"]
    if not LEAST <= len(sentence.figures) <= MOST or len(money) != TWO or len(shares) != 1 or money[0].unit != money[1].unit:
        return
    if inexact(*money, sentence.figures[shares[0]]) or set(sentence.kinds) & set("nlp"):
        return
    low, high = sorted(money, key=lambda figure: figure.value)
    share = sentence.figures[shares[0]]
    part = share.value / (100 if share.kind == "%" else 1)
    readings = _readings(sentence, shares[0], part, high.value)
    if 0 < part < 1 and high.value > low.value and readings:
        yield from _judge(sentence, low, high, share, readings)


def _readings(sentence: Sentence, at: int, part: float, whole: float) -> Mapping[str, float]:
    """What the smaller sum may be, the likeliest first, by how it is reckoned; nothing where the percentage is of no such thing."""
    ahead, behind = before(sentence, at), after(sentence, at)
    if OFF_BEFORE.search(ahead) or OFF_BEHIND.match(behind):
        left, gone = {f"{plain(whole)} less": whole * (1 - part)}, {"": whole * part}
        return left | gone
    if ANY.search(sentence.lower) and (TOLD_BEFORE.search(ahead) or TOLD_BEHIND.match(behind)):
        included = {"with it": whole * part / (1 + part), "before it": whole / (1 + part)}
        return {"": whole * part} | (included if INCLUDED.search(sentence.lower) else {})
    return {}


def _judge(sentence: Sentence, low: Figure, high: Figure, share: Figure, readings: Mapping[str, float]) -> Iterable[Finding]:
    last = max(low, high, key=lambda figure: figure.start)
    others = [figure for figure in (low, high, share) if figure is not last]
    named = f"{plain(share.value)} percent" if share.kind == "%" else share.written
    room = half(low) + LOOSE * low.value
    for way, real in readings.items():
        spread = half(high) / high.value * real + (half(share) / share.value * real if share.step < 1 else 0)
        if abs(real - low.value) <= room + spread:
            yield right(last, _shown(named, high, way, real), *others)
            return
    if APART.search(sentence.lower):
        return
    way, real = min(readings.items(), key=lambda reading: abs(reading[1] - low.value))
    if way in {"before it", "with it"} or not real / FAR < low.value < real * FAR:
        way, real = next(iter(readings.items()))
    if real / FAR < low.value < real * FAR:
        value = round(real, 2) if last is low else None
        yield wrong(last, f"{_shown(named, high, way, real)[:-1]}, not {plain(low.value)}.", *others, value=value)


def _shown(named: str, high: Figure, way: str, real: float) -> str:
    if way.endswith("less"):
        return f"{plain(high.value)} less {named} is {plain(round(real, 2))}."
    told = {"": f"{named} of {plain(high.value)}", "with it": f"{named} within {plain(high.value)}"}
    return f"{told.get(way, f'{plain(high.value)} without {named}')} is {plain(round(real, 2))}."
