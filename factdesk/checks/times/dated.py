"""Lengths of time and dates that the words of a passage tie: "arrested on 19 January last year … walked free today after 14 months in custody".

A rule of resources/words/en/dated.yml is a pattern over a passage in which every date, every length and every other figure is one sign.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, wrong
from factdesk.checks.sums.rules import Rules
from factdesk.checks.sums.sentences import WORDS, Sentence
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.times.span_lengths import UNITS, exact, exact_enough, figures, fits, spoken, told
from factdesk.draft.patterns import Pattern

BARE = Pattern("dated", "bare")
"""A length that is no claim: a fortnight, a week."""
SPANS, SURE, DUE, DAYS_IN, APART = (Rules("dated", name) for name in ("spans", "sure_spans", "due", "days_in", "apart"))
FAR = 6
"""Times by which a length and its dates may differ and still be told of one another."""
MOST = 60
"""Dates and figures of a piece that is read; a table of them is none."""
FEW = 8
"""Dates of a piece of which two explain a length; with more, two fit any."""
AROUND = 400
"""Letters to either side of a length in which another stretch may explain it."""
WIDEST = 367
"""Days of a date that is none but a stretch: a century."""
DAYS = {"day": 1, "week": 7, "fortnight": 14}
LATELY = 6
"""Days before the dateline on which what is reported may have happened."""
ROOM = {"day": 1, "week": 3, "fortnight": 3}
"""Days by which a time to come may be off."""
NEXT = 60
"""Letters behind a rule's words in which it is told that a length was broken off."""
TWO = 2
AND = " and "
BROKEN = Pattern("dated", "broken")

Named = Mapping[str, Figure]


