"""One person given two ages in one draft: "Ivo Marek, 28, …", and later "Marek, who was 26, …"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.again import is_headline
from factdesk.checks.pieces import Placed
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import wrong
from factdesk.checks.sums.sentences import Sentence, figure_in_place
from factdesk.draft.article import Article
from factdesk.draft.patterns import Pattern, word_set

NAMED = Pattern("ages", "named")
OTHER_TIME = Pattern("ages", "other_time")
WORD = re.compile(r"[a-z]+")
OLDEST = 110
KINDS = "an"
BEFORE = ",("
"""Marks that stand right before an age."""
PERSON = Pattern("ages", "person_behind")
TAKEN_UP = Pattern("ages", "taken_up")
GROWN_UP = Pattern("ages", "grown_up")
OTHER_WHEN, OTHER_PERSON = Pattern("ages", "other_when"), Pattern("ages", "other_person")
PERSON_NOUN, SAID = Pattern("ages", "person_noun"), Pattern("ages", "said")
HEADLINE = Pattern("ages", "headline")
OTHER_NAMED = Pattern("ages", "other_named")
SEXES = ("male", "female")
STORY = 4000
"""Characters of a story in which the age of its headline must stand."""
LITTLE = 3
"""Years by which an age is off that is taken for a slip."""
BESIDE = 500
"""Characters within which somebody is taken up by age alone."""


@dataclass(frozen=True, slots=True)
class Aged:
    """Somebody's age, with the name before it."""

    first: str
    last: str
    figure: Figure


def ages(sentence: Sentence) -> Iterable[Aged]:
    """Every age of a sentence that stands behind a name."""
    found = [aged for at in range(len(sentence.figures)) if (aged := _aged(sentence, at))]
    return found if found and not GROWN_UP.search(sentence.masked) else ()


def _aged(sentence: Sentence, at: int) -> Aged | None:
    """The age that a figure is of the name before it."""
    figure, behind = sentence.figures[at], sentence.gaps[at + 1]
    if figure.kind not in KINDS or not 0 < figure.value <= OLDEST or figure.unit not in (None, "year") or not _led(sentence, at):
        return None
    told = NAMED.search(sentence.gaps[at])
    return (
        Aged(told["first"].strip(), told["last"], figure)
        if told and behind[:1] in ",.;)" and not OTHER_TIME.match(behind)
        else None
    )


def twice_aged(article: Article, told: Iterable[tuple[Placed, Aged]]) -> Iterable[Finding]:
    """The second age of everybody who has two; nothing where two people of that surname have an age."""
    people: dict[str, list[tuple[Placed, Aged]]] = {}
    for placed, aged in told:
        people.setdefault(aged.last, []).append((placed, aged))
    for (at, one), *others in people.values():
        names = {aged.first for _, aged in ((at, one), *others) if aged.first}
        there, other = next(((place, aged) for place, aged in others if aged.figure.value != one.figure.value), (at, None))
        if other and len(names) == 1 and _differ(one.figure, other.figure) and not _of_one_family(article, one, other):
            first, second = figure_in_place(one.figure, at), figure_in_place(other.figure, there)
            finding = wrong(second, f"{second.value:.0f} here, but {first.value:.0f} before.", first, value=first.value)
            yield replace(finding, check="number-consistency")


def _of_one_family(article: Article, one: Aged, other: Aged) -> bool:
    """Whether a draft has two given names before a surname by which alone one of two is called: a mother and her son."""
    if one.first and other.first:
        return False
    given = set(re.findall(rf"\b([A-Z][^\W\d_]+)[ -]{re.escape(one.last)}\b", article.text)) - word_set("names", "honorifics")
    return sum(re.search(rf"\b{name.lower()}\b", article.text) is None for name in given) > 1


def aged_in(sentence: Sentence) -> tuple[int, ...]:
    """Which figures of a sentence are ages, with a name or without."""
    return tuple(at for at in range(len(sentence.figures)) if _is_age(sentence, at))


