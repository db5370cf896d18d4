"""An age against the roster's birth date: "Angela Merkel, 66," and "the 66-year-old Angela Merkel"."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from factdesk.checks.calendar import age_on, iso_words
from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.offices.judgement import Answer, Period
from factdesk.checks.offices.words import when
from factdesk.checks.people import name_of, surname_only
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, DateValue, NameValue, QuantityValue, TitleValue
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern
from factdesk.roster.dates import PartialDate
from factdesk.roster.found import Candidate

AFTER_NAME = Pattern("ages", "after_name")
TURNS = Pattern("ages", "turns")
BEFORE_NAME = re.compile(r",?\s+")
ENDS = frozenset(",.;)")
BRACKETED = 15
"""Years by which a bare figure in brackets may differ from the age, and still be meant as one."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every age that stands right beside a person whom the roster knows for certain."""
    for before, claim, after in zip((None, *claims), claims, (*claims[1:], None), strict=False):
        value = claim.value
        if not isinstance(value, QuantityValue) or value.dimension not in ("age", "count") or value.approximate:
            continue
        if value.number is None or value.unit not in (None, "year") or value.number != int(value.number):
            continue
        said = _beside(article.text, before, claim, after)
        candidate = _official(said[0], references) if said else None
        if said and candidate and candidate.person.born:
            yield from _judge(article, claims, (said[0], claim), candidate, said[1])


def _beside(text: str, before: Claim | None, claim: Claim, after: Claim | None) -> tuple[Claim, str] | None:
    """The person whose age it is, and how it is said: named right before it, or right behind "…-year-old"."""
    aged = isinstance(claim.value, QuantityValue) and claim.value.dimension == "age"
    if before and _is_person(before):
        between, ends = text[before.end : claim.start], text[claim.end : claim.end + 1] in ENDS
        turns = TURNS.fullmatch(between)
        if turns:
            return before, turns["verb"]
        stated = AFTER_NAME.fullmatch(between)
        if stated and (ends or (aged and "old" in claim.text)) and (aged or " is" in between or between.strip() == "("):
            return before, "(" if "(" in between and not aged else "is"
    if aged and after and _is_person(after) and "old" in claim.text and BEFORE_NAME.fullmatch(text[claim.end : after.start]):
        return after, "is"
    return None


def _judge(
    article: Article, claims: Sequence[Claim], pair: tuple[Claim, Claim], candidate: Candidate, said: str
) -> Iterable[Finding]:
    """Compare on the dateline, or on the other day that the sentence is about when the age is right for that."""
    person, claim = pair
    born = candidate.person.born
    assert isinstance(claim.value, QuantityValue)
    assert born is not None
    number = int(claim.value.number or 0)
    days = [article.dateline, *_other_days(claims, claim, article.dateline)]
    coming = said not in ("is", "(", "turned")
    fits = next((day for day in days if age_on(born.last, day) <= number <= age_on(born.first, day) + coming), None)
    if said == "(" and abs(number - age_on(born.first, article.dateline)) > BRACKETED:
        return
    yield _finding(claim, person, candidate, born=born, day=fits or article.dateline, right=fits is not None, ahead=int(coming))


def _other_days(claims: Sequence[Claim], claim: Claim, dateline: date) -> Iterable[date]:
    """The days and years of other years that stand in the same sentence: "In 2017 …, 39, won"."""
    for other in claims:
        value = other.value
        if other.sentence == claim.sentence and isinstance(value, DateValue) and value.date:
            found = PartialDate.parse(value.date)
            if found.first.year != dateline.year:
                yield from (found.first, found.last)


def _is_person(claim: Claim) -> bool:
    return isinstance(claim.value, TitleValue | NameValue)


def _official(claim: Claim, references: References) -> Candidate | None:
    judgement = references.judged.get(claim.id)
    if judgement is not None:
        return judgement.candidate if judgement.answer is Answer.SUPPORTED else None
    assert isinstance(claim.value, TitleValue | NameValue)
    same = [one for one in references.found.get(name_of(claim.value), ()) if one.outcome == "same"]
    return same[0] if len(same) == 1 and not surname_only(name_of(claim.value)) else None


def _finding(
    claim: Claim, person: Claim, candidate: Candidate, *, born: PartialDate, day: date, right: bool, ahead: int = 0
) -> Finding:
    assert isinstance(claim.value, QuantityValue)
    said = int(claim.value.number or 0)
    least, most = age_on(born.last, day), age_on(born.first, day)
    name, birth = candidate.person.name, iso_words(str(born))
    real = str(least) if least == most else f"{least} or {most}"
    evidence = (Evidence(name, start=str(born), score=candidate.score, reasons=tuple(candidate.reasons), role="person"),)
    told = f"{name}, born {'on ' if born.day else 'in '}{birth}, was {real} {when(Period(day, day))}"
    if right:
        return Finding("age", Outcome.SUPPORTED, f"{told}.", claim=claim.id, evidence=evidence, related=(person.id,))
    fixed = (re.sub(r"\d+", str(least + ahead), claim.text, count=1),) if least == most and re.search(r"\d", claim.text) else ()
    sure = Outcome.CONTRADICTED if isinstance(person.value, TitleValue) else Outcome.ADVICE
    return Finding("age", sure, f"{told}, not {said}.", claim=claim.id, suggestions=fixed, evidence=evidence, related=(person.id,))
