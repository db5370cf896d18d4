"""A figure and its conversion beside it: "100 miles (120 km)" is beyond what rounding explains.

A conversion is right when either figure, converted, rounds to the other one as that is written: to its last figure that is not a zero,
but never by more than a share of it (`ROUGH`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import floor, log10

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.claims.measures import METRIC, units
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern

SET_OFF = Pattern("conversions", "set_off")
SET_OFF_END = Pattern("conversions", "set_off_end")
IN_PARTS = Pattern("conversions", "in_parts")
"""Before a figure that is the rest of a measure in two units, whose greater part was not read."""
IN_WORDS = Pattern("conversions", "in_words")
ROUNDERS = Pattern("conversions", "rounders")

BETWEEN = Pattern("conversions", "between")
PART_OF = Pattern("conversions", "part_of")
DIFFERENCE_BEFORE = Pattern("conversions", "difference_before")
DIFFERENCE_BEHIND = Pattern("conversions", "difference_behind")
"""Where a temperature is how much warmer or colder: its conversion has no offset."""
ROUGH = 0.1
"""The share of a figure that its rounding may take."""
WORDY = 0.15
"""The share by which "half a mile" may be off."""
ROUGHER = 0.25
"""The same where the draft says "about"."""


NEAR, FAR = 1.2, 3.0
"""Times by which a figure between commas must be off, and may be, to be the one before it and wrong."""

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
}
DIMENSIONS = frozenset({"length", "area", "volume", "mass", "speed", "temperature"})
"""What newspapers convert. Money is not: its rate is of a day."""
ALSO: Mapping[str, tuple[float, ...]] = {
    "gal": (4.54609,), "pint": (0.56826125,), "quart": (1.1365225,), "fluid ounce": (0.0284130625,), "t": (907.18474, 1016.0469088),
}  # fmt: skip
"""Other factors of units that differ between Britain and America, and of tons (Weights and Measures Act 1985; NIST Handbook 44)."""
OFFSETS = {"Cel": (1.0, 273.15), "[degF]": (5 / 9, 255.372222), "kelvin": (1.0, 0.0)}
"""Temperatures: factor and offset to kelvin (SI Brochure, 9th edition)."""


PARTS = re.compile(r"\d[\d,]*(?:\.\d+)?")
SMALLER = {"ft": (12, 12), "in": (12, 1), "[in_i]": (12, 1), "stone": (14, 14), "lb": (14, 1), "oz": (16, 1)}
"""Of a measure in two units: how many of the smaller make one of the greater, and one of this unit."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit by what it is in the base unit of its dimension: value * factor + offset."""

    dimension: str
    factor: float
    offset: float = 0.0

    def base(self, value: float) -> float:
        """A figure in this unit, in the base unit."""
        return value * self.factor + self.offset

    def of(self, base: float) -> float:
        """A figure in the base unit, in this unit."""
        return (base - self.offset) / self.factor


@cache
def scales(language: str = "en") -> Mapping[str, tuple[Scale, ...]]:
    """Every unit that can be converted, by its symbol; more than one scale where the word means more than one unit."""
    found = {
        symbol: tuple(Scale(unit.dimension, factor) for factor in (unit.factor, *ALSO.get(symbol, ())))
        for symbol, unit in units(language).items()
        if unit.dimension in DIMENSIONS and unit.dimension != "temperature"
    }
    return {**found, **{symbol: (Scale("temperature", *scale),) for symbol, scale in OFFSETS.items()}}


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Convert every figure that has another unit's figure in brackets, or after "or", right behind it."""
    del references
    known = scales(article.language)
    quantities = [claim for claim in claims if isinstance(claim.value, QuantityValue) and claim.value.unit in known]
    for before, first, second in zip((None, *quantities), quantities, quantities[1:], strict=False):
        between = article.text[first.end : second.start]
        if first.end > second.start or (before and _one_measure(article.text, before, first)):
            continue
        ahead = article.text[max(0, first.start - 20) : first.start]
        if PART_OF.search(ahead) or IN_PARTS.search(ahead):
            continue
        difference = _difference(article, first, second)
        finding = None
        if BETWEEN.fullmatch(between) and not _left_open(article.text, between, second.end):
            finding = _compare(first, second, in_brackets="or" not in between, difference=difference)
        if finding is None and SET_OFF.fullmatch(between) and SET_OFF_END.match(article.text, second.end):
            finding = _set_off(_compare(first, second, in_brackets=True, difference=difference), first, second)
        if finding:
            yield finding


