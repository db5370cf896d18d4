"""Lengths of time held against the two dates that their passage tells, whatever words stand between.

"… ran the firm from 1991 to 2009. Profits tripled over those 16 years": a length, a word that takes something up, and one stretch that it can
be. All that shows it to be that stretch is weighed; a length that fits any other way of counting the passage's dates is left alone.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, takewhile

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.moments import YEAR_DAYS, Moment, Passages, years_between
from factdesk.checks.times.span_lengths import UNITS, exact, exact_enough, figures, fits, spoken, told
from factdesk.checks.times.spans import GENERIC, OTHERS, RECORD, came_as, edges_of, ended_then, present
from factdesk.checks.times.time_span import number_of
from factdesk.draft.patterns import Pattern, word_set

THOSE, THE, OWNED = (Pattern("span_roles", name) for name in ("those", "the", "owned"))
OF_SPAN, LASTED, AFTER, FOR, OPENS = (Pattern("span_roles", name) for name in ("of_span", "lasted", "after", "for", "opens"))
IN_ALL, OF_WHAT, NOUN_BEHIND = (Pattern("span_roles", name) for name in ("in_all", "of_what", "noun_behind"))
NO_BEFORE, NO_BEHIND = Pattern("span_roles", "no_before"), Pattern("span_roles", "no_behind")
DOUBT, GRAVE = Pattern("span_roles", "doubt"), Pattern("span_roles", "grave")
PAST_PERFECT, PERSON, SAME_SUBJECT = (Pattern("span_roles", name) for name in ("past_perfect", "person", "same_subject"))
LEADS, APPOSED, PRESENT = (Pattern("span_roles", name) for name in ("leads", "apposed", "present"))
OPENED = Pattern("span_roles", "opened")
OF_OTHER, OWNER = Pattern("span_roles", "of_other"), Pattern("span_roles", "owner")
OF_ONE_ONLY, OF_SOME, COUPLE = (Pattern("span_roles", name) for name in ("of_one_only", "of_some", "couple"))
AGO_ANY = Pattern("span_roles", "ago_any")
AGO, AGO_IN, AGO_GAP, STATED = (Pattern("span_roles", name) for name in ("ago", "ago_in", "ago_gap", "stated"))
LATER, IN_TURN = Pattern("span_roles", "later"), Pattern("span_roles", "in_turn")
YEARS_ON, NOW_BEFORE = Pattern("span_roles", "years_on"), Pattern("span_roles", "now_before")
SINCE_THEN, THE_YEARS = Pattern("span_roles", "since_then"), Pattern("span_roles", "the_years")
HAS_FOR = Pattern("span_roles", "has_for")
FROM, TO = Pattern("span_roles", "from"), Pattern("span_roles", "to")
WORD = Pattern("span_roles", "word")
BACK, ON = 3, 2
"""Sentences before and behind whose dates may explain a length."""
MOST = 10
"""Dates around a length that are read; a passage with more tells of many things."""
REACH = 60
SURE = 4.5
PAIR = 2
LEAST = 1.5
"""Days of the shortest length that is read; half a century is the shortest of other units."""
SLIP = 10
SINCE_CUE = 3.0
SLIPPED = 0.5
"""Proof by a length that is ten off: a digit was mistaken."""
TEN_OFF = 1.0
"""Further proof, of a length in years that is surely of something told."""
ROUGH = 0.1
"""The part of decades and centuries that may be missing to them."""
NEAR = 1.7
"""Times by which a length and its stretch differ that are taken for one."""
NEAR_THOSE = 2.5
"""The same of a length that is surely of something told."""
CUES = (
    (HAS_FOR, 2.0),
    (THOSE, 3.0),
    (OF_SPAN, 2.5),
    (OWNED, 2.0),
    (THE, 2.5),
    (LASTED, 2.2),
    (AFTER, 1.5),
    (OPENS, 1.5),
    (FOR, 1.0),
)
"""Words before a length, and how surely they say that it is of something told."""
DEFINITE, PLAIN = 2.5, 2.0
ANNOUNCED, SINCE = 1.5, 0.5
OTHER = 1.6
"""Doubt by what a length is of, where the sentence of its dates has no word of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two moments that are the ends of one thing, and how surely."""

    start: Moment
    end: Moment
    weight: float


def by_roles(passages: Passages, sentences: Sequence[Sentence], done: frozenset[str | tuple[int, int] | None]) -> Iterator[Finding]:
    """Hold every length that nothing else has read against the one stretch that it can be."""
    yield from _long_ago(passages)
    lengths: list[Figure] = []
    every = [figure for sentence in sentences for figure in sentence.figures if figure.kind == "d" and figure.unit in UNITS]
    for sentence in sentences:
        for figure in sentence.figures:
            if figure.kind == "d" and figure.unit in UNITS and figure.value >= LEAST - (figure.unit != "day"):
                key = figure.claim.id if figure.claim else (figure.start, figure.end)
                if key not in done:
                    yield from _judge(
                        passages, replace(figure, approximate=figure.approximate and not figure.bound), lengths, every
                    )
                lengths.append(figure)


def _long_ago(passages: Passages) -> Iterator[Finding]:
    """Decades and centuries ago, which are no lengths of time but dates by themselves."""
    text = passages.article.text
    small = text.lower()
    told = any(stem in small for stem in word_set("span_roles", "ago_stems"))  # few passages have one, and the pattern is slow
    for found in AGO_ANY.finditer(text) if told else ():
        number = 0.5 if found["count"].lower() == "half a" else float(number_of(found["count"]) or 1)
        unit = "century" if found["unit"].lower() == "centur" else "decade"
        figure = Figure(found.start(), found.end(), found.span("count"), found.group(), number, "d", unit, "duration")
        moment = _ago(passages, passages.article.sentence_at(found.start()), figure)
        if moment:
            yield from _held_ago(passages, figure, moment)


def _judge(passages: Passages, figure: Figure, earlier: Sequence[Figure], every: Sequence[Figure]) -> Iterator[Finding]:
    text, span = passages.article.text, passages.article.sentence_at(figure.start)
    before, behind = text[max(span[0], figure.start - REACH) : figure.start], text[figure.end : span[1]]
    ago = _ago(passages, span, figure)
    if ago:
        yield from _held_ago(passages, figure, ago)
        return
    cue = cue_of(text, figure, before, behind)
    if not cue:
        return
    around = [passages.away(span, step) for step in range(-BACK, ON + 1)]
    near = [one for other in around if other for one in passages.of.get(other, [])]
    if not 1 <= len(near) <= MOST:
        return
    stretch = _stretch(passages, span, figure)
    if (
        stretch is None
        or not exact_enough(figure, stretch.start, stretch.end)
        or _explained(passages, figure, stretch, near, earlier)
        or came_as(text, stretch.start.start, before)
        or (LATER.match(behind) and stretch.end.start > span[1])
        or ended_then(text, span, figure, stretch.start, stretch.end)
        or (
            cue < DEFINITE and any(fits(one, stretch.start, stretch.end) for one in earlier[-MOST:])
        )  # whose length is told already
        or _has_its_own(passages, figure, stretch, every)
    ):
        return
    if sum(_weights(passages, span, figure, cue, stretch)) >= SURE:
        start, end = stretch.start, stretch.end
        message = f"{told(figure, start, end)}, not {spoken(figure)}."
        yield wrong(figure, message, *figures(figure, start, end), value=exact(figure, start, end))


def _has_its_own(passages: Passages, figure: Figure, stretch: Stretch, every: Sequence[Figure]) -> bool:
    """Whether a sentence behind a length tells a stretch with its own: a headline's "13 years", and "from 2011 … ten years … until 2021"."""
    start, end = passages.article.sentence_at(stretch.start.start)
    there = every[bisect_left(every, start, key=lambda one: one.start) :] if figure.end <= start else ()
    return any(fits(one, stretch.start, stretch.end) for one in takewhile(lambda one: one.start < end, there))


