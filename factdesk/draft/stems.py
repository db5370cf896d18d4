"""The beginnings of words: two texts that share one are likely to tell of the same."""

import re

from factdesk.draft.patterns import word_set

WORD = re.compile(r"[a-z]+")


def stems(text: str, theme: str, letters: int, least: int) -> frozenset[str]:
    """The first letters of every word with at least so many of them; a theme's `common` words tell of nothing."""
    common = word_set(theme, "common")
    return frozenset(word[:letters] for word in WORD.findall(text.lower()) if len(word) >= least and word not in common)
