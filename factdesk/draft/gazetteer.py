"""Cities and capitals: where a place can be. Read from resources/places when first asked; credits stand beside the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import yaml

from factdesk.assets import asset
from factdesk.draft.names import fold


@dataclass(frozen=True, slots=True)
class City:
    """A city of 50,000 inhabitants and more, a capital, or a smaller place that the news has made known."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    part: str = ""
    """ISO 3166-2 for cities of the U.S., Canada, Australia and the United Kingdom; else empty."""
    population: int = 0
    capital: bool = False
    also: tuple[str, ...] = ()
    """Countries and parts, by code, where a town bears the name as well."""
    villages: tuple[str, ...] = ()
    """The same of places that are smaller than that, from 500 inhabitants."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time for which a name was that of a capital; None is an open side."""

    name: str
    first: date | None = None
    last: date | None = None

    def over(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def _key(name: str) -> str:
    """What the spellings of one name share: St Louis, St. Louis, Saint Louis."""
    folded = fold(name)
    return folded.replace("saint ", "st ").replace("st. ", "st ") if "s" in folded else folded


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """Lines of the table by folded name, largest city first: split only when asked for, to load fast."""
    found: dict[str, tuple[str, ...]] = {}
    lines = asset("places", "cities.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        name, others, _ = line.split("\t", 2)
        for key in {_key(name), *map(_key, others.split("|"))} if others else {_key(name)}:
            found[key] = (*found.get(key, ()), line)
    return found


@cache
def _data() -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with asset("places", "capitals.yml").open(encoding="utf-8") as file:
        data: Mapping[str, Any] = yaml.load(file, Loader=loader)  # noqa: S506  # both are safe loaders
    return data


@cache
def _capitals() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(names) for code, names in _data()["countries"].items()}


@cache
def _capital_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names in _capitals().items():
        for name in names:
            found[_key(name)] = (*found.get(_key(name), ()), code)
    return found


@lru_cache(maxsize=4096)
def cities_named(name: str) -> tuple[City, ...]:
    """Every known city of a name, the largest first; capitals too small for the table come last."""
    key = _key(name)
    if key not in _cities() and key not in _capital_names():
        key = key.removesuffix(" city")
    found = []
    for line in _cities().get(key, ()):
        said, _, country, part, population, capital, also = line.split("\t")
        codes = also.split()
        towns, villages = (
            tuple(code[: len(code) - small] for code in codes if code.endswith("~") == small) for small in (False, True)
        )
        found.append(City(said, country, part, int(population), bool(capital), towns, villages))
    known = {city.country for city in found}
    for code in _capital_names().get(key, ()):
        country, dash, _ = code.partition("-")
        if country not in known:
            found.append(City(name, country, code if dash else "", capital=not dash))
    return tuple(found)


def capitals_of(code: str) -> tuple[str, ...]:
    """The names of a jurisdiction's capital, the usual one first; several where a country has more than one, empty when not known."""
    return _capitals().get(code, ())


def seat_of(name: str) -> str | None:
    """The country whose capital bears the name; None where there is none, or where there are several."""
    codes = [code for code in _capital_names().get(_key(name), ()) if "-" not in code]
    return codes[0] if len(codes) == 1 else None


def is_capital(name: str, code: str) -> bool:
    """Whether a name is that of the capital (or a capital) of a jurisdiction."""
    return code in _capital_names().get(_key(name), ())


def is_seat(name: str, code: str) -> bool:
    """Whether a country is governed from a city that is not its capital."""
    return _key(name) in map(_key, _data()["seats"].get(code, ()))


def contested(code: str) -> bool:
    """Whether it is not agreed on which city is the capital."""
    return code in _data()["contested"]


@cache
def dated_capitals(code: str) -> tuple[Dated, ...]:
    """The capitals of a country whose capital, or its name, has changed; empty for all others."""
    return tuple(Dated(entry["name"], entry.get("first"), entry.get("last")) for entry in _data()["dated"].get(code, ()))


def disputed(city: City, stated: str) -> bool:
    """Whether another country than the table's may be named for a city: Simferopol is said to be in Ukraine and in Russia."""
    named: Mapping[str, list[str]] = _data()["disputed"]
    cities = named.get(f"{city.country}-{stated}")
    return cities is not None and (not cities or _key(city.name) in map(_key, cities))


@cache
def borrows() -> frozenset[str]:
    """Countries with hamlets named after cities elsewhere, too small for the table."""
    return frozenset(_data()["borrowed"])
