"""A sentence with those before it, and what the relations between its figures ask of them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise

from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.sentences import WORDS, Sentence, together
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import Once, quick
from factdesk.draft.words import words

BACK = 2
"""Sentences with figures before one, from which it may take its operands."""
UP, DOWN, BY = Pattern("ties", "up"), Pattern("ties", "down"), Pattern("ties", "by")
UP_BEHIND, DOWN_BEHIND = Pattern("ties", "up_behind"), Pattern("ties", "down_behind")
RISING, FALLING = Pattern("ties", "rising"), Pattern("ties", "falling")
SHARP = 100
"""Times its last sure place from which a figure is exact, whatever word stands before it."""
FAR = 320
"""Letters between two such sentences that still belong to one matter."""
PAIR = 2
TIMES = 4
"""Times by which what it was and what it is may differ."""
THEN_LEVEL, LEVEL_OF_THEN = Pattern("ties", "then_level"), Pattern("ties", "level_of_then")
LEVEL_NOW, TO_COME = Pattern("ties", "level_now"), Pattern("ties", "to_come")
COMPARED = Pattern("ties", "compared")
NOW_THEN = Pattern("ties", "now_then")
"""What it is and what it will be."""
OR_ELSE = Pattern("ties", "or_else")
AGAIN, AND_BY = Pattern("ties", "again"), Pattern("ties", "and_by")
"""Before a figure that tells the one before it again: 15p, or 5 percent."""
OR_PERCENT = Pattern("ties", "or_percent")
MOVED_FROM = Pattern("ties", "moved_from")
TWO_TIMES, A_TIME, THEN = (Pattern("ties", name) for name in ("two_times", "a_time", "then"))
CHANGED_ON, MOVED = Pattern("ties", "changed_on"), Pattern("ties", "changed")
GAINED, LOST = Pattern("tie_totals", "gains"), Pattern("tie_totals", "losses")
GAIN_BEHIND, LOSS_BEHIND = Pattern("ties", "gain_behind"), Pattern("ties", "loss_behind")
GAIN_BEFORE, LOSS_BEFORE = Pattern("ties", "gain_before"), Pattern("ties", "loss_before")
GAINED_OR_LOST = Pattern("sum_ledger", "gained_or_lost")
NEXT = 40
"""Letters beside a figure in which it is called a gain or a loss."""
MANIFOLD = 1000
"""Times by which a figure with a unit and a bare one behind it cannot be of that unit both."""
FROM, TO, NEW_FROM = Pattern("ties", "from"), Pattern("ties", "to"), Pattern("ties", "new_from")


@cache
def _moves() -> frozenset[str]:
    """The words without which nothing is told of a rise or a fall."""
    return word_set("ties", "rises") | word_set("ties", "falls") | word_set("ties", "movers")


@cache
def _rises() -> frozenset[str]:
    """The first words of those that tell of a rise before a figure."""
    return frozenset({"up"}.union(word.split()[0] for word in word_set("ties", "rises")))


@cache
def _falls() -> frozenset[str]:
    """The same of a fall."""
    return frozenset(word.split()[0] for word in word_set("ties", "falls"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one thing at two times, or of two things that are compared."""

    old: Figure
    new: Figure


