"""Differences and changes: "rose from 120 to 150, an increase of 40", "up 25 percent from 80 to 110", "fell by 20 to 75 from 100"."""
# ruff: noqa: PLR0911  # one reason after another why two figures are no sum

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from string import ascii_letters

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, comparable, doubtful, fits, half, half_beside, right, slack, wrong, wrong_words
from factdesk.checks.sums.rules import Rule, Rules
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import of_unit, plain, repaired, share_of, subtraction
from factdesk.draft.patterns import Pattern, word_set
from factdesk.draft.words import words

PAIRS = Rules("sum_changes", "pairs")
BESIDE = Rules("sum_changes", "beside")
"""Two figures and their difference where the text has no "from … to"."""
MOVE = Rule("sum_changes", "move")
HOURS = Pattern("sum_changes", "hours")
TOOK = Pattern("sum_changes", "took")
TO, FROM, OWN_BASE, ANOTHER = (Pattern("sum_changes", name) for name in ("to", "from", "own_base", "another"))
NEXT = 60
"""Letters between the end of a move and its beginning behind it."""
EXCHANGE = Pattern("sum_changes", "exchange")
MOVES_AGAIN = Rule("sum_changes", "moves_again")
LED = Rule("sum_changes", "led")
"""Before a difference that stands in front of the two figures."""
BETWEEN = Rule("sum_changes", "between")
BEHIND = Rule("sum_changes", "behind")
FOLD = Pattern("sum_changes", "fold")
SLOWS = Pattern("sum_changes", "slows")
"""Between the name of a change and its figures, where it is the change itself that moves: "growth slowed from 4 percent to 3"."""
REVISED = Pattern("sum_changes", "revised")
"""Before two figures of which the first corrects the second: then a "gain" or "growth" is their name and no direction."""
APART, SLOWED = Pattern("sum_changes", "apart"), Pattern("sum_changes", "slowed")
CLAUSE, OR_SO_MUCH, ON_SALES = (Pattern("sum_changes", name) for name in ("clause", "or_so_much", "on_sales"))
CLOSED = Rule("sum_changes", "closed")
ELSEWHERE = Pattern("sum_changes", "elsewhere")
"""Behind a difference, where it is one of something else: a rise of 6 percent in sales."""
RANKED = Rule("sum_changes", "ranked")
SETTLED = Rule("sum_changes", "settled")
EARLIER, IN_MONTH = Pattern("sum_changes", "earlier"), Pattern("sum_changes", "in_month")
WHOLE = 100
NO_AMOUNTS = str.maketrans("", "", "dayro")
SHARED_SCALE = 100
LEAD = 70
POINT = 0.3
"""The share of a whole point by which one may be off between percentages with decimals."""
LIKELY = 0.8
"""How much of their rounding two figures are off by together."""
TURNED = 2.0
CLOSE = 0.5
OFF = 0.9
"""The part of a percentage's last place by which exact figures may not be off."""
"""Points by which a percentage may be off beyond its rounding before it is called wrong; nearer it is advice."""


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures, and what lies between them as the sentence says it."""

    before: Figure
    after: Figure
    said: Figure | None
    up: bool | None
    word: str


def sums(sentence: Sentence) -> Iterable[Finding]:
    """Reckon every change from one figure to another whose size or direction is said."""
    if sentence.words.isdisjoint(moves()) or len(sentence.kinds.translate(NO_AMOUNTS)) < 2:  # noqa: PLR2004
        return
    done: set[int] = set()
    for change in (*_beside(sentence), *_pairs(sentence)):
        if change.after.start in done or (change.word in word_set("sum_changes", "comparing") and sentence.ends_list(change.after)):
            continue
        finding = judge(change, sentence.masked)
        if finding:
            done.add(change.after.start)
            yield finding


def settled(sentence: Sentence) -> Iterable[Finding]:
    """A move told as a sum and in percent, and where it ended: "settled $1.32, or 1.7 percent, higher at $78.45"."""
    if "%" not in sentence.kinds or sentence.kinds.count("m") + sentence.kinds.count("l") < 2:  # noqa: PLR2004
        return
    for match, named in sentence.matches(SETTLED):
        move, after, said = named["d"], named["b"], named["p"]
        up = direction((match["way"] or match["verb"]).lower())
        plain_ones = not any(figure.bound or figure.approximate for figure in (move, after, said))
        if up is None or not plain_ones or not comparable(move, after) or move.value >= after.value:
            continue
        before = after.value - move.value if up else after.value + move.value
        real, near = move.value / before * WHOLE, half_beside(move, after)
        room = near / before * WHOLE + POINT * said.step
        shown = share_of(move.value, before)
        if fits(said, real - room, real + room):
            yield right(said, f"{shown}.", move, after)
        elif not fits(said, real - room - CLOSE, real + room + CLOSE):
            yield wrong(said, f"{shown}, not {plain(said.value)}.", move, after, value=round(real, 1 if said.step < 1 else 0))


def _beside(sentence: Sentence) -> Iterable[Change]:
    for pattern in BESIDE if len(sentence.kinds.translate(NO_AMOUNTS)) + sentence.kinds.count("r") > 2 else ():  # noqa: PLR2004
        for match, named in sentence.matches(pattern):
            word = match["verb"].lower()
            units = {named[name].unit for name in "ab" if named[name].kind == "n" and named[name].unit}
            between = sentence.masked[min(match.end("d"), match.start("a")) : match.start("a")]
            if len(units) > 1 or ON_SALES.search(between) or _told_otherwise(sentence, named["b"], named["a"]):
                continue
            if named["d"].kind == named["a"].kind and _fits_another(sentence, named):
                continue
            if named["a"].value == 1 and named["a"].kind == "n" and not named["a"].unit:
                continue  # two more than in the whole of the last one
            order = ("b", "a") if _told_backwards(sentence, named["a"], named["b"]) else ("a", "b")
            first, last = (named[name] for name in order)
            yield Change(first, last, named["d"], direction(word), word)


def _told_otherwise(sentence: Sentence, after: Figure, before: Figure) -> bool:
    """Whether a figure only tells the one before it again, which may be what is compared: "2 million, or 2.22 a share, up 11 percent from 1.8 million"."""
    at = sentence.figures.index(after)
    return at > 0 and comparable(sentence.figures[at - 1], before) and OR_SO_MUCH.fullmatch(sentence.gaps[at]) is not None


def _fits_another(sentence: Sentence, named: dict[str, Figure]) -> bool:
    """Whether a difference is from another figure of the sentence: "1,026 entries in 86 classes, 54 more than last year's 972"."""
    ends = {named["a"].value, named["b"].value}
    others = [one for one in sentence.figures if one not in named.values() and comparable(one, named["d"])]
    return any(abs(abs(one.value - end) - named["d"].value) < DUST for one in others for end in ends)


def _told_backwards(sentence: Sentence, one: Figure, two: Figure) -> bool:
    """Whether the second of two figures is of an earlier time: "96,000 in May and 84,000 in April", "… and 84,000 last year"."""
    places = [sentence.figures.index(figure) + 1 for figure in (one, two)]
    behind = [sentence.gaps[place].lower() for place in places]
    if two.start < one.start or EARLIER.match(behind[1]):
        return two.start > one.start and EARLIER.match(behind[0]) is None
    years = [
        sentence.figures[place].value
        for place in places
        if sentence.figures[place : place + 1] and sentence.figures[place].kind == "y"
    ]
    if len(years) == len(places):
        return years[0] > years[1]
    months = words("sum_changes")["months"]
    found = [months.index(match["month"]) for match in map(IN_MONTH.match, behind) if match]
    return len(found) == len(places) and found[0] == found[1] + 1


def _pairs(sentence: Sentence) -> Iterable[Change]:
    """Two figures with "from" and "to", and the difference that stands before or behind them."""
    led_to: set[int] = set()
    for pattern in PAIRS:
        for match, named in sentence.matches(pattern):
            if _moves_again(sentence, match) or (named["a"].start < named["b"].start and named["a"].start in led_to):
                continue
            led_to.add(named["a"].start)
            lead = _lead(sentence.masked, match.start())
            if _of_the_next(sentence, match, named):
                continue
            if HOURS.search(lead) and all(named[name].kind == "n" and named[name].unit is None for name in "ab"):
                continue  # open on Sundays from 10 to 4
            word = _word(lead, named["a"])
            first, last = sorted(bisect_left(sentence.places, match.start(name)) for name in "ab")
            said = _ahead(sentence, first, match.start()) or _behind(sentence, last, match.end(), verb=bool(word))
            if word or said:
                yield Change(named["a"], named["b"], said, direction(word), word)


def _lead(text: str, place: int) -> str:
    """The words before a place, none of them cut: the end of "increasing" is no easing."""
    lead = text[max(0, place - LEAD) : place]
    return lead if place <= LEAD or not text[place - LEAD - 1].isalnum() else lead.lstrip(ascii_letters)


def _word(lead: str, level: Figure) -> str:
    """The last word of change before two figures; none where they are levels of the change itself, or two words of it go apart."""
    verbs = list(MOVE.pattern.finditer(lead))
    if not verbs or REVISED.search(lead) or TOOK.search(lead) or SLOWS.search(lead, verbs[-1].end()):
        return ""
    word = verbs[-1].group().lower()
    if level.kind == "%" and (word in word_set("sum_changes", "in_percent") or _is_a_rate(word, lead[verbs[-1].end() :])):
        return ""
    clause = [found for found in verbs if not CLAUSE.search(lead, found.end())]
    apart = {direction(found.group().lower()) for found in clause} >= {True, False}
    return "" if apart else word  # "cut the sum for raises to 3.5 percent"


def _of_the_next(sentence: Sentence, match: re.Match[str], named: dict[str, Figure]) -> bool:
    """Whether the first of two figures belongs to the one before it, or the second to one behind: "to 48 from 36 and exports to 15 from 13"."""
    if match.start("b") < match.start("a"):
        return False
    at = sentence.figures.index(named["a"])
    before = sentence.figures[at - 1] if at else None
    led = before is not None and comparable(before, named["a"]) and TO.search(sentence.gaps[at - 1]) is not None
    gap = sentence.gaps[at]
    ends = led and len(gap) <= NEXT and FROM.search(gap) is not None and ANOTHER.search(gap) is None
    return ends or OWN_BASE.match(sentence.masked, match.end("b")) is not None


def _is_a_rate(word: str, behind: str) -> bool:
    """Whether a word of change only names the percentages, which may go the other way: "growth may slow to 3 percent from 15"."""
    return word in word_set("sum_changes", "rates") or SLOWED.match(behind) is not None


def _moves_again(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether something else moves between two figures: "sales rose to 42 million from 39 million and profits rose to 7 million"."""
    first, last = sorted((match.end("a"), match.end("b")))
    begins = sorted(match.start(name) for name in "ab")
    return (
        CLAUSE.search(sentence.masked, first, last - 1) is not None
        or MOVES_AGAIN.pattern.search(sentence.masked, *begins) is not None
    )


