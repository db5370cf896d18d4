"""A figure that the sentence itself calls the result of two others: "… so that it carried by 1,300 votes", "… so she still owes $4,500".

Nothing is said where another operation on the figures before it explains the result, or where words tell of more than these figures.
"""

import re
from collections.abc import Iterable
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import comparable, right, slack, wrong
from factdesk.checks.sums import Figure, Rule, Sentence
from factdesk.checks.written import plain

DIFFERENCE = Rule(
    r"(?:\b(?:so|thus|meaning|which means|which meant)\b(?: \w+){0,4}? (?:carried|won|passed|lost|failed|beat|led|leads|fell short|ahead|behind) by"
    r"|\b(?:leaving|so that leaves|which leaves|which left|and so leaves|that leaves|that left)(?: it| them| him| her| the \w+| \w+ with)?"
    r"|\bstill (?:owe[sd]?|needs?|needed|has|have|had|short|lacks?|lacked|wants|missing|due|outstanding|remain(?:s|ed)?)"
    r"|\b(?:an?|the) (?:[\w-]+ )?(?:difference|gap|shortfall|surplus|deficit|lead|margin|majority|net (?:gain|loss|increase|inflow|outflow|profit)) of"
    r"|\bto go,?) (?:just |only |exactly |a further |another |about )?(?P<said>[\ue000\ue003\ue004])"
)
TO_GO = Rule(
    r"(?:, | and |; )(?:with |so |has |have |leaving )*(?P<said>[\ue000\ue003\ue004])(?: \w+){0,3}? (?:to go|still to (?:come|pay|go)|outstanding|left over|to spare)\b"
)
CUES = frozenset(
    {
        "so",
        "thus",
        "meaning",
        "means",
        "meant",
        "leaving",
        "leaves",
        "left",
        "still",
        "difference",
        "gap",
        "shortfall",
        "surplus",
        "deficit",
        "lead",
        "margin",
        "majority",
        "net",
        "go",
        "outstanding",
        "spare",
    }
)
MORE = re.compile(
    r"\b(?:interest|including|include[sd]?|another|other|others|also|more|further|plus|besides|as well|average|each|per|a (?:day|week|month|year)|than|rose|fell|up|down|from|abstain\w*|spoil\w*|fees?|tax(?:es)?|costs of|almost|nearly|dead|injured|wounded|homeless|trapped|stranded)\b",
    re.IGNORECASE,
)
"""Words that tell of more than the figures themselves, or of a result that is no remainder: "killed 12 of 40, leaving five homeless"."""
VOTES = frozenset({"votes", "ballots", "voters"})
TWO = 2


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Take the two figures before a result from one another."""
    if len(sentence.figures) <= TWO or not sentence.words & CUES or MORE.search(sentence.lower):
        return
    for pattern in (DIFFERENCE, TO_GO):
        for match, named in sentence.matches(pattern):
            said = named["said"]
            before = [
                figure
                for figure in sentence.figures
                if figure.start < said.start and figure.kind == said.kind and _alike(figure, said)
            ]
            every = [figure for figure in sentence.figures if figure.start < said.start and figure.kind in "nml"]
            if len(before) == TWO == len(every) and match.group():
                yield from _judge(before, said)
                return


def _alike(one: Figure, two: Figure) -> bool:
    return comparable(one, two) and (
        one.kind != "n" or None in (one.unit, two.unit) or one.unit == two.unit or {one.unit, two.unit} <= VOTES
    )


def _judge(operands: list[Figure], said: Figure) -> Iterable[Finding]:
    high, low = max(figure.value for figure in operands), min(figure.value for figure in operands)
    shown = f"{plain(high)} − {plain(low)} = {plain(high - low)}"
    if abs(high - low - said.value) <= slack((*operands, said)):
        yield right(said, f"{shown}.", *operands)
    elif (
        said.value < high
        and not _explained(operands, said)
        and not any(figure.bound or figure.approximate for figure in (*operands, said))
    ):
        yield wrong(said, f"{shown}, not {plain(said.value)}.", *operands, value=high - low)


def _explained(operands: list[Figure], said: Figure) -> bool:
    """Whether the result is told of one of the two again, or of their sum."""
    values = [figure.value for figure in operands]
    return said.value in values or any(sum(pair) == said.value for pair in combinations(values, TWO))
