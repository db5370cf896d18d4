"""Shares that cannot or must make a hundred: "52 percent to 38 percent, with 15 percent undecided"."""

from collections.abc import Iterable
from dataclasses import replace

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, inexact, right, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern

VOTED = Pattern("sum_hundred", "voted")
CHOSE = Pattern("sum_hundred", "chose")
NOT, OF_EACH = Pattern("sum_hundred", "not"), Pattern("sum_hundred", "of_each")
REST, WITH_COUNT = Rule("sum_hundred", "rest"), Rule("sum_hundred", "with_count")
SEPARATOR = Pattern("sum_hundred", "separator")
OF_WHOLE = Pattern("sum_hundred", "of_whole")
HOLDS = Pattern("sum_hundred", "holds")
ELLIPTIC = Pattern("sum_hundred", "elliptic")
RATED = Pattern("sum_hundred", "rated")
BARE, OTHERS = Pattern("sum_hundred", "bare"), Pattern("sum_hundred", "others")
OF_ITS_OWN = Pattern("sum_hundred", "of_its_own")
COMES = Pattern("sum_hundred", "comes")
ONE_OF = Pattern("sum_hundred", "one_of")
WHOLE = 100
TWO = 2
MOST = 20
ABOUT = 1.0
"""Points more for a first share that is "about" so much."""
ROUNDING = 0.6
"""Each share may be off by its rounding; half a point and a little for what was rounded twice."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Add up the shares of a sentence that exclude one another."""
    yield from _counted(sentence)
    run: list[Figure] = []
    first = 0
    for at, figure in enumerate(_with_bare(sentence)):
        if figure.kind != "%" or figure.bound or (figure.approximate and run):
            continue
        if run and not (_joined(sentence, at) or (sentence.figures[at].kind == "n" and BARE.fullmatch(sentence.gaps[at]))):
            yield from _judge(sentence, run, first)
            run = []
        first = first if run else at
        run.append(figure)
    yield from _judge(sentence, run, first)


def _with_bare(sentence: Sentence) -> Iterable[Figure]:
    """The figures with the bare numbers that go on with a share taken for shares: "Reds 38 per cent, Blues 31, Greens 17 and others 14"."""
    last = ""
    for at, figure in enumerate(sentence.figures):
        bare = figure.kind == "n" and figure.unit is None and last == "%" and BARE.fullmatch(sentence.gaps[at]) is not None
        last = "%" if bare else figure.kind
        yield replace(figure, kind="%") if bare else figure


def _counted(sentence: Sentence) -> Iterable[Finding]:
    """Two shares of one whole, each with its count: 50.8 percent, or 12,446, and 49.2 percent, or 12,054."""
    pairs = [(named["p"], named["n"]) for _, named in sentence.matches(WITH_COUNT)] if sentence.kinds.count("%") > 1 else []
    if len(pairs) != TWO or any(inexact(f) or not f.value for pair in pairs for f in pair) or NOT.search(sentence.lower):
        return
    (one, many), (two, count) = pairs
    if {many.unit, count.unit} - {None, many.unit}:
        return
    real = one.value * count.value / many.value
    room = ROUNDING * (two.step + one.step * count.value / many.value)
    shown = f"{plain(count.value)} is {plain(round(real, 1))} percent if {plain(many.value)} is {plain(one.value)} percent"
    if abs(real - two.value) <= room:
        yield right(two, f"{shown}.", one, many, count)
    elif two.step < 1 or abs(real - two.value) > TWO:
        yield wrong(two, f"{shown}, not {plain(two.value)} percent.", one, many, count, value=round(real, 1 if two.step < 1 else 0))


def _joined(sentence: Sentence, at: int) -> bool:
    return sentence.figures[at - 1].kind == "%" and bool(SEPARATOR.fullmatch(sentence.gaps[at]))


def _comes_from(gaps: list[str]) -> bool:
    """Whether each share comes from, or goes to, another place: "45 percent of its sales came from A, 35 percent from B and 30 percent from C"."""
    first = COMES.fullmatch(gaps[0])
    rest = [ONE_OF.fullmatch(gap) for gap in gaps[1:]]
    way = (first["to"] or first["into"]) if first else None
    return way is not None and all(match is not None and match["to"] == way for match in rest)


def _chosen(lead: str, said: str, gaps: list[str]) -> bool:
    """Whether the shares are of votes or answers, of which each has but one."""
    if any(OF_ITS_OWN.search(gap) for gap in gaps) or RATED.search(lead):
        return False  # in Wales 62 percent voted for it, in Kent 56 percent
    return bool(VOTED.search(lead + said) and CHOSE.search(lead + said) and not NOT.search(said) and not OF_EACH.search(said))


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
    if any(abs(sum(figure.value for figure in run[:many]) - WHOLE) < DUST for many in range(TWO, len(run))):
        return  # 62 percent to 38 in the north, and 52 to 48 in the south
    behind = sentence.gaps[first + len(run)].partition(". ")[0]  # of their own sentence, where two run together
    said = " ".join((*sentence.gaps[first + 1 : first + len(run)], behind))
    total = sum(figure.value for figure in run)
    room = ROUNDING * sum(min(figure.step, 1) for figure in run) + (ABOUT if run[0].approximate else 0)
    shown = f"{addition(run)} percent"
    rest = any(named["r"] is run[-1] for _, named in sentence.matches(REST))
    lead = sentence.gaps[first]
    if rest and abs(total - WHOLE) > room:
        missing = WHOLE - (total - run[-1].value)
        yield wrong(run[-1], f"{shown}, not 100 percent.", *run[:-1], value=missing if missing > 0 else None)
    elif rest:
        yield right(run[-1], f"{shown}.", *run[:-1])
    elif abs(total - run[0].value - WHOLE) <= room and len(run) > TWO:
        return  # with 81 percent voting, 54 percent voted no and 46 yes
    elif total > WHOLE + room and (
        (len(run) > TWO and OTHERS.search(sentence.gaps[first + len(run) - 1]) is not None)
        or _shared(sentence, run, first)
        or (_chosen(lead, said, sentence.gaps[first + 1 : first + len(run)]) and not (len(run) == TWO and run[0].approximate))
    ):
        yield wrong(run[-1], f"{shown}, which is more than 100 percent.", *run[:-1])
