"""Places with the country they are said to be in, and capitals: "Brussels, Belgium", "Ukraine’s capital Kyiv", "the Polish city of Lublin"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factdesk.claims.claim import Claim, Kind, PlaceValue
from factdesk.claims.titles_words import Place, Vocabulary, code_for, jurisdiction_at, jurisdiction_before, vocabulary
from factdesk.claims.tokens import HYPHENS, Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import cities_named
from factdesk.draft.jurisdictions import jurisdictions
from factdesk.draft.names import fold
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
    states: Mapping[str, str]


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], Mapping[str, str]]:
    data = words("places", language)
    directions = frozenset(part for word in data["directions"].split() for part in word.split("-"))
    kinds = frozenset(kind.split()[-1] for kind in data["kinds"])
    return kinds, frozenset(data["before"]), frozenset(data["lists"]), directions, data["abbreviated states"]


def places(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every place that is said to be in a country or region, or to be a capital."""
    del before
    tokens = tokens_of(article.text)
    reading = Reading(article, tokens, vocabulary(article.language), *_words(article.language))
    lows, kinds = tokens.lows, reading.kinds
    for at, low in enumerate(lows):
        if low == ",":
            yield from _after_comma(reading, at)
        elif low in {"capital", "capitals"}:
            yield from _capital(reading, at)
        elif low in kinds and lows[at + 1] == "of":
            yield from _kind_of(reading, at)


def _claim(reading: Reading, span: tuple[int, int], city: tuple[int, int], place: Place, *, capital: bool = False) -> Claim:
    tokens = reading.tokens
    start, end = tokens.starts[span[0]], tokens.ends[span[1] - 1]
    name = tokens.said(*city)
    value = PlaceValue(
        place=name,
        country=_country(reading, name, place),
        capital=capital,
        parts=((tokens.starts[city[0]], tokens.ends[city[1] - 1]), (tokens.starts[place.first], tokens.ends[place.last - 1])),
    )
    return Claim("", Kind.PLACE, start, end, tokens.text[start:end], reading.article.sentence_at(start), value)


def _country(reading: Reading, city: str, place: Place) -> str | None:
    """The code of the country: "Georgia" is the U.S. state for a city that is only known there."""
    said = " ".join(reading.tokens.lows[place.first : place.last])
    state = reading.vocab.parts_by_office.get(said)
    if state:
        known = cities_named(city)
        if any(one.part == state for one in known) and not any(one.country == place.code for one in known):
            return state
    return code_for(place, None, reading.tokens, reading.vocab)


def _city_at(reading: Reading, at: int) -> tuple[int, int] | None:
    """The capitals that begin at a token, as a city's name; the longest that the gazetteer knows, else all of them."""
    tokens = reading.tokens
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
        hyphen or linked or saint or (low in {"de", "la", "es", "do", "of"} and tokens.words[at + 1][:1].isupper())
    )


def _city_before(reading: Reading, end: int) -> tuple[int, int] | None:
    first = end
    while first > 0 and end - first < WORDS * 2 and _is_part(reading, first - 1, opening=False):
        first -= 1
    while first < end and not (reading.tokens.words[first][0].isupper() and _is_part(reading, first, opening=True)):
        first += 1
    return (first, end) if first < end else None


def _after_comma(reading: Reading, at: int) -> Iterator[Claim]:
    """A city, a comma, a country: "Brussels, Belgium"."""
    tokens = reading.tokens
    if not tokens.words[at + 1][:1].isupper() or at == 0 or tokens.words[at + 1] == "\n":
        return
    place = _region(reading, at + 1)
    city = _city_before(reading, at) if place else None
    if place is None or city is None or not _apart(reading, city, place):
        return
    yield _claim(reading, (city[0], place.last), city, place)


def _region(reading: Reading, at: int) -> Place | None:
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


