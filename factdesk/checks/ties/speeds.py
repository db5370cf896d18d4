"""Distance, time and speed anywhere in a passage: "25 miles in five hours, an average of 5mph"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, many
from factdesk.checks.written import plain
from factdesk.claims.measures import units
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

APART = Pattern("tie_speeds", "apart")
ANDED = Pattern("tie_speeds", "anded")
STRONG, NEVER = Pattern("tie_speeds", "strong"), Pattern("tie_speeds", "never")
ROUGH = 0.08
VAGUE = 0.25
"""The share by which a speed may be off where one of the three is told with "about"."""
FAR = 8
METRES = 1000
"""Of a kilometre: speeds are kept in kilometres an hour, lengths in metres."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a way, a time and a speed."""
    return many(kinds, "l") >= len(("speed", "way")) and many(kinds, "d") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Divide the only distance of a passage by its only time, which stand in one sentence or are taken up in the next."""
    places = [at for at, figure in enumerate(window.figures) if figure.kind == "l"]
    measured = [window.figures[at] for at in places if not window.before(at).endswith("(")]  # no conversions
    speeds = [figure for figure in measured if figure.dimension == "speed"]
    ways = [figure for figure in measured if figure.dimension == "length"]
    times = [figure for figure in window.figures if figure.kind == "d" and figure.unit in words("tie_speeds")["hours"]]
    if len(speeds) == len(ways) == len(times) == 1 and window.touches_last(speeds[0], ways[0], times[0]):
        yield from _judge(window, speeds[0], ways[0], times[0])
    elif len(speeds) == 1 and window.sentence(speeds[0]) == window.last:
        # "… slower over the 32km course, which she covered in 43min 12sec at an average of 44km/h": the two right before it are meant.
        at = window.figures.index(speeds[0])
        near = window.figures[max(0, at - 2) : at]
        way, time = ([one for one in near if one in some] for some in (ways, times))
        if len(way) == len(time) == 1 and window.sentence(near[0]) == window.last:
            yield from _judge(window, speeds[0], way[0], time[0])


def _judge(window: Window, speed: Figure, way: Figure, time: Figure) -> Iterator[Finding]:
    numbers = sorted({window.sentence(figure) for figure in (speed, way, time)})
    text = "".join(window.words(number) for number in numbers)
    known = units(window.passage.article.language)
    fast, long = known.get(speed.unit or ""), known.get(way.unit or "")
    reckoned = STRONG.search(window.before(window.figures.index(speed))) is not None
    cued = not word_set("tie_speeds", "cues").isdisjoint(text.split())
    if fast is None or long is None or not (time.value and speed.value) or not (reckoned or (cued and len(numbers) == 1)):
        return
    # "four hours by train and five by car": a bare number is another time or distance.
    last = max(window.figures.index(figure) for figure in (speed, way, time))
    other = any(
        figure.kind == "n"
        and not figure.unit
        and window.sentence(figure) in numbers
        and (at < last or ANDED.search(window.before(at)))
        for at, figure in enumerate(window.figures)
    )
    if other or (NEVER if reckoned else APART).search(text) or numbers[-1] - numbers[0] > 1:
        return
    real = way.value * long.factor / METRES / (time.value * words("tie_speeds")["hours"][time.unit]) / fast.factor
    shown = f"{way.told} in {time.told} is {plain(round(real, 1))} {speed.unit}"
    bound = any(figure.bound for figure in (speed, way, time))
    loose = any(figure.approximate for figure in (speed, way, time))
    if abs(real - speed.value) <= half(speed) + (VAGUE if loose else ROUGH) * real:
        yield right(speed, f"{shown}.", way, time)
    elif not bound and (max(real, speed.value) <= FAR * min(real, speed.value) or slipped(speed, real)):
        yield wrong(speed, f"{shown}, not {speed.told}.", way, time)
