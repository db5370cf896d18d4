"""A share or a multiple of a figure that stands right behind it, which must be that of some figure told just before: "That is twice the $65 million"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

TAKES_UP, OF = Pattern("tie_proportions", "takes_up"), Pattern("tie_proportions", "of")
APPOSED, LEFT_OPEN = Pattern("tie_proportions", "apposed"), Pattern("tie_proportions", "left_open")
OF_IT = Pattern("tie_proportions", "of_it")
PAIR = 2
WHOLE = 100
ROOM, ROUGH = 0.07, 0.15
"""The shares of a multiple by which it may be off, told plainly and with "about"."""
FAR = 12


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a figure, what it is a share or a multiple of, and how much of that it is."""
    return many(kinds, "nml") >= PAIR and many(kinds[-1:], "nml%r") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold what "that" is said to be a share or a multiple of against all that it can be."""
    yield from _that_is(window)
    yield from _of_it(window)


def _that_is(window: Window) -> Iterator[Finding]:
    """What a sentence says of the one before it: "That is a quarter of the service's 9.6 million users"."""
    text = window.words(window.last)
    found = TAKES_UP.match(text)
    if not found or window.last == 0 or LEFT_OPEN.search(text):
        return
    times = words("tie_proportions")["many"][found["many"]]
    at = next((at for at, one in enumerate(window.figures) if one.start >= window.starts[-1] + found.end()), None)
    if at is None:
        return
    base = window.figures[at]
    lead = text[found.end() : base.start - window.starts[-1]]
    before = [one for one in window.figures if window.sentence(one) == window.last - 1 and one.kind == base.kind]
    if base.kind not in "nml" or not OF.fullmatch(lead) or vague(base) or base.value <= 1 or not before:
        return
    before = [one for one in before if (one.kind == "n" or one.unit == base.unit) and one.value and one.value != base.value]
    yield from _held(window, base, before, times, found["many"], rough=bool(found["rough"]))


def _held(window: Window, base: Figure, before: Sequence[Figure], times: float, said: str, *, rough: bool) -> Iterator[Finding]:
    room = ROUGH if rough else ROOM
    fitting = [one for one in before if abs(one.value / base.value / times - 1) <= room + half(one) / one.value]
    if fitting:
        yield right(base, f"{_shown(fitting[-1], base)}.", fitting[-1])
        return
    near = [one for one in before if 1 / FAR < one.value / base.value / times < FAR]
    sums = [way for one, two in combinations([one for one in window.figures if one is not base], PAIR) if alike(one, two)
            for way in (one.value + two.value, abs(one.value - two.value), one.value * two.value)]  # fmt: skip
    explained = any(
        abs(way / base.value / times - 1) <= room for way in (*sums, *(one.value for one in window.figures if one is not base))
    )
    if near and not explained and not vague(*near):
        yield wrong(base, f"{_shown(near[-1], base)}, which is not “{said}”.", near[-1])


def _of_it(window: Window) -> Iterator[Finding]:
    """A share of it or of the total, with the part beside it, and no figure of the passage that it is such a share of."""
    for at, share in enumerate(window.figures):
        if share.kind not in "%r" or window.sentence(share) != window.last or share.bound or not 0 < share.value < WHOLE:
            continue
        found = OF_IT.match(window.after(at))
        if not found or at + 1 >= len(window.figures) or not APPOSED.fullmatch(window.after(at)[found.end() :]):
            continue
        part, value = window.figures[at + 1], share.value / (WHOLE if share.kind == "%" else 1)
        near = window.last - (found["it"] is not None)
        wholes = [
            one
            for one in window.figures[:at]
            if alike(one, part)
            and one.value > part.value
            and not (vague(one) or window.ranged(one))
            and window.sentence(one) >= near
        ]
        if part.kind not in "nml" or vague(part) or not wholes or window.sentence(part) != window.last or not 0 < value < 1:
            continue
        room = (ROUGH if share.approximate else ROOM) * value + half(share) / (WHOLE if share.kind == "%" else 1)
        fitting = [one for one in wholes if abs(part.value / one.value - value) <= room]
        if fitting:
            yield right(share, f"{_shown(part, fitting[0])}.", part, fitting[0])
        elif all(FAR * value > part.value / one.value > value / FAR for one in wholes[:1]):
            yield wrong(share, f"{_shown(part, wholes[0])}, which is not {share.told}.", part, wholes[0])


def _shown(much: Figure, base: Figure) -> str:
    ratio = much.value / base.value
    told = f"{plain(round(ratio * WHOLE, 1))} percent of" if ratio < 1 else f"{plain(round(ratio, 2))} times"
    return f"{plain(much.value)} is {told} {plain(base.value)}"
