"""Places with the country they are said to be in, and capitals: "Brussels, Belgium", "Ukraine’s capital Kyiv", "the Polish city of Lublin"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factdesk.claims.claim import Claim, Kind, PlaceValue
from factdesk.claims.places_reading import WORDS, Reading, agree, city_at, city_before, closed, country_said, place_words, region
from factdesk.claims.titles_words import Place, jurisdiction_at, jurisdiction_before, vocabulary
from factdesk.claims.tokens import HYPHENS, Tokens, tokens_of
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import City, cities_named
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

Found = tuple[tuple[int, int], Place, tuple[int, int], bool]
"""A city, its country, the whole span, all by tokens, and whether it is said to be the capital."""


@cache
def _months(language: str) -> frozenset[str]:
    """Months, which are no cities: "In May, Iraq accused its neighbour"."""
    return frozenset(name for names in words("dates", language)["months"].values() for name in names)


def places(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """A claim for every place that is said to be in a country or region, or to be a capital."""
    del before
    tokens = tokens_of(article.text)
    reading = Reading(article, tokens, vocabulary(article.language), *place_words(article.language))
    kinds, capital_words, reached = reading.kinds, word_set("places", "capital"), 0
    pair = -1  # where the last "city, country" ended, so that the next one in a list is known for one
    for at in tokens.places(kinds | capital_words | {",", "in"}):
        low = tokens.lows[at]
        if low == ",":
            found = _after_comma(reading, at, reached, pair)
            if found:
                pair = found[1].last
                yield from _listed_before(reading, found, reached)
            else:
                found = _set_off(reading, at, reached)
        elif low in capital_words:
            found = _capital(reading, at)
            if found is None and (bare := _bare_capital(reading, at)):
                yield bare
        elif low in kinds:
            found = _kind_of(reading, at)
        else:
            found = _inside(reading, at)
        if found and not (found[0][1] - found[0][0] == 1 and tokens.lows[found[0][0]] in _months(article.language)):
            city, place, span, capital = found
            reached = span[1]
            yield _claim(reading, span, city, place, capital=capital)


def _claim(reading: Reading, span: tuple[int, int], city: tuple[int, int], place: Place, *, capital: bool = False) -> Claim:
    tokens = reading.tokens
    start, end = tokens.starts[span[0]], tokens.end(span[1] - 1)
    name = tokens.said(*city)
    value = PlaceValue(
        place=name,
        country=country_said(reading, name, place),
        capital=capital,
        parts=((tokens.starts[city[0]], tokens.end(city[1] - 1)), (tokens.starts[place.first], tokens.end(place.last - 1))),
    )
    return Claim("", Kind.PLACE, start, end, tokens.text[start:end], reading.article.sentence_at(start), value)


def _after_comma(reading: Reading, at: int, reached: int, pair: int) -> Found | None:
    """A city, a comma, a country: "Brussels, Belgium"; not of a city that stands in a claim already."""
    tokens = reading.tokens
    if not tokens.words[at + 1][:1].isupper() or at == 0 or tokens.words[at + 1] == "\n":
        return None
    place = region(reading, at + 1)
    city = city_before(reading, at) if place else None
    if place is None or city is None or city[0] < reached or not _apart(reading, city, place, pair):
        return None
    return city, place, (city[0], place.last), False


def _listed_before(reading: Reading, found: Found, reached: int) -> Iterator[Claim]:
    """The other cities of "Oslo, Bergen and Trondheim, Norway", where the gazetteer has every one of them there; else only the last is meant."""
    city, place, _, _ = found
    tokens, at, others = reading.tokens, city[0], list[tuple[int, int]]()
    while at > reached and tokens.lows[at - 1] in word_set("places", "list_marks"):
        end = at - 1 - (tokens.words[at - 2] == ",")
        other = city_before(reading, end)
        if other is None or other[0] < reached or not agree(reading, other, place, cities_named(tokens.said(*other))):
            break
        others.append(other)
        at = other[0]
    if others and tokens.lows[at - 1] not in word_set("places", "list_marks") and tokens.lows[city[0] - 1] != ",":
        yield from (_claim(reading, other, other, place) for other in reversed(others))


def _set_off(reading: Reading, at: int, reached: int) -> Found | None:
    """A city and, behind its comma, where it lies: "Smolensk, in western Russia,", "Turin, northern Italy", "Davos, a resort in Switzerland,"."""
    tokens = reading.tokens
    first, low = at + 1, tokens.lows[at + 1]
    if low in word_set("places", "determiners"):
        first += 1
        while first - at < WORDS * 2 and tokens.words[first].islower() and tokens.lows[first] not in reading.kinds:
            first += 1
        if tokens.lows[first] not in reading.kinds or tokens.lows[first + 1] not in word_set("places", "where"):
            return None
        first += 1
    inside = tokens.lows[first] in word_set("places", "where")
    first = start = first + inside
    while (
        tokens.lows[first] in reading.directions
        or tokens.lows[first] == "the"
        or tokens.words[first] in HYPHENS
        or (inside and tokens.lows[first] == "of" and tokens.lows[first - 1] in reading.directions)
    ):
        first += 1
    place = region(reading, first) if inside or first > start else None
    city = city_before(reading, at) if place else None
    if city and first == start and low in word_set("places", "where") and tokens.lows[city[0] - 1] not in reading.before:
        return None  # "Barcelona, in England for the first leg," is a club
    if place is None or city is None or city[0] < reached or not cities_named(tokens.said(*city)):
        return None
    listed = tokens.lows[place.last + 1] in word_set("places", "where") or tokens.lows[place.last] in word_set(
        "places", "list_marks"
    ) - {","}
    return None if listed or not closed(reading, place.last) else (city, place, (city[0], place.last), False)


def _inside(reading: Reading, at: int) -> Found | None:
    """A city that the gazetteer knows, "in" and its country: "in Lviv in western Ukraine"."""
    tokens = reading.tokens
    if at == 0 or not tokens.words[at - 1][:1].isupper():
        return None
    first = at + 1
    while tokens.lows[first] in reading.directions or tokens.lows[first] == "the" or tokens.words[first] in HYPHENS:
        first += 1
    place = region(reading, first) if first - at < WORDS * 2 else None
    city = city_before(reading, at) if place else None
    if place is None or city is None or not (known := cities_named(tokens.said(*city))):
        return None
    front = tokens.lows[city[0] - 1] if city[0] else ""
    local = front in word_set("places", "local") or (front == "of" and tokens.lows[city[0] - 2] in reading.kinds)
    if not local or not (agree(reading, city, place, known) or closed(reading, place.last)):
        return None
    return city, place, (city[0], place.last), False


def _apart(reading: Reading, city: tuple[int, int], place: Place, pair: int) -> bool:
    """Whether "X, Country" is a place in a country and not two items of a list, nor the end of one clause and the subject of the next."""
    tokens, vocab = reading.tokens, reading.vocab
    known = cities_named(tokens.said(*city))
    if _of_cities(reading, city, place, known) or _of_regions(reading, city, place, known):
        return False
    if known and (pair == _back(tokens, city[0]) or _pair_at(reading, place.last)):
        return True
    if _items(reading, city, place, known=bool(known)):
        return False
    front = tokens.lows[city[0] - 1] if city[0] else ""
    if known:
        opening = tokens.opens(city[0] - 1) and front.isalpha() and tokens.words[place.last].islower()
        return not opening and (agree(reading, city, place, known) or closed(reading, place.last))
    dateline = tokens.opens(city[0]) and tokens.words[place.last] in {"(", "—", "–", "-"}
    person = tokens.lows[city[0]] in vocab.given and city[1] > city[0] + 1
    other = person or any(low in vocab.no_person for low in tokens.lows[city[0] : city[1]])
    return dateline or (front in reading.before and front != "of" and not other)


def _of_cities(reading: Reading, city: tuple[int, int], place: Place, known: Sequence[City]) -> bool:
    """Whether the second of two names is a city as well and a list goes on behind it: "Osaka, Singapore and Hong Kong", "London, Berlin, Paris"."""
    tokens = reading.tokens
    follower = _following(tokens, place.last)
    if not follower or agree(reading, city, place, known):
        return False
    said = tokens.said(place.first, place.last)
    return bool(cities_named(said)) and bool(tokens.words[follower][:1].isupper())


def _of_regions(reading: Reading, city: tuple[int, int], place: Place, known: Sequence[City]) -> bool:
    """Whether a list of countries or states goes on behind two names: "Washington, Minnesota, Virginia and New York"."""
    end = place.last
    for _ in ("third", "fourth"):
        follower = _following(reading.tokens, end)
        item = jurisdiction_at(reading.tokens, follower, reading.vocab) if follower else None
        if item is None:
            return False
        end = item.last
    return not agree(reading, city, place, known)


def _following(tokens: Tokens, at: int) -> int:
    """Where the next item of a list begins, behind a comma or "and"; 0 where no list goes on."""
    first = at
    while tokens.lows[at] in {",", "and", "or", "&"}:
        at += 1
    return at if at > first else 0


def _items(reading: Reading, city: tuple[int, int], place: Place, *, known: bool) -> bool:
    """Whether the two are items of a list: "Georgia, Norway and Japan", "between Moscow, Ukraine and the West"."""
    tokens, vocab = reading.tokens, reading.vocab
    own = jurisdiction_before(tokens, city[1], vocab)
    if own and own.first <= city[0] and own.code and "-" not in own.code and not known:
        return True
    front, behind = tokens.lows[city[0] - 1] if city[0] else "", tokens.lows[place.last]
    if behind in {",", "and", "or", "&"}:
        follower = place.last + (2 if tokens.lows[place.last + 1] in {"and", "or", "the"} else 1)
        joined = behind == "," and tokens.lows[place.last + 1] in {"and", "or"} and front not in reading.before
        if jurisdiction_at(tokens, follower, vocab) or joined:
            return True
    if front in {",", "and", "or"} or front in reading.lists:
        return not known or front != "and"
    return behind in {"and", "or"} and front not in reading.before


def _back(tokens: Tokens, first: int) -> int:
    """The token before which a list's last item ended."""
    while first > 0 and tokens.lows[first - 1] in word_set("places", "list_links"):
        first -= 1
    return first


