"""Averages of a list of figures: "210, 340, 190, 260 and 500 on five Mondays, an average of 300"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.products.paces import paces
from factdesk.checks.products.roles import after, before
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.sums.sentences import Sentence, together
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

AVERAGE = Pattern("product_averages", "average")
WAS = Pattern("product_averages", "was")
OF_THESE = Pattern("product_averages", "of_these")
OF_SO_MANY = Pattern("product_averages", "of_so_many")
ON_AVERAGE = Pattern("product_averages", "on_average")
JOINT = Pattern("product_averages", "joint")
OTHERS = Pattern("product_averages", "others")
ELSEWHERE = Pattern("product_averages", "elsewhere")
IN_ALL = Pattern("sum_parts", "in_all")
TWO, MOST = 2, 20
LOOSE, EXACT = 0.01, 0.001
FAR = 2.5
"""Times by which a figure told before the others may be off their mean and be one of them."""


def sums(passage: Sentence) -> Iterable[Finding]:
    """Divide every list by its length where its average is told."""
    yield from paces(passage)
    yield from _solve(passage, 0)


def across(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """The same where the average is the first figure of the next sentence."""
    if not two.words.isdisjoint(word_set("product_averages", "cue")):
        yield from _solve(together(one, two), len(one.figures))


def _solve(passage: Sentence, edge: int) -> Iterable[Finding]:
    if passage.words.isdisjoint(word_set("product_averages", "cue")) or len(passage.figures) > MOST:
        return
    for at in range(edge or 1, min(edge + 2, len(passage.figures)) if edge else len(passage.figures)):
        said = passage.figures[at]
        if said.kind not in "nml%" or ELSEWHERE.match(after(passage, at)):
            continue
        run = _list(passage, at) if _told(passage, at) else []
        if run and run[0].unit and run[0].value == len(run) - 1 and not any(figure.unit for figure in run[1:]):
            run = run[1:]  # the four sisters, who are 91, 88, 84 and 77
        if len(run) > TWO and (IN_ALL.match(after(passage, passage.figures.index(run[-1]))) or _adds_up(run)):
            run = run[:-1]  # 12mm, 15mm and 30mm, 57mm in all
        if not _plain(run, said):
            continue
        if not _of_others(passage, run):
            yield from _judge(passage, run, said)


def _adds_up(run: list[Figure]) -> bool:
    """Whether the last figure of a list is what the others come to."""
    return len(run) > TWO + 1 and abs(sum(figure.value for figure in run[:-1]) - run[-1].value) <= DUST * run[-1].value


def with_first(passage: Sentence, at: int) -> Iterable[Finding]:
    """The average of a list "the others" and of the only figure like them that was told before it."""
    said = passage.figures[at]
    run = _list(passage, at) if _told(passage, at) and not ELSEWHERE.match(after(passage, at)) else []
    if not _plain(run, said) or not _of_others(passage, run):
        return
    mean = sum(figure.value for figure in run) / len(run)
    ahead = passage.figures[: passage.figures.index(run[0])]
    first = [
        one
        for one in ahead
        if _alike(one, said, listed=False) and mean / FAR < one.value < mean * FAR and not (one.bound or one.approximate)
    ]
    fitting = [
        one for one in first if abs((mean * len(run) + one.value) / (len(run) + 1) - said.value) <= half(said) + said.step / 2
    ]
    for one in (fitting or first) if len(fitting or first) == 1 else ():
        yield from _judge(passage, [one, *run], said)


def _plain(run: list[Figure], said: Figure) -> bool:
    """Whether a list is one of exact figures of the average's kind."""
    several = said.kind == "n" and len({figure.unit for figure in run if figure.unit}) > 1  # trucks and the tents in them
    alike = not several and (said.kind == "n" or any(figure.kind == said.kind for figure in run))
    return len(run) >= TWO and alike and not any(figure.bound or figure.approximate for figure in (*run, said))


def _of_others(passage: Sentence, run: list[Figure]) -> bool:
    """Whether a list is that of "the others": the average is of one more."""
    start, end = passage.start, run[0].start
    return OTHERS.search(passage.article.text, start, end) is not None


def _told(passage: Sentence, at: int) -> bool:
    """Whether a figure is the average of what stands before it."""
    ahead = before(passage, at)
    if (
        AVERAGE.search(ahead)
        or (at and OF_SO_MANY.fullmatch(ahead) and OF_THESE.search(before(passage, at - 1)))
        or ON_AVERAGE.match(after(passage, at))
    ):
        return True
    return WAS.match(ahead) is not None and any(OF_THESE.search(before(passage, place)) for place in range(at))


def _list(passage: Sentence, at: int) -> list[Figure]:
    """The list that ends last before an average, whose figures may leave their unit to the last of them."""
    said, run = passage.figures[at], list[Figure]()
    for place in range(at - 1, -1, -1):
        figure = passage.figures[place]
        if not _alike(figure, said, listed=bool(run)):
            if run:
                break
            continue
        if run and not JOINT.match(after(passage, place)):
            if len(run) > 1:
                break
            if figure.kind == run[0].kind and figure.kind in "ml":
                return []  # one of them stands apart from the others
            run = []
        run.insert(0, figure)
    return run


def _alike(figure: Figure, said: Figure, *, listed: bool) -> bool:
    if figure.kind == "n" and figure.unit is None and (listed or said.kind in "%ml"):
        return True
    if figure.kind != said.kind:
        return said.kind == "n" and said.unit is None and figure.kind in "%ml" and not listed  # 41, 43 and 45 percent, a mean of 44
    return figure.unit == said.unit or (said.kind == "n" and None in (figure.unit, said.unit))


def _judge(passage: Sentence, run: list[Figure], said: Figure) -> Iterable[Finding]:
    values = [figure.value for figure in run]
    mean = sum(values) / len(values)
    shown = f"({' + '.join(plain(value) for value in values)}) ÷ {len(values)} = {plain(round(mean, 2))}"
    if abs(mean - said.value) <= max(half(said), said.step / 2) + (LOOSE if len(run) > TWO else EXACT) * mean:
        yield right(said, f"{shown}.", *run)
        return
    others = [figure.value for figure in passage.figures if figure not in run and figure is not said and figure.value]
    explained = any(abs(total / other - said.value) <= half(said) + LOOSE * said.value
                    for other in others for total in (sum(values), *values))  # fmt: skip
    between = min(values) <= said.value <= max(values)
    both = TWO in others or not passage.words.isdisjoint(word_set("product_averages", "both"))
    beyond = len(run) == TWO and both and said.value > max(values)
    if (beyond or (len(run) > TWO and not explained)) and (between or max(mean, said.value) <= TWO * min(mean, said.value)):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", *run, value=round(mean, 2))
