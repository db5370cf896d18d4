"""Counts: the noun that a figure counts, crowds without a figure, ratios, ordinals and ranks."""
# a rule tries its forms one after the other

from factdesk.claims.amounts import Amount, Figures, whole
from factdesk.claims.figures import Number
from factdesk.claims.labels import labelled

LOOKED_AT = 6
LARGEST_PART = 20
SMALL = 10
TIMES = "times"


def counted_noun(figures: Figures, at: int) -> tuple[str, int] | None:
    """The plural noun after a figure, and the term after it: the last word of "U.S. troops", "cabinet ministers"."""
    terms = figures.terms
    here, found = at, None
    if terms.tag(here) == "F" and terms.tag(here + 1) in "wC" and not figures.within(here + 1, "stops"):
        here += 1
    for _ in range(LOOKED_AT):
        tag = terms.tag(here)
        if tag == "-" and terms.joined(here) and terms.joined(here + 1) and found is None:
            here += 1
            continue
        if tag not in "wCRP1UhvD" or (terms.joined(here) and here == at):
            break
        word = terms.word(here)
        if figures.within(here, "stops") and not (word == TIMES and here == at):
            break
        if plural(figures, word):
            found = (word, here + 1)
        elif found is not None:
            break
        here += 1
    return found


def plural(figures: Figures, word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in figures.lists["plurals"] or (
        len(word) > len("gas")
        and word[-1] == "s"
        and word[-2] not in "su"
        and word not in figures.lists["no_plurals"]
        and word[-2:] != "is"
    )


def crowd(figures: Figures, at: int) -> Amount | None:
    """Tens of thousands of Ukrainian troops: from the named size up to the next."""
    terms = figures.terms
    sizes = figures.crowds
    low = sizes.get(terms.word(at))
    if low is None or terms.word(at + 1) != "of":
        return None
    here, step = at + 2, 10
    second = sizes.get(terms.word(here))
    if second is not None and terms.word(here + 1) == "of":
        low, here = low * second, here + 2
    elif second is not None:
        return None
    if terms.word(at) in ("dozens", "scores") and second is None:
        low, step = 24 if terms.word(at) == "dozens" else 40, 1
    noun = counted_noun(figures, here)
    high = low * step - 1 if step > 1 else 99
    end = noun[1] if noun else here - 1
    return Amount(at, end, None, noun[0] if noun else None, "count", low, high, approximate=True)


def ratio(figures: Figures, at: int, number: float) -> Amount | None:
    """One in four, two out of five hundred TVs, nine out of every 10."""
    terms = figures.terms
    after = at + 1
    if terms.word(after) == "in":
        after += 1
    elif terms.word(after) == "out" and terms.word(after + 1) == "of":
        after += 2
    else:
        return None
    after += terms.word(after) == "every"
    whole_number = figures.number(after)
    if whole_number is None or terms.tag(after) not in "dxXn" or not 0 < number < whole_number or number > LARGEST_PART:
        return None
    if terms.tag(after + 1) in "Uh%-" or number != int(number) or whole_number != int(whole_number):
        return None
    noun = counted_noun(figures, after + 1)
    end = noun[1] if noun else after + 1
    return Amount(at, end, number / whole_number, noun[0] if noun else None, "ratio")


def fraction(figures: Figures, at: int, number: float) -> Amount | None:
    """Two thirds of the cake, half of voters, more than half people."""
    terms = figures.terms
    spelled_out = isinstance(terms.values[at], Number)
    if not spelled_out and terms.tag(at + 1) not in "Fw":
        return None
    if not spelled_out and terms.tag(at + 1) == "w" and not plural(figures, terms.word(at + 1)):
        return None
    if spelled_out and terms.tag(at + 1) == "-" and terms.joined(at + 1):
        return None
    here = at + 1 + (terms.tag(at + 1) == "F")
    here += terms.tag(here) == "t"
    noun = counted_noun(figures, here)
    end = at + 1 if noun is None else noun[1]
    return Amount(at, end, number, noun[0] if noun else None, "ratio")


def ordinal(figures: Figures, at: int) -> Amount | None:
    """Third-largest, the 46th president, ranked fifth, for the tenth time."""
    terms = figures.terms
    value = terms.values[at]
    if not isinstance(value, Number) or not value.ordinal:
        return None
    after = at + 1 + (terms.tag(at + 1) == "-")
    ranked = figures.within(after, "ranks")
    if ranked:
        return Amount(at, after + 1, int(value.value), terms.word(after), "ordinal")
    if value.value == 1 or (terms.word(at) == "second" and not figures.within(at - 1, "rank_verbs")):
        return None
    noun = figures.within(after, "rank_nouns")
    if figures.within(at - 1, "rank_verbs") or noun or (not value.spelled and terms.tag(after) in "wC"):
        unit = terms.word(after) if terms.tag(after) in "wCU" and not figures.within(after, "stops") else None
        return Amount(at, after + 1 if unit else at + 1, int(value.value), unit, "ordinal")
    return None


def count(figures: Figures, at: int, number: float) -> Amount | None:
    """A number with its noun; a bare one where it cannot be mere prose."""
    terms = figures.terms
    value = terms.values[at]
    if isinstance(value, Number) and number != 1 and (value.spelled or terms.tag(at) in "dny"):
        noun = counted_noun(figures, at + 1)
        if noun is not None and not (terms.tag(at) == "y" and not _follows(figures, at)):
            return Amount(at, noun[1], whole(number), noun[0], "count")
    return _compound(figures, at, number) or bare(figures, at, number)


def millions(figures: Figures, at: int, number: float) -> Amount | None:
    """1.2m units, 30m people: a joined m before a plural counts millions."""
    terms = figures.terms
    scale = {"m": 10**6, "M": 10**6, "b": 10**9}.get(terms.written(at + 1))
    if scale is None or not terms.joined(at + 1) or figures.within(at + 2, "stops") or not plural(figures, terms.word(at + 2)):
        return None
    noun = counted_noun(figures, at + 2)
    return None if noun is None else Amount(at, noun[1], whole(number * scale), noun[0], "count")


def _compound(figures: Figures, at: int, number: float) -> Amount | None:
    """A 27-nation bloc, a 120-seat chamber."""
    terms = figures.terms
    joined = terms.tag(at + 1) == "-" and terms.joined(at + 1) and terms.joined(at + 2) and terms.tag(at + 2) == "w"
    if terms.tag(at) not in "dn" or not joined or len(terms.word(at + 2)) < len("man"):
        return None
    return Amount(at, at + 3, whole(number), terms.word(at + 2), "count")


def _follows(figures: Figures, at: int) -> bool:
    """Whether a plural stands next to a figure of four digits, which is else a year."""
    return plural(figures, figures.terms.word(at + 1))


def bare(figures: Figures, at: int, number: float) -> Amount | None:
    """A figure without a noun: any in digits that is no year or label; words from eleven on, or alone on their line."""
    terms = figures.terms
    value = terms.values[at]
    alone = terms.tag(at - 1) == "L" and terms.tag(at + 1) in "L."
    if not alone:
        if not isinstance(value, Number) or terms.tag(at) == "y":
            return None
        if value.spelled and abs(number) <= SMALL and number == int(number) and number >= 0 and terms.word(at + 1) != "out":
            return None
        if value.spelled and terms.tag(at + 1) == "-":
            return None
        if not value.spelled and labelled(figures, at):
            return None
    return Amount(at, at + 1, whole(number), None, "count")
