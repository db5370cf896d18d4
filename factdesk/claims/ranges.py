"""Two figures put together: ranges, scores, and changes, whose two figures stay apart; and the words that limit a figure."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from factdesk.claims.amounts import Amount, Figures, whole
from factdesk.claims.labels import coded, labelled
from factdesk.draft.words import words

LONGEST_LEAD = 4
CHANGE_WITHIN = 8
"""Terms before "from" in which a word of change makes two figures a before and an after."""
MOST_OF_A_SCORE = 999
SCALES = (("trillion", 10**12), ("billion", 10**9), ("bn", 10**9), ("million", 10**6), ("thousand", 1000))
Reader = Callable[[int, int], Amount | None]
"""Reads the amount whose figure stands at a term; terms before the second number belong to another."""


def ranged(figures: Figures, left: Amount, read: Reader) -> Amount:
    """The range that an amount begins: "8 to 75 centimetres", "$5-10 million", "between 100 and 1,000 litres"; or a score, 2-1."""
    terms = figures.terms
    link = _link(figures, left)
    if left.number is None or not link:
        return left
    at = left.end + 1
    at += terms.words[at] in ("about", "around")
    at += terms.written(at) in ("$", "£", "€")
    if terms.tags[at] not in "dnyxX" or figures.number(at) is None:
        return left
    right = read(at, at if terms.tags[at - 1] != "p" else at - 1) or _small(figures, at)
    if right is None or right.number is None or left.dimension == "ordinal":
        return left
    same = right.unit == left.unit and right.dimension == left.dimension
    open_left = left.unit is None and left.dimension == "count" and (link != "-" or terms.joined(at) or right.unit is not None)
    if not (same or open_left or (right.unit is None and right.dimension == "count" and left.dimension in ("money", "age"))):
        return left
    return _joined(figures, left, right, link)


def _link(figures: Figures, left: Amount) -> str:
    """What links two figures: a dash, "to", "and" after "between", "or" between small numbers; empty for none."""
    terms = figures.terms
    tag, word = terms.tag(left.end), terms.word(left.end)
    if tag == "-" or word == "to" or (tag == "&" and between(figures, left.first)):
        return "to" if word == "to" else tag
    return "or" if word == "or" and left.unit is None and left.dimension == "count" else ""


def _small(figures: Figures, at: int) -> Amount | None:
    """A bare number, which is no amount of its own."""
    value = figures.number(at)
    return None if value is None else Amount(at, at + 1, value, None, "count")


def half_range(figures: Figures, at: int, read: Reader) -> Amount | None:
    """The range that a small number word begins, which alone is no amount: "five to seven years", "two or three banks"."""
    terms = figures.terms
    if terms.tags[at] not in "xXdny" or (terms.tags[at + 1] not in "-&" and terms.words[at + 1] not in ("to", "or")):
        return None
    left = _small(figures, at)
    if left is None or coded(figures, at) or labelled(figures, at):
        return None
    if (terms.tags[at - 1] == "-" and terms.joined(at)) or (terms.tags[at] == "y" and terms.tags[at + 2] != "n"):
        return None
    found = ranged(figures, left, read)
    return found if found.number is None or found.unit is not None else None


def _joined(figures: Figures, left: Amount, right: Amount, link: str) -> Amount:
    low, high = left.number or 0, right.number or 0
    unit, dimension = (right.unit, right.dimension) if right.unit is not None else (left.unit, left.dimension)
    scale = _scale_of(figures, right)
    unscaled = _scale_of(figures, left) == 1 and low < 1000  # noqa: PLR2004
    if scale > 1 and low < high / scale * 1000 and low < scale and left.unit in (None, right.unit) and unscaled:
        low = whole(low * scale)
    if link == "or" and not (low < high and right.unit is not None):
        return left
    if _changed(figures, left):
        return replace(left, number=low, unit=unit, dimension=dimension)
    if link != "&" and _is_score(figures, left, right, link):
        return replace(left, end=right.end, number=None, low=low, high=high, unit="score", dimension="ratio")
    if low > high or (unit is None and figures.terms.tag(left.first) in "xX" and link == "to" and low == high):
        return left
    lead = between(figures, left.first) or figures.terms.tag(left.first - 1) == "r"
    return Amount(left.first - lead, right.end, None, unit, dimension, low, high, right.approximate or left.approximate)


def _is_score(figures: Figures, left: Amount, right: Amount, link: str) -> bool:
    """Whether two bare figures are a result: 2-1, 0-0, 311 to 112."""
    terms = figures.terms
    low, high = left.number or 0, right.number or 0
    if left.unit or right.unit or left.dimension != "count" or right.dimension != "count" or max(low, high) > MOST_OF_A_SCORE:
        return False
    if terms.tag(left.first) not in "dn" or low != int(low) or high != int(high):
        return False
    if link == "-":
        return terms.joined(left.end) and terms.tag(right.end - 1) in "dn" and low >= high
    return low > high and terms.tag(left.first - 1) != "r"


def _changed(figures: Figures, left: Amount) -> bool:
    """Whether the figure is the first of a change: "rose from 5 to 7 per cent"."""
    terms = figures.terms
    if terms.tag(left.first - 1) != "r":
        return False
    for at in range(left.first - 2, max(-1, left.first - 2 - CHANGE_WITHIN), -1):
        if terms.tags[at] in "L.;":
            return False
        if figures.within(at, "changes"):
            return True
    return False


def _scale_of(figures: Figures, amount: Amount) -> int:
    """The scale word in a figure ("5 to 10 million")."""
    terms = figures.terms
    said = terms.said(amount.first, amount.end).lower()
    return next((scale for word, scale in SCALES if word in said), 1)


def between(figures: Figures, first: int) -> bool:
    """Whether "between" stands before a term."""
    return figures.terms.tags[first - 1] == "B"


def led(figures: Figures, amount: Amount, used: int) -> Amount:
    """The amount with the words before it that make it approximate or a bound."""
    lead = lead_of(figures, amount.first, used)
    if lead is None:
        return amount
    first, sense = lead
    low, high = amount.low, amount.high
    if amount.number is not None and sense == "above":
        low = amount.number
    if amount.number is not None and sense == "below":
        high = amount.number
    return replace(amount, first=first, low=low, high=high, approximate=True)


def lead_of(figures: Figures, at: int, used: int) -> tuple[int, str] | None:
    """First term and sense (about, above, below) of the limiting words before a term."""
    terms = figures.terms
    senses, last = _senses(figures.language)
    if terms.words[at - 1] not in last:
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
