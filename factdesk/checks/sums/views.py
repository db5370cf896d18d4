"""A sentence as lists of parts see it: without its years, and with "a child" as one child."""

from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern

NOUN_ONE = Pattern("sum_views", "noun_one")
"""One person of a kind in a list, told with an article."""
ARTICLES = frozenset({"a", "an"})
NEXT_PART = 12
TWO = 2


def without_years(sentence: Sentence) -> Sentence:
    """The sentence with its years as words: they part no list, "500 miles by 2026 and 600 miles by 2028"."""
    if "y" not in sentence.kinds:
        return sentence
    figures = tuple(figure for figure in sentence.figures if figure.kind != "y")
    return Sentence(sentence.article, sentence.start, sentence.end, figures)


def with_articles(sentence: Sentence) -> Sentence:
    """The sentence with "a child" as a figure where it stands among counts of others: two women, three men and a child."""
    if sentence.kinds.count("n") < TWO or sentence.words.isdisjoint(ARTICLES) or not NOUN_ONE.search(sentence.masked):
        return sentence
    ones = []
    for at, gap in enumerate(sentence.gaps):
        start = sentence.figures[at - 1].end if at else sentence.start
        ones += [
            Figure(start + match.start("one"), start + match.end("one"), (start + match.start("one"), start + match.end("one")),
                   "one", 1.0, "n", match["noun"].lower())
            for match in NOUN_ONE.finditer(gap)
            if (at and sentence.figures[at - 1].kind == "n") or (at < len(sentence.figures) and match.end() >= len(gap) - NEXT_PART)
        ]  # fmt: skip
    figures = tuple(sorted((*sentence.figures, *ones), key=lambda figure: figure.start))
    return Sentence(sentence.article, sentence.start, sentence.end, figures)
