"""Measures: lengths, areas, volumes, masses, speeds, temperatures and their kin, with the factors between their units."""
# a rule tries its forms one after the other

from dataclasses import dataclass, replace
from functools import cache

from factdesk.claims.amounts import Amount, Figures, Phrase, phrases, whole
from factdesk.draft.words import words

COMPOSED = frozenset(("length", "mass", "volume"))
MOST_PARTS = 3
MOST_SMALLER = 100
INCHES_IN_FOOT = 12
SECONDS_IN_MINUTE = 60
LARGEST_MAGNITUDE = 11
METRIC = frozenset({"m", "km", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "centilitre", "decilitre", "hectolitre"})
"""Units of which no part is told in feet, pounds or pints: "8.95 metres, 25ft 4in" is a length told twice."""
MILLION = 1_000_000
"""From here on pounds are money, if nothing says of what they are."""
BRACKET = 6
"""Terms behind a bracket in which the other degrees of a temperature stand: (minus 10 to 5 F)."""
DEGREES = frozenset({"C", "F", "°C", "°F", "°", "degrees", "Celsius", "Fahrenheit"})
CONTEXT = 14
"""Terms on either side in which a word of weighing makes a pound a weight."""


AIR = (800, 1100)
"""Millibars that the air has at the ground, storms included; any other "mb" is megabytes in small letters."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: `factor` turns it into the first unit of its dimension (temperatures need their own formula)."""

    symbol: str
    dimension: str
    factor: float


@cache
def units(language: str = "en") -> dict[str, Unit]:
    """Every unit of measure by its symbol, as it stands in a claim's value."""
    return {
        str(symbol): Unit(str(symbol), dimension, entry["factor"])
        for dimension, entries in words("units", language).items()
        for symbol, entry in entries.items()
    }


@cache
def _spellings(language: str) -> tuple[Phrase, Phrase, Phrase]:
    """Names in small letters, symbols as written, and symbols that need a joined figure or the end of a phrase."""
    known = units(language)
    names, short, bare = [], [], []
    for entries in words("units", language).values():
        for symbol, entry in entries.items():
            unit = known[str(symbol)]
            names += [(str(name), unit) for name in entry["names"]]
            short += [(str(name), unit) for name in entry.get("short", ())]
            bare += [(str(name), unit) for name in entry.get("bare", ())]
    names += [(name.replace(" ", "-"), unit) for name, unit in names if " " in name and "°" not in name]
    return phrases(names), phrases(short), phrases(bare)


@cache
def unit_openers(language: str) -> frozenset[str]:
    """The first word of every unit in small letters: without one of them nothing else needs to be looked at."""
    return frozenset(first.lower() for known in _spellings(language) for first in known)


def unit_at(figures: Figures, at: int) -> tuple[Unit, int] | None:
    """The unit whose name or symbol begins at a term."""
    terms = figures.terms
    if terms.words[at] not in unit_openers(figures.language):
        return None
    names, short, bare = _spellings(figures.language)
    found, named = figures.match(at, short, written=True), figures.match(at, names)
    if named is not None and (found is None or named[1] > found[1]):
        found = named
    if found is None:
        single = figures.match(at, bare, written=True)
        joined = terms.joined(at) and terms.tags[at + 1] != "-"
        ends = single is not None and (figures.ends_phrase(single[1]) or figures.within(single[1], "measured"))
        ends = ends or (single is not None and single[0].dimension == "temperature" and _converted(figures, single[1]))
        if single is None or not (joined or ends):
            return None
        if terms.words[at] == "in" and not (joined or figures.ends_phrase(at + 1) or figures.within(at + 1, "tall")):
            return None
        found = single
    unit, end = found
    goes_on = terms.tags[end + 1] != "L" and not terms.written(end + 1)[:1].isupper()
    if terms.tags[end] == "." and terms.joined(end) and len(terms.words[end - 1]) <= len("deg") and goes_on:
        end += 1
    return unit, end


def _converted(figures: Figures, at: int) -> bool:
    """Whether a bracket with a figure of one letter's degrees, or a degree sign's, opens at a term: 35 C (95 F)."""
    terms = figures.terms
    if terms.tags[at] != "(":
        return False
    inside = range(at + 1, at + 1 + BRACKET)
    return any(terms.written(here) in DEGREES and figures.number(here - 1) is not None for here in inside)


