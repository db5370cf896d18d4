"""Fewer than were told of before, where the words show that they are a part of those."""

from collections.abc import Collection

from factdesk.checks.numbers.mentions import Mention
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern

PLACE, TWO_NAMES = Pattern("consistency", "place"), Pattern("consistency", "two_names")
OF_ALL, AND_OTHERS = Pattern("definite", "of_all"), Pattern("definite", "and_others")
ONE_JOINED, OTHERS = Pattern("definite", "one_joined"), Pattern("definite", "others")
PAIR = 2


def part_of(first: Mention, mention: Mention) -> bool:
    """Whether a figure is of some of those whom the first one counts."""
    return _with_the_rest(first, mention) or in_one_place(first.figure, first.sentence, mention.figure, mention.sentence)


def _with_the_rest(first: Mention, mention: Mention) -> bool:
    """Whether the sentence tells the rest too: "Storm kills four", "killed two people in Wales and two in Ireland"."""
    rest = first.value - mention.value
    return any(figure.value == rest for figure in mention.sentence.figures if figure.kind == "n" and figure is not mention.figure)


def in_one_place(first: Figure, there: Sentence, second: Figure, here: Sentence) -> bool:
    """Whether fewer are told of for one place that the first telling does not name: "five people were killed in the city of Oaxaca"."""
    found = PLACE.search(here.article.text, second.end, here.end) if second.value < first.value else None
    return found is not None and found["name"].lower() not in there.words


def two_named(text: str, first: tuple[int, float], second: tuple[int, float]) -> bool:
    """Whether two of more are named between both figures, each with its place: "three men … Armstrong and Aldrin … the two men"."""
    (start, many), (end, few) = first, second
    return few == PAIR < many and TWO_NAMES.search(text, start, end) is not None


def divided(sentence: Sentence, at: int, whole: float, behind: Collection[float]) -> bool:
    """Whether a figure is a part of the whole told before it: its sentence, or the figures behind it, tell the rest as well.

    "All 109 on board … the 100 passengers … the crew of nine", "Twelve clerks … the seven women and five men".
    """
    rest = whole - sentence.figures[at].value
    return with_part(sentence, at, whole) or (rest > 0 and rest in behind) or _joined(sentence, at, rest)


def with_part(sentence: Sentence, at: int, first: float) -> bool:
    """Whether a figure has a part beside it that is the first one told, or that leaves it.

    "Guilty verdicts against six employees … six of the eight employees"; 318 against, and of 345 letters 27 in favour.
    """
    figure = sentence.figures[at]
    own = {other.value for other in sentence.figures if other.kind == figure.kind and other is not figure}
    return figure.value > first and bool({first, figure.value - first} & own) and OF_ALL.search(sentence.gaps[at]) is not None


def one_joined(text: str, first: tuple[int, float], second: tuple[int, float]) -> bool:
    """Whether one more is told of singly between both figures: "killed three people … stabbed a policeman … his four victims"."""
    (start, few), (end, many) = first, second
    return many == few + 1 and ONE_JOINED.search(text, start, end) is not None


def others_left(first: Figure, rest: str, second: Figure) -> bool:
    """Whether the first figure is of others than somebody, with whom they are more: "because of one, two other residents … the three"."""
    return second.value > first.value and (OTHERS.search(first.told) or OTHERS.match(rest)) is not None


def _joined(sentence: Sentence, at: int, rest: float) -> bool:
    """Whether a figure is joined by "and" with the one beside it that is the rest."""
    figures = sentence.figures
    for number in (at - 1, at + 1):
        if 0 <= number < len(figures) and figures[number].kind == "n" and figures[number].value == rest:
            first, last = sorted((figures[number].start, figures[at].start))
            if AND_OTHERS.search(sentence.article.text[first:last]):
                return True
    return False
