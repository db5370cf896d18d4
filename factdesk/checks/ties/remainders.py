"""What is left of a whole, or what came of two sums, beside them: "sold 117 of its 340 garages, and the remaining 223 will be pulled down"."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

LEFT, LEFT_BEHIND = Pattern("tie_remainders", "left"), Pattern("tie_remainders", "left_behind")
LOST, OF_THEM = Pattern("tie_remainders", "lost"), Pattern("tie_remainders", "of_them")
OF_ANOTHER = Pattern("tie_remainders", "of_another")
PAIR, MOST = 2, 4
"""Other figures beside it: a whole and a part at least; with more than four, one difference fits by chance."""
MANY = 200
"""Times by which a whole may be greater than what is left of it."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a whole, a part and what is left, which the last sentence tells."""
    return many(kinds, "nml") > PAIR and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Take the parts from the whole in whose sentence something is called the rest."""
    if window.told[-1].words.isdisjoint(word_set("tie_remainders", "cues")):
        return
    for at, rest in enumerate(window.figures):
        told = rest.kind in "nml" and window.sentence(rest) == window.last and not vague(rest) and not window.ranged(rest)
        if told and _is_rest(window.before(at), window.after(at)):
            yield from _judge(window, rest)


def _is_rest(before: str, behind: str) -> bool:
    """Whether the words beside a figure call it what is left, or what is gone."""
    lost = OF_THEM.match(behind) and LOST.search(before)
    return bool(lost or LEFT_BEHIND.match(behind) or LEFT.search(before))


def _judge(window: Window, rest: Figure) -> Iterator[Finding]:
    others = [
        figure
        for figure in window.figures
        if figure is not rest and (alike(figure, rest) or alike(rest, figure)) and not window.ranged(figure)
    ]
    here = [figure for figure in others if window.sentence(figure) == window.last]
    for whole in others:
        for parts in _parts(whole, others):
            if abs(whole.value - sum(part.value for part in parts) - rest.value) <= slack((whole, *parts, rest)):
                yield right(rest, f"{_shown(whole, parts)}.", whole, *parts)
                return
    if len(here) == 1:  # "Turnover was £4.95m. Costs came to £4.3m, leaving a profit of £850,000"
        before = [figure for figure in others if window.sentence(figure) == window.last - 1]
        here = [*before, *here] if len(before) == 1 and before[0].value > here[0].value and not before[0].approximate else here
    if not PAIR <= len(here) <= MOST or any(figure.unit == "times" for figure in here) or vague(*here):
        return
    whole = max(here, key=_value)
    parts = tuple(figure for figure in here if figure is not whole)
    real = whole.value - sum(part.value for part in parts)
    another = any(of_others(rest, figure) and figure.value > whole.value for figure in window.figures)  # 90 flats, and 12 spaces
    if another or not whole.value / MANY < real or whole.value <= rest.value:
        return
    added = whole.value - real + rest.value
    part_slips = any(slipped(part, part.value + real - rest.value) >= LONG for part in parts)
    if (slipped(rest, real) or slipped(whole, added) >= LONG or part_slips) and not OF_ANOTHER.search(
        window.text(*sorted((whole, rest), key=_place))
    ):
        yield wrong(rest, f"{_shown(whole, parts)}, not {plain(rest.value)}.", whole, *parts, value=real)


def _parts(whole: Figure, others: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    less = [one for one in others if one is not whole and one.value < whole.value and one.kind in ("n", whole.kind)][: MOST + 1]
    return chain.from_iterable(combinations(less, many) for many in range(1, MOST))


def _shown(whole: Figure, parts: Sequence[Figure]) -> str:
    if len(parts) == 1:
        return subtraction(whole, parts[0])
    left = whole.value - sum(part.value for part in parts)
    return f"{addition(parts)}, which leaves {plain(round(left, 2))} of {plain(whole.value)}"


def _value(figure: Figure) -> float:
    return figure.value


def _place(figure: Figure) -> int:
    return figure.start
