"""How two spellings of one name differ, word by word."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import OSA

from factdesk.draft.names import fold
from factdesk.roster.names import compare

LEAST = 4
"""Letters that a word needs before a slip in it can be told from another word."""
LONG = 8
"""Letters from which two slips are taken for one word; below, one."""


_PAIRS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "đ": "dj", "ß": "ss"})


class Difference(Enum):
    """How two words differ."""

    NONE = auto()
    MARKS = auto()
    """Accents and other marks alone: Kaczynski, Kaczyński."""
    LETTERS = auto()
    """A romanisation or a typing slip: Zelensky, Zelenskyy; Morawieki, Morawiecki."""
    OTHER = auto()
    """Two names."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that is spelt otherwise than on the other side."""

    written: str
    right: str
    difference: Difference


def _spelt_out(word: str) -> str:
    """The word with its marks spelt out as two letters: Schäuble as Schaeuble, Đukanović as Djukanovic."""
    return fold(word.casefold().translate(_PAIRS)).replace("-", "")


@lru_cache(maxsize=8192)
def difference(written: str, other: str) -> Difference:
    """How one word of a name differs from another."""
    if written.casefold() == other.casefold():
        return Difference.NONE
    one, two = fold(written).replace("-", ""), fold(other).replace("-", "")
    if one == two or _spelt_out(written) == two or one == _spelt_out(other):
        return Difference.MARKS
    if min(len(one), len(two)) < LEAST or one[0] != two[0]:
        return Difference.OTHER
    away = OSA.distance(one, two, score_cutoff=3)
    if away == 1 or (away == 2 and min(len(one), len(two)) >= LONG):  # noqa: PLR2004
        return Difference.LETTERS
    return Difference.LETTERS if away <= 3 and compare(written, other).outcome == "same" else Difference.OTHER  # noqa: PLR2004


def slips(written: str, right: str) -> tuple[Slip, ...] | None:
    """The words of a name that are spelt otherwise; None when the names differ by more than spelling (a nickname, another name).

    Words that stand on one side only (a middle name, a second surname) are no difference.
    """
    mine, theirs = written.replace(",", " ").split(), right.replace(",", " ").split()
    left = [word for word in mine if all(difference(word, other) is not Difference.NONE for other in theirs)]
    over = [word for word in theirs if all(difference(word, other) is not Difference.NONE for other in mine)]
    if not left:
        return ()
    if len(left) > len(over) or len(over) > 4:  # noqa: PLR2004
        return None
    for order in permutations(over, len(left)):
        found = tuple(Slip(one, other, difference(one, other)) for one, other in zip(left, order, strict=True))
        if all(slip.difference is not Difference.OTHER for slip in found):
            return found
    return None


def respelt(name: str, found: tuple[Slip, ...]) -> str:
    """The name with its slips put right, in the order and the extent in which it was written."""
    right = {slip.written: slip.right for slip in found}
    return " ".join(right.get(word, word) for word in name.split())
