"""The detector of quantities: every figure worth checking, with its unit, how exact it is said to be, and what it counts."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factdesk.claims.amounts import Amount, Figures, quantity_lists
from factdesk.claims.claim import Claim, Kind, QuantityValue
from factdesk.claims.counts import count, millions, ordinal, plural
from factdesk.claims.durations import age, decade_of_life, duration, loose, unit_of_time
from factdesk.claims.figures import Number
from factdesk.claims.labels import coded, named_in_words
from factdesk.claims.measures import absolute_zero, measure, part_of, unit_openers
from factdesk.claims.money import money, money_openers
from factdesk.claims.numbers import read_numbers
from factdesk.claims.percent import percent
from factdesk.claims.ranges import half_range, lead_of, led, ranged
from factdesk.claims.ratios import crowd, fraction, odds, ratio, several
from factdesk.claims.terms import Terms
from factdesk.draft.article import Article

START = re.compile("[dnyxXfo1Gg]|a(?=[wUhCog])|U(?=-[wC])|w(?=F)|w(?=-?[Uh])")

TWELVE = 12


def quantities(article: Article, before: Sequence[Claim]) -> Iterable[Claim]:
    """The article's quantities in the order of the text, outside the dates that were found before."""
    terms = read_numbers(article.text, article.language)
    dates = sorted((claim.start, claim.end) for claim in before if claim.kind is Kind.DATE)
    for amount in amounts(terms, article.language, dates):
        start, end = terms.starts[amount.first], terms.end(amount.end - 1)
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
        amount = half_range(reader, at, reader.amount) if amount is None else ranged(reader, amount, reader.amount)
        if amount is None:
            continue
        if amount.first < used:
            amount = replace(amount, first=at)
        amount = led(reader, amount, used)
        if index >= 0 and terms.starts[amount.first] < dates[index][1]:
            amount = replace(amount, first=at)
        yield amount
        used = amount.end


@cache
def _openers(language: str) -> frozenset[str]:
    """What may stand behind "a" where it counts one, among the words that have no tag of their own."""
    return unit_openers(language) | money_openers(language) | quantity_lists(language)["extra"] | {"second", "below"}


class _Reader(Figures):
    """Reads one amount at a term."""

    def amount(self, at: int, used: int) -> Amount | None:
        """The amount whose figure stands at a term."""
        tag = self.terms.tags[at]
        if tag == "g" and self.within(at - 1, "possessives"):
            return decade_of_life(self, at, self.terms.values[at])
        if (tag in "xX" and named_in_words(self, at)) or (self.terms.words[at] == "few" and self.within(at - 1, "few_of")):
            return None
        if tag in "w1g":
            return loose(self, at) if tag == "w" and self.terms.tags[at + 1] in "Uh-" else self.worded(at)
        if tag == "o":
            value = self.terms.values[at]
            return part_of(self, at, 1 / value.value) if self.terms.tags[at + 1] == "F" and value.value > 1 else ordinal(self, at)
        if tag == "a":
            return self.single(at)
        if tag == "G":
            return decade_of_life(self, at, self.terms.values[at])
        number = 0.25 if tag == "U" else self.number(at)
        if number is None or (tag == "U" and self.terms.words[at] != "quarter"):
            return None
        if coded(self, at) or (self.within(at - 1, "every") and unit_of_time(self, at + 1) is not None):
            return None
        if self.within(at - 1, "vague"):
            return several(self, at, number)
        if tag == "U":
            return measure(self, at, number)
        return (
            odds(self, at, number)
            or money(self, at, number, used)
            or percent(self, at, number)
            or duration(self, at, number)
            or millions(self, at, number)
            or (absolute_zero(self, at) if number == 0 else None)
            or measure(self, at, number)
            or ratio(self, at, number)
            or (fraction(self, at, number) if tag == "f" else None)
            or age(self, at, number)
            or count(self, at, number)
        )

    def worded(self, at: int) -> Amount | None:
        """Crowds ("tens of thousands of") and "few hours", "thousand litres"."""
        value = self.terms.values[at]
        if self.terms.tags[at] == "1" and isinstance(value, tuple) and value[0] == "p":
            found = duration(self, at, value[1])
            return None if found is None else replace(found, approximate=True)
        if self.terms.words[at] == "dozen" and self.within(at - 1, "vague"):
            return several(self, at, TWELVE)
        return crowd(self, at) if self.terms.words[at] in self.crowds else None

    def single(self, at: int) -> Amount | None:
        """A dollar, a kilogram, an hour and a half: "a" where it counts one."""
        if self.terms.tags[at + 1] == "w" and self.terms.words[at + 1] not in _openers(self.language):
            return None
        before = self.terms.tags[at - 1]
        found = money(self, at, 1, at) or measure(self, at, 1)
        if found is not None and found.unit in self.lists["never_one"] and self.terms.tag(found.end) != "F":
            return None
        if found is not None:
            return found if self.led_by(at) or not self.rate(at) else None
        found = duration(self, at, 1)
        if found is None or (found.end == at + 2 and not (before in "i>L" or self.led_by(at))):
            return None
        return None if self.terms.words[at + 1] == "quarter" and self.terms.tags[at + 2] == "F" else found

    def rate(self, at: int) -> bool:
        """Whether "a" means "per" ("$5 a gallon", "twice a mile")."""
        terms = self.terms
        before = at - 1
        if at == 0 or terms.tags[before] in "%hUpqL,.;:":
            return at > 0 and terms.tags[before] in "%hUp"
        return isinstance(terms.values[before], Number) or plural(self, terms.words[before]) or self.within(before, "rates")

    def led_by(self, at: int) -> bool:
        """Whether a word that limits a figure stands before a term."""
        return lead_of(self, at, 0) is not None
