"""Lists of three parts or more and the whole that the passage gives for them: "312 works … 187 drawings, 84 prints and 41 paintings"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import DUST, right, slack, wrong
from factdesk.checks.ties.gaps import is_margin
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern

LISTED, PARTLY, OTHERWISE = Pattern("ties", "listed"), Pattern("ties", "partly"), Pattern("ties", "otherwise")
THE_LOT, UNCOUNTED = Pattern("ties", "the_lot"), Pattern("ties", "uncounted")
OF_THOSE, ANDED = Pattern("ties", "of_those_told"), Pattern("ties", "anded")
REST = Pattern("tie_remainders", "rest")
OF_MORE = Pattern("ties", "of_more")
MADE_OF, ALL_OF_IT = Pattern("ties", "made_of"), Pattern("ties", "all_of_it")
THE_FEW = Pattern("ties", "the_few")
IN_ALL_BEFORE, IN_ALL_BEHIND = Pattern("ties", "in_all_before"), Pattern("ties", "in_all_behind")
LIST = re.compile(r"n(?:y?n){2}|m(?:y?[nm]){2}|l(?:y?[nl]){2}")
"""Three figures in a row that may be one list."""
THREE = 3
PAUSES = frozenset(",;.:")
FEW = 12
"""Things in which others come or go: two coaches, three volumes."""
THOUSAND = 1000
CLOSE = 0.05
"""The share by which a list "of those" may be off the whole, so that no part is left out on purpose."""
NEAR = 1.25
"""Times by which an amount may be off the sum and be meant as it."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a list and its whole, one of them in the last sentence."""
    return many(kinds, "nml") > THREE and many(kinds[-1:], "nml") > 0 and any(map(LIST.search, kinds))


def ties(window: Window) -> Iterator[Finding]:
    """Hold each list of amounts against the amounts before and behind it."""
    for run in _runs(window):
        # Forty strings, 14 brass and nine percussion in two coaches: the coaches are none of the players.
        shorter = (run[:-1], run) if _beside(window, run) else (run,)
        for parts in (*shorter, run[1:], run[:-1]):
            if len(parts) >= THREE and (found := _judge(window, parts)):
                yield found
                break


def _runs(window: Window) -> Iterator[range]:
    """The lists: three figures or more of one kind, with a comma or an "and" between each two."""
    listing = [LIST.search(sentence.kinds) is not None for sentence in window.told]
    places = [at for at, figure in enumerate(window.figures) if figure.kind != "y" and listing[window.sentence(figure)]]
    places = [at for at in places if not _pronoun(window, at)]
    at = 0
    while at < len(places):
        last = at
        while last + 1 < len(places) and _goes_on(window, places[last], places[last + 1]):
            last += 1
        if last - at >= THREE - 1 and window.figures[places[at]].kind in "nml" and places[last] - places[at] == last - at:
            yield range(places[at], places[last] + 1)
        at = last + 1


def _pronoun(window: Window, at: int) -> bool:
    """Whether a number only takes up things that were told before: those sent to the two."""
    figure = window.figures[at]
    bare = figure.kind == "n" and figure.unit is None and figure.value <= FEW
    return bare and THE_FEW.search(window.before(at)) is not None and window.after(at)[:1] in PAUSES


def _goes_on(window: Window, at: int, other: int) -> bool:
    one, two = window.figures[at], window.figures[other]
    return (
        (_like(one, two) or (one.kind in "ml" and two.kind == "n"))  # 340 hectares, grapes on 215 and wheat on 128
        and window.sentence(one) == window.sentence(two)
        and LISTED.fullmatch(window.after(at)) is not None
        and IN_ALL_BEFORE.search(window.after(at)) is None
        and not is_margin(window, other)
        and not (window.ranged(one) or window.ranged(two))  # 34 came and 21 left: from 702 to 707
    )


def _beside(window: Window, run: range) -> bool:
    """Whether the last of a list is a few things of its own name that no other part has, and the whole is the sum of the others."""
    last, parts = window.figures[run[-1]], [window.figures[at] for at in run[:-1]]
    if last.kind != "n" or not last.unit or last.unit in {part.unit for part in parts} or last.value > FEW:
        return False
    added = sum(part.value for part in parts)
    return any(figure.value == added and _like(figure, parts[0]) for figure in window.figures if figure not in parts)


def _like(one: Figure, two: Figure) -> bool:
    return one.kind == two.kind and (one.kind == "n" or one.unit == two.unit)


