"""Years by which one is older than another, beside both ages: "Edith was 97 and Winifred, four years her junior, 95"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, vague
from factdesk.checks.written import subtraction
from factdesk.draft.patterns import Pattern, word_set

JUNIOR, BY_YEARS, WHO = (Pattern("ties", name) for name in ("junior", "by_years", "who_is"))
CHILD, OLDEST = 5, 115


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two ages and the years between them."""
    return "d" in kinds[-1] and sum(map(len, kinds)) > len(("one", "other"))


def ties(window: Window) -> Iterator[Finding]:
    """Subtract the ages right before and behind the years by which they lie apart."""
    if window.told[-1].words.isdisjoint(word_set("ties", "junior_words")):
        return
    yield from _behind(window)
    for at in range(1, len(window.figures) - 1):
        older, said, younger = window.figures[at - 1 : at + 2]
        told = said.kind == "d" and said.unit == "year" and JUNIOR.fullmatch(window.after(at)) is not None and not vague(said)
        if not told or window.sentence(older) != window.last or not (_is_age(older) and _is_age(younger)):
            continue
        high, low = sorted((older, younger), key=lambda figure: -figure.value)
        if abs(high.value - low.value - said.value) <= 1:
            yield right(said, f"{subtraction(high, low)}.", high, low)
        else:
            yield wrong(said, f"{subtraction(high, low)}, not {said.value:g}.", high, low, value=high.value - low.value)


def _behind(window: Window) -> Iterator[Finding]:
    """The same behind both ages: "The premier, 44, sat beside Hans Ohlsson, 67, who is 23 years his senior"."""
    for at in range(2, len(window.figures)):
        one, two, said = window.figures[at - 2 : at + 1]
        told = said.kind == "d" and said.unit == "year" and BY_YEARS.match(window.after(at)) is not None and not vague(said)
        beside = told and WHO.fullmatch(window.before(at)) is not None and _is_age(one) and _is_age(two)
        if not beside or window.sentence(said) != window.last or window.sentence(two) != window.last:
            continue
        high, low = sorted((one, two), key=lambda figure: -figure.value)
        if abs(high.value - low.value - said.value) <= 1:
            yield right(said, f"{subtraction(high, low)}.", high, low)
        else:
            yield wrong(said, f"{subtraction(high, low)}, not {said.value:g}.", high, low, value=high.value - low.value)


def _is_age(figure: Figure) -> bool:
    named = figure.kind == "a" and figure.unit == "year"
    return (named or (figure.kind == "n" and not figure.unit)) and CHILD <= figure.value <= OLDEST
