"""Shares of a whole told with their number: "two thirds of the 96 pupils, 64 in all", "it has 640 pupils, of whom 160, or 25 percent, …".

The words beside the figures say which is the whole, which the part of it and which the share, in whatever order they come.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factdesk.checks.finding import Finding
from factdesk.checks.products.roles import STOP, after, before, singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import DUST, WHOLE, comparable, doubtful, half, right, wrong
from factdesk.checks.sums.sentences import Sentence, together
from factdesk.checks.written import plain, share_of
from factdesk.draft.patterns import Pattern, word_set

OF_LINK = Pattern("product_shares", "of_link")
OF_LEAD = Pattern("product_shares", "of_lead")
BINDER = Pattern("product_shares", "binder")
TIGHT = Pattern("product_shares", "tight")
CLOSED = Pattern("product_shares", "closed")
OF_NOUN = Pattern("product_shares", "of_noun")
IN_ALL = Pattern("product_shares", "in_all")
OUT_OF = Pattern("product_shares", "out_of")
FAR_OFF = Pattern("product_shares", "far_off")
LEFT = Pattern("product_shares", "left")
ONE_OF_SOME = Pattern("product_shares", "one_of_some")
TAKEN_UP = Pattern("product_shares", "taken_up")
HARD = Pattern("product_shares", "hard")
COMMA = Pattern("product_shares", "comma")
ELSEWHERE = Pattern("product_shares", "elsewhere")
ANAPHOR = Pattern("product_shares", "anaphor")
RELATIVE = Pattern("product_shares", "relative")
MORE = Pattern("product_shares", "more")
AGED = Pattern("product_shares", "aged")
LED = Pattern("product_shares", "led")
OTHERS = Pattern("product_shares", "others")
SO_MANY = Pattern("product_shares", "so_many")
EVERY = Pattern("product_shares", "every")
OF_A_PERCENT, IN_THE = Pattern("product_shares", "of_a_percent"), Pattern("product_shares", "in_the")
ONE_OF, COMPARED = Pattern("ties", "one_of"), Pattern("product_shares", "compared")
TOO_FAR, NEAR_TENS = 12, 0.1
"""Times by which a share may be off and be meant, and the part by which it may be off one with its point at another place."""
TEN, BACK = 10, 16
LEAST, MOST = 3, 12
"""Figures of a passage that is read."""
LEAD, LINK = 60, 70
"""Letters before a whole that say it is one, and between a whole and its part."""
_IN_SO_MANY = frozenset({" in ", " out of "})
LOOSE = 0.05
"""The share by which a fraction in words may be off: "a third" for 31 to 35 in a hundred."""
WORDY, ABOUT, SOME = 0.15, 0.08, 0.03
CLOSE = 0.5
"""Points of percent that are worth a second look and no more."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part, its whole, and how much of it the part is said to be."""

    part: Figure
    whole: Figure
    share: Figure
    left: bool = False
    """Whether the part is what is left beside the share."""


ROUGHLY = 4.0
"""Percentage points by which "four in five" may be off."""


def sums(passage: Sentence) -> Iterable[Finding]:
    """Divide every part by its whole where the share is said too."""
    if not _shared(passage):
        return
    passage = _as_shares(passage.untimed)
    if {"%", "r"}.isdisjoint(passage.kinds) or not LEAST <= len(passage.figures) <= MOST:
        return
    done: set[int] = set()
    for found in _shares(passage):
        if found.share.start in done or found.part.start in done:
            continue
        finding = _rest(found.part, found.whole, found.share) if found.left else _judge(passage, found)
        if finding:
            done |= {found.share.start, found.part.start}
            yield finding


def _shared(passage: Sentence) -> bool:
    """Whether a sentence tells a share, with nine in ten."""
    return not {"%", "r"}.isdisjoint(passage.kinds) or (
        passage.kinds.count("n") > 1 and not _IN_SO_MANY.isdisjoint(passage.small[1:-1])
    )


