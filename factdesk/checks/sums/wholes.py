"""A whole that a part is told of first: "45 of the 40 members", "took 19 of the 35 seats, the opposition 12 and independents four"."""

from collections.abc import Iterable, Iterator

from factdesk.checks.finding import Finding
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import inexact, right, slack, wrong
from factdesk.checks.sums.rules import Rule
from factdesk.checks.sums.sentences import Sentence
from factdesk.checks.written import addition, plain
from factdesk.draft.patterns import Pattern, word_set

PART_BEHIND, PART_BEFORE = Pattern("sum_parts", "part_behind"), Pattern("sum_parts", "part_before")
OF_ANOTHER, WITHIN = Pattern("sum_parts", "of_another"), Pattern("sum_parts", "within")
ELLIPTIC = Pattern("sum_parts", "elliptic")
"""Between shares whose verb is told once: "took 19 of the 35 seats, the opposition 12 and independents four"."""
BESIDE, THE_REST = Pattern("sum_parts", "beside"), Pattern("sum_parts", "the_rest")
"""Between shares of a whole, and before the last of them."""
OF_THESE = Pattern("sum_parts", "of_these")
"""The beginning of a sentence that divides those of the sentence before it."""
BODY, PASSED = Rule("sum_parts", "body"), Rule("sum_parts", "passed")
REST_IS, FOR_EACH = Pattern("sum_parts", "rest_is"), Pattern("sum_parts", "for_each")
FAR = 1000
OF_ALL, OF_OTHERS = Pattern("sum_parts", "of_those"), Pattern("sum_parts", "of_others")
TWO, TIMES = 2, 10
NEAR = 0.5
"""How far the parts may be from the total, as a share of it."""


