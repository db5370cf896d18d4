"""Parts told over a passage, whatever stands between them, and a total that differs from their sum by a slip of the pen.

So many digits that agree leave little to chance: "£412,000 … the largest slice, £218,000 … a further £131,500 … the remaining £72,500".
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, right, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern

THREE, MOST = 3, 6
"""Parts of a total that are held together."""
APART = 220
"""Letters between one part and the next."""
TENTH = 0.1
"""The share by which the sum may be off the total and be meant as it."""
ADDED = frozenset(("mass", "length", "area", "volume", "energy"))
PARTLY = Pattern("tie_totals", "partly")
SPACES = " \n()"
"""What alone stands between the figures of a row."""
TINY = 0.001
"""The share of a total below which a figure is no part of it: a price beside billions."""
CLOSE = 0.02
"""The share by which the whole may be off that a total and the others make up, of which it is only the largest part."""
COMPARISON = 40
"""Letters before a figure in which something is compared with it."""
COMPARED, EACH, OF_THEM, DIVIDED = (Pattern("tie_totals", name) for name in ("compared", "each", "of_them", "divided"))
TO_LEVEL = Pattern("ties", "to_level")
VERSUS, GAINS, LOSSES = (Pattern("tie_totals", name) for name in ("versus", "gains", "losses"))
LIST_WORD, ITEM = Pattern("tie_totals", "list_word"), Pattern("tie_totals", "item")


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be three parts and their total, all of one kind."""
    return any(many(kinds, kind) > THREE for kind in "nml")


def ties(window: Window) -> Iterator[Finding]:
    """Hold every run of three figures or more against each figure before or behind it."""
    reached = [kind for kind in "nml" if _may_add_up([one for one in window.figures if one.kind == kind])]
    if not reached:
        return
    figures = [(at, figure) for at, figure in enumerate(window.figures) if figure.kind in reached and _counts(window, at, figure)]
    for at, total in figures:
        others = [(place, one) for place, one in figures if _part_of(one, total)]
        if not _reached(total, [one for _, one in others]) or any(
            _led_to(total, pair) for pair in combinations([one for _, one in others], 2)
        ):
            continue
        for side in ([one for one in others if one[0] > at], [one for one in others if one[0] < at]):
            parts = _parts(window, total, side)
            added = sum(part.value for part in parts)
            if parts and window.touches_last(total, *parts):
                if _same(added, total):
                    yield right(total, f"the parts add up: {addition(parts)}.", *parts)
                else:
                    yield wrong(total, f"{addition(parts)}, not {plain(total.value)}.", *parts, value=added)
                return


def _may_add_up(amounts: Sequence[Figure]) -> bool:
    return len(amounts) > THREE and any(_reached(total, amounts) for total in amounts)


def _reached(total: Figure, others: Sequence[Figure]) -> bool:
    """Whether a figure is long enough to be known by its digits, and the lesser ones of its kind come near it together."""
    less = [one.value for one in others if one.kind == total.kind and one.value < total.value]
    return len(less) >= THREE and sum(less) >= (1 - TENTH) * total.value and _digits(total) >= LONG


def _counts(window: Window, at: int, figure: Figure) -> bool:
    """Whether a figure may be a part or a total: exact, no end of a range and not of each."""
    plainly = not vague(figure) and not figure.approximate and not window.ranged(figure)
    named = window.before(at).endswith("-") or (figure.kind == "l" and "-" in figure.told)  # a par-72 course, a 24-foot mark
    moved = window.ways[at] != 0 and not TO_LEVEL.search(window.before(at))  # 25.9 billion, up 1.5 billion
    return (
        plainly
        and not named
        and not moved
        and not _in_a_table(window, at)
        and not EACH.match(window.after(at))
        and not COMPARED.search(window.before(at)[-COMPARISON:])
    )


