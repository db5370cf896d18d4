"""Titles that the words around them keep from the name beside: a servant's master, an opening phrase's guest, an acronym of the draft's own."""

from collections.abc import Iterable, Mapping, Sequence

from factdesk.checks.offices.judgement import Answer, Judgement
from factdesk.claims.claim import Claim, OrganisationValue
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import jurisdiction_of
from factdesk.draft.patterns import Pattern, word_set

_SERVANT = Pattern("misread", "servant")
_ORDINAL, _MET = Pattern("misread", "ordinal"), Pattern("misread", "met")
_OPENING, _VERB = Pattern("misread", "opening"), Pattern("misread", "verb")
_GLUED = Pattern("misread", "glued")
BEFORE = 60
"""Characters before a title in which the word stands that it belongs to."""
_OF_ANOTHER = frozenset({Answer.WRONG_OFFICE, Answer.ANOTHER_HOLDER, Answer.WRONG_JURISDICTION})


def spelt_out(claims: Sequence[Claim]) -> Mapping[str, str]:
    """What a draft spells its acronyms out as."""
    return {claim.value.acronym: claim.value.expansion for claim in claims if isinstance(claim.value, OrganisationValue)}


def misread(article: Article, judgement: Judgement, before: Iterable[Judgement], acronyms: Mapping[str, str]) -> bool:
    """Whether a contradiction rests on a title that is not, or not surely, the one of the name beside it.

    `before` holds the answers to the titles before it, `acronyms` what the draft spells its own out as.
    """
    value, text = judgement.value, article.text
    said = value.parts.jurisdiction
    if said and (_GLUED.search(text, max(0, said[0] - BEFORE), said[0]) or _another(text[slice(*said)], acronyms)):
        return True
    if judgement.answer not in _OF_ANOTHER:
        return False
    if value.title.lower().startswith(tuple(word_set("titles", "counterpart_cues"))):
        beside = any(one.claim.sentence == judgement.claim.sentence for one in before)  # else few say of whom they are
        return not beside and judgement.answer is not Answer.WRONG_JURISDICTION
    council = value.jurisdiction is None and value.office == "prime minister" and value.title.lower().startswith("president of ")
    return council or _before_a_name(text, judgement)


def _before_a_name(text: str, judgement: Judgement) -> bool:
    """Whether a title and the name behind it only meet: a servant's master, one of several, the guest of an opening phrase."""
    title, person = judgement.value.parts.title, judgement.value.parts.person
    if title is None or person is None or person[0] < title[1]:
        return False
    (opens, last), start = judgement.claim.sentence, judgement.claim.start
    near = max(opens, start - BEFORE)
    if _SERVANT.search(text, near, start) or (_ORDINAL.search(text, near, start) and _MET.match(text, person[1], last)):
        return True
    apart = text[title[1] : person[0]].strip() == ","
    return apart and _OPENING.fullmatch(text, opens, start) is not None and _VERB.match(text, person[1], last) is not None


def _another(word: str, acronyms: Mapping[str, str]) -> bool:
    """Whether the draft's own acronym only looks like a country's: the ROC of Olympians."""
    return word in acronyms and jurisdiction_of(acronyms[word]) is None