def _plainly_off(window: Window, whole: Figure, parts: Sequence[Figure], added: float) -> bool:
    """Whether a whole is off by more than the finest of the parts that its next sentence divides it into: they were not rounded apart."""
    number = window.sentence(parts[0])
    if (
        not OF_THOSE.match(window.words(number))
        or window.sentence(whole) != number - 1
        or any(one.rounded for one in (whole, *parts))
    ):
        return False
    return abs(added - whole.value) > min(part.step for part in parts) * (len(parts) + 1) / 2


def _whole_of(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a figure may be the whole of some parts, which leave out its currency or unit, or have one that it leaves out."""
    bare = figure.kind in "ml" and all(part.kind == "n" and part.unit is None and part.step >= THOUSAND for part in parts)
    return _like(figure, parts[0]) or (parts[0].kind == "l" and figure.kind == "n") or bare


def _judge(window: Window, run: Sequence[int]) -> Finding | None:
    parts = [window.figures[at] for at in run]
    added, most = sum(part.value for part in parts), max(part.value for part in parts)
    wholes = [
        (at, figure)
        for at, figure in enumerate(window.figures)
        if at not in run and figure.value > most and _whole_of(figure, parts)
    ]
    for _, whole in wholes:
        room = slack((*parts, whole))
        if not vague(whole) and abs(whole.value - added) <= room and not _plainly_off(window, whole, parts, added):
            small = room > max(1, min(part.value for part in parts))  # £2 trillion and 127 ships
            told = window.touches_last(whole, *parts) and not small
            return right(whole, f"the parts add up: {addition(parts)}.", *parts) if told else None
    meant = [(at, whole) for at, whole in wholes if added / NEAR < whole.value < added * NEAR and not vague(whole)]
    meant = [(at, whole) for at, whole in meant if not OF_MORE.match(window.after(at))]  # 169 of the 343 seats
    text = window.words(window.sentence(parts[0]))
    opened = OF_THOSE.match(text)
    own_sum = len(parts) > THREE and any(abs(added - part.value - part.value) <= DUST for part in parts)  # of the others
    if len(meant) != 1 or own_sum or window.account or vague(*parts) or OTHERWISE.search(text[opened.end() if opened else 0 :]):
        return None
    made = MADE_OF.search(window.before(run[0])) is not None
    rest = REST.search(window.before(run[-1])) is not None
    if not window.touches_last(meant[0][1], *parts) or (rest and of_others(parts[-1], meant[0][1])):
        return None
    at, whole = meant[0]
    summed = (
        THE_LOT.search(window.before(at)) is not None
        or IN_ALL_BEFORE.search(window.before(at)) is not None
        or IN_ALL_BEHIND.search(window.after(at)) is not None
    )
    apart = whole.kind != parts[0].kind and not (
        opened or made or summed
    )  # a first gift in its currency, and bare ones that followed it
    together = summed and window.sentence(whole) == window.sentence(parts[0]) and at > run[-1]
    left_out = summed and any(abs(added - part.value - whole.value) <= slack((*parts, whole)) for part in parts)
    slip = slipped(whole, added) > 0 or left_out or together
    # What is less than the whole may be only what was told so far.
    beyond = added > whole.value and (slipped(whole, added) >= LONG or _just_before(window, at, run))
    behind = summed and window.sentence(whole) == window.sentence(parts[0]) + 1 and (left_out or slipped(whole, added) >= LONG)
    numbered = slipped(whole, added) >= LONG and any(
        figure.kind == "n" and figure.value == len(parts) and window.sentence(figure) == window.sentence(whole)
        for figure in window.figures
        if figure not in parts
    )  # £186,000 among four halls, and four sums
    told_of_it = slipped(whole, added) >= LONG and _just_before(window, at, run) and len(parts) > THREE and not PARTLY.search(text)
    divided = (
        opened is not None
        and UNCOUNTED.search(text) is None
        and ANDED.search(window.before(run[-1])) is not None
        and window.sentence(whole) == window.sentence(parts[0]) - 1
        and abs(added - whole.value) <= CLOSE * whole.value
    )
    if divided and not PARTLY.search(text):
        return wrong(whole, f"{addition(parts)}, not {plain(whole.value)}.", *parts, value=added)
    closed = told_of_it or made or together or behind or numbered or ALL_OF_IT.search(text) is not None
    if slip and not apart and (beyond or (closed and not PARTLY.search(text) and not UNCOUNTED.search(text))):
        return wrong(whole, f"{addition(parts)}, not {plain(whole.value)}.", *parts, value=added)
    return None


def _just_before(window: Window, at: int, run: Sequence[int]) -> bool:
    """Whether a whole is the last figure before a list that makes a sentence of its own."""
    one, two = window.figures[at], window.figures[run[0]]
    return at == run[0] - 1 and window.sentence(one) == window.sentence(two) - 1
