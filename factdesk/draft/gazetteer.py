"""Cities and capitals: where a place can be. Read from resources/places when first asked; credits stand beside the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from factdesk.assets import asset
from factdesk.draft.names import fold


@dataclass(frozen=True, slots=True)
class City:
    """A city of 100,000 inhabitants and more, or a capital."""

    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    part: str = ""
    """ISO 3166-2 for cities of the U.S., Canada, Australia and the United Kingdom; else empty."""
    population: int = 0
    capital: bool = False


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    """Lines of the table by folded name, largest city first: split only when asked for, to load fast."""
    found: dict[str, tuple[str, ...]] = {}
    lines = asset("places", "cities.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        name, others, _ = line.split("\t", 2)
        for spelling in (name, *others.split("|")) if others else (name,):
            key = fold(spelling)
            found[key] = (*found.get(key, ()), line)
    return found


@cache
def _capitals() -> Mapping[str, tuple[str, ...]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with asset("places", "capitals.yml").open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=loader)["countries"]  # noqa: S506  # both are safe loaders
    return {code: tuple(names) for code, names in data.items()}


@cache
def _capital_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, names in _capitals().items():
        for name in names:
            found[fold(name)] = (*found.get(fold(name), ()), code)
    return found


def cities_named(name: str) -> tuple[City, ...]:
    """Every known city of a name, the largest first; capitals too small for the table come last."""
    key = fold(name)
    found = []
    for line in _cities().get(key, ()):
        said, _, country, part, population, capital = line.split("\t")
        found.append(City(said, country, part, int(population), bool(capital)))
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
    codes = [code for code in _capital_names().get(fold(name), ()) if "-" not in code]
    return codes[0] if len(codes) == 1 else None


def is_capital(name: str, code: str) -> bool:
    """Whether a name is that of the capital (or a capital) of a jurisdiction."""
    return code in _capital_names().get(fold(name), ())
