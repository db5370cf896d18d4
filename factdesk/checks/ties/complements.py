"""Two parts that by their words leave nothing over, and the whole told beside them: "640 staff, of whom 230 are part-time and 310 full-time"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

NEAR = 0.2
"""The share of the whole by which the parts may be off and be meant as it."""
REACH = 36
"""Letters behind a figure in which the word stands that says which part it is."""
MORE, PARTLY, THIRD = (Pattern("tie_complements", name) for name in ("more", "partly", "third"))


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two parts and their whole."""
    return many(kinds, "n") > len(("one", "other"))


def ties(window: Window) -> Iterator[Finding]:
    """Add every two such parts, and hold their sum against the whole of their sentence or of one beside it."""
    if window.vocabulary.isdisjoint(word_set("tie_complements", "sides")):
        return
    places = [at for at, figure in enumerate(window.figures) if figure.kind == "n" and not vague(figure) and not figure.approximate]
    for first, second in pairwise(places):
        one, two = window.figures[first], window.figures[second]
        if window.sentence(one) == window.sentence(two) and second == first + 1 and _complete(window, first, second):
            yield from _judge(window, one, two, [window.figures[at] for at in places if at not in (first, second)])


def _judge(window: Window, one: Figure, two: Figure, others: list[Figure]) -> Iterator[Finding]:
    added = one.value + two.value
    fitting = [whole for whole in others if abs(whole.value - added) < DUST]
    wholes = [whole for whole in others if _whole(window, whole, one, two, added)]
    for whole in fitting[:1] or (wholes if len(wholes) == 1 else []):
        if window.touches_last(one, two, whole):
            shown = f"{addition((one, two))}"
            yield (
                right(whole, f"{shown}.", one, two)
                if fitting
                else wrong(whole, f"{shown}, not {plain(whole.value)}.", one, two, value=added)
            )


def _whole(window: Window, whole: Figure, one: Figure, two: Figure, added: float) -> bool:
    """Whether a figure is of those who are divided, and near enough to their sum that nothing else is meant."""
    counted = (whole.unit or "").lower().split(" ")[-1] in word_set("tie_complements", "divided")
    before = whole.start < one.start and window.passage.article.text[whole.end : one.start].count(".") <= 1
    close = abs(whole.value - added) <= NEAR * whole.value or slipped(whole, added) > 0
    return counted and (before or whole.start > two.end) and whole.value > max(one.value, two.value) and close


def _complete(window: Window, first: int, second: int) -> bool:
    """Whether the words of two figures are the two sides of one thing, and nothing says that there are more."""
    text = window.passage.article.text.lower()
    ends = [window.figures[at].digits[1] for at in (first, second)]
    sides = [
        {name for name in _sides() if name in text[end : min(end + REACH, limit)].replace("-", " ").split(",")[0].split(" and ")[0]}
        for end, limit in zip(ends, (window.figures[second].start, len(text)), strict=True)
    ]
    opposite = any(_sides().get(name, "") in sides[1] for name in sides[0])
    here = window.words(window.sentence(window.figures[first]))
    third = second + 1 < len(window.figures) and window.sentence(window.figures[second + 1]) == window.sentence(
        window.figures[second]
    )
    if third and window.figures[second + 1].kind == "n" and THIRD.fullmatch(window.after(second)):
        return False  # one man, three women and one girl
    return opposite and not MORE.search(here) and not PARTLY.search(window.before(first))


@cache
def _sides() -> dict[str, str]:
    """Each side of a pair with the other one."""
    pairs = words("tie_complements")["pairs"]
    return {side: other for one, two in pairs for side, other in ((one, two), (two, one))}
