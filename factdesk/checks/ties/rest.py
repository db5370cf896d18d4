"""What is left of a whole when its parts are told one by one: "38 aboard … picked up 24 … five bodies … the remaining seven"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.gaps import is_gap
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

REST, LEFT, MORE = Pattern("ties", "rest"), Pattern("ties", "left_over"), Pattern("ties", "more_before")
NEAR = 0.03
"""The share of a sum by which its parts may be off for their rounding."""
MANY = 500
"""Times by which a whole may be greater than its least part."""
FAR = 0.1
"""The share of the whole by which its parts may be off and be meant as it."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a whole, a part and what is left, which the last sentence tells."""
    return sum(map(len, kinds)) > len(("whole", "part")) and many(kinds[-1:], "nml") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Add what remains to the parts before it, and look for the whole that the passage began with."""
    if window.vocabulary.isdisjoint(word_set("ties", "rest_words")):
        return
    for at, left in enumerate(window.figures):
        if left.kind in "nml" and window.sentence(left) == window.last and REST.search(window.before(at)) and not vague(left):
            found = list(_judge(window, at))
            remains = left.kind in "ml" and LEFT.search(window.before(at)) is not None
            yield from found or (_paid(window, at) if remains else ())


def _paid(window: Window, at: int) -> Iterator[Finding]:
    """A sum of which a part comes now and the rest later: "for $2.4 million … pay $800,000 now and the remaining $1.8 million"."""
    left = window.figures[at]
    before = [figure for figure in window.figures[:at] if alike(figure, left) and not vague(figure)]
    if len(before) <= 1 or window.sentence(before[-1]) != window.last:
        return
    *wholes, part = before
    added = part.value + left.value
    fitting = next((whole for whole in wholes if abs(whole.value - added) <= min(slack((whole, part, left)), NEAR * added)), None)
    meant = [whole for whole in wholes if slipped(whole, added) or slipped(left, whole.value - part.value)]
    if fitting:
        yield right(left, f"{addition((part, left))}.", part, fitting)
    elif len(meant) == 1 and meant[0].value > part.value:
        real = meant[0].value - part.value
        yield wrong(left, f"{subtraction(meant[0], part)}, not {plain(left.value)}.", part, meant[0], value=real)


def _judge(window: Window, at: int) -> Iterator[Finding]:
    """A whole, two parts of it or more, and what is left."""
    left, before = window.figures[at], [(place, figure) for place, figure in enumerate(window.figures[:at])]
    meant: list[tuple[Figure, list[Figure]]] = []
    for number, (_, whole) in enumerate(before):
        told = [
            (place, part)
            for place, part in before[number + 1 :]
            if part.kind == left.kind and _of(part, whole) and not is_gap(window, place)
        ]
        parts = [part for _, part in told]
        if (
            whole.kind != left.kind
            or not _of(left, whole)
            or of_others(left, whole)
            or len(parts) <= 1
            or max(part.value for part in parts) >= whole.value
        ):
            continue
        least = min(part.value for part in (*parts, left))
        more = any(MORE.search(window.before(place)) for place, _ in told)
        if least <= 1 or whole.value > MANY * least or more or vague(whole, *parts):
            continue
        if left.kind == "n" and any(part.value % 1 or window.ranged(part) for part in parts):
            continue  # no number of things: "all between 2.1 and 2.6"
        added = sum(part.value for part in (*parts, left))
        if abs(added - whole.value) <= min(slack((whole, *parts, left)), NEAR * added):
            yield right(whole, f"the parts add up: {addition((*parts, left))}.", *parts, left)
            return
        if any(figure.value == added for figure in window.figures):
            return  # of another whole
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
