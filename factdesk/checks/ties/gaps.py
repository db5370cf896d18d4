"""Differences whose two figures stand anywhere in the passage: "12 fewer break-ins … with 231 recorded against 253"."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import lead, singular
from factdesk.checks.sums.differences import of_then
from factdesk.checks.sums.figures import Figure, start_of
from factdesk.checks.sums.reckoning import DUST, right, slack, wrong
from factdesk.checks.ties.slips import LONG, slipped
from factdesk.checks.ties.window import COMPARED, MANIFOLD, Pair, Window, alike, differences, many, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

SET_OFF = Pattern("ties", "set_off_gap")
WITHIN, SCORED = Pattern("ties", "within"), Pattern("ties", "scored")
THAN_THE, FROM_A_NORM, ON_SALES = (Pattern("ties", name) for name in ("than_the", "from_a_norm", "on_sales"))
GAP_BEFORE, GAP_BEHIND = Pattern("ties", "gap_before"), Pattern("ties", "gap_behind")

AVERAGE = Pattern("ties", "average_change")
TO_ITS_LEVEL, LAPSE = Pattern("ties", "to_its_level"), Pattern("ties", "lapse")
WHO, TO_LEVEL = Pattern("ties", "than_who"), Pattern("ties", "to_level")
GAIN_ON, LEAD_FROM = Pattern("ties", "gain_on"), Pattern("ties", "lead_from")
PAIR = 2
BESIDE = 30
"""Letters before a figure in which its name stands."""
FAR = 20
"""Times by which two figures may differ that nothing compares."""
WIDE = 0.25
"""The share of a difference beyond which rounding no longer explains it: 19,000 less 18,940 is not 2,150."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures and what lies between them, and the last sentence has one of them."""
    return many(kinds, "nml") > PAIR and many(kinds[-1:], "nml%") > 0


def ties(window: Window) -> Iterator[Finding]:
    """Hold each figure that is called a difference against the figures that it can lie between."""
    cued = not window.vocabulary.isdisjoint(word_set("ties", "gap_words")) or any(window.ways)
    if not cued and not any(_within(window, figure) for figure in window.figures if figure.kind == "n" and figure.unit):
        return
    for at, said in enumerate(window.figures):
        behind = window.after(at)
        if (
            said.kind in "nml"
            and not vague(said)
            and is_gap(window, at)
            and not AVERAGE.search(window.before(at))
            and not (FROM_A_NORM.match(behind) or ON_SALES.match(behind))
        ):
            yield from _judge(window, said)


def is_gap(window: Window, at: int) -> bool:
    """Whether the words in and beside a figure call it what lies between two others, or a rise or fall."""
    return (window.ways[at] != 0 and not TO_LEVEL.search(window.before(at))) or is_margin(window, at)


def is_margin(window: Window, at: int) -> bool:
    """Whether the words in and beside a figure call it what lies between two others."""
    figure, behind = window.figures[at], window.after(at)
    likely = window.margins and window.before(at).endswith(_before_gaps())  # the pattern is slow, and most have no such word there
    if likely and GAP_BEFORE.search(lead(window.passage, at)) and not SCORED.match(behind):
        return True
    return bool((window.margins and GAP_BEHIND.match(behind)) or _within(window, figure))