def _as_shares(passage: Sentence) -> Sentence:
    """The passage with "more than nine in ten" as the share that it is, and without ages told in numbers alone (patients over 70)."""
    found: list[Figure] = []
    for at, figure in enumerate(passage.figures):
        bare = figure.kind == "n" and not figure.unit
        if bare and figure.bound and AGED.search(before(passage, at)):
            continue
        last = found[-1] if found else None
        if bare and last is not None and _in_so_many(passage, at, last, figure):
            ahead = passage.article.text[max(passage.start, last.start - BACK) : last.start]
            told = LED.search(ahead)
            bound = "" if told is None else "above" if told["above"] else "below" if told["below"] else ""
            start = last.start - len(told[0]) if told else last.start
            digits = (last.start, figure.end)
            written = passage.article.text[start : figure.end]
            share = last.value / figure.value
            found[-1] = Figure(start, figure.end, digits, written, share, "r", None, "ratio", bool(told) and not bound, bound)
            continue
        found.append(figure)
    return Sentence(passage.article, passage.start, passage.end, tuple(found)) if len(found) < len(passage.figures) else passage


def _in_so_many(passage: Sentence, at: int, one: Figure, two: Figure) -> bool:
    """Whether two numbers in words are one share: nine in ten."""
    if before(passage, at) not in _IN_SO_MANY or passage.figures[at - 1] is not one or one.kind != "n" or one.unit:
        return False
    return one.value < two.value <= TEN and one.written.isalpha() and two.written.isalpha() and one.claim is None


def _of_a_kind(one: Sentence, two: Sentence) -> Iterator[Finding]:
    """Things of a kind of which a share is promised, counted in the next sentence: "Half of the 640 homes will be affordable. … 320 affordable homes"."""
    for at in range(len(one.figures) - 1):
        share, whole = one.figures[at : at + 2]
        if share.kind not in "%r" or whole.kind != "n" or not whole.unit or whole.bound or not OF_LINK.match(after(one, at)):
            continue
        noun = singular(whole.unit)
        told = set(one.masked[one.places[at + 1] + 1 :].lower().replace(",", " ").replace(".", " ").split())
        for place, part in enumerate(two.figures):
            words_of = two.article.text[part.digits[1] : part.end].lower().split()
            kind = (
                len(words_of) == len(("affordable", "homes"))
                and words_of[0] in told
                and words_of[0] not in word_set("product_shares", "no_kind")
            )
            if part.kind != "n" or not kind or singular(part.unit or "") != noun or OTHERS.search(before(two, place)):
                continue
            finding = _judge(together(one, two), Share(part, whole, share))
            if finding:
                yield finding
            return


def across(one: Sentence, two: Sentence) -> Iterable[Finding]:
    """Divide a part "of them" by the only count of the sentence before."""
    if not {"%", "r"}.isdisjoint(one.kinds) and len(one.figures) <= MOST:
        yield from _of_a_kind(one.untimed, two) if "%n" in one.untimed.kinds or "rn" in one.untimed.kinds else ()
    if len(two.figures) < 2 or not _shared(two):  # noqa: PLR2004
        return
    counts, two = [figure for figure in one.figures if figure.kind == "n"], _as_shares(two.untimed)
    if {"%", "r"}.isdisjoint(two.kinds) or len(two.figures) > MOST:
        return
    for at in range(len(two.figures) - 1):
        first, second = two.figures[at], two.figures[at + 1]
        if first.kind in "%r":
            named = OF_NOUN.match(after(two, at))
            noun = named["noun"] if named else first.unit
            if noun and _pair(two, at, BINDER):
                yield from _named(one, two, at, singular(noun))
            if TAKEN_UP.search(before(two, at)) and OF_LINK.match(after(two, at)):
                yield from _taken_up(one, two, at)
                return
        if (
            len(counts) == 1
            and (first.kind in "%r") != (second.kind in "%r")
            and ANAPHOR.match(after(two, at))
            and _pair(two, at, BINDER)
            and not [f for f in two.figures[:at] if f.kind == "n"]
        ):
            part, share = (second, first) if first.kind in "%r" else (first, second)
            finding = _judge(together(one, two), Share(part, counts[0], share))
            if finding:
                yield finding
            return


