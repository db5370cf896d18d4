"""An age against the roster's birth date: "Angela Merkel, 66," and "the 66-year-old Angela Merkel"."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from factdesk.checks.calendar import iso_words
from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.judgement import Answer, Period
from factdesk.checks.office_words import when
from factdesk.checks.people import name_of, surname_only
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, NameValue, QuantityValue, TitleValue
from factdesk.draft.article import Article
from factdesk.roster.dates import PartialDate
from factdesk.roster.found import Candidate

AFTER_NAME = re.compile(r",\s*(?:aged?\s+|who is\s+)?")
BEFORE_NAME = re.compile(r",?\s+")


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every age that stands right beside a person whom the roster knows for certain."""
    for before, claim, after in zip((None, *claims), claims, (*claims[1:], None), strict=False):
        value = claim.value
        if not isinstance(value, QuantityValue) or value.dimension != "age" or value.number is None or value.approximate:
            continue
        person = _beside(article.text, before, claim, after)
        candidate = _official(person, references) if person else None
        if person and candidate and candidate.person.born:
            yield _finding(claim, person, candidate, born=candidate.person.born, day=article.dateline)


def _beside(text: str, before: Claim | None, claim: Claim, after: Claim | None) -> Claim | None:
    """The person whose age it is: named right before a comma, or right behind "…-year-old"."""
    if (
        before
        and _is_person(before)
        and AFTER_NAME.fullmatch(text[before.end : claim.start])
        and text[claim.end : claim.end + 1] in {",", "."}
    ):
        return before
    if after and _is_person(after) and "old" in claim.text and BEFORE_NAME.fullmatch(text[claim.end : after.start]):
        return after
    return None


def _is_person(claim: Claim) -> bool:
    return isinstance(claim.value, TitleValue | NameValue)


def _official(claim: Claim, references: References) -> Candidate | None:
    judgement = references.judged.get(claim.id)
    if judgement is not None:
        return judgement.candidate if judgement.answer is Answer.SUPPORTED else None
    assert isinstance(claim.value, TitleValue | NameValue)
    same = [one for one in references.found.get(name_of(claim.value), ()) if one.outcome == "same"]
    return same[0] if len(same) == 1 and not surname_only(name_of(claim.value)) else None


def _finding(claim: Claim, person: Claim, candidate: Candidate, *, born: PartialDate, day: date) -> Finding:
    assert isinstance(claim.value, QuantityValue)
    said = int(claim.value.number or 0)
    least, most = _age(born.last, day), _age(born.first, day)
    name, birth = candidate.person.name, iso_words(str(born))
    real = str(least) if least == most else f"{least} or {most}"
    evidence = (Evidence(name, start=str(born), score=candidate.score, reasons=tuple(candidate.reasons), role="person"),)
    right = f"{name}, born {'on ' if born.day else 'in '}{birth}, was {real} {when(Period(day, day))}"
    if least <= said <= most:
        return Finding("age", Outcome.SUPPORTED, f"{right}.", claim=claim.id, evidence=evidence, related=(person.id,))
    fixed = (re.sub(r"\d+", str(least), claim.text, count=1),) if least == most and re.search(r"\d", claim.text) else ()
    return Finding("age", Outcome.CONTRADICTED if isinstance(person.value, TitleValue) else Outcome.ADVICE, f"{right}, not {said}.",
                   claim=claim.id, suggestions=fixed, evidence=evidence, related=(person.id,))  # fmt: skip


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
