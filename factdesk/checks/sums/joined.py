"""Two figures that a sentence adds, and what it says they come to: "57 seats, added to the 306 won by the Tories, give the coalition 363"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import comparable, inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rules
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

RULES, APART = Rules("sum_joined", "rules"), Pattern("sum_joined", "apart")
NEAR = 0.5
"""The share of a sum by which the figure may be off and be meant as it."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add the two again."""
    if len(sentence.figures) <= len(("one", "other")) or sentence.words.isdisjoint(word_set("sum_joined", "cues")):
        return
    for rule in RULES:
        for _, named in sentence.matches(rule):
            one, two, said = named["a"], named["b"], named["t"]
            units = {figure.unit for figure in (one, two, said) if figure.unit}
            if not comparable(said, one, two) or len(units) > 1 or inexact(one, two, said):
                continue
            added = one.value + two.value
            if abs(added - said.value) <= slack((one, two, said)):
                yield right(said, f"{addition((one, two))}.", one, two)
            elif abs(added - said.value) <= NEAR * added and not APART.match(sentence.gaps[sentence.figures.index(said) + 1]):
                yield wrong(said, f"{addition((one, two))}, not {plain(said.value)}.", one, two, value=added)
            return
