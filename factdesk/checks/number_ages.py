"""One person given two ages in one draft: "Ivo Marek, 28, …", and later "Marek, who was 26, …"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import wrong
from factdesk.checks.sums import Figure, Sentence

NAMED = re.compile(
    r"(?P<first>(?:[A-Z][\w’'-]+\s+){0,3})(?P<last>[A-Z][\w’'-]+)(?:,\s+(?:aged\s+|who\s+(?:is|was)\s+(?:now\s+)?)?|\s+\((?:aged\s+)?)$"
)
OTHER_TIME = re.compile(r"\s*(?:,\s*)?(?:when|at the time|then|in (?:19|20)\d\d|as|years? (?:younger|older))\b")
OLDEST = 110
GROWN_UP = re.compile(r"\b(?:In|in|since|until|from) (?:19|20)\d\d\b|\bwhen\b|\bthen\b")


def twice_aged(sentences: Sequence[Sentence]) -> Iterable[Finding]:
    """The second age of everybody who has two; nothing where two people of that surname have an age."""
    people: dict[str, list[tuple[str, Figure]]] = {}
    for sentence in sentences:
        if not set(sentence.kinds) & set("an") or GROWN_UP.search(sentence.masked):
            continue
        for at, figure in enumerate(sentence.figures):
            told = (
                NAMED.search(sentence.gaps[at])
                if figure.kind in "an" and 0 < figure.value <= OLDEST and figure.unit in (None, "year")
                else None
            )
            behind = sentence.gaps[at + 1]
            if told and behind[:1] in ",.;)" and not OTHER_TIME.match(behind):
                people.setdefault(told["last"], []).append((told["first"].strip(), figure))
    for mentions in people.values():
        names = {first for first, _ in mentions if first}
        (_, one), *others = mentions
        other = next((figure for _, figure in others if figure.value != one.value), None)
        if other and len(names) == 1 and "a" in (one.kind, other.kind) and not (one.approximate or other.approximate):
            finding = wrong(other, f"{other.value:.0f} here, but {one.value:.0f} before.", one, value=one.value)
            yield replace(finding, check="number-consistency")
