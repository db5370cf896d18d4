"""Shares beside the part that they are: "of the 480 who replied, 312, or 65 percent", whatever stands around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.slips import slipped
from factdesk.checks.ties.window import Window, alike, vague
from factdesk.checks.written import plain, share_of
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.values import quick

TIE, CLOSED, ELSEWHERE = Pattern("ties", "tie"), Pattern("ties", "closed"), Pattern("ties", "elsewhere")
OF_WHOLE, MOVED, ANOTHER = Pattern("ties", "of_whole"), Pattern("ties", "moved"), Pattern("ties", "another")
THAT_IS, OF_THOSE, OF_ANOTHER_WHOLE = (Pattern("ties", name) for name in ("that_is", "of_those_told", "of_another_whole"))
OF_OTHERS = Pattern("ties", "of_others")
RATED = Pattern("ties", "rated")
"""Before a percentage that is a rate or a price: bought 649 million at 9 percent."""
MORE = Pattern("ties", "more_behind")
"""Behind a number that is a difference and no part."""
ROUGHLY = Pattern("ties", "roughly")
OF_FIRST, FAR_OR = Pattern("ties", "of_them_at_first"), Pattern("ties", "far_or")
AGED, MEASURE, MOVED_BY = (Pattern("ties", name) for name in ("aged", "measure", "moved_by"))
OF_THEM = Pattern("ties", "of_those_before")
"""Behind a part whose whole was told before it."""
OF_TOTAL, OF_SUM, OF_WHOM, OWN_PART = (Pattern("ties", name) for name in ("of_total", "of_sum", "of_whom", "own_part"))
OUT_OF, SET_OFF, IN_ALL = Pattern("ties", "out_of"), Pattern("ties", "set_off"), Pattern("ties", "sums_to")
ONE_OF = Pattern("ties", "one_of")
"""Behind a "one" that only tells what somebody is: one of the four major brokers."""
WHOLE = 100
SMALL = 10
"""Parts of an "in ten": three in four, one in five."""
ROUND, ABOUT, WORDY = 0.5, 0.07, 0.07
"""How far a share may be off: percent that are rounded, the part of one told with "about", the part of one told in words."""
POINTS = 0.01
"""Points by which two shares may be off a hundred that are both sides of one vote."""
EXACT = 0.002
"""How near a part must be to a plain share of its whole."""
FAR_OFF = 1.25
"""Times by which a share is off that no "about" explains."""
SAME = 0.03
"""The part by which two wholes may differ that two parts and their shares come to."""


@quick
@dataclass(frozen=True, slots=True)
class Share:
    """A share and the places of its figures."""

    first: int
    last: int
    figure: Figure
    value: float
    """0 to 1."""
    told: str
    """Its own words."""
    rough: bool = False
    """Whether a word before it says that it is only near: nearly half."""

    def fits(self, part: Figure, whole: Figure) -> bool:
        """Whether the part is such a share of the whole, as all of them are rounded."""
        real = part.value / whole.value
        room = (self.figure.step / 2 + ROUND) / WHOLE if self.figure.kind == "%" else WORDY * self.value
        spread = real * sum(figure.step / 2 / figure.value for figure in (part, whole) if figure.rounded)
        return abs(real - self.value) <= room + spread + (ABOUT * self.value if self.approximate else 0)

    @property
    def approximate(self) -> bool:
        """Whether it is told with "about"."""
        return self.figure.approximate or self.rough

    def __str__(self) -> str:
        """The share as it is told."""
        return f"{plain(self.figure.value)} percent" if self.figure.kind == "%" else f"“{self.told}”"


def able(kinds: Sequence[str]) -> bool:
    """Whether sentences with figures of these kinds may tell a share: percent, a fraction, or two numbers as in three out of four."""
    told = "".join(kinds)
    return "%" in told or "r" in told or "nn" in told


def ties(window: Window) -> Iterator[Finding]:
    """Hold each share against its part and the wholes of the passage."""
    shares = list(_shares(window))
    for share in shares:
        yield from _taken_up(window, share)
        near = [place for place in (share.first - 1, share.last + 1) if 0 <= place < len(window.figures)]
        if len(shares) == 1 and (group := _group(window, share) or _opened(window, share)):
            yield from _of_group(window, share, *group)
        else:
            for place in near:
                if _tied(window, place, share):
                    yield from _judge(window, place, share, shares)


def _taken_up(window: Window, share: Share) -> Iterator[Finding]:
    """A share that a sentence gives of what the one before it tells: "Of the 6 million, 1.5 million …. That is a quarter".

    Or the other way round: "drew 340 replies. Of those, 221 …, so that 65 percent …".
    """
    number = window.sentence(share.figure)
    if number != window.last or number == 0:
        return
    before = [figure for figure in window.figures if window.sentence(figure) == number - 1 and figure.kind in "nml"]
    own = [figure for figure in window.figures if window.sentence(figure) == number and figure.kind in "nml"]
    opens = share.first == 0 or window.sentence(window.figures[share.first - 1]) < number
    text = window.words(number)
    if not own and opens and THAT_IS.match(text) and not OF_ANOTHER_WHOLE.match(window.after(share.last)):
        pairs = [
            (one, two) if one.value < two.value else (two, one)
            for one, two in combinations(before, 2)
            if alike(one, two) or (one.kind in "ml" and two.kind == "n" and not two.unit)
        ]
    elif (
        OF_THOSE.match(text)
        and len(own) == len(before) == 1
        and own[0].start < share.figure.start
        and not own[0].unit
        and not MEASURE.search(window.before(share.first))
    ):
        pairs = [(own[0], before[0])] if own[0].value < before[0].value else []
    else:
        return
    if len(pairs) == 1 and not vague(*pairs[0]):
        yield from _of_group(window, share, *pairs[0])


def _shares(window: Window) -> Iterator[Share]:
    """Every share of the passage: 65 percent, two-thirds, three in four, three of every four."""
    for at, figure in enumerate(window.figures):
        if figure.bound or window.ranged(figure):
            continue
        if figure.kind == "%" and window.ways[at] and MOVED_BY.search(window.before(at)):
            continue  # dropped 0.5 percent, one of the larger losses among the 11 sectors
        if (figure.kind == "%" and 0 < figure.value < WHOLE) or (figure.kind == "r" and 0 < figure.value < 1):
            rough = figure.kind == "r" and ROUGHLY.search(window.before(at)) is not None
            yield Share(at, at, figure, figure.value / (WHOLE if figure.kind == "%" else 1), window.text(figure), rough)
        elif figure.kind == "n" and not figure.unit and at + 1 < len(window.figures):
            whole = window.figures[at + 1]
            if whole.kind == "n" and 0 < figure.value < whole.value <= SMALL and OUT_OF.fullmatch(window.after(at)):
                yield Share(at, at + 1, whole, figure.value / whole.value, window.text(figure, whole))


def _group(window: Window, share: Share) -> tuple[Figure, Figure] | None:
    """The only part told of its whole in the sentence of a share, which is set off from it: "two-thirds …: 60 of the 90"."""
    number = window.sentence(share.figure)
    groups = [
        at
        for at in range(len(window.figures) - 1)
        if window.sentence(window.figures[at]) == number == window.sentence(window.figures[at + 1])
        and at not in (share.first, share.last)
        and window.figures[at].kind in "nm"
        and window.figures[at].kind == window.figures[at + 1].kind
        and OF_WHOLE.fullmatch(window.after(at))
        and not IN_ALL.search(window.after(at))
    ]
    if len(groups) != 1 or groups[0] + 1 in (share.first, share.last):
        return None
    at = groups[0]
    link = window.after(share.last) if at == share.last + 1 else window.after(at + 1) if share.first == at + 2 else ""
    part, whole = window.figures[at], window.figures[at + 1]
    return (part, whole) if part.value < whole.value and not vague(part, whole) and SET_OFF.search(link) else None


def _opened(window: Window, share: Share) -> tuple[Figure, Figure] | None:
    """The whole with which a sentence opens and its part right before a share: "Of 4,860 pupils, 1,069 were away often, or 22 percent"."""
    number = window.sentence(share.figure)
    here = [figure for figure in window.figures if window.sentence(figure) == number]
    if share.figure.kind != "%" or share.first < 1 or here.index(share.figure) <= 1:
        return None
    whole, part, start = here[0], window.figures[share.first - 1], window.starts[number]
    opens = OF_FIRST.fullmatch(window.passage.article.text[start : whole.start].lower()) is not None
    like = part.kind == whole.kind == "n" and part.unit is None and part.value < whole.value and not vague(part, whole)
    return (
        (part, whole)
        if opens and like and FAR_OR.match(window.before(share.first)) and not OF_OTHERS.match(window.after(share.last))
        else None
    )


def _of_group(window: Window, share: Share, part: Figure, whole: Figure) -> Iterator[Finding]:
    behind = window.after(window.figures.index(part))
    if not window.touches_last(share.figure) or MORE.match(behind) or (part.value == 1 and ONE_OF.match(behind)):
        return
    shown = share_of(part.value, whole.value)
    if share.fits(part, whole):
        yield right(share.figure, f"{shown}.", part, whole)
    elif not ELSEWHERE.match(window.after(share.last)):
        real = round(part.value / whole.value * WHOLE) if share.figure.kind == "%" else None
        yield wrong(share.figure, f"{shown}, not {share}.", part, whole, value=real)


def _tied(window: Window, near: int, share: Share) -> bool:
    part = window.figures[near]
    if (
        part.kind not in "nml"
        or window.sentence(part) != window.sentence(share.figure)
        or vague(part)
        or (part.value == 1 and part.unit is None)  # for those who get one, 97 percent of the total
        or (part.unit is None and AGED.search(window.before(near)))
        or MOVED.search(window.before(near))
        or RATED.search(window.before(share.first))
        or (share.figure.kind == "%" and part.kind == "m" and not window.told[-1].words.isdisjoint(word_set("ties", "debts")))
        or MORE.match(window.after(near))
    ):
        return False
    link, behind = window.after(min(near, share.last)), window.after(max(near, share.last))
    return TIE.fullmatch(link) is not None and CLOSED.match(behind) is not None and not ELSEWHERE.match(behind)


def _judge(window: Window, near: int, share: Share, shares: list[Share]) -> Iterator[Finding]:
    part = window.figures[near]
    alike_ones = [
        (place, one)
        for place, one in enumerate(window.figures)
        if place not in (near, share.first, share.last)
        and _same_sort(part, one)
        and not (place > near and OF_THEM.match(window.after(near)))
    ]
    wholes = [(place, one) for place, one in alike_ones if one.value > part.value and not ANOTHER.search(window.before(place))]
    wholes = [(place, one) for place, one in wholes if not _has_share(window, place, shares)]
    fitting = [one for _, one in alike_ones if one.value > part.value and share.fits(part, one)]
    if fitting and window.touches_last(share.figure):
        yield right(
            share.figure,
            f"{share_of(part.value, fitting[0].value)}.",
            part,
            fitting[0],
        )
    left = WHOLE - share.figure.value  # 58.55 percent, to her 41.45
    both = any(figure.kind in "%n" and abs(figure.value - left) < POINTS for figure in window.figures)
    of_two = both and any(share.fits(part, replace(one, value=part.value + one.value)) for _, one in alike_ones)
    if not wholes or fitting or of_two or _explained(window, near, share, shares):
        return
    if share.approximate and not _far_off(window, near, share, wholes):
        return
    total = _with_sibling(window, near, wholes) if OF_TOTAL.match(window.after(max(near, share.last))) else None
    if total is not None:
        wholes = [total]
    of = OF_WHOM.match(window.after(max(near, share.last)))
    if of and singular(of["noun"]) in word_set("ties", "persons"):
        wholes = [one for one in wholes if one[1].unit is None or singular(one[1].unit) == singular(of["noun"])]
    here = [one for _, one in wholes if window.sentence(one) == window.sentence(part)]
    wholes = [(place, one) for place, one in wholes if not _has_its_part(window, place, part)]
    here = [one for one in here if one in [whole for _, whole in wholes]]
    meant = OF_SUM.match(window.after(max(near, share.last))) is not None
    named = [one for place, one in wholes if OF_WHOLE.search(window.before(place))]
    plainly = [one for _, one in wholes if _plain_share(part.value / one.value)] if share.figure.kind != "%" else []
    for candidates, sure in (
        (plainly if len(plainly) == 1 else [], True),
        ([total[1]] if total else [], True),
        (named, True),
        (here, meant),
        ([one for _, one in wholes], meant),
    ):
        if len(candidates) == 1 and not vague(candidates[0]):
            whole = candidates[0]
            real = part.value / whole.value * WHOLE
            percent = share.figure.kind == "%"
            if window.touches_last(share.figure, whole) and (sure or (percent and slipped(share.figure, real))):
                message = f"{share_of(part.value, whole.value)}, not {share}."
                yield wrong(share.figure, message, part, whole, value=round(real) if percent else None)
            return


def _has_share(window: Window, place: int, shares: Sequence[Share]) -> bool:
    """Whether a figure is itself told with its share: "66.2 million new ones, or 28.2 percent"."""
    return any(share.first == place + 1 and share.figure.kind == "%" and TIE.fullmatch(window.after(place)) for share in shares)


def _has_its_part(window: Window, place: int, part: Figure) -> bool:
    """Whether a whole is told with a part of its own right before it: "2,911 of 5,790"."""
    own = window.figures[place - 1] if place else None
    return own is not None and own is not part and OWN_PART.fullmatch(window.before(place)) is not None and own.kind == part.kind


def _plain_share(real: float) -> bool:
    """Whether a part is one in so many of its whole, or as plain a share: hardly by chance, where another one is told."""
    return any(abs(real * of - part) < EXACT * of for of in range(2, SMALL + 1) for part in range(1, of))


def _far_off(window: Window, near: int, share: Share, wholes: list[tuple[int, Figure]]) -> bool:
    """Whether a share "of the total" is told with "about" and no rounding explains it."""
    real = [window.figures[near].value / one.value for _, one in wholes]
    of_total = OF_TOTAL.match(window.after(max(near, share.last))) is not None
    return of_total and len(real) == 1 and not 1 / FAR_OFF < real[0] / share.value < FAR_OFF


def _with_sibling(window: Window, near: int, wholes: list[tuple[int, Figure]]) -> tuple[int, Figure] | None:
    """The total that a part and another one make up: "after 2,555 completions … builders put up 1,788 and associations 767, or 30 percent of the total"."""
    part = window.figures[near]
    values = {figure.value for figure in window.figures}
    return next(((place, whole) for place, whole in wholes if whole.value - part.value in values - {whole.value}), None)


def _same_sort(part: Figure, whole: Figure) -> bool:
    if alike(part, whole):
        return True
    people = word_set("ties", "persons")
    return part.kind == whole.kind == "n" and all(singular(figure.unit or "") in people for figure in (part, whole))


def _explained(window: Window, near: int, share: Share, shares: list[Share]) -> bool:
    """Whether the share is of a whole that is not told: another part and its share come to the same one."""
    whole = window.figures[near].value / share.value
    for other in shares:
        for place in (other.first - 1, other.last + 1):
            if other is share or place == near or not 0 <= place < len(window.figures):
                continue
            part = window.figures[place]
            like = _same_sort(window.figures[near], part) and window.sentence(part) == window.sentence(other.figure)
            if like and abs(part.value / other.value - whole) <= SAME * whole:
                return True
    return False
