"""What is left where the whole and a part of it stand further before: "4,500 homes lost power. … By noon 3,600 of them had it again. … the other 900"."""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.others import of_others
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.ties.allotted import of_noun
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import alike, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

REST, LEAVING, WHO_FAILED = (Pattern("tie_leftovers", name) for name in ("rest", "leaving", "who_failed"))
THE, BEFELL, APART = (Pattern("tie_leftovers", name) for name in ("the", "befell", "apart"))
PART_OF, OF_THEM, OF_NOUN = (Pattern("tie_leftovers", name) for name in ("part_of", "of_them", "of_noun"))
LEAVES, MADE = Pattern("tie_leftovers", "leaves"), Pattern("tie_leftovers", "made")
COST, TAKEN = Pattern("tie_leftovers", "cost"), Pattern("tie_leftovers", "taken")
OR_PERCENT = Pattern("tie_leftovers", "or_percent")
FAR, NEAR = 8, 3
"""Sentences with figures before a rest in which the whole may stand, and the part."""
FIGURES = 48
"""Figures of a passage that is read: with more, some fit each other by chance."""
TIMES = 4
"""Times by which what is left may be off and be meant as it."""
MOST, PARTS = 6, 3
"""Figures right before a rest that may be parts, and how many of them are taken from a whole."""
TWO = 2
PERCENT = 100


def ties(told: Sequence[Sentence], number: int) -> Iterator[Finding]:
    """Hold what a sentence calls the rest against the wholes and the parts before it."""
    sentence = told[number]
    near = told[max(0, number - FAR) : number + 1]
    if sentence.words.isdisjoint(word_set("tie_leftovers", "cues")) or sum(len(one.figures) for one in near) > FIGURES:
        return
    for at, said in enumerate(sentence.figures):
        if said.kind not in "nml" or vague(said) or said.approximate:
            continue
        lead, behind = sentence.small[at], sentence.small[at + 1]
        rest = REST.search(lead) is not None or (THE.search(lead) is not None and WHO_FAILED.match(behind) is not None)
        if at == 0 and said.kind == "m" and MADE.match(lead):
            yield from _made(told[max(0, number - TWO) : number], said)
        elif (rest or LEAVING.search(lead)) and not BEFELL.match(behind):
            yield from _judge(near, at, rest=rest)


def _made(before: Sequence[Sentence], said: Figure) -> Iterator[Finding]:
    """What came of the only two amounts right before: "takings were £157,500. The production cost £140,000. It therefore made £17,500"."""
    amounts = [one for sentence in before for one in sentence.figures if one.kind == "m" and one.unit == said.unit]
    text = " ".join(sentence.lower for sentence in before)
    if not before or COST.search(text) is None or TAKEN.search(text) is None:
        return
    for one, two in combinations(amounts, TWO):
        if abs(abs(one.value - two.value) - said.value) <= slack((one, two, said)):
            yield right(said, f"{subtraction(one, two)}.", one, two)
            return
    near = amounts if len(amounts) == TWO else [one for one in amounts if one.value > said.value]
    if len(near) == TWO and not vague(*near) and not any(one.approximate for one in near):
        real = abs(near[0].value - near[1].value)
        if slipped(said, real):
            yield wrong(said, f"{subtraction(*near)}, not {plain(said.value)}.", *near, value=real)


def _judge(told: Sequence[Sentence], at: int, *, rest: bool) -> Iterator[Finding]:
    last = told[-1]
    said, own = last.figures[at], [one for one in last.figures[:at] if _like(one, last.figures[at])]
    near = [one for sentence in told[-TWO - 1 : -1] for one in sentence.figures if _like(one, said)]
    far = [one for sentence in told[:-1] for one in sentence.figures if _like(one, said)]
    parts, wholes = [*near, *own][-MOST:], [*far, *own]
    for whole in (one for one in wholes if not one.approximate):
        for some in _some([one for one in parts if not one.approximate], whole):
            if abs(whole.value - sum(one.value for one in some) - said.value) <= slack((whole, *some, said)):
                yield right(said, f"{_shown(whole, some)}.", whole, *some)
                return
    if any(one.value == said.value for one in wholes):
        return
    tied = _tied(told, at)
    if tied is None:
        tied = _by_slip(said, own, far) if rest or said.kind == "m" else None
    if tied is None:
        return
    whole, some = tied
    real = whole.value - sum(one.value for one in some)
    if abs(real - said.value) <= slack((whole, *some, said)):
        yield right(said, f"{_shown(whole, some)}.", whole, *some)
        return
    clean = not vague(whole, *some) and not any(one.approximate for one in (whole, *some))
    if clean and real / TIMES < said.value < real * TIMES and not of_others(said, whole) and not APART.search(last.lower):
        yield wrong(said, f"{_shown(whole, some)}, not {plain(said.value)}.", whole, *some, value=real)


