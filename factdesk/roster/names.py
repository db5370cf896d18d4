"""Whether two spellings can be one person's name, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from factdesk.roster.alike import alike
from factdesk.roster.spelling import Kind, Spelling, Word, spelling

Outcome = Literal["same", "ambiguous", "different"]
SAME = 0.74
"""Least score of the outcome "same" in one script."""
ACROSS = 0.78
"""The same across scripts, where romanisation blurs names that are really two."""
_SWAPPED = 0.1
_DOUBTED = 0.7
"""Highest score of names that look the same, but may be those of two people."""
_ONE_SOUND = 0.96
_FULL = (Kind.WORD, Kind.PATRONYMIC)
_ARABIC = frozenset({"al", "el", "bin", "ibn", "ben", "abu"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare: a score from 0 to 1, an outcome, and the aligned words that made it."""

    score: float
    outcome: Outcome
    reasons: tuple[str, ...]


class _Pair(NamedTuple):
    one: tuple[int, ...]
    two: tuple[int, ...]
    score: float
    how: str


def _turned(pair: _Pair) -> _Pair:
    return _Pair(pair.two, pair.one, pair.score, pair.how)


def compare(first: str, second: str) -> Comparison:
    """Compare two spellings of a name, in any script and order; symmetric, and never an error."""
    if first == second:
        return Comparison(1.0, "same", ("name: exact",)) if first.strip() else Comparison(0.0, "different", ())
    one, two = spelling(first), spelling(second)
    if not one.words or not two.words:
        return Comparison(0.0, "different", ())
    if (len(one.words) == 1 or len(two.words) == 1) and (whole := _romanised_whole(one, two)):
        return whole
    # Aligned in one order whichever way it was asked, so that ties fall alike; told in the order that was asked.
    pairs = _aligned(one, two) if first <= second else [_turned(pair) for pair in _aligned(two, one)]
    return _judged(one, two, pairs)


def several(name: str) -> bool:
    """Whether a name has several full words, so that one of them alone makes nobody its bearer."""
    return sum([word.kind in _FULL for word in spelling(name).words]) > 1


def missing(first: str, second: str) -> frozenset[str]:
    """Words of the first name, as written, that the second does not have."""
    one, two = spelling(first), spelling(second)
    return frozenset([one.words[i].text for i in _left(one, {i for pair in _aligned(one, two) for i in pair.one})])


def likeness(first: str, second: str) -> float:
    """How alike two names look as a whole, by their sounds and by the letters of their words, 0 to 1: not whether they are one name."""
    ones, twos = spelling(first).words, spelling(second).words
    one, two = (" ".join(sorted([word.sounds[0] for word in words])) for words in (ones, twos))
    return (fuzz.ratio(one, two) / 100 + _letters_alike([word.plain for word in ones], [word.plain for word in twos])) / 2


def _letters_alike(ones: Sequence[str], twos: Sequence[str]) -> float:
    """The share of letters that words have alike, each word held against the likest that is left."""
    pairs = [(OSA.normalized_similarity(one, two), i, j) for i, one in enumerate(ones) for j, two in enumerate(twos)]
    left_one, left_two = set(range(len(ones))), set(range(len(twos)))
    alike = 0.0
    for share, i, j in sorted(pairs, reverse=True):
        if i in left_one and j in left_two:
            left_one.remove(i)
            left_two.remove(j)
            alike += share * (len(ones[i]) + len(twos[j]))
    return alike / max(1, sum(map(len, ones)) + sum(map(len, twos)))


def _romanised_whole(one: Spelling, two: Spelling) -> Comparison | None:
    """A name in one run of Han characters against its romanisation, surname first or last."""
    for han, other in ((one, two), (two, one)):
        if len(han.words) == 1 and han.words[0].script == "han" and all(word.script == "latin" for word in other.words):
            parts = [word.plain for word in other.words]
            if len(parts) > 1 and han.words[0].plain in ("".join(parts), "".join((parts[-1], *parts[:-1]))):
                return Comparison(0.93, "same", (f"{_words(other, range(len(parts)))} = {han.words[0].text}, romanised",))
    return None


