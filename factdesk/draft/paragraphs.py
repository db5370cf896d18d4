"""Paragraphs of plain text and Markdown: where each begins and ends, what it is, and its lines in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factdesk.draft.draft import Paragraph, ParagraphKind
from factdesk.draft.values import quick

WRAP_WIDTHS = (40, 100)
"""Between these is the longest line of a hard-wrapped text; a newspaper's paragraph on one line is longer."""
HEADING_LENGTH = 120
LONG_WORD = 4
"""Letters from which a word has a capital in a title."""
FINAL = re.compile(r"[.!?…:;,][”’\"'»)\]]*\s*$")
STOP = re.compile(r"[.!?…:][”’\"'»)\]]*\s*$")
ITEM = re.compile(r"\s*(?:[-*+•–‣◦]|\d{1,3}[.)])\s+\S")
HASHES = re.compile(r" {0,3}#{1,6}\s")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
INDENT = re.compile(r"(?: {2,}|\t)\S")
LETTER = re.compile(r"[^\W\d_]")


@quick
@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its span and its number in the file."""

    start: int
    end: int
    number: int
    words: str


def paragraphs(text: str, *, first_line: int = 1, markdown: bool = False) -> tuple[Paragraph, ...]:
    """Find the paragraphs of a canonical text, without white space around them; `first_line` is the file's number of its first line.

    News text has a paragraph a line. Lines that somebody wrapped at a margin are one paragraph that spans several lines, so
    that no sentence breaks at a wrap; the text itself is not altered.
    """
    blocks = list(_blocks(text, first_line))
    width = max((len(line.words) for block in blocks for line in block), default=0)
    groups = [group for block in blocks for group in _groups(block, width, markdown=markdown)]
    alone = {id(block[0]) for block in blocks if len(block) == 1}
    following = [*(len(group[0].words) for group in groups[1:]), 0]
    return tuple(
        Paragraph(
            group[0].start, group[-1].end, _kind(group, after, markdown=markdown, alone=id(group[0]) in alone), _origin(group)
        )
        for group, after in zip(groups, following, strict=False)
    )


def _blocks(text: str, first_line: int) -> Iterator[list[_Line]]:
    """The runs of lines between blank lines."""
    block: list[_Line] = []
    at = 0
    for number, line in enumerate(text.split("\n"), first_line):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            block.append(_Line(start, start + len(words), number, line.rstrip()))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block


def _groups(block: list[_Line], width: int, *, markdown: bool) -> Iterator[list[_Line]]:
    """The paragraphs of a block, each a list of lines."""
    broken = any(not STOP.search(line.words) for line in block[:-1])  # a line ends in the middle of a sentence
    join = broken and (markdown or _wrapped(block, width))
    group: list[_Line] = []
    for line in block:
        if group and not (join and _continues(group, line, markdown=markdown)):
            yield group
            group = []
        group.append(line)
    yield group


def _wrapped(block: list[_Line], width: int) -> bool:
    """Whether each line of a block ends where the next word would not have fitted."""
    low, high = WRAP_WIDTHS
    fits = (
        len(line.words) + 1 + len(after.words.split(maxsplit=1)[0]) <= width
        for line, after in pairwise(block)
        if not _begins(after)
    )
    return low <= width <= high and not any(fits)


def _begins(line: _Line) -> bool:
    """Whether a line begins something of its own, wherever the margin is."""
    return bool(ITEM.match(line.words) or HASHES.match(line.words) or INDENT.match(line.words) or line.words.startswith("|"))


def _continues(group: list[_Line], line: _Line, *, markdown: bool) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if markdown and UNDERLINE.match(line.words) and len(group) == 1 and not _begins(group[0]):
        return True
    if markdown and (HASHES.match(group[0].words) or RULE.match(line.words) or RULE.match(group[-1].words)):
        return False
    hanging = INDENT.match(line.words) and ITEM.match(group[0].words) and not ITEM.match(line.words)
    return bool(hanging) or not _begins(line)


def _kind(group: list[_Line], following: int, *, markdown: bool, alone: bool) -> ParagraphKind:
    """What a paragraph is, by its marks, else by its looks; `following` is the length of the line after it."""
    words = group[0].words
    if markdown and (HASHES.match(words) or (len(group) > 1 and UNDERLINE.match(group[1].words))):
        return ParagraphKind.HEADING
    if ITEM.match(words):
        return ParagraphKind.ITEM
    # Between blank lines anything may follow; without them only a line above a whole paragraph is taken for a heading.
    stands_out = following > (0 if alone else WRAP_WIDTHS[1])
    return ParagraphKind.HEADING if len(group) == 1 and stands_out and _titles(words) else ParagraphKind.BODY


def _titles(words: str) -> bool:
    """Whether a line reads like a title: short, of words, and without the stop that ends a sentence."""
    if len(words) > HEADING_LENGTH or not LETTER.search(words) or words.endswith(("—", "–", "-")):
        return False
    if words.endswith(("?", "!")):  # in the middle of a text a question is one, unless its words are set as a title's
        listed = [word for word in words.split() if len(word) >= LONG_WORD]
        return bool(listed) and all(word[0].isupper() for word in listed)
    return not FINAL.search(words)


def _origin(group: list[_Line]) -> str:
    """The line or lines of the file."""
    first, last = group[0].number, group[-1].number
    return f"line {first}" if first == last else f"lines {first}–{last}"
