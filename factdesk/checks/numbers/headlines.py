"""A headline's people and those of the story: "FOUR HELD AFTER RAID", "Three men and two women were arrested"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.rules import SIGNS
from factdesk.checks.sums.sentences import Figure, Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

HEADLINE, STORY = Pattern("number_headlines", "headline"), Pattern("number_headlines", "story")


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate, spelt in words("number_headlines")["fates"].items() for word in spelt}


def headlined(article: Article, told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold the number in a headline against the numbers, added up, that the story's first figures give for the same."""
    if len(told) <= 1 or article.paragraph_at(told[0].start).kind is not ParagraphKind.HEADING:
        return
    head, story = told[0], told[1]
    found, again = HEADLINE.search(head.masked), STORY.search(story.masked)
    if found is None or again is None or _fates()[found["fate"].lower()] != _fates()[again["fate"].lower()]:
        return
    said = head.figure(head.masked.index(SIGNS["n"]))
    parts = [story.figure(at) for at in range(again.start("list"), again.end("list")) if story.masked[at] == SIGNS["n"]]
    figures = [figure for figure in parts if figure is not None]
    if said is None or len(figures) < len(parts) or not _plainly(head, story, said, figures):
        return
    added = sum(figure.value for figure in figures)
    every = {figure.value for figure in story.figures if figure.kind == "n"}
    if added != said.value and said.value not in every:
        shown = addition(figures) if len(figures) > 1 else plain(added)
        message = f"{shown} in the story, but {plain(said.value)} in the headline."
        yield replace(wrong(said, message, *figures, value=added), check="number-consistency")


def _plainly(head: Sentence, story: Sentence, said: Figure, figures: Sequence[Figure]) -> bool:
    """Whether no figure is rounded or a bound, and the story tells of no others."""
    clean = not any(figure.bound or figure.approximate or figure.value != int(figure.value) for figure in (said, *figures))
    return clean and (head.words | story.words).isdisjoint(word_set("number_events", "another"))
