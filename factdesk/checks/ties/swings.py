"""From one side of nothing to the other: "£1,900 in the red … £300 in credit …, a swing of £2,200"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.reckoning import right, slack, wrong
from factdesk.checks.ties.window import Window, alike, many, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

OF_IT, TAKES_UP = Pattern("ties", "swing_of_another"), Pattern("ties", "takes_up")
SWING, GAIN, LOSS = Pattern("ties", "swing"), Pattern("ties", "in_credit"), Pattern("ties", "in_debt")
NEAR = 30
THREE = 3


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two sums and the swing from one to the other, which the last sentence tells."""
    return many(kinds, "m") >= THREE and "m" in kinds[-1]


def ties(window: Window) -> Iterator[Finding]:
    """Add the only sum above nothing to the only one below it."""
    if window.vocabulary.isdisjoint(word_set("ties", "swing_words")):
        return
    for at, said in enumerate(window.figures):
        if said.kind != "m" or window.sentence(said) != window.last or not SWING.search(window.before(at)) or vague(said):
            continue
        here = any(window.sentence(figure) == window.last and figure is not said for figure in window.figures)
        if OF_IT.match(window.after(at)) or not (here or TAKES_UP.match(window.words(window.last))):
            continue
        others = [(place, figure) for place, figure in enumerate(window.figures) if figure is not said and alike(figure, said)]
        above = [figure for place, figure in others if _beside(window, place, GAIN)]
        below = [figure for place, figure in others if _beside(window, place, LOSS)]
        if len(above) == len(below) == 1 and above != below and not vague(*above, *below):
            added = above[0].value + below[0].value
            if abs(added - said.value) <= slack((said, *above, *below)):
                yield right(said, f"{addition((above[0], below[0]))}.", *above, *below)
            else:
                message = f"From one side of zero to the other, {addition((above[0], below[0]))}, not {plain(said.value)}."
                yield wrong(said, message, *above, *below, value=added)


def _beside(window: Window, at: int, words: Pattern) -> bool:
    return words.search(window.before(at)[-NEAR:] + "\ue000" + window.after(at)[:NEAR]) is not None