def dated(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hold the lengths of a piece against the dates that its words tie them to."""
    text = passages.article.text
    lasting = any("d" in one.kinds or "o" in one.kinds for one in sentences) or (passages.of and BARE.search(text))
    said = frozenset(WORDS.findall(text.lower())) if passages.of and lasting else frozenset()
    rules = [(rule, judge) for name, judge in JUDGES for rule in name if not rule.words.isdisjoint(said)]
    if not rules:
        return
    reading = Reading(passages, sentences)
    if not 1 < len(reading.whole.figures) <= MOST:
        return
    done: set[int] = set()
    for rule, judge in rules:
        for match, named in reading.whole.matches(rule):
            length = named.get("d") or named.get("o")
            broken = BROKEN.search(text, match.start(), min(len(text), match.end() + NEXT)) is not None  # by time on bail
            if length is None or broken or inexact(length) or length.start in done:
                continue
            done.add(length.start)
            yield from judge(reading, match, {**named, "d": in_months(length)} if "d" in named else named)


def in_months(length: Figure) -> Figure:
    """A length of months and days, or of years and days, in months: nobody knows how many days its months had."""
    small = length.told.lower()
    if length.unit in ("day", "week") and ("month" in small or "year" in small):
        return replace(length, value=round(length.value * UNITS[length.unit] * 12), unit="month")
    return length


class Reading:
    """A piece with its dates and lengths as signs."""

    def __init__(self, passages: Passages, sentences: Sequence[Sentence]) -> None:
        """Put the dates among the figures, and leave out those that are a part of a date."""
        self.passages, article = passages, passages.article
        self.moments = {one.start: one for here in passages.of.values() for one in here}
        dates = [
            Figure(one.start, one.end, (one.start, one.end), one.claim.text, float(one.first.year), "t", claim=one.claim)
            for one in self.moments.values()
        ]
        taken = {place for one in dates for place in range(one.start, one.end)}
        others = [one for sentence in sentences for one in sentence.figures if one.start not in taken]
        taken.update(place for one in others for place in range(one.start, one.end))
        bare = [
            Figure(*found.span(), found.span(), found.group(), 1.0, "d", found["unit"].lower(), "duration")
            for found in BARE.finditer(article.text)
            if found.start() not in taken and found.end() - 1 not in taken
        ]
        self.whole = Sentence(
            article, 0, len(article.text), tuple(sorted((*dates, *others, *bare), key=lambda figure: figure.start))
        )

    def moment(self, figure: Figure | None) -> Moment | None:
        """The date that a sign stands for."""
        return self.moments.get(figure.start) if figure else None

    @property
    def now(self) -> Moment | None:
        """The day of the report; it has the claim of a date, but is none."""
        day = self.passages.article.dateline
        first = next(iter(self.moments.values()), None)
        return replace(first, first=day, last=day, shown=day_words(day), edge="") if first else None

    def explained(self, length: Figure, *ends: Moment) -> bool:
        """Whether two other dates around, or one and the day of the report, are so far apart."""
        near = [
            one for one in self.moments.values() if abs(one.start - length.start) <= AROUND and (one.last - one.first).days < WIDEST
        ]
        near = [one for one in near if not any(one.claim is end.claim for end in ends)]
        if len(near) > FEW:
            return True
        now = self.now
        pairs = [*combinations(sorted((*near, *ends), key=lambda one: one.first), TWO), *((one, now) for one in near if now)]
        return any(fits(length, *pair) for pair in pairs if set(map(id, pair)) != set(map(id, ends)))


def _span(reading: Reading, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """From one date, or the day of the report, to another, where no other two are meant."""
    ends = [one for name in "ab" if (one := reading.moment(named.get(name)))]
    if not reading.explained(named["d"], *ends):
        yield from _sure_span(reading, match, named)


def _sure_span(reading: Reading, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """From one date to another, which no others can be meant for."""
    del match
    length = named["d"]
    if length.unit not in UNITS or ("a" not in named and "b" not in named):
        return
    start = reading.moment(named["a"]) if "a" in named else reading.now
    end = reading.moment(named["b"]) if "b" in named else reading.now
    if not start or not end or start.last >= end.first or not exact_enough(length, start, end) or fits(length, start, end):
        return
    real = (end.first - start.last).days / 365.2425
    if not real / FAR <= length.value * UNITS[length.unit] <= real * FAR:
        return
    known = [one for one, name in ((start, "a"), (end, "b")) if name in named]
    yield wrong(
        length,
        f"{told(length, start, end)}, not {length.told if AND in length.told else spoken(length)}.",
        *figures(length, *known),
        value=exact(length, start, end),
    )


def _due(reading: Reading, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """Put off so long, to a day: from about the day of the report."""
    del match
    length, end = named["d"], reading.moment(named["b"])
    unit = DAYS.get(length.unit or "")
    today = reading.passages.article.dateline
    if not end or not unit or end.relative or end.first != end.last or end.first <= today:
        return
    least, most = (end.first - today).days, (end.first - today + timedelta(days=LATELY)).days
    value, room = length.value * unit, ROOM[length.unit or "day"]
    if least - room <= value <= most + room or not least / FAR <= value <= most * FAR or reading.explained(length, end):
        return
    shown = f"{day_words(today)} to {day_words(end.first)} is {least} days, not {spoken(length)}"
    yield wrong(length, f"{shown}.", *figures(length, end))


def _days_in(reading: Reading, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """In its tenth day today, of what began on a day that is told."""
    del match
    start, now, nth = reading.moment(named["a"]), reading.now, int(named["o"].value)
    if not start or not now or start.first != start.last or start.first >= now.first:
        return
    end = reading.moment(named.get("b")) or now
    unit = DAYS.get(named["o"].unit or "", 0)
    real = (end.first - start.first).days // unit + 1 if unit else 0
    if end.first != end.last or not unit or abs(nth - real) <= 1 or not real / FAR <= nth <= real * FAR:
        return
    shown = f"{start.shown} to {end.shown} is {(end.first - start.first).days} days"
    yield wrong(named["o"], f"{shown}, so it is not the {named['o'].told}.", named["a"])


def _apart(reading: Reading, match: re.Match[str], named: Named) -> Iterator[Finding]:
    """So many years apart, where the text tells the years and no two of them are."""
    del match
    length = named["d"]
    ahead = {one.first.year: one for one in reading.moments.values() if one.first.year == one.last.year and one.end < length.start}
    now = reading.now
    if length.unit != "year" or not 1 <= len(ahead) <= FEW // TWO or now is None:
        return
    years = {**ahead, now.first.year: now}
    gaps = {abs(one - two) for one, two in combinations(years, TWO)}
    near = [gap for gap in gaps if gap / TWO <= length.value <= gap * TWO]
    if len(near) == 1 and all(abs(gap - length.value) > 1 for gap in gaps):
        first, last = next(pair for pair in combinations(sorted(years), TWO) if pair[1] - pair[0] == near[0])
        shown = f"{first} to {last} is {near[0]} years, not {length.value:g}"
        yield wrong(length, f"{shown}.", *figures(length, *(one for year, one in ahead.items() if year in (first, last))))


JUDGES = ((SURE, _sure_span), (SPANS, _span), (DUE, _due), (DAYS_IN, _days_in), (APART, _apart))
