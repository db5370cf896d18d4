"""One person given two ages in one draft: "Ivo Marek, 28, …", and later "Marek, who was 26, …"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.checks.pieces import Placed
from factdesk.checks.reckoning import wrong
from factdesk.checks.sums import Figure, Sentence, figure_in_place
from factdesk.draft.patterns import Pattern

NAMED = Pattern("ages", "named")
OTHER_TIME = Pattern("ages", "other_time")
OLDEST = 110
GROWN_UP = Pattern("ages", "grown_up")


@dataclass(frozen=True, slots=True)
class Aged:
    """Somebody's age, with the name before it."""

    first: str
    last: str
    figure: Figure


def ages(sentence: Sentence) -> Iterable[Aged]:
    """Every age of a sentence that stands behind a name."""
    if not set(sentence.kinds) & set("an") or GROWN_UP.search(sentence.masked):
        return
    for at, figure in enumerate(sentence.figures):
        told = (
            NAMED.search(sentence.gaps[at])
            if figure.kind in "an" and 0 < figure.value <= OLDEST and figure.unit in (None, "year")
            else None
        )
        behind = sentence.gaps[at + 1]
        if told and behind[:1] in ",.;)" and not OTHER_TIME.match(behind):
            yield Aged(told["first"].strip(), told["last"], figure)


def twice_aged(told: Iterable[tuple[Placed, Aged]]) -> Iterable[Finding]:
    """The second age of everybody who has two; nothing where two people of that surname have an age."""
    people: dict[str, list[tuple[Placed, Aged]]] = {}
    for placed, aged in told:
        people.setdefault(aged.last, []).append((placed, aged))
    for (at, one), *others in people.values():
        names = {aged.first for _, aged in ((at, one), *others) if aged.first}
        there, other = next(((place, aged) for place, aged in others if aged.figure.value != one.figure.value), (at, None))
        if other and len(names) == 1 and _differ(one.figure, other.figure):
            first, second = figure_in_place(one.figure, at), figure_in_place(other.figure, there)
            finding = wrong(second, f"{second.value:.0f} here, but {first.value:.0f} before.", first, value=first.value)
            yield replace(finding, check="number-consistency")


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two figures are ages that are said for certain, at least one of them as an age."""
    return "a" in (one.kind, other.kind) and not (one.approximate or other.approximate)