def _some(parts: Sequence[Figure], whole: Figure) -> Iterator[tuple[Figure, ...]]:
    """Every few of the parts that a whole may have."""
    less = [one for one in parts if one is not whole and one.value < whole.value]
    return chain.from_iterable(combinations(less, many) for many in range(1, PARTS + 1))


def _like(one: Figure, said: Figure) -> bool:
    """Whether a figure may be a whole or a part of what is left."""
    same = one.kind == said.kind and (one.kind == "n" or one.unit == said.unit)
    return one.kind in "nml" and (same or (said.kind == "n" and said.unit is None) or alike(one, said))


def _tied(told: Sequence[Sentence], at: int) -> tuple[Figure, tuple[Figure, ...]] | None:
    """The whole and the parts that the words tie to what is left: "45 of its 315 beds …. That will leave it with 270"."""
    said, here = told[-1].figures[at], told[-1].figures
    own = tuple(one for one in here[:at] if _like(one, said))
    if PART_OF.match(told[-1].small[at + 1]) and 0 < len(own) <= TWO and at + 1 < len(here) and _like(here[at + 1], said):
        return here[at + 1], own  # 11 for it and four against; the other two of the 17
    if said.kind in "ml" and len(own) == TWO and own[0].value > own[1].value and LEAVES.search(told[-1].small[at]):
        return own[0], own[1:]  # sold at $160, and costs of $64, which leaves $96
    for back, sentence in enumerate(reversed(told[-NEAR:])):
        end = at if not back else len(sentence.figures)
        for place in range(end - 1, -1, -1):
            part = sentence.figures[place]
            if not _like(part, said):
                continue
            whole = _whole(told[: len(told) - back], sentence, place)
            if whole is None:
                continue
            between = [one for later in told[len(told) - back : -1] for one in later.figures] if back else []
            behind = [*sentence.figures[place + 1 : end], *between, *(told[-1].figures[:at] if back else ())]
            more = [one for one in behind if one is not whole and _like(one, said) and one.value < whole.value]
            if any(one.kind == "n" and one.unit and one.unit not in (whole.unit, part.unit) for one in more) or len(more) > 1:
                return None
            some = (part, *more)
            plainly = not more or slipped(said, whole.value - sum(one.value for one in some)) > 0
            return (whole, some) if plainly else None
    return None


def _whole(told: Sequence[Sentence], sentence: Sentence, place: int) -> Figure | None:
    """What a figure is said to be a part of."""
    part, behind = sentence.figures[place], sentence.small[place + 1]
    after = sentence.figures[place + 1] if place + 1 < len(sentence.figures) else None
    if after is not None and after.value > part.value and _like(after, part) and PART_OF.match(behind):
        return after
    if after is not None and after.kind == "%" and OR_PERCENT.match(behind):
        able = [
            one
            for before in told[:-1]
            for one in before.figures
            if _like(one, part) and abs(part.value / one.value * PERCENT - after.value) <= after.step / TWO
        ]
        if len({one.value for one in able}) == 1:
            return able[0]
    if OF_THEM.match(behind):
        for figures in (sentence.figures[:place], *(one.figures for one in reversed(told[-TWO:-1]))):
            able = [one for one in figures if _like(one, part) and one.value > part.value and not one.approximate]
            if able or figures:
                return able[0] if len({one.value for one in able}) == 1 else None
        return None
    if found := OF_NOUN.match(behind):
        able = [one for one in of_noun(told[:-1], found["noun"]) if one.value > part.value]
        if len({one.value for one in able}) == 1:
            return able[0]
    return None


def _by_slip(said: Figure, own: Sequence[Figure], far: Sequence[Figure]) -> tuple[Figure, tuple[Figure, ...]] | None:
    """The only part of its sentence and the only whole of which just such a rest is a slip of the pen."""
    if len(own) != 1:
        return None
    able = [one for one in far if one.value > max(said.value, own[0].value) and slipped(said, one.value - own[0].value)]
    return (able[0], (own[0],)) if len({one.value for one in able}) == 1 else None


def _shown(whole: Figure, parts: Sequence[Figure]) -> str:
    if len(parts) == 1:
        return subtraction(whole, parts[0])
    left = whole.value - sum(part.value for part in parts)
    return f"{plain(whole.value)} − {' − '.join(plain(part.value) for part in parts)} = {plain(round(left, 2))}"
