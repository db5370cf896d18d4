"""Percentage changes whose two figures stand anywhere in the passage: "profit was up 20 percent. It earned 62.4 million, compared with 48 million"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, right, slack, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import AGAIN, CHANGED_ON, TO_COME, Pair, Window, alike, many, subjects, vague
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern
from factdesk.draft.stems import stems

LEVEL, TAKES_UP = Pattern("ties", "level"), Pattern("ties", "takes_up")
CLAUSE, OF_ANOTHER = Pattern("ties", "clause"), Pattern("ties", "of_another")
TO_LEVEL, TO_ITS_LEVEL = Pattern("ties", "to_level"), Pattern("ties", "to_its_level")
APPOSED = Pattern("ties", "apposed_change")
OTHER_BASIS = Pattern("ties", "other_basis")
BY_ANOTHER, FORESEEN = Pattern("ties", "by_another"), Pattern("ties", "foreseen")
MOVED_TO, PERIOD = Pattern("ties", "moved_to"), Pattern("ties", "period")
PAIR = 2
STEM, LONG = 5, 4
"""Letters of a beginning, and of the shortest word that has one."""
FAR = 3
"""Times by which what it was and what it became may differ to be one."""
WHOLE = 100
FAR_OFF = 5
"""Percent by which whole ones differ that were not only rounded."""
FRACTIONS = (1 / 10, 1 / 5, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 4 / 5)
NICE = 0.02
"""The part of a fraction by which two figures may be off that are told for it."""
WORDY = 0.12
"""The share by which "a third" may be off."""
ROUNDING = 0.25
"""Percent by which people round beyond half a percent: 20.7 is told as 20."""

ABSURD = 20.0
"""Times from which two figures are never one thing before and after a change in percent."""


@dataclass(frozen=True, slots=True)
class Move:
    """What something was and what it became, by two figures: both told, or one of them and what lies between."""

    old: float
    new: float
    figures: tuple[Figure, Figure]

    @property
    def percent(self) -> float:
        """By how much it rose, in percent; less than nothing where it fell."""
        return (self.new - self.old) / self.old * WHOLE

    @property
    def absurd(self) -> bool:
        """Whether nothing becomes so much more or less: "values the firm at $3.4 billion, 31 percent above the close of $42.10"."""
        return not 1 / ABSURD < self.new / self.old < ABSURD

    def fits(self, change: Figure, way: int) -> bool:
        """Whether it is a rise or fall by so much, as the figures are rounded."""
        if (self.percent > 0) != (way > 0):
            return False
        spread = WHOLE * slack(self.figures) / self.old if any(figure.rounded for figure in self.figures) else 0
        room = WORDY * change.value * WHOLE if change.kind == "r" else change.step / 2 + ROUNDING
        return abs(abs(self.percent) - _percent(change)) <= room + spread

    def __str__(self) -> str:
        """The move and its percentage in words."""
        way = "a rise" if self.percent > 0 else "a fall"
        return f"from {plain(self.old)} to {plain(self.new)} is {way} of {abs(self.percent):.1f}".removesuffix(".0") + " percent"


def _percent(change: Figure) -> float:
    return change.value * WHOLE if change.kind == "r" else change.value


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures and by how much one became the other."""
    return many(kinds, "%r") > 0 and many(kinds, "nml") >= PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Hold each percentage by which something rose or fell against the figures that are compared."""
    if not any(window.ways):
        return
    told = [
        Move(pair.old.value, pair.new.value, (pair.old, pair.new))
        for pair in window.pairs
        if pair.old.kind in "nml" and pair.new.kind != "%" and pair.old.value and not _of_two_things(window, pair)
    ]
    for at, change in enumerate(window.figures):
        if (
            change.kind in "%r"
            and not vague(change)
            and not window.ranged(change)
            and not TO_LEVEL.search(window.before(at))
            and (way := window.ways[at])
        ):
            yield from _judge(window, change, way, [*told, *_derived(window, change, way)])


def _derived(window: Window, change: Figure, way: int) -> Iterator[Move]:
    """A move told by what it was and what it became of: "lost $4.60 to finish at $41.40"; or by "That is up a fifth on the 24 of May"."""
    number = window.sentence(change)
    here = [at for at, figure in enumerate(window.figures) if figure.kind in "nml" and window.sentence(figure) == number]
    if len(here) == PAIR and alike(window.figures[here[0]], window.figures[here[1]]):
        by, now = (window.figures[at] for at in here)
        if window.ways[here[0]] == way and MOVED_TO.search(window.before(here[1])) and now.value - way * by.value > 0:
            yield Move(now.value - way * by.value, now.value, (by, now))
    at = window.figures.index(change)
    yield from _on_the(window, at, here)
    if len(here) == 1 and here[0] == at + 1 and CHANGED_ON.match(window.after(at)) and TAKES_UP.match(window.words(number)):
        told = [figure for figure in window.figures[:at] if window.sentence(figure) == number - 1 and figure.kind in "nml"]
        if len(told) == 1 and alike(told[0], window.figures[at + 1]) and told[0].value:
            yield Move(window.figures[at + 1].value, told[0].value, (window.figures[at + 1], told[0]))


def _on_the(window: Window, at: int, here: list[int]) -> Iterator[Move]:
    """What it was behind its change, and what it became further ahead: "spent £7.4m, an average of £185,000 a school and up by a quarter on the £5.4m"."""
    if at + 1 not in here or not CHANGED_ON.match(window.after(at)):
        return
    old = window.figures[at + 1]
    ahead = [window.figures[place] for place in here if place < at and alike(window.figures[place], old)]
    near = [figure for figure in ahead if old.value and 1 / FAR < figure.value / old.value < FAR]
    if len(near) == 1 and len(here) > PAIR:
        yield Move(old.value, near[0].value, (old, near[0]))


def _judge(window: Window, change: Figure, way: int, moves: list[Move]) -> Iterator[Finding]:
    amounts = [figure for figure in window.figures if figure.kind in "nml" and figure.value > 0]
    any_two = (Move(one.value, two.value, (one, two)) for one in amounts for two in amounts if one is not two and alike(one, two))
    fitting = next((move for move in (*moves, *any_two) if move.fits(change, way)), None)
    if fitting:
        if window.touches_last(change, *fitting.figures):
            yield right(change, f"{fitting}.", *fitting.figures)
        return
    here = [move for move in moves if window.sentence(change) in {window.sentence(figure) for figure in move.figures}]
    several = [at for at, figure in enumerate(window.figures) if figure.kind == "%" and window.ways[at] and figure is not change]
    if not here and any(window.sentence(window.figures[at]) == window.sentence(change) for at in several):
        return  # flour rose by 38 percent and oil by 61; the bill for power was 21 million, against 12 million
    near = here or [move for move in moves if abs(window.sentence(move.figures[1]) - window.sentence(change)) == 1]
    near = near or [move for move in moves if _same_subject(window, change, window.sentence(move.figures[1]))]
    if len(near) != 1 or not window.touches_last(change, *near[0].figures) or near[0].absurd:
        return
    move = near[0]
    others = [figure for figure in window.figures if figure.kind == "%" and figure is not change]
    if any(move.fits(other, way) for other in others):
        return
    if vague(*move.figures) or (move.percent > 0) != (way > 0) or not (here or _about_it(window, change, move)):
        return
    there = window.sentence(move.figures[1])
    apart = _of_other_periods(window, move) or (not here and _told_apart(window, change, move))
    if apart or _to_another_level(window, change, move):
        return
    places = {window.sentence(figure) for figure in move.figures}
    rivals = [
        figure
        for figure in amounts
        if window.sentence(figure) in places
        and alike(figure, move.figures[0])
        and (figure in move.figures or 1 / FAR < figure.value / move.old < FAR)
    ]
    same = _in_one_clause(window, change, move) if here else _same_subject(window, change, there) or _other_fraction(change, move)
    slip = change.kind == "%" and (_wrong_base(change, move) or (not here and slipped(change, abs(move.percent)) > 0))
    if (same and len(rivals) == PAIR) or slip:
        told = plain(change.value) if change.kind == "%" else f"“{window.text(change)}”"
        yield wrong(change, f"{move}, not {told}.", *move.figures, value=round(abs(move.percent)) if change.kind == "%" else None)


def _of_two_things(window: Window, pair: Pair) -> bool:
    """Whether two figures are compared that measure different things: imports of 6 billion against exports of 5.4."""
    first, last = sorted((pair.old, pair.new), key=lambda figure: figure.start)
    ahead = subjects(window.before(window.figures.index(first)))
    behind = subjects(window.before(window.figures.index(last)))
    return bool(ahead) and bool(behind) and not ahead & behind and window.sentence(first) == window.sentence(last)


def _to_another_level(window: Window, change: Figure, move: Move) -> bool:
    """Whether a change led to a level of its own: "sales rose 4 percent to 150 million"."""
    at = window.figures.index(change)
    level = next((figure for figure in window.figures[at + 1 :] if figure.kind != "y"), None)
    if (
        at
        and APPOSED.fullmatch(window.before(at))
        and window.figures[at - 1].kind in "nml"
        and window.figures[at - 1] not in move.figures
    ):
        return True  # sold 282,000, up 19 percent
    if level is None or level.kind not in "nml" or level in move.figures:
        return False
    return TO_ITS_LEVEL.fullmatch(window.passage.article.text[change.end : level.start].lower()) is not None


def _told_apart(window: Window, change: Figure, move: Move) -> bool:
    """Whether the sentence of a change tells it of figures of its own, of another thing or period, or of what is to come."""
    number, there = window.sentence(change), window.sentence(move.figures[1])
    own = [figure for figure in window.figures if figure.kind in "nml" and window.sentence(figure) == number]
    if own and not any(figure in move.figures for figure in own):
        return True
    one, two = window.words(number), window.words(there)
    periods = [frozenset(PERIOD.findall(text)) for text in (one, two)]
    basis = OTHER_BASIS.search(one) is not None and OTHER_BASIS.search(two) is None
    apart = basis or (all(periods) and not periods[0] & periods[1])
    coming = FORESEEN.search(two) or TO_COME.search(two)
    foreseen = FORESEEN.search(one) is not None and coming is None  # will rise by 25 percent; rose to 230 million from 160
    stemmed = [stems(text, "number_headlines", STEM, LONG) for text in (one, two)]
    strange = abs(number - there) > 1 and stemmed[0].isdisjoint(stemmed[1]) and not LEVEL.match(two)
    return apart or foreseen or strange or OF_ANOTHER.match(window.after(window.figures.index(change))) is not None


def _wrong_base(change: Figure, move: Move) -> bool:
    """Whether a percentage, exact or far off, is just that of the new figure, by which it was divided instead of the old one."""
    surely = change.step < 1 or abs(abs(move.percent) - change.value) >= FAR_OFF
    return surely and move.new != 0 and abs(abs(move.new - move.old) / move.new * WHOLE - change.value) <= change.step / 2 + DUST


def _of_other_periods(window: Window, move: Move) -> bool:
    """Whether two sentences each give the figure of a period of their own: "fourth-quarter sales were …. Sales for the whole year …"."""
    one, two = (frozenset(PERIOD.findall(window.words(window.sentence(figure)))) for figure in move.figures)
    return window.sentence(move.figures[0]) != window.sentence(move.figures[1]) and bool(one) and bool(two) and not one & two


def _in_one_clause(window: Window, change: Figure, move: Move) -> bool:
    """Whether nothing between the change and the two figures begins to tell of something else, and only one thing is measured."""
    text = window.passage.article.text
    first, last = min(figure.start for figure in move.figures), max(figure.end for figure in move.figures)
    between = text[change.end : first] if change.start < first else text[last : change.start]
    behind = window.after(window.figures.index(change))
    if first < change.start < last:
        at = window.figures.index(change)
        return CHANGED_ON.match(behind) is not None or AGAIN.fullmatch(window.before(at)) is not None
    by_another = change.start > last and BY_ANOTHER.match(behind) is not None
    return not CLAUSE.search(between.lower()) and not OF_ANOTHER.match(behind) and not by_another


def _other_fraction(change: Figure, move: Move) -> bool:
    """Whether a change that is told as a fraction is just another one: 18,400 after 23,000 is a fifth less, not "a quarter"."""
    real = abs(move.percent) / WHOLE
    return change.kind == "r" and any(abs(real - one) <= NICE * one and abs(one - change.value) > DUST for one in FRACTIONS)


def _same_subject(window: Window, change: Figure, there: int) -> bool:
    """Whether the words of two sentences say that they measure one thing."""
    one, two = _measured(window, change, there)
    return bool(one & two) or (there > window.sentence(change) and LEVEL.match(window.words(there)) is not None)


def _about_it(window: Window, change: Figure, move: Move) -> bool:
    """Whether figures of another sentence measure what changed, as far as the words say what is measured."""
    there = window.sentence(move.figures[1])
    if any(figure.kind == "%" and window.sentence(figure) == there for figure in window.figures):
        return False
    one, two = _measured(window, change, there)
    return not one or not two or bool(one & two)


def _measured(window: Window, change: Figure, there: int) -> tuple[frozenset[str], frozenset[str]]:
    """What the sentence of a change measures, and what another does."""
    return subjects(window.words(window.sentence(change))), subjects(window.words(there))
