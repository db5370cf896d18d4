"""A date that is counted from an event whose own date another sentence tells: "called in administrators on 2 December … Two weeks after the administrators were appointed, on 25 November"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.times.miscounted import miscounted
from factdesk.checks.times.time_span import DAY, Told, counted, fits
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.draft.stems import stems

THEME = "counted_events"
BACK = 1200
"""Letters before a date in which the event is told that it is counted from."""
REACH, BESIDE = 130, 70
"""Letters before a date in which its count stands, and before the event's date in which its words do."""
STEM, LONG = 6, 6
"""Letters of a stem, and of the shortest word that has one."""
MOST = 24
"""Dates before one that it may be counted from."""
NAME = re.compile(r"\b[A-Z][\w’'-]+")
OTHER, ANOTHER = Pattern(THEME, "other"), Pattern(THEME, "another")
AHEAD, BEHIND = Pattern(THEME, "ahead"), Pattern(THEME, "behind")


def counted_events(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """Hold every date that is counted from an event against that event's own date."""
    text = article.text
    for number, other in enumerate(dates):
        start, end = other.claim.sentence
        if len(other.iso) < DAY or other.relative:
            continue
        found = AHEAD.search(text, max(start, other.claim.start - REACH), other.claim.start) or BEHIND.match(
            text, other.claim.end, end
        )
        words = stems(found["event"], THEME, STEM, LONG) if found else frozenset()
        if found is None or not words or OTHER.search(found["event"]):
            continue
        if any(name not in text[max(0, start - BACK) : start] for name in NAME.findall(found["event"])):
            continue
        bases = [one for one in dates[max(0, number - MOST) : number] if _is_base(article, one, other, words)]
        count, unit = counted(found)
        signed = count if found["after"] else -count
        if len(bases) == 1 and not fits(bases[0], signed, unit, other):
            yield from miscounted(bases[0], signed, unit, other, article.dateline)


def _is_base(article: Article, one: Told, other: Told, words: frozenset[str]) -> bool:
    """Whether a date is that of the event, by the words right before it; the same day told again is none."""
    start = max(one.claim.sentence[0], one.claim.start - BESIDE)
    near = one.claim.sentence != other.claim.sentence and other.claim.start - one.claim.start <= BACK
    clause = article.text[start : one.claim.start]
    return (
        near
        and len(one.iso) == DAY
        and not one.relative
        and not ANOTHER.search(clause)
        and not words.isdisjoint(stems(clause, THEME, STEM, LONG))
    )


def takes_up(event: str, clause: str) -> bool:
    """Whether an event that a date is counted from is told in a clause, so that it is counted here."""
    return not stems(event, THEME, STEM, LONG).isdisjoint(stems(clause, THEME, STEM, LONG))
