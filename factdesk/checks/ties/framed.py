"""Shares whose part and whole the words of their sentence tell: "Of 180 people at two sites, 144 were seen in four hours, or 80 percent"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.shares import Share
from factdesk.checks.ties.window import Window, alike, vague
from factdesk.checks.written import share_of
from factdesk.draft.patterns import Pattern, word_set

RESULT, APPOSED = Pattern("tie_framed", "result"), Pattern("tie_framed", "apposed")
HARD, CLOSED = Pattern("tie_framed", "hard"), Pattern("tie_framed", "closed")
OF_FIRST, GOES_ON = Pattern("tie_framed", "of_first"), Pattern("tie_framed", "goes_on")
OUT_OF, NOT_WHOLE = Pattern("tie_framed", "out_of"), Pattern("tie_framed", "not_whole")
AGAINST, OF_THE_USUAL = Pattern("tie_framed", "against"), Pattern("tie_framed", "of_the_usual")
ROUGHLY = Pattern("ties", "roughly")
OF_WHOM, OF_THAT, OF_CLOCK = (Pattern("tie_framed", name) for name in ("of_whom", "of_that", "of_clock"))
ABOVE, BELOW = Pattern("tie_framed", "above"), Pattern("tie_framed", "below")
WHOLE = 100
PAIR = 2
NEAR = 0.02
"""The part of a whole by which a share may be off that is told as a bound: less than half."""
MOST = 12
"""Amounts of a passage among which others may explain a share; with more, some do by chance."""

Pairs = tuple[Figure, Figure]


def able(kinds: Sequence[str]) -> bool:
    """Whether the last sentence may tell a share and its part."""
    return ("%" in kinds[-1] or "r" in kinds[-1]) and len("".join(kinds)) > PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Hold each share of the last sentence against the part and the whole that the words name."""
    for at, figure in enumerate(window.figures):
        if window.sentence(figure) == window.last and (share := shared(window, at)) and (pair := _framed(window, share)):
            yield from judged(window, share, pair)


def shared(window: Window, at: int) -> Share | None:
    """The share that a figure is, told plainly, with "about" or as a bound."""
    figure = window.figures[at]
    part = figure.value / (WHOLE if figure.kind == "%" else 1)
    if figure.kind not in "%r" or not 0 < part < 1 or window.ranged(figure):
        return None
    ahead = window.before(at)
    bound = figure.bound or ("above" if ABOVE.search(ahead) else "below" if BELOW.search(ahead) else "")
    rough = figure.kind == "r" and ROUGHLY.search(ahead) is not None
    return Share(at, at, replace(figure, bound=bound), part, window.text(figure), rough)


def amounts(window: Window) -> list[int]:
    """The places of the figures that may be a part or a whole: no times, pronouns, hours of a clock or conversions in brackets."""
    return [
        at
        for at, one in enumerate(window.figures)
        if one.kind in "nml"
        and not (one.kind == "n" and one.value == 1)
        and one.unit != "times"
        and not window.before(at).endswith("(")
        and not OF_CLOCK.match(window.after(at))
    ]


def _framed(window: Window, share: Share) -> Pairs | None:
    """The part and the whole of a share by the words before it, where it is told as worked out of them."""
    places = [at for at in amounts(window) if at < share.first]
    here = [at for at in places if window.sentence(window.figures[at]) == window.last]
    if not here:
        return None
    if OF_THE_USUAL.match(window.after(share.last)) and APPOSED.match(between(window, here[-1], share.first)):
        pair = _against(window, here)
    else:
        frames = (in_sentence(window, here), _opened(window, here), _of_that(window, places))
        pair = next((pair for pair in frames if pair and _worked_out(window, pair, share)), None)
    return pair if pair and pair[0].value < pair[1].value and not vague(*pair) and like(*pair) else None


def _worked_out(window: Window, pair: Pairs, share: Share) -> bool:
    """Whether a share is told as worked out of what stands before it: ", or 60 percent", ", a third of them,"."""
    at, behind = max(map(window.figures.index, pair)), window.after(share.last)
    lead = between(window, at, share.first)
    return bool((RESULT.match(lead) and CLOSED.match(behind)) or (APPOSED.match(lead) and HARD.match(behind)))


