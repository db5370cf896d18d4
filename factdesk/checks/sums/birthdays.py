"""Birthdays with their year: "born in 1937 … turned 80 in 2015", "built in 1931 … will be 100 years old in 2029"."""

from collections.abc import Iterable, Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.sums.rules import Rules
from factdesk.checks.sums.sentences import Sentence

AGED = Rules("sum_birthdays", "aged")


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Count the years from a birth to a birthday."""
    if "y" not in sentence.kinds:
        return
    if sentence.kinds.count("y") > 1:
        for match, named in (found for pattern in AGED for found in sentence.matches(pattern)):
            born, then, age = named["y"], named["t"], named["a"]
            if born.value < then.value and age.unit in (None, "year", "years") and not age.bound and not age.approximate:
                room = 0 if "turn" in match["how"].lower() else 1
                yield from _judge(age, int(age.value), born, int(then.value), then, room=room)


def _judge(figure: Figure, said: int, start: Figure, then: int, *others: Figure, room: int = 0) -> Iterator[Finding]:
    real = then - int(start.value)
    told = f"{start.value:.0f} to {then} is {real} years"
    if said in (real, real - room):
        yield right(figure, f"{told}.", start, *others)
    else:
        yield wrong(figure, f"{told}, not {said}.", *(other for other in (start, *others) if other is not figure))