def _ahead(sentence: Sentence, first: int, start: int) -> Figure | None:
    """The difference before two figures: "rose 25 percent from …", "gone up by 80 euros in two years, from …"."""
    for at in range(first - 1, max(-1, first - 3), -1):
        figure, place = sentence.figures[at], sentence.places[at]
        if figure.kind in "yd":
            continue
        if figure.unit in word_set("sum_changes", "pronouns") or FOLD.match(sentence.masked, place + 1):
            return None
        led = LED.pattern.search(sentence.masked[max(0, place - LEAD) : place])
        return figure if led and BETWEEN.pattern.fullmatch(sentence.masked[place + 1 : start]) else None
    return None


def _behind(sentence: Sentence, last: int, end: int, *, verb: bool) -> Figure | None:
    """The difference behind two figures: "…, an increase of 40", "…, or 25 percent", "…, a 30 percent increase"."""
    for at in range(last + 1, min(last + 3, len(sentence.figures))):
        figure, place = sentence.figures[at], sentence.places[at]
        if figure.kind in "yd":
            continue
        between = sentence.masked[end:place]
        found = BEHIND.pattern.fullmatch(between)
        if (
            found is None
            or APART.search(found["when"])
            or MOVE.pattern.search(found["when"])
            or ELSEWHERE.match(sentence.masked, place + 1)
            or not (found["cue"] or re.search(r"(?:[,–—(;]|(?<!\w)-)\s*(?:\w+ ){0,3}$", between))
        ):
            return None
        closed = CLOSED.pattern.match(sentence.masked, place + 1)
        noun = closed is not None and MOVE.pattern.search(closed.group()) is not None
        return figure if (found["cue"] and (verb or closed)) or noun or (closed and verb) else None
    return None