def _ago(passages: Passages, span: tuple[int, int], figure: Figure) -> Moment | None:
    """The date in apposition to a time ago: half a century ago, in 1974."""
    text, here = passages.article.text, passages.of.get(span, [])
    ago = AGO.match(text, figure.end)
    if ago is None or UNITS[figure.unit or "year"] < 1 or IN_TURN.search(text, figure.end, span[1]):
        return None
    behind = next((one for one in here if one.start >= ago.end() and AGO_IN.fullmatch(text, ago.end(), one.start)), None)
    ahead = next((one for one in here if one.end <= figure.start and AGO_GAP.fullmatch(text, one.end, figure.start)), None)
    found = behind or ahead
    return found if found and not found.relative and STATED.search(found.claim.text) else None


def _held_ago(passages: Passages, figure: Figure, moment: Moment) -> Iterator[Finding]:
    """Hold a time ago against its date; a half century and a decade are told for what is near them."""
    day = passages.article.dateline
    now = Moment(moment.claim, day, day, str(day.year))
    low, high = years_between(moment, now)
    wanted = figure.value * UNITS[figure.unit or "year"]
    room = (
        max(1.0, ROUGH * wanted * (1 + figure.approximate)) if figure.unit in ("decade", "century") or figure.approximate else 1.0
    )
    if not low - room <= wanted <= high + room and not figure.bound:
        yield wrong(figure, f"{told(figure, moment, now)}, not {spoken(figure)}.", *figures(figure, moment))


