"""A rate that is worked out of a total and a number beside it: "340 acres … for £2.04 million, or £6,000 an acre", "1,040 cases in 13 weeks, or 80 a week"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import AWAY, measure, singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick
from factdesk.draft.words import words

PER = Pattern("tie_quotients", "per")
LED, LED_BEHIND = Pattern("tie_quotients", "led"), Pattern("tie_quotients", "led_behind")
DIVIDED = Pattern("tie_quotients", "divided")
LISTED = Pattern("tie_quotients", "listed")
NEXT, OTHERWISE = Pattern("tie_quotients", "next"), Pattern("tie_quotients", "otherwise")
FEW = 3
EXACT, LOOSE, ABOUT = 0.02, 0.05, 0.12
"""The shares by which a rate may be off its sum: of plain figures, of rounded ones, of one that is told with "about"."""
WIDE = 0.2
"""The share beyond which a rate that is told with "nearly" is plainly another."""
STEM = 5
"""Letters that the words for what is counted and for those who do it share: visits, a visitor."""


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A rate, its place and what it is for each of."""

    at: int
    figure: Figure
    unit: str


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a total, a number and what it is for each."""
    return many(kinds, "nmld") >= FEW and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Divide the total by the number where the words say that the rate is their quotient."""
    if window.vocabulary.isdisjoint(word_set("tie_quotients", "cues")):
        return
    told = list(rates(window))
    for rate in told:
        if window.sentence(rate.figure) == window.last and not rate.figure.bound:
            yield from _judge(window, rate, {other.at for other in told})


def rates(window: Window) -> Iterator[Told]:
    """Every figure of a passage that is so much for each of a unit."""
    for at, figure in enumerate(window.figures):
        if figure.kind not in "nml" or window.ranged(figure):
            continue
        behind = window.after(at)
        found = PER.match(behind)
        if found:
            yield Told(at, figure, singular(found["unit"]))
        elif behind == " " and at + 1 < len(window.figures):
            one = window.figures[at + 1]
            if one.value == 1 and one.kind in "dl":
                yield Told(at, figure, measure(window.passage, one) if one.kind == "l" else one.unit or "")


def _judge(window: Window, rate: Told, rates: set[int]) -> Iterator[Finding]:
    held = [(at, one) for at, one in enumerate(window.figures) if at not in rates and window.sentence(one) <= window.last]
    long = [(at, one) for at, one in held if not (one.kind == "l" and AWAY.match(window.after(at)))]
    counts = [(at, one, times) for at, one in long if (times := times_of(window, one, rate.unit)) > 1]
    totals = [(at, one) for at, one in held if like(one, rate.figure) and one.value > rate.figure.value]
    for at, total in totals:
        for place, count, times in counts:
            if place != at and fits(rate.figure, total, count, times):
                yield right(rate.figure, f"{quotient(total, times)}.", total, count)
                return
    if OTHERWISE.search(window.words(window.last)) or rate.figure.bound:
        return
    pair = _beside(window, rate, counts, totals)
    if pair is None or _explained(rate, [one for _, one in held if window.sentence(one) == window.last], pair):
        return
    if any(abs(pair[0].value - rate.figure.value * one.value) < DUST for _, one in held):
        return
    total, count, times = pair
    real = total.value / times
    near = rate.figure.approximate and abs(rate.figure.value - real) < WIDE * real
    if not (vague(total, count) or near):
        value = round(real, 2) if rate.figure.kind == "m" and real < 100 else round(real)  # noqa: PLR2004
        exact = abs(value - real) < EXACT * real and not rate.figure.approximate
        message = f"{quotient(total, times)}, not {plain(rate.figure.value)}."
        if rate.figure.claim:
            yield wrong(rate.figure, message, total, count, value=value if exact else None)
        else:
            yield wrong(total, message, count)


