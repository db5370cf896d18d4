"""A whole, and sentences further on that divide it in so many words: "The toll reached 31. … Fourteen of the dead were in A, nine in B and eight in C"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, right, wrong
from factdesk.checks.sums.sentences import WORDS, Sentence
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

OF_IT, OPENING = Pattern("tie_allotted", "of_it"), Pattern("tie_allotted", "opening")
LINK, PLACE, VERB = (Pattern("tie_allotted", name) for name in ("link", "place", "verb"))
APART, OTHERS = Pattern("tie_allotted", "apart"), Pattern("tie_allotted", "others")
OTHERS_FOLLOW = Pattern("sum_parts", "others_follow")
TWO, MOST = 2, 8
FIGURES = 16
"""Figures of a sentence that is read: with more, it is a table."""
FAR = 8
"""Sentences with figures before a division in which its whole may stand."""
OVER, UNDER = 1.35, 0.88
"""Times by which parts may be more than their whole, and less, and be meant as it."""
AROUND = 60
"""Letters around a whole in which it is told what befell those who are counted."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the parts of a whole begin."""

    first: int
    """The number of the first part."""
    wholes: Sequence[Figure]
    """The figures that may be the whole."""
    next_to: int
    """The number of the figure behind which the other parts follow: the first part, or the whole that stands behind it."""
    tie: int = 0
    """Letters behind it that say what it is a part of."""


def ties(told: Sequence[Sentence], number: int) -> Iterator[Finding]:
    """Hold the parts of a sentence against the whole that its words take up."""
    sentence = told[number]
    if (
        sentence.words.isdisjoint(word_set("tie_allotted", "cues"))
        or not TWO <= len(sentence.figures) <= FIGURES
        or APART.search(sentence.lower)
    ):
        return
    before = told[max(0, number - FAR) : number]
    for begun in _begun(before, sentence):
        if not begun.wholes:
            continue
        place = PLACE.match(_behind(sentence, begun.next_to, begun.tie))
        parts = _parts(sentence, begun, place["word"] if place else "")
        if len(parts) < TWO or (place is None and _same(sum(part.value for part in parts[1:]), parts[0].value)):
            continue  # ten of the 12 were jailed, six for murder and four for arson
        if found := _judge(begun.wholes, parts, (*before, sentence)):
            yield found
            return


def _begun(before: Sequence[Sentence], sentence: Sentence) -> Iterator[Begun]:
    """Every place where a sentence begins to divide a whole, with what the words say of that."""
    opened = OPENING.match(sentence.small[0])
    if opened and opened["whole"] is not None and len(sentence.figures) > TWO:
        yield Begun(1, sentence.figures[:1], 1)
    elif opened and opened["noun"]:
        yield Begun(0, of_noun(before, opened["noun"]), 0)
    for at, part in enumerate(sentence.figures):
        found = OF_IT.match(sentence.small[at + 1]) if part.kind in "ml" or (part.kind == "n" and part.unit is None) else None
        if found is None:
            continue
        if found["whole"]:
            yield Begun(at, sentence.figures[at + 1 : at + 2], at + 1)
        elif found["them"] in word_set("tie_allotted", "totals"):
            yield Begun(at, [one for told in before for one in told.figures if _like(one, part)], at, found.end())
        elif found["them"]:
            yield Begun(at, _last(before, sentence.figures[:at], part), at, found.end())
        elif found["noun"]:
            yield Begun(at, of_noun(before, found["noun"]), at, found.end())
        return


def _last(before: Sequence[Sentence], here: Sequence[Figure], part: Figure) -> list[Figure]:
    """What a pronoun takes up: the last figures before it that can have such a part."""
    for figures in (here, *(one.figures for one in reversed(before[-TWO:]))):
        if found := [one for one in figures if one.kind == part.kind and one.value > part.value]:
            return found
        if any(one.kind in "nml" for one in figures):
            return []
    return []


def of_noun(before: Sequence[Sentence], noun: str) -> list[Figure]:
    """The figures of the last sentence that counts what a noun names: bridges, the dead."""
    befallen = words("tie_allotted")["befallen"].get(noun)
    for sentence in reversed(before):
        if befallen and not sentence.said.isdisjoint(befallen):
            found = [one for at, one in enumerate(sentence.figures) if one.kind == "n" and _befell(sentence, one, befallen)]
        else:
            found = [one for one in sentence.figures if one.kind in "nml" and one.unit and singular(one.unit) == singular(noun)]
        if found:
            return found
    return []