def _weights(passages: Passages, span: tuple[int, int], figure: Figure, cue: float, stretch: Stretch) -> tuple[float, ...]:
    """All that shows a length to be that of a stretch, and all that makes it doubtful."""
    text = passages.article.text
    elsewhere = passages.article.sentence_at(stretch.start.start) != span
    to_now = HAS_FOR.search(text, span[0], figure.start) is not None
    if elsewhere and to_now:
        cue = min(cue, 1.0)  # of the same only where the sentence itself tells its beginning
    size, subject = _size(passages, span, figure, cue, stretch), _subject(passages, span, figure, stretch)
    subject += SLIPPED * (to_now and not elsewhere and size > 0)
    subject += ANNOUNCED * _announces(passages, span, stretch) + SINCE * (stretch.start.edge == "from")
    return cue, stretch.weight, size, subject, doubt_of(passages.article.text, span, figure)


def _announces(passages: Passages, span: tuple[int, int], stretch: Stretch) -> bool:
    """Whether the next sentence tells how what lasted began, and words say how it ended."""
    there = passages.article.sentence_at(stretch.start.start)
    if there != passages.beside(span, 1, across=True):
        return False
    both = dict.fromkeys((there, passages.article.sentence_at(stretch.end.start)))
    roles = {edge.moment.start: edge.role for one in both for edge in edges_of(passages, one)}
    return roles.get(stretch.start.start) == "from" and roles.get(stretch.end.start) == "to"


def cue_of(text: str, figure: Figure, before: str, behind: str) -> float:
    """How surely the words right beside a length take up a stretch of the passage; 0 where they tell of another."""
    if SINCE_THEN.match(behind) and THE_YEARS.search(before):
        return SINCE_CUE
    if NOW_BEFORE.search(before) and YEARS_ON.match(behind):
        return SINCE_CUE
    if NO_BEFORE.is_in(before) or NO_BEHIND.match(behind):
        return 0.0
    found = next((weight for cue, weight in CUES if cue.is_in(before)), 0.0)
    if IN_ALL.match(behind):
        return max(found, DEFINITE)
    if NOUN_BEHIND.match(behind):
        return max(2.0, min(found + 0.5, 3.0))
    if OPENED.search(before) and behind.startswith(","):
        found = max(found, 1.5)
    return 0.0 if "-" in text[figure.digits[1] : figure.end] else found or (0.5 if OF_WHAT.match(behind) else 0.0)