def _pair_at(reading: Reading, at: int) -> bool:
    """Whether a list goes on with another known city, its comma and its country."""
    tokens = reading.tokens
    if tokens.lows[at] not in {",", ";", "and", "or"}:
        return False
    while tokens.lows[at] in {",", ";", "and", "or"}:
        at += 1
    city = city_at(reading, at)
    return bool(city and tokens.words[city[1]] == "," and cities_named(tokens.said(*city)) and region(reading, city[1] + 1))


def _capital(reading: Reading, at: int) -> Found | None:
    """A capital by name: "Ukraine’s capital Kyiv", "the Ukrainian capital, Kyiv," "Kyiv, the capital of Ukraine", "Kyiv, Ukraine's capital"."""
    tokens = reading.tokens
    after = at + 2 if tokens.lows[at + 1] == "city" else at + 1
    owner = at - 1 if tokens.lows[at - 1] == "'s" else at
    own = jurisdiction_before(tokens, owner, reading.vocab)
    if own:
        return _named_capital(reading, own.first, after + 1 if tokens.lows[after] == "of" else after, own)
    if tokens.lows[after] == "of" and not _of_something(tokens, at):
        place = jurisdiction_at(tokens, after + 2 if tokens.lows[after + 1] == "the" else after + 1, reading.vocab)
        if place and tokens.lows[place.last] != "'s":  # "the capital of Mexico's Sinaloa state"
            return _named_capital(reading, _article(tokens, at), place.last, place)
    return None


