"""Hours between two times of a day: "left at 9.40 and arrived at 11.15, after an hour and 35 minutes"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.clock_order import held, order
from factdesk.checks.times.clock_slips import around
from factdesk.checks.times.clock_times import DAY, HALF, MINUTES, Time, minutes_of, spoken, times
from factdesk.checks.times.moments import Passages
from factdesk.checks.times.span_roles import APPOSED as SPAN_APPOSED
from factdesk.checks.times.span_roles import DEFINITE, LEADS, NEAR_THOSE, PERSON, SAME_SUBJECT, SURE, cue_of, doubt_of
from factdesk.draft.patterns import Pattern

ENDS, LINK = Pattern("clock_hours", "ends"), Pattern("clock_hours", "link")
WHOLE, APPOSED, AHEAD = Pattern("clock_hours", "whole"), Pattern("clock_hours", "apposed"), Pattern("clock_hours", "ahead")
LATER, GENERIC = Pattern("clock_hours", "later"), Pattern("clock_hours", "generic")
APART, BOUNDED, NOT_BEHIND = (
    Pattern("clock_hours", "apart"),
    Pattern("clock_hours", "bounded"),
    Pattern("clock_hours", "not_behind"),
)
COUNTED_FROM = Pattern("clock_hours", "counted_from")
ZONES, MOVED = Pattern("clock_hours", "zones"), Pattern("clock_hours", "moved")
TWO_DAYS = Pattern("clock_hours", "two_days")
ROUND = {60: 15, 30: 10, 15: 5, 5: 2}
"""Minutes by which a length in whole hours, half hours, quarters or fives may be off."""
LOOSE = 0.2
NEAR, BEFORE = 70, 45
PAIR = 2
HALF_HOUR = 30


def hours(passages: Passages, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Take two times of day from one another where a length of hours or minutes is told of the time between them."""
    text = passages.article.text
    for sentence in sentences:
        yield from order(passages, sentence)
        figures = [figure for figure in sentence.figures if figure.kind == "d" and figure.unit in MINUTES]
        if not figures or ZONES.search(text, sentence.start, sentence.end):
            continue
        apart = APART.search(text, sentence.start, sentence.end) is not None
        span = passages.article.sentence_at(sentence.start)
        here = times(text, *span)
        for figure in figures:
            if _elsewhere(passages, span, figure):
                continue
            if not (apart or figure.bound or NOT_BEHIND.match(text, figure.end)):
                found = list(_read(passages, span, here, figure)) or list(_by_role(passages, span, figure))
                yield from found or around(passages, span, figure)
            else:
                yield from around(passages, span, figure)


def _elsewhere(passages: Passages, span: tuple[int, int], figure: Figure) -> bool:
    """Whether the clocks of the two times may differ by a length in half hours: of a flight, or of the night on which they are changed."""
    first, last = passages.away(span, -1) or span, passages.away(span, 1) or span
    return not minutes_of(figure) % HALF_HOUR and MOVED.is_in(passages.article.text, first[0], last[1])


def _read(passages: Passages, span: tuple[int, int], here: Sequence[Time], figure: Figure) -> Iterator[Finding]:
    text = passages.article.text
    before = text[max(span[0], figure.start - BEFORE) : figure.start]
    if LATER.match(text, figure.end) and len(here) < PAIR:
        other = passages.beside(span, -1)
        here = [*(times(text, *other)[-1:] if other else ()), *here]
    elif LATER.match(text, figure.end) and here[0].end <= figure.start and not text[here[0].end : figure.start].strip(" ,—–"):
        other = passages.beside(span, -1)  # "at 12.36, 11 minutes later, and by one o'clock": from the time before
        here = [*(times(text, *other)[-1:] if other else ()), here[0]]
    if COUNTED_FROM.match(text, figure.end):
        return  # six hours after the official time of 9 p.m.
    here = _set_off(text, here, figure)
    if len(here) != PAIR or BOUNDED.search(before):
        return
    one, two = here
    ended = ENDS.search(text[max(one.end, two.start - BEFORE) : two.start]) is not None
    later = LATER.match(text, figure.end) is not None and one.end <= figure.start
    ahead = figure.end <= one.start <= figure.end + NEAR and AHEAD.fullmatch(text[figure.end : one.start])
    linked = LINK.fullmatch(text[one.end : two.start]) is not None
    if ahead:
        told = linked
    elif figure.start < two.end or figure.start - two.end > NEAR:
        told = later
    else:
        apposed = APPOSED.fullmatch(text[two.end : figure.start])
        told = later or (ended and GENERIC.match(text, figure.end) is not None and bool(apposed or WHOLE.search(before)))
    back = list(held(one, two)) if later and figure.end <= two.start else []
    if told and not _before_it(passages, span, one, figure):
        yield from back or _judge(figure, one, two)


