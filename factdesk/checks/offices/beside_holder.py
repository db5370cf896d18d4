"""Those who have left an office, in a draft that names today's holder by it: "President Obama" beside President Trump is history or courtesy."""

from dataclasses import replace

from factdesk.checks.offices.case import contradicts
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.retelling import RECENT, Dates, daily, recent
from factdesk.claims.claim import Claim, Standing
from factdesk.claims.persons import last_part
from factdesk.draft.article import Article
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern

_RULE = Pattern("retelling", "rule_of")
LEAD_IN = 40
"""Characters of a sentence before a title that still opens it: "On Monday, French President X"."""


def of_the_past(article: Article, dates: Dates, judged: dict[str, Judgement]) -> None:
    """Weaken what rests on somebody who has left, where the draft shows that it knows so, and the sentence tells no news of them."""
    sure = [(one, found) for one, found in judged.items() if contradicts(found) and found.confident]
    for one, found in sure:  # "pressure from President-elect X" is told of the weeks before
        if found.answer is Answer.ALREADY_IN_OFFICE and not _opens(article, found.claim):
            judged[one] = replace(found, confident=False)
    left = [(one, found) for one, found in sure if found.answer is Answer.NO_LONGER]
    if not left:
        return
    now = {_whose(found) for found in judged.values() if _current(found)}
    before = {_whose(found) for found in judged.values() if _gone(article, found)}
    ruled = {fold(match["name"]) for match in _RULE.finditer(article.text)}
    gone = set()
    for one, found in left:
        office = found.term.office if found.term else None
        known = any((held.person.key, office) in now or last_part(held.person.name) in ruled for held in found.holders)
        if (known or _whose(found) in before) and not _acts(article, dates, found.claim):
            judged[one] = replace(found, confident=False)
            gone.add(_end(found))
    for one, found in left:  # whoever left with them
        if judged[one].confident and _end(found) in gone and not _acts(article, dates, found.claim):
            judged[one] = replace(found, confident=False)


def _whose(judgement: Judgement) -> tuple[str | None, object]:
    """The person and the office that an answer rests on."""
    person, term = judgement.candidate, judgement.term
    return (person.person.key if person else None, term.office if term else None)


def _end(judgement: Judgement) -> tuple[str | None, object]:
    """Where and when the term of an answer ended."""
    term = judgement.term
    return (judgement.jurisdiction, term.end if term else None)


def _current(judgement: Judgement) -> bool:
    value = judgement.value
    return judgement.answer is Answer.SUPPORTED and value.standing is Standing.CURRENT and value.on is None


def _gone(article: Article, judgement: Judgement) -> bool:
    """Whether a draft names somebody by an office as one who had it: as former, on a day long ago, or in a tale of the past."""
    if judgement.answer is Answer.NO_LONGER:
        return not judgement.confident
    long_ago = judgement.period.last + RECENT < article.dateline
    return judgement.answer is Answer.SUPPORTED and (long_ago or judgement.value.standing in {Standing.FORMER, Standing.THEN})


def _acts(article: Article, dates: Dates, claim: Claim) -> bool:
    """Whether somebody is told of doing something these days: what opens the sentence does it, and a day of these weeks stands in it."""
    return _opens(article, claim) and any(recent(value, article.dateline) for _, value in dates.between(*claim.sentence))


def _opens(article: Article, claim: Claim) -> bool:
    """Whether a title opens its sentence, and a verb of the day follows."""
    return claim.start - claim.sentence[0] <= LEAD_IN and daily(article.text, claim)