@quick
@dataclass(frozen=True)
class Window:
    """A sentence and those before it that are near enough."""

    told: tuple[Sentence, ...]

    @classmethod
    def of(cls, told: Sequence[Sentence]) -> "Window":
        """The last of some sentences with those before it that are near enough."""
        first = len(told) - 1
        while first and len(told) - first <= BACK and told[first].start - told[first - 1].end <= FAR:
            first -= 1
        return cls(tuple(told[first:]))

    @Once
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the passage, in its order."""
        return tuple([figure for sentence in self.told for figure in sentence.figures])

    @Once
    def vocabulary(self) -> frozenset[str]:
        """The words of the passage in small letters."""
        return frozenset().union(*[sentence.words for sentence in self.told])

    @Once
    def passage(self) -> Sentence:
        """The sentences as one."""
        return together(*self.told) if len(self.told) > 1 else self.told[-1]

    @Once
    def starts(self) -> tuple[int, ...]:
        """Where each sentence begins."""
        return tuple([sentence.start for sentence in self.told])

    def sentence(self, figure: Figure) -> int:
        """The number of the sentence that a figure stands in."""
        return bisect_right(self.starts, figure.start) - 1

    @Once
    def last(self) -> int:
        """The number of the last sentence."""
        return len(self.starts) - 1

    def touches_last(self, *figures: Figure) -> bool:
        """Whether one of some figures stands in the last sentence: the others were held against one another before."""
        return any(self.sentence(figure) == self.last for figure in figures)

    @Once
    def _ends(self) -> frozenset[str]:
        claims = [figure.claim.id for figure in self.figures if figure.claim]
        return frozenset(number for number in claims if claims.count(number) > 1)

    def ranged(self, figure: Figure) -> bool:
        """Whether a figure is an end of a range: between 110 and 130."""
        return figure.claim is not None and figure.claim.id in self._ends

    @Once
    def gaps(self) -> tuple[str, ...]:
        """What stands before the first figure, between figures, and after the last, in small letters."""
        return tuple(self.passage.small)

    def before(self, at: int) -> str:
        """The words between a figure and the one before it."""
        return self.gaps[at]

    def after(self, at: int) -> str:
        """The words between a figure and the next one."""
        return self.gaps[at + 1]

    def text(self, *figures: Figure) -> str:
        """The words from the first of some figures to the last."""
        return self.told[0].article.text[figures[0].start : figures[-1].end]

    def alternatives(self, one: Figure, two: Figure) -> bool:
        """Whether one of two figures is told instead of the other: "€80 for one; or €45 each for four"."""
        first, last = (one, two) if one.start < two.start else (two, one)
        return OR_ELSE.search(self.text(first, last)) is not None

    @Once
    def ways(self) -> tuple[int, ...]:
        """Of each figure whether it tells of a rise (1), of a fall (-1) or of neither."""
        if self.vocabulary.isdisjoint(_moves()):
            return (0,) * len(self.figures)
        found: list[int] = []
        for at in range(len(self.figures)):
            again = at and (AGAIN.fullmatch(self.before(at)) or (found[-1] and AND_BY.search(self.before(at))))
            found.append(found[-1] if again else _way(self.before(at), self.after(at)))
            share = self.figures[at].kind == "%" and at and self.figures[at - 1].kind in "nml"
            if share and not found[-1] and OR_PERCENT.fullmatch(self.before(at)):
                found[-2:] = [_way("", self.after(at))] * PAIR  # £95,000 or 20 per cent more
        return tuple(found)

    def words(self, number: int) -> str:
        """A sentence in small letters, with those behind it that have no figures."""
        end = self.starts[number + 1] if number < self.last else self.told[-1].end
        return self.told[0].article.text[self.starts[number] : end].lower()

    @Once
    def account(self) -> bool:
        """Whether the last sentence tells of what was gained and of what was lost, so that no figure of it is the whole of the others."""
        return len({one["gained"] is not None for one in GAINED_OR_LOST.finditer(self.told[-1].lower)}) > 1

    @Once
    def margins(self) -> bool:
        """Whether any of the words stand here without which no figure is what lies between two others."""
        return "by" in self.vocabulary or not self.vocabulary.isdisjoint(word_set("ties", "gap_words"))

    @Once
    def sentence_before(self) -> str:
        """The sentence before the last one, whether it has figures or not, in small letters."""
        article, start = self.told[0].article, self.starts[-1]
        first, end = article.sentence_at(max(0, start - len(". ")))
        return article.text[first:end].lower() if end <= start else ""

    @Once
    def compared(self) -> tuple[Pair, ...]:
        """Figures that the words between them compare, though one be a profit and the other a loss."""
        return tuple(self._pairs())

    @Once
    def pairs(self) -> tuple[Pair, ...]:
        """Figures that the words between them compare: "from 48 to 62", "62, compared with 48", "62 in 2023 against 48"."""
        if not (GAINED.search(self.passage.lower) and LOST.search(self.passage.lower)):
            return self.compared
        return tuple([pair for pair in self.compared if not self.opposite(pair)])

    def opposite(self, pair: Pair) -> bool:
        """Whether one of two figures is a profit or surplus and the other one a loss or deficit, so that neither is a level of the other."""
        ways = [self._sign(self.figures.index(figure)) for figure in (pair.old, pair.new)]
        return ways[0] * ways[1] < 0

    def _sign(self, at: int) -> int:
        """Whether the words right before or behind a figure call it a gain (1), a loss (-1) or nothing of both."""
        behind, before = self.after(at)[:NEXT], self.before(at)[-NEXT:]
        for near, gained, lost in ((behind, GAIN_BEHIND, LOSS_BEHIND), (before, GAIN_BEFORE, LOSS_BEFORE)):
            if gained.search(near) or lost.search(near):
                return 1 if gained.search(near) else -1
        return 0

    def _pairs(self) -> Iterator[Pair]:
        places = [at for at, figure in enumerate(self.figures) if figure.kind in "nml%p"]
        for at, other in pairwise(places):
            one, two = self.figures[at], self.figures[other]
            if self.ranged(one) and one.claim is two.claim and MOVED_FROM.search(self.before(at)):
                yield Pair(one, two)  # no range: the fare goes from £10 to £11.50
            if not self._beside(one, two):
                continue
            between = "".join(self.passage.gaps[at + 1 : other + 1]).lower()
            if COMPARED.search(between) or (NEW_FROM.search(between) and not self._goes_to(other)):
                yield Pair(two, one)
            elif self._at_two_times(at, other) or NOW_THEN.search(between) or (TO.search(between) and FROM.search(self.before(at))):
                yield Pair(one, two)
        yield from self._then_and_now()
        yield from self._now_and_then()
        for at, by, other in zip(places, places[1:], places[2:], strict=False):
            one, two = self.figures[at], self.figures[other]
            if not self._beside(one, two):
                continue
            if not alike(one, self.figures[by]) and self._at_two_times(at, other):
                yield Pair(one, two)  # 318 in the year before the two guards came, 194 in the year since
            # "1.84 million in 2024, up 11 percent on the 1.6 million", "1,918, 246 fewer than in May, when there were 2,164"
            link = "".join(self.gaps[by + 1 : other + 1])
            if CHANGED_ON.match(link) and MOVED.search(self.before(by)) and not TO.search(self.before(other)):
                yield Pair(two, one)

    @Once
    def pairs_apart(self) -> tuple[Pair, ...]:
        """The pairs whose figures stand in the last two sentences, one in each."""
        if not self.last:
            return ()
        ways = ((self.last - 1, self.last), (self.last, self.last - 1)) if self._timed else ()
        return (*(pair for number, other in ways if (pair := self._level_of_then(number, other))), *self._now_and_then())

    @Once
    def _amounts(self) -> list[list[tuple[int, Figure]]]:
        """The amounts of each sentence with their numbers in the passage."""
        found, first = [], 0
        for sentence in self.told:
            found.append([(at, one) for at, one in enumerate(sentence.figures, first) if one.kind in "nml"])
            first += len(sentence.figures)
        return found

    def _then_and_now(self) -> Iterator[Pair]:
        """The only figure of a sentence that tells what it was, and the only one like it of the sentence beside: "A year ago it was 43"."""
        if not self._timed:
            return
        for number, other in (*pairwise(range(self.last + 1)), *((at + 1, at) for at in range(self.last))):
            if pair := self._level_of_then(number, other):
                yield pair

    @Once
    def _timed(self) -> bool:
        """Whether a year stands here, or a word without which nothing is told of what was."""
        return "y" in "".join([one.kinds for one in self.told]) or not self.vocabulary.isdisjoint(word_set("ties", "then_words"))

    def _level_of_then(self, number: int, other: int) -> Pair | None:
        near = [
            (at, Pair(old, new), by)
            for at, old in self._amounts[number]
            for by, new in self._amounts[other]
            if alike(old, new) and old.value and 1 / TIMES < new.value / old.value < TIMES
        ]
        if not near or not _told_of_then(self.words(number)) or _told_of_then(self.words(other)):
            return None
        levels = [pair for at, pair, by in near if not self.ways[at] and not self.ways[by]]
        plainly = len(levels) == 1 and not vague(levels[0].old, levels[0].new)
        return levels[0] if plainly and self._one_level(number, other, levels[0]) else None

    def _now_and_then(self) -> Iterator[Pair]:
        """The only figure of what is to come, and the only one like it of a sentence beside that tells what is today: "It pays £168 now"."""
        here, there = self._amounts[-2:] if self.last else ((), ())
        if len(here) != 1 or len(there) != 1:
            return
        (_, one), (_, two) = here[0], there[0]
        for old, new, number, other in ((one, two, self.last - 1, self.last), (two, one, self.last, self.last - 1)):
            if not alike(old, new) or vague(old, new) or not old.value or not 1 / TIMES < new.value / old.value < TIMES:
                continue
            now, then = self.words(number), self.words(other)
            if LEVEL_NOW.search(now) and TO_COME.search(then) and not LEVEL_NOW.search(then) and not TO_COME.search(now):
                yield Pair(old, new)

    def _one_level(self, number: int, other: int, pair: Pair) -> bool:
        """Whether the two sentences measure one thing: by a pronoun, by a noun that both count, or by what they name."""
        if LEVEL_OF_THEN.search(self.words(number)):
            return True
        one, two = subjects(self.words(number)), subjects(self.words(other))
        counted = [singular(figure.unit) for figure in (pair.old, pair.new) if figure.kind == "n" and figure.unit]
        return bool(one & two) or (len(counted) == PAIR and counted[0] == counted[1])

    def _goes_to(self, at: int) -> bool:
        """Whether a figure behind "from" has its "to" behind it: up by 0.75 percent, from 1.50 percent to 2.25."""
        last = at + 1 == len(self.figures)
        return not last and TO.search(self.after(at)) is not None and self._beside(self.figures[at], self.figures[at + 1])

    def _at_two_times(self, at: int, other: int) -> bool:
        """Whether two figures are told of one time each: "640 in the year to May and 512 in the following twelve months"."""
        place, last = self.passage.places[at] + 1, self.passage.places[other]
        link, behind = self.passage.lower[place:last], self.passage.lower[last + 1 :]
        return TWO_TIMES.match(link) is not None and A_TIME.match(link) is not None and THEN.match(behind) is not None

    def _beside(self, one: Figure, two: Figure) -> bool:
        """Whether two figures are alike, no ends of ranges, and stand in one sentence."""
        if not alike(one, two) or self.sentence(one) != self.sentence(two):
            return False
        pronoun = any(figure.value == 1 and figure.kind == "n" for figure in (one, two))  # 60 more than the one it replaces
        return not pronoun and not (self.ranged(one) or self.ranged(two))


@lru_cache(maxsize=8)
def _way(before: str, behind: str) -> int:
    """Whether the words beside a figure tell of a rise or a fall; the next sentence's passage asks it of most of the same figures again."""
    told = WORDS.findall(before)
    for way, moving, ahead, back in ((1, _rises(), UP, UP_BEHIND), (-1, _falls(), DOWN, DOWN_BEHIND)):
        if (not moving.isdisjoint(told) and ahead.search(before)) or back.match(behind):
            return way
    if "by" in told and BY.search(before):
        moves = [(found.start(), way) for way, verb in ((1, RISING), (-1, FALLING)) for found in verb.finditer(before)]
        return max(moves, default=(0, 0))[1]
    return 0