def _stretch(passages: Passages, span: tuple[int, int], figure: Figure) -> Stretch | None:
    """The two moments that a length can be of: a stretch told as one, a beginning and an end, or the only two dates."""
    text = passages.article.text
    back = passages.away(span, -1)
    here, ahead = passages.of.get(span, []), passages.of.get(back, []) if back else []
    for held, sure in ((here, 2.0), (ahead, 2.0 if not here else 1.5)):
        ranges = list(_ranges(text, held))
        if len(ranges) == 1:
            return Stretch(*ranges[0], sure - 1.0 * (len(here) + len(ahead) - PAIR))
        if ranges:
            return None
    spans = [one for one in (back, span) if one]
    both = _once([*ahead, *here])
    for step in (-PAIR, 1):
        other = passages.away(span, step)
        if len(both) < PAIR and other and other in passages.of:
            spans.append(other)
            both = _once([*passages.of[other], *both] if step < 0 else [*both, *passages.of[other]])
    roles = {(edge.moment.start, edge.moment.edge): edge.role for one in spans for edge in edges_of(passages, one)}
    both = [one for one in both if not RECORD.search(text, max(0, one.start - REACH), one.start)]
    starts = [one for one in both if roles.get((one.start, one.edge)) == "from"]
    ends = [one for one in both if roles.get((one.start, one.edge)) in ("to", "again")]
    if len(both) == 1:
        return _to_now(passages, span, figure, both[0]) if starts else None
    if len(both) == PAIR:
        first, last = sorted(both, key=lambda one: one.first)
        known = (first in starts) + (last in ends) - (first in ends) - (last in starts)
        one_sentence = passages.article.sentence_at(first.start) == passages.article.sentence_at(last.start)
        return Stretch(first, last, 1.0 + 0.5 * one_sentence + 0.5 * known) if first.first < last.first else None
    if len(ends) == 1 and APPOSED.fullmatch(text, ends[0].end, figure.start):
        starts = [one for one in starts if one.start < ends[0].start][
            -1:
        ]  # of several beginnings the last, before an end and its length
    if len(starts) == len(ends) == 1 and starts[0].first < ends[0].first:
        return Stretch(starts[0], ends[0], 2.0 - 0.5 * (len([one for one in both if not one.relative]) - PAIR))
    return None


def _once(held: Sequence[Moment]) -> list[Moment]:
    """Moments without those that are only other words for one of them: "yesterday, 2 February"."""
    return [
        one
        for one in held
        if not one.relative
        or one.edge
        or not any((other.first, other.last) == (one.first, one.last) and not other.relative for other in held)
    ]


def _to_now(passages: Passages, span: tuple[int, int], figure: Figure, moment: Moment) -> Stretch | None:
    """A beginning, of what goes on to this day."""
    now = present(passages, figure)
    text = passages.article.text
    if now is None or moment.relative or moment.first.year >= now.first.year or not PRESENT.search(text, *span):
        return None
    return Stretch(moment, now, 2.0 if moment.edge else 1.5)


