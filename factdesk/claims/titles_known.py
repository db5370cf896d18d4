"""What the rest of the draft says of a title: the full name behind a surname, and the day that a sentence sets."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, DateValue, Kind, Standing, TitleValue
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern

OPENING = Pattern("titles", "opening")
"""What stands before a date that opens a sentence."""
_BARE = Pattern("titles", "bare")
"""What stands before "Six years ago" or "Last month" where they open a sentence."""
_FOLLOWING, _WHEN = Pattern("titles", "following"), Pattern("titles", "when")
_DID_WHEN, _IN_CLAUSE = Pattern("titles", "did_when"), Pattern("titles", "in_clause")


def with_full_names(claims: Iterable[Claim]) -> list[Claim]:
    """Give each bare surname the full name of the last earlier mention, else of the first later one."""
    ordered = sorted(claims, key=lambda claim: claim.start)
    first_full: dict[str, str] = {}
    for claim in ordered:
        if isinstance(claim.value, TitleValue) and " " in claim.value.person:
            first_full.setdefault(last_part(claim.value.person), claim.value.person)
    last_full = dict(first_full)
    done = []
    for claim in ordered:
        value = claim.value
        if isinstance(value, TitleValue):
            folded = fold(value.person)
            if " " in folded:
                last_full[last_part(value.person)] = value.person
            elif folded in last_full:
                done.append(replace(claim, value=replace(value, full_name=last_full[folded])))
                continue
        done.append(claim)
    return done


def parted(claims: Iterable[Claim], before: Sequence[Claim]) -> list[Claim]:
    """Leave the person out of a title's span where a date or a place stands between: "X was sworn in on Thursday as prime minister"."""
    inside = sorted((claim for claim in before if claim.kind is not Kind.QUANTITY), key=_start)
    starts = [claim.start for claim in inside]
    return [_parted(claim, inside, starts) for claim in claims]


def _start(claim: Claim) -> int:
    return claim.start


def _parted(claim: Claim, inside: Sequence[Claim], starts: Sequence[int]) -> Claim:
    value = claim.value
    if not isinstance(value, TitleValue) or value.parts.person is None or value.parts.title is None:
        return claim
    parts = value.parts
    own = [span for span in (parts.title, parts.jurisdiction, parts.standing) if span]
    start = min(span[0] for span in own)
    assert parts.person is not None
    first = bisect_left(starts, parts.person[1])
    if parts.person[1] >= start or first == len(inside) or inside[first].end > start:
        return claim
    text = claim.text[start - claim.start :]
    return replace(claim, start=start, text=text, value=replace(value, parts=replace(parts, person=None)))


def with_dates(article: Article, claims: Iterable[Claim], before: Sequence[Claim]) -> list[Claim]:
    """Set the day of an office where the sentence opens with a date ("In 2009, Prime Minister X") or one follows ("was president in 2005").

    Dates to the day, month or year count: they are what a term can be held against. Relative ones ("Six years ago", "Last month") only
    where they open the sentence, and look back.
    """
    dates = sorted((claim for claim in before if _dates(article, claim)), key=lambda claim: claim.start)
    if not dates:
        return list(claims)
    starts = [claim.start for claim in dates]
    return [_dated(article.text, claim, dates, starts) for claim in claims]


def _dates(article: Article, claim: Claim) -> bool:
    value = claim.value
    if claim.kind is not Kind.DATE or not isinstance(value, DateValue):
        return False
    said = value.date or value.start
    if not value.relative:
        return bool(value.date or (value.start and value.end and value.start[: len("2022")] == value.end[: len("2022")]))
    return said is not None and said < article.dateline.isoformat()[: len(said)] and _opens(article.text, claim)


def _opens(text: str, claim: Claim) -> bool:
    return _BARE.fullmatch(text, claim.sentence[0], claim.start) is not None


def _aside(text: str, claim: Claim) -> bool:
    """Whether a date is that of the line before it, in brackets, or a year that does something itself: "2015 saw a slight decrease"."""
    alone = not text[claim.sentence[0] : claim.start].strip(" \"“‘'")
    bare = alone and claim.text.isdigit() and text[claim.end : claim.end + 1] == " "
    return bare or (text[claim.start - 1 : claim.start] in {"(", "["} and text[claim.end : claim.end + 1] in {")", "]"})


def _dated(text: str, claim: Claim, dates: Sequence[Claim], starts: Sequence[int]) -> Claim:
    value = claim.value
    if not isinstance(value, TitleValue):
        return claim
    first = claim.sentence[0]
    number = bisect_left(starts, first)
    opening = dates[number] if number < len(dates) and starts[number] < claim.start else None
    opens = opening and not _aside(text, opening) and (_opens(text, opening) or OPENING.fullmatch(text, first, opening.start))
    if opening and opens and opening.end <= claim.start:
        return _on(claim, value, opening)
    number = bisect_left(starts, claim.start)
    ahead = dates[number - 1] if number and starts[number - 1] >= first else None
    if ahead and ahead.end <= claim.start and _WHEN.fullmatch(text, ahead.end, claim.start):
        return _on(claim, value, ahead)  # "in 2009, when X was president"
    number = bisect_left(starts, claim.end)
    following = dates[number] if number < len(dates) else None
    if following and _DID_WHEN.search(text, first, claim.start) and _IN_CLAUSE.fullmatch(text, claim.end, following.start):
        return _on(claim, value, following)  # "when President X came here in May 2007"
    past = value.standing in (Standing.FORMER, Standing.THEN, Standing.ELECT)
    if following and past and following.start < claim.end + 20 and _FOLLOWING.fullmatch(text, claim.end, following.start):
        return _on(claim, value, following)
    return claim


def _on(claim: Claim, value: TitleValue, date: Claim) -> Claim:
    assert isinstance(date.value, DateValue)
    return replace(claim, value=replace(value, on=date.value))
