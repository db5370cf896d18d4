"""A draft as plain values: its own text, its paragraphs, and where each stood in the file."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from factdesk.draft.failed import ImportFailed
from factdesk.draft.values import quick

YEARS = range(1000, 3000)
"""Of a dateline: "five centuries ago" and "in 300 years" can be reckoned from each."""


class DatelineFrom(StrEnum):
    """Who said which day the draft is written for."""

    OPTION = "option"
    FRONT_MATTER = "front matter"
    DOCUMENT = "document"
    TODAY = "today"


class ParagraphKind(StrEnum):
    """What a paragraph is in its file."""

    BODY = "body"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `text[start:end]` of the draft, without its newline, and where it stood in its file."""

    start: int
    end: int
    kind: ParagraphKind
    origin: str
    """A place a person can find: "line 12", "paragraph 3", "table 1, row 2, column 1", "footnote 4"."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read from a file, the clipboard or standard input.

    `text` has code-point offsets, newlines as LF, no byte-order mark and no NUL; every offset of the program counts in it.
    """

    source: str
    """The file's path as given, "-" for standard input, "pasted text" for the clipboard."""
    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    author: str | None = None
    language: str = "en"
    dated: date | None = None
    """The day in the front matter or in the document's own properties."""
    dated_from: DatelineFrom | None = None

    @property
    def words(self) -> int:
        """The number of white-space separated words."""
        return len(self.text.split())

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def dateline(self, option: date | None, today: date) -> tuple[date, DatelineFrom]:
        """The day the draft is written for and who said so: the option, else the draft itself, else today.

        ImportFailed when it lies where the calendar has no years before or after it to count in.
        """
        said = option or self.dated
        if said is not None and said.year not in YEARS:
            raise ImportFailed(
                f"{self.source} cannot be written for {said}; name a day between {YEARS[0]}-01-01 and {YEARS[-1]}-12-31."
            )
        if option is not None:
            return option, DatelineFrom.OPTION
        if self.dated is not None:
            return self.dated, self.dated_from or DatelineFrom.DOCUMENT
        return today, DatelineFrom.TODAY