def _apart(reading: Reading, city: tuple[int, int], place: Place) -> bool:
    """Whether "X, Country" is a place in a country and not two items of a list."""
    tokens, vocab = reading.tokens, reading.vocab
    own = jurisdiction_before(tokens, city[1], vocab)
    name = tokens.said(*city)
    if own and own.first <= city[0] and own.code and "-" not in own.code and not cities_named(name):
        return False
    behind = tokens.lows[place.last]
    if behind in {",", "and", "or", "&"}:
        follower = place.last + (2 if tokens.lows[place.last + 1] in {"and", "or", "the"} else 1)
        joined = behind == "," and tokens.lows[place.last + 1] in {"and", "or"} and tokens.lows[city[0] - 1] not in reading.before
        if jurisdiction_at(tokens, follower, vocab) or joined:
            return False
    front = tokens.lows[city[0] - 1] if city[0] else ""
    if front in {",", "and", "or"} or front in reading.lists:
        return bool(cities_named(name)) and front == "and"
    if behind in {"and", "or"} and front not in reading.before:
        return False
    if cities_named(name):
        return True
    dateline = tokens.opens(city[0]) and tokens.words[place.last] in {"(", "—", "–", "-"}
    return dateline or (
        front in reading.before and front != "of" and not any(low in vocab.no_person for low in tokens.lows[city[0] : city[1]])
    )


def _capital(reading: Reading, at: int) -> Iterator[Claim]:
    """A capital by name: "Ukraine’s capital Kyiv", "the Ukrainian capital, Kyiv," "Kyiv, the capital of Ukraine", "Kyiv, Ukraine's capital"."""
    tokens = reading.tokens
    after = at + 2 if tokens.lows[at + 1] == "city" else at + 1
    if tokens.lows[after] == "of":
        place = jurisdiction_at(tokens, after + 2 if tokens.lows[after + 1] == "the" else after + 1, reading.vocab)
        if place:
            yield from _named_capital(reading, _article(tokens, at), place.last, place)
        return
    owner = at - 1 if tokens.lows[at - 1] == "'s" else at
    place = jurisdiction_before(tokens, owner, reading.vocab)
    if place:
        yield from _named_capital(reading, place.first, after, place)


def _article(tokens: Tokens, at: int) -> int:
    return at - 1 if at and tokens.lows[at - 1] == "the" else at


def _named_capital(reading: Reading, first: int, last: int, place: Place) -> Iterator[Claim]:
    """The city behind the words, or behind their comma, or before them with a comma or "is"."""
    tokens = reading.tokens
    city = _city_at(reading, last)
    if city is None and tokens.words[last] == ",":
        city = _city_at(reading, last + 1)
        closed = city and (tokens.words[city[1]] in {",", ".", ";", ")", "—", "–", ""} or cities_named(tokens.said(*city)))
        city = city if closed else None
    if city and tokens.lows[city[0]] not in reading.vocab.months:
        yield _claim(reading, (first, city[1]), city, place, capital=True)
        return
    front = _article(tokens, first) - 1
    if front > 0 and tokens.lows[front] in {",", "is", "("} and (before := _city_before(reading, front)):
        known = cities_named(tokens.said(*before))
        if known or tokens.words[last] in {",", ".", ";", ")"}:
            yield _claim(reading, (before[0], last), before, place, capital=True)


def _kind_of(reading: Reading, at: int) -> Iterator[Claim]:
    """A kind of place and its name: "the Polish city of Lublin", "the southern Ukrainian port city of Odesa"."""
    tokens = reading.tokens
    city = _city_at(reading, at + 2)
    if city is None:
        return
    first = at
    while first > 0 and (
        tokens.lows[first - 1] in reading.directions
        or tokens.lows[first - 1] in reading.kinds
        or tokens.words[first - 1] in HYPHENS
    ):
        first -= 1
    if tokens.lows[first - 1] == "'s":
        first -= 1
    place = jurisdiction_before(tokens, first, reading.vocab) if first else None
    if place and tokens.words[place.first - 1] not in HYPHENS:
        yield _claim(reading, (place.first, city[1]), city, place)
