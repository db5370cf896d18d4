"""Counts: the noun that a figure counts; ordinals and ranks."""
# a rule tries its forms one after the other

import re
from functools import cache

from factdesk.claims.amounts import Amount, Figures, Phrase, phrases, whole
from factdesk.claims.figures import Number
from factdesk.claims.labels import labelled
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

LOOKED_AT = 6
SMALL = 10
TEN_THOUSAND = 10_000
"""Below it a figure with a large K and no noun names a screen or a filing (4K, 8K), not thousands."""
CLOCK = re.compile(r"[0-2]?[0-9]\.[0-5][0-9]")
TIMES = "times"


def counted_noun(figures: Figures, at: int) -> tuple[str, int] | None:
    """The plural noun after a figure, and the term after it: the last word of "U.S. troops", "cabinet ministers"."""
    terms = figures.terms
    here, found = at, None
    if terms.tags[here] == "F" and terms.tags[here + 1] in "wC" and not figures.within(here + 1, "stops"):
        here += 1
    for _ in range(LOOKED_AT):
        tag = terms.tags[here]
        if tag == "-" and terms.joined(here) and terms.joined(here + 1) and found is None:
            here += 1
            continue
        if tag not in "wCRP1UhvD" or (terms.joined(here) and here == at):
            break
        word = terms.words[here]
        if figures.within(here, "stops") and not (word == TIMES and here == at):
            break
        if figures.within(here, "states"):
            if found is not None:
                break
            found = (word, here + 1)
        elif plural(figures, word):
            compound = figures.match(here, _compounds(figures.language))
            if compound is not None:
                return compound
            found = (word, here + 1)
        elif found is not None:
            break
        here += 1
    return found


@cache
def _compounds(language: str) -> Phrase:
    """Nouns of several words whose head is not the last: heads of government, members of parliament."""
    return phrases((phrase, phrase) for phrase in words("quantities", language)["compounds"])


def plural(figures: Figures, word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in figures.lists["plurals"] or (
        len(word) > len("gas")
        and word[-1] == "s"
        and word[-2] not in "su"
        and word not in figures.lists["no_plurals"]
        and word[-2:] != "is"
    )


def ordinal(figures: Figures, at: int) -> Amount | None:
    """Third-largest, the 46th president, ranked fifth, for the tenth time."""
    terms = figures.terms
    value = terms.values[at]
    if not isinstance(value, Number) or not value.ordinal:
        return None
    after = at + 1 + (terms.tags[at + 1] == "-")
    ranked = figures.within(after, "ranks")
    if ranked:
        return Amount(at, after + 1, int(value.value), terms.words[after], "ordinal")
    if value.value == 1 or (terms.words[at] == "second" and not figures.within(at - 1, "rank_verbs")):
        return None
    noun = figures.within(after, "rank_nouns")
    name = terms.tags[after] == "C" and not figures.within(after, "numbered_offices")
    if figures.within(at - 1, "rank_verbs") or noun or (not value.spelled and terms.tags[after] in "wC" and not name):
        unit = terms.words[after] if terms.tags[after] in "wCU" and not figures.within(after, "stops") else None
        return Amount(at, after + 1 if unit else at + 1, int(value.value), unit, "ordinal")
    return None


def count(figures: Figures, at: int, number: float) -> Amount | None:
    """A number with its noun; a bare one where it cannot be mere prose."""
    terms = figures.terms
    value = terms.values[at]
    if isinstance(value, Number) and number != 1 and (value.spelled or terms.tags[at] in "dny"):
        loosely = terms.words[at + 1] == "or" and terms.words[at + 2] in word_set("quantities", "or_so")
        noun = counted_noun(figures, at + 3 if loosely else at + 1)
        if noun is not None and loosely:
            low, high = {"more": (number, None), "so": (None, None)}.get(terms.words[at + 2], (None, number))
            return Amount(at, noun[1], whole(number), noun[0], "count", low, high, approximate=True)
        if noun is not None and _screen(figures, at, number) and noun[0] in figures.lists["screens"]:
            return None
        if noun is not None and not (terms.tags[at] == "y" and not _follows(figures, at)):
            return Amount(at, noun[1], whole(number), noun[0], "count")
    return _compound(figures, at, number) or bare(figures, at, number)


def millions(figures: Figures, at: int, number: float) -> Amount | None:
    """1.2m units, 30m people: a joined m before a plural counts millions; 66m years are a time, a 1500b packet has bits."""
    terms = figures.terms
    scale = {"m": 10**6, "M": 10**6, "b": 10**9}.get(terms.written(at + 1))
    if scale is not None and terms.joined(at + 1) and terms.written(at + 1) == "b" and figures.within(at + 2, "in_bits"):
        return Amount(at, at + 2, whole(number), "bit", "data")
    if scale is None or not terms.joined(at + 1) or figures.within(at + 2, "stops") or not plural(figures, terms.words[at + 2]):
        return None
    if terms.values[at + 2] == "year":
        old = terms.words[at + 3] == "old"
        return Amount(at, at + 3 + old, whole(number * scale), "year", "age" if old else "duration")
    noun = counted_noun(figures, at + 2)
    return None if noun is None else Amount(at, noun[1], whole(number * scale), noun[0], "count")


def _compound(figures: Figures, at: int, number: float) -> Amount | None:
    """A 27-nation bloc, a 120-seat chamber."""
    terms = figures.terms
    joined = terms.tags[at + 1] == "-" and terms.joined(at + 1) and terms.joined(at + 2) and terms.tags[at + 2] == "w"
    if terms.tags[at] not in "dn" or not joined or len(terms.words[at + 2]) < len("man"):
        return None
    if terms.words[at + 2] in word_set("quantities", "behind_counts"):
        noun = counted_noun(figures, at + 3)
        return Amount(at, noun[1] if noun else at + 3, whole(number), noun[0] if noun else None, "count")
    return Amount(at, at + 3, whole(number), terms.words[at + 2], "count")


def _follows(figures: Figures, at: int) -> bool:
    """Whether a plural stands next to a figure of four digits, which is else a year."""
    return plural(figures, figures.terms.words[at + 1])


def _screen(figures: Figures, at: int, number: float) -> bool:
    """Whether a figure with a large K may name a screen or a filing."""
    return figures.terms.written(at)[-1:] == "K" and number < TEN_THOUSAND


def bare(figures: Figures, at: int, number: float) -> Amount | None:
    """A figure without a noun: any in digits that is no year or label; words from eleven on, or alone on their line."""
    terms = figures.terms
    value = terms.values[at]
    if _screen(figures, at, number) or (CLOCK.fullmatch(terms.written(at)) and figures.within(at - 1, "at")):
        return None
    alone = terms.tags[at - 1] == "L" and terms.tags[at + 1] in "L."
    if not alone:
        if not isinstance(value, Number) or terms.tags[at] == "y":
            return None
        if value.spelled and abs(number) <= SMALL and number == int(number) and number >= 0 and terms.words[at + 1] != "out":
            return None
        if value.spelled and terms.tags[at + 1] == "-":
            return None
        if not value.spelled and labelled(figures, at):
            return None
    return Amount(at, at + 1, whole(number), None, "count")
