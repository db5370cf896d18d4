"""Patterns over the words of a language: they are kept with its words, so that code holds no list of them.

An entry of a theme (resources/words/<language>/<theme>.yml) is a list of words, a table of words or a pattern. In a pattern <name> stands for
another entry of its theme and <theme.name> for one of another theme: a pattern as it is, a list as its words, a table as the words that it
lists or, where it lists none, those that it begins its rows with; the longest first.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from sys import maxsize
from typing import Any

from factdesk.draft.kept import kept
from factdesk.draft.words import words

EITHER_CASE, AS_WRITTEN = "(?i)", "(?-i:"
CAPITAL = re.compile(r"\\.|\(\?P[<=]\w+|\(\?i:|[A-Z]")
"""A capital of a pattern, or what holds one that is to stay, or minds no case by itself."""
SHORT = 400
"""Letters of a text that is put in small letters each time; a longer one is asked about again."""
NAMED = re.compile(r"(?<!\?P)<(?:(?P<theme>[a-z_]+)\.)?(?P<name>[a-z_]+)>")


def either(listed: Iterable[str]) -> str:
    """The words of a list as alternatives of a pattern, longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, listed), key=len, reverse=True)) + ")"


@cache
def word_set(theme: str, name: str, language: str = "en") -> frozenset[str]:
    """A list of a theme as a set."""
    return frozenset(words(theme, language)[name])


def filled(source: str, theme: str, language: str = "en") -> str:
    """A pattern with the entries that it names in their places; KeyError for one that there is not."""

    def entry(match: re.Match[str]) -> str:
        of = match["theme"] or theme
        value: Any = words(of, language)[match["name"]]
        if isinstance(value, str):
            return filled(value, of, language)
        listed = isinstance(value, dict) and all(isinstance(row, list) for row in value.values())
        return either(chain.from_iterable(value.values()) if listed else value)

    return NAMED.sub(entry, source)


@dataclass(frozen=True)
class Pattern:
    """A pattern of a theme, read and compiled when it is first used; its methods are those of a compiled one."""

    theme: str
    name: str
    language: str = "en"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(filled(words(self.theme, self.language)[self.name], self.theme, self.language))

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Seek the pattern anywhere."""
        return self.compiled.search

    def is_in(self, text: str, start: int = 0, end: int = maxsize) -> bool:
        """Whether the pattern fits anywhere; one that minds no case is sought in small letters, which takes a third of the time."""
        if self.in_small is not None:
            small = text.lower() if len(text) < SHORT else _small(text)
            if len(small) == len(text):
                return self.in_small.search(small, start, end) is not None
        return self.search(text, start, end) is not None

    @cached_property
    def in_small(self) -> re.Pattern[str] | None:
        """The pattern for a text in small letters, where it minds no case at all."""
        source = self.compiled.pattern
        if not source.startswith(EITHER_CASE) or AS_WRITTEN in source:
            return None
        return re.compile(CAPITAL.sub(lambda found: _uncased(found[0]), source.removeprefix(EITHER_CASE)))

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Hold the pattern against the beginning."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """Hold the pattern against the whole."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Seek the pattern everywhere."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """Every text or group that the pattern fits."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        """Part a text wherever the pattern fits."""
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Replace whatever the pattern fits."""
        return self.compiled.sub


def _uncased(part: str) -> str:
    """What stands for a capital of a pattern, or for a group of both cases, where the text is in small letters."""
    return part.lower() if len(part) == 1 else "(?:" if part == "(?i:" else part


@kept(8)
def _small(text: str) -> str:
    """A long text in small letters; many patterns are sought in it, one sentence after the other."""
    return text.lower()
