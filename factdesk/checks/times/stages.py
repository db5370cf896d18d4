"""Stages that one thing passes, in an order that their dates must keep: missing and found, left and arrived, open and closed for entries.

Each stage is told by the words before its date (or behind one that opens its sentence); two of one chain, in one sentence or two that go on,
are of one thing unless something says another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factdesk.checks.finding import Evidence, Finding, Outcome
from factdesk.checks.times.courses import SENTENCES_KEPT, sure
from factdesk.checks.times.moments import Moment, Passages
from factdesk.checks.written import capitalised
from factdesk.draft.kept import kept
from factdesk.draft.patterns import Pattern
from factdesk.draft.words import words

OTHER, GOES_ON, ON = Pattern("stages", "other"), Pattern("stages", "goes_on"), Pattern("stages", "on")
LINKS = Pattern("stages", "links")
WORD = r"[\w’'-]+"
REACH = 110
FEW = 3
"""Dates of a sentence that tells of one thing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A moment as a stage of a chain."""

    chain: str
    number: int
    moment: Moment
    starts: tuple[int, ...]
    """Where its words may begin."""


def stages(passages: Passages) -> Iterator[Finding]:
    """Every stage that is dated before one that must come first."""
    text = passages.article.text
    known: dict[tuple[int, int], list[Stage]] = {}
    for span in passages.of:
        here = known[span] = list(_stages(passages, span))
        before = passages.beside(span, -1)
        ahead = known.get(before, []) if before and GOES_ON.match(text, *span) else []
        whole = (before[0] if before and ahead else span[0], span[1])
        done: set[int] = set()
        for one, two in ((one, two) for two in here for one in (*ahead, *here)):
            late, early = (one, two) if one.number > two.number else (two, one)
            if one.chain != two.chain or late.number == early.number or late.moment.claim is early.moment.claim:
                continue
            wrong = late.moment.last < early.moment.first and late.moment.start not in done
            if wrong and _led(text, span, one, two) and sure(text, whole, early.moment, late.moment):
                done.add(late.moment.start)
                if not OTHER.search(text, *whole):
                    yield _finding(early.moment, late.moment)


def _led(text: str, span: tuple[int, int], one: Stage, two: Stage) -> bool:
    """Whether no more than words that lead on stand before the second stage: nobody else passes it."""
    if one.moment.start > two.moment.start:
        one, two = two, one
    start = one.moment.end if one.moment.start >= span[0] else span[0]
    return any(at < start or LINKS.fullmatch(text, start, at) for at in two.starts)


def _stages(passages: Passages, span: tuple[int, int]) -> Iterator[Stage]:
    """The moments of a sentence that are stages, each of every chain that its words belong to."""
    here, begin = passages.of[span], span[0]
    if len(here) <= FEW:
        dates = tuple((moment.start - begin, moment.end - begin) for moment in here)
        for chain, stage, number, starts in _told(passages.article.text[slice(*span)], dates):
            yield Stage(chain, stage, here[number], tuple(begin + start for start in starts))


@kept(SENTENCES_KEPT)
def _told(sentence: str, dates: tuple[tuple[int, int], ...]) -> tuple[tuple[str, int, int, tuple[int, ...]], ...]:
    """The stages that a sentence with these dates tells: chain, place in it, number of the date, and where the words may begin.

    They are kept, since after an edit nearly all sentences are the same.
    """
    small = _small(sentence)
    if not _any().search(small):
        return ()
    found: list[tuple[str, int, int, tuple[int, ...]]] = []
    for number, ((start, end), (after, _)) in enumerate(pairwise((*dates, (len(sentence), 0)))):
        low, behind = max(0, start - REACH), sentence[end:after]
        led = _any_beside()[0].search(small[low:start]) is not None
        opens = ON.match(sentence[:start]) is not None and _any_beside()[1].match(behind.lower()) is not None
        for chain, stage, ahead, first, rest in _patterns() if led or opens else ():
            starts = tuple(_starts(ahead, small, low, start)) if led else ()
            if starts and (rest is None or rest.match(behind)):
                found.append((chain, stage, number, starts))
            elif not starts and opens and first.match(behind):
                found.append((chain, stage, number, (0,)))
    return tuple(found)


def _small(text: str) -> str:
    """A text in small letters, of the same length: patterns for such are read three times as fast."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _starts(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
    """Where the words of a stage before a date may begin."""
    found = pattern.search(text, start, end)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1, end)


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str], re.Pattern[str], re.Pattern[str] | None], ...]:
    """Every stage with the words before its date, for text in small letters, and those behind a date that opens a sentence."""
    listed = words("stages")
    return tuple(
        (
            chain,
            number,
            re.compile(rf"\b(?:{_in_small(stage.partition('¦')[0])}){listed['to_date']}"),
            re.compile(rf"(?i),?(?: {WORD}){{0,4}}? (?:{stage.partition('¦')[0]})\b"),
            re.compile(f"(?i){stage.partition('¦')[2]}") if "¦" in stage else None,
        )
        for chain, steps in listed["chains"].items()
        for number, stage in enumerate(steps)
    )


@cache
def _any_beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of any stage before a date and behind one, in small letters: most dates have none, and are held against no stage."""
    told = (stage.partition("¦")[0] for steps in words("stages")["chains"].values() for stage in steps)
    stages = dict.fromkeys(map(_in_small, told))
    return re.compile(rf"\b(?:{'|'.join(stages)})"), re.compile(rf",?(?: {WORD}){{0,4}}? (?:{'|'.join(stages)})\b")


def _in_small(pattern: str) -> str:
    """A pattern for text in small letters."""
    return re.sub(r"(?<!\\)[A-Z]", lambda letter: letter[0].lower(), pattern)


@cache
def _any() -> re.Pattern[str]:
    """A word of any stage, without which a sentence is passed over; for text in small letters, which is read three times as fast."""
    heads = {
        word.lower() for steps in words("stages")["chains"].values() for stage in steps for word in re.findall(r"[a-z]{4,}", stage)
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(heads))})")


def _finding(early: Moment, late: Moment) -> Finding:
    evidence = (Evidence(start=early.first.isoformat(), end=late.first.isoformat(), role="calendar"),)
    message = f"{capitalised(late.when)} comes before {early.shown}, which must come first."
    return Finding("timeline", Outcome.CONTRADICTED, message, claim=late.claim.id, evidence=evidence, related=(early.claim.id,))
