"""By how much a figure is above or below another one of its sentence: "reached 104 degrees (40C) on Monday, six degrees above the record of 98"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure, start_of
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

SET_OFF, LEVEL, WHOSE = (Pattern("tie_levels", name) for name in ("set_off", "level", "whose"))
OF_IT, REQUIRED, APART = (Pattern("tie_levels", name) for name in ("of_it", "required", "apart"))
POINTS_BEHIND, ON_POINTS = Pattern("tie_levels", "points_behind"), Pattern("tie_levels", "on_points")
NEEDED, NEEDED_BEHIND = Pattern("tie_majorities", "needed"), Pattern("tie_majorities", "needed_behind")
PART_BEFORE = Pattern("sum_parts", "part_before")
TWO = 2
FAR = 3
"""Times by which two figures may differ to be levels of one thing."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two levels and what lies between them."""
    return many(kinds, "nmld") > TWO and many(kinds[-1:], "nmld") > 1


def ties(window: Window) -> Iterator[Finding]:
    """Hold each such difference of the last sentence against the figure before it and the one that it is from."""
    if window.told[-1].words.isdisjoint(word_set("tie_levels", "cues")):
        return
    first = len(window.figures) - len(window.told[-1].figures)
    for at in range(first, len(window.figures)):
        said = window.figures[at]
        if said.kind not in "nmld" or vague(said) or said.approximate or window.ranged(said):
            continue
        if at > first and (found := _levels(window, first, at)):
            yield from _judge(window, said, *found)


def _levels(window: Window, first: int, at: int) -> tuple[Figure, Figure] | None:
    """The figure and the one that it is held against."""
    said, behind = window.figures[at], window.after(at)
    if POINTS_BEHIND.match(behind) and (said.unit or "").startswith("point"):
        return _of_tables(window, first, at)
    ahead = [place for place in range(first, at) if _like(window.figures[place], said) and not _in_brackets(window, place)]
    if REQUIRED.match(behind):
        needed = [place for place, one in enumerate(window.figures) if place < at and _like(one, said) and _needed(window, place)]
        ahead = [place for place in ahead if place not in needed]
        return (window.figures[ahead[-1]], window.figures[needed[0]]) if len(needed) == 1 and ahead else None
    if OF_IT.match(behind) and len(ahead) == TWO:
        return window.figures[ahead[0]], window.figures[ahead[1]]
    now = ahead[-1] if ahead else -1
    if len(ahead) > 1 and now == ahead[-2] + 1 and PART_BEFORE.fullmatch(window.before(now)):
        now, ahead = ahead[-2], ahead[:-1]  # 81 of the 150 seats
    if not SET_OFF.search(window.before(at)) or len(ahead) != 1:
        return None
    if at + 1 >= len(window.figures) or not (LEVEL.fullmatch(behind) or WHOSE.fullmatch(behind)):
        return None
    than = window.figures[at + 1]
    return (window.figures[now], than) if _like(than, said) and not window.ranged(than) else None


def _needed(window: Window, at: int) -> bool:
    return NEEDED.search(window.before(at)) is not None or NEEDED_BEHIND.match(window.after(at)) is not None


def _of_tables(window: Window, first: int, at: int) -> tuple[Figure, Figure] | None:
    """Two sides of a table by their points: "… with 34 points from 13 games. Eastlakes, on 29, were five points behind"."""
    own = [
        window.figures[place]
        for place in range(first, at)
        if window.figures[place].kind == "n" and ON_POINTS.search(window.before(place))
    ]
    other = [one for one in window.figures[:first] if one.kind == "n" and (one.unit or "").startswith("point")]
    other = [one for one in other if own and own[0].value / FAR < one.value < own[0].value * FAR]  # and none for a win
    return (own[0], other[0]) if len(own) == 1 and len(other) == 1 else None


def _in_brackets(window: Window, at: int) -> bool:
    """Whether a figure only tells the one before it again in brackets."""
    return window.before(at).endswith("(") and window.after(at).lstrip()[:1] == ")"


def _like(one: Figure, said: Figure) -> bool:
    """Whether a figure may be a level that differs by what is said; either may leave its unit out."""
    if one.kind not in "nmld":
        return False
    if one.kind == said.kind:
        return one.unit == said.unit or (one.kind == "n" and not (one.unit and said.unit))
    return "n" in (one.kind, said.kind) and not (one if one.kind == "n" else said).unit


def _judge(window: Window, said: Figure, now: Figure, than: Figure) -> Iterator[Finding]:
    figures = (now, than, said)
    units = {one.unit for one in figures if one.unit}
    low, high = sorted((now.value, than.value))
    if len(units) > 1 or vague(now, than) or any(one.approximate for one in figures) or not 0 < high < FAR * low:
        return
    real = high - low
    if abs(real - said.value) <= slack(figures):
        yield right(said, f"{subtraction(now, than)}.", now, than)
        return
    others = [one for one in window.figures if one is not said and one.kind == now.kind and _like(one, now)]
    explained = any(abs(abs(one.value - two.value) - said.value) <= slack((one, two, said)) for one in others for two in others)
    if not explained and real and said.value < high and not APART.search(window.text(*sorted(figures, key=start_of)).lower()):
        yield wrong(said, f"{subtraction(now, than)}, not {plain(said.value)}.", than, now, value=round(real, 3))
