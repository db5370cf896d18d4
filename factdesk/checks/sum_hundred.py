"""Shares that cannot or must make a hundred: "52 percent to 38 percent, with 15 percent undecided"."""

import re
from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import right, wrong
from factdesk.checks.sums import Figure, Rule, Sentence
from factdesk.checks.written import plain

VOTED = re.compile(
    r"\b(?:votes?|voted|ballots?|poll(?:ed|s)?|undecided|won|beat|defeated|for|against|in favou?r|opposed|abstain\w*|referendum|don['’]t know|did not know|unsure|respondents|men|women|blank|spoil\w*|market share)\b",
    re.IGNORECASE,
)
CHOSE = re.compile(
    r"\b(?:undecided|unsure|don['’]t know|did(?:n['’]t| not) know|against|opposed|abstain\w*|won|voted|of the votes?|blank|spoil\w*|no opinion)\b",
    re.IGNORECASE,
)
NOT = re.compile(
    r"\b(?:turnout|up|down|rose|fell|compared|than|increase\w*|from|previous|last|said they had|also|both|inflation|growth|at least|either|or more)\b",
    re.IGNORECASE,
)
REST = Rule(r"\b(?:the (?:rest|remaining|other),? |the remainder,? ){r:%}")
SEPARATOR = re.compile(
    r"(?:[^.;:()]|\([^()]*\)){0,90}?(?:,| and| to| while| with|;|\()\s*(?:and |with |only |just |another |a further |the remaining |the other |the rest,? |while )*(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
WHOLE = 100
MOST = 20
ROUNDING = 0.6
"""Each share may be off by its rounding; half a point and a little for what was rounded twice."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add up the shares of a sentence that exclude one another."""
    run: list[Figure] = []
    first = 0
    for at, figure in enumerate(sentence.figures):
        if figure.kind != "%" or figure.bound or figure.approximate:
            continue
        if run and not _joined(sentence, at):
            yield from _judge(sentence, run, first)
            run = []
        first = first if run else at
        run.append(figure)
    yield from _judge(sentence, run, first)


def _joined(sentence: Sentence, at: int) -> bool:
    return sentence.figures[at - 1].kind == "%" and bool(SEPARATOR.fullmatch(sentence.gaps[at]))


def _judge(sentence: Sentence, run: list[Figure], first: int) -> Iterable[Finding]:
    if not 2 <= len(run) <= MOST:  # noqa: PLR2004
        return
    said = " ".join(sentence.gaps[first + 1 : first + len(run) + 1])
    total = sum(figure.value for figure in run)
    room = ROUNDING * sum(min(figure.step, 1) for figure in run)
    shown = f"{' + '.join(plain(figure.value) for figure in run)} = {plain(round(total, 2))} percent"
    rest = any(named["r"] is run[-1] for _, named in sentence.matches(REST))
    lead = sentence.gaps[first]
    if rest and abs(total - WHOLE) > room:
        missing = WHOLE - (total - run[-1].value)
        yield wrong(run[-1], f"{shown}, not 100 percent.", *run[:-1], value=missing if missing > 0 else None)
    elif rest:
        yield right(run[-1], f"{shown}.", *run[:-1])
    elif total > WHOLE + room and VOTED.search(lead + said) and CHOSE.search(lead + said) and not NOT.search(said):
        yield wrong(run[-1], f"{shown}, which is more than 100 percent.", *run[:-1])
