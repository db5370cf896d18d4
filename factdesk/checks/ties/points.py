"""What lies between two percentages, in points or wrongly in percent: "48 percent, against 42 … the 6 percent increase"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure, start_of
from factdesk.checks.sums.reckoning import DUST, right, wrong, wrong_words
from factdesk.checks.ties.window import BY, DOWN_BEHIND, UP_BEHIND, Window, many, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern
from factdesk.draft.stems import stems

THE_CHANGE, WANTED = Pattern("ties", "the_change"), Pattern("ties", "wanted")
STEPS, LEVEL = Pattern("ties", "steps"), Pattern("ties", "to_level")
OF_A_POINT = Pattern("ties", "of_a_point")
OF_SOME_ONLY = Pattern("ties", "of_some_only")
OVER_OTHER, TO_ITS_LEVEL, NAMED = (Pattern("ties", name) for name in ("points_over_other", "to_its_level", "rate_that_names"))
THE, CLAUSE = Pattern("ties", "the"), Pattern("ties", "clause")
PAIR = 2
ROUNDING = 0.5
FAR, TENFOLD = 6, 10
"""Times by which points may be off the gap of two rates that nothing compares, but for a slip of the decimal point."""
WHOLE = 100
STEM, LONG = 5, 4
"""Letters of a beginning, and of the shortest word that has one."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two percentages or points."""
    return many(kinds, "%") >= PAIR or many(kinds, "p") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold each percentage or number of points by which one rose or fell against the only two percentages beside it."""
    yield from _of_counts(window)
    for at, said in enumerate(window.figures):
        if (
            (said.kind in "%p" or _called_points(said))
            and not vague(said)
            and not window.ranged(said)
            and not LEVEL.search(window.before(at))
            and not (OF_SOME_ONLY.search(window.before(at)) or OF_SOME_ONLY.search(_ahead(window, said)))
            and (window.ways[at] or (said.kind != "%" and BY.search(window.before(at))))
        ):
            shares = [
                figure
                for place, figure in enumerate(window.figures)
                if figure.kind == "%" and figure is not said and not window.ways[place] and not window.ranged(figure)
                if not NAMED.match(window.after(place))
            ]
            levels = [
                figure
                for pair in window.pairs
                if "%" in (pair.old.kind, pair.new.kind) and not _a_change(window, pair.old)
                for figure in (pair.old, pair.new)
                if figure is not said
            ]
            chosen = levels if len(levels) == PAIR else shares if said.kind != "n" else []
            compared = chosen is levels and not WANTED.search(window.text(*sorted(chosen, key=start_of)).lower() if chosen else "")
            if _of_others(window, at, chosen) or (chosen is shares and _far_off(said, chosen)):
                continue
            if _of_another(window, said, chosen) or _by_steps(window, chosen) or _told_by_another(window, said, chosen):
                continue
            if _between_others(window, said, chosen):
                continue
            if (
                len(chosen) == PAIR
                and not vague(*chosen)
                and window.touches_last(said, *chosen)
                and _beside(window, said, chosen, compared=compared)
            ):
                together = {window.sentence(figure) for figure in (said, *chosen)} == {window.sentence(said)}
                yield from judge_points(said, *chosen, together=together)


def _between_others(window: Window, said: Figure, chosen: Sequence[Figure]) -> bool:
    """Whether just so much lies between two other percentages of the passage, and not between those that were chosen."""
    every = [figure for figure in window.figures if figure.kind == "%" and figure is not said]
    pairs = [
        {one.start, two.start} for one, two in combinations(every, PAIR) if abs(abs(one.value - two.value) - said.value) <= DUST
    ]
    return bool(pairs) and {one.start for one in chosen} not in pairs


def _ahead(window: Window, figure: Figure) -> str:
    """The words of its sentence before a figure, in small letters."""
    article = window.passage.article
    return article.text[article.sentence_at(figure.start)[0] : figure.start].lower()


def _of_others(window: Window, at: int, levels: Sequence[Figure]) -> bool:
    """Whether a number of points has another level behind it than those: "half a point to 10 percent", "55 points more than Treasuries"."""
    behind = window.after(at)
    following = window.figures[at + 1 : at + 2]
    if any(figure in levels for figure in following):
        return False
    own = bool(following) and following[0].kind == "%" and TO_ITS_LEVEL.fullmatch(behind) is not None
    return own or OVER_OTHER.match(behind) is not None


def _far_off(said: Figure, levels: Sequence[Figure]) -> bool:
    """Whether two rates lie so far apart that so many points are no slip, but those of something else."""
    if len(levels) != PAIR or said.kind == "%" or not said.value:
        return False
    times = abs(levels[0].value - levels[1].value) / said.value
    slip = any(abs(times - tens) < DUST * tens for tens in (1 / WHOLE, 1 / TENFOLD, TENFOLD, WHOLE))
    return not slip and not 1 / FAR <= times <= FAR


def _a_change(window: Window, figure: Figure) -> bool:
    """Whether a percentage is itself that of a rise or a fall: "down 2 percent, from a 5 percent gain"."""
    behind = window.after(window.figures.index(figure))
    return UP_BEHIND.match(behind) is not None or DOWN_BEHIND.match(behind) is not None


def _told_by_another(window: Window, said: Figure, levels: list[Figure]) -> bool:
    """Whether another number of points is what lies between two levels: "up 41 points in a week and 58 points ahead of last year"."""
    others = [figure for figure in window.figures if (figure.kind == "p" or _called_points(figure)) and figure is not said]
    if any(figure.kind == "r" and OF_A_POINT.match(window.after(at)) for at, figure in enumerate(window.figures)):
        return True  # another move, of a quarter of a point
    return len(levels) == PAIR and any(abs(abs(levels[0].value - levels[1].value) - figure.value) <= ROUNDING for figure in others)


def _of_another(window: Window, said: Figure, levels: list[Figure]) -> bool:
    """Whether a clause begins between the levels and the change behind them, which may be of something else."""
    behind = [figure for figure in levels if figure.end <= said.start and window.sentence(figure) == window.sentence(said)]
    return bool(behind) and CLAUSE.search(window.passage.article.text[behind[-1].end : said.start].lower()) is not None


def _by_steps(window: Window, levels: list[Figure]) -> bool:
    """Whether more moves than one may lie between two levels: "to 3.75 percent, its third such move since May, when it stood at 3"."""
    first, last = min(levels, key=start_of, default=None), max(levels, key=start_of, default=None)
    if first is None or last is None:
        return False
    return STEPS.search(window.passage.article.text[first.end : last.start].lower()) is not None


def _called_points(said: Figure) -> bool:
    """Whether a count is of points, which beside percentages are theirs."""
    return said.kind == "n" and said.unit in {"point", "points"}


def _of_counts(window: Window) -> Iterator[Finding]:
    """Points for a change of what is no percentage: "increased eight percentage points, to 54,000 from 50,000"."""
    pairs = [pair for pair in window.pairs if window.sentence(pair.new) == window.last]
    said = [figure for figure in window.figures if figure.kind == "p" and window.sentence(figure) == window.last]
    shares = [figure for figure in window.figures if figure.kind == "%" and window.sentence(figure) == window.last]
    if len(pairs) != 1 or len(said) != 1 or shares or "%" in (pairs[0].old.kind, pairs[0].new.kind) or not pairs[0].old.value:
        return
    one, two = pairs[0].old, pairs[0].new
    real = abs(two.value - one.value) / one.value * WHOLE
    if window.ways[window.figures.index(said[0])] and abs(real - said[0].value) <= said[0].step / 2 + ROUNDING:
        message = f"from {plain(one.value)} to {plain(two.value)} is {real:.3g} percent, not percentage points."
        yield wrong_words(said[0], message, one, two, suggestions=(f"{said[0].written} percent",))


def _beside(window: Window, said: Figure, levels: list[Figure], *, compared: bool) -> bool:
    """Whether a change is told of two levels: in one sentence with them, or right before or behind them; a percentage before them only where they are compared."""
    numbers = {window.sentence(figure) for figure in levels}
    if said.kind == "n":
        at = window.sentence(said)
        return numbers == {at} or (numbers == {at - 1} and THE_CHANGE.match(window.words(at)) is not None)
    if len(numbers) != 1 and window.sentence(said) < min(numbers):
        return said.kind == "%" and not _named(window, [said]).isdisjoint(_named(window, levels))
    if len(numbers) != 1:
        return said.kind != "%" and max(numbers) - min(numbers) == 1 and window.sentence(said) in numbers
    away = window.sentence(said) - numbers.pop()
    return (
        away == 0
        or (abs(away) == 1 and said.kind != "%")
        or (said.kind == "%" and away < 0 and (compared or not _named(window, [said]).isdisjoint(_named(window, levels))))
        or (away == 1 and THE.search(window.before(window.figures.index(said))) is not None)
        or (away == 1 and THE_CHANGE.match(window.words(window.sentence(said))) is not None)
    )


def _named(window: Window, figures: Sequence[Figure]) -> frozenset[str]:
    """What the sentences of some figures tell of, by the beginnings of their words."""
    return frozenset().union(*(stems(window.words(window.sentence(figure)), "number_headlines", STEM, LONG) for figure in figures))


def judge_points(said: Figure, one: Figure, two: Figure, *, together: bool = True) -> Iterator[Finding]:
    """What is said of two percentages and what is told to lie between them, in points or in percent."""
    real = abs(one.value - two.value)
    shown = subtraction(one, two)
    room = DUST if 0 < said.value < 1 else (said.step + one.step + two.step) / 2 - min(said.step, one.step, two.step) / 2 + DUST
    as_points = abs(real - said.value) <= room
    if said.kind != "%":
        if as_points:
            yield right(said, f"{shown}.", one, two)
        else:
            yield wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=real)
        return
    changes = [abs(one.value - two.value) / base.value * WHOLE for base in (one, two) if base.value]
    if any(abs(change - said.value) <= said.step / 2 + ROUNDING for change in changes):
        yield right(said, f"from {plain(one.value)} to {plain(two.value)} percent is {said.value:.0f} percent.", one, two)
    elif as_points and (together or abs(real - said.value) <= DUST) and min(one.value, two.value) > said.value:
        told = said.claim.text if said.claim else f"{said.written} percent"
        points = f"{said.written} percentage point{'' if said.value == 1 else 's'}"
        yield wrong_words(said, f"{shown} percentage points, which is not {told}.", one, two, suggestions=(points,))
