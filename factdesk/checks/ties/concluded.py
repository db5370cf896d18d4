"""What is concluded of two levels: "It now costs £90. Ten years ago it was £45, so the price has doubled"; "The drop is one of 25 percent"."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure, value_of
from factdesk.checks.sums.reckoning import half, right, wrong
from factdesk.checks.ties.framed import amounts
from factdesk.checks.ties.manifolds import ANY_FACTOR, FACTOR, Manifold, manifold, verdict
from factdesk.checks.ties.points import judge_points
from factdesk.checks.ties.window import Window, alike, many, subjects, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.stems import stems

CONCLUDES, CLAUSE, APPOSED = (Pattern("tie_concluded", name) for name in ("concludes", "clause", "apposed"))
THEN, PER, MORE, CHANGED_BY = (Pattern("tie_concluded", name) for name in ("then", "per", "more", "changed_by"))
TIMES_IT, OTHERWISE = Pattern("tie_concluded", "times_it"), Pattern("tie_concluded", "otherwise")
RISES, DROPS, POINTS_OF = (Pattern("tie_concluded", name) for name in ("rises", "drops", "points_of"))
TO_LEVEL, OF_SHARE = Pattern("ties", "to_level"), Pattern("tie_concluded", "of_share")
BASED, BREAKS, SO, TAKEN_UP = (Pattern("tie_concluded", name) for name in ("based", "breaks", "so", "taken_up"))
ELSEWHERE = Pattern("ties", "of_another")
PAIR = 2
WHOLE = 100
FAR = 12
"""Times by which two levels of one thing may differ."""
MOST = 4
"""The same of two of which a percentage tells how much was gained or lost."""
SMALL = 20
"""Counts below this that name no one thing meet by chance."""
STEM, LONG = 5, 4
"""Letters of a beginning, and of the shortest word that has one."""
WORDY, ROUNDING = 0.12, 0.6
"""The share by which "a third" may be off, and the points by which a percentage may be beside its rounding."""

Levels = tuple[Figure, Figure]


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two levels told before something."""
    return many(kinds, "nml%") >= PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Hold what the last sentence concludes against the only two levels that the passage tells."""
    if window.told[-1].words.isdisjoint(word_set("tie_concluded", "cues")):
        return
    text = window.words(window.last)
    if OTHERWISE.search(text):
        return
    opens = CONCLUDES.match(text) is not None
    for at, said in enumerate(window.figures):
        if window.sentence(said) != window.last or vague(said) or window.ranged(said):
            continue
        if said.kind in "%r":
            yield from _change(window, at, opens=opens)
        if said.kind in "%p":
            yield from _points(window, at)
        if said.unit == "times" and TIMES_IT.match(window.after(at)) and _led(window, said.start, opens=opens):
            levels = _levels(window, said.start)
            if levels and not _of_others(window, levels, said.start):
                told = Manifold(said.value, f"{plain(said.value)} times", rough=False, figure=said)
                yield from verdict(levels[1], levels[0], told)
    yield from _factor(window, text, opens=opens)


def _led(window: Window, place: int, *, opens: bool) -> bool:
    """Whether what stands at a place is concluded: by the beginning of its sentence, or by "so" before it."""
    start = window.starts[-1]
    return opens or CLAUSE.search(window.passage.article.text[start:place].lower()) is not None


def _factor(window: Window, text: str, *, opens: bool) -> Iterator[Finding]:
    """A move that is told by its factor: so the price has doubled."""
    found = list(FACTOR.finditer(text)) if ANY_FACTOR.search(text) else []
    if len(found) != 1 or len(ANY_FACTOR.findall(text)) != 1:
        return
    place = window.starts[-1] + found[0].start()
    levels = _levels(window, place) if _led(window, place, opens=opens) else None
    if levels and not _of_others(window, levels, place):
        told = manifold(found[0])
        low, high = levels
        yield from verdict(high, low, told) if told.times > 1 else verdict(low, high, told)


def _levels(window: Window, place: int) -> Levels | None:
    """The only two figures of a kind before a place, the lesser first, where words of time or of a forecast compare them."""
    places = [
        at
        for at in amounts(window)
        if window.figures[at].end <= place and not MORE.match(window.after(at)) and not CHANGED_BY.search(window.before(at))
    ]
    groups: list[list[int]] = []
    for at in places:
        known = next((group for group in groups if alike(window.figures[group[0]], window.figures[at])), None)
        groups.append([at]) if known is None else known.append(at)
    found = [group for group in (_plain_ones(window, one) for one in groups) if len(group) > 1]
    if len(found) != 1 or len(found[0]) != PAIR:
        return None
    one, two = sorted((window.figures[at] for at in found[0]), key=value_of)
    told = any(THEN.search(_around(window, at)) for at in found[0]) or _years(window)
    small = one.kind == "n" and one.value < SMALL and one.unit != two.unit
    if vague(one, two) or not told or small or one.value * FAR < two.value or one.value == two.value:
        return None
    return (one, two) if window.last - min(map(window.sentence, (one, two))) <= PAIR else None


def _plain_ones(window: Window, group: Sequence[int]) -> list[int]:
    """The figures of a group that may be levels: without those that are so much for each, or of another order."""
    most = max(window.figures[at].value for at in group)
    near = [at for at in group if window.figures[at].value * FAR >= most]
    levels = [at for at in near if not PER.match(window.after(at))]
    return levels if len(levels) >= PAIR else near


def _around(window: Window, at: int) -> str:
    """The words of its own sentence before a figure and behind it."""
    text, number = window.words(window.sentence(window.figures[at])), window.sentence(window.figures[at])
    first, last = window.figures[at].start - window.starts[number], window.figures[at].end - window.starts[number]
    return f"{text[max(0, first - WHOLE) : first]} {text[last : last + WHOLE]}"


def _years(window: Window) -> bool:
    """Whether two years are told, each beside a level."""
    return sum(one.kind == "y" for one in window.figures) >= PAIR


def _of_two_others(window: Window, said: Figure, levels: Levels) -> bool:
    """Whether a change is that between two other figures of their kind, to the percentage as it is told."""
    percent = said.value * (1 if said.kind == "%" else WHOLE)
    every = [one for one in window.figures if alike(one, levels[0]) and one.value]
    return any(
        abs(abs(one.value - two.value) / base.value * WHOLE - percent) <= ROUNDING
        for one, two in combinations(every, PAIR)
        if {one.start, two.start} != {level.start for level in levels}
        for base in (one, two)
    )


def _change(window: Window, at: int, *, opens: bool) -> Iterator[Finding]:
    """A change in percent or as a fraction."""
    said = window.figures[at]
    start = window.starts[-1]
    ahead = window.passage.article.text[start : said.start].lower()
    apposed = APPOSED.search(window.before(at)) is not None
    way = window.ways[at] or _way(ahead)
    if not way or TO_LEVEL.search(window.before(at)) or OF_SHARE.search(ahead) or ELSEWHERE.match(window.after(at)):
        return
    if not (apposed and not BASED.match(window.after(at))) and not (_led(window, said.start, opens=opens) and _one_clause(ahead)):
        return
    if any(one.kind in "%r" and window.sentence(one) == window.last for one in window.figures[:at]):
        return  # the rise of 8 percent was twice the 4 percent of the region
    levels = _levels(window, said.start)
    if levels is None or levels[0].kind == "%" or (not apposed and _of_others(window, levels, said.start)):
        return
    low, high = levels
    if _of_two_others(window, said, levels):
        return
    if low.value * MOST < high.value or (apposed and any(window.sentence(one) != window.last for one in levels)):
        return
    base = low if way > 0 else high
    percent = said.value * (1 if said.kind == "%" else WHOLE)
    real = (high.value - low.value) / base.value * WHOLE
    spread = WHOLE * (half(low) + half(high)) / base.value if low.rounded or high.rounded else 0.0
    room = spread + (WORDY * percent if said.kind == "r" else said.step / 2 + ROUNDING)
    first, last = (low, high) if way > 0 else (high, low)
    shown = (
        f"from {plain(first.value)} to {plain(last.value)} is a {'rise' if way > 0 else 'fall'} of {plain(round(real, 1))} percent"
    )
    if abs(real - percent) <= room:
        yield right(said, f"{shown}.", low, high)
    else:
        told = plain(said.value) if said.kind == "%" else f"“{window.text(said)}”"
        yield wrong(said, f"{shown}, not {told}.", low, high, value=round(real) if said.kind == "%" else None)


def _one_clause(ahead: str) -> bool:
    """Whether what stands before a figure is the clause that concludes, with nothing else told in it."""
    found = list(SO.finditer(ahead))
    clause = ahead[found[-1].end() :] if found else ahead
    return len(clause) <= WHOLE and not BREAKS.search(clause)


def _of_others(window: Window, levels: Levels, place: int) -> bool:
    """Whether the words of two levels say that they measure other things than the conclusion, or its clause names what they do not."""
    start, text = window.starts[-1], window.words(window.last)
    found = list(SO.finditer(text, 0, place - start))
    if found:
        clause, first = text[found[-1].end() :].strip(), min(window.starts[window.sentence(one)] for one in levels)
        told = window.passage.article.text[first : start + found[-1].start()].lower()
        named = (stems(one, "number_headlines", STEM, LONG) for one in (clause, told))
        if not TAKEN_UP.match(clause) and not frozenset.intersection(*named):
            return True
    here = subjects(text)
    there = frozenset().union(*(subjects(window.words(window.sentence(one))) for one in levels))
    return bool(here) and bool(there) and not here & there


def _way(ahead: str) -> int:
    """Whether the last word before a figure that tells a rise or a fall tells the one or the other."""
    last = max((*RISES.finditer(ahead), *DROPS.finditer(ahead)), key=re.Match.start, default=None)
    return 0 if last is None else 1 if RISES.fullmatch(last[0]) else -1


def _points(window: Window, at: int) -> Iterator[Finding]:
    """A change between two percentages, in points or wrongly in percent: "It was 16.5% …. The share has thus fallen by four percent, to 12.5%"."""
    said = window.figures[at]
    ahead = window.passage.article.text[window.starts[-1] : said.start].lower()
    way = window.ways[at] or _way(ahead + window.after(at).split(",")[0].split(".")[0])
    if not way or not POINTS_OF.search(ahead):
        return
    levels = [one for one in window.figures if one.kind == "%" and one is not said and not window.ways[window.figures.index(one)]]
    here = [one for one in levels if window.sentence(one) == window.last]
    exact = [
        (one, two)
        for one in here
        for two in levels
        if one is not two and abs(abs(one.value - two.value) - said.value) <= said.step / 2
    ]
    if len({frozenset((one.start, two.start)) for one, two in exact}) == 1 and not vague(*exact[0]):
        yield from judge_points(said, *exact[0])
    elif len(levels) == PAIR and here and said.kind == "p" and not vague(*levels):
        yield from judge_points(said, *levels)