def measure(figures: Figures, at: int, number: float) -> Amount | None:
    """A number with its unit: 84 metres, 3-inch, 5 ft 2 in, 0.9 trillion cubic feet, 2 below zero."""
    terms = figures.terms
    after = at + 1
    if terms.words[after] == "below" and terms.words[after + 1] == "zero":
        symbol, end = _degrees(figures, after + 2, "degree")
        return Amount(at, end, -abs(number), symbol, "temperature")
    marked = _marked(figures, at, number) or _magnitude(figures, at, number)
    if marked is not None:
        return marked
    if terms.tags[after] == "-":
        after += 1
    elif terms.tags[at] == "f":
        after = _after_fraction(figures, after)
    found = unit_at(figures, after)
    spelt = terms.tags[at] in "ax" and terms.written(after).isupper()  # an MP: symbols in capitals stand behind figures
    if (
        found is None
        or spelt
        or (found[0].symbol == "lb" and terms.words[after].startswith("pound") and not weighed(figures, at, found[1]))
    ):
        return None
    unit, end = found
    if terms.written(after) == "mb" and AIR[0] <= number <= AIR[1]:
        unit = units(figures.language)["hectopascal"]
    if unit.dimension in COMPOSED:
        return composed(figures, at, number, unit, end)
    if unit.dimension == "temperature" and number > 0 and terms.words[end] == "below" and terms.words[end + 1] == "zero":
        symbol, end = _degrees(figures, end + 2, unit.symbol)
        return Amount(at, end, -whole(number), symbol, unit.dimension)
    return below_zero(figures, at, Amount(at, end, whole(number), unit.symbol, unit.dimension))


def _degrees(figures: Figures, at: int, symbol: str) -> tuple[str, int]:
    """The degrees that are named behind "below zero", and the term after them: 13 below zero Fahrenheit."""
    found = unit_at(figures, at)
    return (found[0].symbol, found[1]) if found and found[0].dimension == "temperature" else (symbol, at)


FEET, INCHES = frozenset("'’′"), frozenset('"”″')
APOSTROPHES_WITHIN = 40


def _marked(figures: Figures, at: int, number: float) -> Amount | None:
    """Feet and inches by their marks: 5'11", 6', (150")."""
    terms = figures.terms
    mark, joined = terms.written(at + 1), terms.joined(at + 1)
    if not joined or terms.tags[at] not in "dnf":
        return None
    arc = _arc(figures, at, number)
    if arc is not None:
        return arc
    if mark in FEET:
        inches = figures.number(at + 2) if terms.joined(at + 2) and terms.tags[at + 2] in "dn" else None
        if inches is not None and inches < INCHES_IN_FOOT and terms.joined(at + 3) and terms.written(at + 3) in (*INCHES, "'", "’"):
            end = at + 4 + (terms.written(at + 3) in "'’" and terms.written(at + 4) in "'’" and terms.joined(at + 4))
            return Amount(at, end, whole(number + inches / INCHES_IN_FOOT), "ft", "length")
        told = mark == "′" or terms.tags[at] == "n" or figures.within(at + 2, "tall")
        plain = not terms.joined(at + 2) and told and not _opened(figures, at)
        return Amount(at, at + 2, whole(number), "ft", "length") if plain else None
    inch = mark == "″" or (mark == '"' and terms.tags[at - 1] == "(" and terms.tags[at + 2] == ")")
    return Amount(at, at + 2, whole(number), "in", "length") if inch else None


def _arc(figures: Figures, at: int, number: float) -> Amount | None:
    """Minutes and seconds of arc by their marks: 2½' (150"), where the seconds are sixty times the minutes."""
    terms = figures.terms
    minutes = terms.written(at + 1) in FEET
    other = figures.number(at + 3) if minutes else figures.number(at - 3)
    opening, closing = (at + 2, at + 5) if minutes else (at - 1, at + 2)
    there = terms.written(at + 4) in INCHES if minutes else terms.written(at - 2) in FEET and terms.written(at + 1) in INCHES
    if other is None or not there or terms.tags[opening] != "(" or terms.tags[closing] != ")":
        return None
    if (number, other)[minutes] != (number, other)[not minutes] * SECONDS_IN_MINUTE:
        return None
    return Amount(at, at + 2, whole(number), "arcminute" if minutes else "arcsecond", "angle")


def _opened(figures: Figures, at: int) -> bool:
    """Whether a single quotation mark was opened shortly before: then the mark after the figure closes it."""
    terms = figures.terms
    back = range(at - 1, max(-1, at - APOSTROPHES_WITHIN), -1)
    return any(terms.written(here) in ("'", "‘") and not terms.joined(here) and terms.joined(here + 1) for here in back)


def _magnitude(figures: Figures, at: int, number: float) -> Amount | None:
    """A magnitude-7.3 earthquake, a magnitude of 5."""
    terms = figures.terms
    before = at - 1
    before -= (terms.tags[before] == "-" and terms.joined(before)) or terms.tags[before] == "F"
    if terms.words[before] != "magnitude" or terms.tags[at] not in "dn" or not 0 < number < LARGEST_MAGNITUDE:
        return None
    return Amount(before, at + 1, whole(number), "magnitude", "magnitude")


