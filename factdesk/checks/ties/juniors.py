"""Years by which one is older than another, beside both ages: "Edith was 97 and Winifred, four years her junior, 95"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, vague
from factdesk.checks.written import subtraction
from factdesk.draft.patterns import Pattern, word_set

JUNIOR, JUNIOR_TO_BOTH = Pattern("ties", "junior"), Pattern("ties", "junior_to_both")
CHILD, OLDEST = 5, 115


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two ages and the years between them."""
    return "d" in kinds[-1] and sum(map(len, kinds)) > len(("one", "other"))


def ties(window: Window) -> Iterator[Finding]:
    """Subtract the ages beside the years by which they lie apart."""
    if window.told[-1].words.isdisjoint(word_set("ties", "junior_words")):
        return
    for at, said in enumerate(window.figures):
        if said.kind != "d" or said.unit != "year" or vague(said) or window.sentence(said) != window.last:
            continue
        pair = _ages(window, at)
        if pair is None or not all(map(_is_age, pair)):
            continue
        high, low = sorted(pair, key=lambda figure: -figure.value)
        if abs(high.value - low.value - said.value) <= 1:
            yield right(said, f"{subtraction(high, low)}.", high, low)
        else:
            yield wrong(said, f"{subtraction(high, low)}, not {said.value:g}.", high, low, value=high.value - low.value)


def _ages(window: Window, at: int) -> tuple[Figure, Figure] | None:
    """The ages around the years between them, or the only two before them: "Ann, 14; the eldest, Jim, 83, is 69 years her senior"."""
    told, here = window.figures, [one for one in window.figures if window.sentence(one) == window.last]
    if 0 < at < len(told) - 1 and JUNIOR.fullmatch(window.after(at)) and window.sentence(told[at - 1]) == window.last:
        return told[at - 1], told[at + 1]
    ahead = here[: here.index(told[at])]
    both = JUNIOR_TO_BOTH.match(window.after(at)) is not None and len(ahead) == len(("one", "other"))
    return (ahead[0], ahead[1]) if both else None


def _is_age(figure: Figure) -> bool:
    named = figure.kind == "a" and figure.unit == "year"
    return (named or (figure.kind == "n" and not figure.unit)) and CHILD <= figure.value <= OLDEST