def _set_off(finding: Finding | None, first: Claim, second: Claim) -> Finding | None:
    """What is found of a figure between commas: it is the one before it where it is near, but no rounding of it."""
    if finding is None or finding.outcome is not Outcome.CONTRADICTED:
        return finding
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    if one.dimension == "temperature":
        return finding
    if not one.number or not two.number or (one.unit in DECIMAL) == (two.unit in DECIMAL):
        return None
    off = [
        max(said, real) / min(said, real)
        for said in (two.number,)
        for real in _readings(one.number, one.unit, two.unit)
        if real > 0
    ]
    return finding if off and NEAR < min(off) <= FAR else None


def _readings(number: float, unit: str | None, other: str | None) -> Iterable[float]:
    """A figure in another unit, in every way that the two units may be meant."""
    for here in scales()[unit or ""]:
        yield from (there.of(here.base(number)) for there in scales()[other or ""])


def _left_open(text: str, between: str, end: int) -> bool:
    """Whether the bracket or dash before a figure has no other right behind it."""
    if "(" in between:
        return not re.match(r"\s*\)", text[end : end + 2])
    return between.strip()[:1] in ("-", "–", "—") and not re.match(r"\s*[-–—,.]", text[end : end + 2])


def _difference(article: Article, first: Claim, second: Claim) -> bool:
    """Whether two temperatures are how much warmer or colder it is, not how warm."""
    start, end = article.sentence_at(first.start)
    before = article.text[max(start, first.start - 80) : first.start]
    return bool(DIFFERENCE_BEFORE.search(before) or DIFFERENCE_BEHIND.match(article.text[second.end : min(end, second.end + 40)]))


def _one_measure(text: str, before: Claim, first: Claim) -> bool:
    """Whether two figures are one measure in two units: 6 ft 2 in."""
    one, two = before.value, first.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    joined = before.end <= first.start and re.fullmatch(r"\s*(?:,|and)?\s*", text[before.end : first.start])
    return bool(joined) and scales()[one.unit or ""][0].dimension == scales()[two.unit or ""][0].dimension


def _compare(first: Claim, second: Claim, *, in_brackets: bool, difference: bool) -> Finding | None:
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    mine, theirs = scales()[one.unit or ""], scales()[two.unit or ""]
    if difference and mine[0].dimension == "temperature":
        mine, theirs = (tuple(replace(scale, offset=0.0) for scale in side) for side in (mine, theirs))
    figures = [(_figure(one, end), _figure(two, end)) for end in ("low", "high")]
    if mine[0].dimension != theirs[0].dimension or one.unit == two.unit or any(None in pair for pair in figures):
        return None
    wordy = any(IN_WORDS.match(claim.text) for claim in (first, second))
    share = ROUGHER if one.approximate or two.approximate or wordy else ROUGH
    pairs = [(float(a), float(b)) for a, b in figures if a is not None and b is not None]
    steps = _whole_step(first), _whole_step(second)
    right = any(all(_agree(pair, here, there, share, steps) for pair in pairs) for here in mine for there in theirs)
    right = right or (wordy and all(abs(theirs[0].of(mine[0].base(a)) - b) <= WORDY * b for a, b in pairs))
    wanted = " to ".join(dict.fromkeys(written(theirs[0].of(mine[0].base(a)), b) for a, b in pairs))
    composed = _composed(second, theirs[0].of(mine[0].base(pairs[0][0])))
    told = f"about {composed}" if composed else _about(wanted, second)
    if right:
        return Finding(
            "conversion",
            Outcome.SUPPORTED,
            f"{_capital(first.text)} is {told}.",
            claim=second.id,
            related=(first.id,),
        )
    if not in_brackets and share == ROUGHER:
        return None
    return Finding(
        "conversion",
        Outcome.CONTRADICTED,
        f"{_capital(first.text)} is {told}, not {_figures(second)}.",
        claim=second.id,
        suggestions=(composed,) if composed else _repair(second, wanted) if len(set(pairs)) == 1 else (),
        related=(first.id,),
    )


