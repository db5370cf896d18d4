"""Figures that are names and no amounts: Article 5, Boeing 737, A320, page 12, "1." at the head of a list, telephone numbers, times."""

import re

from factdesk.claims.amounts import Figures
from factdesk.claims.figures import Number
from factdesk.claims.money import currency_before

LONGEST_DIAL = 6
LOCAL_DIAL = 3
LONGEST_CHAIN, LONGEST_ROW = 4, 12
LONGEST_NAME = 4
CODE = re.compile(r"[dny][-/][dny][-/][dny]|\+[dny]-")
DIAL = re.compile(r"\([dny]\)[dny]-[dny]")
MANY = 1000
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def coded(figures: Figures, at: int) -> bool:
    """Whether the figure is part of a code, a clock time, a telephone number or a name, whatever follows it."""
    terms = figures.terms
    value = terms.values[at]
    if not isinstance(value, Number) or value.spelled:
        return False
    before = terms.written(at - 1)
    if terms.tags[at - 1] == "-" and terms.joined(at) and terms.joined(at - 1) and terms.written(at - 2).isalpha():
        return True
    if figures.within(at + 1, "clock") and not isinstance(value.value, float):
        return True
    if terms.joined(at) and (before == "_" or (before.isalpha() and currency_before(figures, at, 0) is None)):
        return True
    lettered = terms.tags[at + 1] == "-" and terms.joined(at + 1) and terms.joined(at + 2) and terms.written(at + 2) in LETTERS
    if lettered or named(figures, at) or _listed(figures, at) or _dialled(figures, at) or _alone_in_quotes(figures, at):
        return True
    run = terms.tags[max(0, at - 5) : at + 6]
    dashes = bool(CODE.search(run)) and terms.tags[at - 1] + terms.tags[at + 1] != "LL" and _dashed(figures, at)
    return dashes or bool(DIAL.search(run))


def named(figures: Figures, at: int) -> bool:
    """Whether the word before makes the figure a name even with a noun after it: Flight 370 passengers, Article 5 guarantees, No. 10 staff."""
    terms = figures.terms
    before = _head(figures, at)
    if terms.tags[before] == ".":
        return figures.within(before - 1, "numbered")
    if terms.tags[before] not in "wC":
        return False
    return figures.within(before, "numbered") or (not terms.written(before).islower() and figures.within(before, "labels"))


def _head(figures: Figures, at: int) -> int:
    """The term before a figure, or before the first of a few figures that it stands with ("chapters 3, 4 and 5")."""
    terms = figures.terms
    before = at - 1
    for _ in range(LONGEST_CHAIN):
        if terms.tags[before] not in "&,-T" or terms.tags[before - 1] not in "dny":
            break
        before -= 2
    return before


def named_in_words(figures: Figures, at: int) -> bool:
    """Whether a number word with a capital is part of a name: the Three Gorges, the Group of Seven, Ocean's Eleven."""
    terms = figures.terms
    written = terms.written(at)
    if not written[:1].isupper() or written.isupper() or at == 0:
        return False
    before = terms.written(at - 1)
    if terms.tags[at - 1] == "C":
        return terms.tags[at + 1] == "w"
    return terms.tags[at - 1] == "t" or before == "," or (before[-1:].islower() and not before[:1].isupper())


def labelled(figures: Figures, at: int) -> bool:
    """Whether a figure without a noun is a name's part or a label: Apollo 11, page 12, F-16, Windows 11, 10 Downing Street."""
    terms = figures.terms
    return (
        _glued(figures, at)
        or figures.within(_head(figures, at), "labels")
        or terms.tags[at + 1] == "C"
        or _after_a_name(figures, at)
    )


def _glued(figures: Figures, at: int) -> bool:
    """Whether a letter or mark is joined to the figure."""
    terms = figures.terms
    if terms.joined(at) and terms.tags[at - 1] in "-wC'+#/:.=":
        return True
    if terms.joined(at) and terms.tags[at - 1] == "(" and terms.joined(at - 1):
        return True
    after = terms.tags[at + 1]
    if after == "(" and terms.joined(at + 1) and terms.joined(at + 2) and terms.tags[at + 3] == ")":
        return True
    return terms.joined(at + 1) and (after in "wCa" or (after in "-/:'" and terms.tags[at + 2] not in "dnyxX"))


