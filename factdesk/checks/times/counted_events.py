"""A date that is counted from an event whose own date another sentence tells: "called in administrators on 2 December … Two weeks after the administrators were appointed, on 25 November"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.times.time_span import DAY, Told, count_pattern, counted, fits, in_words, moved, rewritten
from factdesk.claims.claim import DateValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

BACK = 1200
"""Letters before a date in which the event is told that it is counted from."""
REACH, BESIDE = 130, 70
"""Letters before a date in which its count stands, and before the event's date in which its words do."""
STEM, LONG = 6, 6
MOST = 24
"""Dates before one that it may be counted from."""
WORD, NAME = re.compile(r"[a-z]+"), re.compile(r"\b[A-Z][\w’'-]+")
OTHER, ANOTHER = Pattern("counted_events", "other"), Pattern("counted_events", "another")


def counted_events(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """Hold every date that is counted from an event against that event's own date."""
    text = article.text
    for number, other in enumerate(dates):
        start, end = other.claim.sentence
        if len(other.iso) < DAY or _relative(other):
            continue
        found = _ahead().search(text, max(start, other.claim.start - REACH), other.claim.start) or _behind().match(
            text, other.claim.end, end
        )
        words = _stems(found["event"]) if found else frozenset()
        if found is None or not words or OTHER.search(found["event"]):
            continue
        if any(name not in text[max(0, start - BACK) : start] for name in NAME.findall(found["event"])):
            continue
        bases = [one for one in dates[max(0, number - MOST) : number] if _is_base(article, one, other, words)]
        count, unit = counted(found)
        signed = count if found["way"].lower() == "after" else -count
        if len(bases) == 1 and not fits(bases[0], signed, unit, other):
            yield from _miscounted(bases[0], signed, unit, other, found[0].strip(" ,"))


def _is_base(article: Article, one: Told, other: Told, words: frozenset[str]) -> bool:
    """Whether a date is that of the event, by the words right before it; the same day told again is none."""
    start = max(one.claim.sentence[0], one.claim.start - BESIDE)
    near = one.claim.sentence != other.claim.sentence and other.claim.start - one.claim.start <= BACK
    clause = article.text[start : one.claim.start]
    return near and len(one.iso) == DAY and not _relative(one) and not ANOTHER.search(clause) and bool(words & _stems(clause))


def _relative(one: Told) -> bool:
    return isinstance(one.claim.value, DateValue) and one.claim.value.relative


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words that tell what happened."""
    common = word_set("counted_events", "common")
    return frozenset(word[:STEM] for word in WORD.findall(text.lower()) if len(word) >= LONG and word not in common)


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"{count_pattern().pattern} (?P<way>after|before) (?P<event>[^.;:,()]{{8,90}}), (?:on|in) $", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf", (?:just |exactly |some |only )?{count_pattern().pattern} (?P<way>after|before) (?P<event>[^.;:,()]{{8,90}})(?=[,.;])",
        re.IGNORECASE,
    )


def _miscounted(base: Told, count: int, unit: str, other: Told, said: str) -> Iterator[Finding]:
    wanted = moved(base.iso, count, unit)
    if wanted is None:
        return
    span = said.split(" after ", maxsplit=1)[0].split(" before ", maxsplit=1)[0]
    way = "after" if count > 0 else "before"
    repair = rewritten(other.claim, wanted)
    yield Finding(
        "timeline",
        Outcome.CONTRADICTED,
        f"{span[:1].upper()}{span[1:]} {way} {in_words(base.iso)} is {in_words(wanted)}, not {in_words(other.iso)}.",
        claim=other.claim.id,
        suggestions=(repair,) if repair else (),
        evidence=(Evidence(start=base.iso, end=wanted, reasons=(span,), role="calendar"),),
        related=(base.claim.id,),
    )