def _composed(claim: Claim, exact: float) -> str | None:
    """The text of a measure in two units, such as 5 feet 2 inches, with an exact figure in its first or last unit."""
    assert isinstance(claim.value, QuantityValue)
    parts = list(PARTS.finditer(claim.text))
    known = SMALLER.get(claim.value.unit or "")
    if len(parts) != len(("feet", "inches")) or known is None or claim.value.number is None:
        return None
    of_one, in_unit = known
    whole, rest = divmod(round(exact * in_unit), of_one)
    middle = claim.text[parts[0].end() : parts[1].start()]
    return f"{claim.text[: parts[0].start()]}{whole}{middle}{rest}{claim.text[parts[1].end() :]}"


def _whole_step(claim: Claim) -> float:
    """The step of a measure in two units in the one that it is told in: an inch in feet; 0 for any other."""
    assert isinstance(claim.value, QuantityValue)
    known = SMALLER.get(claim.value.unit or "")
    return 1 / known[1] if known and len(PARTS.findall(claim.text)) == len(("feet", "inches")) else 0.0


def _agree(pair: tuple[float, float], here: Scale, there: Scale, share: float, steps: tuple[float, float]) -> bool:
    one, two = pair
    return _rounds(there.of(here.base(one)), two, share, steps[1]) or _rounds(here.of(there.base(two)), one, share, steps[0])


def _figure(value: QuantityValue, end: str) -> float | None:
    return value.number if value.number is not None else value.low if end == "low" else value.high


def _step(value: float) -> float:
    """The place of a figure's last digit that is not a zero: 100 for 600, 1 for 43, 0.1 for 5.5."""
    if value == int(value):
        digits = str(abs(int(value)))
        return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 1.0
    return float(10 ** -len(repr(float(value)).partition(".")[2]))


def _rounds(exact: float, said: float, share: float, least: float = 0.0) -> bool:
    """Whether an exact figure rounds to the one that is said, to a least step if that is coarser; tellers of inches cut them off too."""
    slack = min(_step(said) / 2, abs(said) * share) if abs(said) >= 1 / share else _step(said) / 2
    slack = max(slack, least)
    return abs(exact - said) <= slack * 1.0001 + 1e-9


def written(exact: float, like: float) -> str:
    """An exact figure, rounded like another one: to its significant figures (at least two) or to its last place, whichever is finer."""
    shown = max(2, len(f"{like:.10g}".replace(".", "").strip("0").lstrip("-")))
    place = max(shown - 1 - floor(log10(abs(exact))), -round(log10(_step(like)))) if exact else 0
    rounded = round(exact, place)
    return f"{int(rounded):,}" if place <= 0 or rounded == int(rounded) else f"{rounded:,}"


def _figures(claim: Claim) -> str:
    return ROUNDERS.sub("", claim.text)


def _about(wanted: str, second: Claim) -> str:
    unit = re.sub(r"^.*\d[\d.,]*\s*-?\s*", "", second.text, flags=re.DOTALL)
    return f"about {wanted} {unit}".rstrip() if unit != second.text else f"about {wanted}"


def _repair(claim: Claim, wanted: str) -> tuple[str, ...]:
    figure = re.search(r"(?P<minus>(?:minus\s+|[-−](?=\d)))?\d[\d,]*(?:\.\d+)?", claim.text, re.IGNORECASE)
    if figure is None:
        return ()
    if wanted.startswith("-"):
        wanted = (figure["minus"] or "-") + wanted[1:]
    return (claim.text[: figure.start()] + wanted + claim.text[figure.end() :],)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
