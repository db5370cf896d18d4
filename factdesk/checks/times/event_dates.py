"""The same event on two dates: a person born twice, a treaty signed twice, and lives that end before they begin."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.times.time_span import DAY, YEAR, Told, apart, in_words
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.article import Article
from factdesk.draft.kept import kept
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

NAME = r"(?:[A-Z][\w’'.-]*\s){0,4}[A-Z][\w’'-]+"
THING = r"[Tt]he\s(?:[\w’'-]+\s){0,3}?[\w’'-]+"
REACH = 160
DATES_KEPT = 1 << 13
"""Dates of which is kept what the words before them tell."""
BORN = Pattern("timeline", "born")
DIED = Pattern("timeline", "died")
BEFORE_BRACKET = re.compile(rf"(?:^|[\s(“\"])(?P<subject>{NAME}) \($")
NEARBY = 30
"""Days within which two dates of a named event are rather one wrong date than two events."""
PRONOUNS = frozenset(("He", "She", "It", "They", "Who", "I", "We", "There", "This", "That"))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, to whom or what, and when."""

    what: str
    subject: str
    sure: bool
    date: Told


def same_events(article: Article, claims: Sequence[Claim], dates: Sequence[Told]) -> Iterator[Finding]:
    """Every event that is given a second date, and every death before its birth."""
    yield from _lives(article, dates)
    events = [event for one in dates for event in _events(article, one)] + list(_bracketed(article, claims))
    events.sort(key=lambda event: event.date.claim.start)
    seen: dict[tuple[str, str], Event] = {}
    for event in events:
        earlier = _same(seen, event)
        if earlier is not None and apart(earlier.date, event.date) and _one_event(earlier, event):
            yield _twice(earlier, event)
        seen.setdefault((event.what, event.subject), event)
    for (what, subject), death in seen.items():
        birth = _same(seen, Event("born", subject, True, death.date)) if what == "died" else None  # noqa: FBT003
        if birth is not None and death.date.last < birth.date.first:
            yield _backwards(birth, death)


def _lives(article: Article, dates: Sequence[Told]) -> Iterator[Finding]:
    """He was born in 1950 and died in 1940."""
    for birth, death in pairwise(dates):
        between = article.text[birth.claim.end : death.claim.start]
        if birth.claim.sentence != death.claim.sentence or not BORN.search(
            article.text, max(birth.claim.sentence[0], birth.claim.start - REACH), birth.claim.start
        ):
            continue
        if DIED.fullmatch(between) and death.last < birth.first and not (birth.relative or death.relative):
            yield _backwards(Event("born", "", sure=True, date=birth), Event("died", "", sure=True, date=death))


def _bracketed(article: Article, claims: Sequence[Claim]) -> Iterator[Event]:
    """The birth and the death of "Ida Holm (1931–2004)"."""
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue) or value.precision != "year" or value.start is None or value.end is None:
            continue
        if article.text[claim.end : claim.end + 1] != ")" or value.start >= value.end:
            continue
        named = BEFORE_BRACKET.search(article.text, max(claim.sentence[0], claim.start - REACH), claim.start)
        if named is not None:
            name = " ".join(named["subject"].split())
            yield Event("born", name, sure=True, date=Told(claim, value.start))
            yield Event("died", name, sure=True, date=Told(claim, value.end))


def _same(seen: dict[tuple[str, str], Event], event: Event) -> Event | None:
    """The earlier event of the same subject; a surname alone is the one person who bears it."""
    found = seen.get((event.what, event.subject))
    if found is not None:
        return found
    last = event.subject.rpartition(" ")[2]
    others = [one for (what, subject), one in seen.items() if what == event.what and subject.rpartition(" ")[2] == last]
    alone = " " not in event.subject or any(" " not in one.subject for one in others)
    return others[0] if len(others) == 1 and alone and event.subject[0].isupper() else None


