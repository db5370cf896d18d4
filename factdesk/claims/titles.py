"""Titles: a person with an office, in the forms of newspaper English."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factdesk.claims.claim import Claim, TitleValue
from factdesk.claims.persons import last_part
from factdesk.claims.titles_claim import Reading
from factdesk.claims.titles_counterpart import counterparts
from factdesk.claims.titles_forms import appositions, listed, listed_before, prefixed
from factdesk.claims.titles_known import with_dates, with_full_names
from factdesk.claims.titles_office import Phrase, phrase_at
from factdesk.claims.titles_words import vocabulary
from factdesk.claims.tokens import tokens_of
from factdesk.draft.article import Article

OPENS_LIST = frozenset({",", ":", "–", "—", "("})
"""Marks behind a plural office before its persons: "the prime ministers of Poland and Slovenia – X and Y"."""
AHEAD = 5
"""Tokens that the portfolio of a second office can take before its head word ("… and foreign and trade minister X")."""


def titles(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """Every person with an office, in the order of the text; reads the dates of the detectors before it."""
    reading = Reading(article, tokens_of(article.text), vocabulary(article.language))
    known: set[str] = set()
    found = list(_read(reading, known))
    if any(_unsure(claim) for claim in found) or known:
        found = list(_read(reading, known))
    found += counterparts(reading, found)
    return with_dates(article, with_full_names(found), before)


def _unsure(claim: Claim) -> bool:
    return isinstance(claim.value, TitleValue) and " " not in claim.value.person


def _read(reading: Reading, known: set[str]) -> Iterator[Claim]:
    """Go through the offices of the text; surnames of full names are kept in `known`, so that they are believed alone."""
    lows, triggers = reading.tokens.lows, reading.vocab.triggers
    at = reached = 0
    end = reading.tokens.count
    while at < end:
        if lows[at] not in triggers or (phrase := phrase_at(reading.tokens, at, reading.vocab)) is None:
            at += 1
            continue
        claims = [claim for claim in _claims(reading, phrase, known) if claim.start >= reached]
        for claim in claims:
            reached = claim.end
            if isinstance(claim.value, TitleValue) and " " in claim.value.person:
                known.add(last_part(claim.value.person))
            yield claim
        at = max(at + 1, phrase.last)


def _claims(reading: Reading, phrase: Phrase, known: set[str]) -> list[Claim]:
    tokens = reading.tokens
    if phrase.plural:
        at = phrase.right + 1 if tokens.words[phrase.right] in OPENS_LIST else phrase.right
        people = listed(reading, phrase, at)
        if people and (len(people) > 1 or at == phrase.right):
            return people
        if (people := listed_before(reading, phrase)) or len(phrase.places) > 1:
            return people
    claim = prefixed(reading, phrase, known)
    if claim is None:
        joined = _with_second(reading, phrase)
        claim = prefixed(reading, joined, known) if joined else None
    claim = claim or appositions(reading, phrase, known)
    return [claim] if claim else []


def _with_second(reading: Reading, phrase: Phrase) -> Phrase | None:
    """As in "deputy PM for trade and the leader of the smaller party": a second office of the same person before the name."""
    tokens, vocab = reading.tokens, reading.vocab
    if tokens.lows[phrase.right] not in {"and", "&"}:
        return None
    first = phrase.right + 1
    while tokens.lows[first] in {"the", "its", "his", "her", "a"}:
        first += 1
    for at in range(first, first + AHEAD):
        second = phrase_at(tokens, at, vocab) if tokens.lows[at] in vocab.triggers else None
        if second is None:
            continue
        if second.left > first or (second.places and phrase.places and second.left == first and second.places[0].first == first):
            return None
        ministerial = (
            tokens.lows[second.last - 1] in {"minister", "pm", "premier"} or "minister" in tokens.lows[second.first : second.last]
        )
        joined = replace(phrase, right=second.right, last=second.last if ministerial and not second.places else phrase.last)
        if not phrase.places and second.places:
            joined.places, joined.form = second.places, second.form
        return joined
    return None