def between(window: Window, at: int, other: int) -> str:
    """The words of the text between two figures in small letters, with whatever figures stand among them."""
    return window.passage.article.text[window.figures[at].end : window.figures[other].start].lower()


def like(part: Figure, whole: Figure) -> bool:
    """Whether a figure may be part of another: of one unit, or both of people."""
    if alike(part, whole):
        return True
    people = word_set("ties", "persons")
    return part.kind == whole.kind == "n" and singular(part.unit or "") in people and singular(whole.unit or "") in people


def in_sentence(window: Window, here: Sequence[int]) -> Pairs | None:
    """So many of so many; so many, of whom so many; behind them only figures of other things."""
    if len(here) == PAIR and OF_WHOM.match(window.after(here[1])):
        return window.figures[here[1]], window.figures[here[0]]
    for one, two in reversed(list(pairwise(here))):
        part, whole, link = window.figures[one], window.figures[two], between(window, one, two)
        if OUT_OF.match(link) and not NOT_WHOLE.search(link):
            return part, whole
        if like(part, whole) or not whole.unit:
            return None
    return None


def _opened(window: Window, here: Sequence[int]) -> Pairs | None:
    """The whole with which the sentence opens, or the one before, where this one goes on with another part of it."""
    whole = _opening(window, window.last)
    if whole is None and window.last and GOES_ON.match(_ahead(window, window.figures[here[0]])):
        whole, here = _opening(window, window.last - 1), here[:1]
    parts = [window.figures[at] for at in here if whole is not None and window.figures[at] is not whole]
    parts = [one for one in parts if whole is not None and like(one, whole)]
    return (parts[-1], whole) if parts and whole is not None else None


def _ahead(window: Window, figure: Figure) -> str:
    """The words of its sentence before a figure, in small letters."""
    return window.passage.article.text[window.starts[window.sentence(figure)] : figure.start].lower()


def _opening(window: Window, number: int) -> Figure | None:
    """The whole with which a sentence opens: "Of the 52 vehicles …"."""
    first = next((one for one in window.figures if window.sentence(one) == number), None)
    known = first is not None and first.kind in "nm" and OF_FIRST.match(_ahead(window, first)) is not None
    return first if known else None


def _against(window: Window, here: Sequence[int]) -> Pairs | None:
    """So much, against a normal so much."""
    if len(here) != PAIR or not AGAINST.match(between(window, *here)):
        return None
    return window.figures[here[0]], window.figures[here[1]]


def _of_that(window: Window, places: Sequence[int]) -> Pairs | None:
    """So much "of that", where the sentences before have but one figure that is more."""
    at = places[-1]
    part = window.figures[at]
    if not OF_THAT.match(window.after(at)):
        return None
    wholes = [window.figures[place] for place in places[:-1] if alike(part, window.figures[place])]
    wholes = [one for one in wholes if one.value > part.value]
    return (part, wholes[0]) if len(wholes) == 1 else None


def fits(share: Share, part: Figure, whole: Figure) -> bool:
    """Whether a part is such a share of its whole, or is beyond it where the share is told as a bound."""
    real = part.value / whole.value
    if share.figure.bound == "above":
        return real >= share.value * (1 - NEAR)
    if share.figure.bound == "below":
        return real <= share.value * (1 + NEAR)
    return share.fits(part, whole)


def judged(window: Window, share: Share, pair: Pairs) -> Iterator[Finding]:
    """What is said of a share and the two figures that it is of: it is wrong if no others around explain it."""
    part, whole = pair
    shown = share_of(part.value, whole.value)
    told = window.figures[share.first]
    if fits(share, part, whole):
        yield right(told, f"{shown}.", part, whole)
    elif not explained(window, share, told):
        bound = "" if told.bound else {"above": "more than ", "below": "less than "}.get(share.figure.bound, "")
        value = round(part.value / whole.value * WHOLE) if told.kind == "%" and not share.figure.bound else None
        yield wrong(told, f"{shown}, not {bound}{share}.", part, whole, value=value)


def explained(window: Window, share: Share, told: Figure) -> bool:
    """Whether any other two figures told before it are in such a proportion."""
    held = [window.figures[at] for at in amounts(window) if window.figures[at] is not told]
    if share.figure.bound or len(held) > MOST:
        return not share.figure.bound
    return any(share.fits(one, two) for one in held for two in held if one.value < two.value and like(one, two))