def taken_up_by_age(article: Article, told: Iterable[tuple[Placed, Sentence, Sequence[int]]]) -> Iterable[Finding]:
    """Somebody's age taken up with its digits turned round: "a man aged 43 … The 34-year-old", where no other of that age is told of."""
    before: list[tuple[Placed, Sentence, Figure]] = []
    for placed, sentence, places in told:
        here = [(at, sentence.figures[at]) for at in places]
        for at, figure in here:
            one = before[-1] if before else None
            if (
                one is not None
                and TAKEN_UP.search(sentence.gaps[at])
                and PERSON.match(sentence.gaps[at + 1])
                and all(other.value != figure.value for _, _, other in before)
                and (f"{one[2].value:.0f}" == f"{figure.value:.0f}"[::-1] or _alone(article, before, placed, sentence, figure))
                and {_sex(one[1], one[2]), _sex(sentence, figure)} != {"male", "female"}
                and not _somebody_else(article, one, figure, sentence.start + placed.offset)
            ):
                first, second = figure_in_place(one[2], one[0]), figure_in_place(figure, placed)
                yield wrong(second, f"{second.value:.0f} here, but {first.value:.0f} before.", first, value=first.value)
        one = before[0] if len(before) == 1 and here else None
        if one and _headlined(article, one, here[0][1], sentence.start + placed.offset):
            first, second = figure_in_place(one[2], one[0]), figure_in_place(here[0][1], placed)
            yield wrong(second, f"{second.value:.0f} here, but {first.value:.0f} in the headline.", first, value=first.value)
        before += [(placed, sentence, figure) for _, figure in here]


def _headlined(article: Article, head: tuple[Placed, Sentence, Figure], figure: Figure, start: int) -> bool:
    """Whether the age of a headline, which its story does not have, can only be the story's first one."""
    placed, sentence, one = head
    gap = sentence.gaps[sentence.figures.index(one)]
    little = 0 < abs(one.value - figure.value) <= LITTLE or f"{one.value:.0f}" == f"{figure.value:.0f}"[::-1]
    if not little or HEADLINE.match(gap) is None or not is_headline(article, one.start + placed.offset):
        return False
    end = article.draft.paragraphs[0].end
    if article.text[end:start].strip():
        return False
    return one.value != figure.value and re.search(rf"\b{one.value:.0f}\b", article.text[end : end + STORY]) is None


def _alone(
    article: Article, before: Sequence[tuple[Placed, Sentence, Figure]], placed: Placed, sentence: Sentence, figure: Figure
) -> bool:
    """Whether somebody taken up by an age a little off can only be the one whose age was told shortly before."""
    place, there, one = before[-1]
    start, end = there.start + place.offset, sentence.start + placed.offset
    beside = end - start <= BESIDE and there is not sentence and not OTHER_PERSON.search(article.text, start, end)
    gap, behind = (each.gaps[each.figures.index(age) + side] for each, age, side in ((sentence, figure, 0), (sentence, figure, 1)))
    told = PERSON_NOUN.match(behind)
    return (
        beside
        and len({other.value for _, _, other in before}) == 1
        and 0 < abs(one.value - figure.value) <= LITTLE
        and not gap.strip().lower().removesuffix("the")
        and not OTHER_WHEN.search(sentence.masked)
        and (told is None or told["noun"] in there.words or told["noun"] in word_set("ages", "male") | word_set("ages", "female"))
    )


def _is_age(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    if figure.kind == "a" and figure.unit == "year":
        return figure.value <= OLDEST and (
            "-" not in sentence.article.text[figure.start : figure.end] or PERSON.match(sentence.gaps[at + 1]) is not None
        )
    bare = figure.kind == "n" and figure.unit is None and _led(sentence, at)
    return bare and any(cue.search(sentence.gaps[at]) for cue in (NAMED, SAID, HEADLINE))


def _led(sentence: Sentence, at: int) -> bool:
    """Whether a number may be an age by the mark or the word right before it; the patterns are slow."""
    last = sentence.last_words[at]
    return sentence.gaps[at].rstrip()[-1:] in BEFORE or (bool(last) and last[-1] in word_set("ages", "age_words"))


def _somebody_else(article: Article, first: tuple[Placed, Sentence, Figure], age: Figure, end: int) -> bool:
    """Whether somebody else is named behind an age, or the second age told, before it is taken up again."""
    placed, sentence, _ = first
    start, stop = sentence.start + placed.offset, sentence.end + placed.offset
    if re.search(rf"\b{age.value:.0f}\b", article.text[stop:end]):
        return True
    return any(found["last"] not in article.text[start:stop] for found in OTHER_NAMED.finditer(article.text, stop, end))


def _sex(sentence: Sentence, figure: Figure) -> str:
    """Whether a word before an age or at once behind it says male or female, or the pronouns of its sentence; empty where none does."""
    at = sentence.figures.index(figure)
    beside = (*WORD.findall(sentence.gaps[at][-30:].lower()), *WORD.findall(sentence.gaps[at + 1][:30].lower())[:1])
    beside_it = next((sex for sex in SEXES if not word_set("ages", sex).isdisjoint(beside)), "")
    told = [sex for sex in SEXES if not word_set("ages", f"{sex}_pronouns").isdisjoint(sentence.words)]
    return beside_it or (told[0] if len(told) == 1 else "")


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two figures are ages that are said for certain, at least one of them as an age."""
    return "a" in (one.kind, other.kind) and not (one.approximate or other.approximate)
