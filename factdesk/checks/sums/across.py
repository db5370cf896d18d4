"""A total that a sentence begins with, of the figures in the one before it: "… Together they cost 9 million", "None of the 94 on board"."""

from collections.abc import Iterable
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums import parts as sum_parts
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import comparable, inexact, right, slack, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

NOT_IN_ALL = Pattern("sum_across", "not_in_all")

TOGETHER = Pattern("sum_across", "together")
ABOARD = Pattern("sum_across", "aboard")
THE_PARTS, JOINED = Pattern("sum_across", "the_parts"), Pattern("sum_across", "joined")
TWO = 2


def sums(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """Hold a total that a sentence begins with against the figures of the sentence before it."""
    if _told_as_total(two):
        yield from _total(one, two)


def _told_as_total(two: Sentence) -> bool:
    """Whether a sentence says that it tells of all."""
    if not two.words.isdisjoint(word_set("sum_across", "together_words")) and TOGETHER.match(two.masked):
        return True
    return (
        "n" in two.kinds and not two.words.isdisjoint(word_set("sum_across", "on_board")) and ABOARD.search(two.masked) is not None
    )


def _total(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """The only list of a sentence against the only figure like it in the next one."""
    for kind in "nml":
        totals = [figure for figure in two.figures if figure.kind == kind and not figure.bound]
        if len(totals) > 1 and kind == "n":
            totals = [figure for figure in totals if not THE_PARTS.fullmatch(two.masked, 0, two.places[two.figures.index(figure)])]
        parts = [figure for figure in one.figures if figure.kind == kind or (figure.kind == "n" and kind in "ml")]
        if (
            len(totals) != 1
            or not TWO <= len(parts) <= sum_parts.MOST
            or not comparable(*parts, totals[0])
            or not _listed(one, parts)
        ):
            continue
        yield from _judge(totals[0], parts)
        return


def _listed(one: Sentence, parts: list[Figure]) -> bool:
    """Whether the figures stand in one list that is closed, without a total or a part of a part among them."""
    at = [one.figures.index(part) for part in parts]
    gaps = [one.lower[one.places[a] + 1 : one.places[b]] for a, b in pairwise(at)]
    units = {part.unit for part in parts if part.unit}
    return (
        all(sum_parts.JOINT.match(gap) or JOINED.search(gap) for gap in gaps)
        and not inexact(*parts)
        and not sum_parts.OPEN.search(one.masked)
        and not NOT_IN_ALL.search(one.lower)
        and (parts[0].kind != "n" or len(units) <= 1 or units <= word_set("sums", "exclusive"))
    )


def _judge(total: Figure, parts: list[Figure]) -> Iterable[Finding]:
    added = sum(part.value for part in parts)
    shown = addition(parts)
    if abs(added - total.value) <= slack((total, *parts)):
        yield right(total, f"the parts add up: {shown}.", *parts)
    elif max(part.value for part in parts) < total.value < added * 2 and not total.approximate:
        yield wrong(total, f"the parts do not add up to {plain(total.value)}: {shown}.", *parts, value=added)