def _before_it(passages: Passages, span: tuple[int, int], one: Time, figure: Figure) -> bool:
    """Whether a length behind a time is counted from one of the sentences before: "broke off at 12:15. … smoke at 12:40, 25 minutes later, and flames at 12:52"."""
    text = passages.article.text
    first = next((other for step in (-2, -1) if (other := passages.away(span, step))), span)
    told = times(text, first[0], one.start)
    beside = one.end <= figure.start and not text[one.end : figure.start].strip(" ,—–")
    return beside and any((one.minutes - other.minutes) % HALF == minutes_of(figure) % HALF for other in told)


def _set_off(text: str, here: Sequence[Time], figure: Figure) -> Sequence[Time]:
    """Of more than two times the last two before a length that is set off, where the second is the end of the first: "stopped at 9.20am … until 12.50pm, a wait of …"."""
    before = [time for time in here if time.end <= figure.start]
    if len(here) <= PAIR or len(before) < PAIR or not SPAN_APPOSED.fullmatch(text, before[-1].end, figure.start):
        return here
    one, two = before[-PAIR:]
    return (one, two) if ENDS.search(text[max(one.end, two.start - BEFORE) : two.start]) else here


def _by_role(passages: Passages, span: tuple[int, int], figure: Figure) -> Iterator[Finding]:
    """A length that takes up the only two times of its sentence and the one before it, by what weighs for it."""
    text, back = passages.article.text, passages.away(span, -1)
    cue = cue_of(text, figure, text[max(span[0], figure.start - BEFORE) : figure.start], text[figure.end : span[1]])
    if not cue or COUNTED_FROM.match(text, figure.end):
        return
    ahead = times(text, *back) if back else ()
    here = [*ahead, *times(text, *span)]
    if len(here) != PAIR or TWO_DAYS.search(text, (back or span)[0], span[1]):
        return
    one, two = here
    found = list(_judge(figure, one, two))
    if not found or found[0].outcome is not Outcome.CONTRADICTED:
        return
    apposed = not ahead and SPAN_APPOSED.fullmatch(text, two.end, figure.start) is not None
    weight = cue + (1.5 if len(ahead) in (0, PAIR) else 1.0) + doubt_of(text, span, figure)
    if ENDS.search(text[max(one.end, two.start - BEFORE) : two.start]) or LINK.fullmatch(text[one.end : two.start]):
        weight += 0.5
    if ahead:
        goes_on = SAME_SUBJECT.match(text, *span) and (cue > 1.0 or not PERSON.search(text, span[0], figure.start))
        weight += 1.0 if LEADS.fullmatch(text, span[0], figure.start) or goes_on else -0.5
    else:
        weight += 1.5 if apposed else 1.0 if 0 <= figure.start - two.end <= NEAR else 0.5
    real = (two.minutes - one.minutes) % (DAY if one.half and two.half else HALF)
    value = minutes_of(figure)
    if not real / NEAR_THOSE <= value <= real * NEAR_THOSE:
        weight -= 1.0
    elif value > real:
        weight += 0.5
    elif cue <= DEFINITE and not apposed and not GENERIC.match(text, figure.end):
        weight -= 1.0
    if weight >= SURE:
        yield from found


def _judge(said: Figure, one: Time, two: Time) -> Iterator[Finding]:
    value = minutes_of(said)
    start, end, cycle = one.minutes, two.minutes, DAY
    if not (one.half and two.half):
        start, end, cycle = start % HALF, end % HALF, HALF
    real = (end - start) % cycle
    room: float = next((minutes for unit, minutes in ROUND.items() if value % unit == 0), 0)
    room += value * LOOSE if said.approximate else 0
    told = f"{one.text} to {two.text} is {spoken(real)}"
    if any(abs(real + turn * cycle - value) <= room for turn in range(-1, 4)):
        yield right(said, f"{told}.")
    elif not said.approximate:
        yield wrong(said, f"{told}, not {said.told}.")
