"""Work that ends before it begins: "will begin on 14 October 2024 and be complete by 3 September 2024"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.time_span import Told, in_words
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

BEGINS, ENDS = Pattern("timeline", "begins"), Pattern("timeline", "ends")
YEAR = re.compile(r"\b\d{4}\b")
REACH = 60


def ends_first(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """Every sentence that gives something an end before its beginning, both with their years."""
    for start, end in pairwise(dates):
        one, two = start.claim, end.claim
        if one.sentence != two.sentence or not end.last < start.first or not (YEAR.search(one.text) and YEAR.search(two.text)):
            continue
        before = article.text[max(one.sentence[0], one.start - REACH) : one.start]
        if BEGINS.search(before) and ENDS.fullmatch(article.text[one.end : two.start]):
            yield Finding(
                "timeline",
                Outcome.CONTRADICTED,
                f"It ends on {in_words(end.iso)}, before it begins on {in_words(start.iso)}.",
                claim=two.id,
                evidence=(Evidence(start=start.iso, end=end.iso, role="calendar"),),
                related=(one.id,),
            )
