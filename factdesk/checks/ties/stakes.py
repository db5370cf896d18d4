"""What a whole is worth by the price of a share of it: "a 60 per cent holding for €540m, in a deal that values the company at €900m"."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.window import Window, many, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

STAKE, VALUED, DEBT = Pattern("tie_stakes", "stake"), Pattern("tie_stakes", "valued"), Pattern("tie_stakes", "debt")
SOLD = Pattern("tie_stakes", "sold")
PERCENT = 100
LOOSE = 0.01
"""The share by which the whole may be off beside the rounding of its parts."""
FAR = 4
"""Times by which a value may be off and be that of the same whole."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a share, its price and the value of the whole."""
    return many(kinds, "m") > 1 and many(kinds, "%r") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Divide the only price by the only share of what is sold, and look at the value of the whole."""
    if window.vocabulary.isdisjoint(word_set("tie_stakes", "cues")):
        return
    shares = [figure for at, figure in enumerate(window.figures) if figure.kind in "%r" and _is_stake(window, at)]
    if len(shares) != 1 or vague(shares[0]) or DEBT.search(window.passage.lower):
        return
    for at, whole in enumerate(window.figures):
        if whole.kind != "m" or not VALUED.search(window.before(at)) or vague(whole):
            continue
        prices = [
            figure
            for figure in window.figures
            if figure.kind == "m" and figure.unit == whole.unit and figure.start < whole.start and not vague(figure)
        ]
        if len(prices) == 1 and window.touches_last(whole):
            yield from _judge(shares[0], prices[0], whole)


def _is_stake(window: Window, at: int) -> bool:
    return STAKE.match(window.after(at)) is not None or SOLD.search(window.before(at)) is not None


def _judge(share: Figure, price: Figure, whole: Figure) -> Iterator[Finding]:
    part = share.value / (PERCENT if share.kind == "%" else 1)
    if not 0 < part < 1:
        return
    real = price.value / part
    inexact = share.step / 2 / share.value if share.kind == "%" and share.value != int(share.value / 5) * 5 else 0
    room = max(half(price) / part + half(whole), LOOSE * real) + inexact * real
    shown = (
        f"{plain(price.value)} for {plain(share.value)} percent"
        if share.kind == "%"
        else f"{plain(price.value)} for “{share.written}”"
    )
    message = f"{shown} is {plain(float(f'{real:.4g}'))} for the whole"
    if abs(real - whole.value) <= room:
        yield right(whole, f"{message}.", price, share)
    elif 1 / FAR < real / whole.value < FAR:
        yield wrong(whole, f"{message}, not {plain(whole.value)}.", price, share, value=float(f"{real:.3g}"))
