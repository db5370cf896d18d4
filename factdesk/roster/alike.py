"""How alike two words of names are, from 0 to 1, and why."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import combinations
from math import inf

from rapidfuzz.distance import Levenshtein

from factdesk.draft.words import words
from factdesk.roster.romanisation import sound
from factdesk.roster.spelling import Kind, Word, numeral

CROSS = 0.62
"""Least likeness of two words in different scripts: below it, half of the pairs of the development set are different people."""
FORM, ORIGIN = 0.95, 0.6
_VOWEL = set("aeiou")
_CONSONANTLESS = {"arabic", "hebrew"}
_FAR = 0.4
"""Below this share of equal letters no sound helps."""
_LETTERED = {"latin", "cyrillic"}
_EXACT = {"han", "kana", "hangul"}
_TIGHT = {"iJ": 0.3, "CJ": 0.3, "Ci": 0.3, "gk": 0.35, "ct": 0.35, "Ch": 0.5, "Ck": 0.4, "Cc": 0.3, "Cs": 0.5, "cs": 0.4, "ck": 0.5, "gh": 0.4, "uv": 0.3, "sz": 0.4, "Jz": 0.4, "fv": 0.4, "bv": 0.6, "dt": 0.6}  # fmt: skip
_FIRST = frozenset(two for pair, cost in _TIGHT.items() if cost <= 0.35 for two in (pair, pair[::-1]))  # noqa: PLR2004
"""Letters that may begin one word: their sounds are nearly one."""
_LOOSE = {
    **{a + b: 0.25 for group in ("bpfv", "kghCq", "dtc", "szcCJ", "iJ", "uv") for a, b in combinations(group, 2)},
    "mn": 0.7,
    "lr": 0.8,
}


@lru_cache(maxsize=1 << 16)
def alike(one: Word, two: Word, given: bool) -> tuple[float, str]:  # noqa: FBT001  # two words and a switch are the key of the cache
    """The likeness of two words and how it was found; `given` says that they may be given names with equivalent forms."""
    if one.plain == two.plain and one.plain:
        return (1.0, "") if one.script == two.script else (0.98, "")
    if one.script == two.script and one.script in _EXACT:
        return (1.0, "") if one.text == two.text else (0.0, "")
    if Kind.INITIAL in (one.kind, two.kind):
        return _initial(one, two)
    if not _EXACT & {one.script, two.script} and one.sounds[0] and not set(one.sounds).isdisjoint(two.sounds):
        return 0.97, "one sound"
    if given and (strength := _same_given(one, two)) is not None:
        return strength, "forms of one given name" if strength == FORM else "given names of one origin" if strength else ""
    return _one_script(one, two) if one.script == two.script and one.script in _LETTERED else _two_scripts(one, two)


def _one_script(one: Word, two: Word) -> tuple[float, str]:
    """By the limits of edits, on the sounds."""
    length = min(len(one.plain), len(two.plain))
    best = 0.0
    for a in one.sounds:
        for b in two.sounds:
            best = max(best, _near(a, b, length))
    if Levenshtein.distance(one.plain, two.plain, score_cutoff=1) == 1 and _near(one.plain, two.plain, length):
        return max(best, 0.9), "one letter"
    return best, "one sound" if best > 0.96 else "letters differ"  # noqa: PLR2004


def _two_scripts(one: Word, two: Word) -> tuple[float, str]:
    """By likeness of sounds; of consonants alone where a script leaves vowels out."""
    if "han" in (one.script, two.script):
        return (0.9, "romanised") if one.sounds[0] == two.sounds[0] else (0.0, "")
    best = 0.0
    for a in one.sounds:
        for b in two.sounds:
            best = max(best, _likeness(a, b))
    how = "romanised"
    if one.script in _CONSONANTLESS or two.script in _CONSONANTLESS:
        consonant = _consonants(one, two)
        best, how = max(best, consonant), "same consonants" if consonant > best else how
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
    return max(0.0, 0.94 - 0.14 * weighted(one, two, loose=False, most=limit))


def _likeness(one: str, two: str) -> float:
    """Likeness of two skeletons across scripts, where sounds are spelt as they are heard."""
    long_one, long_two = len(one), len(two)
    longest = max(long_one, long_two)
    if 2 * min(long_one, long_two) < longest or not longest or Levenshtein.normalized_similarity(one, two) < _FAR:
        return 0.0
    start = 0.0 if one[:1] == two[:1] else _costs(loose=True).get((one[0], two[0]), 1.0) if one and two else 1.0
    away = weighted(one, two, loose=True, most=(0.97 - CROSS) / 1.2 * longest)
    return max(0.0, 0.97 - (away + max(0.0, start - 0.3)) / longest * 1.2)


def _consonants(one: Word, two: Word) -> float:
    """Likeness of consonants alone, for scripts that leave vowels out; short skeletons say little."""
    a, b = (_bare(word.sounds[0]) for word in (one, two))
    longest = max(len(a), len(b))
    if not longest:
        return 0.0
    if 2 * min(len(a), len(b)) < longest:
        return 0.0
    away = weighted(a, b, loose=True, most=(0.93 - CROSS) / 1.1 * longest)
    return max(0.0, 0.93 - away / longest * 1.1 - (0.08 if longest < 3 else 0.0))  # noqa: PLR2004


@lru_cache(maxsize=1 << 14)
def _bare(skeleton: str) -> str:
    return "".join(letter for letter in skeleton if letter not in _VOWEL)


_CLASSES = str.maketrans("pfvkghqCzcJdnr", "bbbkkkksssstnr", "aeiou")


def consonants(skeleton: str) -> str:
    """The consonants of a skeleton by broad class, under which spellings without vowels are looked up."""
    return skeleton.translate(_CLASSES)


@cache
def _costs(*, loose: bool) -> Mapping[tuple[str, str], float]:
    letters = "abcdefghiklmnopqrstuvzCJ"
    table = _LOOSE if loose else _TIGHT
    vowel = 0.35 if loose else 0.6
    costs = {}
    for a in letters:
        for b in letters:
            cost = 0.0 if a == b else vowel if {a, b} <= _VOWEL else min(table.get(a + b, 1.0), table.get(b + a, 1.0))
            costs[a, b] = cost
    return costs


def weighted(one: str, two: str, *, loose: bool, most: float) -> float:
    """Edit distance in which letters of one sound cost less, infinite above `most`; `loose` for spellings in different scripts."""
    first, end_one, end_two = 0, len(one), len(two)
    while first < end_one and first < end_two and one[first] == two[first]:
        first += 1
    while first < end_one and first < end_two and one[end_one - 1] == two[end_two - 1]:
        end_one, end_two = end_one - 1, end_two - 1
    # One equal letter stays on each side: beside a change it may be cheaper to change it too, as in Sajid and Sadzhid.
    first, end_one, end_two = max(0, first - 1), end_one + 1, end_two + 1
    return _edits(one[first:end_one], two[first:end_two], _costs(loose=loose), _gaps(loose=loose), most)


def _edits(one: str, two: str, costs: Mapping[tuple[str, str], float], gaps: Mapping[str, float], most: float) -> float:
    """The distance of what is left when equal beginnings and ends are taken off."""
    wide = [gaps.get(letter, 1.0) for letter in two]
    row = [0.0]
    for gap in wide:
        row.append(row[-1] + gap)
    for a in one:
        drop = gaps.get(a, 1.0)
        diagonal = row[0]
        row[0] = left = least = diagonal + drop
        for at, b in enumerate(two, 1):
            above = row[at]
            left += wide[at - 1]
            if above + drop < left:  # noqa: PLR1730  # min() takes twice the time, here in the innermost loop
                left = above + drop
            if (swapped := diagonal + costs.get((a, b), 1.0)) < left:
                left = swapped
            diagonal = above
            row[at] = left
            if left < least:  # noqa: PLR1730
                least = left
        if least > most:
            return inf
    return row[-1] if row[-1] <= most else inf


@cache
def _gaps(*, loose: bool) -> Mapping[str, float]:
    if loose:
        return {**dict.fromkeys("aeou", 0.35), "i": 0.25, "h": 0.35, "u": 0.35}
    return {"a": 0.7, "e": 0.6, "o": 0.7, "u": 0.7, "i": 0.5, "h": 0.4}


def _same_given(one: Word, two: Word) -> float | None:
    """FORM for forms of one given name, ORIGIN for names of one origin, 0 for names known to be others, None when one is not known."""
    table = given_names()
    first = table.get(one.plain) or table.get(one.sounds[0])
    if not first:
        return None
    second = table.get(two.plain) or table.get(two.sounds[0])
    if not second:
        return None
    shared = first & second
    if not shared:
        return 0.0 if one.script == two.script else None
    return FORM if max(shared) > 0 else ORIGIN


@cache
def given_names() -> Mapping[str, frozenset[int]]:
    """Each known given name, plain and as skeleton, with the numbers of its groups: positive for forms, negative for origins."""
    table: dict[str, set[int]] = {}
    number = 0
    for line, text in enumerate(words("given_name_forms"), 1):
        for group in text.split("|"):
            number += 1
            for form in group.split():
                table.setdefault(form, set()).update((number, -line))
                table.setdefault(sound(form), set()).update((number, -line))
    return {form: frozenset(numbers) for form, numbers in table.items()}
