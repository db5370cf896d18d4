"""Shares of a whole: "30 of the 60 deputies, or 40 percent", "a third of the 90 members, 45", "two in five (30 percent)"."""

from collections.abc import Iterable
from dataclasses import replace

from factdesk.checks.finding import Finding
from factdesk.checks.reckoning import comparable, doubtful, half, right, wrong
from factdesk.checks.sum_rules import Rule, Rules
from factdesk.checks.sums import Figure, Sentence
from factdesk.checks.written import plain

RULES = Rules("sum_shares", "rules")
SAME = Rule("sum_shares", "same")
SAME_BACK = Rule("sum_shares", "same_back")
MAJORITY = Rule("sum_shares", "majority")
NEEDED = Rule("sum_shares", "needed")
LOOSE = 0.05
"""The share by which a fraction in words may be off: "a third" for 31 to 35 in a hundred."""
WORDY = 0.15
ABOUT = 0.08
SOME = 0.03
CLOSE = 0.5
"""Points of percent that are worth a second look and no more."""


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Divide every part by its whole where the share is said too."""
    if not {"%", "r"} & set(sentence.kinds) and "majority" not in sentence.words:
        return
    done: set[int] = set()
    for pattern in RULES if "of" in sentence.words or "from" in sentence.words or "among" in sentence.words else ():
        for _, named in sentence.matches(pattern):
            part, whole, share = named["n"], named["t"], named["s"]
            if {part.start, share.start} & done or not comparable(part, whole) or not whole.value or whole.approximate:
                continue
            finding = _judge(part, whole, share)
            if finding:
                done |= {part.start, share.start}
                yield finding
    for pattern in (SAME, SAME_BACK) if "r" in sentence.kinds else ():
        yield from (_same(named["s"], named["p"]) for _, named in sentence.matches(pattern))
    yield from _majorities(sentence)


def _judge(part: Figure, whole: Figure, share: Figure) -> Finding | None:
    if part.value > whole.value and share.value <= (100 if share.kind == "%" else 1):
        return None
    factor = 100 if share.kind == "%" else 1
    real = part.value / whole.value * factor
    low = (part.value - _room(part)) / (whole.value + _room(whole)) * factor
    high = (part.value + _room(part)) / (whole.value - _room(whole)) * factor
    percent = plain(round(real * 100 / factor, 1))
    told = f"{plain(part.value)} of {plain(whole.value)} is {percent} percent"
    room = share.step / 2 if share.kind == "%" else share.value * LOOSE
    if share.approximate and not share.bound:
        room += share.value * (WORDY if share.kind == "r" else ABOUT)
    if share.bound == "above":
        low, room = low - share.value / 2, 0
    elif share.bound == "below":
        high, room = high + share.value / 2, 0
    if low - room - 1e-9 <= share.value <= high + room + 1e-9:
        return right(share, f"{told}.", part, whole)
    named = f"{plain(share.value)} percent" if share.kind == "%" else f"“{share.written}”"
    close = share.kind == "%" and low - room - CLOSE <= share.value <= high + room + CLOSE
    if close or (share.kind == "r" and abs(part.value - share.value * whole.value) < 1):
        return doubtful(share, f"{told}, not quite {named}.", part, whole)
    if share.kind == "%":
        value = round(real, 1) if share.step < 1 else round(real)
        return wrong(share, f"{told}, not {named}.", part, whole, value=None if share.bound else value)
    wanted = share.value * whole.value
    exact = not share.bound and abs(wanted - round(wanted)) < 1e-6  # noqa: PLR2004
    return wrong(part, f"{told}, not {named}.", share, whole, value=round(wanted) if exact else None)


def _room(figure: Figure) -> float:
    """How far a part or whole may be off; "some 1,800" is less loose where a share is told too."""
    return half(replace(figure, approximate=False)) + (figure.value * SOME if figure.approximate else 0)


def _same(fraction: Figure, percent: Figure) -> Finding:
    real = fraction.value * 100
    told = f"{fraction.claim.text if fraction.claim else fraction.written} is {plain(round(real, 1))} percent"
    room = percent.step / 2 + real * (WORDY if fraction.approximate or percent.approximate else LOOSE)
    if fraction.bound:
        fit = percent.value > real - room if fraction.bound == "above" else percent.value < real + room
    else:
        fit = abs(real - percent.value) <= room
    if fit:
        return right(percent, f"{told}.", fraction)
    return wrong(percent, f"{told}, not {plain(percent.value)} percent.", fraction, value=None if fraction.bound else round(real))


def _majorities(sentence: Sentence) -> Iterable[Finding]:
    """Whether as many as are said are the majority that is said."""
    for pattern in (MAJORITY, NEEDED) if "majority" in sentence.words else ():
        for _, named in sentence.matches(pattern):
            part, whole, share = named["n"], named["t"], named.get("s")
            if part.value > whole.value or whole.approximate:
                continue
            needed = (share.value if share else 0.5) * whole.value
            enough = part.value >= needed - 1e-9 if share else part.value > needed
            told = f"{plain(part.value)} of {plain(whole.value)} is {plain(round(part.value / whole.value * 100, 1))} percent"
            if enough:
                yield right(part, f"{told}.", whole)
            else:
                what = f"{share.written} majority" if share else "majority"
                yield wrong(part, f"{told}, which is no {what}.", whole)
