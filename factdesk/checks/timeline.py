"""Whether the draft's dates fit one another: one event on one date, and counts of days and years that come out where they are said to."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.references import References
from factdesk.checks.sums.sentences import sentences
from factdesk.checks.times.anniversaries import anniversaries
from factdesk.checks.times.counted_events import counted_events
from factdesk.checks.times.courses import courses
from factdesk.checks.times.deeds import before_the_offence
from factdesk.checks.times.event_dates import same_events
from factdesk.checks.times.miscounted import miscounted
from factdesk.checks.times.moments import Passages, passages_with
from factdesk.checks.times.stages import stages
from factdesk.checks.times.time_span import COUNT, DAY, YEAR, Told, counted, fits, in_words, moved, ordinal_of, rewritten, told
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

STEP = Pattern("timeline", "step")

LATER = Pattern("timeline", "later")
GAP = Pattern("timeline", "gap")
"""What may stand between "three days later" and its date."""
OF_BASE = Pattern("timeline", "of_base")
OF_YEAR = Pattern("timeline", "of_year")
HAPPENED = Pattern("timeline", "happened")
"""What may stand between a base and the day of what happened after it, in the clause of the sentence itself."""
AWAY, SET_OFF = Pattern("timeline", "away"), Pattern("timeline", "set_off")
BEGUN_IN = Pattern("timeline", "begun_in")
COUNTED, THAT_YEAR = Pattern("timeline", "counted"), Pattern("timeline", "that_year")
"""What may stand between a date and the count that is told of it."""
ANNIVERSARY = Pattern("timeline", "anniversary")
SAID_YEAR = Pattern("timeline", "said_year")
ONE = Pattern("timeline", "one")
"""The day after, the year before."""
REACH = 70
"""Characters before a date in which its count stands."""
SLACK_OF_AGE = 1
PRESENT = Pattern("timeline", "present")
"""A verb of the present after the date: the thing is as old as it is on the day of the dateline."""
PAIR_OF = 2
"""Dates before a base, one of which may be "that year"."""
NEAR = 4
"""Dates before a count from any of which it may be reckoned: it is wrong only when it fits none."""
PAIR = ("base", "anniversary")


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Look at every pair of dates that the text sets in a relation."""
    del references
    dates = list(told(claims))
    yield from same_events(article, claims, dates)
    passages = passages_with(article, claims)
    found = list(courses(passages))
    yield from found
    done = {claim for finding in found for claim in (finding.claim, *finding.related)}
    yield from (finding for finding in stages(passages) if finding.claim not in done)
    yield from before_the_offence(passages)
    yield from _steps(article, claims)
    yield from _counts(article, dates)
    yield from (finding for finding in counted_events(article, dates) if finding.claim not in done)
    yield from _unjudged(passages, claims, list(_anniversaries(article, dates)))
    yield from _ages(article, dates)


