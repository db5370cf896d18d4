"""One figure told twice with other digits, weighed by all that shows it to be one: "$2.3 billion in cash … the $3.2 billion purchase".

Digits that are turned round are seldom chance, so that a shared noun is proof enough; figures that differ otherwise need a headline, a
definite noun or one event. Figures that differ greatly are of different things.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factdesk.checks.numbers.elsewhen import of_another_event
from factdesk.checks.numbers.kin import Telling, alike
from factdesk.checks.numbers.mentions import agree, based, lists, singular
from factdesk.checks.pieces import Placed
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import sentences_in
from factdesk.draft.article import Article
from factdesk.draft.draft import ParagraphKind
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick
from factdesk.draft.words import words

CONTRAST, CONTRAST_TURNED = Pattern("number_kin", "contrast"), Pattern("number_kin", "contrast_turned")
CHANGED = Pattern("number_kin", "changed")
PLACE, PLACE_BEFORE = Pattern("number_kin", "place"), Pattern("number_kin", "place_before")
PART_BEHIND, NARROWED = Pattern("number_kin", "part_behind"), Pattern("number_kin", "narrowed")
PRONOUN, PROPER = Pattern("number_kin", "pronoun"), Pattern("number_kin", "proper")
MOST = 16
"""Tellings of one kin that are compared; a draft that has more tells of many."""
NEAR = 6000
"""Characters within which a figure is told again: a short article."""
HEAD = 120
"""Characters of the longest headline."""
SURE = 4.5
TURNED, ONE_OFF, LIKE = 3.0, 2.0, 0.5
FAR = 2.0
"""Times by which figures differ that nobody takes for one, unless their digits are turned round."""
OPENED = re.compile(r"[\"“][^\"”]*$")
"""A quotation that is open before a figure."""
WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
"""A number in figures."""
TRIPLE = 3
SHORT = 3
"""Letters of the longest word that is too common to say which of several things is meant."""


@quick
@dataclass(frozen=True, slots=True)
class Set:
    """A telling at its place."""

    telling: Telling
    placed: Placed

    @property
    def start(self) -> int:
        """Where its figure stands in the draft."""
        return self.telling.figure.start + self.placed.offset


Pair = tuple[Set, Set]


def again(article: Article, told: Sequence[Set]) -> Iterator[Pair]:
    """Every two tellings of one thing whose figures differ, the first one first."""
    groups: dict[tuple[str, str], list[Set]] = {}
    for one in told:
        for key in one.telling.keys:
            groups.setdefault((one.telling.dimension, key), []).append(one)
    done: set[int] = set()
    for group in groups.values():
        if 1 < len(group) <= MOST:
            for first, second in _pairs(group):
                if second.start not in done and first.start not in done and _weigh(article, group, first, second) >= SURE:
                    done |= {first.start, second.start}
                    yield first, second


def _pairs(group: Sequence[Set]) -> Iterator[Pair]:
    """Two tellings whose figures cannot be of one value, near each other and in different sentences."""
    for number, second in enumerate(group):
        for first in group[:number]:
            one, two = first.telling, second.telling
            apart = second.start - first.start <= NEAR and one.sentence is not two.sentence and not _may_agree(one, two)
            if apart and digits(one, two):
                yield first, second


def _may_agree(one: Telling, two: Telling) -> bool:
    """Whether two figures may be of one value; "at least 16" is no "the 61", whose digits are turned round."""
    if not agree(one.figure, two.figure):
        return False
    beyond = max(one.value, two.value) > FAR * min(one.value, two.value) and digits(one, two) >= TURNED
    return not (beyond and two.known)


def digits(one: Telling, two: Telling) -> float:
    """How likely one figure is a slip for the other by its digits; 0 for figures that differ greatly."""
    return digits_of(one.figure, two.figure)


def digits_of(one: Figure, two: Figure) -> float:
    """The same of two figures."""
    here, there = _digits(one), _digits(two)
    if len(here) == len(there) > 1 and _swapped(here, there):
        return TURNED
    values = based(one)[0], based(two)[0]
    if not max(values) <= FAR * min(values):
        return 0.0
    off = len(here) == len(there) and sum(a != b for a, b in zip(here, there, strict=True)) == 1
    exact = len(here.rstrip("0")) >= TRIPLE or len(there.rstrip("0")) >= TRIPLE
    return ONE_OFF if off and exact else 1.0 if off and len(here) >= TRIPLE else LIKE


def _swapped(here: str, there: str) -> bool:
    """Whether one number is the other with two of its digits, or all of them, the other way round."""
    return here != there and sorted(here) == sorted(there) and (sum(a != b for a, b in zip(here, there, strict=True)) == len("ab"))


def _digits(figure: Figure) -> str:
    """The digits as they are written out, so that 2,300 and 2,030 are alike, and 2.3 and 3.2 billion."""
    return _written_digits(figure.written) or f"{figure.value:.0f}"


@lru_cache(maxsize=1024)
def _written_digits(written: str) -> str:
    """The digits with which a text begins; each figure is held against many."""
    found = WRITTEN.match(written)
    return found[0].replace(",", "").replace(".", "") if found else ""


def _weigh(article: Article, group: Sequence[Set], first: Set, second: Set) -> float:
    """What shows that two figures are of one thing, and that one is a slip; below zero where something shows that they are not."""
    one, two = first.telling, second.telling
    if _parted(one, two, article.language) or _explained(group, first, second):
        return -1.0
    noun = _noun(one, two, article.language)
    weight = digits(one, two) + noun + _act(one, two, article.language)
    headed = _headed(article, group, first, second)
    weight += headed
    weight += _taken_up(group, one, two, noun)
    if two.new and not _headline(article, first):
        weight -= 2.5 if two.piecewise else 1.0
    told = [entry for entry in group if headed <= 1.0 or entry.start < second.start]  # what comes later is not the headline's
    values = {entry.telling.value for entry in told} - {one.value, two.value}
    weight -= min(len(values), 2)
    return weight - _elsewhere(one, two) - _otherwise(one, two)


def _noun(one: Telling, two: Telling, language: str) -> float:
    """Proof by the words for the thing."""
    if one.which and two.which and one.which.isdisjoint(two.which):
        return -1.0
    if one.piecewise and two.piecewise and one.things and two.things and not _any_alike(one.things, two.things, language):
        return -2.0
    same = one.nouns & two.nouns
    if any(" " in noun for noun in same):
        return 2.0
    if same:
        return 1.5 if one.piecewise else 1.0
    anyone = word_set("number_kin", "anyone")
    if one.nouns and two.nouns:
        return 1.0 if _any_alike(one.nouns, two.nouns, language) else 0.5 if (one.nouns | two.nouns) & anyone else -2.0
    return 0.5 if _any_alike(one.nouns or one.things, two.nouns or two.things, language) else 0.0


def _any_alike(here: Iterable[str], there: Iterable[str], language: str) -> bool:
    return any(alike(one, two, language) for one in here for two in there)


def _act(one: Telling, two: Telling, language: str) -> float:
    """Proof by what is done."""
    for names in words("number_kin", language)["apart"]:
        here, there = one.acts & set(names), two.acts & set(names)
        if here and there and here.isdisjoint(there):
            return -4.0
    if one.acts & two.acts:
        return 1.0
    return 0.5 if one.acts & two.keys or two.acts & one.keys else 0.0


def _taken_up(group: Sequence[Set], one: Telling, two: Telling, noun: float) -> float:
    """Proof by what takes up a thing known before: "the 14-storey tower", "we lost 83 homes"; less where a name or a clause says which."""
    behind = two.sentence.gaps[two.at + 1]
    proper = PROPER.match(behind)
    if (
        proper
        and proper["name"] not in word_set("consistency", "months")
        and proper["name"] not in one.sentence.masked
        and not proper["name"].isupper()
    ):
        return -1.0
    if two.known and not two.new:
        alone = len(group) == len((one, two))
        narrowed = NARROWED.match(behind)
        named = word_set("consistency", "months")
        said = [word for word in narrowed["words"].split() if len(word) > SHORT and word not in named] if narrowed else []
        told = one.sentence.words.issuperset(map(str.lower, said))
        if not told and narrowed and not narrowed["clause"]:
            return 0.0
        return (3.0 if alone and noun >= 1.0 else 2.5 if alone else 2.0) - (0.0 if told else 1.0)
    before = two.sentence.gaps[two.at][-60:]
    if not PRONOUN.search(before):
        return 0.0
    return 1.0 if one.acts & two.acts else 0.5 if OPENED.search(before) else 0.0


def _headline(article: Article, one: Set) -> bool:
    return is_headline(article, one.start)


def is_headline(article: Article, start: int) -> bool:
    """Whether what begins there stands in the headline of a draft."""
    paragraph = article.draft.paragraphs[0]
    if start >= paragraph.end:
        return False
    text = article.text[paragraph.start : paragraph.end].rstrip()
    return paragraph.kind is ParagraphKind.HEADING or (len(text) <= HEAD and text[-1:] not in ".!?:;”\"'")


def _headed(article: Article, group: Sequence[Set], first: Set, second: Set) -> float:
    """Proof by a headline: what it says is told again below it, by the first figure of its kind and most surely by the same verb."""
    if not _headline(article, first):
        return 0.0
    below = [entry for entry in group if entry.start > first.start and not _headline(article, entry)]
    one, two = first.telling, second.telling
    if any(agree(one.figure, entry.telling.figure) for entry in below) or _backed(first, second):
        return 0.0
    if not below or below[0].start != second.start:
        return 1.0
    return 3.0 if one.acts & two.acts else 2.5 if one.acts & two.keys or two.acts & one.keys else 2.0


def _backed(first: Set, second: Set) -> bool:
    """Whether a headline's figure stands in the text below it, of whatever it is told there."""
    figure = first.telling.figure
    return any(
        other.kind in (figure.kind, "n") and other.start + placed.offset > first.start and agree(figure, other)
        for placed in (first.placed, second.placed)
        for sentence in sentences_in(placed.piece)
        for other in sentence.figures
        if other is not figure
    )