@cache
def moves() -> frozenset[str]:
    """The words without which nothing is told of a change."""
    return word_set("sum_changes", "extra") | frozenset(
        word.split()[-1] for name in ("up", "down", "changes") for word in word_set("sums", name)
    )


def direction(word: str) -> bool | None:
    """Whether a word of change goes up; None where it doesn't say."""
    if word in word_set("sum_changes", "falling"):
        return False
    if word in word_set("sum_changes", "rising"):
        return True
    return True if word in word_set("sums", "up") else False if word in word_set("sums", "down") else None


def judge(change: Change, words: str) -> Finding | None:
    """What is to be said of a change: nothing where its figures are not of one kind."""
    before, after, said = change.before, change.after, change.said
    if not comparable(before, after) or "o" in before.kind + after.kind:
        return None
    if after.value > before.value * SHARED_SCALE or not before.value or before.bound or after.bound:
        return None
    gone = after.value - before.value
    if change.up is not None and gone and change.up != (gone > 0) and before.value > 0 and after.value > 0:
        if said is not None and said.kind == after.kind and abs(abs(gone) - said.value) > slack((before, after, said)):
            return None  # 240 of the 543 seats, 63 fewer than the 303 of before
        if RANKED.pattern.search(words) or EXCHANGE.search(words) or before.value > after.value * SHARED_SCALE:
            return None
        move = "rise" if gone > 0 else "fall"
        return wrong(after, f"from {_of(before)} to {_of(after)} is a {move}, but the draft says “{change.word}”.", before)
    if said is not None and said.unit == "points" and before.kind == "%":
        return _points(before, after, said)
    if said is None or (before.kind != said.kind and said.kind not in "%pr" and not comparable(before, said)):
        return None
    if said.kind in "%r" or (said.kind == "p"):
        return _points(before, after, said) if before.kind == "%" else _percent(before, after, said)
    return _difference(before, after, said)


