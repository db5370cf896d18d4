"""A name that the roster spells otherwise: a romanisation that is not the house's, or a typing slip.

A listed alias is accepted unless the roster discourages it, and missing accents alone are left to the office-holder's message.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.name_consistency import variants
from factdesk.checks.offices.judgement import Answer
from factdesk.checks.offices.suggesting import with_person
from factdesk.checks.people import name_of, surname_only
from factdesk.checks.references import References
from factdesk.checks.spellings import Difference, respelt, slips
from factdesk.claims.claim import Claim, NameValue, TitleValue
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.roster.found import Candidate
from factdesk.roster.official import Holding, Official

CERTAIN = frozenset({
    Answer.SUPPORTED, Answer.WRONG_JURISDICTION, Answer.NO_LONGER, Answer.NOT_YET, Answer.STILL_IN_OFFICE,
})  # fmt: skip
"""Answers that tie the name to one official by office as well."""


@dataclass(frozen=True, slots=True)
class Respelt:
    """A name put into the house spelling."""

    right: str
    """In the extent in which it was written; the whole name where it differs by more than spelling."""
    otherwise: tuple[str, ...]
    """The written words that differ in letters."""
    discouraged: bool = False


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Compare every name whose official is certain with the house spelling."""
    if references.roster is None:
        return
    spelt = []
    for claim in claims:
        if isinstance(claim.value, TitleValue | NameValue):
            candidate = _official(article, claim, references)
            found = _respelt(claim.value.person, candidate.person) if candidate else None
            if candidate and found:
                spelt.append((claim, candidate, found))
    # Two spellings in one draft are reported once, by name-consistency.
    told = {word for variant in variants(article, claims, references) for word in variant.words} if spelt else set()
    for claim, candidate, found in spelt:
        if found.discouraged or not all(word in told for word in found.otherwise):
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


def _respelt(written: str, person: Official) -> Respelt | None:
    """The name in the house spelling; None where it is that, or is listed and not discouraged."""
    exact, folded = set(written.casefold().split()), set(fold(written).split())
    avoided = not exact <= set(person.name.casefold().split()) and any(
        exact <= set(alias.casefold().split()) for alias in person.discouraged
    )
    listed = (person.name, *(alias for alias in person.aliases if alias not in person.discouraged))
    if not avoided and any(folded <= set(fold(alias).split()) for alias in listed):
        return None
    found = slips(written, person.name) or ()
    otherwise = tuple(slip.written for slip in found if slip.difference is Difference.LETTERS)
    if avoided:
        return Respelt(respelt(written, found) if found else person.name, otherwise, discouraged=True)
    return Respelt(respelt(written, found), otherwise) if otherwise else None


def _finding(article: Article, claim: Claim, candidate: Candidate, found: Respelt) -> Finding:
    value, person = claim.value, candidate.person
    assert isinstance(value, TitleValue | NameValue)
    span = value.parts.person if isinstance(value, TitleValue) else (claim.start, claim.end)
    suggestion = with_person(article, claim, span, found.right) if span and article.text[slice(*span)] == value.person else None
    sources = dict.fromkeys(term.source for term in person.terms if term.source)
    return Finding(
        "name-spelling",
        Outcome.ADVICE,
        f"The roster spells the name {person.name}; the draft has {value.person}{', which it discourages' if found.discouraged else ''}.",
        claim=claim.id,
        suggestions=(suggestion,) if suggestion else (),
        evidence=(
            Evidence(person.name, score=candidate.score, reasons=tuple(candidate.reasons), source=next(iter(sources), None)),
        ),
    )
