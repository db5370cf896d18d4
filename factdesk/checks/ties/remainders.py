"""What is left of a whole, or what came of two sums, beside them: "sold 117 of its 340 garages, and the remaining 223 will be pulled down"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure, value_of
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.gaps import is_gap
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

REST, MORE = Pattern("tie_remainders", "rest"), Pattern("tie_remainders", "more_before")
OWN_WHOLE, OF_MORE = Pattern("tie_remainders", "own_whole"), Pattern("ties", "of_more")
LEFT, LEFT_BEHIND = Pattern("tie_remainders", "left"), Pattern("tie_remainders", "left_behind")
LOST, OF_THEM = Pattern("tie_remainders", "lost"), Pattern("tie_remainders", "of_them")
OF_ANOTHER, LEVEL = Pattern("tie_remainders", "of_another"), Pattern("tie_remainders", "level")
LEAD = 80
"""Letters before a figure in which it is called the rest."""
TIMES = 4
"""Times by which what is left may be off and be meant as it."""
PAIR, MOST = 2, 4
"""Other figures beside it: a whole and a part at least; with more than four, one difference fits by chance."""
ITEM = Pattern("tie_remainders", "item")
"""Behind a figure of a list: what it was for, by one word before each."""
MANY_PARTS = 5
"""Parts of the longest list whose rest is told."""
MANY = 200
"""Times by which a whole may be greater than what is left of it."""
LEAST_PART = 500
"""The same of the least of parts that are told one by one."""
NEAR, FAR = 0.03, 0.1
"""The shares of a whole by which such parts may be off for their rounding, and be meant as it."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a whole, a part and what is left, which the last sentence tells."""
    return many(kinds, "nml") > PAIR and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold what the last sentence calls the rest against the whole, and against the whole and all the parts that are told of it."""
    if window.told[-1].words.isdisjoint(word_set("tie_remainders", "cues")):
        return
    own = window.told[-1].figures
    for at, rest in enumerate(own, len(window.figures) - len(own)):
        if rest.kind not in "nml" or vague(rest):
            continue
        before, behind = window.before(at)[-LEAD:], window.after(at)
        if before.endswith(_before_rests()) and REST.search(before) and not OWN_WHOLE.search(before):
            yield from _with_parts(window, at)
        lost = OF_THEM.match(behind) and LOST.search(before)
        if not (window.ranged(rest) or OF_MORE.match(behind)) and (
            lost or (before.endswith(_before_rests()) and LEFT.search(before)) or LEFT_BEHIND.match(behind)
        ):
            yield from _judge(window, rest)


@cache
def _before_rests() -> tuple[str, ...]:
    """How the words before a figure end that call it the rest: the patterns are slow, and most figures have no such word there."""
    return tuple(f"{word} " for word in words("tie_remainders")["rest_ends"])


def _judge(window: Window, rest: Figure) -> Iterator[Finding]:
    others = [
        figure
        for figure in window.figures
        if figure is not rest and (alike(figure, rest) or alike(rest, figure)) and not window.ranged(figure)
    ]
    here = [figure for figure in others if window.sentence(figure) == window.last]
    if window.account:
        return
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
    whole = max(here, key=value_of)
    parts = tuple(figure for figure in here if figure is not whole)
    real = whole.value - sum(part.value for part in parts)
    another = any(of_others(rest, figure) and figure.value > whole.value for figure in window.figures)  # 90 flats, and 12 spaces
    if another or not whole.value / MANY < real or whole.value <= rest.value or not real / TIMES < rest.value < real * TIMES:
        return
    if len({found[1] if (found := ITEM.match(window.after(window.figures.index(one)))) else one for one in (*here, rest)}) == 1:
        return  # "£97,000 went on the villa, £62,000 on the horses and the other £25,000 on living"
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


def _place(figure: Figure) -> int:
    return figure.start


def _with_parts(window: Window, at: int) -> Iterator[Finding]:
    """A whole, the parts of it that are told one by one, and the rest: "38 aboard … picked up 24 … five bodies … the remaining seven"."""
    if singular(window.figures[at].unit or "") in word_set("tie_remainders", "of_a_game") or window.account:
        return
    left, before = window.figures[at], [(place, figure) for place, figure in enumerate(window.figures[:at])]
    meant: list[tuple[Figure, list[Figure]]] = []
    for number, (place_of_whole, whole) in enumerate(before):
        told = [
            (place, part)
            for place, part in before[number + 1 :]
            if part.kind == left.kind and _of(part, whole) and not is_gap(window, place)
        ]
        parts = [part for _, part in told]
        if (
            whole.kind != left.kind
            or LEVEL.search(window.before(place_of_whole))
            or not _of(left, whole)
            or of_others(left, whole)
            or not 1 < len(parts) <= MANY_PARTS
            or max(part.value for part in (*parts, left)) >= whole.value
        ):
            continue
        least = min(part.value for part in (*parts, left))
        more = any(MORE.search(window.before(place)) for place, _ in told)
        if least <= 1 or whole.value > LEAST_PART * least or more or vague(whole, *parts):
            continue
        if left.kind == "n" and any(part.value % 1 or window.ranged(part) for part in parts):
            continue  # no number of things: "all between 2.1 and 2.6"
        added = sum(part.value for part in (*parts, left))
        if abs(added - whole.value) <= min(slack((whole, *parts, left)), NEAR * added):
            yield right(whole, f"the parts add up: {addition((*parts, left))}.", *parts, left)
            return
        if any(figure.value == added for figure in window.figures):
            return  # of another whole
        if len(parts) == PAIR and parts[0].value == parts[1].value and parts[0].value + left.value == whole.value:
            return  # "five of them so far … five are booked already, and the remaining 15": one part, told twice
        if slipped(whole, added) or abs(added - whole.value) <= FAR * whole.value:
            meant.append((whole, parts))
    if meant:
        whole, parts = meant[-1]
        added = sum(part.value for part in (*parts, left))
        yield wrong(whole, f"{addition((*parts, left))}, not {plain(whole.value)}.", *parts, left, value=added)


def _of(part: Figure, whole: Figure) -> bool:
    """Whether a figure may be a part: of the same thing, of nothing that is named, or people of any sort out of people."""
    if part.kind in "ml":
        return part.unit == whole.unit
    people, named = word_set("ties", "persons"), (singular(part.unit or ""), singular(whole.unit or ""))
    return (
        not part.unit
        or not whole.unit
        or alike(part, whole)
        or (named[0] in people | word_set("ties", "befallen") and named[1] in people)
    )
