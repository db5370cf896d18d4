"""Units that newspapers convert, by what they are in the base unit of their dimension."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from factdesk.claims.claim import Claim, QuantityValue
from factdesk.claims.measures import METRIC, units
from factdesk.draft.patterns import Pattern

TONNES = Pattern("conversions", "tonnes")
DECIMAL = METRIC | {
    "m2",
    "square kilometre",
    "square centimetre",
    "ha",
    "cubic metre",
    "cubic kilometre",
    "cubic centimetre",
    "km/h",
    "m/s",
    "litre per 100 kilometres",
}
DIMENSIONS = frozenset({"length", "area", "volume", "mass", "speed", "pressure", "power", "energy", "flow"})
"""What newspapers convert, beside temperatures and the thirst of cars. Money is not: its rate is of a day."""
ALSO: Mapping[str, tuple[float, ...]] = {
    "gal": (4.54609,), "pint": (0.56826125, 0.6), "quart": (1.1365225,), "fluid ounce": (0.0284130625,), "t": (907.18474, 1016.0469088),
    "horsepower": (735.49875,), "calorie": (4184.0,),
}  # fmt: skip
"""Other factors of units that differ between Britain, America and the Continent, of tons, of the calories of food, and of the pint in British cookery books (150 ml to the quarter)
(Weights and Measures Act 1985; NIST Handbook 44; NIST Special Publication 811)."""
TEMPERATURES = {"Cel": (1.0, 273.15), "[degF]": (5 / 9, 255.372222), "kelvin": (1.0, 0.0)}
"""Temperatures: factor and offset to kelvin (SI Brochure, 9th edition)."""
THIRST = {"litre per 100 kilometres": (1.0, 1.0), "mile per gallon": (235.214583, 282.480936)}
"""Litres for 100 kilometres that a car takes, and by what miles to the American or British gallon must be divided to be the same."""
BARE = "degree"
"""Degrees of the other scale: "100 degrees (38 Celsius)" are Fahrenheit."""
OTHER_SCALE = {"Cel": "[degF]", "[degF]": "Cel"}
HANDS, QUARTERS = "hands", 4
"""Horses are measured in hands of four inches, and inches: 16.2 hands are 16 hands and two inches."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit by what it is in the base unit of its dimension: value * factor + offset, or factor / value."""

    dimension: str
    factor: float
    offset: float = 0.0
    turned: bool = False

    def base(self, value: float) -> float:
        """A figure in this unit, in the base unit."""
        if self.turned:
            return self.factor / value if value else 0.0
        return value * self.factor + self.offset

    def of(self, base: float) -> float:
        """A figure in the base unit, in this unit."""
        if self.turned:
            return self.factor / base if base else 0.0
        return (base - self.offset) / self.factor


@cache
def scales(language: str = "en") -> Mapping[str, tuple[Scale, ...]]:
    """Every unit that can be converted, by its symbol; more than one scale where the word means more than one unit."""
    found = {
        symbol: tuple(Scale(unit.dimension, factor) for factor in (unit.factor, *ALSO.get(symbol, ())))
        for symbol, unit in units(language).items()
        if unit.dimension in DIMENSIONS
    }
    thirst = {
        symbol: tuple(Scale("consumption", factor, turned=symbol == "mile per gallon") for factor in dict.fromkeys(factors))
        for symbol, factors in THIRST.items()
    }
    hands = {HANDS: found["hand"]}
    return {**found, **thirst, **hands, **{symbol: (Scale("temperature", *scale),) for symbol, scale in TEMPERATURES.items()}}


def scales_of(first: Claim, second: Claim) -> tuple[tuple[Scale, ...], tuple[Scale, ...]] | None:
    """The scales of two measures that may be one; None where their units have nothing in common, or are the same."""
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    mine, theirs = one.unit or "", two.unit or ""
    if BARE in (mine, theirs):
        mine, theirs = (OTHER_SCALE.get(other, unit) if unit == BARE else unit for unit, other in ((mine, theirs), (theirs, mine)))
    known = scales()
    if mine not in known or theirs not in known or known[mine][0].dimension != known[theirs][0].dimension:
        return None
    sides = _tons(known[mine], first.text), _tons(known[theirs], second.text)
    return sides if mine != theirs or sides[0] != sides[1] else None


def _tons(known: tuple[Scale, ...], text: str) -> tuple[Scale, ...]:
    """The scales of a measure: tonnes are not tons, though tons may be tonnes."""
    if len(known) != 1 + len(ALSO["t"]) or known[0].dimension != "mass":
        return known
    return known[:1] if TONNES.search(text) else known


def changes(known: tuple[Scale, ...]) -> tuple[Scale, ...]:
    """The scales for a difference of temperatures, which has no offset."""
    return tuple(replace(scale, offset=0.0) for scale in known)


def in_hands(value: float) -> float:
    """How many hands a horse stands: 16.2 is 16 hands and two of their four inches."""
    inches = round((value - int(value)) * 10, 6)
    return int(value) + inches / QUARTERS if inches in (1, 2, 3) else value