def _steps(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """On 10 March … three days later, on 12 March."""
    dates = [claim for claim in claims if isinstance(claim.value, DateValue)]
    for number, ((base, step), other) in enumerate(zip(pairwise(dates), dates[2:], strict=False)):
        if not GAP.fullmatch(article.text, step.end, other.start) or "," not in article.text[step.end : other.start]:
            continue
        count = _step(step.text)
        start, end = next(told((base,)), None), next(told((other,)), None)
        if count is None or start is None or end is None or start.relative or end.relative:
            continue
        end = _in_the_year_of(start, count, end)
        if not _beside(article, base, step) or any(
            fits(one, *count, end) for one in told(dates[max(0, number - NEAR) : number + 1])
        ):
            continue
        yield from miscounted(start, *count, end, article.dateline)


def _in_the_year_of(start: Told, count: tuple[int, str], end: Told) -> Told:
    """A date without its year, in the year to which the count from its base leads: "on 9 April 2023 … two days later, on 11 April"."""
    wanted = moved(start.iso[: len(end.iso)], *count)
    if wanted is None or len(end.iso) == YEAR or SAID_YEAR.search(end.claim.text) or end.iso.endswith("02-29"):
        return end
    return Told(end.claim, wanted[:YEAR] + end.iso[YEAR:])


def _beside(article: Article, base: Claim, step: Claim) -> bool:
    """Whether the base stands in the step's sentence or the one before it, of the same paragraph."""
    if base.sentence == step.sentence:
        return True
    if article.paragraph_at(base.start) != article.paragraph_at(step.start):
        return False
    between = bisect_left(article.sentences, step.sentence) - bisect_left(article.sentences, base.sentence)
    return between == 1


def _step(text: str) -> tuple[int, str] | None:
    """The signed count of "three days later", "a year earlier", "the next day"."""
    way = LATER.search(text)
    found = COUNT.match(text)
    if way is not None and found is not None and found.end() <= way.start():
        count, unit = counted(found)
        return (count if way["on"] else -count), unit
    following = STEP.fullmatch(text)
    if following is None:
        return None
    steps = words("timeline")["steps"]
    return next(((sign, following[2].lower()) for sign, spelt in steps.items() if following[1].lower() in spelt), None)


def _counts(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """Ten years after the 2008 crisis, in 2019; in 2019, ten years after the 2008 crisis."""
    for number, base in enumerate(dates):
        whole = OF_YEAR.match(base.claim.text)
        if whole is not None:
            count, unit = counted(whole)
            signed = count if whole["after"] else -count
            year = Told(base.claim, whole["year"])
            other = _other(article, dates, number, base.claim.start)
            if other is not None and len(other.iso) >= YEAR and not fits(year, signed, unit, other):
                yield from miscounted(year, signed, unit, other, article.dateline)
            continue
        before = article.text[max(base.claim.sentence[0], base.claim.start - REACH) : base.claim.start]
        way = OF_BASE.search(before)
        found = _last(before[: way.start() + 1]) or ONE.search(before[: way.start() + 1]) if way else None
        if found is None or way is None or before[found.end() : way.start()].strip() or base.relative:
            continue
        count, unit = (1, found["unit"]) if found.re is ONE.compiled else counted(found)
        signed = count if way["after"] else -count
        other = _other(article, dates, number, base.claim.start - len(before) + found.start())
        other = _in_the_year_of(base, (signed, unit), other) if other is not None else None
        if other is not None and not fits(base, signed, unit, other):
            yield from miscounted(base, signed, unit, other, article.dateline)


def _last(text: str) -> re.Match[str] | None:
    return next(reversed(list(COUNT.finditer(text))), None)


def _other(article: Article, dates: Sequence[Told], number: int, counted_at: int) -> Told | None:
    """The date in apposition to the count: straight behind the base, or straight before the count."""
    base = dates[number].claim
    for other in dates[number + 1 : number + 2]:
        between = article.text[base.end : other.claim.start]
        happened = HAPPENED.fullmatch(between)
        if happened is not None and happened["verb"] in word_set("timeline", "planned"):
            return None
        beside = SET_OFF.search(between) and AWAY.fullmatch(between)
        if other.claim.sentence == base.sentence and (beside or happened):
            return None if other.relative else other
    for other in reversed(dates[max(0, number - PAIR_OF) : number]):
        if THAT_YEAR.search(article.text, other.claim.start - len("of that "), other.claim.end):
            continue
        if other.claim.sentence == base.sentence and COUNTED.fullmatch(article.text, other.claim.end, counted_at):
            return None if other.relative else other
    return None


def _anniversaries(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """On the third anniversary of the 2015 accord, in 2019."""
    for _, group in groupby(dates, key=lambda one: one.claim.sentence):
        held = list(group)
        said = [one for one in held if not one.relative]
        if len(said) == 1 and len(held) == len(PAIR) and len(held[0].iso) == len(held[1].iso) == DAY:
            said = held  # "marked the 50th anniversary of the flood on 9 March 1972 with a service on Wednesday"
        if len(said) != len(PAIR):
            continue
        for base, other in (said, reversed(said)):
            found = ANNIVERSARY.search(article.text, max(base.claim.sentence[0], base.claim.start - REACH), base.claim.start)
            nth = _nth(found["nth"].lower()) if found else None
            if found is None or nth is None or other.first.year - base.first.year in (0, nth) or base.relative:
                continue
            if not SAID_YEAR.search(base.claim.text):
                continue  # the 100th anniversary of the October Revolution, in 2017
            if other.relative and abs(other.first.month - base.first.month) not in (0, 1, 11):
                continue
            message = (
                f"The {found['nth']} anniversary of {base.first.year} falls in {base.first.year + nth}, not in {other.first.year}."
            )
            repair = rewritten(other.claim, str(base.first.year + nth))
            yield Finding("timeline", Outcome.CONTRADICTED, message, claim=other.claim.id,
                          suggestions=(repair,) if repair else (), related=(base.claim.id,))  # fmt: skip


def _unjudged(passages: Passages, claims: Sequence[Claim], found: Sequence[Finding]) -> Iterator[Finding]:
    """The anniversaries that no reckoning of years judges already."""
    judged = anniversaries(passages, sentences(passages.article, claims)) if found else ()
    known = {claim for finding in judged for claim in (finding.claim, *finding.related)}
    yield from (finding for finding in found if known.isdisjoint(finding.related))


def _nth(said: str) -> int | None:
    return ordinal_of(said) or None


def _ages(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """The 15-year-old war, which began in 2010."""
    for one in dates:
        low = max(one.claim.sentence[0], one.claim.start - REACH)
        if article.text.find("-year", low, one.claim.start) < 0:
            continue
        found = BEGUN_IN.search(article.text, low, one.claim.start)
        if found is None or one.relative or one.first > article.dateline:
            continue
        said, years = int(found["years"]), article.dateline.year - one.first.year
        if abs(said - years) > SLACK_OF_AGE:
            message = f"From {in_words(one.iso)} to {article.dateline.year} it is {years} years, not {said}."
            rest = article.text[one.claim.end : one.claim.sentence[1]]
            lasting = found["old"] and PRESENT.match(rest) and one.claim.speaker is None
            yield Finding("timeline", Outcome.CONTRADICTED if lasting else Outcome.ADVICE, message, claim=one.claim.id,
                          evidence=(Evidence(start=one.iso, end=article.dateline.isoformat(), role="calendar"),))  # fmt: skip
