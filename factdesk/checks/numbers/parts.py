"""Fewer than were told of before, where the words show that they are a part of those."""

from factdesk.checks.numbers.mentions import Mention
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import Sentence
from factdesk.draft.patterns import Pattern

PLACE, TWO_NAMES = Pattern("consistency", "place"), Pattern("consistency", "two_names")
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
