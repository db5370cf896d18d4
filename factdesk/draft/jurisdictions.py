"""Countries, their parts and organisations with offices: from words to a code and back.

The data and the rule for each ambiguous word stand in resources/words/<language>/jurisdictions.yml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from factdesk.draft.names import fold
from factdesk.draft.words import words

SECTIONS = ("countries", "former", "organisations", "parts")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A country, a part of one, or an organisation."""

    code: str
    """ISO 3166-1 alpha-2, ISO 3166-2, ISO 3166-3 for states that are gone, or an organisation's acronym."""
    name: str
    """Without its article."""
    adjectives: tuple[str, ...] = ()
    """Adjectives and demonyms, the usual one first."""
    article: bool = False
    """Whether the name takes "the"."""
    others: tuple[str, ...] = ()
    section: str = "countries"


@cache
def jurisdictions(language: str = "en") -> Mapping[str, Jurisdiction]:
    """Every jurisdiction by its code."""
    data, found = words("jurisdictions", language), {}
    for section in SECTIONS:
        for code, line in data[section].items():
            name, adjectives, others = (part.strip() for part in f"{line}||".split("|")[:3])
            article = name.startswith("the ")
            found[code] = Jurisdiction(
                code, name.removeprefix("the "), _listed(adjectives), article, _listed(others), section
            )  # fmt: skip
    return MappingProxyType(found)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


@cache
def all_names(language: str = "en") -> Mapping[str, str]:
    """Every spelling as written (names, adjectives, acronyms; no two-letter codes beside those in use as words) to its code.

    Words that mean several jurisdictions are left out: see `candidates_of`. Acronyms are to be matched with their case.
    """
    found: dict[str, str] = {}
    for one in jurisdictions(language).values():
        for spelling in (one.name, *one.others, *one.adjectives):
            found.setdefault(spelling.removeprefix("the "), one.code)
    return MappingProxyType(found)


@cache
def adjectives(language: str = "en") -> frozenset[str]:
    """The folded words that stand before an office ("slovak"); some are names as well ("new zealand")."""
    return frozenset(fold(word) for one in jurisdictions(language).values() for word in one.adjectives)


@cache
def _folded(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for spelling, code in all_names(language).items():
        short = len(spelling.replace(".", "")) <= 3 and spelling.upper() == spelling  # noqa: PLR2004
        if not short:  # in lower case it is a word ("us", "who", "car")
            found.setdefault(fold(spelling), code)
            found.setdefault(fold(spelling).replace(".", ""), code)
    return found


@cache
def _several(language: str) -> Mapping[str, tuple[str, ...]]:
    return {fold(word): tuple(codes) for word, codes in words("jurisdictions", language)["several"].items()}


@lru_cache(maxsize=16384)
def jurisdiction_of(spelling: str, language: str = "en") -> str | None:
    """The code of a name, adjective, acronym or code ("Slovak", "the U.S.", "NATO", "SK"); None when unknown or when it means several.

    A possessive ending and a leading article are overlooked; codes and acronyms of up to three letters count only in capitals.
    """
    plain = _POSSESSIVE.sub("", spelling.strip())
    plain = plain[4:].lstrip() if plain[:4].lower() == "the " else plain
    exact = all_names(language).get(plain)
    if exact is None and plain in jurisdictions(language):
        exact = plain
    if exact is None and fold(plain) not in _several(language):
        exact = _folded(language).get(fold(plain))
    return exact


def candidates_of(spelling: str, language: str = "en") -> tuple[str, ...]:
    """All codes that a word can mean, the most likely first: ("CD", "CG") for "Congolese"."""
    code = jurisdiction_of(spelling, language)
    if code is not None:
        return (code,)
    plain = _POSSESSIVE.sub("", spelling.strip())
    return _several(language).get(fold(plain).removeprefix("the "), ())


def jurisdiction_name(code: str, *, with_article: bool = False, language: str = "en") -> str:
    """The name by code ("Slovakia"; "the United States" with its article); the code itself when it is not known."""
    one = jurisdictions(language).get(code)
    if one is None:
        return code
    return f"the {one.name}" if with_article and one.article else one.name


def jurisdiction_adjective(code: str, language: str = "en") -> str | None:
    """The adjective that stands before an office ("Slovak", "US", "NATO"), None where English has none in use."""
    one = jurisdictions(language).get(code)
    return one.adjectives[0] if one and one.adjectives else None


def country_of(code: str) -> str:
    """The country that a code belongs to: "GB" for "GB-SCT"; a country or an organisation is its own."""
    country, dash, _ = code.partition("-")
    return country if dash and len(country) == 2 and code in jurisdictions() and jurisdictions()[code].section == "parts" else code  # noqa: PLR2004