def absolute_zero(figures: Figures, at: int) -> Amount | None:
    """Absolute zero, which is a temperature."""
    if figures.terms.words[at] != "zero" or figures.terms.words[at - 1] != "absolute":
        return None
    return Amount(at - 1, at + 1, 0, "kelvin", "temperature")


def part_of(figures: Figures, at: int, number: float) -> Amount | None:
    """A tenth of a gallon."""
    if figures.terms.tags[at + 1] != "F" or figures.terms.tags[at + 2] != "a":
        return None
    found = unit_at(figures, at + 3)
    return None if found is None else Amount(at, found[1], number, found[0].symbol, found[0].dimension)


def below_zero(figures: Figures, at: int, amount: Amount) -> Amount:
    """A temperature after a lone minus at the head of a line."""
    terms = figures.terms
    lone = (
        amount.dimension == "temperature"
        and at
        and terms.tags[at - 1] == "-"
        and terms.tags[at - 2] == "L"
        and amount.number is not None
    )
    return replace(amount, first=at - 1, number=-(amount.number or 0)) if lone else amount


def _after_fraction(figures: Figures, after: int) -> int:
    """The unit after "half a", "a tenth of a", "quarter of an"."""
    terms = figures.terms
    if terms.tags[after] == "F" and terms.tags[after + 1] == "a":
        return after + 2
    return after + (terms.tags[after] == "a")


def composed(figures: Figures, at: int, number: float, unit: Unit, end: int) -> Amount:
    """Parts of one measure: feet and inches stay feet, others are told in the smallest unit."""
    terms = figures.terms
    parts = [(number, unit)]
    while len(parts) < MOST_PARTS:
        hyphen = terms.tags[end] == "-" and terms.joined(end) and terms.joined(end + 1)
        here = end + (terms.tags[end] == "," or hyphen)
        here += terms.tags[here] == "&"
        value = figures.number(here)
        if value is None or terms.tags[here] not in "dxnX":
            break
        found = unit_at(figures, here + 1 + (hyphen and terms.tags[here + 1] == "-"))
        if found is None and hyphen and _inches_left(figures, here, value, unit) and len(parts) == 1:
            found = units(figures.language)["in"], here + 1
        if found is None or found[0].dimension != unit.dimension or found[0] == unit:
            break
        if (found[0].symbol in METRIC) != (unit.symbol in METRIC):
            break
        if found[0].factor > parts[-1][1].factor or value >= MOST_SMALLER:
            break
        parts.append((value, found[0]))
        end = found[1]
    if len(parts) == 1:
        extra, end = and_a_part(figures, end)
        return Amount(at, end, whole(number + extra), unit.symbol, unit.dimension)
    comma = terms.tags.find(",", at, end) >= 0
    kept = parts[0][1] if not comma and [part.symbol for _, part in parts] == ["ft", "in"] else parts[-1][1]
    total = sum(value * part.factor for value, part in parts) / kept.factor
    return Amount(at, end, whole(total), kept.symbol, unit.dimension)


def _inches_left(figures: Figures, at: int, value: float, unit: Unit) -> bool:
    """Whether a bare number behind feet is one of inches: 5-foot-11."""
    return unit.symbol == "ft" and value in range(INCHES_IN_FOOT) and figures.terms.tags[at + 1] in "L.,;:!)q(w"


def and_a_part(figures: Figures, end: int) -> tuple[float, int]:
    """The rest of "a mile and a half" and "two miles and a quarter"."""
    terms = figures.terms
    if terms.tags[end] != "&" or terms.tags[end + 1] != "a":
        return 0, end
    part = {"half": 0.5, "quarter": 0.25}.get(terms.words[end + 2], 0)
    closed = figures.ends_phrase(end + 3) or terms.tags[end + 3] in "iFwT("
    return (part, end + 3) if part and closed else (0, end)


def weighed(figures: Figures, at: int, end: int) -> bool:
    """Whether a pound is a weight here: "pounds of meat", or a word of weighing near by."""
    terms = figures.terms
    if (terms.tags[end] == "F" and not figures.within(end + 1, "spent")) or (terms.tags[end - 2] == "-" and terms.tags[end] == "w"):
        return True
    if (figures.number(at) or 0) >= MILLION:
        return False
    near = (*range(max(0, at - CONTEXT), at), *range(end, min(len(terms.starts), end + CONTEXT)))
    return any(figures.within(index, "weighing") for index in near)
