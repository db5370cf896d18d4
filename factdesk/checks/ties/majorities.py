"""Who is missing from the votes that are needed: "it needs 60 votes; they have 53 seats, so at least seven others must support it"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, many
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

NEEDED, NEEDED_BEHIND = Pattern("tie_majorities", "needed"), Pattern("tie_majorities", "needed_behind")
HELD, MISSING, MORE = (Pattern("tie_majorities", name) for name in ("held", "missing", "more"))


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be the votes needed, those at hand, and those that are missing."""
    return many(kinds, "n") > len(("needed", "held"))


def ties(window: Window) -> Iterator[Finding]:
    """Take the votes at hand from those that are needed, where a passage tells one of each."""
    if window.vocabulary.isdisjoint(word_set("tie_majorities", "cues")):
        return
    counts = [
        (at, figure) for at, figure in enumerate(window.figures) if figure.kind == "n" and (figure.bound or not figure.approximate)
    ]
    needed = [figure for at, figure in counts if _votes(figure) and _needed(window, at)]
    held = [figure for at, figure in counts if _votes(figure) and not figure.bound and HELD.search(window.before(at))]
    if len(needed) != 1 or len(held) != 1 or held[0].value >= needed[0].value or MORE.search(window.passage.lower):
        return
    for at, said in counts:
        if said.start > max(held[0].end, needed[0].end) and MISSING.search(window.before(at)) and window.touches_last(said):
            yield _judge(said, needed[0], held[0])


def _votes(figure: Figure) -> bool:
    return (figure.unit or "").lower() in word_set("tie_majorities", "votes")


def _needed(window: Window, at: int) -> bool:
    return NEEDED.search(window.before(at)) is not None or NEEDED_BEHIND.match(window.after(at)) is not None


def _judge(said: Figure, needed: Figure, held: Figure) -> Finding:
    real = needed.value - held.value
    if real == said.value:
        return right(said, f"{subtraction(needed, held)}.", needed, held)
    return wrong(said, f"{subtraction(needed, held)}, not {plain(said.value)}.", needed, held, value=real)