def _of(figure: Figure) -> str:
    return of_unit(figure.value, figure)


def _difference(before: Figure, after: Figure, said: Figure) -> Finding | None:
    real = abs(after.value - before.value)
    room = slack((before, after, said))
    shown = subtraction(before, after)
    if (
        abs(real - said.value) <= room
        or (said.bound == "above" and real >= said.value)
        or (said.bound == "below" and real <= said.value)
    ):
        return right(said, f"{shown}.", before, after)
    if said.kind == "n" and said.unit is None and before.kind == "m":
        return None  # "not by 20 percent but by 21, from $500": a bare number may be percent
    if said.value > max(before.value, after.value) * SHARED_SCALE:
        return None  # delayed by 60,000 late votes, from 50 seats to 48
    return wrong(said, f"{shown}, not {plain(said.value)}.", before, after, value=real)


def _percent(before: Figure, after: Figure, said: Figure) -> Finding | None:
    if said.kind == "p":
        return None
    factor = 100 if said.kind == "%" else 1
    room_before, room_after = half_beside(before, after), half_beside(after, before)
    ends = [
        ((after.value + a * LIKELY * room_after) / (before.value + b * LIKELY * room_before) - 1) * factor
        for a in (-1, 1)
        for b in (-1, 1)
        if before.value + b * room_before > 0
    ]
    either = min(ends) < 0 < max(ends)  # rounding leaves open whether it rose or fell
    ends = [0.0 if either else min(map(abs, ends)), max(map(abs, ends))]
    real = abs(after.value / before.value - 1) * factor
    turned = abs(before.value / after.value - 1) * factor if after.value else real
    if said.kind == "%" and round(turned) == said.value and abs(real - turned) > TURNED:
        ends = [real - CLOSE, real + CLOSE]  # the wrong one of the two was taken for the whole
    shown = plain(round(real * 100 / factor, 1))
    move = "rise" if after.value > before.value else "fall"
    told = f"from {plain(before.value)} to {plain(after.value)} is a {move} of {shown} percent"
    room = 0.0 if said.kind == "%" else said.value * 0.1
    low, high = min(ends) - room, max(ends) + room
    if fits(said, low, high):
        return right(said, f"{told}.", before, after)
    plainly_off = abs(real - said.value) >= OFF * said.step and not any(figure.rounded for figure in (before, after))
    if said.kind == "%" and fits(said, low - CLOSE, high + CLOSE) and not plainly_off:
        return doubtful(said, f"{told}, not quite {plain(said.value)}.", before, after)
    named = f"{plain(said.value)} percent" if said.kind == "%" else said.written
    value = round(real, 1 if said.step < 1 else 0) if said.kind == "%" else None
    return wrong(said, f"{told}, not {named}.", before, after, value=value)