def _aligned(one: Spelling, two: Spelling) -> list[_Pair]:
    """Words aligned one to one, best first; two neighbouring words may be joined to meet one."""
    ones, twos = one.words, two.words
    chosen = _equal(ones, twos)
    used_one, used_two = {pair.one[0] for pair in chosen}, {pair.two[0] for pair in chosen}
    left_one = [i for i in range(len(ones)) if i not in used_one]
    left_two = [j for j in range(len(twos)) if j not in used_two]
    if not left_one or not left_two:
        return chosen
    found: list[_Pair] = []
    last_one, last_two = one.last, two.last
    for i in left_one:
        for j in left_two:
            # Given names by their place: neither is the last, or the last of one is the first of the other.
            given = (j == 0 != last_two) if i == last_one else (j != last_two or i == 0)
            score, how = alike(ones[i], twos[j], given)
            if score:
                found.append(_Pair((i,), (j,), score, how))
    if len(ones) != len(twos) or len(ones) > 2:  # noqa: PLR2004
        found += [_Pair((i, i + 1), (j,), *match) for i, j, match in _joined(ones, left_one, twos, left_two)]
        found += [_Pair((j,), (i, i + 1), *match) for i, j, match in _joined(twos, left_two, ones, left_one)]
    if len(found) > 1:
        found.sort(key=_first)
    for pair in found:
        if used_one.isdisjoint(pair.one) and used_two.isdisjoint(pair.two):
            chosen.append(pair)
            used_one.update(pair.one)
            used_two.update(pair.two)
    return chosen


def _first(pair: _Pair) -> tuple[float, int, tuple[int, ...], tuple[int, ...]]:
    return -pair.score, -len(pair.one) - len(pair.two), pair.one, pair.two


def _equal(ones: tuple[Word, ...], twos: tuple[Word, ...]) -> list[_Pair]:
    """The words that both sides write alike, once each: nothing can be nearer, so that they need not be held against others."""
    places = {word.plain: j for j, word in enumerate(twos)}
    found = []
    for i, word in enumerate(ones):
        j = places.get(word.plain)
        if j is not None and word.plain and word.script == twos[j].script:
            found.append(_Pair((i,), (j,), 1.0, ""))
    if found and (len(places) < len(twos) or len({word.plain for word in ones}) < len(ones)):
        return []  # a word that stands twice may be aligned in more ways than one
    return found


def _joined(
    parts: tuple[Word, ...], some: Sequence[int], wholes: tuple[Word, ...], others: Sequence[int]
) -> list[tuple[int, int, tuple[float, str]]]:
    """Neighbouring words that together are one word of the other side: Jong-un and Jongun, Herbert Walker and HW.

    `some` and `others` are the places that are looked at.
    """
    found = []
    for i, after in pairwise(some):
        if after != i + 1:
            continue
        a, b = parts[i], parts[after]
        together = a.plain + b.plain
        for j in others:
            whole = wholes[j]
            if whole.run_of_initials and Kind.PARTICLE not in (a.kind, b.kind) and whole.plain == a.plain[:1] + b.plain[:1]:
                found.append((i, j, (0.99, "joined") if whole.plain == together else (0.85, "initials")))
            elif abs(len(whole.plain) - len(together)) > 1 or a.script != b.script:
                continue
            elif whole.plain == together:
                found.append((i, j, (0.99, "joined")))
            elif len(together) > 4 and a.sounds[-1] + b.sounds[-1] in whole.sounds:  # noqa: PLR2004
                found.append((i, j, (0.95, "joined")))
    return found


def _judged(one: Spelling, two: Spelling, pairs: list[_Pair]) -> Comparison:
    """The veto first: when both sides keep a word that is no particle, they are two people. Else what was aligned decides."""
    told, full, weakest = _sorted_out(one, two, pairs)
    if not full:
        return Comparison(0.0, "different", ())
    reasons = [_reason(one, two, pair) for pair in told]
    if one.notes or two.notes:
        reasons += [*one.notes, *(note for note in two.notes if note not in one.notes)]
    left_one = _left(one, {i for pair in pairs for i in pair.one})
    left_two = _left(two, {j for pair in pairs for j in pair.two})
    crossed = len(told) > 2 and _crossed(one, two, told)  # noqa: PLR2004
    score = 0.8 * weakest + 0.2 * sum([pair.score for pair in full]) / len(full) - (_SWAPPED if crossed else 0.0)
    against = _against(one, two, pairs, left_one, left_two)
    if against:
        return Comparison(round(0.35 * score, 4), "different", (*reasons, *against))
    bare = len(one.words) == len(two.words) == 1 and one.titled != two.titled
    doubts = _doubts(one, two, told, crossed=crossed)
    if weakest == score == 1.0 and not left_one and not left_two and not bare and not doubts:
        return Comparison(1.0, "same", tuple(reasons))
    least = SAME if _one_script(one, two) else ACROSS
    if bare:
        return Comparison(round(0.6 * score, 4), "ambiguous" if score >= least else "different", tuple(reasons))
    if left_two:
        one, two, left_one, full = two, one, left_two, [_turned(pair) for pair in full]
    judged = _weighed(one, two, left_one, full, score=score, least=least, reasons=reasons)
    if doubts and judged.outcome == "same":
        return Comparison(min(_DOUBTED, judged.score), "ambiguous", (*judged.reasons, *doubts))
    return judged


