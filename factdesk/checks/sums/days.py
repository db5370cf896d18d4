"""Times beside their days: "a 10-day festival from 3 to 12 May", "closed for three weeks, from 1 to 22 February"."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.times.time_span import DAY, MONTH, in_words
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.patterns import Pattern

BEHIND, BEFORE, PART = Pattern("sum_days", "behind"), Pattern("sum_days", "before"), Pattern("sum_days", "part")
YEAR = Pattern("weekdays", "year")
FROM, WHOLE = Pattern("sum_days", "from"), Pattern("sum_days", "whole")
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "year": 365.25}
SLACK = {"day": 0.0, "week": 3.0, "fortnight": 3.0, "month": 16.0, "year": 60.0}
"""Days by which a time in a unit may be off, as people round."""
LOOSE = 0.15
REACH = 60
MONTHS = 12


def sums(sentence: Sentence, claims: Sequence[Claim]) -> Iterable[Finding]:
    """Count the days of every span that stands beside its length."""
    if "d" not in sentence.kinds:
        return
    first = bisect_left(claims, sentence.start, key=lambda claim: claim.start)
    spans = [span for span in _spans(sentence, claims, first) if len(span[1]) == len(span[2]) and span[1] < span[2]]
    for figure in sentence.figures if spans else ():
        if figure.kind != "d" or figure.unit not in DAYS or figure.bound:
            continue
        span = next((span for span in spans if _beside(sentence.article.text, figure, span[0])), None)
        if span:
            yield from _judge(figure, *span)


def _spans(sentence: Sentence, claims: Sequence[Claim], first: int) -> Iterable[tuple[Claim, str, str]]:
    """The date claims of a sentence with both ends, to the day or to the month."""
    for at in range(first, len(claims)):
        claim = claims[at]
        if claim.start >= sentence.end:
            return
        value = claim.value
        if isinstance(value, DateValue) and value.start and value.end and min(len(value.start), len(value.end)) in (DAY, MONTH):
            yield claim, value.start, value.end


def _beside(text: str, figure: Figure, span: Claim) -> bool:
    """Whether a time is that of a span: straight before it, or set off behind it."""
    if PART.search(text, max(0, figure.start - REACH), figure.start):
        return False
    if figure.end <= span.start:
        gap = text[figure.end : span.start]
        return len(gap) <= REACH and BEHIND.match(gap) is not None and (gap.endswith("(") or FROM.match(span.text) is not None)
    gap = text[span.end : figure.start]
    apart = bool(gap) and gap[0] in ",) ;" and gap.strip(" ") not in ("", "for", "a", "an")
    return apart and BEFORE.fullmatch(gap) is not None and WHOLE.match(text, figure.end) is not None


def _judge(figure: Figure, span: Claim, start: str, end: str) -> Iterable[Finding]:
    unit = figure.unit or "day"
    said = figure.value * DAYS[unit]
    room = SLACK[unit] + (said * LOOSE if figure.approximate else 0)
    if len(start) == MONTH:
        if unit not in ("month", "year"):
            return
        months = (int(end[:4]) - int(start[:4])) * MONTHS + int(end[5:]) - int(start[5:])
        wanted = figure.value * (MONTHS if unit == "year" else 1)
        fit = months - (unit == "year") <= wanted <= months + 1 + (unit == "year") or figure.approximate
        told = f"{in_words(start)} to {in_words(end)} is {months + 1} months with the first and the last"
    else:
        days = (date.fromisoformat(end) - date.fromisoformat(start)).days
        leap = not YEAR.search(span.text) and start[:4] != end[:4]  # of which winter is not said
        fit = days - room - leap <= said <= days + 1 + room
        told = f"{in_words(start)} to {in_words(end)} is {days + 1} days with the first and the last"
    others = (Figure(span.start, span.end, (span.start, span.end), span.text, 0.0, "o", claim=span),)
    if fit:
        yield right(figure, f"{told}.", *others)
    else:
        named = f"{figure.value:g} {unit if figure.value == 1 else unit + 's'}"
        yield wrong(figure, f"{told}, not {named}.", *others)