def sums(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """Add up the shares that follow "so many of so many"; `told` holds where the totals stand of which enough is said."""
    many, of = sentence.kinds.count("n"), "of" in sentence.words
    yield from _rests(sentence, told) if of and many > TWO else ()
    yield from _remainder(sentence, told) if not sentence.words.isdisjoint(word_set("sum_parts", "rest_words")) else ()
    yield from _members(sentence, told) if many > TWO else ()
    yield from _elliptic(sentence, told) if of and many > TWO else ()
    yield from (
        _single(sentence, told) if many > 1 and (of or not sentence.words.isdisjoint(word_set("sum_parts", "part_words"))) else ()
    )


def _begun(sentence: Sentence, told: set[int]) -> Iterator[tuple[int, Figure]]:
    """Where "so many of so many" stands with more behind it: the place of the whole, and the whole."""
    for at, (part, total) in enumerate(zip(sentence.figures, sentence.figures[1:-1], strict=False), 1):
        if part.kind == total.kind == "n" and total.start not in told and PART_BEFORE.fullmatch(sentence.gaps[at]):
            yield at, total


def _elliptic(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """The shares of those who divide a whole between them, which cannot be more than all of it."""
    figures, gaps = sentence.figures, sentence.gaps
    for at, total in _begun(sentence, told):
        parts = [figures[at - 1]]
        for place in range(at + 1, len(figures)):
            if (
                figures[place].kind != "n"
                or figures[place].unit not in (None, total.unit)
                or not ELLIPTIC.fullmatch(gaps[place])
                or WITHIN.search(gaps[place])
            ):
                break
            parts.append(figures[place])
        added = sum(part.value for part in parts)
        clean = not inexact(total, *parts) and OF_ANOTHER.match(sentence.article.text, parts[-1].end) is None
        if len(parts) >= TWO and clean and total.value < added < total.value * (1 + NEAR):
            told.add(total.start)
            message = f"the parts do not add up to {plain(total.value)}: {addition(parts)}."
            yield wrong(total, message, *parts, value=added)


def across(before: Sentence, sentence: Sentence) -> Iterable[Finding]:
    """Parts that are more than the whole which the sentence before tells of: "held seven people … Four of the hostages were …, five …"."""
    found = OF_THESE.match(sentence.masked) if sentence.kinds[0] == "n" and sentence.places[0] <= 1 else None
    wholes = [figure for figure in before.figures if figure.kind == "n" and figure.unit and figure.value > 1] if found else []
    if found is None or len(wholes) != 1 or sentence.figure(found.start("part")) is not sentence.figures[0]:
        return
    if not OF_ALL.match(sentence.article.text, sentence.figures[0].digits[1]):
        return
    parts = [sentence.figures[0]]
    for place in range(1, len(sentence.figures)):
        part = sentence.figures[place]
        if part.kind != "n" or not BESIDE.search(OF_ALL.sub("", sentence.gaps[place]) if place == 1 else sentence.gaps[place]):
            break
        parts.append(part)
    added, whole = sum(part.value for part in parts), wholes[0]
    if len(parts) > 1 and THE_REST.search(sentence.gaps[len(parts) - 1]) and added < whole.value:
        yield from _whole(whole, parts)
        return
    clean = not inexact(whole, *parts) and not whole.rounded
    if (
        len(parts) > 1
        and clean
        and sentence.words.isdisjoint(word_set("sums", "overlapping"))
        and whole.value < added <= whole.value * TWO
    ):
        yield wrong(whole, f"{addition(parts)}, which is more than {plain(whole.value)}.", *parts, value=added)


def _rests(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """Some of so many, others of them and the rest: "five of the nine were stable and three critical; the other one had gone home"."""
    figures, gaps = sentence.figures, sentence.gaps
    for at, total in _begun(sentence, told):
        parts = [figures[at - 1]]
        for place in range(at + 1, len(figures)):
            part = figures[place]
            alike = (part.unit in (None, total.unit) and not OF_OTHERS.match(sentence.article.text, part.digits[1])) or (
                part.unit in word_set("sums", "exclusive") and not OF_ALL.match(sentence.article.text, part.digits[1])
            )
            if part.kind != "n" or not alike or not BESIDE.search(gaps[place]):
                break
            parts.append(part)
            if THE_REST.search(gaps[place]):
                yield from _whole(total, parts)
                told.add(total.start)
                break


def _members(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """The members of a body that cannot be more than it has: "in a council of 48, A have 25 seats, B 16 and C seven"; and "…; 24 passed and seven failed"."""
    for rule in (BODY, PASSED):
        for match, named in sentence.matches(rule):
            total = named["t"]
            parts = [named[name] for name in "abcde" if name in named]
            added = sum(part.value for part in parts)
            clean = not inexact(total, *parts) and total.start not in told
            exact = "both" in match.re.groupindex
            if not clean or (not exact and not total.value < added < total.value * (1 + NEAR)):
                continue
            told.add(total.start)
            yield from _whole(total, parts)


def _remainder(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """The rest, with its figure, of a whole whose parts stand before it: "4.5bn a year, of which a third, or 1.5bn, … and the rest, 3bn"."""
    for at, rest in enumerate(sentence.figures):
        if at < TWO or rest.kind not in "nml" or not REST_IS.search(sentence.gaps[at]) or FOR_EACH.match(sentence.gaps[at + 1]):
            continue
        before = [figure for figure in sentence.figures[:at] if figure.kind in "nml"]
        total, parts = next(
            (
                (one, before[place + 1 :])
                for place, one in enumerate(before)
                if all(_like(part, one) for part in (*before[place + 1 :], rest))
            ),
            (None, []),
        )
        if total is None or not parts or total.start in told:
            continue
        real = total.value - sum(part.value for part in parts)
        shown = f"{plain(total.value)} − {' − '.join(plain(part.value) for part in parts)} = {plain(real)}"
        told.add(total.start)
        if abs(real - rest.value) <= slack((total, *parts, rest)):
            yield right(rest, f"{shown}.", total, *parts)
        elif real > 0 and rest.value < total.value and not inexact(total, *parts, rest):
            yield wrong(rest, f"{shown}, not {plain(rest.value)}.", total, *parts, value=real)


def _like(part: Figure, total: Figure) -> bool:
    """Whether a part is of what the total is of; a bare one takes its unit, if it is as great."""
    return (part.kind == total.kind and part.unit in (None, total.unit)) or (
        part.kind == "n" and part.unit is None and total.value > part.value > total.value / FAR
    )


def _whole(total: Figure, parts: list[Figure]) -> Iterable[Finding]:
    added = sum(part.value for part in parts)
    shown = addition(parts)
    if added == total.value:
        yield right(total, f"the parts add up: {shown}.", *parts)
    elif not inexact(total, *parts) and not total.rounded:
        yield wrong(total, f"the parts do not add up to {plain(total.value)}: {shown}.", *parts, value=added)


def _single(sentence: Sentence, told: set[int]) -> Iterable[Finding]:
    """A part that is more than all: "12 people, including 15 children", "45 of the 40 members"."""
    for at, (one, two) in enumerate(zip(sentence.figures, sentence.figures[1:], strict=False)):
        gap = sentence.gaps[at + 1]
        if not one.kind == two.kind == "n" or one.start in told or inexact(one, two):
            continue
        if two.value > one.value and PART_BEHIND.fullmatch(gap) and _one_by_one(one, two):
            yield wrong(two, f"{plain(two.value)} cannot be part of {plain(one.value)}.", one)
        elif _too_many(one, two) and PART_BEFORE.fullmatch(gap) and _one_by_one(two, two) and not _compound(sentence, two):
            yield wrong(one, f"{plain(one.value)} cannot be part of {plain(two.value)}.", two)


def _too_many(part: Figure, whole: Figure) -> bool:
    """Whether a part is more than its whole, and not the number made of a few kinds: "35,000 of the two models"."""
    return whole.value < part.value <= whole.value * TIMES


def _compound(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is part of an adjective, and so no whole: 140 residents of the 72-flat block."""
    return sentence.article.text[figure.digits[1] : figure.digits[1] + 1] == "-"


def _one_by_one(whole: Figure, part: Figure) -> bool:
    """Whether what is counted cannot hold more than one of the part."""
    return (whole.unit or "").lower() in word_set("sums", "singles") or (whole.unit is not None and whole.unit == part.unit)
