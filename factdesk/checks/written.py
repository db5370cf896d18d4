"""A figure written like another: words stay words, digits keep their grouping and their scale."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from factdesk.checks.sums.figures import Figure
from factdesk.claims.claim import QuantityValue
from factdesk.draft.words import words

SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "tn": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 10**3,
}
TENS, HUNDRED, GROUPED = 20, 100, 10_000


@cache
def _spelt(language: str) -> Mapping[int, str]:
    return {int(number): spelt[0] for number, spelt in words("numbers", language)["cardinals"].items()}


def in_words(value: float, language: str = "en") -> str | None:
    """A whole number below a hundred in words."""
    if value != int(value) or not 0 <= value < HUNDRED:
        return None
    known, number = _spelt(language), int(value)
    if number in known:
        return known[number]
    return f"{known[number - number % 10]}-{known[number % 10]}"


def plain(value: float) -> str:
    """A figure for a message: 1,200 or 3.5 or 1.2 million."""
    for name in ("trillion", "billion", "million"):
        if abs(value) >= SCALES[name]:
            return f"{value / SCALES[name]:.6g} {name}"
    return f"{int(value):,}" if value == int(value) else f"{round(value, 2):,}"


def addition(parts: Iterable[Figure]) -> str:
    """An addition for a message: 7 + 6 = 13."""
    values = [part.value for part in parts]
    return f"{' + '.join(map(plain, values))} = {plain(round(sum(values), 2))}"


def subtraction(one: Figure, two: Figure) -> str:
    """What lies between two figures, for a message: 13 − 6 = 7."""
    high, low = max(one.value, two.value), min(one.value, two.value)
    return f"{plain(high)} − {plain(low)} = {plain(round(high - low, 2))}"


def share_of(part: float, whole: float) -> str:
    """What a part of a whole comes to, for a message: 47 of 188 is 25 percent."""
    return f"{plain(part)} of {plain(round(whole, 2))} is {plain(round(part / whole * HUNDRED, 1))} percent"


def of_unit(value: float, figure: Figure) -> str:
    """A figure with its unit, for a message."""
    shown = plain(value)
    if figure.kind == "%":
        return f"{shown} percent"
    return f"{shown} percentage points" if figure.kind == "p" else shown


def repaired(figure: Figure, value: float) -> tuple[str, ...]:
    """The text of a figure's claim with another value in its place, in the same style; nothing where that cannot be done."""
    claim = figure.claim
    if claim is None or value <= 0:
        return ()
    number = claim.value.number if isinstance(claim.value, QuantityValue) else None
    if number and figure.kind in "mp" and figure.value and number > figure.value:
        value, figure = round(value * number / figure.value, 2), replace(figure, value=number)  # cents, reckoned as hundredths
    start, end = (edge - claim.start for edge in figure.digits)
    if not 0 <= start < end <= len(claim.text):
        return ()
    new = _like(claim.text[start:end], value, figure)
    return () if new is None else (claim.text[:start] + new + claim.text[end:],)


def _like(old: str, value: float, figure: Figure) -> str | None:
    found = re.match(r"\d[\d,\u00a0\u202f ]*(?:\.(\d+))?", old)
    if found is None:
        spelt = in_words(value) if old[:1].isalpha() else None
        if spelt is None:
            return plain(value) if old[:1].isalpha() and value == int(value) else None
        return spelt[:1].upper() + spelt[1:] if old[:1].isupper() else spelt
    mantissa = float(re.sub(r"[^\d.]", "", found[0]))
    scale = round(figure.value / mantissa) if mantissa and figure.value > mantissa * 10 else 1
    places = len(found[1] or "") or (1 if (value / scale) % 1 else 0)
    new = f"{value / scale:.{places}f}"
    if "." in new and not found[1]:
        new = new.rstrip("0").rstrip(".")
    whole, _, rest = new.partition(".")
    if "," in found[0] or int(whole) >= GROUPED:
        whole = f"{int(whole):,}"
    tail = found[0][len(found[0].rstrip()) :]
    return whole + ("." + rest if rest else "") + tail + old[found.end() :]
