"""Shares whose part and whole are known by what they are called: "a labour force of 1.6 million … the jobless rate is 8 percent"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.framed import PAIR, WHOLE, Pairs, amounts, between, fits, in_sentence, judged, like, shared
from factdesk.checks.ties.shares import Share
from factdesk.checks.ties.window import COMPARED, Window, alike, many, subjects, vague
from factdesk.checks.written import plain, share_of
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

RATE_LED, CLOSED = Pattern("tie_framed", "rate_led"), Pattern("tie_framed", "closed")
OF_SO_MANY, VERSUS, AS_SHARES = (Pattern("tie_framed", name) for name in ("of_so_many", "versus", "as_shares"))
THE_REST, NOT_REST = Pattern("tie_framed", "the_rest"), Pattern("tie_framed", "not_rest")
OF_SUBJECT, TAKES_UP, ONLY_PART = (Pattern("tie_framed", name) for name in ("of_subject", "takes_up", "only_part"))
RESULT, APPOSED = Pattern("tie_framed", "result"), Pattern("tie_framed", "apposed")
CLAUSES, STOPS = re.compile(r"[,;:]"), re.compile(r"[.?!]\s")
SHARES_LAST, SHARES_FIRST, SHARES_BESIDE = (0, 1, 2, 3), (2, 3, 0, 1), (0, 2, 1, 3)
"""The places of two sides of a vote and of the share of each, among four figures."""
REACH = 60
"""Letters beside a figure in which a word says what it counts."""
ROUNDING = 0.7
"""Points that two shares of a whole may lack or exceed a hundred by."""
ROUGH = 3.0
"""The same where one is told in words."""


def able(kinds: Sequence[str]) -> bool:
    """Whether the last sentence tells a share."""
    return ("%" in kinds[-1] or "r" in kinds[-1]) and len("".join(kinds)) >= PAIR


def ties(window: Window) -> Iterator[Finding]:
    """Hold each share of the last sentence against the figures that go by the names of its part and its whole."""
    yield from _rests(window)
    if many([one.kinds for one in window.told], "nml") < PAIR:
        return
    yield from _sides(window)
    for at, figure in enumerate(window.figures):
        if window.sentence(figure) != window.last or (share := shared(window, at)) is None:
            continue
        yield from _by_name(window, share)
        yield from _of_votes(window, share)
        yield from _of_takings(window, share)


def _by_name(window: Window, share: Share) -> Iterator[Finding]:
    """A rate that goes by a name: the jobless rate, the turnout, the pass rate."""
    if window.vocabulary.isdisjoint(_rate_words()) or not CLOSED.match(window.after(share.last)):
        return
    ahead = window.before(share.first)
    found = RATE_LED.search(ahead[max(0, len(ahead) - 2 * REACH) :])
    if found is None:
        return
    held = [at for at in amounts(window) if window.figures[at].kind == "n" and not vague(window.figures[at])]
    parts = [window.figures[at] for at in held if _is_of(window, at, found["name"], "part")]
    wholes = [window.figures[at] for at in held if _is_of(window, at, found["name"], "whole") and window.figures[at] not in parts]
    pairs = [(part, whole) for part in parts for whole in wholes if part.value < whole.value]
    pairs = pairs or _told_of_whole(window, share)
    fitting = [pair for pair in pairs if fits(share, *pair)]
    if fitting or len({whole.start for _, whole in pairs}) == 1:
        yield from (one for pair in (fitting or pairs)[:1] for one in judged(window, share, pair))


def _told_of_whole(window: Window, share: Share) -> list[Pairs]:
    """The only two amounts before a rate, where the second is what the first is "of" or "out of"."""
    here = [at for at in amounts(window) if at < share.first and window.sentence(window.figures[at]) == window.last]
    pair = in_sentence(window, here) if len(here) == PAIR else None
    return [pair] if pair and pair[0].value < pair[1].value and like(*pair) and not vague(*pair) else []


@cache
def _rate_words() -> frozenset[str]:
    """The last words of the names of rates."""
    return frozenset(name.split()[-1] for name in words("tie_framed")["rates"])


@cache
def _pattern(name: str, side: str) -> re.Pattern[str]:
    return re.compile(words("tie_framed")["rates"][name][side])


def _is_of(window: Window, at: int, name: str, side: str) -> bool:
    """Whether the words right beside a figure say that it is the part or the whole of a rate."""
    figure = window.figures[at]
    behind = STOPS.split(CLAUSES.split(window.after(at))[0])[0][:REACH]
    ahead = STOPS.split(window.before(at))[-1][-2 * REACH :]
    beside = f"{CLAUSES.split(ahead)[-1]} {window.text(figure).lower()} {behind}"
    return _pattern(name, side).search(beside.replace(name, "")) is not None


def _of_votes(window: Window, share: Share) -> Iterator[Finding]:
    """A share of so many that are the sum of two told before: "by 5,220 votes to 3,480. The yes side took 60 percent of the 8,700"."""
    at = share.last + 1
    if at >= len(window.figures) or not OF_SO_MANY.match(window.after(share.last)):
        return
    whole = window.figures[at]
    places = [place for place in amounts(window) if place < share.first and alike(window.figures[place], whole)]
    pairs = [
        (window.figures[place], window.figures[other])
        for place, other in pairwise(places)
        if window.figures[place].value + window.figures[other].value == whole.value and VERSUS.match(_between(window, place, other))
    ]
    if len(pairs) != 1 or vague(whole, *pairs[0]):
        return
    fitting = [one for one in pairs[0] if fits(share, one, whole)]
    near = min(pairs[0], key=lambda one: abs(one.value / whole.value - share.value))
    yield from judged(window, share, (fitting[0] if fitting else near, whole))


def _sides(window: Window) -> Iterator[Finding]:
    """The two sides of a vote and their shares: "by 312 to 208, or 60% to 40%", "312 votes (60%) to 208 (40%)"."""
    for at in range(len(window.figures) - len(SHARES_LAST) + 1):
        row = window.figures[at : at + len(SHARES_LAST)]
        order = _order(window, at)
        if not order or vague(*row) or window.sentence(row[-1]) != window.last:
            continue
        one, two, first, second = (row[place] for place in order)
        counted = one.kind == two.kind == "n" and first.kind == "%" and (second.kind == "%" or not second.unit)
        if not counted or not alike(one, two) or abs(first.value + second.value - WHOLE) > ROUNDING:
            continue
        added = one.value + two.value
        for part, share in ((one, first), (two, second)):
            real, shown = part.value / added * WHOLE, share_of(part.value, added)
            if abs(real - share.value) <= share.step / 2 + ROUNDING:
                yield right(share, f"{shown}.", one, two)
            else:
                yield wrong(share, f"{shown}, not {plain(share.value)} percent.", one, two, value=round(real))
                return


def _order(window: Window, at: int) -> tuple[int, ...]:
    """Which of four figures in a row are the two sides and which their shares, by what stands between them; none if they are not."""
    first, second, third = (_between(window, place, place + 1) for place in (at, at + 1, at + 2))
    if VERSUS.match(first) and AS_SHARES.match(second) and VERSUS.match(third):
        return SHARES_LAST if window.figures[at].kind == "n" else SHARES_FIRST
    if AS_SHARES.match(first) and VERSUS.match(second.lstrip(")")) and AS_SHARES.match(third):
        return SHARES_BESIDE if window.figures[at].kind == "n" else ()
    return ()


def _between(window: Window, at: int, other: int) -> str:
    """What stands between two figures; of the two ends of one claim, the word between them."""
    return between(window, at, other) if window.figures[other].start > window.figures[at].end else " to "


def _rests(window: Window) -> Iterator[Finding]:
    """A share in words and its rest in percent, or the other way round: "sells nine-tenths abroad and the other 10 percent at home"."""
    here = [at for at, one in enumerate(window.figures) if window.sentence(one) == window.last]
    shares = [at for at in here if window.figures[at].kind in "%r"]
    if len(shares) != PAIR or "r" not in {window.figures[at].kind for at in shares}:
        return
    (one, two) = shares
    if not THE_REST.search(window.before(two)) or NOT_REST.search(window.words(window.last)) or two - one != 1:
        return
    if window.ways[one]:  # "an increase of 25 percent, and leaves one worker in 20": what has changed has no rest
        return
    told = [shared(window, at) for at in shares]
    if not all(told) or any(share and (share.figure.bound or share.approximate) for share in told):
        return
    first, second = (share.value * WHOLE for share in told if share)
    figures = [window.figures[at] for at in shares]
    message = f"{plain(round(first, 1))} + {plain(round(second, 1))} = {plain(round(first + second, 1))} percent"
    if abs(first + second - WHOLE) <= ROUGH:
        yield right(figures[1], f"{message}.", figures[0])
    else:
        value = round(WHOLE - first) if figures[1].kind == "%" else None
        yield wrong(figures[1], f"{message}, not 100 percent.", figures[0], value=value)


def _of_takings(window: Window, share: Share) -> Iterator[Finding]:
    """A share of the sales, the budget or the like that were told before: "turnover of £210m, half of the group's sales"."""
    found = OF_SUBJECT.match(window.after(share.last))
    named = subjects(found["subject"]) if found else frozenset()
    if not named or not found:
        return
    part = _part_before(window, share)
    if part is None:
        return
    held = [window.figures[at] for at in amounts(window) if window.figures[at] is not part and alike(window.figures[at], part)]
    wholes = [one for one in held if one.value > part.value and _measures(window, one, named) and not vague(one)]
    wholes = [one for one in wholes if not COMPARED.search(window.before(window.figures.index(one)))]
    fitting = [one for one in wholes if fits(share, part, one)]
    if wholes and not vague(part):
        yield from judged(window, share, (part, (fitting or wholes)[0]))


def _part_before(window: Window, share: Share) -> Figure | None:
    """The figure that a share is apposed to, or that its sentence takes up."""
    here = [at for at in amounts(window) if at < share.first]
    if not here:
        return None
    last = window.figures[here[-1]]
    if window.sentence(last) == window.last:
        lead = between(window, here[-1], share.first)
        return last if RESULT.match(lead) or APPOSED.match(lead) else None
    return last if TAKES_UP.match(window.words(window.last)) and window.sentence(last) == window.last - 1 else None


def _measures(window: Window, figure: Figure, named: frozenset[str]) -> bool:
    """Whether the clause of a figure tells of what a share is of, and of no part of it."""
    at = window.figures.index(figure)
    start = window.starts[window.sentence(figure)]
    ahead = window.passage.article.text[start : figure.start].lower()
    clause = ahead[max(0, ahead.rfind(";")) :]
    known = subjects(clause) or subjects(window.after(at)[:REACH])
    return bool(known & named) and not ONLY_PART.search(clause)