def _of_something(tokens: Tokens, at: int) -> bool:
    """Whether a word before "capital" says what it is the capital for: "the commercial capital of Nigeria"."""
    return (
        tokens.words[at - 1].isalpha() and tokens.words[at - 1].islower() and tokens.lows[at - 1] not in word_set("places", "plain")
    )


def _bare_capital(reading: Reading, at: int) -> Claim | None:
    """A city that is called the capital of a country which is not said: "in Auckland, the capital,"."""
    tokens = reading.tokens
    if tokens.lows[at - 1] != "the" or tokens.words[at - 2] != "," or tokens.words[at + 1] not in word_set("places", "ends"):
        return None
    city = city_before(reading, at - 2)
    if city is None or not cities_named(tokens.said(*city)):
        return None
    start, end, name = tokens.starts[city[0]], tokens.end(at), tokens.said(*city)
    value = PlaceValue(place=name, country=None, capital=True)
    return Claim("", Kind.PLACE, start, end, tokens.text[start:end], reading.article.sentence_at(start), value)


def _article(tokens: Tokens, at: int) -> int:
    return at - 1 if at and tokens.lows[at - 1] == "the" else at


def _named_capital(reading: Reading, first: int, last: int, place: Place) -> Found | None:
    """The city behind the words, or behind their comma or "is", or before them with a comma or "is"; what the gazetteer knows goes first."""
    tokens = reading.tokens
    before, before_known = _city_in_front(reading, first, last)
    behind = _city_behind(reading, last)
    if before and behind and tokens.words[before[0] - 1] == "," and tokens.lows[before[0] - 2] in word_set("places", "capital"):
        before = None  # "the Crimean capital, Simferopol, the Chechen capital, Grozny"
    if before and before_known and not (behind and behind[0] == last):
        return before, place, (before[0], last), True
    if behind and tokens.lows[behind[0]] not in reading.vocab.months:
        return behind, place, (first, behind[1]), True
    return (before, place, (before[0], last), True) if before else None


