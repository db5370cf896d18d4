"""An amount while it is being read, and what the rules of quantities share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from factdesk.claims.figures import Number
from factdesk.claims.terms import TERM, Terms
from factdesk.draft.words import words

NUMBER_TAGS = frozenset("dnyxXf")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit, in terms `first` up to (not with) `end`."""

    first: int
    end: int
    number: int | float | None
    unit: str | None
    dimension: str
    low: int | float | None = None
    high: int | float | None = None
    approximate: bool = False


Phrase = dict[tuple[str, ...], Any]


class Figures:
    """A text being read for quantities: its terms and the words of its language."""

    def __init__(self, terms: Terms, language: str) -> None:
        self.terms = terms
        self.language = language
        self.lists = quantity_lists(language)
        self.crowds: dict[str, int] = words("quantities", language)["crowds"]

    def number(self, at: int) -> int | float | None:
        """The value of a number term; half is 0.5."""
        value = self.terms.values[at] if 0 <= at < len(self.terms.values) else None
        if isinstance(value, Number):
            return None if value.ordinal else value.value
        return 0.5 if self.terms.tag(at) == "f" else None

    def whole(self, at: int) -> bool:
        """Whether a term is a number that counts whole things."""
        value = self.number(at)
        return value is not None and value == int(value)

    def within(self, at: int, name: str) -> bool:
        """Whether the term's word stands in a list of quantities.yml."""
        return self.terms.word(at) in self.lists[name]

    def match(self, at: int, phrases: Phrase, *, written: bool = False) -> tuple[Any, int] | None:
        """The longest of these phrases that begins at a term, and the term after it."""
        longest = 4
        read = self.terms.written if written else self.terms.word
        for length in range(longest, 0, -1):
            key = tuple(read(at + step) for step in range(length))
            apart = written and self.terms.tag(at + length - 1) in "dn" and not self.terms.joined(at + length - 1)
            if key in phrases and not apart:
                return phrases[key], at + length
        return None

    def ends_phrase(self, at: int) -> bool:
        """Whether a term is punctuation or the end of its line."""
        return self.terms.tag(at) in "L.,;:!)q"


def phrase_key(spelling: str) -> tuple[str, ...]:
    """A spelling as the terms that make it."""
    return tuple(match.group() for match in TERM.finditer(spelling))


@cache
def quantity_lists(language: str) -> dict[str, frozenset[str]]:
    """The plain lists of quantities.yml as sets."""
    lists = {
        name: frozenset(map(str, content)) for name, content in words("quantities", language).items() if isinstance(content, list)
    }
    return lists | {"labels": frozenset(words("dates", language)["labels"])}


def phrases(spellings: Iterable[tuple[str, Any]]) -> Phrase:
    """Spellings and their values, ready for `Figures.match`."""
    return {phrase_key(spelling): value for spelling, value in spellings}


def whole(value: float) -> int | float:
    """The value without a needless ".0" and without the dust of floating point."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