@lru_cache(maxsize=8)
def _told_of_then(sentence: str) -> bool:
    """Whether a sentence tells what something was; the next passages ask it of the same sentences again."""
    return THEN_LEVEL.search(sentence) is not None


def many(told: Sequence[str], kinds: str) -> int:
    """How many figures of some kinds there are in sentences that are told by the kinds of theirs."""
    return sum(sentence.count(kind) for sentence in told for kind in kinds)


def alike(one: Figure, two: Figure) -> bool:
    """Whether two figures are of one kind, of one unit, and not of two things; a bare number behind a measure may leave its unit out."""
    if one.kind in "ml%" and two.kind == "n" and two.unit is None and two.start > one.start:
        return one.value < MANIFOLD * max(two.value, 1)  # $53 million, and 47 cents
    if one.kind != two.kind or (one.kind in "ml" and one.unit != two.unit):
        return False
    return one.kind != "n" or not one.unit or not two.unit or singular(one.unit) == singular(two.unit)


def vague(*figures: Figure) -> bool:
    """Whether one of some figures is only a bound or an estimate: about 31,000, but not some 5,160."""
    for figure in figures:  # noqa: SIM110  # asked of most figures many times: a generator would cost more than what it asks
        if figure.bound or (figure.approximate and figure.value < SHARP * figure.step):
            return True
    return False


def clean(window: Window, *figures: Figure) -> bool:
    """Whether some figures are told plainly: none is a bound, an estimate or the end of a range."""
    return not vague(*figures) and not any(one.approximate or window.ranged(one) for one in figures)


def differences(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Every two figures that are alike."""
    return ((one, two) for one, two in combinations(figures, 2) if alike(one, two))


def subjects(text: str) -> frozenset[str]:
    """What a sentence measures, by the words for it: profit and earnings are one, sales another."""
    found = words("ties")["subjects"]
    here = set(WORDS.findall(text))
    return frozenset(name for name, listed in found.items() if not here.isdisjoint(listed))