def _in_a_table(window: Window, at: int) -> bool:
    """Whether a figure is one of a row, or of a line of results: "Palladium 348 6895", "Net 17.2 mln vs 12.2 mln"."""
    before, behind = window.before(at), window.after(at)
    row = (at > 0 and not before.strip(SPACES)) or (at + 1 < len(window.figures) and not behind.strip(SPACES))
    return row or VERSUS.search(behind) is not None or (at > 0 and VERSUS.search(before) is not None)


def _part_of(one: Figure, total: Figure) -> bool:
    """Whether a figure may be a part by its kind: no speeds and no degrees, which nobody adds."""
    added = total.kind in "nm" or total.dimension in ADDED
    return added and one.kind == total.kind and one.value < total.value and alike(one, total)


def _parts(window: Window, total: Figure, side: Sequence[tuple[int, Figure]]) -> Sequence[Figure]:
    """The run of parts that makes the total, or whose sum is a slip away from it; nothing where one part makes up others."""
    found: list[Sequence[Figure]] = []
    for first in range(len(side)):
        for last in range(first + THREE, min(len(side), first + MOST) + 1):
            run = [one for _, one in side[first:last]]
            added = sum([part.value for part in run])
            if abs(added - total.value) > TENTH * total.value or any(
                OF_THEM.match(window.after(at)) for at, _ in side[first + 1 : last]
            ):
                continue  # far from it, or "31 infants, 19 of them in May"
            if _same(added, total):
                return run
            if _makes(window, total, run, added):
                found.append(run)
    return found[0] if len(found) == 1 else ()


def _same(added: float, total: Figure) -> bool:
    return abs(added - total.value) < DUST * total.value


def _makes(window: Window, total: Figure, run: Sequence[Figure], added: float) -> bool:
    near = slipped(total, added) >= LONG
    of_more = any(abs(figure.value - total.value - added) <= CLOSE * figure.value for figure in window.figures)
    if not near or of_more or any(figure.value == added for figure in window.figures):
        return False
    told = window.passage.lower
    if PARTLY.search(told) or (GAINS.search(told) and LOSSES.search(told)) or _siblings(window, total, run[0]):
        return False
    if any(part.value < TINY * total.value for part in run) or not (run[0].kind in "ml" or _of_one_thing(window, total, run)):
        return False
    close = all(later.start - sooner.end <= APART for sooner, later in pairwise(run))
    distinct = not any(_led_to(one, pair) for one in run for pair in combinations([other for other in run if other is not one], 2))
    return close and distinct and all(_digits(part) > 1 for part in run)


def _siblings(window: Window, total: Figure, first: Figure) -> bool:
    """Whether a figure and the one behind it are items of one list: "streets at $46.7 million, debt service at $22.4 million"."""
    at = window.figures.index(total)
    if at + 1 >= len(window.figures) or window.figures[at + 1] is not first:
        return False
    lead, link = (LIST_WORD.search(window.before(place)) for place in (at, at + 1))
    return lead is not None and link is not None and lead[0] == link[0] and ITEM.fullmatch(window.before(at + 1)) is not None


def _of_one_thing(window: Window, total: Figure, run: Sequence[Figure]) -> bool:
    """Whether words show that counts are of one thing: a noun that they share, or what divides a whole."""
    units = {figure.unit for figure in (total, *run) if figure.unit}
    return len(units) <= 1 and (_digits(total) > LONG or DIVIDED.search(_between(window, total, run)) is not None)


def _between(window: Window, total: Figure, run: Sequence[Figure]) -> str:
    """The words from the first to the last of a total and its parts, in small letters."""
    told = sorted((total, *run), key=lambda figure: figure.start)
    return window.text(*told).lower()


def _led_to(figure: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether two figures add up to a third one, or leave it."""
    one, two = pair[0].value, pair[1].value
    return min(abs(one + two - figure.value), abs(abs(one - two) - figure.value)) < DUST * figure.value


def _digits(figure: Figure) -> int:
    """The digits of a figure that are no closing noughts."""
    step = figure.step
    digits = str(round(figure.value / step))
    return len(digits.rstrip("0") if step >= 1 else digits)
