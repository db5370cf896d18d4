"""How many times over: "doubled from 40 to 60", "to 90, three times last year's 40"."""

from collections.abc import Iterable
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.sums import changes as sum_changes
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import comparable, half, right, wrong
from factdesk.checks.sums.rules import Rules
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

RULES = Rules("sum_multiples", "rules")
ROOM = 0.1
"""A multiple in a word may be off by this share: "doubled" for 1.8 to 2.2 times."""
WIDER = 0.2
MUCH = 1.5
TOGETHER = Pattern("sum_multiples", "together")
SOMETHING_ELSE = Pattern("sum_multiples", "something_else")
"""Between a multiple and its figure, where that is of a thing not told of before: twice the rate in Cork, where a room costs."""
REACH = 80
"""Characters behind a multiple in which it is said to be of several figures together."""
FAR = 20
"""Times by which a multiple may be off and still be meant of these two figures."""
LIKELY = 0.7
"""How much of their rounding two figures are off by together."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Divide the figure after by the figure before, wherever a word says how many times it is."""
    if not sentence.words & _words():
        return
    done: set[int] = set()
    for pattern in RULES:
        for match, named in sentence.matches(pattern):
            before, after = named.get("a"), named.get("b")
            if before is None or after is None or not before.value or not comparable(before, after) or after.start in done:
                continue
            if TOGETHER.search(match.string, match.end("word"), match.end("word") + REACH):
                continue
            if SOMETHING_ELSE.search(match.string, match.end("word"), match.start("a")) or _compound(before, after, sentence):
                continue
            if sum_changes.MOVE.pattern.search(match.string, match.end("word"), min(match.start("a"), match.start("b"))):
                continue
            word = match["word"].lower()
            count = named.get("k")
            said = (
                count.value
                if count
                else {**words("sum_multiples")["others"], **words("sums", sentence.article.language)["multiples"]}.get(word)
            )
            if said and said / FAR < after.value / before.value < said * FAR:
                done.add(after.start)
                yield _judge(before, after, said, (match["near"] or "").lower().strip(), f"{plain(said)} times" if count else word)


def _compound(before: Figure, after: Figure, sentence: Sentence) -> bool:
    """Whether only the figure before is part of an adjective, and so of another thing: 900 staff, double what its 300-seat office held."""
    one, two = (sentence.article.text[figure.digits[1] : figure.digits[1] + 1] == "-" for figure in (before, after))
    return before.kind == "n" and one and not two and after.unit is not None


@cache
def _words() -> frozenset[str]:
    return frozenset({*words("sums", "en")["multiples"], *words("sum_multiples")["others"], "times", "fold"})


def _judge(before: Figure, after: Figure, said: float, near: str, word: str) -> Finding:
    low = (after.value - LIKELY * half(after)) / (before.value + LIKELY * half(before))
    high = (after.value + LIKELY * half(after)) / max(before.value - LIKELY * half(before), before.value / 2)
    real = after.value / before.value
    told = f"{plain(after.value)} is {plain(round(real, 2))} times {plain(before.value)}"
    least, most = said * (1 - ROOM), said * (1 + ROOM)
    if "more" in near or "over" in near:
        least, most = (said, said * MUCH) if said > 1 else (0.0, said)
    elif near and near not in ("has", "have", "had"):
        least, most = said * (1 - WIDER), said * (1 + ROOM)
    if high >= least - 1e-9 and low <= most + 1e-9:
        return right(after, f"{told}.", before)
    value = before.value * said if not near or near.startswith("ha") else None
    return wrong(
        after, f"{told}, which is not “{(near + ' ') if near and not near.startswith('ha') else ''}{word}”.", before, value=value
    )