def _city_in_front(reading: Reading, first: int, last: int) -> tuple[tuple[int, int] | None, bool]:
    """The city before a comma, a bracket or "is", and whether the gazetteer knows it; the words must then end there."""
    tokens = reading.tokens
    front = _article(tokens, first) - 1
    if front <= 0 or tokens.lows[front] not in {",", "is", "("} or not (city := city_before(reading, front)):
        return None, False
    known = bool(cities_named(tokens.said(*city)))
    ended = tokens.words[last] in {",", ".", ";", ")"} or (known and (tokens.lows[front] == "is" or _goes_on(reading, last)))
    return (city if ended else None), known


def _city_behind(reading: Reading, last: int) -> tuple[int, int] | None:
    """The city straight behind the words, or behind their comma or "is"."""
    tokens = reading.tokens
    city = city_at(reading, last)
    if city is None and (tokens.words[last] == "," or tokens.lows[last] in {"is", "remains"}):
        city = city_at(reading, last + 1)
        known = city and cities_named(tokens.said(*city))
        ends = city and tokens.words[last] == "," and tokens.words[city[1]] in {",", ".", ";", ")", "—", "–", ""}
        return city if (ends or known) and city and tokens.lows[city[1]] != "'s" else None
    return city


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether an apposition may end before a token, which is no verb of its own: "Unlike Madrid, Portugal's capital stayed calm"."""
    return closed(reading, at) or reading.tokens.lows[at] in {"and", "or"}


def _kind_of(reading: Reading, at: int) -> Found | None:
    """A kind of place and its name: "the Polish city of Lublin", "Kenya's largest port, Mombasa,"."""
    tokens = reading.tokens
    linked = tokens.lows[at + 1] == "of"
    listed = tokens.words[at + 1] == "," and tokens.words[at].islower()  # "New York City, Chicago" is a list
    city = city_at(reading, at + 2) if linked or listed else None
    if city is None or not (linked or (tokens.words[city[1]] in {",", "."} and cities_named(tokens.said(*city)))):
        return None
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
        return city, place, (place.first, city[1]), False
    return None