def _beside(
    window: Window, rate: Told, counts: Sequence[tuple[int, Figure, float]], totals: Sequence[tuple[int, Figure]]
) -> tuple[Figure, Figure, float] | None:
    """The total and the number that the words tie to a rate, where nothing else can be meant."""
    before = window.before(rate.at)
    led = LED.search(before) is not None or LED_BEHIND.match(window.after(rate.at)) is not None
    if not led or not rate.at:
        return None
    here = [(at, one) for at, one in totals if at < rate.at and at in (rate.at - 1, rate.at - 2)]
    counted = {at for at, _, _ in counts}
    here = [(at, one) for at, one in here if _near(window, at, rate)]
    here = [(at, one) for at, one in here if at not in counted] or here
    numbers = [(at, one, times) for at, one, times in counts if at < rate.at and (at, one) not in here[-1:]]
    next_to = [one for one in numbers if one[0] >= rate.at - 2]
    if not here:
        # They rang 5,040 changes …. That is three hours and nine minutes, or nearly 27 changes a minute.
        named = [one for _, one in totals if rate.figure.unit and one.unit == rate.figure.unit]
        last = next_to[-1] if next_to and next_to[-1][0] == rate.at - 1 else None
        return (named[0], last[1], last[2]) if last and len(named) == 1 else None
    at, total = here[-1]
    if at and alike(window.figures[at - 1], total) and LISTED.fullmatch(window.before(at)):
        return None  # he scored 50, 60 and 70 in six games
    other = {rate.at - 1: rate.at - 2, rate.at - 2: rate.at - 1}[at]
    if next_to and next_to[-1][0] == other:
        together = window.sentence(total) == window.sentence(next_to[-1][1])
        if together and _one_deed(window, at, other):
            return total, next_to[-1][1], next_to[-1][2]
    if at != rate.at - 1 or len(numbers) != 1:
        return None
    slip = slipped(rate.figure, total.value / numbers[0][2]) >= LONG
    return (total, numbers[0][1], numbers[0][2]) if slip or not _amount_between(window, numbers[0][0], rate.at, total) else None


def _near(window: Window, at: int, rate: Told) -> bool:
    """Whether a total stands in the sentence of its rate, or right before one that says "that is"."""
    gap = window.sentence(rate.figure) - window.sentence(window.figures[at])
    return gap == 0 or (gap == 1 and NEXT.match(window.words(window.last)) is not None)


def _one_deed(window: Window, at: int, other: int) -> bool:
    """Whether a total and a number are told of one thing: no clause or change stands between them."""
    first, last = sorted((at, other))
    return DIVIDED.fullmatch("".join(window.gaps[first + 1 : last + 1])) is not None


def _amount_between(window: Window, first: int, last: int, total: Figure) -> bool:
    """Whether another amount like the total stands between a number and its rate, so that either may be what is divided."""
    return any(like(one, total) and one is not total for one in window.figures[first:last])


def times_of(window: Window, figure: Figure, unit: str) -> float:
    """How many of a rate's unit a figure holds; nothing if it holds none."""
    if figure.value <= 1 or figure.kind not in "nld":
        return 0.0
    if figure.kind == "d":
        days = words("tie_quotients")["days"]
        return figure.value * days[figure.unit] / days[unit] if figure.unit in days and unit in days else 0.0
    if figure.kind == "l":
        return figure.value if measure(window.passage, figure) == words("product_roles")["measures"].get(unit, unit) else 0.0
    noun = words("tie_quotients")["kin"].get(singular(figure.unit or ""), singular(figure.unit or ""))
    unit = words("tie_quotients")["kin"].get(unit, unit)
    if not noun:
        return 0.0
    anybody = unit in word_set("tie_quotients", "heads") and noun in word_set("ties", "persons")
    return (
        figure.value if noun == unit or noun.endswith(unit) or (noun[:STEM] == unit[:STEM] and len(unit) > STEM) or anybody else 0.0
    )


def like(one: Figure, rate: Figure) -> bool:
    """Whether a figure measures what a rate does."""
    return alike(one, rate) and not (one.kind == "l" and one.dimension == "speed")


def fits(rate: Figure, total: Figure, count: Figure, times: float) -> bool:
    """Whether a total is so many times its rate, as they are rounded."""
    real = total.value / times
    loose = ABOUT if any(one.approximate or one.bound for one in (rate, total, count)) else LOOSE if total.rounded else EXACT
    return abs(real - rate.value) <= max(half(rate), rate.step / 2) + loose * real


def _explained(rate: Told, held: Sequence[Figure], pair: tuple[Figure, Figure, float]) -> bool:
    """Whether the rate comes of other figures of the passage, or the total lacks what another figure is more or less."""
    wanted = rate.figure.value
    room = EXACT * wanted
    if any(two.value and abs(one.value / two.value - wanted) <= room for one in held for two in held if one is not two):
        return True
    total, count, times = pair
    return any(
        like(one, total) and one not in (total, count) and abs(abs(total.value + way * one.value) / times - wanted) <= room
        for one in held
        for way in (-1, 1)
    )


def quotient(total: Figure, times: float) -> str:
    """A division in a message."""
    return f"{plain(total.value)} ÷ {plain(round(times, 2))} = {plain(round(total.value / times, 2))}"