def _sorted_out(one: Spelling, two: Spelling, pairs: list[_Pair]) -> tuple[list[_Pair], list[_Pair], float]:
    """The pairs that are told, in order; those among them that weigh; and the least score of words that are no particles."""
    told = sorted(pairs, key=_place) if len(pairs) > 1 else pairs
    if one.only_words and two.only_words:
        return told, told, min([pair.score for pair in pairs], default=0.0)
    told = [pair for pair in told if not _particle(one, pair.one)]
    full = [pair for pair in told if _weighs(one, pair.one) and _weighs(two, pair.two)]
    no_particles = [pair.score for pair in pairs if not (_particle(one, pair.one) and _particle(two, pair.two))]
    return told, full, min(no_particles, default=0.0)


def _one_script(one: Spelling, two: Spelling) -> bool:
    """Whether some word of one is in the script of some word of the other."""
    first = one.words[0].script
    for word in two.words:
        if word.script == first:
            return True
    return not {word.script for word in one.words}.isdisjoint([word.script for word in two.words])


def _place(pair: _Pair) -> tuple[int, ...]:
    return pair.one


def _against(one: Spelling, two: Spelling, pairs: list[_Pair], left_one: list[int], left_two: list[int]) -> tuple[str, ...]:
    """What makes them two people: words of their own on both sides, other generations, or a father who is the son."""
    if left_one and left_two:
        return f"only here: {_words(one, left_one)}", f"only there: {_words(two, left_two)}"
    if one.generation or two.generation:
        mine, theirs = one.generation or _ordinal(one, left_one), two.generation or _ordinal(two, left_two)
        if mine and theirs and mine != theirs:
            return (f"generation: {mine}, not {theirs}",)
    if one.fathers and two.fathers:
        for pair in pairs:
            if (pair.one[0] in one.fathers) != (pair.two[0] in two.fathers) and _crosses(pair, pairs, one.fathers, two.fathers):
                return (f"{_words(one, pair.one)} is the father's name on one side only",)
    return ()


def _crosses(pair: _Pair, pairs: list[_Pair], ones: frozenset[int], twos: frozenset[int]) -> bool:
    """Whether another pair has the father on the other side: Hamad bin Khalifa and Khalifa bin Hamad."""
    mine = pair.one[0] in ones
    return any((other.one[0] in ones) != mine and (other.two[0] in twos) == mine for other in pairs)


def _ordinal(name: Spelling, left: Sequence[int]) -> str:
    """A single letter left over that is the number of a monarch: the I of Pope John Paul I."""
    last = name.words[-1]
    return last.plain if last.kind is Kind.INITIAL and last.plain in "ivx" and len(name.words) - 1 in left else ""


def _doubts(one: Spelling, two: Spelling, told: Sequence[_Pair], *, crossed: bool) -> tuple[str, ...]:
    """Why two names that look the same may still be two people."""
    if one.generation != two.generation:
        return (f"only on one side: {one.generation or two.generation}",)
    if len(one.words) == len(two.words) == 1 and told[0].score < _ONE_SOUND:
        return ("a single name that is not quite the same",)  # King Felipe of Spain is not King Philippe of Belgium
    if crossed and sum(_initials(one, pair.one) and _initials(two, pair.two) for pair in told) > 1:
        return ("initials in another order",)
    if crossed and min([pair.score for pair in told]) < _ONE_SOUND:
        return ("given names in another order, and not quite the same",)
    return ()


