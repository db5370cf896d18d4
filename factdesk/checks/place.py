"""Whether a place is in the country it is said to be in, and is its capital where the draft says so."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from factdesk.checks.calendar import day_words
from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.offices.words import listed, place, possessive
from factdesk.checks.references import References
from factdesk.checks.written import capitalised
from factdesk.claims.claim import Claim, PlaceValue
from factdesk.claims.titles_words import jurisdictions_in
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import (
    City,
    borrows,
    capitals_of,
    cities_named,
    contested,
    dated_capitals,
    disputed,
    is_capital,
    is_seat,
)
from factdesk.draft.jurisdictions import (
    adjectives,
    country_of,
    jurisdiction_adjective,
    jurisdiction_name,
    jurisdiction_of,
    jurisdictions,
)
from factdesk.draft.names import fold
from factdesk.draft.patterns import Pattern

GREAT = 250_000
"""Inhabitants below which a town of the same name in another part of the country is likely."""
LARGE = 1_000_000
"""Inhabitants from which a city is known so well that a village of its name in another part of the world would be explained."""
ONCE = Pattern("places", "once")
REGIONS = Pattern("places", "regions")
WAS, LINKED = Pattern("places", "was"), Pattern("places", "linked")
NEARBY = 14
"""Characters before a capital that are searched for such a word."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Look every place up in the gazetteer; a place that it does not know is left alone."""
    del references
    for claim in claims:
        value = claim.value
        if not isinstance(value, PlaceValue):
            continue
        if value.country is None and value.capital:
            value = replace(value, country=_told_of(article, claim, value))
        if value.country is None or value.country not in jurisdictions():
            continue
        finding = _capital(article, claim, value, value.country) if value.capital else _place(claim, value, value.country)
        if finding:
            yield finding


def _told_of(article: Article, claim: Claim, value: PlaceValue) -> str | None:
    """The country whose capital a city is called without saying so: its own, if the draft tells of it and of no region of it."""
    known = cities_named(value.place)
    if not known:
        return None
    home = next((city.country for city in known if city.capital), known[0].country)
    told = jurisdictions_in(article.text, article.language)
    paragraph = article.paragraph_at(claim.start)
    parts = any(code != home and country_of(code) == home for code in told) or known[0].part
    if home not in told or (
        not is_capital(value.place, home) and (parts or REGIONS.search(article.text, paragraph.start, paragraph.end))
    ):
        return None
    return home


def elsewhere(value: PlaceValue) -> str | None:
    """The country that a place is certainly in, where that is not the one stated; None when they agree or it is not certain."""
    if value.country is None or value.country not in jurisdictions():
        return None
    known = cities_named(value.place)
    if value.capital:
        homes = _homes(known)
        wrong = homes and capitals_of(value.country) and not is_capital(value.place, value.country)
        return homes[0] if wrong and not is_seat(value.place, value.country) else None
    here = _there(known, value.country) or _village(known, value.country)
    return known[0].country if known and not here and not _disputed(known, value.country) else None


def _homes(known: Sequence[City]) -> list[str]:
    return [city.part or city.country for city in known if city.capital]


def _capital(article: Article, claim: Claim, value: PlaceValue, country: str) -> Finding | None:
    known = cities_named(value.place)
    if contested(country):
        return None
    if is_seat(value.place, country):
        message = f"{value.place} is the seat of government of {place(country)}; the capital is {capitals_of(country)[0]}."
        return Finding("capital", Outcome.ADVICE, message, claim=claim.id, evidence=_evidence(known, country))
    dated = _of_its_day(article.dateline, claim, value, country)
    if dated:
        return dated
    if is_capital(value.place, country):
        message = f"{value.place} is the capital of {place(country)}."
        return Finding("capital", Outcome.SUPPORTED, message, claim=claim.id, evidence=_evidence(known, country))
    if not capitals_of(country) or not known or _of_another_time_or_people(article, claim):
        return None
    today = next((time.name for time in dated_capitals(country) if time.over(article.dateline)), capitals_of(country)[0])
    return _no_capital(claim, value, country, known, today)


def _no_capital(claim: Claim, value: PlaceValue, country: str, known: Sequence[City], right: str) -> Finding:
    homes = _homes(known)
    if homes:
        message = (
            f"{value.place} is the capital of {place(homes[0])}, not of {place(country)}; {possessive(place(country))} is {right}."
        )
    else:
        message = f"The capital of {place(country)} is {right}, not {value.place}."
    suggestions = (_with_country(claim, value, homes[0]) if homes else None, _with_place(claim, value, right))
    return Finding("capital", Outcome.CONTRADICTED, capitalised(message), claim=claim.id, evidence=_evidence(known, country),
                   suggestions=tuple(one for one in suggestions if one))  # fmt: skip


def _of_its_day(day: date, claim: Claim, value: PlaceValue, country: str) -> Finding | None:
    """What is said of a capital that moved or was renamed: right on the day of the draft, or at another time only."""
    times = dated_capitals(country)
    mine = [time for time in times if fold(time.name) == fold(value.place)]
    if not mine:
        return None
    if any(time.over(day) for time in mine):
        message = f"{value.place} was the capital of {place(country)} on {day_words(day)}."
        return Finding("capital", Outcome.SUPPORTED, message, claim=claim.id)
    then = next((time.name for time in times if time.over(day)), None)
    if then is None or not is_capital(value.place, country):
        return None
    new = _with_place(claim, value, then)
    message = f"On {day_words(day)} the capital of {place(country)} was called {then}, not {value.place}."
    return Finding("capital", Outcome.ADVICE, message, claim=claim.id, suggestions=(new,) if new else ())


