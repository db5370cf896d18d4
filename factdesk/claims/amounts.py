"""An amount while it is being read, and what the rules of quantities share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from factdesk.claims.figures import Number
from factdesk.claims.terms import TERM, Terms
from factdesk.draft.values import quick
from factdesk.draft.words import words


@quick
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


Phrase = dict[str, tuple[tuple[tuple[str, ...], Any], ...]]
"""First word → the words after it, longest first, each with its value."""


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
        return self.terms.words[at] in self.lists[name]

    def match(self, at: int, phrases: Phrase, *, written: bool = False) -> tuple[Any, int] | None:
        """The longest of these phrases that begins at a term, and the term after it."""
        read = self.terms.written if written else self.terms.word
        for rest, value in phrases.get(read(at), ()):
            last = at + len(rest)
            if all(read(at + step) == part for step, part in enumerate(rest, 1)):
                if written and self.terms.tag(last) in "dn" and not self.terms.joined(last):
                    continue
                return value, last + 1
        return None

    def ends_phrase(self, at: int) -> bool:
        """Whether a term is punctuation or the end of its line."""
        return self.terms.tags[at] in "L.,;:!)q"


def phrase_key(spelling: str) -> tuple[str, ...]:
    """A spelling as the terms that make it."""
    return tuple(match.group() for match in TERM.finditer(spelling))


@cache
def quantity_lists(language: str) -> dict[str, frozenset[str]]:
    """The plain lists of quantities.yml as sets."""
    lists = {
        name: frozenset(map(str, content)) for name, content in words("quantities", language).items() if isinstance(content, list)
    }
    return lists | {"labels": lists["labels"] | frozenset(words("dates", language)["labels"])}


def phrases(spellings: Iterable[tuple[str, Any]]) -> Phrase:
    """Spellings and their values, ready for `Figures.match`."""
    found: dict[str, dict[tuple[str, ...], Any]] = {}
    for spelling, value in spellings:
        first, *rest = phrase_key(spelling)
        found.setdefault(first, {})[tuple(rest)] = value
    return {first: tuple(sorted(rests.items(), key=lambda entry: -len(entry[0]))) for first, rests in found.items()}


def single(known: Phrase, word: str) -> Any | None:
    """The value of a phrase of this one word."""
    return next((value for rest, value in known.get(word, ()) if not rest), None)


def whole(value: float) -> int | float:
    """The value without a needless ".0" and without the dust of floating point."""
    rounded = round(value, 9)
    return int(rounded) if rounded == int(rounded) else rounded