def _named(one: Sentence, two: Sentence, at: int, noun: str) -> Iterator[Finding]:
    """A share of things that the sentence before has counted: "It has 24 beds and 18 nurses. Two thirds of the beds, 16, were empty"."""
    wholes = [figure for figure in one.figures if figure.kind == "n" and figure.unit and singular(figure.unit) == noun]
    if len(wholes) == 1 and not wholes[0].bound and two.figures[at + 1].kind == "n":
        both = together(one, two)
        finding = _judge(both, Share(two.figures[at + 1], wholes[0], two.figures[at]))
        if finding:
            yield finding


def _taken_up(one: Sentence, two: Sentence, at: int) -> Iterator[Finding]:
    """A sum of the sentence before, and its share of a whole: "It was left $9 million. The gift meets half of the $18 million that it needs"."""
    share, whole = two.figures[at], two.figures[at + 1]
    parts = [figure for figure in one.figures if figure.kind == whole.kind and figure.unit == whole.unit]
    if len(parts) == 1 and whole.kind == "m" and not parts[0].bound:
        finding = _judge(together(one, two), Share(parts[0], whole, share))
        if finding:
            yield finding


def _pair(passage: Sentence, at: int, binder: Pattern) -> bool:
    """Whether a figure and the next one are a part and its share, in any order, as the same thing said twice."""
    first, second = passage.figures[at], passage.figures[at + 1]
    if (first.kind in "%r") == (second.kind in "%r") or first.kind not in "nml%r" or second.kind not in "nml%r":
        return False
    return bool(binder.match(after(passage, at))) and _ends(passage, at + 1)


def _ends(passage: Sentence, at: int) -> bool:
    """Whether a share or a part is told to its end, and is of nothing else."""
    text = after(passage, at)
    if passage.figures[at].kind in "%r":
        return not ELSEWHERE.match(text)
    if COMMA.search(before(passage, at)):
        return HARD.match(text) is not None
    return not MORE.match(text) and (CLOSED.match(text) is not None or passage.figures[at].unit is not None)


def _shares(passage: Sentence) -> Iterator[Share]:
    """Every three figures that follow one another as part, share and whole."""
    figures = passage.figures
    for at in range(len(figures) - 2):
        one, two, three = figures[at : at + 3]
        if (one.kind in "%r") == (two.kind in "%r") == (three.kind in "%r"):
            continue
        linked = [OF_LINK.match(after(passage, at)) is not None, OF_LINK.match(after(passage, at + 1)) is not None]
        if linked[0] and _bound(passage, at + 1, far=IN_ALL.match(after(passage, at + 2)) is not None) and _ends(passage, at + 2):
            yield from _share(one, three, whole=two)
        if linked[0] and one.kind in "%r" and LEFT.search(before(passage, at + 2)) and len(after(passage, at + 1)) <= 2 * LINK:
            yield from _share(one, three, whole=two, left=True)
        if (
            linked[1]
            and not IN_THE.search(before(passage, at))
            and _bound(passage, at, far=OUT_OF.match(after(passage, at + 1)) is not None)
        ):
            yield from _share(one, two, whole=three)
        if _leads(passage, at) and _pair(passage, at + 1, BINDER if three.kind in "%r" else TIGHT):
            yield from _share(two, three, whole=one)
    for at in range(1, len(figures) - 1):
        if (figures[at].kind in "%r") == (figures[at + 1].kind in "%r"):
            continue
        if ANAPHOR.match(after(passage, at)) and _pair(passage, at, BINDER):
            part = figures[at + 1] if figures[at].kind in "%r" else figures[at]
            counts = [figure for figure in figures[:at] if figure.kind == part.kind and figure.unit == part.unit]
            counts = counts or [figure for figure in figures[:at] if figure.kind == part.kind == "n"]
            if len(counts) == 1:
                yield from _share(figures[at], figures[at + 1], whole=counts[0])


