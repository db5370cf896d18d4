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
from typing import Any

from factdesk.draft.words import words

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
