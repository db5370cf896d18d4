"""A total that is named as one, beside everything in its sentence that it may be of, prices times pieces too.

Nothing is said where any part of the figures explains the total, or where words tell of parts, changes or comparisons.
"""

import re
from collections.abc import Iterable
from itertools import combinations

from factdesk.checks.finding import Finding
from factdesk.checks.sums import wholes as sum_wholes
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import WORDS, Sentence
from factdesk.checks.written import plain
from factdesk.draft.patterns import Pattern, word_set

BEFORE, WEAK, BEHIND = Pattern("sum_totals", "before"), Pattern("sum_totals", "weak"), Pattern("sum_totals", "behind")
THE_PARTS, ALL = Pattern("sum_totals", "the_parts"), Pattern("sum_totals", "all")
IN_DAYS = Pattern("sum_totals", "in_days")
BILL, LAST_ITEM = Rule("sum_totals", "bill"), Pattern("sum_totals", "last_item")
EACH_OF, LIST = Pattern("sum_totals", "each_of"), Pattern("sum_totals", "list")
ALL_GET, EVERY = Pattern("sum_totals", "all_get"), Pattern("sum_totals", "every")
APART, EACH, AT = Pattern("sum_totals", "apart"), Pattern("sum_totals", "each"), Pattern("sum_totals", "at")
LEAD = 70
TWO, MOST = 2, 8
NOUN = re.compile(r"\s(?P<noun>[a-z]+)")
NEAR_BY = 4
"""Times by which the days of one walk may differ."""
SET_OFF = (":", "–", "—")
"""Before a total that is told of so many days."""
COUNT = Pattern("sum_totals", "count")
NEAR = 0.5
"""How far the parts may be from the total, as a share of it."""


def sums(sentence: Sentence, before: Sentence | None = None) -> Iterable[Finding]:
    """Add up what stands before every total of a sentence, or, where nothing does, in the sentence before it."""
    yield from _each_of(sentence) if len(sentence.figures) > TWO else ()
    if before and len(sentence.figures) > 1:
        yield from sum_wholes.across(before, sentence)
        yield from _itemised(before, sentence) if sentence.masked.count(";") >= TWO else ()
    if not _called(sentence) and (len(sentence.figures) == 1 or not any(map(sentence.masked.__contains__, SET_OFF))):
        return
    every = before is not None and "all" in sentence.words
    for at, total in enumerate(sentence.figures):
        if total.kind not in "nmld" or inexact(total):
            continue
        if before is not None and every and total.kind == "n" and ALL.search(sentence.gaps[at]):
            yield from _all_of_them(before, total)
            continue
        if not _named(sentence, at):
            continue
        parts = _terms(sentence, at, total)
        start = sentence
        if before is not None and not parts and (counted := _number(sentence, at)):
            parts, start = _terms(before, len(before.figures), total), before
            parts = parts if parts is not None and len(parts) == counted else None
        if parts is None or not TWO <= len(parts) <= MOST:
            continue
        between = start.masked if start is not sentence else ""
        if APART.search(between + " " + sentence.masked[: sentence.places[at]]):
            continue
        yield from _judge(total, parts)
        return


def _all_of_them(before: Sentence, total: Figure) -> Iterable[Finding]:
    """Things that the sentence before counts one after the other: "six wells; …, four; …, nine", and then "all 19 wells"."""
    if total.unit is None:
        yield from _all_people(before, total)
        return
    at = next((at for at, figure in enumerate(before.figures) if figure.kind == "n" and figure.unit == total.unit), None)
    parts = [figure for figure in before.figures[at:] if figure.kind == "n"] if at is not None else []
    clean = all(figure.unit in (None, total.unit) and not figure.bound and not figure.approximate for figure in parts)
    if TWO < len(parts) <= MOST and clean and not APART.search(before.masked) and total.value not in {part.value for part in parts}:
        yield from _judge(total, [(part, part.value) for part in parts])


def _itemised(before: Sentence, sentence: Sentence) -> Iterable[Finding]:
    """A bill, and in the next sentence its items between semicolons: "came to $42,300. … Flights cost $21,500; hotels $9,900; and meals $10,900"."""
    bills = [named["m"] for _, named in before.matches(BILL)]
    if len(bills) != 1 or not LAST_ITEM.search(sentence.masked):
        return
    parts = [
        figure
        for at, figure in enumerate(sentence.figures)
        if figure.kind == "m" and figure.unit == bills[0].unit and not EACH.match(sentence.gaps[at + 1])
    ]
    items = sentence.masked.count(";") + 1
    if len(parts) == items <= MOST and not inexact(bills[0], *parts):
        yield from _judge(bills[0], [(part, part.value) for part in parts])


def _all_people(before: Sentence, total: Figure) -> Iterable[Finding]:
    """People whom the sentence before counts, and then "all eight"."""
    parts = [figure for figure in before.figures if figure.kind == "n"]
    people = word_set("sums", "singles") | word_set("sums", "exclusive")
    known = all(_noun(before, figure) in people for figure in parts)
    clean = not any(figure.bound or figure.approximate or figure.rounded for figure in parts) and not APART.search(before.masked)
    if TWO <= len(parts) <= MOST and known and clean and total.value not in {part.value for part in parts}:
        yield from _judge(total, [(part, part.value) for part in parts])


