"""How much one thing is longer, dearer or heavier than another whose measure stands in the same sentence."""

from collections.abc import Iterable, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.mentions import based
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

LONGER = Pattern("sum_margins", "longer")
AT_ANOTHER, THIS_TIME = Pattern("sum_margins", "at_another_time"), Pattern("sum_margins", "this_time")
TWO = 2
DUST = 1e-9


def sums(told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold how much longer one thing is than another against the only two measures that the sentence gives."""
    sentence = told[-1]
    for at, said in enumerate(sentence.figures) if len(sentence.figures) > TWO else ():
        if said.kind not in "dlm" or said.bound or said.approximate or not LONGER.match(sentence.masked, sentence.places[at] + 1):
            continue
        dimension = based(said)[1]
        marks = [figure for figure in sentence.figures if figure is not said and _mark(figure, said, dimension)]
        if said.kind == "l":
            marks = [figure for figure in marks if not _in_brackets(sentence, figure)]
        if len(marks) == TWO and not any(figure.bound or figure.approximate for figure in marks):
            yield from _judge(said, based(said)[0], marks[0], marks[1])
        return


def _in_brackets(sentence: Sentence, figure: Figure) -> bool:
    return sentence.article.text[max(0, figure.start - 1) : figure.start] == "("


def _mark(figure: Figure, said: Figure, dimension: str) -> bool:
    """Whether a figure is a mark of which a margin can be a part."""
    return figure.kind == said.kind and based(figure)[1] == dimension and based(figure)[0] > based(said)[0]


def _judge(said: Figure, value: float, own: Figure, other: Figure) -> Iterable[Finding]:
    room = max(_step(figure) for figure in (said, own, other)) / TWO + DUST
    if abs(abs(based(other)[0] - based(own)[0]) - value) <= room:
        yield right(said, _told(own, other, said), own, other)
    else:
        yield wrong(said, f"{_told(own, other, said)[:-1]}, not {said.told}.", own, other)


def _step(figure: Figure) -> float:
    return figure.step * (based(figure)[0] / figure.value if figure.value else 1)


def _told(one: Figure, two: Figure, like: Figure) -> str:
    gap = abs(based(one)[0] - based(two)[0]) / (based(like)[0] / like.value)
    return f"between {one.told} and {two.told} lie {plain(round(gap, 3))} {like.unit}{'s' if like.kind == 'd' else ''}."


def of_then(passage: Sentence, said: Figure) -> bool:
    """Whether a margin is that of another time than the figures of its passage: "by 40 votes in 2018, and this time took …"."""
    text = passage.article.text
    return AT_ANOTHER.match(text, said.end) is not None and THIS_TIME.search(text, passage.start, passage.end) is not None
