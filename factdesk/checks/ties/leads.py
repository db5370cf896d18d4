"""A share that one sentence gives alone, and the next one in figures: "More than a third of … Of 188 packets, 47 …"."""

import re
from collections.abc import Iterator, Sequence

from factdesk.checks.finding import Finding
from factdesk.checks.numbers.kin import alike
from factdesk.checks.products.roles import singular
from factdesk.checks.sums.figures import Figure
from factdesk.checks.sums.reckoning import right, wrong
from factdesk.checks.ties.window import Window, many, subjects, vague
from factdesk.checks.written import share_of
from factdesk.draft.patterns import Pattern, word_set

SAMPLED = Pattern("ties", "sampled")
ONE_IN, SHARE = Pattern("ties", "one_of_so_many"), Pattern("ties", "share_itself")
OF_THEM, DONE = Pattern("ties", "of_them_at_first"), Pattern("ties", "part_did")
OUT_OF, ASKED = Pattern("ties", "out_of_roll"), Pattern("ties", "asked")
OF_WHICH, OF_WHOLE = Pattern("ties", "of_which"), Pattern("ties", "part_of_whole")
PAIR = 2
WHOLE = 100
ROOM, BEYOND = 0.1, 1.5
"""The share of a share by which it may be off, and times by which one told with "more than" may be exceeded."""
FAR = 4
"""Times by which a share may be off and still be of these two figures."""
STEM, WORD = 4, re.compile(r"[a-z]+")
LEAST = 10
"""Fewer are no whole of which anybody gives a share."""


def able(kinds: Sequence[str]) -> bool:
    """Whether the sentence before the last one may tell a share alone, and the last one a part and its whole."""
    return (
        len(kinds) > 1 and len(kinds[-1]) >= PAIR and many(kinds[-1:], "%r") == 0 and kinds[-2].replace("y", "") in ("%", "r", "nn")
    )


def ties(window: Window) -> Iterator[Finding]:
    """Divide the part by the whole with which a sentence opens, and look at the share of the sentence before."""
    if window.vocabulary.isdisjoint(word_set("ties", "lead_words")):
        return
    here = [(at, figure) for at, figure in enumerate(window.figures) if window.sentence(figure) == window.last]
    said = _said(window)
    if len(here) < PAIR or said is None or any(figure.kind in "%r" for _, figure in here):
        return
    (at, whole), (place, part) = here[:PAIR]
    of_which = OF_WHICH.fullmatch(window.before(place)) is not None
    opens = OF_THEM.fullmatch(window.words(window.last)[: whole.start - window.starts[-1]]) is not None
    if OF_WHOLE.fullmatch(window.before(place)):
        (at, whole), (place, part) = (place, part), (at, whole)
    elif not ((opens or of_which) and DONE.match(window.after(place))):
        return
    if not _part(part, whole) or vague(part, whole) or window.ways[here[0][0] - 1]:
        return
    if not _of_one(window, at, whole, before=min(at, place), behind=max(at, place)):
        return
    topics = [subjects(window.words(number)) for number in (window.last - 1, window.last)]
    if all(topics) and not topics[0] & topics[1]:
        return
    told, share, words = said
    real, shown = part.value / whole.value, share_of(part.value, whole.value)
    if _fits(told, share, real):
        yield right(told, f"{shown}.", part, whole)
    elif share / FAR < real < share * FAR:
        yield wrong(told, f"{shown}, not {words}.", part, whole)


def _said(window: Window) -> tuple[Figure, float, str] | None:
    """The only share of the sentence before the last one that has no other figures, and what it comes to: 37 percent, one in eight."""
    told = [
        (at, figure)
        for at, figure in enumerate(window.figures)
        if window.sentence(figure) == window.last - 1 and figure.kind != "y"
    ]
    kinds = "".join(figure.kind for _, figure in told)
    if kinds in ("%", "r"):
        return told[0][1], told[0][1].value / (WHOLE if kinds == "%" else 1), _words(window, told[0][1])
    if kinds == "nn" and 0 < told[0][1].value < told[1][1].value and ONE_IN.fullmatch(window.after(told[0][0])):
        one, many = told[0][1], told[1][1]
        return many, one.value / many.value, f"“{window.text(one, many).lower()}”"
    return None


def _of_one(window: Window, at: int, whole: Figure, *, before: int, behind: int) -> bool:
    """Whether the share before it is of a whole, by its noun or as a sample, and of what its part did or who has it: a survey asks many things."""
    noun = singular(whole.unit or "")
    there = {singular(word) for word in WORD.findall(window.words(window.last - 1))}
    seats = noun in word_set("ties", "seats_of") and not there.isdisjoint(word_set("ties", "chambers"))
    named = noun in there or seats or any(alike(noun, word, window.passage.article.language) for word in there)
    sampled = whole.kind in "ml" or not noun or named or SAMPLED.search(f"{noun} {window.after(at)}") is not None
    subject = window.before(before).rpartition(". ")[2] if seats else ""
    here = {
        word[:STEM] for word in WORD.findall(f"{subject} {window.after(behind)}") if len(word) >= STEM and singular(word) != noun
    }
    if not noun and OUT_OF.search(window.before(behind)) and not ASKED.search(window.passage.lower):
        return True  # a school's absent out of its roll: nothing else was asked of it
    return sampled and not here.isdisjoint(word[:STEM] for word in there)


def _part(part: Figure, whole: Figure) -> bool:
    """Whether two figures can be a part and its whole: counts, or amounts of one unit, which the second may leave out."""
    like = part.kind == whole.kind and (part.kind == "n" or part.unit == whole.unit)
    bare = part.kind == "n" and not part.unit and whole.kind in "ml"
    return (like or bare) and whole.value >= LEAST and 0 < part.value < whole.value


def _fits(said: Figure, share: float, real: float) -> bool:
    if said.bound == "above":
        return share * (1 - ROOM / 2) <= real <= share * BEYOND
    if said.bound == "below":
        return share / BEYOND <= real <= share * (1 + ROOM / 2)
    return abs(real - share) <= ROOM * share * (1 + said.approximate) + (said.step / WHOLE / 2 if said.kind == "%" else 0)


def _words(window: Window, told: Figure) -> str:
    """The share in its own words, without what it is of."""
    text = window.text(told).lower()
    found = SHARE.match(text)
    return f"“{found[0] if found else text}”"
