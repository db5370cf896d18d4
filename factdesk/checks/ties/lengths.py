"""Lengths of time that are made of others: "two hours and ten minutes …: half an hour, 80 minutes and 20 minutes", terms of 10, eight and six years."""

from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, vague
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

A_TOTAL, NOT_PARTS, COMPOSITE, AN_HOUR = (Pattern("tie_lengths", name) for name in ("a_total", "not_parts", "composite", "an_hour"))
MINUTES = {"minute": 1, "hour": 60}
HOUR = 60
THREE, MOST = 3, 8


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be a length and its parts."""
    return sum(kind.count("d") for kind in kinds) > 1


def ties(window: Window) -> Iterator[Finding]:
    """Hold each length that is called a whole against those behind it."""
    for at, whole in enumerate(window.figures):
        if whole.kind == "d" and not vague(whole):
            yield from _terms(window, at, whole)
            yield from _courses(window, at, whole)


def _terms(window: Window, at: int, whole: Figure) -> Iterator[Finding]:
    """Terms of some people together and, in the next sentence, each of theirs."""
    if window.sentence(whole) != window.last - 1 or not A_TOTAL.search(window.before(at)):
        return
    here = [one for one in window.figures if window.sentence(one) == window.last and one.kind in "dn"]
    many = [one for one in window.figures[:at] if one.kind == "n" and window.sentence(one) == window.last - 1]
    plainly = bool(here) and here[0].kind == "d" and all(one.unit in (None, whole.unit) for one in here) and not vague(*here)
    if (
        not plainly
        or not any(one.value == len(here) for one in many)
        or len(here) > MOST
        or not window.told[-1].words.isdisjoint(word_set("tie_lengths", "for_each"))
        or window.vocabulary.isdisjoint(word_set("tie_lengths", "sentenced"))
    ):
        return
    added = sum(one.value for one in here)
    if added == whole.value:
        yield right(whole, f"{addition(here)}.", *here)
    else:
        yield wrong(whole, f"{addition(here)}, not {plain(whole.value)}.", *here, value=added)


def _courses(window: Window, at: int, whole: Figure) -> Iterator[Finding]:
    """Hours and minutes that a thing lasts, and three parts or more right behind them."""
    text = window.passage.article.text
    if whole.unit not in MINUTES or not COMPOSITE.search(text[whole.start : whole.end].lower()):
        return
    number = window.sentence(whole)
    parts = [one for one in window.figures[at + 1 :] if one.kind == "d" and window.sentence(one) <= number + 1]
    bare = len(AN_HOUR.findall(text, whole.end, parts[-1].end)) if parts else 0
    if not THREE <= len(parts) + bare <= MOST or not window.touches_last(parts[-1]) or vague(*parts):
        return
    if any(one.unit not in MINUTES for one in parts) or NOT_PARTS.search(text[whole.end : parts[-1].end].lower()):
        return
    added, told = (sum(one.value * MINUTES[one.unit or "minute"] for one in held) for held in (parts, [whole]))
    added += HOUR * bare
    shown = f"the parts come to {_spoken(added)}"
    if added == told:
        yield right(whole, f"{shown}.", *parts)
    elif abs(added - told) % HOUR == 0 or slipped(whole, added):
        yield wrong(whole, f"{shown}, not {_spoken(told)}.", *parts)


def _spoken(minutes: float) -> str:
    hours, rest = divmod(int(minutes), HOUR)
    return f"{hours} h {rest} min"
