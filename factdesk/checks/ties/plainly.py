"""Figures in a plain order by the words between them: "up from 98 percent", "50 teams of four", "9-2 after 11 games", "the other £600,000"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.reckoning import DUST, half, right, wrong
from factdesk.checks.ties.window import Window, alike, vague
from factdesk.checks.written import plain, subtraction
from factdesk.draft.patterns import Pattern, word_set

UP_FROM, DOWN_FROM, GOES_ON = (Pattern("tie_plainly", name) for name in ("up_from", "down_from", "goes_on"))
RANKED, INSTEAD, SAVING = (Pattern("tie_plainly", name) for name in ("ranked", "instead", "saving"))
OF_SO_MANY, TOLD_OFF, MAKES = (Pattern("tie_plainly", name) for name in ("of_so_many", "told_off", "makes"))
GAMES, WENT = Pattern("tie_plainly", "games"), Pattern("tie_plainly", "went")
OF_WHOLE, THE_REST, PARTLY = (Pattern("tie_plainly", name) for name in ("of_whole", "the_rest", "partly"))
PERCENT = 100
LOOSE = 0.03
"""The part of a whole by which a rest may be off beside a share in words."""
LEVELS = 1.5
"""Times by which a level and the one before it may differ to be sure that they are of one thing."""


def able(kinds: Sequence[str]) -> bool:
    """Whether there may be two figures in an order."""
    return len(kinds[-1]) > 1 or len(kinds) > 1


def ties(window: Window) -> Iterator[Finding]:
    """Look at figures of the last sentence that follow one another."""
    places = [at for at, figure in enumerate(window.figures) if window.sentence(figure) == window.last]
    for at, other in pairwise(places):
        yield from _way(window, at, other)
    for at in places[2:]:
        yield from _saving(window, at)
        yield from _groups(window, at)
        yield from _games(window, at)
    yield from _rest(window)


def _way(window: Window, at: int, other: int) -> Iterator[Finding]:
    """A level that is "up from" a higher one, or "down from" a lower one."""
    new, old = window.figures[at], window.figures[other]
    between, behind = window.before(other), window.after(other)
    like = new.kind == old.kind and new.kind in "nml%" and alike(new, old) and not vague(new, old)
    if not like or window.ranged(new) or window.ranged(old) or not old.value or GOES_ON.match(behind):
        return
    bare = new.kind == "n" and not new.unit
    if window.ways[at] or bare or not 1 / LEVELS < new.value / old.value < LEVELS or RANKED.search(between):
        return
    up, down = UP_FROM.match(between), DOWN_FROM.match(between)
    if (up and new.value < old.value) or (down and new.value > old.value):
        message = f"{plain(new.value)} is {'less' if up else 'more'} than {plain(old.value)}, not {'up' if up else 'down'} from it."
        yield wrong(old, message, new)


def _saving(window: Window, at: int) -> Iterator[Finding]:
    """So much instead of so much, and what that saves."""
    new, old, said = window.figures[at - 2 : at + 1]
    plainly = new.kind == old.kind == said.kind == "m" and new.unit == old.unit == said.unit and not vague(new, old, said)
    if not plainly or not INSTEAD.match(window.before(at - 1)) or not SAVING.match(window.before(at)):
        return
    real = abs(new.value - old.value)
    if abs(real - said.value) <= half(new) + half(old) + DUST:
        yield right(said, f"{subtraction(new, old)}.", new, old)
    else:
        yield wrong(said, f"{subtraction(new, old)}, not {plain(said.value)}.", new, old, value=real)


def _groups(window: Window, at: int) -> Iterator[Finding]:
    """Two hundred people, in 50 teams of four; 50 teams of four, or 200 people."""
    first, second, third = window.figures[at - 2 : at + 1]
    if OF_SO_MANY.match(window.before(at)) and TOLD_OFF.match(window.before(at - 1)):
        whole, many, each = first, second, third
    elif OF_SO_MANY.match(window.before(at - 1)) and MAKES.match(window.before(at)):
        many, each, whole = first, second, third
    else:
        return
    counts = all(one.kind == "n" and one.value == int(one.value) for one in (whole, many, each)) and not vague(whole, many, each)
    if not counts or singular(many.unit or "") not in word_set("tie_plainly", "groups"):
        return
    real = many.value * each.value
    shown = f"{plain(many.value)} × {plain(each.value)} = {plain(real)}"
    if real == whole.value:
        yield right(whole, f"{shown}.", many, each)
    else:
        yield wrong(whole, f"{shown}, not {plain(whole.value)}.", many, each, value=real)


def _games(window: Window, at: int) -> Iterator[Finding]:
    """A record of 9-2 after 11 games."""
    won, lost, played = window.figures[at - 2 : at + 1]
    paired = won.claim is not None and won.claim is lost.claim and won.kind == lost.kind == played.kind == "n"
    named = (played.unit or "").lower().split(" ")[-1] in word_set("tie_plainly", "game_words")
    if not paired or not named or vague(played) or not GAMES.match(window.before(at)) or not WENT.search(window.before(at - 2)):
        return
    real = won.value + lost.value
    shown = f"{plain(won.value)} + {plain(lost.value)} = {plain(real)}"
    if real == played.value:
        yield right(played, f"{shown}.", won)
    elif abs(real - played.value) <= max(2, real / 2):
        yield wrong(played, f"{shown}, not {plain(played.value)}.", won, value=real)


def _rest(window: Window) -> Iterator[Finding]:
    """A share of a whole, and in the next sentence its rest: "Two-thirds of the £1.8m … will find the other £600,000"."""
    if not window.last:
        return
    here = [(at, one) for at, one in enumerate(window.figures) if window.sentence(one) == window.last]
    there = [(at, one) for at, one in enumerate(window.figures) if window.sentence(one) == window.last - 1 and one.kind in "nml%r"]
    rests = [(at, one) for at, one in here if one.kind in "nml" and THE_REST.search(window.before(at).lower())]
    shares = [one for _, one in there if one.kind in "%r"]
    wholes = [
        one
        for at, one in there
        if one.kind in "nml" and at and OF_WHOLE.match(window.before(at)) and window.figures[at - 1] in shares
    ]
    if len(rests) != 1 or len(shares) != 1 or len(wholes) != 1 or len(there) > len(("share", "whole")):
        return
    rest, share, whole = rests[0][1], shares[0], wholes[0]
    text = window.words(window.last - 1) + window.words(window.last)
    if rest.kind != whole.kind or not alike(rest, whole) or vague(rest, share, whole) or PARTLY.search(text):
        return
    part = share.value / (PERCENT if share.kind == "%" else 1)
    if not 0 < part < 1:
        return
    left = whole.value * (1 - part)
    shown = f"{plain(whole.value)} − {plain(round(whole.value * part, 2))} = {plain(round(left, 2))}"
    if abs(left - rest.value) <= LOOSE * whole.value + half(whole) + half(rest):
        yield right(rest, f"{shown}.", share, whole)
    else:
        yield wrong(rest, f"{shown}, not {plain(rest.value)}.", share, whole, value=round(left))
