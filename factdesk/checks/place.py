"""Whether a place is in the country it is said to be in, and is its capital where the draft says so."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.office_words import capital as with_capital
from factdesk.checks.office_words import listed, place, possessive
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, PlaceValue
from factdesk.draft.article import Article
from factdesk.draft.gazetteer import City, capitals_of, cities_named, is_capital
from factdesk.draft.jurisdictions import (
    adjectives,
    country_of,
    jurisdiction_adjective,
    jurisdiction_name,
    jurisdiction_of,
    jurisdictions,
)
from factdesk.draft.names import fold

LARGE = 300_000
"""Inhabitants from which a city is known well enough for its name to mean it and no namesake."""
BORROWED = frozenset(
    [
        "AG",
        "AR",
        "AU",
        "BB",
        "BO",
        "BR",
        "BS",
        "BZ",
        "CA",
        "CL",
        "CO",
        "CR",
        "CU",
        "DM",
        "DO",
        "EC",
        "GB",
        "GD",
        "GT",
        "GY",
        "HN",
        "IE",
        "JM",
        "KN",
        "LC",
        "MX",
        "NI",
        "NZ",
        "PA",
        "PE",
        "PH",
        "PR",
        "PY",
        "SR",
        "SV",
        "TT",
        "US",
        "UY",
        "VC",
        "VE",
        "ZA",
    ]
)
"""Countries with towns named after cities elsewhere, too many and too small for a gazetteer."""
DISPUTED = frozenset(
    frozenset(pair.split("-"))
    for pair in [
        "UA-RU",
        "IL-PS",
        "RS-XK",
        "TW-CN",
        "HK-CN",
        "MO-CN",
        "CY-TR",
        "MA-EH",
        "IN-PK",
        "AM-AZ",
        "GE-RU",
        "MD-RU",
        "SD-SS",
        "ES-GI",
        "FR-GF",
        "FR-RE",
        "FR-MQ",
        "FR-GP",
        "US-PR",
    ]
)
"""Two jurisdictions that may both be named for one place."""
ONCE = re.compile(r"\b(?:former|formerly|once|ancient|old|then|historic|future|new|second|other)\b", re.IGNORECASE)
NEARBY = 14
"""Characters before a capital that are searched for such a word."""


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Look every place up in the gazetteer; a place that it does not know is left alone."""
    del references
    for claim in claims:
        value = claim.value
        if not isinstance(value, PlaceValue) or value.country is None or value.country not in jurisdictions():
            continue
        finding = _capital(article, claim, value, value.country) if value.capital else _place(article, claim, value, value.country)
        if finding:
            yield finding


def elsewhere(value: PlaceValue) -> str | None:
    """The country that a place is certainly in, where that is not the one stated; None when they agree or it is not certain."""
    if value.country is None or value.country not in jurisdictions():
        return None
    known = cities_named(value.place)
    if value.capital:
        homes = _homes(known)
        return homes[0] if homes and capitals_of(value.country) and not is_capital(value.place, value.country) else None
    return known[0].country if known and not _there(known, value.country) and _certain(known, value.country) else None


def _homes(known: Sequence[City]) -> list[str]:
    return [city.part or city.country for city in known if city.capital]


def _capital(article: Article, claim: Claim, value: PlaceValue, country: str) -> Finding | None:
    capitals, known = capitals_of(country), cities_named(value.place)
    if is_capital(value.place, country):
        message = f"{value.place} is the capital of {place(country)}."
        return Finding("capital", Outcome.SUPPORTED, message, claim=claim.id, evidence=_evidence(known, country))
    if not capitals or not known or _of_another_time_or_people(article, claim):
        return None
    homes = _homes(known)
    if homes:
        message = f"{value.place} is the capital of {place(homes[0])}, not of {place(country)}; {possessive(place(country))} is {capitals[0]}."
    else:
        message = f"The capital of {place(country)} is {capitals[0]}, not {value.place}."
    suggestions = (_with_country(claim, value, homes[0]) if homes else None, _with_place(claim, value, capitals[0]))
    return Finding("capital", Outcome.CONTRADICTED, with_capital(message), claim=claim.id, evidence=_evidence(known, country),
                   suggestions=tuple(one for one in suggestions if one))  # fmt: skip


def _of_another_time_or_people(article: Article, claim: Claim) -> bool:
    """A former capital, or that of a people whose name is a country's adjective as well (the Bosnian Serb capital)."""
    before = article.text[max(0, claim.start - NEARBY) : claim.start]
    word = before.split()[-1:] if before.rstrip() and before[-1:].isspace() else []
    once = ONCE.search(before + claim.text) or re.search(r"\b(?:was|were)\b", claim.text)
    return bool(once) or bool(word and fold(word[0]) in adjectives() and jurisdiction_of(word[0]))


def _place(article: Article, claim: Claim, value: PlaceValue, country: str) -> Finding | None:
    del article
    known = cities_named(value.place)
    if _there(known, country):
        message = f"{value.place} is in {place(country)}."
        return Finding("place", Outcome.SUPPORTED, message, claim=claim.id, evidence=_evidence(known, country))
    if (
        not known
        or not _certain(known, country)
        or any(frozenset((city.country, country_of(country))) in DISPUTED for city in known)
    ):
        return None
    where = list(dict.fromkeys(city.country for city in known))[:2]
    doubtful = country_of(country) in BORROWED
    message = f"{value.place} is in {listed([place(code) for code in where])}, not in {place(country)}."
    if doubtful:
        message = f"The gazetteer has {value.place} in {listed([place(code) for code in where])} only; {place(country)} may have a smaller one."
    return Finding(
        "place",
        Outcome.ADVICE if doubtful else Outcome.CONTRADICTED,
        with_capital(message),
        claim=claim.id,
        suggestions=tuple(one for one in (_with_country(claim, value, where[0]),) if one and not doubtful),
        evidence=_evidence(known, country),
    )


def _there(known: Sequence[City], country: str) -> bool:
    """Whether a city of the name is in the country, or in the part of it that is stated."""
    if country_of(country) == country:
        return any(city.country == country for city in known)
    return any(city.part == country or (city.country == country_of(country) and not city.part) for city in known)


def _certain(known: Sequence[City], country: str) -> bool:
    """Whether the name means a large city or a capital, and the stated place is a country of today."""
    section = jurisdictions()[country].section
    return section in {"countries", "parts"} and (known[0].capital or known[0].population >= LARGE)


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
    named = re.search(
        r"(?:\b(?:of|in|the)|[,(])\s*$", claim.text[:start]
    )  # "the capital of Kosovo", though "Kosovo capital" is said too
    adjective = (
        jurisdiction_adjective(code) if fold(written) in adjectives() and not (named and fold(written) in _names()) else None
    )
    name = adjective or jurisdiction_name(code, with_article=claim.text[max(0, start - 4) : start].lower() != "the ")
    owner = re.search(r"['’]s$", written)
    new = name + (owner[0] if owner else "")
    return (
        claim.text[:start] + (with_capital(new) if start == 0 else new) + claim.text[end:]
        if 0 <= start < end <= len(claim.text)
        else None
    )


def _with_place(claim: Claim, value: PlaceValue, name: str) -> str | None:
    if value.parts is None:
        return None
    start, end = (offset - claim.start for offset in value.parts[0])
    return claim.text[:start] + name + claim.text[end:] if 0 <= start < end <= len(claim.text) else None
