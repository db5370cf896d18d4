"""Two sums that are each told in two currencies come to one rate: "€24m, or about £20.4m … €10m of that, roughly £9.5m"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import half, wrong
from factdesk.checks.ties.window import Window, many
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern

SAME, OTHER_TIME = Pattern("ties", "told_again"), Pattern("ties", "other_rate")
OTHER_DAY = Pattern("ties", "other_day")
SAME_RATE = Pattern("ties", "same_rate")
PAIR = 2
CLOSE, ROUGH = 0.02, 0.02
MOVED = 0.08
"""The share by which a rate moves between two days of a story that may be of one day."""
"""The shares by which two rates of one day may differ beside their rounding, and that "about" adds."""
FAR = 3
"""Times by which a rate may be off and still be of these currencies."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One sum in two currencies."""

    one: Figure
    two: Figure

    @property
    def rate(self) -> float:
        """How much of the second currency one of the first is."""
        return self.two.value / self.one.value

    @property
    def room(self) -> float:
        """The share by which the rate may be off by rounding."""
        spread = self.two.step / PAIR / self.two.value + (
            half(replace(self.one, approximate=False)) / self.one.value / PAIR if _sharp(self.one) else 0
        )
        return spread + ROUGH * (self.one.approximate or self.two.approximate)


def _sharp(figure: Figure) -> bool:
    """Whether a sum has two figures that are no zeros, so that it may be rounded: nobody asks for some $3 million exactly."""
    return len(str(round(figure.value / figure.step)).rstrip("0")) > 1


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two sums in two currencies each."""
    return many(kinds, "m") >= PAIR * PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Hold the rates of all sums that are told in two currencies against one another."""
    same_rate = SAME_RATE.search(window.passage.lower) is not None
    twins = list(_twins(window))
    for two in twins[1:]:
        one = twins[0]
        numbers = {window.sentence(one.one), window.sentence(two.one)}
        said = " ".join(map(window.words, numbers))
        if not same_rate and (any("y" in window.told[number].kinds for number in numbers) or OTHER_TIME.search(said)):
            continue
        if {one.one.unit, one.two.unit} != {two.one.unit, two.two.unit} or not window.touches_last(two.one, two.two):
            continue
        other = two if two.one.unit == one.one.unit else Twin(two.two, two.one)
        off = max(one.rate, other.rate) / min(one.rate, other.rate)
        close = MOVED if OTHER_DAY.search(said) and not same_rate else CLOSE
        if 1 + close + one.room + other.room < off < FAR:
            first, meant = (other.one, other.one.value * one.rate) if other is two else (two.one, two.one.value / one.rate)
            message = (
                f"{plain(one.one.value)} to {plain(one.two.value)} is a rate at which {plain(first.value)} is about "
                f"{plain(float(f'{meant:.3g}'))}, not {plain(two.two.value)}."
            )
            yield wrong(two.two, message, two.one, one.one, one.two)


def _twins(window: Window) -> Iterator[Twin]:
    for at, (one, two) in enumerate(zip(window.figures, window.figures[1:], strict=False)):
        if (
            one.kind == two.kind == "m"
            and one.unit != two.unit
            and one.value
            and two.value
            and not (one.bound or two.bound)
            and window.sentence(one) == window.sentence(two)
            and SAME.fullmatch(window.after(at))
        ):
            yield Twin(one, two)
