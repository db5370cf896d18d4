"""Multiples and halves beside their two figures: "$1,480, three times the $740 of 2011", "cut in half, to $600,000 from $900,000"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.ties.window import Pair, Window, alike, many, subjects, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

BEFORE, TIMES = Pattern("ties", "manifold"), Pattern("ties", "manifold_times")
FAR_BEHIND, OF_WHOLE = Pattern("ties", "manifold_far"), Pattern("ties", "of_whole")
CLAUSE = Pattern("ties", "clause")
AS_MANY, SOMETHING_ELSE = Pattern("ties", "as_many"), Pattern("ties", "something_else")
AS_MUCH, FOR_EVERY = Pattern("ties", "as_much"), Pattern("ties", "for_every")
TAKES_UP = Pattern("ties", "takes_up")
PAIR = 2
OF_TIME = Pattern("ties", "of_time")
BEYOND = Pattern("ties", "beyond")
ANY_FACTOR = Pattern("ties", "any_factor")
FACTOR, FACTOR_TO, FACTOR_FROM, FACTOR_OF_OLD = (
    Pattern("ties", name) for name in ("factor", "factor_to", "factor_from", "factor_of_old")
)
BEHIND_BOTH, ROUGHLY = Pattern("ties", "manifold_behind"), Pattern("ties", "roughly")
COMPARED = Pattern("ties", "compared_with")
ROOM, ROUGH = 0.12, 0.25
"""The shares of a multiple by which it may be off: told plainly, and told as rough ("almost three times")."""
NEARLY = 0.05
"""The share of a figure that is told with "about"."""
ONE = 0.95
"""What a whole number of those for every one may be off, however few they are."""
RATE = 1000
"""People in so many of whom a rate is told."""
FAR = 8
"""Times by which a multiple may be off and still be of these two figures."""


@dataclass(frozen=True, slots=True)
class Manifold:
    """How many times over something is said to be."""

    times: float
    words: str
    rough: bool
    above: bool = False
    """Whether it is said to be more than that."""
    figure: Figure | None = None
    """Its own figure, where it is none of the words that stand for a multiple."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures and how many times over they are one another, which the last sentence tells."""
    return many(kinds, "nml%") >= PAIR and many(kinds[-1:], "nml%r") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold each multiple against the figure behind it and the one that is so many times that."""
    cues = word_set("ties", "manifold_words")
    times = any(figure.unit == "times" for figure in window.told[-1].figures)
    if not times and "r" not in window.told[-1].kinds and cues.isdisjoint(window.told[-1].words):
        yield from _led(window)
        if len(window.told[-1].figures) < PAIR:
            return
        if any(figure.unit == "times" for figure in window.figures) and window.pairs:
            yield from _announced(window)
        if not cues.isdisjoint(window.sentence_before.replace(".", " ").split()) and window.pairs:
            yield from _factors(window)
        return
    for at, base in enumerate(window.figures):
        pronoun = base.kind == "n" and base.value == 1  # three times the size of the old one
        if window.sentence(base) == window.last and base.kind in "nml%" and not pronoun and (told := _multiple(window, at)):
            yield from _judge(window, base, told)
    yield from _far(window)
    yield from _behind(window)
    yield from _for_every(window)
    yield from _factors(window)


def _factors(window: Window) -> Iterator[Finding]:
    """Moves that are told by their factor: cut in half, doubled."""
    here = [pair for pair in window.pairs if window.sentence(pair.new) == window.last]
    for pair in here:
        if said := _right_before(window, pair) or (_factor(window, pair) if len(here) == 1 else None):
            yield from verdict(pair.new, pair.old, said)
    for at, new in enumerate(window.figures):
        told = FACTOR_TO.search(window.before(at)) if window.sentence(new) == window.last else None
        before = [one for one in window.figures[:at] if window.sentence(one) == window.last and alike(one, new)]
        rising = told is not None and bool(before) and (new.value > before[0].value) == (manifold(told).times > 1)
        if (
            told and rising and len(before) == 1 and not vague(before[0], new)
        ):  # "640 million in 2015, has since doubled to 1.6 billion"
            yield from verdict(new, before[0], manifold(told))
    then = [pair for pair in window.pairs if window.sentence(pair.old) == window.last == window.sentence(pair.new) + 1]
    if not here and len(then) == 1:  # "doubled last year, to 4,180. In 2022 there were 2,980"
        found = list(FACTOR.finditer(window.words(window.last - 1)))
        alone = sum(map(window.told[-2].kinds.count, "nml%")) == 1
        if len(found) == 1 and alone:
            yield from verdict(then[0].new, then[0].old, manifold(found[0]))


def _led(window: Window) -> Iterator[Finding]:
    """A factor of the sentence before the two that tell what it is and what it was: "cut in half over five years … 803 … In 2018 1,164"."""
    if len(window.pairs_apart) != 1:
        return
    article, pair = window.passage.article, window.pairs_apart[0]
    start, _ = article.sentence_at(min(pair.new.start, pair.old.start))
    before = article.text[slice(*article.sentence_at(max(0, start - len(". "))))].lower() if start else ""
    found = list(FACTOR.finditer(before))
    if len(found) != 1 or len(ANY_FACTOR.findall(before)) != 1 or any(figure.kind == "%" for figure in window.figures):
        return
    one, two = subjects(before), subjects(window.words(window.last - 1))
    if not (one and two and not one & two) and (not OF_TIME.search(before) or _so_long_ago(window, pair)):
        yield from verdict(pair.new, pair.old, manifold(found[0]))


def _so_long_ago(window: Window, pair: Pair) -> bool:
    """Whether the years over which something moved lead back to the year of what it was."""
    dateline = window.passage.article.dateline.year
    lengths = [one.value for one in window.told[0].figures if one.kind == "d" and one.unit == "year"]
    years = [one.value for one in window.told[-1].figures if one.kind == "y"]
    return (
        len(lengths) == len(years) == 1 and 0 <= dateline - lengths[0] - years[0] <= 1 and window.sentence(pair.old) == window.last
    )


def _right_before(window: Window, pair: Pair) -> Manifold | None:
    """The only factor right before the first of two figures: "grown threefold, from 11 to 33, and its staff from 160 to 400"."""
    first = min(pair.old, pair.new, key=lambda figure: figure.start)
    before = window.before(window.figures.index(first))[-max(0, first.start - window.starts[-1]) :]
    found = list(FACTOR.finditer(before))
    return manifold(found[0]) if len(found) == 1 and not CLAUSE.search(before[found[0].end() :]) else None


def _factor(window: Window, pair: Pair) -> Manifold | None:
    """The only factor that is told of a pair: in its own sentence, or in the one before that has no other figures."""
    text = window.words(window.last)
    found = list(FACTOR.finditer(text))
    if len(found) == 1 and (
        _of_another(window, pair, found[0]) or _of_another_move(window, pair, window.starts[-1] + found[0].start())
    ):
        return None
    if len(found) == 1 and not CLAUSE.search(text[found[0].end() : pair.new.start - window.starts[-1]]):
        return manifold(found[0])
    before = window.sentence_before
    found = [] if found or any(figure.kind == "%" for figure in window.figures) else list(FACTOR.finditer(before))
    own = window.last and window.words(window.last - 1).startswith(before) and bool(set(window.told[-2].kinds) & set("nml"))
    if own or pair.old.bound or pair.new.bound:
        return None  # its assets doubled to 607 million from 300, but its profit was 8.5 million
    apart = subjects(before) and subjects(text) and not subjects(before) & subjects(text)
    alone = len(found) == len(ANY_FACTOR.findall(before)) == 1
    of_time = OF_TIME.search(before) is not None and "since" not in window.told[-1].words
    return manifold(found[0]) if alone and not apart and not of_time else None


def _of_another(window: Window, pair: Pair, found: re.Match[str]) -> bool:
    """Whether a factor leads from or to a figure of its own: "doubled their share to 16 percent and … slipped from 9.4 to 8.6"."""
    end = window.starts[-1] + found.end()
    own = next((figure for figure in window.figures if figure.start >= end and figure.kind != "y"), None)
    led = own is not None and FACTOR_FROM.fullmatch(found.string, found.end(), own.start - window.starts[-1]) is not None
    return (led and own not in (pair.old, pair.new)) or FACTOR_OF_OLD.search(found.string, 0, found.start()) is not None


def _of_another_move(window: Window, pair: Pair, place: int) -> bool:
    """Whether a factor stands right before another figure, or behind a semicolon: "up to 1,200 from 1,000; its life was doubled to 60 years"."""
    text = window.passage.article.text
    last = max(pair.old.end, pair.new.end)
    behind = next((figure for figure in window.figures if figure.start > place), None)
    other = behind is not None and behind not in (pair.old, pair.new) and FACTOR_TO.search(text[place : behind.start].lower())
    return bool(other) or (last < place and ";" in text[last:place])


def manifold(found: re.Match[str]) -> Manifold:
    """The factor by which something moved, by the words for it."""
    before = found.string[: found.start()]
    near, word = ROUGHLY.search(before), found[str(found.lastgroup)]
    told = f"{near[0]}{word}" if near else word
    return Manifold(words("ties")["factors"][found.lastgroup], told, near is not None, BEYOND.search(before) is not None)


def _announced(window: Window) -> Iterator[Finding]:
    """A multiple that the sentence before tells alone: "three times as many orders as a year ago … The tally went from 410 to 820"."""
    number = window.last - 1
    said = [
        (at, figure) for at, figure in enumerate(window.figures) if window.sentence(figure) == number and figure.kind in "nml%r"
    ]
    here = [pair for pair in window.pairs if window.sentence(pair.new) == window.last]
    if len(said) != 1 or len(here) != 1 or said[0][1].unit != "times" or not here[0].old.value:
        return
    at, figure = said[0]
    old, new = here[0].old, here[0].new
    text, there = window.words(window.last), window.words(number)
    apart = subjects(there) and subjects(text) and not subjects(there) & subjects(text)
    if (
        old.kind != "%"
        and AS_MANY.match(window.after(at))
        and not vague(figure, old, new)
        and not apart
        and not OF_TIME.search(there)
    ):
        told = Manifold(figure.value, f"{plain(figure.value)} times", ROUGHLY.search(window.before(at)) is not None, figure=figure)
        yield from verdict(new, old, told)


def _far(window: Window) -> Iterator[Finding]:
    """A multiple of a figure further on: "36 …, which is double the number in 2010, when 12 won"."""
    for at in range(1, len(window.figures)):
        found = FAR_BEHIND.search(window.before(at))
        one = window.figures[at - 1]
        if found and found["that"] and window.before(at)[found.end() :].startswith(","):
            if (
                window.sentence(one) == window.sentence(window.figures[at])
                and alike(one, window.figures[at])
                and not vague(one, window.figures[at])
            ):
                told = Manifold(words("ties")["manifolds"][found["word"]], found["word"], rough=False)
                yield from verdict(window.figures[at], one, told)
            continue
        taken_up = window.sentence(one) == window.last - 1 and TAKES_UP.match(window.words(window.last)) is not None
        if (
            found is None
            or not (window.sentence(one) == window.last or taken_up)
            or one.kind not in "nm"
            or BEFORE.search(window.before(at))
            or SOMETHING_ELSE.search(window.before(at))
            or ";" in window.before(at)[found.end() :]  # twice what had been expected; it had been sold for 310,000
        ):
            continue
        much = window.figures[at - 2] if at > 1 and OF_WHOLE.fullmatch(window.before(at - 1)) else one
        behind = [figure for figure in window.figures[at:] if window.sentence(figure) == window.last and alike(figure, much)]
        if len(behind) == 1 and not vague(much, behind[0]):
            rough = ROUGHLY.search(window.before(at)[: found.start()]) is not None
            yield from verdict(much, behind[0], Manifold(words("ties")["manifolds"][found["word"]], found["word"], rough))


def _behind(window: Window) -> Iterator[Finding]:
    """A multiple behind both of its figures: "one emits 0.3 tonnes, the other, at 2.4, eight times as much", "… twice the original estimate"."""
    here = [figure for figure in window.told[-1].figures if figure.kind in "nml%"]
    found = BEHIND_BOTH.match(window.after(window.figures.index(here[-1]))) if len(here) >= PAIR else None
    if found and alike(*here[-PAIR:]) and not vague(*here[-PAIR:]) and not any(alike(here[-1], one) for one in here[:-PAIR]):
        yield from verdict(here[-1], here[-2], Manifold(words("ties")["manifolds"][found["word"]], found["word"], rough=False))
    for at, said in enumerate(window.figures):
        if said.unit != "times" or window.sentence(said) != window.last or not AS_MUCH.match(window.after(at)) or vague(said):
            continue
        told = [figure for figure in window.figures[:at] if figure.kind in "nml%" and figure.unit != "times"]
        pair = told[-PAIR:]
        if (
            len(pair) == PAIR
            and alike(*pair)
            and not vague(*pair)
            and pair[0].value
            and not any(alike(pair[0], one) for one in told[:-PAIR])
        ):
            much, base = pair if COMPARED.search(_link(window, *pair)) else pair[::-1]
            yield from verdict(much, base, Manifold(said.value, f"{plain(said.value)} times", rough=False, figure=said))


def _link(window: Window, one: Figure, two: Figure) -> str:
    """What stands between two figures, in small letters."""
    return window.passage.article.text[one.end : two.start].lower()


def _for_every(window: Window) -> Iterator[Finding]:
    """So many for every so many, beside how many there are of both: "one adult for every eight: 120 pupils and 15 adults"."""
    for at in range(len(window.figures) - 1):
        one, every = window.figures[at], window.figures[at + 1]
        if not FOR_EVERY.search(window.after(at)) or one.kind != "n" or every.kind != "n" or window.sentence(one) != window.last:
            continue
        if every.value >= RATE:
            continue  # 16 for every 100,000 people
        rest = [
            figure
            for figure in window.figures
            if figure.kind == "n" and figure not in (one, every) and window.sentence(figure) == window.last
        ]
        if len(rest) != PAIR or vague(one, every, *rest) or not one.value or any(figure.value % 1 for figure in rest):
            continue
        named = {singular(figure.unit) for figure in rest if figure.unit}
        own = one.unit or " ".join(window.after(at).split()[:-PAIR])  # one nurse for every six patients, or just one for every six
        asked = {singular(noun) for noun in (own, every.unit) if noun}
        if len(named) == PAIR and not asked <= named:
            continue  # one for every 12 elephants, and 600 rhinos; a nurse for every six patients, and four baths
        few, many = sorted(rest, key=lambda figure: figure.value)
        said, real = every.value / one.value, many.value / few.value if few.value else 0.0
        shown = f"{plain(many.value)} ÷ {plain(few.value)} = {plain(round(real, 2))}"
        if abs(real - said) <= min(ROOM * said, max(ONE, NEARLY * said)):
            yield right(every, f"{shown}.", few, many)
        elif said > 1 and said / FAR < real < said * FAR:
            yield wrong(every, f"{shown}, not {plain(round(said, 2))}.", few, many)


def _multiple(window: Window, at: int) -> Manifold | None:
    """The multiple that is told before a figure."""
    before = window.before(at)
    found = BEFORE.search(before)
    if found:
        rough = ROUGHLY.search(before[: found.start()]) is not None
        return Manifold(words("ties")["manifolds"][found["word"]], found["word"], rough)
    last = window.figures[at - 1] if at else None
    if (
        last is None
        or last.unit != "times"
        or window.sentence(last) != window.sentence(window.figures[at])
        or not TIMES.match(before)
    ):
        return None
    rough = vague(last) or ROUGHLY.search(window.before(at - 1)) is not None
    return Manifold(last.value, f"{plain(last.value)} times", rough, figure=last)


def _judge(window: Window, base: Figure, said: Manifold) -> Iterator[Finding]:
    others = [figure for figure in window.figures if figure not in (base, said.figure) and alike(figure, base) and figure.value]
    here = [other for other in others if window.sentence(other) == window.last and other.start < base.start]
    behind = [other for other in others if window.sentence(other) == window.last and other.start > base.start]
    fitting = next((other for other in others if not _off(other, base, said) and not (len(here) == 1 and other in behind)), None)
    if fitting:
        told = said.figure or fitting
        yield right(told, f"{_shown(fitting, base)}.", *(figure for figure in (fitting, base) if figure is not told))
    elif len(here) == 1 and not vague(base, here[0]) and base.value:
        yield from verdict(here[0], base, said)


def verdict(much: Figure, base: Figure, said: Manifold) -> Iterator[Finding]:
    """What is said of a figure, what it is a multiple of, and how many times that it is said to be."""
    if not base.value:
        return
    if not _off(much, base, said):
        yield right(much, f"{_shown(much, base)}.", base)
    elif said.times / FAR < much.value / base.value < said.times * FAR:
        told = (said.figure, much, base) if said.figure and said.figure.claim else (much, base)
        exact = said.figure is None and not (said.rough or said.above)
        value = base.value * said.times if exact and told[0] is much else None
        yield wrong(told[0], f"{_shown(much, base)}, which is not “{said.words}”.", *told[1:], value=value)


def _shown(much: Figure, base: Figure) -> str:
    return f"{plain(much.value)} is {plain(round(much.value / base.value, 2))} times {plain(base.value)}"


def _off(much: Figure, base: Figure, said: Manifold) -> bool:
    room = (ROUGH if said.rough else ROOM) * said.times
    if said.above and said.times > 1 and much.value + half(much) < said.times * (base.value - half(base)) - DUST:
        return True
    if said.above and said.times < 1 and base.value and much.value / base.value > said.times * (1 + NEARLY):
        return True
    real = much.value / base.value if base.value else 0.0
    if said.above and (said.times <= real < said.times + 1 if said.times > 1 else said.times / PAIR <= real <= said.times):
        return False  # more than doubled: from 72 to 190; more than halved: from 8.4 percent to 3.1
    spread = sum(NEARLY for figure in (much, base) if figure.approximate) * said.times
    return not base.value or abs(much.value / base.value - said.times) > room + spread