def _befell(sentence: Sentence, figure: Figure, befallen: Sequence[str]) -> bool:
    """Whether the words right around a number tell that this befell those who are counted."""
    text = sentence.article.text
    lead = text[max(sentence.start, figure.start - AROUND) : figure.start].lower()
    behind = text[figure.end : min(sentence.end, figure.end + AROUND)].lower()
    near = (*WORDS.findall(lead)[-TWO:], *WORDS.findall(text[figure.start : figure.end].lower()), *WORDS.findall(behind)[:TWO])
    tolls = word_set("tie_allotted", "tolls")
    return not set(near).isdisjoint(befallen) or (not tolls.isdisjoint(WORDS.findall(lead)) and not tolls.isdisjoint(befallen))


def _parts(sentence: Sentence, begun: Begun, place: str) -> list[Figure]:
    """The parts that follow one another, each tied to the first by its subject, its verb or the preposition behind it."""
    head, parts, joint = sentence.figures[begun.first], [sentence.figures[begun.first]], ""
    for at in range(begun.next_to + 1, len(sentence.figures)):
        part, gap = sentence.figures[at], sentence.small[at]
        link = LINK.match(gap[begun.tie :] if at == begun.next_to + 1 else gap) if _like(part, head) else None
        if link is None or not _in_turn(sentence, at, link["who"], link["joint"], place):
            break
        parts.append(part)
        joint = link["joint"]
    return parts if joint in _joined() else parts[:-1]


@cache
def _joined() -> frozenset[str]:
    """What stands before the last part of a list."""
    return word_set("tie_allotted", "joined")


def _behind(sentence: Sentence, at: int, tie: int = 0) -> str:
    """What stands behind a figure and what ties it, with the sign of the next one."""
    start = sentence.places[at] + 1 + tie
    return sentence.lower[start : start + AROUND]


def _in_turn(sentence: Sentence, at: int, who: str, joint: str, place: str) -> bool:
    """Whether a part tells of another one of the same things: who has it, where it is, or what became of it."""
    behind = _behind(sentence, at)
    named = any(word not in word_set("tie_allotted", "no_names") and not word.endswith("ed") for word in who.split())
    found = PLACE.match(behind)
    if place and not named:
        return found is not None and found["word"] == place
    return named or (joint in word_set("tie_allotted", "contrasted") and VERB.match(behind) is not None)


def _like(part: Figure, head: Figure) -> bool:
    alike = part.unit is None or part.unit == head.unit or (head.unit is None and part.unit in _people())
    return part.kind == head.kind and alike


@cache
def _people() -> frozenset[str]:
    return frozenset({"people"})


def _judge(wholes: Sequence[Figure], parts: Sequence[Figure], told: Sequence[Sentence]) -> Finding | None:
    added, most = sum(part.value for part in parts), max(part.value for part in parts)
    figures = [one for sentence in told for one in sentence.figures]
    fitting = next((one for one in figures if one not in parts and one.kind == wholes[0].kind and _same(one.value, added)), None)
    if vague(*parts) or any(part.approximate for part in parts):
        return None
    if fitting:
        return right(fitting, f"the parts add up: {addition(parts)}.", *parts) if fitting in wholes else None
    able = [one for one in wholes if one.value > most and not vague(one) and not one.approximate]
    if len({one.value for one in able}) != 1:
        able = [one for one in able if slipped(one, added) >= LONG]
    if len({one.value for one in able}) != 1:
        return None
    whole = able[0]
    if whole.value < added <= whole.value * OVER:
        return wrong(whole, f"{addition(parts)}, which is more than {plain(whole.value)}.", *parts, value=added)
    short = whole.value * UNDER <= added and len(parts) > TWO
    if (short or (added < whole.value and slipped(whole, added) >= LONG)) and not _others(told[-1]):
        return wrong(whole, f"{addition(parts)}, which is less than {plain(whole.value)}.", *parts, value=added)
    return None


def _others(sentence: Sentence) -> bool:
    """Whether the sentence or the next one tells of others, so that the parts need not be all."""
    return (
        OTHERS.search(sentence.lower) is not None
        or OTHERS_FOLLOW.match(sentence.article.text, sentence.end, sentence.end + AROUND) is not None
    )


def _same(one: float, two: float) -> bool:
    return abs(one - two) <= DUST * max(1.0, abs(two))
