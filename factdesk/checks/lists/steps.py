"""A number and the sentences that count up to it: "for three reasons. First, … Second, …", and no third."""

import re
from collections.abc import Iterable, Mapping, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.lists.counted import announces
from factdesk.checks.lists.items import MOST
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import in_words
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

LETTER = re.compile(r"[^\W\d_]")
AHEAD = 4000
"""Characters behind the number in which its list must be told."""
TWO = 2
ENDS = re.compile(r"[^.;:()]{0,60}[.]")
STEP, FIRST, LAST, ALSO, AND = (Pattern("sum_steps", name) for name in ("step", "first_step", "last_step", "goes_on", "and"))
FIRST_THING, LAST_WITHIN = Pattern("sum_steps", "first_thing"), Pattern("sum_steps", "last_within")


def sums(article: Article, sentence: Sentence) -> Iterable[Finding]:
    """Count the sentences that begin with "First", "Second" and so on behind the last number of a sentence that announces things."""
    figures = [figure for figure in sentence.figures if figure.kind == "n"]
    yield from _parted(article, sentence, figures[-1]) if figures else ()
    if not figures or not announces(figures[-1], anything=True) or not FIRST.match(article.text, _letter(article, sentence.end)):
        return
    figure = figures[-1]
    thing = FIRST_THING.match(article.text, _letter(article, sentence.end))
    if thing and singular(thing["noun"]) != singular(figure.unit or ""):
        return  # asked on seven occasions. The first letter was sent in May
    said, count, closed = int(figure.value), *_steps(article, sentence.end)
    if count < TWO or count > MOST:
        return
    if count == said:
        yield right(figure, f"{said} are listed.")
    elif count > said or closed:
        yield _wrong(figure, count, said)


def _parted(article: Article, sentence: Sentence, figure: Figure) -> Iterable[Finding]:
    """Count what semicolons part in the sentence behind a number of demands: "It should hire a head; it should …; and it should …"."""
    if not announces(figure, anything=True) or (figure.unit or "").lower() not in word_set("sum_steps", "demands"):
        return
    if not ENDS.match(article.text, figure.end):
        return
    start, end = article.sentence_at(_letter(article, sentence.end))
    items = article.text[start:end].split(";") if sentence.end <= start and end - start <= AHEAD else []
    if len(items) <= TWO or not AND.match(items[-1]) or len(items) > MOST:
        return
    said = int(figure.value)
    if len(items) == said:
        yield right(figure, f"{said} are listed.")
    elif abs(len(items) - said) <= max(1, said // 2):
        yield _wrong(figure, len(items), said)


def _wrong(figure: Figure, count: int, said: int) -> Finding:
    return wrong(figure, f"{in_words(count)} are listed, not {in_words(said)}.", value=count)


def _steps(article: Article, at: int) -> tuple[int, bool]:
    """How many sentences count on, and whether the list has surely ended: with "Finally", or with the text, and nothing uncounted between."""
    limit = min(len(article.text), at + AHEAD)
    count, closed, open_, place = 0, False, False, at
    while place < limit and not closed:
        place = _letter(article, place)
        if place >= limit:
            break
        end = article.sentence_at(place)[1]
        step = STEP.match(article.text, place)
        if step and _number(step["step"]) == count + 1:
            count += 1
            open_ = open_ or LAST_WITHIN.search(article.text, place, end) is not None
        elif count and LAST.match(article.text, place):
            count, closed = count + 1, True
        elif ALSO.match(article.text, place):
            open_ = True
        place = max(end, place + 1)
    following = words("sum_steps")["steps"].get(count + 1)
    open_ = open_ or bool(following and re.search(rf"\b{following[0]}\b", article.text[at:limit], re.IGNORECASE))
    return count, (closed or place >= len(article.text.rstrip())) and not open_


def _letter(article: Article, at: int) -> int:
    found = LETTER.search(article.text, at)
    return found.start() if found else len(article.text)


def _number(step: str) -> int:
    steps: Mapping[int, Sequence[str]] = words("sum_steps")["steps"]
    return next(at for at, spelt in steps.items() if step.lower() in spelt)
