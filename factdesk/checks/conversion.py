"""A figure and its conversion beside it: "100 miles (120 km)" is beyond what rounding explains.

A conversion is right when either figure, converted, rounds to the other one as that is written: to its last figure that is not a zero,
but never by more than a share of it (`ROUGH`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import floor, log10

import yaml

from factdesk.assets import asset
from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.draft.article import Article

BETWEEN = re.compile(
    r"\s*\(\s*(?:or\s+)?(?:about|around|roughly|some|nearly|approximately|c\.|~)?\s*|,?\s+or\s+(?:about|around|roughly|some)?\s*"
)
ROUGH = 0.1
"""The share of a figure that its rounding may take."""
ROUGHER = 0.25
"""The same where the draft says "about"."""


@dataclass(frozen=True, slots=True)
class Unit:
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
def units() -> Mapping[str, Unit]:
    """Every unit that can be converted, by its symbol."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with asset("measures.yml").open(encoding="utf-8") as file:
        tables = yaml.load(file, Loader=loader)  # noqa: S506  # both are safe loaders
    return {
        symbol: Unit(dimension, *(line if isinstance(line, list) else [line]))
        for dimension, table in tables.items()
        for symbol, line in table.items()
    }


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Convert every figure that has another unit's figure in brackets, or after "or", right behind it."""
    del references
    quantities = [claim for claim in claims if isinstance(claim.value, QuantityValue) and claim.value.unit in units()]
    for before, first, second in zip((None, *quantities), quantities, quantities[1:], strict=False):
        between = article.text[first.end : second.start]
        if first.end > second.start or not BETWEEN.fullmatch(between) or (before and _one_measure(article.text, before, first)):
            continue
        if "(" in between and not re.match(r"\s*\)", article.text[second.end : second.end + 2]):
            continue
        finding = _compare(first, second, in_brackets="(" in between)
        if finding:
            yield finding


def _one_measure(text: str, before: Claim, first: Claim) -> bool:
    """Whether two figures are one measure in two units: 6 ft 2 in."""
    one, two = before.value, first.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    joined = before.end <= first.start and re.fullmatch(r"\s*(?:,|and)?\s*", text[before.end : first.start])
    return bool(joined) and units()[one.unit or ""].dimension == units()[two.unit or ""].dimension


def _compare(first: Claim, second: Claim, *, in_brackets: bool) -> Finding | None:
    one, two = first.value, second.value
    assert isinstance(one, QuantityValue)
    assert isinstance(two, QuantityValue)
    here, there = units()[one.unit or ""], units()[two.unit or ""]
    figures = [(_figure(one, end), _figure(two, end)) for end in ("low", "high")]
    if here.dimension != there.dimension or one.unit == two.unit or any(None in pair for pair in figures):
        return None
    share = ROUGHER if one.approximate or two.approximate else ROUGH
    pairs = [(float(a), float(b)) for a, b in figures if a is not None and b is not None]
    right = [_rounds(there.of(here.base(a)), b, share) or _rounds(here.of(there.base(b)), a, share) for a, b in pairs]
    wanted = " to ".join(dict.fromkeys(written(there.of(here.base(a)), b) for a, b in pairs))
    if all(right):
        return Finding(
            "conversion", Outcome.SUPPORTED, f"{first.text} is {_about(wanted, second)}.", claim=second.id, related=(first.id,)
        )
    if not in_brackets and share == ROUGHER:
        return None
    return Finding(
        "conversion",
        Outcome.CONTRADICTED,
        f"{_capital(first.text)} is {_about(wanted, second)}, not {_figures(second)}.",
        claim=second.id,
        suggestions=_repair(second, wanted) if len(set(pairs)) == 1 else (),
        related=(first.id,),
    )


def _figure(value: QuantityValue, end: str) -> float | None:
    return value.number if value.number is not None else value.low if end == "low" else value.high


def _step(value: float) -> float:
    """The place of a figure's last digit that is not a zero: 100 for 600, 1 for 43, 0.1 for 5.5."""
    if value == int(value):
        digits = str(abs(int(value)))
        return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 1.0
    return float(10 ** -len(repr(float(value)).partition(".")[2]))


def _rounds(exact: float, said: float, share: float) -> bool:
    """Whether an exact figure rounds to the one that is said."""
    slack = min(_step(said) / 2, abs(said) * share) if abs(said) >= 1 / share else _step(said) / 2
    return abs(exact - said) <= slack * 1.0001 + 1e-9


def written(exact: float, like: float) -> str:
    """An exact figure, rounded like another one: to its significant figures (at least two) or to its last place, whichever is finer."""
    shown = max(2, len(f"{like:.10g}".replace(".", "").strip("0").lstrip("-")))
    place = max(shown - 1 - floor(log10(abs(exact))), -round(log10(_step(like)))) if exact else 0
    rounded = round(exact, place)
    return f"{int(rounded):,}" if place <= 0 or rounded == int(rounded) else f"{rounded:,}"


def _figures(claim: Claim) -> str:
    return re.sub(r"^(?:about|around|roughly|some|nearly|approximately)\s+", "", claim.text)


def _about(wanted: str, second: Claim) -> str:
    unit = re.sub(r"^.*\d[\d.,]*\s*-?\s*", "", second.text, flags=re.DOTALL)
    return f"about {wanted} {unit}".rstrip() if unit != second.text else f"about {wanted}"


def _repair(claim: Claim, wanted: str) -> tuple[str, ...]:
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", claim.text)
    return (claim.text[: figure.start()] + wanted + claim.text[figure.end() :],) if figure else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
