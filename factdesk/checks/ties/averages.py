"""A rate of a total that is told apart from what it is divided by: "sold for £2.7m … 54 flats. The land has thus cost it £50,000 a flat".

What it is divided by may be the period of the total: "fell last week to 1,260, an average of 180 a day".
"""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import STANDARD
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.framed import amounts
from factdesk.checks.ties.framed import like as of_people
from factdesk.checks.ties.quotients import OTHERWISE, Told, fits, like, quotient, rates, times_of
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

LED, LED_FAR = Pattern("tie_averages", "led"), Pattern("tie_averages", "led_far")
PERIOD, NO_TOTAL = Pattern("tie_averages", "period"), Pattern("tie_averages", "no_total")
FAR = 12
"""Times by which a rate may be off and be of these figures."""
NEAR = 0.05
"""The share by which a rate may be off that is told as an average of a period whose days one cannot know to the last."""
WORKED = {
    ("day", "year"): ((200, 264), (298, 314)),
    ("day", "month"): ((18, 27),),
    ("night", "year"): ((200, 314),),
    ("week", "year"): ((30, 53),),
}
"""How many of a unit people work in a longer one, or are open in it: five days a week, six, or without the holidays."""
ANY = 1.5
"""Times by which a total is more than its rate, at the least."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a total and a rate, which the last sentence tells."""
    return many(kinds, "nml") > 1 and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Divide the only total of a passage by the only number of what it is for, where the words say that the rate is worked out."""
    if window.told[-1].words.isdisjoint(word_set("tie_averages", "cues")):
        return
    told = list(rates(window))
    held = set(amounts(window)) - {one.at for one in told}
    for rate in told:
        number = window.sentence(rate.figure)
        if number != window.last or vague(rate.figure) or OTHERWISE.search(window.words(number)):
            continue
        near = LED.search(window.before(rate.at)) is not None
        if near or LED_FAR.search(_ahead(window, rate)):
            yield from _judge(window, rate, sorted(held), near=near)


def _ahead(window: Window, rate: Told) -> str:
    """The words of its sentence before a rate."""
    return window.passage.article.text[window.starts[-1] : rate.figure.start].lower()


def _judge(window: Window, rate: Told, held: Sequence[int], *, near: bool) -> Iterator[Finding]:
    totals = [
        window.figures[at]
        for at in held
        if at < rate.at
        and (like(window.figures[at], rate.figure) or of_people(window.figures[at], rate.figure))
        and window.figures[at].value > rate.figure.value * ANY
        and not NO_TOTAL.search(window.before(at))
    ]
    here = [one for one in totals if window.sentence(one) == window.last]
    totals = here if near else totals
    counts: list[tuple[Figure, tuple[float, ...]]] = [
        (one, (times,)) for one in window.figures if one not in totals and (times := times_of(window, one, rate.unit)) > 1
    ]
    period = _period(window, totals[0], rate) if not counts and len(totals) == 1 else ""
    if period:
        counts = [(totals[0], STANDARD.get((rate.unit, period), ()))]
    pairs = [(total, one, times) for total in totals for one, ways in counts for times in ways if one is not rate.figure]
    for total, one, times in pairs:
        if fits(rate.figure, total, one, times) or abs(total.value / times / rate.figure.value - 1) <= NEAR:
            yield right(rate.figure, f"{quotient(total, times)}.", total)
            return
    if len(totals) != 1 or len(counts) != 1 or not pairs:
        return
    total, one, times = pairs[0]
    real = total.value / times
    if any(least <= total.value / rate.figure.value <= most for least, most in WORKED.get((rate.unit, period), ())):
        return  # of the days on which it is open
    others = [window.figures[at] for at in held if window.figures[at] not in (total, one)]
    if vague(total, one) or not 1 / FAR < real / rate.figure.value < FAR or _explained(rate.figure, (total, one), others):
        return
    message = f"{quotient(total, times)}, not {plain(rate.figure.value)}."
    if rate.figure.claim:
        yield wrong(rate.figure, message, total, one, value=round(real) if one is not total else None)
    else:
        yield wrong(total, message, one)


def _period(window: Window, total: Figure, rate: Told) -> str:
    """The period of a total, if its sentence names but one: last week, in its first year."""
    number = window.sentence(total)
    last = rate.figure.start if number == window.last else window.starts[number + 1]
    text = window.passage.article.text[window.starts[number] : last].lower()
    found = {match["period"] for match in PERIOD.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _explained(rate: Figure, pair: tuple[Figure, Figure], others: Sequence[Figure]) -> bool:
    """Whether any two figures of the passage give the rate, one divided by the other, or the pair with one more or less of either."""
    held, (total, one) = (*pair, *others), pair
    ways = [(first.value, second.value) for first in held for second in held if first is not second]
    ways += [(total.value + sign * more.value, one.value) for more in others for sign in (-1, 1)]
    ways += [(total.value, one.value + sign * more.value) for more in others for sign in (-1, 1)]
    return any(two > 0 and abs(first / two / rate.value - 1) <= NEAR / 2 for first, two in ways)
