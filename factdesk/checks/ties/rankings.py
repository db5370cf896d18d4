"""Figures told in the order of a ranking that are in no order: "first with 29.8 percent … second with 31.4 … third with 22.1"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

RANKED, NEXT, IN_ORDER = (Pattern("tie_rankings", name) for name in ("ranked", "next", "in_order"))
PARTS = Pattern("tie_rankings", "parts")
PAIR = 2
LEAST = 3
"""Figures without which nobody can tell whether the first should be the most or the least."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be three figures of one kind, one of them in the last sentence."""
    return many(kinds, "nml%") >= LEAST and many(kinds[-1:], "nml%") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Look whether figures fall or rise all the way by their ranks."""
    if window.vocabulary.isdisjoint(word_set("tie_rankings", "cues")):
        return
    for told in (_by_rank(window), _listed(window)):
        plainly = len(told) >= LEAST and all(alike(told[0], one) for one in told) and not vague(*told)
        if plainly and window.touches_last(*told) and not PARTS.search(window.passage.lower):
            yield from _judge(told)


def _judge(told: Sequence[Figure]) -> Iterator[Finding]:
    """Wrong where no order is right by the figures and one is if two that follow each other change places."""
    if _ordered(told):
        return
    for at, (one, two) in enumerate(pairwise(told)):
        if _ordered([*told[:at], two, one, *told[at + PAIR :]]):
            way = "more" if two.value > one.value else "less"
            shown = ", ".join(plain(figure.value) for figure in told)
            message = f"{shown}: {plain(two.value)} is {way} than the {plain(one.value)} ranked before it."
            yield wrong(two, message, *(figure for figure in told if figure is not two))
            return


def _ordered(told: Sequence[Figure]) -> bool:
    values = [figure.value for figure in told]
    return values in (sorted(values), sorted(values, reverse=True))


def _by_rank(window: Window) -> list[Figure]:
    """The figures that stand right behind their ranks, in the order of these; nothing where a rank has two or is left out."""
    ranks, last = words("tie_rankings")["ranks"], 0
    found: dict[int, Figure] = {}
    for at, figure in enumerate(window.figures):
        before = window.words(window.sentence(figure))[: figure.start - window.starts[window.sentence(figure)]]
        told, following = RANKED.search(before), NEXT.search(before)
        if not told and not following:
            continue
        if following and not last and at:
            found[1], last = window.figures[at - 1], 1
        rank = ranks[next(word for word in told.groups() if word)] if told else last + 1
        if rank in found:
            return []
        found[rank], last = figure, max(last, rank)
    return [found[rank] for rank in sorted(found)] if sorted(found) == list(range(1, len(found) + 1)) else []


def _listed(window: Window) -> list[Figure]:
    """The figures of a sentence that says it tells them in order."""
    if not IN_ORDER.search(window.words(window.last)):
        return []
    return [figure for figure in window.told[-1].figures if figure.kind in "nml%"]
