"""Sentences: where each begins and ends, paragraph by paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import sentencex
import yaml

from factdesk.assets import asset
from factdesk.draft.draft import Paragraph

OPENERS = "“‘\"'«„([{"
CLOSERS = "”’\"'»)]}"
WORD_BEFORE_STOP = re.compile(r"([\w.]*\w)\.\s*$")
FIRST_WORD = re.compile(r"\W*(\w+)")
LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
WORDY = re.compile(r"[^\W\d_]")
DANGLING = re.compile(rf"(?<=\s)[{re.escape(OPENERS)}]+$")


def sentences(text: str, paragraphs: Sequence[Paragraph], language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences in the order of the text, without white space around them.

    A sentence never crosses a paragraph; every character that is not white space stands in one. A quotation of several
    sentences is one sentence with the words that say who spoke.
    """
    return tuple(span for paragraph in paragraphs for span in _within(text, paragraph.start, paragraph.end, language))


def _within(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph."""
    # A single line break inside a paragraph is a wrap, not an end: it is hidden from the splitter, which counts alike.
    piece = LONE_BREAK.sub(" ", text[start:end])
    for first, last in _joined(piece, _ends(piece, language), language):
        part = piece[first:last]
        left = len(part) - len(part.lstrip())
        right = len(part.rstrip())
        if right > left:
            yield start + first + left, start + first + right


def _ends(piece: str, language: str) -> Iterator[int]:
    """Where the splitter ends each sentence; opening marks and brackets are given to the sentence that they open."""
    if not piece.strip():
        return
    for found in sentencex.get_sentence_boundaries(language, piece):
        end = found["end_index"]
        kept = piece[:end].rstrip()
        dangling = DANGLING.search(kept, max(0, len(kept) - 4)) if end < len(piece) else None
        yield dangling.start() if dangling else end


def _joined(piece: str, ends: Iterable[int], language: str) -> Iterator[tuple[int, int]]:
    """The spans between the ends, less the ends that only look like one."""
    start = 0
    for end in ends:
        if end <= start or (end < len(piece) and _goes_on(piece[start:end], piece[end : end + 80], language)):
            continue
        yield start, end
        start = end
    if start < len(piece):
        yield start, len(piece)


def _goes_on(before: str, after: str, language: str) -> bool:
    """Whether the sentence goes on after this stop."""
    if "\n\n" in before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]:
        return False
    following = after.lstrip()
    if not following or not WORDY.search(before) or not _own_words(following):
        return True  # a figure, a reference mark or a closing quote alone is no sentence
    if following[0].islower():
        return True
    stop = WORD_BEFORE_STOP.search(before)
    return stop is not None and _abbreviates(stop[1], following, language)


def _own_words(following: str) -> bool:
    """Whether words follow, not only the marks that close what went before."""
    return bool(following.strip(CLOSERS + " \t\n"))


def _abbreviates(word: str, following: str, language: str) -> bool:
    """Whether `word` before a stop is an abbreviation that goes on with these words."""
    known = _abbreviations(language)
    folded = word.casefold()
    if following[0].isdigit() and known["before_figures"] & {word, folded}:
        return True
    if folded in known["before_names"] and following[0].isupper():
        return True
    first = FIRST_WORD.match(following)
    return folded in known["before_days"] and first is not None and first[1] in known["goes_on"]


@cache
def _abbreviations(language: str) -> dict[str, frozenset[str]]:
    """The abbreviations of a language (English where it has no list of its own), by what may follow them."""
    own = asset("words", language, "sentences.yml")
    path = own if own.is_file() else asset("words", "en", "sentences.yml")
    listed = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {key: frozenset(map(str, entries)) for key, entries in listed.items()}
