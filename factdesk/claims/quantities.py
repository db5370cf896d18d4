"""The detector of quantities: every figure worth checking, with its unit, how exact it is said to be, and what it counts."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factdesk.claims.amounts import Amount, Figures, whole
from factdesk.claims.claim import Claim, Kind, QuantityValue
from factdesk.claims.counts import count, crowd, fraction, millions, ordinal, plural, ratio
from factdesk.claims.durations import age, duration, loose, unit_of_time
from factdesk.claims.figures import Number
from factdesk.claims.measures import measure, part_of
from factdesk.claims.money import currency_before, money
from factdesk.claims.numbers import read_numbers
from factdesk.claims.percent import percent
from factdesk.claims.terms import Terms
from factdesk.draft.article import Article
from factdesk.draft.words import words

START = re.compile("[dnyxXfo1]|a(?=[wUhCog])|U(?=-[wC])|[gw](?=F)|w(?=-?[Uh])")
LONGEST_LEAD = 4
LONGEST_DIAL = 6


def quantities(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """The article's quantities in the order of the text, outside the dates that were found before."""
    terms = read_numbers(article.text, article.language)
    dates = sorted((claim.start, claim.end) for claim in before if claim.kind is Kind.DATE)
    for amount in amounts(terms, article.language, dates):
        start, end = terms.starts[amount.first], terms.ends[amount.end - 1]
        value = QuantityValue(amount.unit, amount.dimension, amount.number, amount.low, amount.high, approximate=amount.approximate)
        yield Claim("", Kind.QUANTITY, start, end, article.text[start:end], article.sentence_at(start), value)