def _than_named(window: Window, said: Figure, held: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """What a difference is from, where its name stands beside a figure: "£250,000 more than the guide price … a guide of £950,000"."""
    found = THAN_THE.match(window.after(window.figures.index(said)))
    if not found:
        return []
    names = set(found["named"].split()) - word_set("ties", "common_names")
    text = window.passage.article.text.lower()
    base = [one for one in held if not names.isdisjoint(text[max(0, one.start - BESIDE) : one.start].replace(",", " ").split())]
    own = [one for one in held if one not in base and window.sentence(one) == window.sentence(said) and one.start < said.start]
    return [(base[0], own[0])] if len(base) == len(own) == 1 else []


def _within(window: Window, figure: Figure) -> bool:
    """Whether a figure's own words call it a difference: 12 fewer thefts."""
    return _tells_more(window.text(figure))


@lru_cache(maxsize=1024)
def _tells_more(told: str) -> bool:
    return WITHIN.search(told) is not None


@cache
def _before_gaps() -> tuple[str, ...]:
    """How the words before a figure end that call it what lies between two others."""
    return tuple(f"{word} " for word in words("ties")["gap_ends"])


def _judge(window: Window, said: Figure) -> Iterator[Finding]:
    amounts = [figure for figure in window.figures if figure is not said and alike(figure, said)]
    pairs = [(pair.old, pair.new) for pair in window.pairs if alike(pair.new, said) and said not in (pair.new, pair.old)]
    exact = len(pairs) == 1 and not any(figure.approximate for figure in pairs[0])
    for one, two in differences(amounts):
        near = abs(abs(one.value - two.value) - said.value) <= min(slack((one, two, said)), WIDE * said.value)
        if near and not (exact and (one.approximate or two.approximate)):
            if window.touches_last(said, one, two):
                yield right(said, f"{subtraction(one, two)}.", one, two)
            return
    if any(said in (pair.old, pair.new) and COMPARED.search(_between(window, pair)) for pair in window.compared):
        return  # a loss of 1.9 million, against one of 3.5
    here = [pair for pair in pairs if window.sentence(pair[1]) == window.sentence(said)]
    held = [
        figure
        for at, figure in enumerate(window.figures)
        if figure in amounts and not vague(figure) and not is_gap(window, at) and (figure.value != 1 or figure.unit)
    ]
    contest = len(held) == PAIR and (slipped(said, abs(held[0].value - held[1].value)) >= LONG or _beside_who(window, said, *held))
    own = [figure for figure in held if window.sentence(figure) == window.last]
    apposed = [(own[0], own[1])] if len(own) == PAIR and _set_off(window, said, *own) else []
    chosen = apposed or here or pairs or ([(held[0], held[1])] if contest else []) or _than_named(window, said, held)
    # 8 million tonnes, a million above what it was; of one sort 1.5 million, compared with 150,000
    if len(chosen) == 1 and (here or not _beside(window, said, [one for one in held if one not in chosen[0]])):
        yield from _hold(window, said, *chosen[0], compared=bool(here or pairs))


def _of_a_lead(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether a figure is a gain on something, or what one side gained where a lead over another goes from one level to another."""
    if GAIN_ON.match(window.after(window.figures.index(said))):
        return True
    first = min(one, two, key=start_of)
    return said.start < first.start and LEAD_FROM.search(window.before(window.figures.index(first))) is not None


def _beside(window: Window, said: Figure, others: Sequence[Figure]) -> bool:
    """Whether one of some figures stands in the sentence of a difference."""
    return any(window.sentence(figure) == window.sentence(said) for figure in others)


def _hold(window: Window, said: Figure, one: Figure, two: Figure, *, compared: bool) -> Iterator[Finding]:
    """Hold a difference against the only two figures that it can lie between."""
    real = abs(one.value - two.value)
    many_times = MANIFOLD if compared else FAR
    if _has_its_own(window, said, one, two) or max(one.value, two.value) > many_times * min(one.value, two.value):
        return
    if vague(one, two) or not window.touches_last(said, one, two) or said.value >= max(one.value, two.value):
        return
    if abs(real - said.value) <= min(slack((one, two, said)), WIDE * said.value):
        yield right(said, f"{subtraction(one, two)}.", one, two)
        return
    if _behind_a_semicolon(window, said, one, two) or _of_a_lead(window, said, one, two):
        return
    if _of_another_noun(window, said, one):
        return
    between = min(one.start, two.start) < said.start < max(one.start, two.start)  # £64, which is £9 more than the £57
    sure = compared or _beside_who(window, said, one, two)
    if (between and sure) or _set_off(window, said, one, two) or (slipped(said, real) and not of_then(window.passage, said)):
        yield wrong(said, f"{subtraction(one, two)}, not {plain(said.value)}.", one, two, value=real)


def _of_another_noun(window: Window, said: Figure, one: Figure) -> bool:
    """Whether a difference counts what another sentence, with its two figures, has no word of: "from 108 to 90 … 48 fewer candidates"."""
    number = window.sentence(one)
    noun = singular((said.unit or "").split(" ")[-1])
    return said.kind == "n" and number != window.sentence(said) and noun not in window.words(number)


def _behind_a_semicolon(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether a semicolon parts a difference from its figures: "fell from 28 to 18; …, who won by 11 votes", "two feet lower; the third, 30 feet"."""
    bare = said.unit and not (one.unit or two.unit) and ";" in window.text(*sorted((one, two, said), key=start_of))
    return bool(bare) or any(figure.start > said.end and ";" in window.text(said, figure) for figure in (one, two))


def _has_its_own(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether a change has its own level or time: "raised $1.35 to $15.55", "down 46 from the previous week" before what it was last year."""
    at = window.figures.index(said)
    if any(is_gap(window, window.figures.index(figure)) for figure in (one, two)):
        return True  # fell by 25,000, compared with a rise of 50,000
    told = abs(one.value - two.value)
    if any(alike(figure, said) and abs(figure.value - told) <= DUST * told for figure in window.figures if figure is not said):
        return True  # another figure tells what lies between them
    levels = [figure for figure in (one, two) if figure in window.figures[at + 1 : at + 2]]
    other = {window.sentence(figure) for figure in (one, two) if figure not in levels}
    compared = any((pair.old, pair.new) in ((one, two), (two, one)) for pair in window.pairs)
    own = TO_ITS_LEVEL.fullmatch(window.after(at)) is not None and (not levels or window.sentence(said) in other)
    if window.opposite(Pair(one, two)) or (own and not compared):
        return True
    there = max(window.sentence(one), window.sentence(two))
    mine, theirs = (frozenset(LAPSE.findall(text)) for text in (window.after(at), window.words(there)))
    return there > window.sentence(said) and bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _between(window: Window, pair: Pair) -> str:
    """The words between two figures that are compared, in small letters."""
    first, last = sorted((pair.old, pair.new), key=start_of)
    return window.passage.article.text[first.end : last.start].lower()


def _set_off(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether a sentence tells two figures and behind a comma what lies between them: "highest at $3.69 and lowest at $3.29, a spread of 40 cents"."""
    at = window.figures.index(said)
    if not said.kind == one.kind == two.kind or not said.unit == one.unit == two.unit is not None:
        return False
    alone = {window.sentence(figure) for figure in (one, two, said)} == {window.last} and at and two is window.figures[at - 1]
    return bool(alone) and one.start < two.start and SET_OFF.fullmatch(window.before(at)) is not None


def _beside_who(window: Window, said: Figure, one: Figure, two: Figure) -> bool:
    """Whether a sentence tells somebody's figure, a gap to somebody, and whose the other figure is: "281, four better than Dunn, who finished on 285"."""
    together = {window.sentence(figure) for figure in (said, one, two)} == {window.last}
    first, last = sorted((one, two), key=lambda figure: figure.start)
    return (
        together
        and first.start < said.start < last.start
        and WHO.match(window.text(said, last)[said.end - said.start :].lower()) is not None
    )
