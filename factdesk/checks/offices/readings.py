"""The ways in which a title can be meant: a word for two countries, a counterpart among several titles, a country's "leader"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from factdesk.checks.offices import posts
from factdesk.checks.offices.case import Case, contradicts, named_for_sure
from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.judging import judge
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import candidates_of, country_of
from factdesk.draft.offices import office_class
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words
from factdesk.roster.official import Holding

NAMED = 1500
"""Characters before a title in which the body was named that it calls by its kind."""
NEARBY = 8
"""Offices of the titles before a counterpart that it is tried with."""


def answered(article: Article, case: Case, before: Iterable[str]) -> Judgement:
    """The answer to a title: of all its readings one that is supported, else one that is not contradicted, else the first."""
    answers = [judge(reading) for reading in _readings(article, case, before)]
    for judgement in answers:
        if judgement.answer is Answer.SUPPORTED:
            return judgement
    if _is_counterpart(case) and (leads := _lead(case)):
        return leads
    return next((judgement for judgement in answers if not contradicts(judgement)), answers[0])


def _readings(article: Article, case: Case, before: Iterable[str]) -> list[Case]:
    if _is_counterpart(case):
        offices = list(dict.fromkeys([case.office, *before]))[:NEARBY]
        return [replace(case, office=office, value=replace(case.value, office=office)) for office in offices]
    if case.jurisdiction is None and (called := _by_its_kind(article, case)):
        return [called]
    said = case.value.parts.jurisdiction
    places = candidates_of(article.text[slice(*said)]) if said and case.jurisdiction is None else ()
    if len(places) < 2:  # noqa: PLR2004
        return [case]
    return [replace(case, value=replace(case.value, jurisdiction=place)) for place in places]


def of_a_kind(case: Case, language: str) -> bool:
    """Whether an office is that of a body called by its kind alone: any town has a "president of the council"."""
    head, _, kind = case.value.title.lower().partition(" of the ")
    return case.jurisdiction is None and bool(head) and kind in words("posts", language)["bodies by kind"]


def of_another_body(article: Article, case: Case) -> bool:
    """Whether a title before a name calls a body by its kind ("Council President X"), and the draft names no such body: a town has one, too."""
    kind, _, head = case.value.title.lower().partition(" ")
    bodies = words("posts", article.language)["bodies by kind"].get(kind, ()) if head else ()
    return bool(bodies) and not any(re.search(rf"\b(?:{body['named']})\b", article.text) for body in bodies)


def _is_counterpart(case: Case) -> bool:
    """Whether a title only says that somebody holds the office of the person before."""
    return case.value.title.lower().startswith(tuple(word_set("titles", "counterpart_cues")))


def _by_its_kind(article: Article, case: Case) -> Case | None:
    """The office of a body that the draft has named and then calls by its kind: "the president of the bank" behind the ECB."""
    head, _, kind = case.value.title.lower().partition(" of the ")
    for body in words("posts", article.language)["bodies by kind"].get(kind, ()):
        office, jurisdiction = body["office"], body["in"]
        held = any(term.office.normal == office and term.office.jurisdiction == jurisdiction
                   for candidate in case.candidates for term in candidate.person.terms)  # fmt: skip
        named = re.search(rf"\b(?:{body['named']})\b", article.text[max(0, case.claim.start - NAMED) : case.claim.start])
        if held and named and office.startswith(head):
            return replace(case, office=office, value=replace(case.value, office=office, jurisdiction=jurisdiction))
    return None


def _lead(case: Case) -> Judgement | None:
    """A president's counterpart in a country is whoever leads it; a prime minister's is no president."""
    if office_class(case.office) != "head of state" or case.jurisdiction is None:
        return None
    for candidate in case.candidates:
        for term in candidate.person.terms:
            leads = term.office.jurisdiction == case.jurisdiction and office_class(term.office.normal) in posts.TOP
            if leads and posts.over(term, case.period) is Holding.YES:
                return case.says(Answer.SUPPORTED, candidate, term)
    return None


def leader(case: Case) -> Judgement | None:
    """The answer to "the North Korean leader X": whoever certainly leads another country that day, and only that one, is not it."""
    people = named_for_sure(case)
    if case.jurisdiction is None or country_of(case.jurisdiction) != case.jurisdiction or case.surname_only or len(people) != 1:
        return None
    now = [term for term in people[0].person.terms if posts.over(term, case.period) is Holding.YES]
    for term in now:
        if term.office.jurisdiction == case.jurisdiction and office_class(term.office.normal) in posts.TOP:
            return _as(case, term.office.normal).says(Answer.SUPPORTED, people[0], term)
    open_rows = [term for term in people[0].person.terms if posts.over(term, case.period) is Holding.UNKNOWN]
    if any(posts.near(term.office.jurisdiction, case.jurisdiction) for term in open_rows):
        return None
    for term in (*now, *open_rows):
        leads = term.office.normal == "supreme leader" or posts.sovereign(term.office.normal, term.office.jurisdiction)
        if leads and not posts.near(term.office.jurisdiction, case.jurisdiction):
            return _as(case, term.office.normal).says(Answer.WRONG_JURISDICTION, people[0], term)
    return None


def _as(case: Case, office: str) -> Case:
    return replace(case, office=office, value=replace(case.value, office=office))
