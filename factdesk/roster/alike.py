"""How alike two words of names are, from 0 to 1, and why."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations
from math import inf
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from factdesk.roster.hebrew import ends_apart
from factdesk.roster.spelling import Kind, Word, numeral

CROSS = 0.62
"""Least likeness of two words in different scripts: below it, half of the pairs of the development set are different people."""
FORM, ORIGIN = 0.95, 0.6
_VOWEL = set("aeiou")
_CONSONANTLESS = {"arabic", "hebrew"}
_LEAST = 0.25
"""No change of a letter costs less."""
_VOWELLESS = 0.93
"""Highest likeness of words of which only the consonants are compared."""
_ROUNDING = 1e-9
_FAR = 0.4
"""Below this share of equal letters no sound helps."""
_LETTERED = {"latin", "cyrillic"}
_EXACT = {"han", "kana", "hangul"}
_TIGHT = {"iJ": 0.3, "CJ": 0.3, "Ci": 0.3, "gk": 0.35, "ct": 0.35, "Ch": 0.5, "Ck": 0.4, "Cc": 0.3, "Cs": 0.5, "cs": 0.4, "ck": 0.5, "gh": 0.4, "uv": 0.3, "sz": 0.4, "Jz": 0.4, "fv": 0.4, "bv": 0.6, "dt": 0.6}  # fmt: skip
_END = 0.1
"""Taken off a Hebrew word for each end that has another vowel, or one where the other has none."""
_FIRST = frozenset(two for pair, cost in _TIGHT.items() if cost <= 0.35 for two in (pair, pair[::-1]))  # noqa: PLR2004
"""Letters that may begin one word: their sounds are nearly one."""
_LOOSE = {
    **{a + b: 0.25 for group in ("bpfv", "kghCq", "dtc", "szcCJ", "iJ", "uv") for a, b in combinations(group, 2)},
    "mn": 0.7,
    "lr": 0.8,
}


def alike(one: Word, two: Word, given: bool) -> tuple[float, str]:  # noqa: FBT001  # called a hundred thousand times a second
    """The likeness of two words and how it was found; `given` says that they may be given names with equivalent forms."""
    script = one.script if one.script == two.script else ""
    if one.plain == two.plain and one.plain:
        return (1.0, "") if script else (0.98, "")
    if script in _EXACT:
        return (1.0, "") if one.text == two.text else (0.0, "")
    if one.kind is Kind.INITIAL or two.kind is Kind.INITIAL:
        return _initial(one, two)
    if one.sounds[0] and one.script not in _EXACT and two.script not in _EXACT and _one_sound(one.sounds, two.sounds):
        return 0.97, "one sound"
    if given and one.given and two.given and (strength := _same_given(one, two)) is not None:
        return strength, "forms of one given name" if strength == FORM else "given names of one origin" if strength else ""
    return _one_script(one, two) if script in _LETTERED else _two_scripts(one, two)


def _one_sound(ones: tuple[str, ...], twos: tuple[str, ...]) -> bool:
    return ones[0] in twos if len(ones) == 1 else not set(ones).isdisjoint(twos)


def _one_script(one: Word, two: Word) -> tuple[float, str]:
    """By the limits of edits, on the sounds."""
    length = min(len(one.plain), len(two.plain))
    best = 0.0
    for a in one.sounds:
        for b in two.sounds:
            if (near := _near(a, b, length)) > best:
                best = near
    letter = abs(len(one.plain) - len(two.plain)) <= 1 and OSA.distance(one.plain, two.plain, score_cutoff=1) == 1
    if letter and ((length > 4 and one.plain[0] == two.plain[0]) or _near(one.plain, two.plain, length)):  # noqa: PLR2004
        swapped = len(one.plain) == len(two.plain) and Levenshtein.distance(one.plain, two.plain) > 1
        return max(best, 0.9), "two letters swapped" if swapped else "one letter"
    return best, "one sound" if best > 0.96 else "letters differ"  # noqa: PLR2004


def _two_scripts(one: Word, two: Word) -> tuple[float, str]:
    """By likeness of sounds; of consonants alone where a script leaves vowels out."""
    if one.script == "han" or two.script == "han":
        near = one.sounds[0] == two.sounds[0] and abs(len(one.plain) - len(two.plain)) <= 1  # Jiyan sounds as Yan, but is longer
        return (0.9, "romanised") if near else (0.0, "")
    best = 0.0
    for a in one.sounds:
        for b in two.sounds:
            if (likeness := _likeness(a, b)) > best:
                best = likeness
    how = "romanised"
    if one.script in _CONSONANTLESS or two.script in _CONSONANTLESS:
        consonant = _consonants(one.sounds[0], two.sounds[0])
        if consonant > best:
            best, how = consonant, "same consonants"
    if best and "hebrew" in (one.script, two.script) and "latin" in (one.script, two.script):
        hebrew, latin = (one, two) if one.script == "hebrew" else (two, one)
        best -= _END * ends_apart(hebrew.text, latin.plain)
    return (best if best >= CROSS else 0.0), how


def _initial(one: Word, two: Word) -> tuple[float, str]:
    if (one.sounds[0][:1] == two.sounds[0][:1] or one.plain[:1] == two.plain[:1]) and not (numeral(one) or numeral(two)):
        return 0.85, "initial"
    return 0.0, ""


def _near(one: str, two: str, length: int) -> float:
    """Likeness of two skeletons in one script: up to 4 letters exact, 5 to 7 one edit and the same first letter, 8 and more two.

    `length` is that of the shorter word as it is written.
    """
    if one == two:
        return 0.97
    if not one or not two or (one[0] != two[0] and one[0] + two[0] not in _FIRST):
        return 0.0
    limit = 0.3 if length <= 4 else 1.0 if length <= 7 else 2.0  # noqa: PLR2004
    if abs(len(one) - len(two)) > limit + 1:
        return 0.0
    if Levenshtein.distance(one, two, score_cutoff=3) > limit + 1:
        return 0.0
    return max(0.0, 0.94 - 0.14 * weighted(one, two, False, limit))  # noqa: FBT003


def _likeness(one: str, two: str) -> float:
    """Likeness of two skeletons across scripts, where sounds are spelt as they are heard."""
    short, longest = len(one), len(two)
    if short > longest:
        short, longest = longest, short
    if 2 * short < longest or not short or Levenshtein.normalized_similarity(one, two) < _FAR:
        return 0.0
    # Another beginning is a doubt of its own, which leaves less for the rest.
    start = 0.0 if one[0] == two[0] else max(0.0, _scale(loose=True).costs[one[0]].get(two[0], 1.0) - 0.3)
    most = (0.97 - CROSS) / 1.2 * longest
    if start:
        most += _ROUNDING - start
    if most < _LEAST:
        return 0.0
    away = weighted(one, two, True, most)  # noqa: FBT003
    return max(0.0, 0.97 - (away + start) / longest * 1.2)


def _consonants(one: str, two: str) -> float:
    """Likeness of consonants alone, for scripts that leave vowels out; short skeletons say little."""
    a, classes_a, silent_a = _bare(one)
    b, classes_b, silent_b = _bare(two)
    longest = max(len(a), len(b))
    if not longest or 2 * min(len(a), len(b)) < longest:
        return 0.0
    most = (_VOWELLESS - CROSS) / 1.1 * longest
    # Letters of two classes are never cheap to change, and none but h are cheap to leave out: a bound that is found quickly.
    if Levenshtein.distance(classes_a, classes_b) - (silent_a + silent_b) > most:
        return 0.0
    away = weighted(a, b, True, most)  # noqa: FBT003
    return max(0.0, _VOWELLESS - away / longest * 1.1 - (0.08 if longest < 3 else 0.0))  # noqa: PLR2004


@lru_cache(maxsize=1 << 14)
def _bare(skeleton: str) -> tuple[str, str, float]:
    """The consonants of a skeleton, the class of each, and what may be saved by leaving out those that are cheap to leave out."""
    bare = skeleton.translate(_NO_VOWELS)
    return bare, bare.translate(_CHEAP), bare.count("h") * (1.0 - _scale(loose=True).gaps["h"])


_NO_VOWELS = dict.fromkeys(map(ord, _VOWEL))
_CHEAP = str.maketrans("pfvkgCqszcJdtnr", "bbbhhhhhhhhhhml")
"""One letter for all that can be changed into one another for less than a whole edit, by however many steps."""
_CLASSES = str.maketrans("pfvkghqCzcJdnr", "bbbkkkksssstnr", "aeiou")


def consonants(skeleton: str) -> str:
    """The consonants of a skeleton by broad class, under which spellings without vowels are looked up."""
    return skeleton.translate(_CLASSES)


class _Scale(NamedTuple):
    """What changes of letters cost, and what letters cost that only one side has; 1 for what is not told."""

    costs: Mapping[str, Mapping[str, float]]
    gaps: Mapping[str, float]


@cache
def _scale(*, loose: bool) -> _Scale:
    """For spellings in different scripts (loose) or in one."""
    letters = "abcdefghiklmnopqrstuvzCJ"
    table = _LOOSE if loose else _TIGHT
    vowel = 0.35 if loose else 0.6
    costs: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for a in letters:
        for b in letters:
            costs[a][b] = 0.0 if a == b else vowel if {a, b} <= _VOWEL else min(table.get(a + b, 1.0), table.get(b + a, 1.0))
    if loose:
        return _Scale(costs, {**dict.fromkeys("aeou", 0.35), "i": 0.25, "h": 0.35})
    return _Scale(costs, {"a": 0.7, "e": 0.6, "o": 0.7, "u": 0.7, "i": 0.5, "h": 0.4})


@lru_cache(maxsize=1 << 14)
def weighted(one: str, two: str, loose: bool, most: float) -> float:  # noqa: FBT001  # they are the key of the cache
    """Edit distance in which letters of one sound cost less, infinite above `most`; `loose` for spellings in different scripts."""
    first, end_one, end_two = 0, len(one), len(two)
    while first < end_one and first < end_two and one[first] == two[first]:
        first += 1
    while first < end_one and first < end_two and one[end_one - 1] == two[end_two - 1]:
        end_one, end_two = end_one - 1, end_two - 1
    # One equal letter stays on each side: beside a change it may be cheaper to change it too, as in Sajid and Sadzhid.
    if first:
        first -= 1
    return _edits(one[first : end_one + 1], two[first : end_two + 1], _scale(loose=loose), most)


def _edits(one: str, two: str, scale: _Scale, most: float) -> float:
    """The distance of what is left when equal beginnings and ends are taken off."""
    costs, gaps = scale
    columns = [(letter, gaps.get(letter, 1.0)) for letter in two]
    row = [at := 0.0, *[at := at + gap for _, gap in columns]]
    for a in one:
        drop = gaps.get(a, 1.0)
        cost = costs[a]
        diagonal = row[0]
        left = least = diagonal + drop
        below = [left]
        for above, (b, gap) in zip(row[1:], columns, strict=True):
            left += gap
            if above + drop < left:  # noqa: PLR1730  # min() takes twice the time, here in the innermost loop
                left = above + drop
            if (swapped := diagonal + cost.get(b, 1.0)) < left:
                left = swapped
            diagonal = above
            below.append(left)
            if left < least:  # noqa: PLR1730
                least = left
        if least > most:
            return inf
        row = below
    return row[-1] if row[-1] <= most else inf


def _same_given(one: Word, two: Word) -> float | None:
    """FORM for forms of one given name, ORIGIN for names of one origin, 0 for names known to be others, None for others across scripts."""
    shared = one.given & two.given
    if not shared:
        return 0.0 if one.script == two.script else None
    return FORM if max(shared) > 0 else ORIGIN