def _points(before: Figure, after: Figure, said: Figure) -> Finding:
    """A change between two percentages: so many points, which is another thing than percent."""
    points = abs(after.value - before.value)
    share = points / before.value * 100
    finest = min(before.step, after.step)
    room = (
        (before.step + after.step) / 2 if said.step < finest else finest * 0.6 + POINT * said.step if finest < said.step else DUST
    )
    if 0 < said.value < 1 and not said.written[:1].isdigit():
        room = finest / 2  # a quarter of a point
    told = f"from {_of(before)} to {_of(after)} is {plain(round(points, 2))} percentage point{'s' if points != 1 else ''}"
    if said.kind == "r":
        said_share = said.value * 100
        agrees = abs(share - said_share) <= said_share * 0.1
        message = f"{told}, or {plain(round(share, 1))} percent"
        return (
            right(said, f"{message}.", before, after) if agrees else wrong(said, f"{message}, not {said.written}.", before, after)
        )
    if said.kind != "%":
        if abs(points - said.value) <= room:
            return right(said, f"{told}.", before, after)
        return wrong(said, f"{told}, not {plain(said.value)}.", before, after, value=points)
    spread = (half(after) / before.value + half(before) * after.value / before.value**2) * 100 if before.step < 1 else CLOSE
    if fits(said, share - spread, share + spread):
        return right(said, f"{told}, or {plain(round(share, 1))} percent.", before, after)
    both = f"{told}, or {plain(round(share, 1))} percent"
    if abs(points - said.value) <= room:
        word = "percentage point" if points == 1 else "percentage points"
        claim = said.claim
        points_said = () if claim is None else (f"{claim.text[: said.digits[1] - claim.start]} {word}",)
        new = (*points_said, *repaired(said, round(share, 1 if said.step < 1 else 0)))
        return wrong_words(said, f"{both}: say percentage point{'s' if points != 1 else ''}.", before, after, suggestions=new)
    return wrong(said, f"{both}, not {plain(said.value)} percent.", before, after, value=round(share, 1 if said.step < 1 else 0))
