"""The detector of dates: every calendar date or span of a text, with its value for the dateline."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, Kind
from factdesk.claims.date_direction import Direction
from factdesk.claims.date_grammar import RULES, expression, opened
from factdesk.claims.date_periods import Period
from factdesk.claims.date_reading import Reading
from factdesk.claims.date_relative import DAY
from factdesk.claims.numbers import read_numbers
from factdesk.claims.terms import Terms
from factdesk.draft.article import Article
from factdesk.draft.patterns import word_set

ANCHORS = "MWvKkRUGgSHOIyXAoe"
DATEISH = f"{ANCHORS}dnxo1fPDlEZBTrsbji<>Fta&,.-'CQ"
STRETCH = re.compile(f"[{re.escape(DATEISH)}]+")
"""A stretch of terms that may hold dates, if there is an anchor in it."""
ANCHOR = re.compile(f"[{ANCHORS}]|C(?=[dn])|'(?=[dn])")
START = re.compile(f"[{''.join(RULES.keys() - set('Ct'))}rB]|(?:C|tC)(?=[dnyxXof])|t(?=[{''.join(RULES.keys() - set('C'))}])")
"""Terms that a date may begin with; a word with a capital only before a figure (Q3), an article only before another beginning."""
BREATH = 6
"""Terms between a day and the weekday that ends its span."""


def dates(article: Article, _before: Sequence[Claim]) -> Iterable[Claim]:
    """The article's dates in the order of the text."""
    terms = read_numbers(article.text, article.language)
    begins = [paragraph.start for paragraph in article.draft.paragraphs]
    reading = Reading(terms, article.dateline, Direction(terms, article.sentences, article.language), RULES, begins)
    for first, end, period in spans(reading):
        start, stop = terms.starts[first], terms.end(end - 1)
        yield Claim("", Kind.DATE, start, stop, article.text[start:stop], article.sentence_at(start), period.value())


def spans(reading: Reading) -> Iterable[tuple[int, int, Period]]:
    """First term, the term after the last, and period of every date."""
    terms = reading.terms
    last: tuple[int, Period] | None = None
    for low, high in stretches(terms.tags):
        begin = START.search(terms.tags, low, high)
        while begin is not None:
            at = begin.start()
            try:
                found = expression(reading, at)
            except (OverflowError, ValueError):  # beyond the first or last year of the calendar
                found = None
            if found is None or found[2] > high + 1:
                begin = START.search(terms.tags, at + 1, high)
                continue
            period, first, end = found
            period = until(terms, last, first, period)
            last = end, period
            reading.tell(first, period)
            yield trimmed(terms, first, end, _open(terms, first, period, end))
            begin = START.search(terms.tags, end, high)


def stretches(tags: str) -> Iterator[tuple[int, int]]:
    """The stretches with an anchor: they are sought from it, for most others have none."""
    done = 0
    for anchor in ANCHOR.finditer(tags):
        at = anchor.start()
        if at >= done and (stretch := STRETCH.match(tags, at)):
            yield done + len(tags[done:at].rstrip(DATEISH)), stretch.end()
            done = stretch.end()


def until(terms: Terms, last: tuple[int, Period] | None, first: int, period: Period) -> Period:
    """A weekday after "to" and another day in the same breath is the first one from there ("8 p.m. on Tuesday to 7 a.m. on Thursday")."""
    if last is None or period.weekday is None or period.first is None or not period.relative or first - last[0] > BREATH:
        return period
    base = last[1].first
    if base is None or last[1].precision != "day" or terms.tag(last[0]) != "T" or period.first != period.last:
        return period
    day = base + DAY * ((period.weekday - base.weekday()) % 7)
    return replace(period, first=day, last=day)


def _open(terms: Terms, first: int, period: Period, end: int) -> Period:
    """Since, after, before and "or later" around a date."""
    before = terms.tags[first - 1]
    if terms.tags[first] in "rB" or not period.known or period.impossible:
        return period
    if before == "s":
        return opened(period, "since")
    if terms.words[end] == "or" and terms.words[end + 1] == "later":
        return opened(period, "since")
    if terms.tags[end] == "'" or period.weekday is not None or (terms.tags[end] == "w" and period.precision == "day"):
        return period
    if before in "<>" and period.precision == "day" and not period.relative and "M" in terms.tags[first:end]:
        return period  # "before June 20" is told of that day; weeks, months and years are left open
    if before == ">" and terms.tags[first - 2] not in "oWU":
        return opened(period, "after")
    if before == "<" and terms.tag(first + (terms.tags[first] == "t")) == "P" and period.last is not None:
        early = terms.words[first] in word_set("dates", "phases")
        return opened(period if early else replace(period, first=period.last + DAY), "before")
    return opened(period, "before") if before == "<" else period


def trimmed(terms: Terms, first: int, end: int, period: Period) -> tuple[int, int, Period]:
    """The span without a leading article."""
    if terms.tags[first] == "t":
        first += 1
    return first, end, period
