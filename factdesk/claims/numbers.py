"""Numbers in figures and words, put together: "two hundred and two thousand", "3 million and a half", "nineteen ninety-six"."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from factdesk.claims.figures import LAST_DAY, Number
from factdesk.claims.terms import Terms, merged, read_terms
from factdesk.draft.words import words

START = re.compile("a(?=[1o]|UF)|[fU](?=[aF]?a?1)|[dny](?=[-a1f&w])|[dny]|1")
"""Tags at which a number may begin."""
HUNDRED, THOUSAND, MILLION = 100, 1000, 1_000_000
TEN, TWENTY = 10, 20
LARGEST = 10**18


@lru_cache(maxsize=4)
def read_numbers(text: str, language: str = "en") -> Terms:
    """The terms of a text with each number put into one term, tagged d, y, n (figures), x, X (words), o or f."""
    terms = read_terms(text, language)
    reader = _Reader(terms, language)
    spans: list[tuple[int, int, str, Any]] = []
    done = 0
    for match in START.finditer(terms.tags):
        at = match.start()
        if at < done:
            continue
        if terms.tags[at] in "dny" and not reader.goes_on(at):
            number, end = terms.values[at], at + 1
            if not reader.signed(at):
                continue
        else:
            number, end = reader.number(at)
        if number is None:
            continue
        first = at - reader.signed(at)
        if first < at and first >= done:
            number = replace(number, value=-number.value, digits=0)
        elif end == at + 1 and terms.tags[at] in "dnyU" and not number.spelled:
            continue
        spans.append((min(first, at) if first >= done else at, end, _tag(number), number))
        done = end
    return merged(terms, spans)


def _tag(number: Number) -> str:
    if number.ordinal:
        return "o"
    if number.fraction and number.value < 1:
        return "f"
    if number.spelled or number.value < 0:
        return "x" if 1 <= number.value <= LAST_DAY and number.value == int(number.value) else "X"
    return "n"


@cache
def _roles(language: str) -> dict[str, tuple[str, Any]]:
    """What a word is inside a number: c cardinal, s scale, z dozen, p pair, f plural fraction, o ordinal."""
    numbers = words("numbers", language)
    roles: dict[str, tuple[str, Any]] = {}
    for name, role in {"cardinals": "c", "scales": "s", "dozens": "z", "pairs": "p", "fractions": "f", "ordinals": "o"}.items():
        for value, spellings in numbers[name].items():
            roles.update(dict.fromkeys(spellings, (role, value)))
    return roles


class _Reader:
    """Reads one number at a term; every method gives what it read and the term after it."""

    def __init__(self, terms: Terms, language: str) -> None:
        self.terms = terms
        self.roles = _roles(language)
        lists = words("numbers", language)
        self.ands, self.ones, self.points = frozenset(lists["ands"]), frozenset(lists["abouts"]), frozenset(lists["points"])
        self.thousands = frozenset(lists["letters"][THOUSAND])
        self.signs, self.overs = frozenset(lists["signs"]), frozenset(lists["overs"])

    def goes_on(self, at: int) -> bool:
        """Whether anything after a figure can make a longer number of it: most figures stand alone."""
        tag, word = self.terms.tag(at + 1), self.terms.word(at + 1)
        if word in self.thousands or word in self.overs or word in self.points:
            return True
        return (
            tag in "1fU"
            or (tag == "-" and (self.terms.word(at + 2) in self.ands or self.hyphened(at + 1) == 1))
            or (tag == "&" and self.terms.tag(at + 2) in "a1fU")
            or self.terms.word(at - 1) in self.points
        )

    def role(self, at: int) -> tuple[str, Any]:
        """The role and value of a term; a figure is "d"."""
        tag = self.terms.tag(at)
        if tag in "dny":
            return "d", self.terms.values[at].value
        return self.roles.get(self.terms.word(at), ("", None)) if tag in "1oUf" else ("", None)

    def scale(self, at: int) -> int:
        """The scale word (or dozen) at a term, 0 when there is none."""
        role, value = self.role(at)
        return int(value) if role == "s" else 0

    def number(self, at: int) -> tuple[Number | None, int]:
        """The number that begins at a term."""
        special = self.part_of_scale(at) or self.single_part(at) or self.only_decimals(at)
        if special is not None:
            return special
        figures = self.terms.tag(at) in "dny"
        whole, end = self.whole(at)
        if whole is None:
            return None, at
        if isinstance(whole, Number):
            return whole, end
        whole, end = self.tail(whole, at, end)
        if isinstance(whole, Number):
            return whole, end
        if (
            figures
            and end == at + 1
            and self.terms.joined(end)
            and self.terms.word(end) in self.thousands
            and not (self.terms.joined(end + 1) and self.terms.tag(end + 1) not in "-.,;:)'q")
        ):
            return Number(whole * THOUSAND), end + 1
        if end == at + 1 and self.terms.word(end) in self.overs:
            return self.over(whole, at, end)
        return Number(whole, spelled=not figures, digits=self.terms.values[at].digits if figures and end == at + 1 else 0), end

    def over(self, whole: float, at: int, end: int) -> tuple[Number, int]:
        """One over three, when nothing is counted by it."""
        below, after = self.whole(end + 1)
        if isinstance(below, (int, float)) and whole < below and self.terms.tag(after) in "L.,;:!)":
            return Number(_whole(whole / below), fraction=True, spelled=True), after
        return Number(whole, spelled=self.terms.tag(at) not in "dny"), end

    def signed(self, at: int) -> int:
        """1 when a minus stands before the term, else 0."""
        before = self.terms.tag(at - 1) if at else ""
        if before == "-" and at > 1 and self.terms.tag(at - 2) in "dnyf":
            return 0
        if before == "-":
            alone = at == 1 or not self.terms.joined(at - 1) or self.terms.tag(at - 2) in "(p"
            return int(alone and self.terms.joined(at))
        return int(bool(at) and self.terms.word(at - 1) in self.signs and self.terms.word(at - 2) not in ("or", "/"))

    def single_part(self, at: int) -> tuple[Number, int] | None:
        """A fifth, a third of; not a third man."""
        if self.terms.tag(at) != "a":
            return None
        if self.terms.word(at + 1) == "quarter" and self.terms.tag(at + 2) == "F":
            scaled = self.part_of_scale(at + 1)
            return scaled or (Number(0.25, fraction=True, spelled=True), at + 2)
        role, value = self.role(at + 1)
        if role != "o" or not value > 2 or self.terms.tag(at + 2) not in "FL.,;:!)&":  # noqa: PLR2004  # "a second" is no half
            return None
        return Number(_whole(1 / value), fraction=True, spelled=True), at + 2

    def only_decimals(self, at: int) -> tuple[Number, int] | None:
        """Point 77."""
        if not at or self.terms.word(at - 1) not in self.points or (at > 1 and self.terms.tag(at - 2) not in "L.,;:("):
            return None
        decimals, end = self.decimals(at)
        return None if decimals is None else (Number(decimals, spelled=True), end)

    def part_of_scale(self, at: int) -> tuple[Number, int] | None:
        """Half a million, quarter million, half a dozen."""
        role, value = self.role(at)
        if role != "f" or self.terms.word(at) not in ("half", "quarter"):
            return None
        after = at + 1 + (self.terms.tag(at + 1) == "F" and self.terms.tag(at + 2) == "a")
        after += self.terms.tag(after) == "a"
        kind, scale = self.role(after)
        if kind not in ("s", "z") or self.terms.word(after).endswith("s"):
            return None
        end = after + 1
        return Number(_whole(scale / value), spelled=True), end

    def small(self, at: int) -> tuple[Number | int | float | None, int]:
        """Below a hundred: one to ninety-nine, a figure, or "a" before a scale."""
        role, value = self.role(at)
        if self.terms.tag(at) == "a":
            following = self.role(at + 1)[0]
            if following == "p":
                return (None, at) if self.terms.word(at + 1) == "few" else (self.role(at + 1)[1], at + 2)
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
        hyphen = self.terms.tag(end) == "-"
        follower, unit = self.role(end + hyphen)
        if follower == "f" and hyphen and unit < TEN and at and self.terms.tag(at - 1) == "1":
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
        joined = end + (self.terms.word(end) in self.ands)
        rest, after = self.small(joined)
        if joined == end and self.role(joined)[0] == "d":
            return value, end
        if isinstance(rest, Number):
            return Number(value + rest.value, ordinal=True, spelled=True), after
        if rest is None or self.terms.tag(joined) == "a" or (rest >= HUNDRED) or self._is_fraction(joined, after):
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
            self.terms.word(first - 1) in self.ands
            and self.role(after)[0] == "f"
            and self.terms.word(after) in ("quarters", "quarter", "halves")
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
            if not self.scale(at) or self.terms.word(at).endswith("s"):
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
            total, end, last = total + _scaled(value, scale), end + 1, scale
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
        return int(terms.tag(at) == "-" and terms.joined(at) and terms.joined(at + 1) and self.scale(at + 1) >= THOUSAND)

    def _next_group(self, end: int, last: int) -> tuple[int | float, int] | None:
        """The next smaller group, directly, after a comma or after "and"."""
        if self.terms.tag(end) == ",":
            joined = end + 1
            if self.role(joined)[0] != "c":
                return None
        else:
            joined = end + (self.terms.word(end) in self.ands)
            if joined == end and self.role(joined)[0] == "d":
                return None
        value, after = self.group(joined)
        if value is None or isinstance(value, Number) or self.terms.tag(joined) == "a" or value >= last:
            return None
        if joined > end and self.role(after)[0] == "f" and self.terms.word(after) not in ("half", "quarter"):
            return None
        if self.terms.word(end) in self.ands and self.role(joined)[0] == "d":
            return None
        if self.scale(after) >= last or (self.role(joined)[0] == "d" and not self.scale(after)):
            return None
        return value, after

    def tail(self, whole: float, at: int, end: int) -> tuple[Number | int | float, int]:
        """What follows the whole: a fraction, a point, or a denominator."""
        spelled = self.terms.tag(at) not in "dny"
        if self.terms.word(end) in self.points and spelled:
            decimals, after = self.decimals(end + 1)
            if decimals is not None:
                scale = self.scale(after)
                return (_scaled(whole + decimals, scale), after + 1) if scale >= THOUSAND else (whole + decimals, after)
        part, after = self.denominator(whole, at, end)
        if part is not None:
            return part, after
        if self.terms.tag(end) == "f" and isinstance(self.terms.values[end], Number):
            return (whole + self.terms.values[end].value, end + 1) if not spelled else (whole, end)
        if self.terms.word(end) in self.ands:
            return self.fraction_after_and(whole, end)
        if self.terms.tags[end : end + 5] in ("-&-a-", "-w-a-") and self.terms.word(end + 1) in self.ands:
            part = {"half": 0.5, "quarter": 0.25}.get(self.terms.word(end + 5))
            return (whole + part, end + 6) if part else (whole, end)
        return whole, end

    def decimals(self, at: int) -> tuple[float | None, int]:
        """The figures after "point", one by one, or a figure."""
        digits = ""
        while True:
            role, value = self.role(at)
            if role not in ("c", "d") or (role == "c" and value >= TWENTY and digits):
                break
            digits, at = digits + str(value), at + 1
            if role == "d" or len(digits) > 12:  # noqa: PLR2004  # enough for every figure in prose
                break
        return (float(f"0.{digits}"), at) if digits.isdigit() else (None, at)

    def denominator(self, whole: float, at: int, end: int) -> tuple[Number | None, int]:
        """Five eighths, one fifth, one-eighth, three twenty-firsts, two thirds of a million."""
        hyphen = self.terms.tag(end) == "-"
        role, value = self.role(end + hyphen)
        after = end + hyphen + 1
        if role == "c" and value >= TWENTY and not hyphen and self.terms.tag(at) in "1a":
            inner = after + (self.terms.tag(after) == "-")
            unit = self.role(inner)
            if unit[1] and unit[1] < TEN and (unit[0] == "f" or (unit[0] == "o" and whole == 1)):
                return Number(whole / (value + unit[1]), fraction=True, spelled=True), inner + 1
        if role == "c" and value == 1 and not hyphen and self.terms.tag(at) == "1":
            below, last = self.whole(end)
            if isinstance(below, Number) and below.ordinal and below.value > TWENTY:
                return Number(whole / below.value, fraction=True, spelled=True), last
        if self.terms.word(end + hyphen) in ("quarters", "quarter", "halves", "half"):
            loose = hyphen and not self.terms.joined(end + 1)
            role = "" if whole not in (1, 3) or self.terms.tag(at) != "1" or loose else role
            if self.terms.word(end + hyphen) == "half" and whole != 1:
                role = ""
        if role == "o" and (whole != 1 or self.terms.word(at) != "one" or not 2 < value < 2 * TEN):  # noqa: PLR2004
            role = ""
        if role not in ("f", "o") or self.terms.tag(at) not in "1a":
            return None, end
        result = whole / value
        if self.terms.tag(after) == "F" and self.terms.tag(after + 1) == "a" and self.scale(after + 2) >= THOUSAND:
            return Number(result * self.scale(after + 2), spelled=True), after + 3
        if self.scale(after) >= THOUSAND:
            return Number(_whole(result * self.scale(after)), spelled=True), after + 1
        return Number(_whole(result), fraction=True, spelled=True), after

    def fraction_after_and(self, whole: float, end: int) -> tuple[int | float, int]:
        """Five and a half, 3 million and a half, one and three quarters, a billion and a half million."""
        at = end + 1
        if self.terms.tag(at) == "a":
            upper, after = 1, at + 1
        else:
            role, value = self.role(at)
            if self.terms.word(at) in ("half", "quarter"):
                upper, after = 1, at
            elif role == "c" and value < HUNDRED:
                small, after = self.small(at)
                if not isinstance(small, int):
                    return whole, end
                upper = small
            else:
                return whole, end
        role, denominator = self.role(after)
        if role == "o" and (upper != 1 or denominator == 2):  # noqa: PLR2004  # "a second" is no half
            role = ""
        if role not in ("f", "o"):
            return whole, end
        part = upper / denominator
        last = self.scale(end - 1)
        if self.scale(after + 1) >= THOUSAND:
            return _whole(whole + part * self.scale(after + 1)), after + 2
        return _whole(whole + part * (last if last >= THOUSAND else 1)), after + 1


def _scaled(value: float, scale: int) -> int | float:
    """The product without the dust of floating point: 1.07 billion is a whole number."""
    return value * scale if isinstance(value, int) else _whole(round(value * scale, 6))


def _whole(value: float) -> int | float:
    if abs(value) >= HUNDRED:
        value = round(value, 9)
    return int(value) if value == int(value) else value
