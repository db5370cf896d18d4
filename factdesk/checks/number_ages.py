"""One person given two ages in one draft: "Ivo Marek, 28, …", and later "Marek, who was 26, …"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import wrong
from factdesk.checks.sums import Figure, Sentence
from factdesk.draft.patterns import Pattern

NAMED = Pattern("ages", "named")
OTHER_TIME = Pattern("ages", "other_time")
OLDEST = 110
GROWN_UP = Pattern("ages", "grown_up")


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
