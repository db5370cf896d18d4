"""A figure that the sentence itself calls the result of two others: "… so that it carried by 1,300 votes", "… so she still owes $4,500".

Nothing is said where another operation on the figures before it explains the result, or where words tell of more than these figures.
"""

from collections.abc import Iterable
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import comparable, right, slack, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

DIFFERENCE = Rule("sum_results", "difference")
TO_GO = Rule("sum_results", "to_go")
TAKEN_UP = Pattern("sum_results", "taken_up")
MORE = Pattern("sum_results", "more")
"""Words that tell of more than the figures themselves, or of a result that is no remainder: "killed 12 of 40, leaving five homeless"."""
TWO = 2
WICKETS = 10


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Take the two figures before a result from one another."""
    if len(sentence.figures) <= TWO or not sentence.words & word_set("sum_results", "cues") or MORE.search(sentence.lower):
        return
    for pattern in (DIFFERENCE, TO_GO):
        for match, named in sentence.matches(pattern):
            said = named["said"]
            before = [
                figure
                for figure in sentence.figures
                if figure.start < said.start
                and figure.kind == said.kind
                and _alike(figure, said)
                and not _taken_up(sentence, figure)
            ]
            every = [figure for figure in sentence.figures if figure.start < said.start and figure.kind in "nml"]
            if len(before) == TWO == len(every) and match.group() and not _wickets(sentence, before):
                yield from _judge(before, said)
                return


def _taken_up(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number only takes up what was told: those two together."""
    return figure.unit is None and TAKEN_UP.search(sentence.article.text, sentence.start, figure.start) is not None


def _wickets(sentence: Sentence, operands: list[Figure]) -> bool:
    """Whether two figures are runs and wickets: 287 for six."""
    text = sentence.article.text[operands[0].end : operands[1].start]
    return text == " for " and operands[1].value <= WICKETS


def _alike(one: Figure, two: Figure) -> bool:
    return comparable(one, two) and (
        one.kind != "n"
        or None in (one.unit, two.unit)
        or one.unit == two.unit
        or {one.unit, two.unit} <= word_set("sum_results", "votes")
    )


def _judge(operands: list[Figure], said: Figure) -> Iterable[Finding]:
    real = abs(operands[0].value - operands[1].value)
    shown = subtraction(*operands)
    if abs(real - said.value) <= slack((*operands, said)):
        yield right(said, f"{shown}.", *operands)
    elif (
        said.value < max(figure.value for figure in operands)
        and not _explained(operands, said)
        and not any(figure.bound or figure.approximate for figure in (*operands, said))
    ):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", *operands, value=real)


def _explained(operands: list[Figure], said: Figure) -> bool:
    """Whether the result is told of one of the two again, of their sum, or is one's lead over all the others together."""
    values = [figure.value for figure in operands]
    over_others = abs(max(values) - TWO * min(values))
    return said.value in (*values, over_others) or any(sum(pair) == said.value for pair in combinations(values, TWO))
