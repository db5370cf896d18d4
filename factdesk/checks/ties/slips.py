"""Slips of the pen: one figure that was meant to be another, with a digit changed, two turned round, one lost, or its point misplaced.

Where a word ties two figures and they differ so little, one is far more often a slip than a figure of something else.
"""

from factdesk.checks.sums.figures import Figure

PAIR = 2
EXACT = 0.002
"""How near a figure must be to ten or a hundred times another."""
POINTS = (10, 100, 1000)
LONG = 3
"""Digits from which a slip is no chance."""


def slipped(said: Figure, real: float) -> int:
    """The digits by which a figure is known for a slip of what it should be, 0 where it is none: 312 and 322, 56 and 65, 1.4 and 14.

    Both are taken at the precision of the first. Figures of one digit are too near to each other to tell.
    """
    for by in POINTS if real and said.value else ():
        if abs(said.value * by / real - 1) < EXACT or abs(real * by / said.value - 1) < EXACT:
            return LONG
    step = said.step
    one, two = str(round(abs(said.value) / step)), str(round(abs(real) / step))
    if step > 1 and max(len(digits.rstrip("0")) for digits in (one, two)) < PAIR <= min(len(one), len(two)):
        return 0  # round figures: 600,000 and 900,000 have one digit each
    zeros = min(len(digits) - len(digits.rstrip("0")) for digits in (one, two))
    if zeros > 1:  # round figures: 600,000 and 900,000 have one digit each
        one, two = one[:-zeros], two[:-zeros]
    if one == two or min(len(one), len(two)) < PAIR:
        return 0
    if len(one) == len(two):
        wrong = [at for at, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        near = (
            len(one) >= LONG and len(str(abs(int(one) - int(two))).strip("0")) == 1
        )  # 3.06 for 2.96: one digit, and what it carries
        return len(one) if len(wrong) == 1 or near or (len(wrong) == PAIR and sorted(one) == sorted(two)) else 0
    short, long = sorted((one, two), key=len)
    lost = len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return len(short) if lost else 0
