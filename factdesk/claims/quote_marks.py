"""Stretches between quotation marks: curly, straight, mixed, guillemets, single, nested, and running over paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factdesk.draft.patterns import Pattern

MARK = re.compile("[“”„‟\"«»‹›‘’']")
CLOSERS = {"“": '”"', '"': '"”“', "„": '“”‟"', "«": "»", "»": "«", "‹": "›", "‘": "’'", "'": "'’", "‟": "”"}  # fmt: skip
SINGLE = "‘'"
DOUBLE = '“”„‟"«»‹›'
STRAIGHT = '"'
ELISION = Pattern("quotes", "elision")
MOST_LEFT = 16
"""Marks looked ahead at."""
OPENERS = frozenset("“„«\"‘'‹‟")
BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/“„\"«‘'…")
AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}—–\-…/’'”\"»]|$")
SPACED = tuple(" \u00a0\u2009\u202f")
"""Spaces that French sets inside its marks."""
FEWEST_WORDS = 3
LONGEST_RUN = 60
"""Paragraphs that one quotation may run over."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch with its marks: text[start:end]; `single` when its marks are single ones."""

    start: int
    end: int
    single: bool = False

    def inner(self, text: str) -> str:
        """The words without the marks."""
        return text[self.start + 1 : self.end - 1]


def stretches(text: str, paragraphs: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The outermost stretches of a text in order; a stretch left open runs on only where the next paragraph opens again."""
    index = never = 0
    while index < len(paragraphs):
        found, open_at = _in_paragraph(text, *paragraphs[index])
        yield from found
        last = index
        if open_at is not None and index >= never:
            end, last = _continued(text, paragraphs, index, text[open_at])
            if end is not None:
                yield Stretch(open_at, end, text[open_at] in SINGLE)
                yield from _in_paragraph(text, end, paragraphs[last][1])[0]
            else:
                never = last  # the paragraphs up to there open again and again, and none of them closes
                last = index
        index = last + 1


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Stretch], int | None]:
    """The closed stretches of one paragraph, and where one stays open."""
    found: list[Stretch] = []
    marks = [match.start() for match in MARK.finditer(text, start, end)]
    number = 0
    open_at: int | None = None
    nested = False
    while number < len(marks):
        at = marks[number]
        mark = text[at]
        number += 1
        if open_at is None:
            if mark in SINGLE and _opens(text, at, mark):
                close = _single_close(text, marks, number)
                if close is not None:
                    found.append(Stretch(at, marks[close] + 1, single=True))
                    number = close + 1
                elif at == start and mark == "‘":
                    return found, at
            elif mark in OPENERS and _opens(text, at, mark):
                open_at, nested = at, False
        elif mark == STRAIGHT and (nested or _nests(text, marks, number, at, text[open_at])):
            nested = not nested
        elif mark == "“" == text[open_at]:
            open_at, nested = at, False
        elif mark in CLOSERS[text[open_at]] and _closes(text, at, mark, text[open_at]) and not _is_inch(text, at, marks, number):
            if at > open_at + 1:
                found.append(Stretch(open_at, at + 1))
            open_at = None
    return found, open_at


def _nests(text: str, marks: Sequence[int], number: int, at: int, opening: str) -> bool:
    """Whether a straight mark opens a quotation inside curly ones: a word follows it, a space stands before it, and another closes."""
    opens = text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()
    return opening != STRAIGHT and opens and number < len(marks) and text[marks[number]] == STRAIGHT


def _is_inch(text: str, at: int, marks: Sequence[int], number: int) -> bool:
    """Whether a straight mark after a figure means inches: a small letter follows, and what is left would not pair up."""
    if text[at] != STRAIGHT or not text[at - 1].isdigit() or not re.match(r" [a-z]", text[at + 1 : at + 3]):
        return False
    left = sum(text[other] == STRAIGHT for other in marks[number : number + MOST_LEFT])
    return left % 2 == 1


def _single_close(text: str, marks: Sequence[int], number: int) -> int | None:
    """Which mark closes a stretch in single marks that was opened before mark `number`; None when it was an apostrophe."""
    opened = marks[number - 1]
    double: str | None = None
    for index in range(number, min(len(marks), number + MOST_LEFT)):
        at = marks[index]
        mark = text[at]
        if double is not None:
            if mark in CLOSERS[double] and _closes(text, at, mark, double):
                double = None
        elif mark in DOUBLE:
            if mark not in OPENERS or not _opens(text, at, mark):
                return None
            double = mark
        elif mark in CLOSERS[text[opened]] and at > opened + 1 and _closes_single(text, marks, index, opened):
            return index
    return None


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a mark may open: a space or dash before it, none after it."""
    after = text[at + 1 : at + 2]
    if mark == "«" and after in SPACED:
        return True
    if not after or after.isspace():
        return False
    before = text[at - 1 : at]
    if mark in "“„«‹":
        return True
    if mark in SINGLE:
        return (not before or before in BEFORE_OPENING) and (after.isalpha() or after in '“"[(')
    return not before or before in BEFORE_OPENING


def _closes(text: str, at: int, mark: str, opening: str) -> bool:
    """Whether a double mark may close: no space before it, no letter after it."""
    if mark in "”»":
        return True
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() or (after and not AFTER_CLOSING.match(after)):
        return mark == STRAIGHT and opening == "“" and not after.isalnum()
    return True


def _closes_single(text: str, marks: Sequence[int], index: int, opened: int) -> bool:
    """Whether a single mark closes a phrase of some words; after s it may be an owner's apostrophe while another can close."""
    at = marks[index]
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() or (after and not AFTER_CLOSING.match(after)):
        return False
    if before in ".,!?…":
        return True
    if ELISION.match(text, opened) or (len(text[opened : min(at, opened + 200)].split()) < FEWEST_WORDS and not before.isalnum()):
        return False
    return not (before == "s" and after == " " and _closes_later(text, marks, index))


def _closes_later(text: str, marks: Sequence[int], index: int) -> bool:
    """Whether a mark that may close follows before another opens."""
    for later in marks[index + 1 : index + 1 + MOST_LEFT]:
        if text[later] == "‘" or text[later] in DOUBLE:
            return False
        following = text[later + 1 : later + 2]
        if text[later] in "’'" and not text[later - 1].isspace() and (not following or AFTER_CLOSING.match(following)):
            return True
    return False


def _continued(text: str, paragraphs: Sequence[tuple[int, int]], index: int, opening: str) -> tuple[int | None, int]:
    """The end of a stretch that runs over paragraphs, each of which opens again, and the paragraph it ends in.

    Without an end, the paragraph up to which none of them has one.
    """
    for later in range(index + 1, min(len(paragraphs), index + LONGEST_RUN)):
        start, end = paragraphs[later]
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        if text[first : first + 1] not in ((opening,) if opening in SINGLE else (opening, "“", STRAIGHT)):
            return None, later
        for match in MARK.finditer(text, first + 1, end):
            if opening in SINGLE:
                if match.group() == "’" and text[match.start() - 1] in ".,!?…" and _ends_word(text, match.end()):
                    return match.end(), later
            elif match.group() in CLOSERS[opening] and _closes(text, match.start(), match.group(), opening):
                return match.end(), later
            elif match.group() in '“"':
                return None, later
    return None, min(len(paragraphs), index + LONGEST_RUN)


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum()
