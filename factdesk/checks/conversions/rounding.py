"""What rounding explains: a figure is right when another one, converted, rounds to it as it is written.

It may be rounded to its last figure that is not a zero, but never by more than a share of it (`ROUGH`).
"""

from math import floor, log10

from factdesk.checks.conversions.scales import Scale

ROUGH = 0.1
"""The share of a figure that its rounding may take."""
ROUGHER = 0.25
"""The same where the draft says "about"."""

FINE = 0.001
"""The share of a figure by which none is off that was converted another way, from what is not rounded."""
HALF, TEN = 0.5, 10
"""Small figures are rounded to halves: 12 feet (3.5 metres)."""


def agree(pair: tuple[float, float], here: Scale, there: Scale, share: float, steps: tuple[float, float]) -> bool:
    """Whether one of two figures is a rounding of the other one."""
    one, two = pair
    return rounds(there.of(here.base(one)), two, share, steps[1]) or rounds(here.of(there.base(two)), one, share, steps[0])


def rounds(exact: float, said: float, share: float, least: float = 0.0) -> bool:
    """Whether an exact figure rounds to the one that is said, to a least step if that is coarser; tellers of inches cut them off too."""
    slack = min(last_place(said) / 2, abs(said) * share) if abs(said) >= 1 / share else last_place(said) / 2
    slack = max(slack, least, abs(said) * FINE)
    if abs(said) < TEN and said % 1 == HALF:
        slack = max(slack, HALF / 2)
    return abs(exact - said) <= slack * 1.0001 + 1e-9


def last_place(value: float) -> float:
    """The place of a figure's last digit that is not a zero: 100 for 600, 1 for 43, 0.1 for 5.5."""
    if value == int(value):
        digits = str(abs(int(value)))
        return float(10 ** (len(digits) - len(digits.rstrip("0")))) if value else 1.0
    return float(10 ** -len(repr(float(value)).partition(".")[2]))


def written(exact: float, like: float) -> str:
    """An exact figure, rounded like another one: to its significant figures (at least two) or to its last place, whichever is finer."""
    shown = max(2, len(f"{like:.10g}".replace(".", "").strip("0").lstrip("-")))
    place = max(shown - 1 - floor(log10(abs(exact))), -round(log10(last_place(like)))) if exact else 0
    rounded = round(exact, place)
    return f"{int(rounded):,}" if place <= 0 or rounded == int(rounded) else f"{rounded:,}"
