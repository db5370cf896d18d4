"""A country or a state that somebody is said to have governed, and which is not the one that they led."""

import re
from collections.abc import Iterator

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.offices import posts
from factdesk.checks.offices.evidence import row
from factdesk.checks.offices.succession import People, subject
from factdesk.checks.offices.words import in_one, office_of, place, plain_name, span_of
from factdesk.checks.written import capitalised
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import country_of, jurisdiction_of
from factdesk.draft.patterns import Pattern, word_set
from factdesk.roster.official import Term
from factdesk.roster.roster import Roster

_CUE, _GOVERNED = Pattern("tenures", "governed_cue"), Pattern("tenures", "governed")


def governed(article: Article, people: People, roster: Roster) -> Iterator[Finding]:
    """A contradiction for whoever led one country or state, and has held no office in the one that the draft has him govern."""
    for first, last in article.sentences:
        if _CUE.is_in(article.text, first, last):
            for words in _GOVERNED.finditer(article.text, first, last):
                yield from _held(article, people, words, roster)


def _held(article: Article, people: People, words: re.Match[str], roster: Roster) -> Iterator[Finding]:
    found, code = subject(article, people, words.start(), ""), jurisdiction_of(words[1] or "")
    if found is None or not found[1] or code is None:
        return
    person = found[0]
    terms = [term for term in person.terms if term.start and term.start.first <= article.dateline]
    leads = [
        term
        for term in terms
        if posts.sovereign(term.office.normal, term.office.jurisdiction) or posts.REGIONAL.match(term.office.normal)
    ]
    if not leads or any(_there(term, code) for term in terms) or not _covered(roster, code):
        return
    run = in_one(person, leads[0])
    message = f"{plain_name(person)} was {office_of(run)} {span_of(run)}; the roster has no office in {place(code)} for this name."
    yield Finding(
        "office-holder", Outcome.CONTRADICTED, capitalised(message), span=words.span(), evidence=(row(person, run, "person"),)
    )


def _there(term: Term, code: str) -> bool:
    """Whether a term is of a place, or of a part of it, or of what it is a part of."""
    if "-" in code and term.office.jurisdiction == country_of(code):
        return posts.says(code, term) or not posts.REGIONAL.match(term.office.normal)
    return posts.near(term.office.jurisdiction, code)


def _covered(roster: Roster, code: str) -> bool:
    """Whether the roster knows who leads a place."""
    if "-" in code:
        return posts.kept_under(roster, "governor", code) is not None or roster.covers("governor", code)
    return any(roster.covers(office, code) for office in word_set("posts", "leads"))