def _parted(one: Telling, two: Telling, language: str) -> bool:
    """Whether words say that two figures are of different things, times or sources."""
    contrast = CONTRAST_TURNED if digits(one, two) >= TURNED else CONTRAST
    here, there = one.sentence.words, two.sentence.words
    if two.dated or (one.dated and not two.known) or of_another_event(one.sentence) or of_another_event(two.sentence):
        return True
    cue = contrast.search(two.sentence.lower)
    if CHANGED.search(one.sentence.lower) or (cue and cue[0] not in one.sentence.lower):
        return True
    opposed = words("number_kin", language)["opposed"]
    if any(not here.isdisjoint(names) and not there.isdisjoint(names) and not here & there & set(names) for names in opposed):
        return True
    years = [{figure.value for figure in each.sentence.figures if figure.kind == "y"} for each in (one, two)]
    return bool(one.shape and two.shape and one.shape != two.shape) or bool(years[0] and years[1] and not years[0] & years[1])


def _explained(group: Sequence[Set], first: Set, second: Set) -> bool:
    """Whether both figures are told again, or a third one of their sentences makes one a part of the other."""
    one, two = first.telling, second.telling
    if PART_BEHIND.search(one.sentence.gaps[one.at + 1]) or PART_BEHIND.search(two.sentence.gaps[two.at + 1]):
        return True
    if any(_may_agree(entry.telling, two) for entry in group if entry.start < second.start and entry is not second):
        return True
    anyone = word_set("number_kin", "anyone")
    if (one.nouns <= anyone) != (two.nouns <= anyone) and (_counts(one) > 1 or _counts(two) > 1):
        return True  # all of them and some of them
    if all(sum(_may_agree(entry.telling, each) for entry in group) > 1 for each in (one, two)):
        return True
    gap = abs(one.value - two.value)
    others = {
        figure.value
        for each in (one, two)
        for figure in each.sentence.figures
        if figure is not each.figure and _same_kind(figure, one, two) and not figure.approximate
    }
    scale = one.value / one.figure.value if one.figure.value else 1.0
    return any(abs(value * scale - gap) < 1e-6 * max(one.value, two.value) for value in others)