def amounts(terms: Terms, language: str, dates: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    """Every amount outside the dates, ranges put together, with the words before it that say how exact it is."""
    reader = _Reader(terms, language)
    starts = [start for start, _ in dates]
    used = 0
    for match in START.finditer(terms.tags):
        at = match.start()
        index = bisect_right(starts, terms.starts[at]) - 1
        if at < used or (index >= 0 and terms.starts[at] < dates[index][1]):
            continue
        amount = reader.amount(at, used)
        if amount is None:
            continue
        if amount.first < used:
            amount = replace(amount, first=at)
        amount = reader.led(reader.ranged(amount), used)
        if index >= 0 and terms.starts[amount.first] < dates[index][1]:
            amount = replace(amount, first=at)
        yield amount
        used = amount.end


class _Reader(Figures):
    """Reads one amount at a term."""

    def amount(self, at: int, used: int) -> Amount | None:
        """The amount whose figure stands at a term."""
        tag = self.terms.tag(at)
        if tag in "w1g":
            return loose(self, at) if tag == "w" and self.terms.tag(at + 1) in "Uh-" else self.worded(at)
        if tag == "o":
            value = self.terms.values[at]
            return part_of(self, at, 1 / value.value) if self.terms.tag(at + 1) == "F" and value.value > 1 else ordinal(self, at)
        if tag == "a":
            return self.single(at)
        if self.terms.word(at - 1) in self.lists["vague"]:
            return None
        number = 0.25 if tag == "U" else self.number(at)
        if number is None or (tag == "U" and self.terms.word(at) != "quarter"):
            return None
        if self.coded(at) or (self.within(at - 1, "every") and unit_of_time(self, at + 1) is not None):
            return None
        if tag == "U":
            return measure(self, at, number)
        return (
            money(self, at, number, used)
            or percent(self, at, number)
            or duration(self, at, number)
            or millions(self, at, number)
            or measure(self, at, number)
            or ratio(self, at, number)
            or (fraction(self, at, number) if tag == "f" else None)
            or age(self, at, number)
            or count(self, at, number)
        )

    def worded(self, at: int) -> Amount | None:
        """Crowds ("tens of thousands of") and "few hours", "thousand litres"."""
        value = self.terms.values[at]
        if self.terms.tag(at) == "1" and isinstance(value, tuple) and value[0] == "p":
            found = duration(self, at, value[1])
            return None if found is None else replace(found, approximate=True)
        return crowd(self, at) if self.terms.word(at) in self.crowds else None

    def single(self, at: int) -> Amount | None:
        """A dollar, a kilogram, an hour and a half: "a" where it counts one."""
        before = self.terms.tag(at - 1)
        found = money(self, at, 1, at) or measure(self, at, 1)
        if found is not None:
            return found if self.led_by(at) or not self.rate(at) else None
        found = duration(self, at, 1)
        if found is None or (found.end == at + 2 and not (before in "i>L" or self.led_by(at))):
            return None
        return None if self.terms.word(at + 1) == "quarter" and self.terms.tag(at + 2) == "F" else found

    def rate(self, at: int) -> bool:
        """Whether "a" means "per" ("$5 a gallon", "twice a mile")."""
        terms = self.terms
        before = at - 1
        if at == 0 or terms.tag(before) in "%hUpqL,.;:":
            return at > 0 and terms.tag(before) in "%hUp"
        return isinstance(terms.values[before], Number) or plural(self, terms.word(before)) or self.within(before, "rates")

    def led_by(self, at: int) -> bool:
        """Whether a word that limits a figure stands before a term."""
        return _lead(self, at, 0) is not None

    def coded(self, at: int) -> bool:
        """Whether the figure is one of a telephone number or other code: three runs of digits with dashes between."""
        terms = self.terms
        if not isinstance(terms.values[at], Number) or terms.values[at].spelled:
            return False
        if terms.tag(at - 1) == "-" and terms.joined(at) and terms.joined(at - 1) and terms.tag(at - 2) in "wC":
            return True
        if self.within(at + 1, "clock") and not isinstance(terms.values[at].value, float):
            return True
        if terms.joined(at) and terms.tag(at - 1) in "wC" and currency_before(self, at, 0) is None:
            return True
        if self.dialled(at):
            return True
        run = terms.tags[max(0, at - 5) : at + 6]
        return bool(CODE.search(run)) and terms.tag(at - 1) + terms.tag(at + 1) != "LL" and self._dashed(at)

    def dialled(self, at: int) -> bool:
        """Whether groups of digits stand side by side as in a telephone number: three of them, or a first that begins with 0."""
        terms = self.terms
        first = last = at
        while terms.tag(first - 1) in "dny" and last - first < LONGEST_DIAL:
            first -= 1
        while terms.tag(last + 1) in "dny" and last - first < LONGEST_DIAL:
            last += 1
        groups = last - first + 1
        zero = terms.written(first).startswith("0") and terms.values[first].digits > 2  # noqa: PLR2004
        return groups > 2 or (groups > 1 and zero)  # noqa: PLR2004

    def _dashed(self, at: int) -> bool:
        terms = self.terms
        return (terms.tag(at - 1) in "-+/" and terms.joined(at)) or (terms.tag(at + 1) in "-/" and terms.joined(at + 1))

    def ranged(self, left: Amount) -> Amount:
        """The range that an amount begins: "8 to 75 centimetres", "$5-10 million", "between 100 and 1,000 litres", a score 2-1."""
        terms = self.terms
        link = terms.tag(left.end)
        if left.number is None or not (link == "-" or terms.word(left.end) == "to" or (link == "&" and self._between(left.first))):
            return left
        at = left.end + 1
        at += terms.word(at) in ("about", "around")
        at += terms.written(at) in ("$", "£", "€")
        if terms.tag(at) not in "dnyxX" or self.number(at) is None:
            return left
        right = self.amount(at, at if terms.tag(at - 1) != "p" else at - 1)
        if right is None or right.number is None or left.dimension == "ordinal":
            return left
        same = right.unit == left.unit and right.dimension == left.dimension
        open_left = left.unit is None and left.dimension == "count" and (link != "-" or terms.joined(at) or right.unit is not None)
        if not (same or open_left or (right.unit is None and right.dimension == "count" and left.dimension == "money")):
            return left
        return self._range(left, right, link)

    def _range(self, left: Amount, right: Amount, link: str) -> Amount:
        low, high = left.number or 0, right.number or 0
        unit, dimension = (right.unit, right.dimension) if right.unit is not None else (left.unit, left.dimension)
        scale = self._scale_of(right)
        if scale > 1 and low < high / scale * 1000 and low < scale and left.unit in (None, right.unit) and self._unscaled(left):
            low = whole(low * scale)
        if unit is None and link == "-" and dimension == "count" and low > high and self.terms.tag(left.first) in "dn":
            return replace(left, end=right.end, number=None, low=low, high=high, unit="score", dimension="ratio")
        if low > high:
            return left
        first = left.first - (self._between(left.first) or self.terms.tag(left.first - 1) == "r")
        return Amount(first, right.end, None, unit, dimension, low, high, right.approximate or left.approximate)

    def _scale_of(self, right: Amount) -> int:
        """The scale word in the right figure ("5 to 10 million")."""
        said = self.terms.text[self.terms.starts[right.first] : self.terms.ends[right.end - 1]].lower()
        for word, scale in (("trillion", 10**12), ("billion", 10**9), ("bn", 10**9), ("million", 10**6), ("thousand", 1000)):
            if word in said:
                return scale
        return 1

    def _unscaled(self, left: Amount) -> bool:
        return self._scale_of(left) == 1 and (left.number or 0) < 1000  # noqa: PLR2004

    def _between(self, first: int) -> bool:
        return self.terms.tag(first - 1) == "B"

    def led(self, amount: Amount, used: int) -> Amount:
        """The amount with the words before it that make it approximate or a bound."""
        lead = _lead(self, amount.first, used)
        if lead is None:
            return amount
        first, sense = lead
        low, high = amount.low, amount.high
        if amount.number is not None and sense == "above":
            low = amount.number
        if amount.number is not None and sense == "below":
            high = amount.number
        return replace(amount, first=first, low=low, high=high, approximate=True)


CODE = re.compile(r"[dny][-/][dny][-/][dny]|\+[dny]-")


def _lead(figures: Figures, at: int, used: int) -> tuple[int, str] | None:
    """First term and sense (about, above, below) of the limiting words before a term."""
    terms = figures.terms
    senses, last = _senses(figures.language)
    if terms.word(at - 1) not in last:
        return None
    for length in range(min(LONGEST_LEAD, at - used), 0, -1):
        sense = senses.get(" ".join(terms.word(at - length + step) for step in range(length)))
        if sense is not None:
            return at - length, sense
    return None


@cache
def _senses(language: str) -> tuple[dict[str, str], frozenset[str]]:
    """What each limiting phrase says, and the last words of all."""
    lists = words("quantities", language)
    senses = {phrase: sense for sense in ("about", "above", "below") for phrase in lists[sense]}
    return senses, frozenset(phrase.split()[-1] for phrase in senses) | frozenset(senses)