def _ranges(text: str, held: Sequence[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """The stretches that are told as such: from 1991 to 2009."""
    for one, two in pairwise(held):
        apart = one.claim is not two.claim
        begun = one.edge == "from" if not apart or one.edge else FROM.search(text[max(0, one.start - REACH) : one.start])
        ended = not apart or two.edge == "to" or TO.match(text[one.end : two.start])
        if begun and ended and one.first < two.first:
            yield one, two


def _explained(passages: Passages, figure: Figure, stretch: Stretch, near: Sequence[Moment], earlier: Sequence[Figure]) -> bool:
    """Whether a length is right by any two dates around it, by stretches added up, or has been told before."""
    text, span = passages.article.text, passages.article.sentence_at(figure.start)
    now = present(passages, figure) if PRESENT.search(text, *span) else None
    moments = sorted((*near, now) if now else near, key=lambda one: one.first)
    if any(fits(figure, one, two) for one, two in combinations(moments, PAIR)) or fits(figure, stretch.start, stretch.end):
        return True
    ranges = list(_ranges(text, near))
    if len(ranges) > 1:
        bounds = [years_between(one, two) for one, two in ranges]
        wanted = figure.value * UNITS[figure.unit or "year"]
        if sum(low for low, _ in bounds) - 1 <= wanted <= sum(high for _, high in bounds) + 1:
            return True
    told_before = [one for one in earlier[-MOST:] if one.unit == figure.unit]
    if any(fits(replace(figure, value=figure.value - one.value), *ends) for one in told_before for ends in ranges):
        return True
    return any(one.value == figure.value for one in told_before) or any(
        abs(one.value + two.value - figure.value) < 1 / YEAR_DAYS for one, two in combinations(told_before, PAIR)
    )


def _size(passages: Passages, span: tuple[int, int], figure: Figure, cue: float, stretch: Stretch) -> float:
    """Proof by the size: what is longer than a stretch is no part of it, and what differs greatly is something else."""
    low, high = years_between(stretch.start, stretch.end)
    unit = UNITS[figure.unit or "year"]
    wanted, real = figure.value * unit, (low + high) / 2
    near = NEAR_THOSE if cue > DEFINITE else NEAR
    if not real or not 1 / near <= wanted / real <= near:
        return -1.0
    slip = SLIPPED if figure.value > SLIP and abs(abs(wanted - real) / unit - SLIP) < (1 if low < high else 0.5) else 0.0
    years = round(figure.value) - (stretch.end.first.year - stretch.start.first.year) if unit == 1 else 0
    surely = cue >= DEFINITE and figure.value > PAIR * SLIP and abs(years) == SLIP
    text = passages.article.text
    rest = text[figure.end : span[1]]
    other = OF_OTHER.match(rest) if cue <= PLAIN and (rest.startswith((" of", " in ", " on ")) or not GENERIC.match(rest)) else None
    there = text[slice(*passages.article.sentence_at(stretch.start.start))].lower()
    wars = word_set("span_roles", "wars")
    if other and other["noun"].lower() not in there:
        slip -= 0.0 if other["noun"].lower() in wars and not wars.isdisjoint(WORD.findall(there)) else OTHER
    only = OF_ONE_ONLY.match(rest)
    if wanted < real and (OF_SOME.match(rest) or (only and only["noun"].lower() not in there)):
        return -SURE
    if wanted > real:
        return -SURE if slip <= 0 and COUPLE.search(text, *span) else 0.5 + slip
    part = cue <= DEFINITE and not GENERIC.match(rest) and not surely
    return slip + (TEN_OFF if surely else 0.0) - (1.5 if part else 0.0)


def _subject(passages: Passages, span: tuple[int, int], figure: Figure, stretch: Stretch) -> float:
    """Proof by the subject: whether the sentence of a length goes on about what the dates are of."""
    text = passages.article.text
    there = passages.article.sentence_at(stretch.start.start)
    owner = OWNER.search(text, span[0], figure.start)
    if owner and owner["name"] not in text[slice(*there)]:
        return -SURE
    weight = -1.0 if OTHERS.search(text, *span) else 0.0
    last = stretch.end if stretch.end.claim is not figure.claim else stretch.start
    if span[0] <= last.start < figure.start and APPOSED.fullmatch(text, last.end, figure.start):
        return weight + 1.5
    if LEADS.fullmatch(text, span[0], figure.start):
        return weight + 1.0
    if there == span:
        return weight + 0.5
    same = SAME_SUBJECT.match(text, *span)
    noun = same and (same["noun"] or same["second"])
    goes_on = same is not None and (not noun or f" {noun}".lower() in f" {text[slice(*there)]}".lower())
    told_of = PAST_PERFECT.search(text, span[0], figure.start)
    if told_of and (not goes_on or PERSON.search(text, span[0], figure.start)):
        weight -= 1.0
    return weight + (1.0 if goes_on else -0.5)


def doubt_of(text: str, span: tuple[int, int], figure: Figure) -> float:
    """Doubt by words of another time, another subject, or a plan."""
    found = {match.group().lower() for match in DOUBT.finditer(text, *span) if not figure.start <= match.start() <= figure.end + 1}
    grave = {match.group().lower() for match in GRAVE.finditer(text, *span)}
    return -1.0 * min(len(found), 2) - 2.0 * len(grave) - (1.0 if figure.approximate else 0.0)
