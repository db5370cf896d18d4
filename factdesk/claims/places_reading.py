"""A text as places read it: the capitals that make a city, the words that make a country or a part of one, and where the two agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from factdesk.claims.titles_words import Place, Vocabulary, code_for, jurisdiction_at
from factdesk.claims.tokens import HYPHENS, Tokens
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import City, cities_named
from factdesk.draft.jurisdictions import jurisdictions
from factdesk.draft.names import fold
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

WORDS = 4
"""Words of the longest name of a city that is taken ("Bandar Seri Begawan")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the forms of places read from."""

    article: Article
    tokens: Tokens
    vocab: Vocabulary
    kinds: frozenset[str]
    before: frozenset[str]
    lists: frozenset[str]
    directions: frozenset[str]
    closers: frozenset[str]
    asides: frozenset[str]
    states: Mapping[str, str]


@cache
def place_words(language: str) -> tuple[Any, ...]:
    """The sets that a reading holds, in its order."""
    data = words("places", language)
    directions = frozenset(part for word in data["directions"].split() for part in word.split("-"))
    kinds = frozenset(kind.split()[-1] for kind in data["kinds"])
    closers, asides = frozenset(data["closers"].split()), frozenset(data["asides"])
    return kinds, frozenset(data["before"]), frozenset(data["lists"]), directions, closers, asides, data["abbreviated states"]


def city_at(reading: Reading, at: int) -> tuple[int, int] | None:
    """The capitals that begin at a token, as a city's name; the longest that the gazetteer knows, else all of them."""
    tokens = reading.tokens
    if tokens.lows[at] == "the" != tokens.lows[at + 1] and (rest := city_at(reading, at + 1)) and _the_hague(tokens, *rest):
        return at, rest[1]
    last = at
    while last - at < WORDS * 2 and _is_part(reading, last, opening=last == at):
        last += 1
    while last > at and tokens.words[last - 1] in HYPHENS:
        last -= 1
    if last == at:
        return None
    known = next((end for end in range(last, at, -1) if cities_named(tokens.said(at, end))), last)
    return at, known


def _is_part(reading: Reading, at: int, *, opening: bool) -> bool:
    tokens = reading.tokens
    word, low = tokens.words[at], tokens.lows[at]
    if word[:1].isupper():
        return low not in reading.vocab.no_name and low not in reading.vocab.honorifics
    hyphen = word in HYPHENS and tokens.joined(at) and tokens.joined(at + 1)
    linked = low.isalpha() and tokens.words[at - 1] in HYPHENS and tokens.joined(at)
    saint = word == "." and tokens.lows[at - 1] in {"st", "ste"}
    return not opening and (
        hyphen or linked or saint or (low in word_set("places", "name_links") and tokens.words[at + 1][:1].isupper())
    )


def city_before(reading: Reading, end: int) -> tuple[int, int] | None:
    """The capitals that end before a token, as a city's name."""
    tokens = reading.tokens
    first = end
    while first > 0 and end - first < WORDS * 2 and _is_part(reading, first - 1, opening=False):
        first -= 1
    while first < end and not (tokens.words[first][0].isupper() and _is_part(reading, first, opening=True)):
        first += 1
    if first == end:
        return None
    return (first - 1, end) if _the_hague(tokens, first, end) else (first, end)


def _the_hague(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the article before a name belongs to it."""
    return (
        first > 0
        and tokens.lows[first - 1] == "the"
        and any(city.name[:4] == "The " for city in cities_named(tokens.said(first - 1, end)))
    )


def region(reading: Reading, at: int) -> Place | None:
    """A country or part of one as a name, not an adjective; an abbreviated state with its full stop."""
    tokens = reading.tokens
    state = reading.states.get(tokens.words[at])
    if state:
        dotted = tokens.words[at].endswith(".")
        return Place(at, at + 1, state) if dotted or (tokens.words[at + 1] == "." and tokens.joined(at + 1)) else None
    place = jurisdiction_at(tokens, at, reading.vocab)
    if place is None:
        return None
    said = fold(tokens.said(place.first, place.last))
    if said in _adjectives_only(reading.article.language) or tokens.lows[place.last] in reading.vocab.triggers:
        return None
    return None if tokens.lows[place.last] == "'s" or tokens.words[place.last] in HYPHENS else place


@cache
def _adjectives_only(language: str) -> frozenset[str]:
    every = jurisdictions(language).values()
    nouns = {fold(name) for one in every for name in (one.name, *one.others)}
    bodies = {fold(name) for one in every if one.section == "organisations" for name in (one.name, *one.others)}
    return frozenset({fold(word) for one in every for word in one.adjectives} - nouns | bodies)


def agree(reading: Reading, city: tuple[int, int], place: Place, known: Sequence[City]) -> bool:
    """Whether the gazetteer has a city of the name there."""
    code = country_said(reading, reading.tokens.said(*city), place)
    there = {one for city in known for one in (city.country, city.part, *city.also, *city.villages)}
    return code in there or code in {one[:2] for one in there}


def closed(reading: Reading, at: int) -> bool:
    """Whether a country ends before a token: at a mark, or at a word that cannot be its verb."""
    word, low = reading.tokens.words[at], reading.tokens.lows[at]
    if word == ",":
        return reading.tokens.lows[at + 1] not in reading.asides
    return not word[:1].isalnum() or (low in reading.closers and low not in {"and", "or"})


def country_said(reading: Reading, city: str, place: Place) -> str | None:
    """The code of the country: "Georgia" is the U.S. state for a city that is only known there."""
    said = " ".join(reading.tokens.lows[place.first : place.last])
    state = reading.vocab.parts_by_office.get(said)
    if state:
        known = cities_named(city)
        if any(state in (one.part, *one.also, *one.villages) for one in known) and not any(
            place.code in (one.country, *one.also, *one.villages) for one in known
        ):
            return state
    return code_for(place, None, reading.tokens, reading.vocab)
