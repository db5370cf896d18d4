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
REST = Rule(r"\b(?:leaving (?:just |only |about )?|the (?:rest|remaining|other),? |the remainder,? ){r:%}")
SEPARATOR = re.compile(
    r"(?:[^.;:()]|\([^()]*\)){0,90}?(?:,| and| to| while| with| against|;|\()\s*(?:and |with |only |just |another |a further |the remaining |the other |the rest,? |while )*(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
OF_WHOLE = re.compile(r"\s*(?:of (?:the|its|all|their|his|her|total|world|global|overall)\b|share\b)", re.IGNORECASE)
HOLDS = re.compile(
    r"\b(?:suppl(?:y|ies|ied)|provid(?:e[sd]?|ing)|account(?:s|ed)? for|(?:made|makes?|making) up|generat(?:e[sd]?|ing)|went to|goes to|came from|comes from|took|takes|held|holds|won|has|had|owns?|owned|contribut(?:e[sd]?|ing)|with|produced|controls?|controlled|got|received|receives?)\s+(?:about |some )?$",
    re.IGNORECASE,
)
ELLIPTIC = re.compile(r"(?:,|;| and| while)\s+(?:and |the |to the |from the |to |from )?(?:[\w’'-]+ ){1,4}$", re.IGNORECASE)
COMES = re.compile(
    r"\s*of (?:the|its|all|their|his|her|total) [^,;:()]{1,30}? (?:came|comes?|went|goes|go|is|are|was|were|originated?s?)(?: \w+)? (?P<to>from|to) [^,;:()]{1,30}(?:,| and|, and)\s+"
)
ONE_OF = re.compile(r"\s*(?P<to>from|to) [^,;:()]{1,30}(?:,| and|, and)\s+")
WHOLE = 100
TWO = 2
MOST = 20
ABOUT = 1.0
"""Points more for a first share that is "about" so much."""
ROUNDING = 0.6
"""Each share may be off by its rounding; half a point and a little for what was rounded twice."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add up the shares of a sentence that exclude one another."""
    run: list[Figure] = []
    first = 0
    for at, figure in enumerate(sentence.figures):
        if figure.kind != "%" or figure.bound or (figure.approximate and run):
            continue
        if run and not _joined(sentence, at):
            yield from _judge(sentence, run, first)
            run = []
        first = first if run else at
        run.append(figure)
    yield from _judge(sentence, run, first)


def _joined(sentence: Sentence, at: int) -> bool:
    return sentence.figures[at - 1].kind == "%" and bool(SEPARATOR.fullmatch(sentence.gaps[at]))


def _comes_from(gaps: list[str]) -> bool:
    """Whether each share comes from, or goes to, another place: "45 percent of its sales came from A, 35 percent from B and 30 percent from C"."""
    first = COMES.fullmatch(gaps[0])
    rest = [ONE_OF.fullmatch(gap) for gap in gaps[1:]]
    return first is not None and all(match is not None and match["to"] == first["to"] for match in rest)


def _chosen(lead: str, said: str) -> bool:
    """Whether the shares are of votes or answers, of which each has but one."""
    return bool(VOTED.search(lead + said) and CHOSE.search(lead + said) and not NOT.search(said))


def _shared(sentence: Sentence, run: list[Figure], first: int) -> bool:
    """Whether a list of three or more tells who has how much of one whole: "A supplied 40 percent of the power, B 30 percent and C 20 percent"."""
    gaps = sentence.gaps[first + 1 : first + len(run)]
    return (len(run) > TWO and _comes_from(gaps)) or (
        len(run) > TWO
        and OF_WHOLE.match(gaps[0]) is not None
        and HOLDS.search(sentence.gaps[first]) is not None
        and all(ELLIPTIC.search(gap) for gap in gaps)
        and not NOT.search(" ".join(gaps[1:]))
    )


def _judge(sentence: Sentence, run: list[Figure], first: int) -> Iterable[Finding]:
    if not 2 <= len(run) <= MOST:  # noqa: PLR2004
        return
    said = " ".join(sentence.gaps[first + 1 : first + len(run) + 1])
    total = sum(figure.value for figure in run)
    room = ROUNDING * sum(min(figure.step, 1) for figure in run) + (ABOUT if run[0].approximate else 0)
    shown = f"{' + '.join(plain(figure.value) for figure in run)} = {plain(round(total, 2))} percent"
    rest = any(named["r"] is run[-1] for _, named in sentence.matches(REST))
    lead = sentence.gaps[first]
    if rest and abs(total - WHOLE) > room:
        missing = WHOLE - (total - run[-1].value)
        yield wrong(run[-1], f"{shown}, not 100 percent.", *run[:-1], value=missing if missing > 0 else None)
    elif rest:
        yield right(run[-1], f"{shown}.", *run[:-1])
    elif total > WHOLE + room and (
        _shared(sentence, run, first) or (_chosen(lead, said) and not (len(run) == TWO and run[0].approximate))
    ):
        yield wrong(run[-1], f"{shown}, which is more than 100 percent.", *run[:-1])
