"""A text as terms: words, figures and marks, each with one tag letter, so that grammars can be written over the tags."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import accumulate
from sys import intern
from typing import Any

from factdesk.claims.figures import Number, figure
from factdesk.draft.kept import Pieces, kept
from factdesk.draft.values import quick
from factdesk.draft.words import words

TERM = re.compile(
    r"""(?P<word>(?:[A-Za-z]\.){2,}|[¼½¾⅓⅔⅛⅜⅝⅞]|[^\W\d_]+)
      | (?P<figure>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])
                 | (?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:st|nd|rd|th|ST|ND|RD|TH)\b
                 | [0-9]{2,4}['’]?s\b
                 | [0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?![0-9])
                 | [1-9][0-9]{0,2}(?:\ [0-9]{3})+(?!\ ?[0-9])
                 | [0-9]+(?:[.,:/][0-9]+)*
                 | (?<![\w.,])\.[0-9]+)
      | (?P<short>['’](?:s|t|re|ve|ll|d|m|S|T|RE|VE|LL|D|M)\b)
      | (?P<line>\n)
      | (?P<mark>[^\s])""",
    re.VERBOSE,
)
MARKS = {
    ",": ",", ".": ".", "-": "-", "–": "-", "—": "=", "−": "-", "‑": "-", "~": "-", "(": "(", ")": ")", "&": "&", "/": "/", "%": "%", ":": ":",
    ";": ";", "°": "°", "'": "'", "’": "'", '"': "q", "“": "q", "”": "q", "‘": "q", "+": "+", "?": "!", "!": "!", "#": "#",
}  # fmt: skip
"""Punctuation's tags; every other mark is "p"."""
_PLAIN = re.compile(re.sub(r"\(\?P<\w+>", "(?:", TERM.pattern), re.VERBOSE)
"""The same without groups, which cost time; what kind a term is, is asked once a word."""
SPACED = re.compile("[0-9] [0-9]{3}")
"""Where a term may have a space in it: 12 000 of the pattern's."""
AHEAD = 40
"""Empty terms behind the last, tagged as line ends: more than any grammar looks ahead, or back from the first."""
WORDS_KEPT = PIECES_KEPT = 1 << 14
"""What stands between two spaces is read once: the vocabulary of a newspaper's week."""
LONGEST_PIECE = 40
"""Characters of the longest of them, so that what is kept stays small whatever the text."""
LINES_KEPT = 1 << 13
"""Lines whose terms are kept: twice a manuscript of 100,000 words."""
LONGEST_KEPT = 4000
"""Characters of the longest of them, for the same reason."""


@quick
@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text, side by side: one tag letter, one start, one length and one value each.

    Tags: d figure 1 to 31, y four figures that may be a year, n any other figure, x number word to 31, X any other number word,
    o ordinal, f fraction, I date in figures, G decade, e code, clock time or ratio, w word, C word with a capital, L line end,
    and those of resources/words/en/dates.yml in `LEXICON_TAGS`.
    """

    text: str
    tags: str
    """With those of the empty terms behind the last, as `words` has them, so that a grammar may look ahead of the text and back of it."""
    starts: list[int]
    lengths: list[int]
    values: list[Any]
    words: list[str]
    """Each term in small letters: the grammars ask for them again and again."""

    def word(self, at: int) -> str:
        """The term's text in small letters; empty beyond the end."""
        if at < 0:
            return ""
        try:  # cheaper than a look at the length, and this is asked for every term many times
            return self.words[at]
        except IndexError:
            return ""

    def written(self, at: int) -> str:
        """The term as it stands in the text; empty beyond the end."""
        if not 0 <= at < len(self.starts):
            return ""
        start = self.starts[at]
        return self.text[start : start + self.lengths[at]]

    def end(self, at: int) -> int:
        """Where a term ends."""
        return self.starts[at] + self.lengths[at]

    def said(self, first: int, last: int) -> str:
        """The text from one term to before another."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def tag(self, at: int) -> str:
        """The term's tag; a line end beyond the text."""
        if at < 0:
            return "L"
        try:
            return self.tags[at]
        except IndexError:
            return "L"

    @property
    def line(self) -> "Line":
        """The terms of a line to be kept without its text."""
        return self.tags, self.starts, self.lengths, self.values, self.words

    def joined(self, at: int) -> bool:
        """Whether nothing stands between the term and the one before it."""
        return 0 < at < len(self.starts) and self.starts[at] == self.starts[at - 1] + self.lengths[at - 1]


LEXICON_TAGS = {
    "months": "M", "weekdays": "W", "weekday_plurals": "v", "units": "U", "clock_units": "h", "days": "K", "now": "k", "relatives": "R",
    "parts": "P", "day_parts": "D", "seasons": "S", "decades": "g", "ago": "A", "later": "l", "before": "<", "after": ">", "to": "T",
    "joins": "&", "from": "r", "between": "B", "since": "s", "by": "b", "on": "j", "in": "i", "of": "F", "the": "t", "a": "a",
    "year_words": "Z", "eras": "E", "week_of": "O", "halves": "f",
}  # fmt: skip
NUMBER_ROLES = {"cardinals": "c", "scales": "s", "dozens": "z", "pairs": "p", "fractions": "f"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that carry a tag of their own, alone and as the first of several."""

    single: Mapping[str, tuple[str, Any]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    """First word → the other words, tag and value, longest first."""
    seconds: Mapping[str, frozenset[str]]
    """First word → what may follow it; a figure begins no phrase."""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of dates in a language, with the feasts."""
    single: dict[str, tuple[str, Any]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for spelling, tag, value in (*_date_words(language), *_number_words(language)):
        parts = tuple(match.group() for match in TERM.finditer(spelling.lower()))
        if len(parts) == 1:
            single.setdefault(parts[0], (tag, value))
        else:
            phrases.setdefault(parts[0], []).append((parts[1:], tag, value))
    for listed in phrases.values():
        listed.sort(key=lambda entry: -len(entry[0]))
    seconds = {
        first: frozenset(spelling for rest, _, _ in listed for spelling in (rest[0], rest[0].replace("'", "’")))
        for first, listed in phrases.items()
        if (match := TERM.fullmatch(first)) and match.lastgroup == "word"
    }
    return Lexicon(single, {first: tuple(listed) for first, listed in phrases.items()}, seconds)


def _date_words(language: str) -> Iterator[tuple[str, str, Any]]:
    """Spelling, tag and value of every word of dates."""
    content = words("dates", language)
    for name, tag in LEXICON_TAGS.items():
        entries = content[name]
        if name == "seasons":
            yield from ((spelling, tag, tuple(first)) for spelling, first in entries.items())
        elif isinstance(entries, dict):
            yield from ((spelling, tag, value) for value, spellings in entries.items() for spelling in spellings)
        else:
            yield from ((spelling, tag, None) for spelling in entries)
    yield from ((spelling, "H", rule) for spelling, rule in words("holidays", language).items())


def _number_words(language: str) -> Iterator[tuple[str, str, Any]]:
    """Spelling, tag and value of every number word."""
    numbers = words("numbers", language)
    for name, role in NUMBER_ROLES.items():
        yield from ((spelling, "1", (role, value)) for value, spellings in numbers[name].items() for spelling in spellings)
    for value, spellings in numbers["ordinals"].items():
        yield from ((spelling, "o", Number(value, ordinal=True, spelled=True)) for spelling in spellings)
    yield from ((sign, "f", Number(value, fraction=True)) for sign, value in numbers["signs_of_fractions"].items())


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a term is by its letters alone."""

    tag: str
    value: Any
    small: str
    """In small letters."""
    parts: tuple[tuple[str, Any, int, int], ...] = ()
    """The terms of "22,24,26", with their offsets inside it."""


@lru_cache(WORDS_KEPT)
def _entry(written: str, language: str) -> _Entry:
    """What a written term is."""
    match = TERM.fullmatch(written)
    kind = match.lastgroup if match else "mark"
    small = written.lower()
    if kind == "word":
        known = lexicon(language)
        usual = "C" if small != written and written[0].isupper() else "w"
        tag, value = known.single.get(small) or (usual, None)
        return _Entry(tag, value, small)
    if kind == "figure":
        parts = tuple(figure(written, 0))
        return _Entry(parts[0][0], parts[0][1], small) if len(parts) == 1 else _Entry("e", None, small, parts=parts)
    if kind == "mark":
        return _Entry(MARKS.get(written, "p"), None, written)
    return _Entry("L" if kind == "line" else "'", None, small)


Line = tuple[str, Sequence[int], Sequence[int], Sequence[Any], Sequence[str]]
"""The terms of one line, as in `Terms`."""
Piece = tuple[str, tuple[int, ...], tuple[int, ...], tuple[Any, ...], tuple[str, ...], int]
"""The terms of what stands between two spaces: tags, starts, lengths, values and words; and how far on the next one is."""


@lru_cache(maxsize=4)
def read_terms(text: str, language: str = "en") -> Terms:
    """The terms of a text, before its numbers are put together; kept for the next detector of the same text.

    No term and no phrase goes over the end of a line: lines are read one by one, and one that was read before is not read again.
    """
    return joined(text, [(line_terms(line, language), len(line)) for line in text.split("\n")])


def joined(text: str, lines: Iterable[tuple[Line, int]]) -> Terms:
    """The terms of a text from those of its lines, each with its length, and the line ends between them."""
    tags: list[str] = []
    starts: list[int] = []
    lengths: list[int] = []
    values: list[Any] = []
    small_words: list[str] = []
    at = 0
    for (line_tags, begins, long, meant, small), length in lines:
        tags.append(line_tags)
        starts += [start + at for start in begins]
        lengths += long
        values += meant
        small_words += small
        at += length + 1
        tags.append("L")
        starts.append(at - 1)
        lengths.append(1)
        values.append(None)
        small_words.append("\n")
    tags[-1], small_words[-1:] = "L" * AHEAD, [""] * AHEAD
    return Terms(text, "".join(tags), starts[:-1], lengths[:-1], values[:-1], small_words)


def line_terms(line: str, language: str) -> Line:
    """The terms of one line, kept unless it is a very long one."""
    return kept_line(line, language) if len(line) <= LONGEST_KEPT else _read(line, language)


@kept(LINES_KEPT)
def kept_line(line: str, language: str) -> Line:
    """The terms of one line."""
    return _read(line, language)


def _read(line: str, language: str) -> Line:
    """The terms of a line, piece by piece: most have no space in them, and a text says most of its words again."""
    known = lexicon(language)
    pieces = [line] if SPACED.search(line) else line.split(" ")
    keep = _pieces(language)
    read = [keep[piece] for piece in pieces]
    tags = "".join([piece[0] for piece in read])
    places = accumulate([piece[5] for piece in read], initial=0)
    starts = [place + start for place, piece in zip(places, read, strict=False) for start in piece[1]]
    lengths: list[int] = []
    values: list[Any] = []
    small: list[str] = []
    for _, _, long, meant, said, _ in read:
        lengths += long
        values += meant
        small += said
    if known.seconds.keys().isdisjoint(small):
        return tags, starts, lengths, values, small
    return merged(Terms(line, tags, starts, lengths, values, small), _phrases(small, known)).line


@cache
def _pieces(language: str) -> Pieces[Piece]:
    """The pieces of a language, each read once."""
    return Pieces(partial(_cut, language=language), PIECES_KEPT, LONGEST_PIECE)


def _cut(text: str, language: str) -> Piece:
    """The terms of a text without line ends, before any are put together."""
    found: list[tuple[_Entry, int, int]] = []
    for match in _PLAIN.finditer(text):
        entry, start = _entry(match[0], language), match.start()
        if entry.parts:
            found += [
                (_Entry(tag, value, text[start + first : start + last]), start + first, start + last)
                for tag, value, first, last in entry.parts
            ]
        else:
            found.append((entry, start, match.end()))
    return (
        "".join([entry.tag for entry, _, _ in found]),
        tuple(start for _, start, _ in found),
        tuple(end - start for _, start, end in found),
        tuple(entry.value for entry, _, _ in found),
        tuple(intern(entry.small) for entry, _, _ in found),
        len(text) + 1,
    )


def _phrases(small: Sequence[str], known: Lexicon) -> list[tuple[int, int, str, Any]]:
    """Where several words make one term: first, end, tag and value."""
    found: list[tuple[int, int, str, Any]] = []
    done, seconds = 0, known.seconds
    for head in [at for at, word in enumerate(small[:-1]) if word in seconds]:
        first = small[head]
        if head < done or small[head + 1] not in seconds[first]:
            continue
        for rest, tag, value in known.phrases[first]:
            end = head + 1 + len(rest)
            if tuple(word.replace("’", "'") for word in small[head + 1 : end]) == rest:
                done = end
                found.append((head, end, tag, value))
                break
    return found


def merged(terms: Terms, spans: list[tuple[int, int, str, Any]]) -> Terms:
    """The same terms with each of these ascending spans (first, end, tag, value) put into one."""
    if not spans:
        return terms
    tags: list[str] = []
    starts: list[int] = []
    lengths: list[int] = []
    values: list[Any] = []
    small: list[str] = []
    done = 0
    for first, end, tag, value in spans:
        tags += (terms.tags[done:first], tag)
        starts += terms.starts[done:first]
        starts.append(terms.starts[first])
        lengths += terms.lengths[done:first]
        lengths.append(terms.end(end - 1) - terms.starts[first])
        values += terms.values[done:first]
        values.append(value)
        small += terms.words[done:first]
        small.append(terms.said(first, end).lower())
        done = end
    tags.append(terms.tags[done:])
    return Terms(
        terms.text,
        "".join(tags),
        starts + terms.starts[done:],
        lengths + terms.lengths[done:],
        values + terms.values[done:],
        small + terms.words[done:],
    )
