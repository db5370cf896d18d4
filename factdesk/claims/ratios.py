"""Parts and crowds: one in four, two thirds of members, 2-to-1, tens of thousands of people, several hundred homes."""

from factdesk.claims.amounts import Amount, Figures, whole
from factdesk.claims.counts import counted_noun, plural
from factdesk.claims.figures import Number

LARGEST_PART = 20
HUNDRED = 100
SEVERAL = 2
"""The least that "several" or "a few" of a size can mean; the most is just below the next size."""


def crowd(figures: Figures, at: int) -> Amount | None:
    """Tens of thousands of Ukrainian troops: from the named size up to the next."""
    terms = figures.terms
    sizes = figures.crowds
    low = sizes.get(terms.words[at])
    if low is None or terms.words[at + 1] != "of" or terms.tags[at + 2] == "a":
        return None
    here, step = at + 2, 10
    second = sizes.get(terms.words[here])
    if second is not None and terms.words[here + 1] == "of":
        low, here = low * second, here + 2
    elif second is not None and terms.words[at] not in ("dozens", "scores"):
        noun = counted_noun(figures, here + 1)
        end = noun[1] if noun else here + 1
        return Amount(at, end, None, noun[0] if noun else None, "count", low * second, low * second * step - 1, approximate=True)
    elif second is not None:
        return None
    if terms.words[at] in ("dozens", "scores") and second is None:
        low, step = 24 if terms.words[at] == "dozens" else 40, 1
    noun = counted_noun(figures, here)
    high = low * step - 1 if step > 1 else 99
    end = noun[1] if noun else here - 1
    return Amount(at, end, None, noun[0] if noun else None, "count", low, high, approximate=True)


def ratio(figures: Figures, at: int, number: float) -> Amount | None:
    """One in four, two out of five hundred TVs, nine out of every 10."""
    terms = figures.terms
    after = at + 1
    if terms.words[after] == "in":
        after += 1
    elif terms.words[after] == "out" and terms.words[after + 1] == "of":
        after += 2
    else:
        return None
    after += terms.words[after] == "every"
    whole_number = figures.number(after)
    if whole_number is None or terms.tags[after] not in "dxXn" or not 0 < number < whole_number or number > LARGEST_PART:
        return None
    if terms.tags[after + 1] in "Uh%-" or number != int(number) or whole_number != int(whole_number):
        return None
    noun = counted_noun(figures, after + 1)
    end = noun[1] if noun else after + 1
    return Amount(at, end, number / whole_number, noun[0] if noun else None, "ratio")


def fraction(figures: Figures, at: int, number: float) -> Amount | None:
    """Two thirds of the cake, half of voters, more than half people."""
    terms = figures.terms
    spelled_out = isinstance(terms.values[at], Number)
    if not spelled_out and terms.tags[at + 1] not in "Fw":
        return None
    if not spelled_out and terms.tags[at + 1] == "w" and not plural(figures, terms.words[at + 1]):
        return None
    if spelled_out and terms.tags[at + 1] == "-" and terms.joined(at + 1):
        return None
    here = at + 1 + (terms.tags[at + 1] == "F")
    here += terms.tags[here] == "t" or (here > at + 1 and figures.within(here, "determiners"))
    noun = counted_noun(figures, here)
    end = at + 1 if noun is None else noun[1]
    return Amount(at, end, number, noun[0] if noun else None, "ratio")


def several(figures: Figures, at: int, number: float) -> Amount | None:
    """Several hundred people, a few thousand jobs: more than one of that size and less than the next."""
    noun = counted_noun(figures, at + 1)
    if noun is None or figures.terms.tags[at + 1] in "Uh" or number not in (*figures.crowds.values(), HUNDRED):
        return None
    most = whole(number * 10 - 1) if number >= HUNDRED else HUNDRED - 1
    return Amount(at - 1, noun[1], None, noun[0], "count", whole(number * SEVERAL), most, approximate=True)


def odds(figures: Figures, at: int, number: float) -> Amount | None:
    """2-to-1, three to one: how many on one side for each on the other."""
    terms = figures.terms
    dash = terms.tags[at + 1] == "-"
    last = at + 2 + 2 * dash
    if terms.word(at + 1 + dash) != "to" or figures.number(last) != 1 or number <= 1 or (dash and terms.tags[last - 1] != "-"):
        return None
    spelled = isinstance(terms.values[at], Number) and terms.values[at].spelled
    if not dash and (not spelled or terms.tags[last + 1] in "UhwC-%"):
        return None
    return Amount(at, last + 1, whole(number), None, "ratio")
