"""Counts that stand right beside a date: "it opened in 1961, five years later", "in April, three months ago", "since 2011, 14 years".

The date is known, and the way of the count: what it is counted from is the day of the draft, or a date that its sentence or the one before
it tells. It is wrong only where it can be counted from none of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.times.counted_events import takes_up
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.times.span_lengths import UNITS, exact_enough, figures, fits, spoken, told
from factdesk.checks.times.time_span import number_of
from factdesk.checks.written import capitalised
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

TOLD, DATE_FIRST, DATE_LAST = (Pattern("beside_dates", name) for name in ("told", "date_first", "date_last"))
WHAT_ENDS, APPROXIMATE, UNSURE = (Pattern("beside_dates", name) for name in ("what_ends", "approximate", "unsure"))
PLANNED, LATE, BORN = (Pattern("beside_dates", name) for name in ("planned", "late", "born"))
SINCE, LENGTH, HAS, OVER = (Pattern("beside_dates", name) for name in ("since", "length", "has", "over"))
YEAR = Pattern("anniversaries", "year")
MOST = 4
"""Dates around a count from which it may run; a passage with more tells of many things."""
GAP = 60
"""Letters between a date and its count, or before it."""
MEANT = 90
"""Characters before a date in which it is told that something had been meant for it."""
STEM = 4
"""Letters by which a noun and its verb are known for one: arrival, arrived."""
YEARS = 3
"""Years by which a date without its year may have been misread."""
UNIT_LEAST = {"day": 2, "week": 1, "fortnight": 1, "month": 1, "year": 1, "decade": 1}


@dataclass(frozen=True, slots=True)
class Count:
    """A length of time beside a date, and which way it is counted."""

    figure: Figure
    way: str
    """on, back, ago, hence, after or before."""
    what: str = ""
    """What it is counted from, where that is said."""


def beside_dates(passages: Passages, others: Iterable[Finding] = ()) -> Iterator[Finding]:
    """Count from every date of a passage to the one that a count stands beside, where no other finding tells of these dates."""
    done = {claim for one in others if one.outcome is Outcome.CONTRADICTED for claim in (one.claim, *one.related)}
    yield from (one for one in _beside_dates(passages) if done.isdisjoint((one.claim, *one.related)))


def _beside_dates(passages: Passages) -> Iterator[Finding]:
    text = passages.article.text
    for span, here in passages.of.items():
        small = text[slice(*span)]
        if any(word in small for word in words("beside_dates")["ways"]):
            for found in TOLD.finditer(text, *span):
                count = _read(text, found)
                moment = count and _beside(text, here, count)
                if count and moment:
                    yield from _held(passages, span, count, moment)
        if "ince" in small:
            yield from _since(passages, span, here)


def figure_of(text: str, found: re.Match[str]) -> Figure | None:
    """The length that a count tells, as a figure; None where its number is not one."""
    number = number_of(found["count"])
    if number is None or not number:
        tens, _, ones = found["count"].partition("-")
        first, last = number_of(tens), number_of(ones) if ones else None
        number = first + last if first and last else None
    if number is None:
        return None
    unit, value = found["unit"].lower(), float(number)
    if found["months"]:
        value, unit = value * 12 + (number_of(found["months"]) or 0), "month"
    elif found["half"] or found["half_behind"]:
        value += 0.5
    about = APPROXIMATE.search(text, max(0, found.start("count") - len("more than ")), found.start("count")) is not None
    return Figure(found.start("count"), found.end("unit"), found.span("count"), found["count"], value, "d", unit, "duration", about)


def _read(text: str, found: re.Match[str]) -> Count | None:
    figure = figure_of(text, found)
    way = next((name for name in ("on", "back", "ago", "hence", "after", "before") if found[name]), None)
    if figure is None or way is None or figure.value < UNIT_LEAST[figure.unit or "year"]:
        return None
    what = (found[f"{way}_what"] if way in ("after", "before") else "") or ""
    if what and not WHAT_ENDS.match(text, found.end()):
        return None
    return Count(replace(figure, end=found.end()), way, what)


def _beside(text: str, here: Sequence[Moment], count: Count) -> Moment | None:
    """The date right before a count, or else right behind it."""
    figure = count.figure
    free = [one for one in here if one.end <= figure.start or one.start >= figure.end]
    ahead = next((one for one in reversed(free) if one.end <= figure.start), None)
    if ahead and figure.start - ahead.end <= GAP and DATE_FIRST.fullmatch(text, ahead.end, figure.start):
        return None if ahead.edge == "from" or ahead.claim.text[:5].lower() == "since" else ahead
    if count.what:
        return None
    behind = next((one for one in free if one.start >= figure.end), None)
    if behind and count.way in ("on", "back") and "," in text[figure.end : behind.start]:
        return None  # the timeline counts these
    if behind and behind.start - figure.end <= GAP and DATE_LAST.fullmatch(text, figure.end, behind.start):
        return None if behind.edge else behind
    return None


def _held(passages: Passages, span: tuple[int, int], count: Count, moment: Moment) -> Iterator[Finding]:
    figure = count.figure
    now = _now(passages, moment, figure)
    if moment.relative:
        return
    if count.way in ("ago", "hence"):
        start, end = (moment, now) if count.way == "ago" else (now, moment)
        if _can_tell(figure, start, end) and not _any_year(figure, start, end, moment):
            yield _wrong(figure, start, end)
        return
    bases = _bases(passages, span, count, moment)
    forward = count.way in ("on", "after")
    if not bases or any(_fits_any(figure, *((base, moment) if forward else (moment, base))) for base in (*bases, now)):
        return
    base = bases[-1]
    if count.what and base.claim.sentence != moment.claim.sentence and _counted_as_event(passages, count, base, moment):
        return
    start, end = (base, moment) if forward else (moment, base)
    if not _can_tell(figure, *sorted((base, moment), key=lambda one: one.first)):
        return
    if start.first < end.first:
        yield _wrong(figure, start, end)
    elif start.first > end.last:
        side = "before" if forward else "after"
        yield wrong(figure, f"{capitalised(moment.shown)} is {side} {base.shown}.", *figures(figure, moment, base))


def _counted_as_event(passages: Passages, count: Count, base: Moment, moment: Moment) -> bool:
    """Whether the timeline counts from this event to this day."""
    days = all(one.first == one.last for one in (base, moment))
    return days and takes_up(count.what, passages.article.text[base.claim.sentence[0] : base.start])


def _now(passages: Passages, moment: Moment, figure: Figure) -> Moment:
    """The day of the draft, which no claim tells."""
    day = passages.article.dateline
    return Moment(replace(moment.claim), day, day, day_words(day) if UNITS[figure.unit or "year"] < 1 else str(day.year))


def _bases(passages: Passages, span: tuple[int, int], count: Count, moment: Moment) -> list[Moment]:
    """The dates that something can be counted from, the likeliest last: those of its own sentence, or of the one before it."""
    text, figure = passages.article.text, count.figure
    here = [one for one in passages.of.get(span, []) if one is not moment and not figure.start <= one.start < figure.end]
    back = passages.beside(span, -1, across=True)
    before = passages.of.get(back, []) if back else []
    found = [one for one in (*before, *here) if not one.edge and not BORN.search(text, max(0, one.start - GAP), one.start)]
    if any(one.relative for one in found) or len(found) > MOST:
        return []
    if count.what:
        named = [one for one in found if _names(text[one.claim.sentence[0] : min(one.claim.sentence[1], figure.start)], count.what)]
        return [*(one for one in found if one not in named), *named] if named else []
    if figure_is_late(text, figure):
        first = (back or span)[0]
        return [one for one in found if _meant(text, max(first, one.start - MEANT), one)]
    ahead = [one for one in found if one.end <= figure.start]
    if not ahead or UNSURE.search(text, ahead[-1].end, min(figure.start, max(moment.start, ahead[-1].end))):
        return []
    return found if ahead[-1] is found[-1] or found[-1].start > figure.end else ahead


def _meant(text: str, first: int, moment: Moment) -> bool:
    """Whether something had been meant for a date, by the words of its clause."""
    found = [*PLANNED.finditer(text, first, moment.start)]
    return bool(found) and "," not in text[found[-1].end() : moment.start]


def figure_is_late(text: str, figure: Figure) -> bool:
    """Whether a count is of what came late or early, by what had been meant."""
    return LATE.search(text, figure.digits[1], figure.end) is not None


def _names(sentence: str, what: str) -> bool:
    """Whether a sentence tells of what a count starts from, by its noun or the verb of it."""
    small, noun = sentence.lower(), what.rsplit(maxsplit=1)[-1].lower()
    others = words("beside_dates")["nouns"].get(noun, ())
    told = {word[:STEM] for word in re.findall(r"[a-z]{3,}", small)}
    return noun[:STEM] in told or any(re.search(rf"\b{other}\b", small) for other in others)


def _can_tell(figure: Figure, start: Moment, end: Moment) -> bool:
    return exact_enough(figure, start, end)


def _fits_any(figure: Figure, start: Moment, end: Moment) -> bool:
    return not exact_enough(figure, start, end) or fits(figure, start, end)


def _any_year(figure: Figure, start: Moment, end: Moment, moment: Moment) -> bool:
    """Whether a length fits, in any year of a date that is told without one."""
    if YEAR.search(moment.claim.text):
        return fits(figure, start, end)
    length = figure.value * UNITS[figure.unit or "year"]
    return any(
        fits(replace(figure, value=(length + turn) / UNITS[figure.unit or "year"]), start, end)
        for turn in range(-YEARS, YEARS + 1)
        if length + turn > 0
    )


def _wrong(figure: Figure, start: Moment, end: Moment) -> Finding:
    months = figure.unit == "month" and all(
        (one.first.month, one.first.year) == (one.last.month, one.last.year) for one in (start, end)
    )
    apart = (end.first.year - start.first.year) * 12 + end.first.month - start.first.month
    shown = f"{start.shown} to {end.shown} is {apart} month{'' if apart == 1 else 's'}" if months else told(figure, start, end)
    return wrong(figure, f"{shown}, not {spoken(figure)}.", *figures(figure, start, end))


def _since(passages: Passages, span: tuple[int, int], here: Sequence[Moment]) -> Iterator[Finding]:
    """How long something has gone on, right behind the day since which it has."""
    text = passages.article.text
    if not HAS.search(text, *span) or OVER.search(text, *span):
        return
    for moment in here:
        if not (moment.edge == "from" or SINCE.search(text, max(span[0], moment.start - GAP), moment.start)) or moment.relative:
            continue
        found = LENGTH.match(text, moment.end)
        figure = figure_of(text, found) if found else None
        if figure is None:
            continue
        now = _now(passages, moment, figure)
        if moment.last < now.first and exact_enough(figure, moment, now) and not fits(figure, moment, now):
            yield _wrong(figure, moment, now)