def _bound(passage: Sentence, at: int, *, far: bool = False) -> bool:
    """Whether a figure is told again by the next one; a longer way off where that says itself what it is: 260 in all, 640 out of 960."""
    text = after(passage, at)
    if far and len(text) <= 2 * LINK and not STOP.search(text):
        return FAR_OFF.search(text) is not None
    return len(text) <= LINK and BINDER.match(text) is not None


def _leads(passage: Sentence, at: int) -> bool:
    """Whether a figure is the whole of what follows: "Of the 1,250 households …, 800", "640 pupils, of whom 160"."""
    text = after(passage, at)
    if len(text) > LINK or STOP.search(text):
        return False
    place = passage.places[at]
    return bool(OF_LEAD.search(passage.masked[max(0, place - LEAD) : place].lower()) or RELATIVE.search(text))


def _share(one: Figure, two: Figure, *, whole: Figure, left: bool = False) -> Iterator[Share]:
    if (one.kind in "%r") == (two.kind in "%r"):
        return
    part, share = (two, one) if one.kind in "%r" else (one, two)
    if left and part.unit and part.unit != whole.unit:
        return
    if part.kind in "nml" and whole.kind in "nml" and _alike(part, whole) and whole.value and not whole.approximate:
        yield Share(part, whole, share, left)


def _alike(part: Figure, whole: Figure) -> bool:
    if not comparable(part, whole):
        return False
    if part.kind != "n" or not part.unit or not whole.unit or whole.kind != "n":
        return True
    one, other = singular(part.unit), singular(whole.unit)
    return one == other or part.unit in word_set("product_shares", "persons") or whole.unit in word_set("product_shares", "persons")


def _judge(passage: Sentence, found: Share) -> Finding | None:
    part, whole, share = found.part, found.whole, found.share
    of_a_percent = share.kind == "r" and OF_A_PERCENT.match(passage.article.text, share.end)
    of_points = part.unit in word_set("product_shares", "gaps")  # two points shy of the 60 it needed
    of_some = part.value == 1 and ONE_OF_SOME.match(passage.article.text, part.end)
    too_much = part.value > whole.value and (share.value <= (100 if share.kind == "%" else 1) or part.kind != whole.kind)
    odds = share.kind == "r" and share.value > 1  # by two to one
    if odds or of_a_percent or of_points or of_some or too_much or _compared(passage, found):
        return None
    factor = 100 if share.kind == "%" else 1
    real = part.value / whole.value * factor
    low, high, room = _range(part, whole, share)
    told = share_of(part.value, whole.value)
    spelt = (
        whole.kind == "n" and whole.value <= TEN and passage.article.text[slice(*whole.digits)].isalpha()
    )  # nearly four of every five, or 78 percent
    few = share.kind == "%" and spelt and (not whole.unit or EVERY.search(passage.article.text, part.end, whole.start))
    room += ROUGHLY if few else 0.0
    if low - room - DUST <= share.value <= high + room + DUST:
        return right(share, f"{told}.", part, whole)
    if _otherwise(passage, found) or _of_something_else(real, share.value):
        return None
    named = f"{plain(share.value)} percent" if share.kind == "%" else f"“{_words(share)}”"
    close = share.kind == "%" and low - room - CLOSE <= share.value <= high + room + CLOSE
    if close or (share.kind == "r" and abs(part.value - share.value * whole.value) < 1):
        return doubtful(share, f"{told}, not quite {named}.", part, whole)
    if share.kind == "%":
        value = round(real, 1) if share.step < 1 else round(real)
        return wrong(share, f"{told}, not {named}.", part, whole, value=None if share.bound else value)
    wanted = share.value * whole.value
    exact = not share.bound and abs(wanted - round(wanted)) < 1e-6  # noqa: PLR2004
    return wrong(part, f"{told}, not {named}.", share, whole, value=round(wanted) if exact else None)