def _one_event(one: Event, other: Event) -> bool:
    """Whether two dates are so near, or the verb so sure, that they are of one event."""
    if one.what in words("timeline")["once"]:
        return True
    days = abs((one.date.first - other.date.first).days)
    return len(one.date.iso) == len(other.date.iso) == DAY and days <= NEARBY and one.subject == other.subject


def _twice(one: Event, other: Event) -> Finding:
    sure = one.sure and other.sure
    what = f"{one.subject} {one.what}" if one.what in words("timeline")["once"] else one.subject
    return Finding(
        "timeline",
        Outcome.CONTRADICTED if sure else Outcome.ADVICE,
        f"The draft gives two dates for the same event ({what}): {in_words(one.date.iso)} and {in_words(other.date.iso)}.",
        claim=other.date.claim.id,
        suggestions=(_repair(one.date),) if len(one.date.iso) == len(other.date.iso) and not one.date.relative else (),
        related=(one.date.claim.id,),
    )


def _repair(date: Told) -> str:
    """The date in the words of the draft; a year out of "1931–2004" alone."""
    return date.iso if len(date.iso) == YEAR else date.claim.text


def _backwards(birth: Event, death: Event) -> Finding:
    return Finding(
        "timeline",
        Outcome.CONTRADICTED,
        f"{death.subject or 'Nobody'} {'cannot have died' if death.subject else 'dies'} ({in_words(death.date.iso)}) before being born ({in_words(birth.date.iso)}).",
        claim=death.date.claim.id,
        related=(birth.date.claim.id,),
    )


@cache
def _verbs() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str, bool], ...]:
    """Subject, verb, place and preposition, up to a date."""
    found = []
    for what, entry in words("timeline")["once"].items():
        forms = "|".join(map(re.escape, entry["forms"]))
        aside = r"(?:,\s[^,.;\n]{1,60},)?"
        pattern = rf"(?:^|[\s(“\"])(?P<subject>{NAME}|{THING}){aside}\s(?:{forms})(?:\s(?:in|at|near)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,?)?\s(?:on|in)\s$"
        found.append((re.compile(pattern), tuple(entry["forms"]), what, bool(entry["sure"])))
        if apart_forms := tuple(entry.get("apart", ())):
            forms = "|".join(map(re.escape, apart_forms))
            pattern = (
                rf"(?:^|[\s(“\"])(?P<subject>{NAME}|{THING}),\s(?:{forms})(?:\s(?:in|at|near)\s[A-Z][\w’'-]+,?)?\s(?:on|in)\s$"
            )
            found.append((re.compile(pattern), apart_forms, what, bool(entry["sure"])))
    return tuple(found)


@cache
def _nouns() -> re.Pattern[str]:
    events = "|".join(map(re.escape, words("timeline")["events"]))
    return re.compile(rf"\b[Tt]he\s(?P<subject>(?:[\w’'-]+\s){{0,3}}?[A-Z][\w’'-]+\s(?:[a-z]+\s)?(?:{events}))\s(?:of|on)\s$")


def _events(article: Article, one: Told) -> Iterator[Event]:
    """The events that the words straight before a date tell of."""
    if one.claim.speaker is not None:
        return
    low = max(one.claim.sentence[0], one.claim.start - REACH)
    before = article.text[low : one.claim.start]
    if not before.endswith((" on ", " in ", " of ")):
        return
    told = _event(before)
    if told is not None:
        what, subject, sure = told
        yield Event(what, subject, sure, one)


@kept(DATES_KEPT)
def _event(before: str) -> tuple[str, str, bool] | None:
    """What the words before a date say that happened, to whom or what, and whether it is sure."""
    for pattern, forms, what, sure in _verbs():
        found = pattern.search(before) if any(form in before for form in forms) else None
        if found is None:
            continue
        subject = " ".join(found["subject"].split())
        if subject.split()[0] in PRONOUNS:
            return None
        definite = not subject.lower().startswith("the ") or any(part[0].isupper() for part in subject.split()[1:])
        return what, subject.removeprefix("The ").removeprefix("the "), sure and definite
    named = _nouns().search(before)
    return None if named is None else ("event", " ".join(named["subject"].split()), False)
