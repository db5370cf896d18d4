"""What else in a passage gives the figure that a sum would call wrong: two of its figures, the whole without two of its parts, a share."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import attrgetter

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import DUST
from factdesk.checks.written import plain
from factdesk.claims.claim import Claim, QuantityValue
from factdesk.draft.patterns import Pattern

BASIS, CHANGED, OTHER_BASE = (Pattern("sum_changes", name) for name in ("basis", "changed", "other_base"))
NEAR = 600
"""Letters around a figure in which another sum may lead to it."""
LEAST = 20
"""Below this small numbers meet by chance."""
MOST = 24
"""Figures of a kind around one that are held together by threes."""
LARGE = 100_000
"""From this figure on a bare one may be a sum of money that leaves its currency out."""
PLAIN = 100
"""From this figure on a count may lead to one of which no noun is said."""
_start = attrgetter("start")


def led_to(finding: Finding, told: Claim, claims: Sequence[Claim]) -> bool:
    """Whether other figures around the one that a finding calls wrong give just this one: it is right, but of something else.

    The claims are all those of the draft, in its order.
    """
    value = _number(told)
    if value is None or not _called_wrong(finding, value):
        return False
    used = {told.id, *finding.related}
    if _dimension(told) == "percent":
        return _as_a_share(told, value, used, claims)
    if value < LEAST:
        return False
    first, last = (bisect_left(claims, told.start + way * NEAR, key=_start) for way in (-1, 1))
    near = [one for one in claims[first:last] if one is not told and _number(one) is not None]
    alike = [one for one in near if _alike(one, told)]
    return len(alike) <= MOST and any(
        not used.issuperset(one.id for one in others) for others in _ways(value, alike, _percentages(near, told))
    )


def on_another_basis(finding: Finding, told: Claim, text: str, related: Sequence[Claim]) -> bool:
    """Whether a change is of other figures than those beside it ("rose 3 percent like for like to 60 million from 50 million"), or from another time."""
    if CHANGED.search(finding.message) is None:
        return False
    apart = all(one.sentence != told.sentence for one in related)
    return BASIS.search(text, *told.sentence) is not None or (apart and OTHER_BASE.match(text, told.end) is not None)


def _called_wrong(finding: Finding, value: float) -> bool:
    """Whether it is this figure that should be another one, and not one that the sum rests on."""
    return (
        finding.message.endswith((f" not {plain(value)}.", f" not {plain(value)} percent."))
        or f"add up to {plain(value)}:" in finding.message
    )


def _as_a_share(told: Claim, value: float, used: set[str], claims: Sequence[Claim]) -> bool:
    """Whether two other figures of its sentence give a percentage with a decimal: as a share, or as what was added or lost."""
    if value == int(value):
        return False  # whole ones meet by chance
    first, last = (bisect_left(claims, place, key=_start) for place in told.sentence)
    here = [one for one in claims[first:last] if one is not told and (_number(one) or 0) > 0 and _dimension(one) != "percent"]
    room = 10.0 ** -len(f"{value:g}".partition(".")[2]) / 2 + DUST
    for pair in combinations(here, 2) if len(here) <= MOST else ():
        less, more = sorted(_number(one) or 0 for one in pair)
        shares = [less / more, less / (more + less)] + ([less / (more - less), (more - less) / less] if more > less else [])
        alike = _dimension(pair[0]) == _dimension(pair[1])
        if alike and used.isdisjoint(one.id for one in pair) and any(abs(share * 100 - value) <= room for share in shares):
            return True
    return False


def _ways(value: float, alike: Sequence[Claim], percentages: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """The figures that give a value: one without another or both, the whole without two parts, a percentage of one."""
    for pair in combinations(alike, 2):
        one, two = (_number(claim) or 0 for claim in pair)
        if min(abs(one + two - value), abs(abs(one - two) - value)) < DUST:
            yield pair
    for three in combinations(alike, 3):
        first, second, most = sorted(_number(claim) or 0 for claim in three)
        if min(abs(first + second + most - value), abs(most - first - second - value)) < DUST:
            yield three
    for share in percentages:
        yield from ((share, one) for one in alike if abs((_number(share) or 0) * (_number(one) or 0) / 100 - value) < DUST * value)


def _percentages(near: Sequence[Claim], told: Claim) -> list[Claim]:
    return [] if _dimension(told) == "percent" else [one for one in near if _dimension(one) == "percent"]


def _alike(one: Claim, told: Claim) -> bool:
    """Whether two figures are of one kind; a small count leads only to a figure of the same noun."""
    first, second = one.value, told.value
    if not isinstance(first, QuantityValue) or not isinstance(second, QuantityValue):
        return False
    if {first.dimension, second.dimension} == {"money", "count"}:  # 86 billion euros, and 110 billion
        return all(one.dimension == "money" or (not one.unit and (one.number or 0) >= LARGE) for one in (first, second))
    if first.dimension != second.dimension:
        return False
    if first.unit == second.unit:
        return True
    return first.dimension == "count" and not (first.unit and second.unit) and (first.number or 0) >= PLAIN


def _number(claim: Claim) -> float | None:
    return claim.value.number if isinstance(claim.value, QuantityValue) else None


def _dimension(claim: Claim) -> str:
    return claim.value.dimension if isinstance(claim.value, QuantityValue) else ""
