"""What ends before it begins: works, terms of office, lives of firms, and arrests for what had not happened yet."""

from collections.abc import Iterator
from itertools import pairwise

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.times.moments import Moment, Passages
from factdesk.draft.kept import kept
from factdesk.draft.patterns import Pattern

BEGINS, ENDS, DUE = Pattern("courses", "begins"), Pattern("courses", "ends"), Pattern("courses", "due")
AGAIN, SAME, GOES_ON = Pattern("courses", "again"), Pattern("courses", "same"), Pattern("courses", "goes_on")
ONCE_MORE = Pattern("courses", "once_more")
YEAR, NEXT, CUE = Pattern("courses", "year"), Pattern("courses", "next"), Pattern("courses", "cue")
CRIME_FIRST, HELD, OVER = Pattern("courses", "crime_first"), Pattern("courses", "held"), Pattern("courses", "over")
BUILDING = Pattern("courses", "building")
ASKED, DECIDED, REQUEST = Pattern("courses", "asked"), Pattern("courses", "decided"), Pattern("courses", "request")
ANOTHER, THIS_YEAR = Pattern("courses", "another"), Pattern("courses", "this_year")
HAVING, ACCEPTING = Pattern("courses", "having"), Pattern("courses", "accepting")
PAIR = 2
REACH = 80
SENTENCES_KEPT = 1 << 13
"""Sentences with dates: more than a manuscript of 100,000 words has."""
SOON = 31
"""Days within which two dates without a year are of the same one, rather than nearly a year apart."""


def courses(passages: Passages) -> Iterator[Finding]:
    """Every end that lies before its beginning."""
    article = passages.article
    for span, here in passages.of.items():
        if not _cued(article.text[slice(*span)]):
            continue
        for one, two in pairwise(here):
            yield from _in_one(passages, span, one, two)
        yield from _asked(passages, span)
        after = passages.beside(span, 1)
        if len(here) == 1 and after and len(passages.of.get(after, [])) == 1:
            yield from _in_two(passages, span, after)


@kept(SENTENCES_KEPT)
def _cued(sentence: str) -> bool:
    """Whether a sentence has a word of a course; kept, since after an edit nearly all are the same."""
    return CUE.search(sentence.lower()) is not None


def _in_one(passages: Passages, span: tuple[int, int], one: Moment, two: Moment) -> Iterator[Finding]:
    text = passages.article.text
    before, between = text[max(span[0], one.start - REACH) : one.start], text[one.end : two.start]
    had = "having" in between and HAVING.fullmatch(between) and not ONCE_MORE.search(text, *span)
    if had and one.claim is not two.claim and _before(text, span, one, two):
        yield _finding(two, one, f"What had been done {two.when} comes after what followed it, {one.when}.")
    if one.claim is two.claim or AGAIN.is_in(text, span[0], two.end) or ONCE_MORE.search(text, two.end, span[1]):
        return
    if _before(text, span, two, one) and BEGINS.search(before):
        if ENDS.search(" " + between) and _joined(between, ENDS):
            yield _finding(two, one, f"It ends {two.when}, before it begins {one.when}.")
    elif _before(text, span, one, two) and DUE.search(before) is None and HELD.search(before) and OVER.match(between):
        if CRIME_FIRST.search(text[max(span[0], two.start - REACH) : two.start]):
            yield _finding(one, two, f"The arrest {one.when} comes before what it is for, {two.when}.")
    elif _before(text, span, two, one) and CRIME_FIRST.search(before) and HELD.search(between) and " and " in between:
        yield _finding(two, one, f"The arrest {two.when} comes before what it is for, {one.when}.")
    due = DUE.search(between) and one.first < two.first and BEGINS.search(before) and not ACCEPTING.search(text, span[0], one.start)
    if due and sure(text, span, one, two):
        yield _finding(two, one, f"It is due {two.when}, after what it is for begins {one.when}.")


def _asked(passages: Passages, span: tuple[int, int]) -> Iterator[Finding]:
    """A decision before the application that it is on, in one sentence or two."""
    text, after = passages.article.text, passages.beside(span, 1)
    here = [*passages.of[span], *(passages.of.get(after, []) if after else [])]
    whole = (span[0], after[1] if after and len(here) > len(passages.of[span]) else span[1])
    if len(here) != PAIR or not REQUEST.search(text, *whole) or ANOTHER.search(text, *whole):
        return
    roles = {}
    for moment in here:
        before = text[max(whole[0], moment.start - REACH) : moment.start]
        for role, cue in (("asked", ASKED), ("decided", DECIDED)):
            if cue.search(before) and role not in roles:
                roles[role] = moment
                break
    if len(roles) == PAIR and roles["decided"].last < roles["asked"].first and _of_one_year(text, whole, *here):
        yield _finding(
            roles["asked"], roles["decided"], f"It is asked for {roles['asked'].when}, after it is decided {roles['decided'].when}."
        )


def _of_one_year(text: str, span: tuple[int, int], one: Moment, two: Moment) -> bool:
    said = all(
        YEAR.search(moment.claim.text) or THIS_YEAR.match(text, moment.end) or "this year" in moment.claim.text
        for moment in (one, two)
    )
    told = any(THIS_YEAR.match(text, moment.end) or "this year" in moment.claim.text for moment in (one, two))
    return said or sure(text, span, one, two) or (told and one.last < two.first and two.first.year == one.first.year)


def _joined(between: str, ends: Pattern) -> bool:
    """Whether only words of the same subject lead to the end."""
    found = ends.search(" " + between)
    return found is not None and SAME.match(between[: max(0, found.start() - 1)]) is not None


def _in_two(passages: Passages, span: tuple[int, int], after: tuple[int, int]) -> Iterator[Finding]:
    """A beginning in one sentence, and the end of the same in the next."""
    text = passages.article.text
    one, two = passages.of[span][0], passages.of[after][0]
    goes_on = GOES_ON.match(text, *after)
    before, lead = text[max(span[0], one.start - REACH) : one.start], text[max(after[0], two.start - REACH) : two.start]
    if goes_on is None or AGAIN.is_in(text, *span) or AGAIN.is_in(text, *after) or not BEGINS.search(before):
        return
    if goes_on["noun"] and f" {goes_on['noun']}" not in text[slice(*span)] and not BUILDING.search(text, *span):
        return
    if ENDS.search(lead) and _before(text, (span[0], after[1]), two, one):
        yield _finding(two, one, f"It ends {two.when}, before it begins {one.when}.")


def _before(text: str, span: tuple[int, int], early: Moment, late: Moment) -> bool:
    """Whether one moment certainly lies before another."""
    return early.last < late.first and sure(text, span, early, late)


def sure(text: str, span: tuple[int, int], one: Moment, two: Moment) -> bool:
    """Whether the years of both are told, or they lie so near that they are of one year."""
    if YEAR.search(one.claim.text) and YEAR.search(two.claim.text):
        return True
    return abs((one.first - two.first).days) <= SOON and NEXT.search(text, *span) is None


def _finding(about: Moment, other: Moment, message: str) -> Finding:
    evidence = (Evidence(start=other.first.isoformat(), end=about.first.isoformat(), role="calendar"),)
    return Finding("timeline", Outcome.CONTRADICTED, message, claim=about.claim.id, evidence=evidence, related=(other.claim.id,))
