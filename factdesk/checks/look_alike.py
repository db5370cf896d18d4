"""An exact but wrong word: Slovak for Slovenian, Austria for Australia.

Speaks only where another check has already contradicted the claim, and says why the slip is so easily made.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from factdesk.checks import place
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices.judgement import Answer
from factdesk.checks.offices.words import place as in_words
from factdesk.checks.references import References
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim, PlaceValue
from factdesk.draft.article import Article
from factdesk.draft.words import words


@cache
def _pairs(language: str) -> Mapping[str, frozenset[str]]:
    alike: dict[str, set[str]] = {}
    for group in words("lookalikes", language)["groups"]:
        for code in group:
            alike.setdefault(code, set()).update(other for other in group if other != code)
    return {code: frozenset(others) for code, others in alike.items()}


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Name the two jurisdictions that were taken for each other."""
    alike = _pairs(article.language)
    for claim in claims:
        judgement = references.judged.get(claim.id)
        if judgement and judgement.answer is Answer.WRONG_JURISDICTION and judgement.term and judgement.jurisdiction:
            said, meant = judgement.jurisdiction, judgement.term.office.jurisdiction
            what = judgement.candidate.person.name if judgement.candidate else judgement.value.person
        elif isinstance(claim.value, PlaceValue):
            said, meant, what = claim.value.country or "", place.elsewhere(claim.value) or "", claim.value.place
        else:
            continue
        if meant in alike.get(said, ()):
            message = (
                f"{in_words(said)} and {in_words(meant)} are easily taken for each other: {what} belongs to {in_words(meant)}."
            )
            yield Finding("look-alike", Outcome.ADVICE, capitalised(message), claim=claim.id)
