"""How many times over: "doubled from 40 to 60", "to 90, three times last year's 40"."""

from collections.abc import Iterable
from functools import cache

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import comparable, half, right, wrong
from factdesk.checks.sum_changes import FROM_TO, TO_FROM, WHEN
from factdesk.checks.sums import Figure, Rule, Sentence
from factdesk.checks.written import plain
from factdesk.draft.words import words

NEAR = r"(?:(?P<near><nearly>|<beyond>|has |have |had )\s*)?"
RULES = tuple(
    map(
        Rule,
        (
            rf"{NEAR}\b(?P<word><multiples>)\b{WHEN}{FROM_TO}",
            rf"{NEAR}\b(?P<word><multiples>)\b{WHEN}{TO_FROM}",
            rf"{{b:q}}{WHEN}(?:,| –| -| —|—| \() ?{NEAR}(?P<word>double|twice|triple|half|{{k:n}} times) (?:the |last year's |as many as |as much as |its |as high as )~40{{a:q}}",
            rf"{{a:q}}{WHEN} (?:and|but|to)\b[^.;:()\ue000-\ue009]{{0,50}}{{b:q}}(?:[^.,;:()\ue000-\ue009]|{{y}}){{0,20}}(?:,| –|—|\() ?(?:or |which is |that is )?{NEAR}(?P<word>double|twice|triple|half|{{k:n}} times) (?:the (?:original|initial|first|earlier|estimate|old|number|figure|amount|level|sum|price|cost)|that|as many|as much|as high|what)\b",
            rf"{{a:q}}{WHEN}(?:,| and| but)? (?:has|have|had)(?: since| now| then)* {NEAR}(?P<word><multiples>)(?: again| since)? to {{b:q}}",
            rf"\b(?:rose|grew|increased|multiplied|jumped|up) {NEAR}(?P<word><multiples>|{{k:n}}(?: times|-fold|fold)) {FROM_TO}",
        ),
    )
)
OTHERS = {"twice": 2.0, "double": 2.0, "half": 0.5, "triple": 3.0}
ROOM = 0.1
"""A multiple in a word may be off by this share: "doubled" for 1.8 to 2.2 times."""
WIDER = 0.2
MUCH = 1.5
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
            word = match["word"].lower()
            count = named.get("k")
            said = count.value if count else {**OTHERS, **words("sums", sentence.article.language)["multiples"]}.get(word)
            if said:
                done.add(after.start)
                yield _judge(before, after, said, (match["near"] or "").lower().strip(), f"{plain(said)} times" if count else word)


@cache
def _words() -> frozenset[str]:
    return frozenset({*words("sums", "en")["multiples"], *OTHERS, "times", "fold"})


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