def _after_a_name(figures: Figures, at: int) -> bool:
    """Whether a name stands before the figure: FTSE 100, iPhone 13, Apollo 11; not at the head of a sentence "Only 11"."""
    terms = figures.terms
    before = at - 1
    tag, written = terms.tags[before], terms.written(before)
    if terms.tags[at + 1] == "-" and terms.joined(at + 1) and terms.tags[at + 2] in "dny":
        return False
    if tag == "w":
        return not written.islower() and len(written) > 1
    if tag != "C":
        return False
    if _goes_without_its_noun(figures, at):
        return False
    if (written.isupper() and len(written) >= len("CAC")) or terms.tags[before - 1] == "&":
        return True
    opens = before == 0 or terms.tags[before - 1] in "L.!q"
    return terms.tags[at + 1] not in "wX" and not (opens and figures.within(before, "openers"))


def _goes_without_its_noun(figures: Figures, at: int) -> bool:
    """Whether a figure is the next of a row that has told its noun: "Labour won 41 seats, the Conservatives 38 and the Liberals 12"."""
    terms = figures.terms
    if (terms.tag(at + 1) not in ",.;&L" and terms.word(at + 1) != "and") or terms.written(at).startswith("0"):
        return False
    here = at - 1
    for _ in range(LONGEST_ROW):  # from name to name, back to a figure that has none before it
        start = here
        while terms.tag(here) in "Ct" and start - here < LONGEST_NAME:
            here -= 1
        if start == here or not (terms.tag(here) in ",;" or terms.word(here) in ("and", "while", "with")):
            return False
        while terms.tag(here) in ",;" or terms.word(here) in ("and", "while", "with"):
            here -= 1
        noun = here
        while terms.tag(here) == "w" and noun - here < LONGEST_NAME:
            here -= 1
        here -= terms.tag(here) == "X"
        if terms.tag(here) not in "dn":
            return False
        if terms.tag(here - 1) != "C":
            return terms.tag(here - 1) not in "-/:." and not figures.within(here - 1, "labels")
        here -= 1
    return False


def _listed(figures: Figures, at: int) -> bool:
    """Whether the figure numbers an entry of a list: "1. Leave", "(2) stay", "3) fight"."""
    terms = figures.terms
    if terms.tags[at] not in "dn" or terms.values[at].digits not in (1, 2) or not terms.joined(at + 1):
        return False
    head, mark, after = terms.tags[at - 1], terms.tags[at + 1], terms.tags[at + 2]
    if mark == ".":
        return (
            after != "L" and not terms.joined(at + 2) and (head == "L" or (head in ",;:" and terms.written(at + 2)[:1].islower()))
        )
    return mark == ")" and (
        head == "L" or (head == "(" and (terms.tags[at - 2] in "L,;:&" or terms.words[at - 2] in ("or", "and")))
    )


def _alone_in_quotes(figures: Figures, at: int) -> bool:
    """Whether quotation marks hold nothing but the figure: a title."""
    terms = figures.terms
    return at > 0 and terms.tags[at - 1] in "q'" and terms.tags[at + 1] in "q'" and terms.joined(at) and terms.joined(at + 1)


def _dialled(figures: Figures, at: int) -> bool:
    """Whether groups of digits stand side by side or dashed as in a telephone number: three of them, or one that begins with 0."""
    terms = figures.terms
    first = last = at
    while terms.tags[first - 1] in "dny" and last - first < LONGEST_DIAL:
        first -= 1
    while terms.tags[last + 1] in "dny" and last - first < LONGEST_DIAL:
        last += 1
    groups = last - first + 1
    zero = terms.written(first).startswith("0") and terms.values[first].digits >= LOCAL_DIAL
    return groups >= LOCAL_DIAL or (groups > 1 and zero) or _local(figures, at) or _local(figures, at - 2)


def _local(figures: Figures, at: int) -> bool:
    """Whether a dash joins two figures that no range and no score would have: 555-0134, 4711-22, 24/7."""
    terms = figures.terms
    if at < 0 or terms.tags[at] not in "dny" or terms.tags[at + 1] not in "-/" or terms.tags[at + 2] not in "dny":
        return False
    left, right = terms.values[at], terms.values[at + 2]
    if not (terms.joined(at + 1) and terms.joined(at + 2)) or not (left.digits and right.digits):
        return False
    zero = terms.written(at + 2).startswith("0") and right.digits > 1
    return terms.tags[at + 1] == "/" or zero or (left.value >= MANY and left.value > right.value)


def _dashed(figures: Figures, at: int) -> bool:
    terms = figures.terms
    return (terms.tags[at - 1] in "-+/" and terms.joined(at)) or (terms.tags[at + 1] in "-/" and terms.joined(at + 1))