def _same_kind(figure: Figure, one: Telling, two: Telling) -> bool:
    """Whether a figure may be of what two tellings are of: a bare number, or one of their unit."""
    if figure.kind == "n":
        return figure.unit is None or singular(figure.unit.lower()) in one.nouns | two.nouns
    return figure.kind == one.figure.kind


def _counts(one: Telling) -> int:
    """How many things are counted in the sentence."""
    return sum(figure.kind == "n" and figure.unit is not None for figure in one.sentence.figures)


def _elsewhere(one: Telling, two: Telling) -> float:
    """Doubt by places, days and sources."""
    here, there = _places(one), _places(two)
    opening = two.at == 0 and PLACE_BEFORE.match(two.sentence.gaps[0])
    named = all(name[0].isupper() for name in here | there)
    doubt = (3.0 if opening or named else 1.5) if here and there and here.isdisjoint(there) else 0.0
    listed = lists(one.sentence.article.language)["sources"]
    mine, theirs = one.sentence.words & listed, two.sentence.words & listed
    saying = word_set("number_kin", "saying")
    if (
        mine
        and theirs
        and mine.isdisjoint(theirs)
        and not (saying.isdisjoint(one.sentence.words) or saying.isdisjoint(two.sentence.words))
    ):
        doubt += 2.0
    return doubt


def _places(one: Telling) -> frozenset[str]:
    gaps, at = one.sentence.gaps, one.at
    found = (PLACE.match(gaps[at + 1]), PLACE_BEFORE.match(gaps[at]) if at == 0 else None)
    return frozenset((match.groupdict().get("noun") or match["name"]) for match in found if match)


def _otherwise(one: Telling, two: Telling) -> float:
    """Doubt by the years that only one of the sentences tells of."""
    years = [{figure.value for figure in each.sentence.figures if figure.kind == "y"} for each in (one, two)]
    now = one.sentence.article.dateline.year
    past = {year for year in years[0] ^ years[1] if year < now}
    return 2.0 if past else 0.0
