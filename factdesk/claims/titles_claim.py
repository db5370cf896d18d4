"""From an office phrase and a person to a claim: its span, its office's normal form, and the exact place of each part."""

from dataclasses import dataclass, replace
from functools import lru_cache

from factdesk.claims.claim import Claim, JurisdictionForm, Kind, Standing, TitleParts, TitleValue
from factdesk.claims.passages import Passage
from factdesk.claims.persons import Person
from factdesk.claims.titles_phrase import Phrase
from factdesk.claims.titles_words import Place, Vocabulary, code_for, vocabulary
from factdesk.claims.tokens import Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.jurisdictions import country_of
from factdesk.draft.offices import normal_office
from factdesk.draft.patterns import word_set


@dataclass(frozen=True, slots=True)
class Reading:
    """What the forms of titles read from: the article, its tokens, the words of its language."""

    article: Article
    tokens: Tokens
    vocab: Vocabulary

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.article.language


@lru_cache(1)
def reading_of(passage: Passage) -> Reading:
    """A passage to read from; what ends with it ends a line, as it does in the whole text."""
    article = passage.article
    tokens = tokens_of(passage.text)
    return Reading(article, tokens.lined() if passage.goes_on else tokens, vocabulary(article.language))


def office_of(reading: Reading, phrase: Phrase) -> str | None:
    """The normal form of a phrase's office; None for firms and clubs, and for words like "leader" that name no office."""
    tokens, vocab = reading.tokens, reading.vocab
    if phrase.owner and tokens.lows[phrase.last - 1] not in word_set("titles", "local_heads"):
        return None
    said = f"{phrase.rank} {tokens.said(phrase.first, phrase.last)}".strip()
    if phrase.owner_at:
        said = f"{said} of {tokens.said(*phrase.owner_at)}"
    owner = phrase.places[0] if phrase.places else phrase.whose
    code = owner.code if owner else None
    low = tokens.lows[phrase.last - 1]
    single = phrase.last - phrase.first == 1 and not phrase.rank
    chief = vocab.chiefs.get(code or "")
    if chief and single and (low in vocab.chief_words or chief.startswith(f"{low} of ")):
        return chief
    if single and low == "treasurer" and code and country_of(code) == code:
        return low  # a club has one too, Australia its minister
    if single and (low in vocab.loose or low in vocab.ranks):
        return None
    normal = normal_office(said, reading.language)
    return None if normal and normal.startswith("ambassador of ") else normal  # the "climate envoy" is at no embassy


def claim_from(
    reading: Reading,
    phrase: Phrase,
    person: Person,
    *,
    place: Place | None = None,
    alone: bool = False,
    standing: Standing | None = None,
) -> Claim:
    """The claim that a person holds a phrase's office; `alone` leaves the title out of the span, as in a list after a plural."""
    tokens = reading.tokens
    office = office_of(reading, phrase)
    inner = place is not None and not any(place is other for other in phrase.places)
    said = place or (phrase.places[0] if phrase.places else phrase.whose)
    first, last = (person.first, person.last) if alone else (min(person.first, phrase.left), max(person.last, phrase.right))
    if inner and place is not None:
        last = max(last, place.last)
    start, end = tokens.starts[first], tokens.end(last - 1)
    if not alone and tokens.words[last] == ")" and "(" in tokens.words[first:last]:
        end = tokens.end(last)
    value = TitleValue(
        person=tokens.said(person.first, person.last),
        title=tokens.said(phrase.first, phrase.last),
        office=office,
        jurisdiction=_jurisdiction(reading, phrase, said, office),
        standing=standing or phrase.standing,
        parts=_parts(tokens, phrase, person, place if inner else None, alone=alone),
    )
    return Claim("", Kind.TITLE, start, end, tokens.text[start:end], reading.article.sentence_at(start), value)


def further(reading: Reading, phrase: Phrase, person: str, standing: Standing | None) -> Claim:
    """The claim that somebody who stands in the claim before holds a phrase's office as well; its span is the phrase alone."""
    tokens = reading.tokens
    whole = claim_from(reading, phrase, Person(phrase.left, phrase.right, 0), standing=standing)
    assert isinstance(whole.value, TitleValue)
    start, end = tokens.starts[phrase.left], tokens.end(phrase.right - 1)
    value = replace(whole.value, person=person, parts=replace(whole.value.parts, person=None))
    return replace(whole, start=start, end=end, text=tokens.text[start:end], value=value)


def _jurisdiction(reading: Reading, phrase: Phrase, said: Place | None, office: str | None) -> str | None:
    implied = reading.vocab.implied.get(office or "")
    if said is None or (implied and said is phrase.whose):
        return implied
    return code_for(said, office, reading.tokens, reading.vocab)


def _parts(tokens: Tokens, phrase: Phrase, person: Person, place: Place | None, *, alone: bool) -> TitleParts:
    def span(first: int, last: int) -> tuple[int, int]:
        return tokens.starts[first], tokens.end(last - 1)

    who = span(person.first, person.last)
    if place is not None:
        own = None if alone else span(phrase.first, phrase.last)
        return TitleParts(who, own, span(place.first, place.last), JurisdictionForm.OF, _standing(tokens, phrase, alone=alone))
    if alone:
        return TitleParts(who)
    title = span(phrase.first, phrase.last)
    if len(phrase.places) != 1:
        return TitleParts(who, title, standing=_standing(tokens, phrase, alone=False))
    only = phrase.places[0]
    last = only.last + 1 if phrase.form is JurisdictionForm.POSSESSIVE else only.last
    return TitleParts(who, title, span(only.first, last), phrase.form, _standing(tokens, phrase, alone=False))


def _standing(tokens: Tokens, phrase: Phrase, *, alone: bool) -> tuple[int, int] | None:
    if phrase.standing_at is None or alone:
        return None
    return tokens.starts[phrase.standing_at[0]], tokens.end(phrase.standing_at[1] - 1)