def _compared(passage: Sentence, found: Share) -> bool:
    """Whether a part is one of several by name, "one of the four major brokers", or is only compared: "94,000, or 2 percent, against 120,000"."""
    text, part, whole, share = passage.article.text, found.part, found.whole, found.share
    return (part.value == 1 and ONE_OF.match(text, part.end) is not None) or COMPARED.search(
        text[min(part.end, share.end) : whole.start].lower()
    ) is not None


def _of_something_else(real: float, told: float) -> bool:
    """Whether a share is so far from the one that is told that no slip explains it, but for one of the decimal point."""
    times = real / told if told else 0.0
    slip = any(abs(times - tens) < NEAR_TENS * tens for tens in (1 / 100, 1 / 10, 10, 100))
    return not slip and not 1 / TOO_FAR < times < TOO_FAR


def _words(share: Figure) -> str:
    """A share as it is told, eight in ten with both its numbers."""
    text = share.claim.text if share.claim else ""
    return text if text.startswith(share.written) and SO_MANY.search(text) else share.written


def _rest(part: Figure, whole: Figure, share: Figure) -> Finding | None:
    """What is left of a whole beside a share of it: two thirds of the 39,000 seats are sold, leaving 13,000."""
    taken = whole.value * share.value / (100 if share.kind == "%" else 1)
    rest = whole.value - taken
    shown = f"{plain(whole.value)} − {plain(round(taken, 1))} = {plain(round(rest, 1))}"
    if share.bound or part.bound or rest <= 0:
        return None
    room = half(part) + half(whole) + whole.value * (LOOSE if share.kind == "r" else SOME / 2)
    room += whole.value * LOOSE if share.approximate or part.approximate else 0
    if abs(rest - part.value) <= room:
        return right(part, f"{shown}.", whole, share)
    return wrong(part, f"{shown}, not {plain(part.value)}.", whole, share, value=round(rest))


def _range(part: Figure, whole: Figure, share: Figure) -> tuple[float, float, float]:
    """Between which shares the true one lies, as the figures are rounded, and how far the one that is said may be off."""
    factor = 100 if share.kind == "%" else 1
    low = (part.value - _room(part)) / (whole.value + _whole_room(whole)) * factor
    high = (part.value + _room(part)) / (whole.value - _whole_room(whole)) * factor
    room = share.step / 2 if share.kind == "%" else share.value * LOOSE
    if share.approximate and not share.bound:
        room += share.value * (WORDY if share.kind == "r" else ABOUT)
    if share.bound == "above":
        return low - share.value / 2, high, 0
    if share.bound == "below":
        return low, high + share.value / 2, 0
    return low, high, room


def _room(figure: Figure) -> float:
    """How far a part may be off; "some 1,800" is less loose where a share is told too."""
    return half(replace(figure, approximate=False)) + (figure.value * SOME if figure.approximate else 0)


def _whole_room(figure: Figure) -> float:
    """How far a whole may be off: a budget of £2m is not £1.6m."""
    return min(_room(figure), figure.step * WHOLE + (figure.value * SOME if figure.approximate else 0))


def _otherwise(passage: Sentence, found: Share) -> bool:
    """Whether the share is that of another part, or of another whole, that stands in the passage."""
    mine = (found.part, found.whole, found.share)
    for other in passage.figures:
        if other in mine or other.kind != found.whole.kind or not other.value:
            continue
        if other.start > max(figure.start for figure in mine) and not _alike(other, found.whole):
            continue  # what comes later and counts other things has no share in this
        for part, whole in ((other, found.whole), (found.part, other), (other, found.part)):
            low, high, room = _range(part, whole, found.share)
            if low - room <= found.share.value <= high + room:
                return True
    return False
