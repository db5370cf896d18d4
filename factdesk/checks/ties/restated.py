"""A share and the amount that it is, one told after the other, of a base that stands further before: "75 percent of the bill, or $28.8 million"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.ties.framed import like
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import vague
from factdesk.checks.written import plain, share_of
from factdesk.draft.patterns import Pattern, word_set

TO_AMOUNT, TO_SHARE, SHUT = (Pattern("tie_restated", name) for name in ("to_amount", "to_share", "shut"))
OF_IT, OTHERWISE, FOR_EACH = (Pattern("tie_restated", name) for name in ("of_it", "otherwise", "for_each"))
OF_WHICH, CHANGES = Pattern("tie_restated", "of_which"), Pattern("tie_restated", "changes")
FAR = 8
"""Sentences with figures before a share in which its base may stand."""
FIGURES = 48
"""Figures of a passage that is read: with more, some fit each other by chance."""
WHOLE = 100
TIMES = 1.7
"""Times by which an amount may be off and be meant as a share of a base."""
WORDY, POINT, NEAR = 0.07, 0.6, 0.02
"""How far a share may be off: the part of one in words, the points of a percentage; and the part by which one of two sums is."""
SIMPLE = 10
"""The greatest number of parts of a fraction that people tell in words."""
TWO = 2


def ties(told: Sequence[Sentence], number: int) -> Iterator[Finding]:
    """Hold each share of a sentence and the amount beside it against the amounts told before."""
    sentence = told[number]
    if not {"%", "r"} & set(sentence.kinds) or sentence.words.isdisjoint(word_set("tie_restated", "cues")):
        return
    near = told[max(0, number - FAR) : number + 1]
    if sum(len(one.figures) for one in near) > FIGURES:
        return
    for at in range(len(sentence.figures) - 1):
        one, two = sentence.figures[at : at + TWO]
        lead, between, behind = (sentence.small[place] for place in (at, at + 1, at + TWO))
        if OTHERWISE.search(lead) or vague(one, two) or one.approximate or two.approximate:
            continue
        if _part(one) and two.kind in "nmld" and SHUT.match(behind):
            tied = TO_AMOUNT.fullmatch(between)
            which = OF_WHICH.search(lead) is not None
            told_of = which or (tied is not None and tied["of"] is not None)
            if tied and (told_of or tied["tie"].strip() != ",") and (told_of or not CHANGES.search(sentence.lower)):
                plainly = tied["tie"].strip() != "," or which or OF_IT.match(between) is not None
                yield from _amount(near, one, two, plainly=plainly)
        elif one.kind in "nml" and _part(two):
            tied, of_it = TO_SHARE.fullmatch(between), OF_IT.match(behind) is not None
            told_of = tied is not None and (of_it or tied["of"] is not None or OF_WHICH.search(lead) is not None)
            if tied and told_of and (of_it or SHUT.match(behind)):
                yield from _share(near, one, two, of_it=of_it)


def _part(figure: Figure) -> float:
    """What part of something a figure is, 0 where it is none."""
    part = figure.value / (WHOLE if figure.kind == "%" else 1)
    return part if figure.kind in "%r" and 0 < part < 1 else 0.0


def _value(figure: Figure) -> float:
    return based(figure)[0] if figure.kind == "d" else figure.value


def _bases(near: Sequence[Sentence], part: Figure, last: int) -> list[Figure]:
    """The amounts of a passage told before a place of which a figure may be a part."""
    found = []
    for sentence in near:
        for at, one in enumerate(sentence.figures):
            kin = one.kind == part.kind and (like(part, one) if one.kind != "d" else True)
            whole = kin and one.end <= last and _value(one) > _value(part) and not one.bound
            if whole and not FOR_EACH.match(sentence.small[at + 1]):
                found.append(one)
    return found


def _amount(near: Sequence[Sentence], share: Figure, said: Figure, *, plainly: bool) -> Iterator[Finding]:
    """An amount that tells a share again."""
    part = _part(share)
    others = [one for sentence in near for one in sentence.figures if one.kind == said.kind and one is not said]
    room = half(said) + NEAR * said.value + (WORDY if share.kind == "r" and share.value not in _plain_parts() else 0) * said.value
    told = _value(said)
    scale = told / said.value
    wide = room * scale + (share.step / TWO / WHOLE / part * told if share.kind == "%" and share.step < 1 else 0)
    fitting = [one for one in others if abs(_value(one) * part - told) <= wide + half(one) * scale * part]
    bases = _bases(near, said, share.start)
    if fitting:
        if fitting[0] in bases:
            yield right(said, f"{share.told} of {plain(fitting[0].value)} is {plain(said.value)}.", share, fitting[0])
        return
    sums = [_value(one) + way * _value(two) for one, two in combinations(others, TWO) for way in (1, -1)]
    if any(abs(abs(whole) * part - told) <= wide for whole in sums):
        return
    meant = [one for one in bases if 1 / TIMES < _value(one) * part / told < TIMES]
    sure = [one for one in meant if slipped(said, _value(one) * part / scale) >= LONG]
    alone = plainly and len({_value(one) for one in _bases(near, said, share.start)}) == 1
    for base in (sure if len({one.value for one in sure}) == 1 else meant if alone else [])[:1]:
        real = _value(base) * part / scale
        shown = f"{share.told} of {plain(base.value)} is {plain(round(real, 2))}"
        yield wrong(said, f"{shown}, not {plain(said.value)}.", share, base, value=round(real, 2) if said.kind == "m" else None)


def _plain_parts() -> frozenset[float]:
    return frozenset((0.5, 0.25, 0.75, 0.2))


def _share(near: Sequence[Sentence], said: Figure, share: Figure, *, of_it: bool) -> Iterator[Finding]:
    """A share that tells an amount again."""
    part = _part(share)
    room = (share.step / TWO + POINT) / WHOLE if share.kind == "%" else WORDY * part
    others = [one for sentence in near for one in sentence.figures if one.kind == said.kind and one is not said and one.value]
    bases = _bases(near, said, said.start)
    wholes = [one for one in others if one.value > said.value]
    spread = half(said) / said.value * part
    fitting = [one for one in wholes if abs(said.value / one.value - part) <= room + spread]
    if fitting:
        if fitting[0] in bases:
            yield right(share, f"{share_of(said.value, fitting[0].value)}.", said, fitting[0])
        return
    sums = [abs(one.value + way * two.value) for one, two in combinations(others, TWO) for way in (1, -1)]
    if any(whole and abs(said.value / whole / part - 1) <= NEAR for whole in sums):
        return
    values = {one.value for one in bases}
    simple = [one for one in bases if _is_simple(said.value / one.value, share)]
    alone = bases[:1] if len(values) == 1 else simple[:1] if of_it and len({one.value for one in simple}) == 1 else []
    for base in alone:
        real = said.value / base.value
        if 1 / TIMES < real / part < TIMES:
            value = round(real * WHOLE) if share.kind == "%" else None
            yield wrong(share, f"{share_of(said.value, base.value)}, not {share.told}.", said, base, value=value)


def _is_simple(real: float, share: Figure) -> bool:
    """Whether a part is just such a share as is told: a whole percentage, or a fraction of few parts."""
    if share.kind == "%":
        return abs(real * WHOLE - round(real * WHOLE)) < DUST * WHOLE
    near = Fraction(real).limit_denominator(SIMPLE)
    return near > 0 and abs(float(near) - real) < DUST * WHOLE
