"""The rules of a reader that can fit a passage, found by its words and by the kinds of its figures.

A passage has few of the words that rules need: to ask each of some hundred rules for its own would take longer than to look up what there is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.ties.window import Window

Named = Mapping[str, Figure]
Judge = Callable[[Window, re.Match[str], Named], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rule with its judge, and what a passage must have for it."""

    rule: Rule
    judge: Judge
    cue: str
    kinds: tuple[frozenset[str], ...]
    """The kinds of each figure."""
    any_kind: str
    """All of them."""


class RulesByWords:
    """Lists of rules, each with the judge of what they find."""

    def __init__(self, judges: Iterable[tuple[Iterable[Rule], Judge]]) -> None:
        """Rules are read when they are first asked for."""
        self.judges = tuple(judges)

    def of(self, window: Window) -> Iterator[tuple[Rule, Judge]]:
        """The rules of which a window has a needed word, the cue, and the kinds of figures, in their order."""
        rules, _, wordless = self._found
        numbers = wordless.union(*[one.answer(self._named_in) for one in window.told])
        kinds = "".join([one.kinds for one in window.told])
        lower = [one.lower for one in window.told]
        for number in sorted(numbers):
            one = rules[number]
            if one.cue and not any(one.cue in text for text in lower):
                continue
            if sum(map(kinds.count, one.any_kind)) >= len(one.kinds) and not any(needed.isdisjoint(kinds) for needed in one.kinds):
                yield one.rule, one.judge

    @cached_property
    def _named_in(self) -> Callable[[Sentence], frozenset[int]]:
        """The numbers of the rules of which a sentence has a needed word."""
        by_word = self._found[1]
        return lambda sentence: frozenset(number for word in by_word.keys() & sentence.said for number in by_word[word])

    @cached_property
    def _found(self) -> tuple[Sequence[Wanted], Mapping[str, Sequence[int]], frozenset[int]]:
        """Every rule; their numbers by the words of which each needs one, and of those that have but a cue."""
        rules = [
            Wanted(rule, judge, rule.cue, rule.kinds, "".join(frozenset().union(*rule.kinds)))
            for listed, judge in self.judges
            for rule in listed
        ]
        by_word: dict[str, list[int]] = {}
        for number, one in enumerate(rules):
            for word in one.rule.needed:
                by_word.setdefault(word, []).append(number)
        return rules, by_word, frozenset(number for number, one in enumerate(rules) if not one.rule.needed)
