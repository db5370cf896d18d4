"""What is left of a whole when its parts are told one by one: "38 aboard … picked up 24 … five bodies … the remaining seven"."""

from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.sums.sentences import Figure
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, alike, vague
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

REST, MORE = Pattern("ties", "rest"), Pattern("ties", "more_before")
NEAR = 0.03
"""The share of a sum by which its parts may be off for their rounding."""
FAR = 0.2
"""The share of the whole by which its parts may be off and be meant as it."""


def ties(window: Window) -> Iterator[Finding]:
    """Add what remains to the parts before it, and look for the whole that the passage began with."""
    if len(window.figures) <= len(("whole", "part")) or window.vocabulary.isdisjoint(word_set("ties", "rest_words")):
        return
    for at, left in enumerate(window.figures):
        if window.sentence(left) == window.last and REST.search(window.before(at)) and not vague(left):
            yield from _judge(window, at) if left.kind == "n" else _paid(window, at) if left.kind in "ml" else ()


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
    left, before = window.figures[at], [figure for figure in window.figures[:at] if figure.kind == "n"]
    if not before or not before[0].unit or vague(before[0]):
        return
    whole, parts = before[0], [figure for figure in before[1:] if _of(figure, before[0])]
    if len(parts) <= 1 or vague(*parts) or any(MORE.search(window.before(window.figures.index(part))) for part in parts):
        return
    added = sum(part.value for part in (*parts, left))
    if added == whole.value:
        yield right(whole, f"the parts add up: {addition((*parts, left))}.", *parts, left)
    elif max(part.value for part in parts) < whole.value and (
        slipped(whole, added) or abs(added - whole.value) <= FAR * whole.value
    ):
        yield wrong(whole, f"{addition((*parts, left))}, not {plain(whole.value)}.", *parts, left, value=added)


def _of(part: Figure, whole: Figure) -> bool:
    """Whether a figure may be a part: of the same thing, of nothing that is named, or people of any sort out of people."""
    people, named = word_set("ties", "persons"), (singular(part.unit or ""), singular(whole.unit or ""))
    return not part.unit or alike(part, whole) or (named[0] in people | word_set("ties", "befallen") and named[1] in people)