def _weighed(
    side: Spelling, other: Spelling, extra: list[int], full: list[_Pair], *, score: float, least: float, reasons: list[str]
) -> Comparison:
    """The outcome when at most one side has words of its own: `side`, whose places are `extra`; pairs begin with it."""
    told = tuple(reasons)
    doubt = ""
    if extra:
        # A surname alone says nothing of how many given names there are.
        own = extra if len(other.words) > 1 else extra[:1]
        score -= sum([0.01 if side.words[i].kind in (Kind.INITIAL, Kind.PATRONYMIC) else 0.03 for i in own])
        told = (*told, f"only on one side: {_words(side, extra)}")
        if _initials(side, extra) and _initials(other, range(len(other.words))):
            doubt = "other initials"
        elif _other_given(side, other, extra):
            doubt = "other given name"
        elif side.last in extra and not any(other.last in pair.two for pair in full):
            doubt = "an initial is no surname"  # Leonel M. Páez is hardly Leonel Molina
    if len(full) == 1 and (len(side.words) > 1 or len(other.words) > 1):
        if side.last not in full[0].one:
            score -= 0.08  # a surname stands last, as a rule
        if 0 in extra and side.words[0].kind is Kind.WORD and other.words[0].kind is Kind.INITIAL:
            score -= 0.1  # an initial stands for the first name, as a rule
        outcome: Outcome = "ambiguous" if score > least or doubt else "different"
        return Comparison(round(min(0.6, 0.62 * score), 4), outcome, (*told, doubt) if doubt else told)
    if doubt:
        return Comparison(round(min(0.65, score), 4), "ambiguous", (*told, doubt))
    return Comparison(round(score, 4), "same" if score >= least else "ambiguous", told)


def _crossed(one: Spelling, two: Spelling, full: Sequence[_Pair]) -> bool:
    """By pairs in order of the first: whether both have the same surname in the last place, but given names in another order: Muammar Mohammed, Mohammed Muammar."""
    if len(full) < 3 or not any(one.last in pair.one and two.last in pair.two for pair in full):  # noqa: PLR2004
        return False
    order = [pair.two for pair in full]
    return order != sorted(order)


def _other_given(side: Spelling, other: Spelling, extra: Sequence[int]) -> bool:
    """Whether a name in the Arabic manner has its first name alone: Uday Saddam Hussein al-Tikriti is the son of the one without Uday.

    Of two words of which the first is Abdul, the second is no surname: Abdul Haq may be anybody's given name.
    """
    patronymic = any(word.kind is Kind.PARTICLE and word.plain in _ARABIC for word in (*side.words, *other.words))
    servant = len(other.words) == 2 and other.words[0].plain.startswith("abd") and len(side.words) > 2  # noqa: PLR2004
    return (0 in extra and patronymic) or (servant and len(side.words) - 1 in extra)


def _initials(name: Spelling, at: Iterable[int]) -> bool:
    return not name.only_words and any(name.words[i].kind is Kind.INITIAL for i in at)


def _weighs(name: Spelling, at: tuple[int, ...]) -> bool:
    words = name.words
    return name.only_words or any(words[i].kind in _FULL and not words[i].run_of_initials for i in at)


def _particle(name: Spelling, at: tuple[int, ...]) -> bool:
    words = name.words
    return words[at[0]].kind is Kind.PARTICLE and (len(at) == 1 or all(words[i].kind is Kind.PARTICLE for i in at))


def _left(name: Spelling, used: set[int]) -> list[int]:
    if len(used) == len(name.words):
        return []
    return [i for i, word in enumerate(name.words) if i not in used and word.kind is not Kind.PARTICLE]


def _words(name: Spelling, at: Sequence[int]) -> str:
    return name.words[at[0]].text if len(at) == 1 else " ".join([name.words[i].text for i in at])


def _reason(one: Spelling, two: Spelling, pair: _Pair) -> str:
    a, b = _words(one, pair.one), _words(two, pair.two)
    is_last = one.last in pair.one or two.last in pair.two
    part = "name" if len(one.words) == len(two.words) == 1 else "surname" if is_last else "given name"
    if a == b:
        return f"{part}: {a}, exact"
    return f"{part}: {a} = {b}" if pair.score > 0.96 else f"{part}: {a} ~ {b}, {pair.how}"  # noqa: PLR2004
