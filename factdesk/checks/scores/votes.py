"""Votes and margins: "won by 52 votes to 48, a majority of 6", "passed 60-40, a margin of 30"."""

from collections.abc import Iterable, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

TWO, THREE = 2, 3
RULES = Rules("sum_votes", "rules")


EVERYONE = Rules("sum_votes", "everyone")
GAELIC = Pattern("score_tallies", "gaelic")
MAJORITY, POLLED = Rule("sum_votes", "majority"), Rule("sum_votes", "polled")


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Subtract the fewer votes from the more, and hold the margin that is said against it."""
    if len(sentence.figures) < THREE:
        return
    yield from _everyone(sentence)
    if not sentence.words & word_set("sum_votes", "margins"):
        return
    done: set[int] = set()
    for pattern in RULES:
        for _, named in sentence.matches(pattern):
            finding = None if named["d"].start in done or _goals(sentence) else _judge(named["a"], named["b"], named["d"])
            if finding:
                done.add(named["d"].start)
                yield finding


def _goals(sentence: Sentence) -> bool:
    """Whether a sentence has a Gaelic score, whose two numbers are goals and points."""
    return sentence.paired and GAELIC.search(sentence.article.text, sentence.start, sentence.end) is not None


def _everyone(sentence: Sentence) -> Iterable[Finding]:
    """Whether the votes are as many as all who are said to have voted."""
    for pattern in EVERYONE if " all " in sentence.lower or not sentence.words.isdisjoint(word_set("sum_votes", "cast")) else ():
        for _, named in sentence.matches(pattern):
            votes = [named[name] for name in "abc" if name in named]
            whole = named["t"]
            if any(figure.kind != "n" or figure.bound or figure.approximate for figure in (*votes, whole)) or (
                whole.unit or ""
            ) not in word_set("sums", "singles"):
                continue
            added = sum(figure.value for figure in votes)
            shown = addition(votes)
            if added == whole.value:
                yield right(whole, f"{shown}.", *votes)
            else:
                yield wrong(whole, f"{shown}, not {plain(whole.value)}.", *votes, value=added)


def across(told: Sequence[Sentence]) -> Iterable[Finding]:
    """Hold a majority against the votes that the sentence beside it tells of."""
    if "majority" in told[-1].words or (len(told) > 1 and "majority" in told[-TWO].words):
        yield from _majority(told)


def _majority(told: Sequence[Sentence]) -> Iterable[Finding]:
    """A majority that one sentence tells of, and the votes of the first two in the next one, or the other way round."""
    said = [(sentence, named["d"]) for sentence in told[-TWO:] for _, named in sentence.matches(MAJORITY)]
    votes = [(sentence, named) for sentence in told[-TWO:] for _, named in sentence.matches(POLLED)]
    if len(said) != 1 or len(votes) != 1 or said[0][0] is votes[0][0]:
        return
    one, two, figure = votes[0][1]["a"], votes[0][1]["b"], said[0][1]
    real = abs(one.value - two.value)
    shown = subtraction(one, two)
    if real == figure.value:
        yield right(figure, f"{shown}.", one, two)
    elif not inexact(one, two, figure) and real < 2 * figure.value < 4 * real:
        yield wrong(figure, f"{shown}, not {plain(figure.value)}.", one, two, value=real)


def _judge(one: Figure, two: Figure, said: Figure) -> Finding | None:
    if one.kind != two.kind or one.approximate or two.approximate or (said.kind in "%p" and one.kind != "%"):
        return None
    real = round(abs(one.value - two.value), 3)
    shown = subtraction(one, two)
    close = abs(real - said.value) <= (slack((one, two, said)) if one.rounded else 1e-9)
    if (
        close
        or (said.approximate and abs(real - said.value) <= max(1, real * 0.1))
        or (said.bound == "above" and real >= said.value)
    ):
        return right(said, f"{shown}.", one, two)
    return wrong(said, f"{shown}, not {plain(said.value)}.", one, two, value=real)
