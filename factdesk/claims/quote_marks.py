"""Stretches between quotation marks: curly, straight, mixed, guillemets, single, nested, and running over paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = re.compile("[“”„‟\"«»‹›‘’']")
CLOSERS = {"“": '”"', '"': '"”“', "„": '“”‟"', "«": "»", "»": "«", "‹": "›", "‘": "’'", "'": "'’", "‟": "”"}  # fmt: skip
SINGLE = "‘'"
OPENERS = frozenset("“„«\"‘'‹‟")
BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/“„\"«‘'…")
AFTER_CLOSING = re.compile(r"[\s.,;:!?)\]}—–\-…/’'”\"»]|$")
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
    index = 0
    while index < len(paragraphs):
        found, open_at = _in_paragraph(text, *paragraphs[index])
        yield from found
        last = index
        if open_at is not None:
            end, last = _continued(text, paragraphs, index, text[open_at])
            if end is not None:
                yield Stretch(open_at, end)
                yield from _in_paragraph(text, end, paragraphs[last][1])[0]
            else:
                last = index
        index = last + 1


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Stretch], int | None]:
    """The closed stretches of one paragraph, and where one stays open."""
    found: list[Stretch] = []
    open_at: int | None = None
    for match in MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if open_at is None:
            if mark in OPENERS and _opens(text, at, mark):
                open_at = at
            continue
        opening = text[open_at]
        if mark in CLOSERS[opening] and _closes(text, at, mark, opening, open_at):
            if at > open_at + 1:
                found.append(Stretch(open_at, at + 1, opening in SINGLE))
            open_at = None
        elif (opening in SINGLE and mark in '“"„«' and _opens(text, at, mark)) or mark == opening == "“":
            open_at = at
    return found, open_at if open_at is not None and text[open_at] not in SINGLE else None


def _opens(text: str, at: int, mark: str) -> bool:
    """Whether a mark may open: a space or dash before it, none after it."""
    after = text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    before = text[at - 1 : at]
    if mark in "“„«‹":
        return True
    if mark in SINGLE:
        return (not before or before in BEFORE_OPENING) and (after.isalpha() or after in '“"[(')
    return not before or before in BEFORE_OPENING


def _closes(text: str, at: int, mark: str, opening: str, open_at: int) -> bool:
    """Whether a mark may close: no space before it, no letter after it; single marks need a phrase that ends there."""
    if mark in "”»" and opening not in SINGLE:
        return True
    before, after = text[at - 1], text[at + 1 : at + 2]
    if before.isspace() or (after and not AFTER_CLOSING.match(after)):
        return mark == '"' and opening == "“" and not after.isalnum()
    if opening not in SINGLE:
        return True
    if before in ".,!?…":
        return True
    return len(text[open_at:at].split()) >= FEWEST_WORDS and not (
        before == "s" and mark in "’'" and after == " " and _plural_owner(text, at)
    )


def _plural_owner(text: str, at: int) -> bool:
    """Whether an apostrophe after s is rather a possessive ("the troops' morale"): another closing mark follows in the line."""
    line = text.find("\n", at)
    following = text.find(text[at], at + 1, line if line >= 0 else min(len(text), at + 400))
    return following > 0


def _continued(text: str, paragraphs: Sequence[tuple[int, int]], index: int, opening: str) -> tuple[int | None, int]:
    """The end of a stretch that runs over paragraphs, each of which opens again, and the paragraph it ends in."""
    for later in range(index + 1, min(len(paragraphs), index + LONGEST_RUN)):
        start, end = paragraphs[later]
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        if text[first : first + 1] not in (opening, "“", '"'):
            return None, index
        for match in MARK.finditer(text, first + 1, end):
            if match.group() in CLOSERS[opening] and _closes(text, match.start(), match.group(), opening, first):
                return match.end(), later
            if match.group() in '“"':
                return None, index
    return None, index
