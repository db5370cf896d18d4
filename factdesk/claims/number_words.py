"""Whole numbers in words: what each word is in a number, and how hundreds, thousands and scales add up."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from dataclasses import dataclass
from functools import cache
from typing import Any

from factdesk.claims.figures import Number
from factdesk.claims.terms import Terms
from factdesk.draft.words import words

HUNDRED, THOUSAND = 100, 1000
TEN, TWENTY = 10, 20
LARGEST = 10**18


@cache
def _roles(language: str) -> dict[str, tuple[str, Any]]:
    """What a word is inside a number: c cardinal, s scale, z dozen, p pair, f plural fraction, o ordinal."""
    numbers = words("numbers", language)
    roles: dict[str, tuple[str, Any]] = {}
    for name, role in {"cardinals": "c", "scales": "s", "dozens": "z", "pairs": "p", "fractions": "f", "ordinals": "o"}.items():
        for value, spellings in numbers[name].items():
            roles.update(dict.fromkeys(spellings, (role, value)))
    return roles


@dataclass(frozen=True, slots=True)
class _Lists:
    """The words that join, sign and scale numbers."""

    ands: frozenset[str]
    points: frozenset[str]
    thousands: frozenset[str]
    signs: frozenset[str]
    overs: frozenset[str]


@cache
def _lists(language: str) -> _Lists:
    lists = words("numbers", language)
    thousands = frozenset(lists["letters"][THOUSAND])
    return _Lists(
        frozenset(lists["ands"]), frozenset(lists["points"]), thousands, frozenset(lists["signs"]), frozenset(lists["overs"])
    )


class NumberWords:
    """Reads one whole number at a term; every method gives what it read and the term after it."""

    def __init__(self, terms: Terms, language: str) -> None:
        self.terms = terms
        self.roles = _roles(language)
        lists = _lists(language)
        self.ands, self.points, self.thousands = lists.ands, lists.points, lists.thousands
        self.signs, self.overs = lists.signs, lists.overs

    def role(self, at: int) -> tuple[str, Any]:
        """The role and value of a term; a figure is "d"."""
        tag = self.terms.tags[at]
        if tag in "dny":
            return "d", self.terms.values[at].value
        return self.roles.get(self.terms.words[at], ("", None)) if tag in "1oUf" else ("", None)

    def scale(self, at: int) -> int:
        """The scale word (or dozen) at a term, 0 when there is none."""
        role, value = self.role(at)
        return int(value) if role == "s" else 0

    def small(self, at: int) -> tuple[Number | int | float | None, int]:
        """Below a hundred: one to ninety-nine, a figure, or "a" before a scale."""
        role, value = self.role(at)
        if self.terms.tags[at] == "a":
            following = self.role(at + 1)[0]
            if following == "p":
                return (None, at) if self.terms.words[at + 1] == "few" else (self.role(at + 1)[1], at + 2)
            return (1, at + 1) if following in ("s", "z") else (None, at)
        if role == "d":
            return value, at + 1
        if role == "p":
            return value, at + 1
        if role != "c":
            return None, at
        end = at + 1
        if value < TWENTY or value % TEN:
            return value, end
        hyphen = self.terms.tags[end] == "-"
        follower, unit = self.role(end + hyphen)
        if follower == "f" and hyphen and unit < TEN and at and self.terms.tags[at - 1] == "1":
            return None, at
        if follower == "c" and 1 <= unit < TEN:
            return value + unit, end + hyphen + 1
        if follower == "o" and 1 <= unit < TEN:
            return Number(value + unit, ordinal=True, spelled=True), end + hyphen + 1
        return value, end

    def pair_year(self, at: int) -> tuple[Number | None, int]:
        """Nineteen ninety-six, twenty fifteen, nineteen zero one, nineteen hundred stays a number."""
        first, middle = self.role(at), at + 1
        if first[0] != "c" or not TEN < first[1] <= TWENTY + 1:
            return None, at
        role, value = self.role(middle)
        if role == "c" and value == 0 and self.role(middle + 1)[0] == "c" and 1 <= self.role(middle + 1)[1] < TEN:
            return Number(first[1] * HUNDRED + self.role(middle + 1)[1], spelled=True, year=True), middle + 2
        second, end = self.small(middle)
        if role != "c" or not isinstance(second, int) or not TEN <= second < HUNDRED or self.role(end)[0] in ("s", "f"):
            return None, at
        return Number(first[1] * HUNDRED + second, spelled=True, year=True), end

    def group(self, at: int) -> tuple[Number | int | float | None, int]:
        """Below a thousand (or a figure), with hundreds and dozens."""
        value, end = self.small(at)
        if value is None or isinstance(value, Number):
            return value, end
        if self.role(end)[0] == "z":
            value, end = value * 12, end + 1
        if self.scale(end) != HUNDRED:
            return value, end
        value, end = value * HUNDRED, end + 1
        joined = end + (self.terms.words[end] in self.ands)
        rest, after = self.small(joined)
        if joined == end and self.role(joined)[0] == "d":
            return value, end
        if isinstance(rest, Number):
            return Number(value + rest.value, ordinal=True, spelled=True), after
        if rest is None or self.terms.tags[joined] == "a" or (rest >= HUNDRED) or self._is_fraction(joined, after):
            role, ordinal = self.role(joined)
            if role == "o" and joined > end and ordinal < TWENTY:
                return Number(value + ordinal, ordinal=True, spelled=True), joined + 1
            return value, end
        if self.role(after)[0] == "z":
            return value + rest * 12, after + 1
        return value + rest, after

    def _is_fraction(self, first: int, after: int) -> bool:
        """Whether "and three quarters" follows, which belongs to the tail."""
        return (
            self.terms.words[first - 1] in self.ands
            and self.role(after)[0] == "f"
            and self.terms.words[after] in ("quarters", "quarter", "halves")
        )

    def whole(self, at: int) -> tuple[Number | int | float | None, int]:
        """Groups with falling scales."""
        year, end = self.pair_year(at)
        if year is not None:
            return year, end
        value, end = self.group(at)
        if isinstance(value, Number):
            return value, end
        if value is None:
            if not self.scale(at) or self.terms.words[at].endswith("s"):
                return None, at
            value, end = 1, at
            if self.scale(at) == HUNDRED:
                value, end = HUNDRED, at + 1
        total: int | float = 0
        last = LARGEST
        while True:
            end += self.hyphened(end)
            scale = self.scale(end)
            if scale < THOUSAND or scale >= last:
                return total + value, end
            total, end, last = total + scaled(value, scale), end + 1, scale
            while self.scale(end) > HUNDRED and self.scale(end) >= last and total * self.scale(end) < LARGEST:
                total, last, end = total * self.scale(end), self.scale(end), end + 1
            if total > LARGEST:
                return total, end
            following = self._next_group(end, last)
            if following is None:
                return total, end
            value, end = following

    def hyphened(self, at: int) -> int:
        """1 where a hyphen joins a figure to its scale (a 3.2-million-strong army), else 0."""
        terms = self.terms
        return int(terms.tags[at] == "-" and terms.joined(at) and terms.joined(at + 1) and self.scale(at + 1) >= THOUSAND)

    def _next_group(self, end: int, last: int) -> tuple[int | float, int] | None:
        """The next smaller group, directly, after a comma or after "and"."""
        if self.terms.tags[end] == ",":
            joined = end + 1
            if self.role(joined)[0] != "c":
                return None
        else:
            joined = end + (self.terms.words[end] in self.ands)
            if joined == end and self.role(joined)[0] == "d":
                return None
        value, after = self.group(joined)
        if value is None or isinstance(value, Number) or self.terms.tags[joined] == "a" or value >= last:
            return None
        if joined > end and self.role(after)[0] == "f" and self.terms.words[after] not in ("half", "quarter"):
            return None
        if self.terms.words[end] in self.ands and self.role(joined)[0] == "d":
            return None
        if self.terms.tags[end] == "," and value < HUNDRED and not self.scale(after):
            return None  # for $1.2 million, ten times the estimate
        if self.scale(after) >= last or (self.role(joined)[0] == "d" and not self.scale(after)):
            return None
        return value, after


def scaled(value: float, scale: int) -> int | float:
    """The product without the dust of floating point: 1.07 billion is a whole number."""
    return value * scale if isinstance(value, int) else tidy(round(value * scale, 6))


def tidy(value: float) -> int | float:
    """The value as a whole number where it is one, without dust where it is large."""
    if abs(value) >= HUNDRED:
        value = round(value, 9)
    return int(value) if value == int(value) else value
