"""Numbers in figures and words, put together: "two hundred and two thousand", "3 million and a half", "nineteen ninety-six"."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from factdesk.claims.figures import LAST_DAY, Number
from factdesk.claims.number_words import HUNDRED, TEN, THOUSAND, TWENTY, NumberWords, scaled, tidy
from factdesk.claims.passages import Passage
from factdesk.claims.terms import Terms, merged, read_terms
from factdesk.draft.values import quick

NUMBERS = re.compile("[dnyxXf]")
START = re.compile("a(?=[1o]|UF)|[fU](?=[aF]?a?1)|[dny](?=[-a1f&w])|[dny]|1")
"""Tags at which a number may begin."""


@lru_cache(maxsize=4)
def read_numbers(text: str, language: str = "en") -> Terms:
    """The terms of a text with each number put into one term, tagged d, y, n (figures), x, X (words), o or f."""
    terms = read_terms(text, language)
    return merged(terms, _spans(terms, language))


@quick
@dataclass(frozen=True, slots=True)
class Term:
    """A number of a passage: its tag, place and value, and the word before it in small letters."""

    tag: str
    start: int
    end: int
    value: Any
    before: str


def numbers_in(passage: Passage) -> tuple[Term, ...]:
    """Every number of a passage, as the sums of the checks need them; not for the paragraph before it."""
    terms = read_numbers(passage.text, passage.language)
    return tuple(
        Term(terms.tags[at], terms.starts[at], terms.end(at), terms.values[at], terms.words[at - 1])
        for at in (match.start() for match in NUMBERS.finditer(terms.tags))
        if terms.starts[at] >= passage.start
    )


def _spans(terms: Terms, language: str) -> list[tuple[int, int, str, Any]]:
    """Where several terms make one number, or one term is a number: first, end, tag and value."""
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
    return spans


def _tag(number: Number) -> str:
    if number.ordinal:
        return "o"
    if number.fraction and number.value < 1:
        return "f"
    if number.spelled or number.value < 0:
        return "x" if 1 <= number.value <= LAST_DAY and number.value == int(number.value) else "X"
    return "n"


class _Reader(NumberWords):
    """Reads one number at a term, with its fractions and decimals; every method gives what it read and the term after it."""

    def goes_on(self, at: int) -> bool:
        """Whether anything after a figure can make a longer number of it: most figures stand alone."""
        tag, word = self.terms.tags[at + 1], self.terms.words[at + 1]
        if word in self.thousands or word in self.overs or word in self.points:
            return True
        return (
            tag in "1fU"
            or (tag == "-" and (self.terms.words[at + 2] in self.ands or self.hyphened(at + 1) == 1 or self.mixed(at + 1)))
            or (tag == "&" and self.terms.tags[at + 2] in "a1fU")
            or self.terms.words[at - 1] in self.points
        )

    def number(self, at: int) -> tuple[Number | None, int]:
        """The number that begins at a term."""
        special = self.part_of_scale(at) or self.single_part(at) or self.only_decimals(at)
        if special is not None:
            return special
        figures = self.terms.tags[at] in "dny"
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
            and self.terms.words[end] in self.thousands
            and not (self.terms.joined(end + 1) and self.terms.tags[end + 1] not in "-.,;:)'q")
        ):
            return Number(whole * THOUSAND), end + 1
        if end == at + 1 and self.terms.words[end] in self.overs:
            return self.over(whole, at, end)
        return Number(whole, spelled=not figures, digits=self.terms.values[at].digits if figures and end == at + 1 else 0), end

    def over(self, whole: float, at: int, end: int) -> tuple[Number, int]:
        """One over three, when nothing is counted by it."""
        below, after = self.whole(end + 1)
        if isinstance(below, (int, float)) and whole < below and self.terms.tags[after] in "L.,;:!)":
            return Number(tidy(whole / below), fraction=True, spelled=True), after
        return Number(whole, spelled=self.terms.tags[at] not in "dny"), end

    def signed(self, at: int) -> int:
        """1 when a minus stands before the term, else 0."""
        before = self.terms.tags[at - 1] if at else ""
        if before == "-" and at > 1 and self.terms.tags[at - 2] in "dnyf":
            return 0
        if before == "-":
            alone = at == 1 or not self.terms.joined(at - 1) or self.terms.tags[at - 2] in "(p"
            return int(alone and self.terms.joined(at))
        return int(bool(at) and self.terms.words[at - 1] in self.signs and self.terms.words[at - 2] not in ("or", "/"))

    def single_part(self, at: int) -> tuple[Number, int] | None:
        """A fifth, a third of; not a third man."""
        if self.terms.tags[at] != "a":
            return None
        if self.terms.words[at + 1] == "quarter" and self.terms.tags[at + 2] == "F":
            scaled = self.part_of_scale(at + 1)
            return scaled or (Number(0.25, fraction=True, spelled=True), at + 2)
        role, value = self.role(at + 1)
        if role != "o" or not value > 2 or self.terms.tags[at + 2] not in "FL.,;:!)&":  # noqa: PLR2004  # "a second" is no half
            return None
        return Number(tidy(1 / value), fraction=True, spelled=True), at + 2

    def only_decimals(self, at: int) -> tuple[Number, int] | None:
        """Point 77."""
        if not at or self.terms.words[at - 1] not in self.points or (at > 1 and self.terms.tags[at - 2] not in "L.,;:("):
            return None
        decimals, end = self.decimals(at)
        return None if decimals is None else (Number(decimals, spelled=True), end)

    def part_of_scale(self, at: int) -> tuple[Number, int] | None:
        """Half a million, quarter million, half a dozen."""
        role, value = self.role(at)
        if role != "f" or self.terms.words[at] not in ("half", "quarter"):
            return None
        after = at + 1 + (self.terms.tags[at + 1] == "F" and self.terms.tags[at + 2] == "a")
        after += self.terms.tags[after] == "a"
        kind, scale = self.role(after)
        if kind not in ("s", "z") or self.terms.words[after].endswith("s"):
            return None
        end = after + 1
        return Number(tidy(scale / value), spelled=True), end

    def tail(self, whole: float, at: int, end: int) -> tuple[Number | int | float, int]:
        """What follows the whole: a fraction, a point, or a denominator."""
        spelled = self.terms.tags[at] not in "dny"
        if self.terms.words[end] in self.points and spelled:
            decimals, after = self.decimals(end + 1)
            if decimals is not None:
                scale = self.scale(after)
                return (scaled(whole + decimals, scale), after + 1) if scale >= THOUSAND else (whole + decimals, after)
        part, after = self.denominator(whole, at, end)
        if part is not None:
            return part, after
        if self.terms.tags[end] == "f" and isinstance(self.terms.values[end], Number):
            return (whole + self.terms.values[end].value, end + 1) if not spelled else (whole, end)
        if not spelled and self.mixed(end):
            return whole + self.terms.values[end + 1].value, end + 2
        if self.terms.words[end] in self.ands:
            return self.fraction_after_and(whole, end)
        if self.terms.tags[end : end + 5] in ("-&-a-", "-w-a-") and self.terms.words[end + 1] in self.ands:
            rest = {"half": 0.5, "quarter": 0.25}.get(self.terms.word(end + 5), 0)
            return (whole + rest, end + 6) if rest else (whole, end)
        return whole, end

    def mixed(self, at: int) -> bool:
        """Whether a hyphen joins a fraction in figures to the whole before it: 10-1/2 percent."""
        tight = self.terms.words[at] == "-" and self.terms.joined(at) and self.terms.joined(at + 1)
        return tight and self.terms.tags[at + 1] == "f" and isinstance(self.terms.values[at + 1], Number)

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
        hyphen = self.terms.tags[end] == "-"
        role, value = self.role(end + hyphen)
        after = end + hyphen + 1
        if role == "c" and value >= TWENTY and not hyphen and self.terms.tags[at] in "1a":
            inner = after + (self.terms.tags[after] == "-")
            unit = self.role(inner)
            if unit[1] and unit[1] < TEN and (unit[0] == "f" or (unit[0] == "o" and whole == 1)):
                return Number(whole / (value + unit[1]), fraction=True, spelled=True), inner + 1
        if role == "c" and value == 1 and not hyphen and self.terms.tags[at] == "1":
            below, last = self.whole(end)
            if isinstance(below, Number) and below.ordinal and below.value > TWENTY:
                return Number(whole / below.value, fraction=True, spelled=True), last
        if self.terms.word(end + hyphen) in ("quarters", "quarter", "halves", "half"):
            loose = hyphen and not self.terms.joined(end + 1)
            role = "" if whole not in (1, 3) or self.terms.tags[at] != "1" or loose else role
            if self.terms.word(end + hyphen) == "half" and whole != 1:
                role = ""
        if role == "o" and (whole != 1 or self.terms.words[at] != "one" or not 2 < value < 2 * TEN):  # noqa: PLR2004
            role = ""
        if role not in ("f", "o") or self.terms.tags[at] not in "1a":
            return None, end
        result = whole / value
        if self.terms.tags[after] == "F" and self.terms.tags[after + 1] == "a" and self.scale(after + 2) >= THOUSAND:
            return Number(result * self.scale(after + 2), spelled=True), after + 3
        if self.scale(after) >= THOUSAND:
            return Number(tidy(result * self.scale(after)), spelled=True), after + 1
        return Number(tidy(result), fraction=True, spelled=True), after

    def fraction_after_and(self, whole: float, end: int) -> tuple[int | float, int]:
        """Five and a half, 3 million and a half, one and three quarters, a billion and a half million."""
        at = end + 1
        if self.terms.tags[at] == "a":
            upper, after = 1, at + 1
        else:
            role, value = self.role(at)
            if self.terms.words[at] in ("half", "quarter"):
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
        hyphened = self.terms.tags[after] == "-" and self.terms.words[after + 1] == "quarter"  # four and three-quarter hours
        if hyphened:
            after += 1
            role, denominator = self.role(after)
        if role not in ("f", "o"):
            return whole, end
        part = upper / denominator
        last = self.scale(end - 1)
        if self.scale(after + 1) >= THOUSAND:
            return tidy(whole + part * self.scale(after + 1)), after + 2
        return tidy(whole + part * (last if last >= THOUSAND else 1)), after + 1
