"""Years by which one is older than another, beside both ages: "Edith was 97 and Winifred, four years her junior, 95"."""

from collections.abc import Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, vague
from factdesk.checks.written import subtraction
from factdesk.draft.patterns import Pattern, word_set

JUNIOR = Pattern("ties", "junior")
PAIR = 2
CHILD, OLDEST = 5, 115


def ties(window: Window) -> Iterator[Finding]:
    """Subtract the only two ages of the sentence that tells how far they lie apart."""
    if "d" not in window.told[-1].kinds or window.told[-1].words.isdisjoint(word_set("ties", "junior_words")):
        return
    here = [(at, figure) for at, figure in enumerate(window.figures) if window.sentence(figure) == window.last]
    aged = [figure for _, figure in here if _is_age(figure)]
    for at, said in here:
        if said.kind == "d" and said.unit == "year" and JUNIOR.match(window.after(at)) and len(aged) == PAIR and not vague(said):
            older, younger = sorted(aged, key=lambda figure: -figure.value)
            if abs(older.value - younger.value - said.value) <= 1:
                yield right(said, f"{subtraction(older, younger)}.", *aged)
            else:
                yield wrong(said, f"{subtraction(older, younger)}, not {said.value:g}.", *aged, value=older.value - younger.value)


def _is_age(figure: Figure) -> bool:
    named = figure.kind == "a" and figure.unit == "year"
    return (named or (figure.kind == "n" and not figure.unit)) and CHILD <= figure.value <= OLDEST
