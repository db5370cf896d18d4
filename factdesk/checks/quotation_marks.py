"""Quotation marks that are opened and not closed, closed and not opened, nested in themselves, or of two styles.

Single marks are told of only where they cannot be apostrophes: a curly one that opens and that no mark could close.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factdesk.checks.finding import Finding, Outcome
from factdesk.checks.references import References
from factdesk.claims.claim import Claim, Kind
from factdesk.draft.article import Article
from factdesk.draft.draft import Paragraph
from factdesk.draft.patterns import word_set

OPENING = {"“": "”", "„": "“”", "«": "»"}
STRAIGHT = '"'
MARKS = re.compile('["“”„«»]')
BEFORE_OPENING = "([{—–-/‘'“„«"
"""What may stand right before an opening mark, beside white space."""
SINGLE_OPENING = re.compile(r"(?<![^\s([{—–“\"])‘([^\W\d_]+)")
SINGLE_CLOSING = re.compile(r"’(?![^\W_])")
INCH_BEHIND = re.compile(" [a-z]")
REACH = 2000
"""Characters in which the marks after an inch are counted."""
GLIMPSE = 24
"""How many characters of a quotation a message shows."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    start: int
    end: int
    message: str


def check(article: Article, claims: Sequence[Claim], references: References) -> Iterable[Finding]:
    """Walk through every paragraph; a quotation may run on when the next paragraph opens again."""
    del references
    quotes = [claim for claim in claims if claim.kind is Kind.QUOTE]
    paragraphs = article.draft.paragraphs
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        for trouble in _walk(article.text, paragraph, following):
            touched = tuple(claim.id for claim in quotes if claim.start < trouble.end and claim.end > trouble.start)
            yield Finding("quotation-marks", Outcome.ADVICE, trouble.message, claims=touched, span=(trouble.start, trouble.end))


def _walk(text: str, paragraph: Paragraph, following: Paragraph | None) -> Iterable[_Trouble]:
    opened: list[int] = []
    inner: int | None = None
    for match in MARKS.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match[0]
        depth = len(opened)
        if mark == STRAIGHT:
            trouble = _straight(text, paragraph, at, opened)
        elif mark in OPENING and not (mark == "“" and opened and text[opened[-1]] == "„"):
            inner = at if opened and text[opened[-1]] == mark and inner is None else inner
            trouble = _open(text, paragraph, at, opened)
        else:
            trouble = _close(text, paragraph, at, opened)
        if trouble:
            yield trouble
        if inner is not None and depth and not opened:
            yield _nested(text, paragraph, inner)
            inner = None
    if inner is not None and opened and inner > opened[0]:
        words_before = _glimpse(text, opened[0], inner)
        yield _Trouble(
            opened[0], inner, f"The quotation {words_before} ({paragraph.origin}) is opened twice and not closed between."
        )
    elif opened and not (following and text[following.start : following.end].lstrip()[:1] in {*OPENING, STRAIGHT}):
        yield _unclosed(text, paragraph, opened[0])
    yield from _single(text, paragraph, following)


def _unclosed(text: str, paragraph: Paragraph, at: int) -> _Trouble:
    words_left = _glimpse(text, at, paragraph.end)
    return _Trouble(at, paragraph.end, f"The quotation {words_left} ({paragraph.origin}) is opened and not closed.")


def _nested(text: str, paragraph: Paragraph, at: int) -> _Trouble:
    """A quotation in the same marks as the one around it."""
    end = text.find(OPENING[text[at]][0], at, paragraph.end) + 1
    message = f"The quotation {_glimpse(text, at, end)} ({paragraph.origin}) stands in the same marks as the quotation around it."
    return _Trouble(at, end, message)


def _single(text: str, paragraph: Paragraph, following: Paragraph | None) -> Iterable[_Trouble]:
    """A curly single mark that opens words and that nothing closes, unless the next paragraph opens again."""
    if text.find("‘", paragraph.start, paragraph.end) < 0:
        return
    opener = next(
        (
            match
            for match in SINGLE_OPENING.finditer(text, paragraph.start, paragraph.end)
            if match[1].lower() not in word_set("quotation_marks", "clipped")
        ),
        None,
    )
    if opener is None or SINGLE_CLOSING.search(text, opener.end(), paragraph.end):
        return
    if not (following and text[following.start : following.end].lstrip().startswith("‘")):
        yield _unclosed(text, paragraph, opener.start())


def _straight(text: str, paragraph: Paragraph, at: int, opened: list[int]) -> _Trouble | None:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    opens = (before.isspace() or before in BEFORE_OPENING) and not after.isspace()
    if not opened:
        if not opens and (before.isdigit() or before in "'′"):
            return None  # inches, or seconds of arc
        opened.append(at)
        return None
    if text[opened[-1]] == STRAIGHT:
        inch = (
            before.isdigit()
            and INCH_BEHIND.match(text, at + 1)
            and text.count(STRAIGHT, at + 1, min(paragraph.end, at + REACH)) % 2
        )
        if not inch:
            opened.pop()
        return None
    if opens:
        opened.append(at)
        return None
    return _mixed(text, paragraph, opened.pop(), at)


def _open(text: str, paragraph: Paragraph, at: int, opened: list[int]) -> _Trouble | None:
    before = text[at - 1] if at > paragraph.start else " "
    if opened and text[opened[-1]] == STRAIGHT and not before.isspace() and before not in BEFORE_OPENING:
        return _mixed(text, paragraph, opened.pop(), at)
    opened.append(at)
    return None


def _close(text: str, paragraph: Paragraph, at: int, opened: list[int]) -> _Trouble | None:
    if not opened:
        start = max(paragraph.start, at - GLIMPSE)
        return _Trouble(start, at + 1, f"A quotation is closed and was not opened: {_tail(text, start, at)} ({paragraph.origin}).")
    start = opened.pop()
    if text[at] in OPENING.get(text[start], ""):
        return None
    return _mixed(text, paragraph, start, at)


def _mixed(text: str, paragraph: Paragraph, start: int, at: int) -> _Trouble:
    style = {STRAIGHT: "a straight"}
    opening, closing = (style.get(text[place], "a curly" if text[place] in "“”" else "another") for place in (start, at))
    message = f"The quotation {_glimpse(text, start, at + 1)} ({paragraph.origin}) opens with {opening} mark and closes with {closing} one."
    return _Trouble(start, at + 1, message)


def _glimpse(text: str, start: int, end: int) -> str:
    """The first words of a quotation, cut between words."""
    words = text[start:end].rstrip()
    if len(words) <= GLIMPSE * 2:
        return words
    cut = words.rfind(" ", 0, GLIMPSE * 2)
    return words[: cut if cut > 0 else GLIMPSE * 2] + "…"


def _tail(text: str, start: int, at: int) -> str:
    words = text[start : at + 1]
    return "…" + (words.partition(" ")[2] or words)
