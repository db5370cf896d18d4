"""Numbers of those who follow one another: "the 43rd Bishop … will succeed Paul Lyle, the 42nd"."""

import re
from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

IN_LINE = Pattern("list_in_line", "pattern")


def in_line(article: Article) -> Iterator[Finding]:
    """Hold the number of everybody who follows another against the other's."""
    small = article.text.lower()
    if not any(word in small for word in word_set("list_in_line", "follow_words")):
        return  # few drafts have one, and the pattern is slow
    for found in IN_LINE.finditer(article.text):
        new, old = _ordinal(found, "new"), _ordinal(found, "old")
        told = f"after number {old.value:g} comes number {old.value + 1:g}"
        yield right(new, f"{told}.", old) if new.value == old.value + 1 else wrong(new, f"{told}, not {new.value:g}.", old)


def _ordinal(found: re.Match[str], name: str) -> Figure:
    start, end = found.span(name)
    return Figure(start, end, (start, end), found[name], float(found[name]), "o")