def _of_another_time_or_people(article: Article, claim: Claim) -> bool:
    """A former capital, or that of a people whose name is a country's adjective as well (the Bosnian Serb capital)."""
    before = article.text[max(0, claim.start - NEARBY) : claim.start]
    word = before.split()[-1:] if before.rstrip() and before[-1:].isspace() else []
    once = ONCE.search(before + claim.text) or WAS.search(claim.text)
    return bool(once) or bool(word and fold(word[0]) in adjectives() and jurisdiction_of(word[0]))


def _place(claim: Claim, value: PlaceValue, country: str) -> Finding | None:
    known = cities_named(value.place)
    if _there(known, country) and not (known[0].country != country and _disputed(known, country)):
        message = f"{value.place} is in {place(country)}."
        return Finding("place", Outcome.SUPPORTED, message, claim=claim.id, evidence=_evidence(known, country))
    if not known or not _of_today(country) or _disputed(known, country):
        return None
    if _village(known, country):
        message = f"{value.place} is in {place(known[0].country)}; {place(country)} has only a small place of that name."
        unlikely = country_of(country) not in borrows() and country_of(country) != known[0].country
        return (
            Finding("place", Outcome.ADVICE, capitalised(message), claim=claim.id, evidence=_evidence(known, country))
            if unlikely
            else None
        )
    parts = bool(known[0].part) and known[0].country == country_of(country)
    where = list(
        dict.fromkeys(city.part if parts else city.country for city in known if not parts or city.country == known[0].country)
    )[:2]
    small = parts and known[0].population < GREAT  # towns of one country borrow names from one another
    doubtful = small or (country_of(country) in borrows() and not parts and not _famous(known, country))
    message = f"{value.place} is in {listed([place(code) for code in where])}, not in {place(country)}."
    if doubtful:
        message = f"The gazetteer has {value.place} in {listed([place(code) for code in where])} only; {place(country)} may have a smaller one."
    return Finding(
        "place",
        Outcome.ADVICE if doubtful else Outcome.CONTRADICTED,
        capitalised(message),
        claim=claim.id,
        suggestions=tuple(one for one in (_with_country(claim, value, where[0]),) if one and not doubtful),
        evidence=_evidence(known, country),
    )


def _there(known: Sequence[City], country: str) -> bool:
    """Whether a city of the name, or a smaller place, is in the country, or in the part of it that is stated."""
    return _among({code for city in known for code in (city.part or city.country, *city.also)}, country)


def _village(known: Sequence[City], country: str) -> bool:
    return _among({code for city in known for code in city.villages}, country)


def _among(codes: Collection[str], country: str) -> bool:
    """Whether a country, or a part of one, is among some codes; a code of the whole country is one of every part."""
    whole = country_of(country)
    return country in codes or (whole in codes if country != whole else any(country_of(code) == whole for code in codes))


def _famous(known: Sequence[City], country: str) -> bool:
    """Whether a name means a capital or a city of a million, and the stated place is a whole country."""
    return country_of(country) == country and (known[0].capital or known[0].population >= LARGE)


def _of_today(country: str) -> bool:
    """Whether the stated place is a country of today or a part of one."""
    return jurisdictions()[country].section in {"countries", "parts"}


def _disputed(known: Sequence[City], country: str) -> bool:
    return any(disputed(city, country_of(country)) for city in known)


def _evidence(known: Sequence[City], country: str) -> tuple[Evidence, ...]:
    first = sorted(known, key=lambda city: country_of(country) != city.country)[:3]
    return tuple(
        Evidence(
            jurisdiction=city.part or city.country,
            reasons=(
                city.name,
                *(["capital"] if city.capital else []),
                *([f"{city.population:,} inhabitants"] if city.population else []),
            ),
            source="GeoNames (CC BY 4.0)",
            role="place",
        )
        for city in first
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(one.name) for one in jurisdictions().values())


def _with_country(claim: Claim, value: PlaceValue, code: str) -> str | None:
    if value.parts is None:
        return None
    start, end = (offset - claim.start for offset in value.parts[1])
    written = claim.text[start:end]
    named = LINKED.search(claim.text[:start])  # "the capital of Kosovo", though "Kosovo capital" is said too
    adjective = (
        jurisdiction_adjective(code) if fold(written) in adjectives() and not (named and fold(written) in _names()) else None
    )
    name = adjective or jurisdiction_name(code, with_article=claim.text[max(0, start - 4) : start].lower() != "the ")
    owner = re.search(r"['’]s$", written)
    new = name + (owner[0] if owner else "")
    return (
        claim.text[:start] + (capitalised(new) if start == 0 else new) + claim.text[end:]
        if 0 <= start < end <= len(claim.text)
        else None
    )


def _with_place(claim: Claim, value: PlaceValue, name: str) -> str | None:
    if value.parts is None:
        return None
    start, end = (offset - claim.start for offset in value.parts[0])
    return claim.text[:start] + name + claim.text[end:] if 0 <= start < end <= len(claim.text) else None
