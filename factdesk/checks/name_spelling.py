"""A name that the roster spells otherwise: a romanisation that is not the house's, or a typing slip.

A listed alias is accepted, and missing accents alone are left to the office-holder's message.
"""

from collections.abc import Iterable, Sequence

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.judgement import Answer
from factdesk.checks.name_consistency import variants
from factdesk.checks.people import name_of, surname_only
from factdesk.checks.references import References
from factdesk.checks.spellings import Difference, Slip, respelt, slips
from factdesk.checks.suggesting import with_person
from factdesk.claims.claim import Claim, NameValue, TitleValue
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.roster.found import Candidate
from factdesk.roster.official import Holding

CERTAIN = frozenset({
    Answer.SUPPORTED, Answer.WRONG_JURISDICTION, Answer.NO_LONGER, Answer.NOT_YET, Answer.STILL_IN_OFFICE,
})  # fmt: skip
"""Answers that tie the name to one official by office as well."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every name whose official is certain with the house spelling."""
    if references.roster is None:
        return
    spelt = []
    for claim in claims:
        if isinstance(claim.value, TitleValue | NameValue):
            candidate = _official(article, claim, references)
            found = _slips(claim.value.person, candidate) if candidate else ()
            if candidate and found:
                spelt.append((claim, candidate, found))
    # Two spellings in one draft are reported once, by name-consistency.
    told = {word for variant in variants(article, claims, references) for word in variant.words} if spelt else set()
    for claim, candidate, found in spelt:
        if not all(slip.written in told for slip in found if slip.difference is Difference.LETTERS):
            yield _finding(article, claim, candidate, found)


def _official(article: Article, claim: Claim, references: References) -> Candidate | None:
    judgement = references.judged.get(claim.id)
    if judgement is not None:
        return judgement.candidate if judgement.answer in CERTAIN else None
    assert isinstance(claim.value, TitleValue | NameValue)
    name = name_of(claim.value)
    same = [one for one in references.found.get(name, ()) if one.outcome == "same"]
    if surname_only(name) or len(same) != 1:
        return None
    # A name without an office may be anybody's: only who is in office that day is taken to be meant.
    now = any(term.holds(article.dateline) in {Holding.YES, Holding.UNKNOWN} for term in same[0].person.terms)
    return same[0] if now else None


def _slips(written: str, candidate: Candidate) -> tuple[Slip, ...]:
    """The words spelt otherwise than in the house spelling; none where the spelling is a listed one."""
    person = candidate.person
    words = set(fold(written).split())
    if any(words <= set(fold(alias).split()) for alias in (person.name, *person.aliases)):
        return ()
    found = slips(written, person.name) or ()
    return found if any(slip.difference is Difference.LETTERS for slip in found) else ()


def _finding(article: Article, claim: Claim, candidate: Candidate, found: tuple[Slip, ...]) -> Finding:
    value, person = claim.value, candidate.person
    assert isinstance(value, TitleValue | NameValue)
    right = respelt(value.person, found)
    span = value.parts.person if isinstance(value, TitleValue) else (claim.start, claim.end)
    suggestion = with_person(article, claim, span, right) if article.text[slice(*span)] == value.person else None
    sources = dict.fromkeys(term.source for term in person.terms if term.source)
    return Finding(
        "name-spelling",
        Outcome.ADVICE,
        f"The roster spells the name {person.name}; the draft has {value.person}.",
        claim=claim.id,
        suggestions=(suggestion,) if suggestion else (),
        evidence=(
            Evidence(person.name, score=candidate.score, reasons=tuple(candidate.reasons), source=next(iter(sources), None)),
        ),
    )