def _noun(sentence: Sentence, figure: Figure) -> str:
    """What a figure counts: the noun of its claim, or the word behind it, in the plural."""
    behind = NOUN.match(sentence.gaps[sentence.figures.index(figure) + 1])
    noun = (figure.unit or (behind["noun"] if behind else "")).lower()
    return noun if noun.endswith("s") or noun in word_set("sums", "exclusive") else noun + "s"


def _each_of(sentence: Sentence) -> Iterable[Finding]:
    """A total and its list where a part stands for several: "£15m: £2m in the first year and £6.5m in each of the last two"."""
    places = [at for at, figure in enumerate(sentence.figures) if figure.kind in "ml"]
    if len(places) <= TWO or not LIST.fullmatch("".join(sentence.gaps[places[0] + 1 : places[1] + 1])):
        return
    total, parts = sentence.figures[places[0]], []
    for at in places[1:]:
        part = sentence.figures[at]
        times = sentence.figures[at + 1].value if EACH_OF.fullmatch(sentence.gaps[at + 1]) and at + 1 < len(sentence.figures) else 1
        parts.append((part, part.value * times))
    clean = all(part.unit == total.unit and not part.bound and not part.approximate for part, _ in parts)
    if clean and not total.approximate and any(part.value != value for part, value in parts) and len(parts) <= MOST:
        yield from _judge(total, parts)


def _named(sentence: Sentence, at: int) -> bool:
    """Whether words before or behind a figure call it a total."""
    place = sentence.places[at]
    if sentence.masked[:place].rstrip()[-1:] in SET_OFF and IN_DAYS.match(sentence.masked, place + 1):
        return True
    if not _called(sentence):
        return False
    if not sentence.words.isdisjoint(word_set("sum_totals", "behind_words")) and BEHIND.match(sentence.gaps[at + 1]):
        return True
    lead = sentence.gaps[at][-LEAD:].lower()
    likely = not word_set("sum_totals", "words").isdisjoint(WORDS.findall(lead))
    return likely and BEFORE.search(lead) is not None and WEAK.search(lead) is None


def _called(sentence: Sentence) -> bool:
    """Whether a sentence has a word that a total is called by: hardly any has, and the patterns are slow."""
    return not sentence.words.isdisjoint(word_set("sum_totals", "words"))


def _number(sentence: Sentence, at: int) -> int | None:
    """How many parts a total is said to have: "the three together, 6.95 million in all"."""
    found = THE_PARTS.search(sentence.masked[: sentence.places[at]])
    figure = sentence.figure(found.start("sign")) if found and found["sign"] else None
    return int(figure.value) if figure else TWO if found else None


def _terms(sentence: Sentence, end: int, total: Figure) -> list[tuple[Figure, float]] | None:
    """The figures like a total before it, each with what it stands for: 24 for "two tickets at 12 euros each"."""
    terms: list[tuple[Figure, float]] = []
    nouns = {figure.unit for figure in (*sentence.figures[:end], total) if figure.kind == "n" and figure.unit}
    for at in range(end):
        figure = sentence.figures[at]
        if figure.kind == "n" != total.kind and figure.unit is None and terms and _of_measure(figure, terms[0][0]):
            terms.append((figure, figure.value))
            continue
        if figure.kind != total.kind or (
            figure.kind == "n"
            and COUNT.search(sentence.masked, 0, sentence.places[at]) is not None
            and end < len(sentence.figures)
            and _number(sentence, end) == figure.value
        ):
            continue
        if figure.unit != total.unit and (figure.kind != "n" or (len(nouns) > 1 and figure.unit)):
            if figure.kind != "n":
                return None
            continue
        if inexact(figure):
            return None
        times = sentence.figures[at - 1] if at and sentence.figures[at - 1].kind == "n" != total.kind else None
        if times and times.value == int(times.value) and _each_of_them(sentence, at):
            terms.append((figure, figure.value * times.value))
        elif EACH.match(sentence.gaps[at + 1]):
            return None
        else:
            terms.append((figure, figure.value))
    return terms


def _each_of_them(sentence: Sentence, at: int) -> bool:
    """Whether a figure goes to each of the number before it: "two tickets at 12 euros each", "all six get £2,500"."""
    if AT.fullmatch(sentence.gaps[at]) and EACH.match(sentence.gaps[at + 1]):
        return True
    return ALL_GET.fullmatch(sentence.gaps[at]) is not None and EVERY.search(sentence.gaps[at - 1]) is not None


def _of_measure(figure: Figure, last: Figure) -> bool:
    """Whether a bare number goes on with a measure: "12 miles on Monday, nine on Tuesday"."""
    return last.kind == "l" and figure.value > 0 and max(figure.value, last.value) < NEAR_BY * min(figure.value, last.value)


def _judge(total: Figure, parts: list[tuple[Figure, float]]) -> Iterable[Finding]:
    figures, values = [figure for figure, _ in parts], [value for _, value in parts]
    added, room = sum(values), slack((total, *(figure for figure, _ in parts)))
    shown = f"{' + '.join(plain(value) for value in values)} = {plain(round(added, 2))}"
    if abs(added - total.value) <= room:
        yield right(total, f"the parts add up: {shown}.", *figures)
        return
    near = max(total.step / TWO, room / MOST) if total.rounded else total.step / TWO
    some = (sum(chosen) for count in range(1, len(values)) for chosen in combinations(values, count))
    if (
        any(abs(one - total.value) <= near for one in some)
        or not max(values) < total.value
        or abs(added - total.value) > NEAR * added
    ):
        return
    yield wrong(total, f"the parts do not add up to {plain(total.value)}: {shown}.", *figures, value=round(added, 2))
