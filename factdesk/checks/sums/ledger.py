"""What came and went, and what is left: "had 40 sheep, bought 15 more and sold 20, leaving him with 45".

Every figure between the first one and the result must stand beside a verb of gain or of loss.
"""

from collections.abc import Iterable
from itertools import product

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, slack, wrong
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

RESULT, LEFT, APART = Pattern("sum_ledger", "result"), Pattern("sum_ledger", "left"), Pattern("sum_ledger", "apart")
START = 60
TWO, MOST = 2, 8
TAKEN = Pattern("sum_ledger", "taken")
ITS_VERB = Pattern("sum_ledger", "its_verb")
LOST_BEFORE = Pattern("sum_ledger", "lost_before")
JOINED, GAINED_OR_LOST, START_OF = (Pattern("sum_ledger", name) for name in ("joined", "gained_or_lost", "start_of"))


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Reckon what is left after everything that came and went."""
    if sentence.words.isdisjoint(word_set("sum_ledger", "cues")):
        return
    for at, result in enumerate(sentence.figures):
        if at < TWO or not (RESULT.search(sentence.gaps[at]) or (at > TWO and LEFT.match(sentence.gaps[at + 1]))):
            continue
        steps = [figure for figure in sentence.figures[:at] if figure.kind == result.kind]
        if not TWO < len(steps) + 1 <= MOST or not _alike(steps, result) or APART.search(sentence.masked[: sentence.places[at]]):
            continue
        signs = [_sign(sentence, sentence.figures.index(step)) for step in steps[1:]]
        if None in signs:
            signs = _carried(sentence, steps, signs)
        lead = sentence.gaps[sentence.figures.index(steps[0])][-START:]
        if None in signs or not START_OF.search(lead) or LOST_BEFORE.search(lead):
            continue
        taken = TAKEN.search(sentence.lower) is not None
        yield from _judge(steps, [int(sign or 0) for sign in signs], result, taken=taken)
        return


def _alike(steps: list[Figure], result: Figure) -> bool:
    units = {figure.unit for figure in (*steps, result) if figure.unit}
    return result.kind in "nml" and len(units) <= 1 and not inexact(*steps, result)


def _sign(sentence: Sentence, at: int) -> int | None:
    """Whether a figure was gained or lost, by the last verb before it or, where there is none, the first behind it."""
    before = list(GAINED_OR_LOST.finditer(sentence.gaps[at]))
    behind = GAINED_OR_LOST.search(sentence.gaps[at + 1]) if at + 1 < len(sentence.gaps) else None
    own = behind is not None and ITS_VERB.fullmatch(sentence.gaps[at + 1][: behind.start()]) is not None
    found = behind if own or not before else before[-1]  # 45 got off and 12 got on
    return None if found is None else 1 if found["gained"] else -1


def _carried(sentence: Sentence, steps: list[Figure], signs: list[int | None]) -> list[int | None]:
    """The signs with those that a list carries on: "spent 12 on a van and 8 on tools"."""
    carried: list[int | None] = []
    for step, sign in zip(steps[1:], signs, strict=True):
        at = sentence.figures.index(step)
        carried.append(carried[-1] if sign is None and carried and JOINED.fullmatch(sentence.gaps[at]) else sign)
    return carried


def _judge(steps: list[Figure], signs: list[int], result: Figure, *, taken: bool) -> Iterable[Finding]:
    left = steps[0].value + sum(sign * step.value for sign, step in zip(signs, steps[1:], strict=True))
    shown = plain(steps[0].value) + "".join(
        f" {'+' if sign > 0 else '−'} {plain(step.value)}" for sign, step in zip(signs, steps[1:], strict=True)
    )
    if abs(left - result.value) <= slack((*steps, result)):
        yield right(result, f"{shown} = {plain(round(left, 2))}.", *steps)
    elif (
        left > 0
        and not (taken and _otherwise(steps, result))
        and result.value <= TWO * sum(step.value for step in steps)
        and result.value not in {step.value for step in steps}
        and len({step.value for step in steps}) == len(steps)  # else one may be told twice
    ):
        yield wrong(result, f"{shown} = {plain(round(left, 2))}, not {plain(result.value)}.", *steps, value=round(left, 2))


def _otherwise(steps: list[Figure], result: Figure) -> bool:
    """Whether the account is right if a step went the other way: who "took three" may have lost them or got them."""
    ways = product((1, -1), repeat=len(steps) - 1)
    sums = (steps[0].value + sum(way * step.value for way, step in zip(some, steps[1:], strict=True)) for some in ways)
    return any(abs(left - result.value) <= slack((*steps, result)) for left in sums)
