"""Sentences: where each begins and ends, paragraph by paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import sentencex
import yaml

from factdesk.assets import asset
from factdesk.draft.draft import Paragraph
from factdesk.draft.kept import kept

OPENERS = "“‘\"'«„([{"
CLOSERS = "”’\"'»)]}"
WORD_BEFORE_STOP = re.compile(r"([\w.]*\w)\.$")
FIRST_WORD = re.compile(r"\W*(\w+)")
LONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
WORDY = re.compile(r"[^\W\d_]")
STOPS = frozenset(".!?…" + CLOSERS)
LONGEST = 8_000
"""Characters that the splitter is given at once; a newspaper's paragraph has a tenth."""
PARAGRAPHS_KEPT = 1 << 13
"""Paragraphs whose sentences are kept: twice a manuscript of 100,000 words."""
AROUND = 80
"""Characters looked at on either side of a stop."""
DANGLING = re.compile(rf"(?<=\s)[{re.escape(OPENERS)}]+$")


def sentences(text: str, paragraphs: Sequence[Paragraph], language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences in the order of the text, without white space around them.

    A sentence never crosses a paragraph; every character that is not white space stands in one. A quotation of several
    sentences is one sentence with the words that say who spoke.
    """
    return tuple(span for paragraph in paragraphs for span in _within(text, paragraph.start, paragraph.end, language))


def _within(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph."""
    piece = text[start:end]
    for first, last in split(piece, language) if len(piece) <= LONGEST else split.__wrapped__(piece, language):
        yield start + first, start + last


@kept(PARAGRAPHS_KEPT)
def split(paragraph: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph, counted from its beginning; kept, so that after an edit only the touched ones are split again."""
    # A single line break inside a paragraph is a wrap, not an end: it is hidden from the splitter, which counts alike.
    piece = LONE_BREAK.sub(" ", paragraph)
    found = []
    for first, last in _joined(piece, sorted((*_ends(piece, language), *_missed(piece, language))), language):
        part = piece[first:last]
        left = len(part) - len(part.lstrip())
        right = len(part.rstrip())
        if right > left:
            found.append((first + left, first + right))
    return tuple(found)


def _ends(piece: str, language: str) -> Iterator[int]:
    """Where the splitter ends each sentence; opening marks and brackets are given to the sentence that they open."""
    for first, last in _handfuls(piece):
        for found in sentencex.get_sentence_boundaries(language, piece[first:last]):
            end = first + found["end_index"]
            kept = end
            while kept > first and piece[kept - 1].isspace():
                kept -= 1
            dangling = DANGLING.search(piece, max(first, kept - 4), kept) if end < len(piece) else None
            if end < last or last == len(piece) or piece[kept - 1] in STOPS:
                yield dangling.start() if dangling else end


def _missed(piece: str, language: str) -> Iterator[int]:
    """Where a sentence ends with a whole word that the splitter takes for an abbreviation: "on 9 May. Officers …"."""
    return (found.end() for found in _whole_words(language).finditer(piece))


@cache
def _whole_words(language: str) -> re.Pattern[str]:
    listed = "|".join(sorted(_abbreviations(language)["whole_words"]))
    return re.compile(rf"(?<![\w.])(?:{listed})\.[{re.escape(CLOSERS)}]?\s+(?=[{re.escape(OPENERS)}]?[^\W\d_a-zß-öø-ÿ])")


def _handfuls(piece: str) -> Iterator[tuple[int, int]]:
    """A long paragraph in parts, cut behind a full stop where there is one: the splitter's time grows with the square of open marks."""
    first = 0
    while len(piece) - first > LONGEST:
        stop = piece.rfind(". ", first + LONGEST // 2, first + LONGEST)
        last = stop + 2 if stop >= 0 else first + LONGEST
        yield first, last
        first = last
    if piece[first:].strip():
        yield first, len(piece)


def _joined(piece: str, ends: Iterable[int], language: str) -> Iterator[tuple[int, int]]:
    """The spans between the ends, less the ends that only look like one."""
    start = looked = 0
    wordy = False
    for end in ends:
        if end <= start:
            continue
        wordy = wordy or WORDY.search(piece, max(start, looked), end) is not None
        looked = end
        before, after = piece[max(start, end - AROUND) : end], piece[end : end + AROUND]
        if end < len(piece) and _goes_on(before, after, language, wordy=wordy):
            continue
        yield start, end
        start, wordy = end, False
    if start < len(piece):
        yield start, len(piece)


def _goes_on(before: str, after: str, language: str, *, wordy: bool) -> bool:
    """Whether the sentence goes on after this stop; `wordy` when it has a letter."""
    if "\n\n" in before[len(before.rstrip()) :] + after[: len(after) - len(after.lstrip())]:
        return False
    following = after.lstrip()
    if not following or not wordy or not _own_words(following):
        return True  # a figure, a reference mark or a closing quote alone is no sentence
    if following[0].islower():
        return True
    ending = before.split()[-1:]  # searched alone: most stops have eighty characters before them, and their word has six
    stop = WORD_BEFORE_STOP.search(ending[0]) if ending else None
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
