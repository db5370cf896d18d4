"""Repairs of a title: replacements for exactly its words, in the form that they have."""

import re
from collections.abc import Iterable

from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.checks.offices.words import plain_name
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim, JurisdictionForm, TitleParts
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import adjectives, jurisdiction_adjective, jurisdiction_name, jurisdiction_of
from factdesk.draft.names import fold
from factdesk.draft.offices import normal_office, office_name
from factdesk.roster.official import Term

Edit = tuple[tuple[int, int], str]
SHORT = {"prime minister": "PM"}
"""Offices with initials that a draft may use: taken up in a repair when the draft used initials."""
MOST = 3
"""Suggestions offered at most."""


def suggestions(article: Article, judgement: Judgement) -> tuple[str, ...]:
    """Replacements for the claim's words, best first; the person named is kept in the first one where that is possible."""
    found = dict.fromkeys(one for one in _suggested(article, judgement) if one and one != judgement.claim.text)
    return tuple(found)[:MOST]


def _suggested(article: Article, judgement: Judgement) -> Iterable[str | None]:
    claim, parts, term = judgement.claim, judgement.value.parts, judgement.term
    if judgement.answer is Answer.WRONG_JURISDICTION and term:
        yield _edited(claim, [_jurisdiction(article, claim, parts, term.office.jurisdiction)])
    elif judgement.answer is Answer.WRONG_OFFICE and term:
        yield _with_office(article, judgement, term)
    elif judgement.answer is Answer.NO_LONGER:
        yield _edited(claim, [_former(article, claim, parts)])
    elif judgement.answer in {Answer.STILL_IN_OFFICE, Answer.ALREADY_IN_OFFICE}:
        yield _edited(claim, [_not_former(article, claim, parts)])
        return
    if judgement.answer in {
        Answer.WRONG_JURISDICTION,
        Answer.WRONG_OFFICE,
        Answer.NOT_YET,
        Answer.NO_LONGER,
        Answer.ANOTHER_HOLDER,
    }:
        between = article.text[parts.person[1] : parts.title[0]] if parts.title and parts.person else ""
        aged = any(map(str.isdigit, between))  # the age would stay behind
        if parts.person is not None and not aged:
            for held in judgement.holders:
                yield _edited(claim, [(parts.person, _cased(plain_name(held.person), article.text[slice(*parts.person)]))])


def with_person(article: Article, claim: Claim, span: tuple[int, int], name: str) -> str | None:
    """The claim's words with the person's name spelt otherwise."""
    return _edited(claim, [(span, _cased(name, article.text[slice(*span)]))])


def _edited(claim: Claim, edits: Iterable[Edit | None]) -> str | None:
    """The claim's words with the edits made; None when one is not possible or lies outside the claim."""
    text = claim.text
    for edit in sorted(edits, key=lambda one: one[0] if one else (0, 0), reverse=True):
        if edit is None:
            return None
        (start, end), new = edit
        if not claim.start <= start <= end <= claim.end:
            return None
        text = text[: start - claim.start] + new + text[end - claim.start :]
    return text


def _cased(new: str, written: str) -> str:
    return new.upper() if written.isupper() else new


def _jurisdiction(article: Article, claim: Claim, parts: TitleParts, code: str) -> Edit | None:
    if parts.jurisdiction is None or parts.jurisdiction_form is None:
        return None
    start, end = parts.jurisdiction
    written = article.text[start:end]
    if parts.jurisdiction_form is JurisdictionForm.ADJECTIVE:
        adjective = jurisdiction_adjective(code) if fold(written) in adjectives() else None
        return (start, end), _cased(adjective or jurisdiction_name(code), claim.text)
    start = _article_before(article.text, claim, start, written)
    named = jurisdiction_name(code, with_article=True)
    if start == article.sentence_at(claim.start)[0]:
        named = capitalised(named)
    if parts.jurisdiction_form is JurisdictionForm.OF:
        return (start, end), _cased(named, claim.text)
    found = re.search(r"['’]s?$", written)
    apostrophe = found[0][0] if found else "'"
    plural = named.lower().startswith("the ") and named.endswith("s")
    return (start, end), _cased(named, claim.text) + (apostrophe if plural else f"{apostrophe}s")


def _article_before(text: str, claim: Claim, start: int, written: str) -> int:
    """The place where a name with its article begins: "the" stands inside the span or right before it."""
    before = start - len("the ")
    inside = written[:4].lower() == "the "
    return before if not inside and before >= claim.start and text[before:start].lower() == "the " else start


def _with_office(article: Article, judgement: Judgement, term: Term) -> str | None:
    claim, parts = judgement.claim, judgement.value.parts
    if parts.title is None:
        return None
    written = article.text[slice(*parts.title)]
    normal = normal_office(term.office.name) or term.office.normal
    name = office_name(normal) if normal.endswith(" secretary") else term.office.name
    office = SHORT.get(normal, name) if written.isupper() else name
    if written[:1].islower() and not written.isupper():
        office = office.lower()
    if region := _region(judgement, term):
        return _edited(claim, [_jurisdiction(article, claim, parts, region)])
    edits: list[Edit | None] = [(parts.title, office)]
    if term.office.jurisdiction != judgement.jurisdiction:
        edits.append(_jurisdiction(article, claim, parts, term.office.jurisdiction))
    return _edited(claim, edits)


def _region(judgement: Judgement, term: Term) -> str | None:
    """The part of the country that a person led, where only that is wrong: "Texas Governor" of one who was California's."""
    head, of, region = term.office.normal.rpartition(" of ")
    said = (judgement.value.office or "").rpartition(" of ")
    return jurisdiction_of(region) if of and said[0] == head and judgement.value.parts.jurisdiction else None


def _former(article: Article, claim: Claim, parts: TitleParts) -> Edit | None:
    """Put "former" before the adjective, or before the title where the country follows or stands in the possessive."""
    if parts.title is None or parts.standing is not None:
        return None
    start = parts.title[0]
    if parts.jurisdiction and parts.jurisdiction_form is JurisdictionForm.ADJECTIVE and parts.jurisdiction[0] < start:
        start = parts.jurisdiction[0]
    if start > claim.start and article.text[start - 1] in "([":
        start -= 1
    opens = start == article.sentence_at(claim.start)[0]
    return (start, start), _cased("Former " if opens else "former ", claim.text)


def _not_former(article: Article, claim: Claim, parts: TitleParts) -> Edit | None:
    if parts.standing is None:
        return None
    start, end = parts.standing
    if article.text[start] in "-‑":  # "president-elect"
        return (start, end), ""
    while end < claim.end and article.text[end] in " -‑\u00a0":
        end += 1
    following = article.text[end : end + 1]
    if start == article.sentence_at(claim.start)[0] and end < claim.end:
        return (start, end + 1), following.upper()
    return (start, end), ""
