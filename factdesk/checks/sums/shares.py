"""A fraction told in percent too, and majorities: "two in five (30 percent)", "a two-thirds majority of 300, or 180"."""

from collections.abc import Iterable

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import plain, share_of
from factdesk.draft.patterns import Pattern

SAME = Rule("sum_shares", "same")
SAME_BACK = Rule("sum_shares", "same_back")
MAJORITY = Rule("sum_shares", "majority")
NEEDED = Rule("sum_shares", "needed")
CLEARED = Rule("sum_shares", "cleared")
NOT_CLEARED = Pattern("sum_shares", "not_cleared")
LOOSE = 0.05
"""The share by which a fraction in words may be off: "a third" for 31 to 35 in a hundred."""
WORDY = 0.15


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Hold a fraction against its percent, and a majority against its votes."""
    if not {"%", "r"} & set(sentence.kinds) and "majority" not in sentence.words:
        return
    for pattern in (SAME, SAME_BACK) if "r" in sentence.kinds else ():
        yield from (
            _same(named["s"], named["p"]) for _, named in sentence.matches(pattern) if not _quoted(sentence, named["s"], named["p"])
        )
    yield from _majorities(sentence)
    yield from _thresholds(sentence)


def _quoted(sentence: Sentence, fraction: Figure, percent: Figure) -> bool:
    """Whether a fraction is the end of a rate, and the percentage another rate: "steady at 5-7/8, 5/8 percent"."""
    mixed = sentence.article.text[fraction.start - 1 : fraction.start] == "-"
    return "/" in fraction.written and (mixed or "/" in percent.written)


def _same(fraction: Figure, percent: Figure) -> Finding:
    real = fraction.value * 100
    told = f"{fraction.told} is {plain(round(real, 1))} percent"
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
            told = share_of(part.value, whole.value)
            if enough:
                yield right(part, f"{told}.", whole)
            else:
                what = f"{share.written} majority" if share else "majority"
                yield wrong(part, f"{told}, which is no {what}.", whole)


def _thresholds(sentence: Sentence) -> Iterable[Finding]:
    """Whether as many as are said clear the bar that they are said to clear: "66 …, clearing the bar of two thirds of the 105 seats"."""
    for match, named in sentence.matches(CLEARED) if "r" in sentence.kinds else ():
        part, share, whole = named["n"], named["s"], named["t"]
        if NOT_CLEARED.search(match[0].lower()) or inexact(part) or whole.approximate or part.value > whole.value:
            continue
        told = share_of(part.value, whole.value)
        if part.value >= share.value * whole.value - 1e-9:
            yield right(part, f"{told}.", whole)
        else:
            yield wrong(part, f"{told}, which is less than {share.written}.", whole)
