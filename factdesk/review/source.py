"""Where a reviewer looked: a source is listed once a draft, and cited by the claims that rest on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is."""

    WEB_PAGE = "web page"
    DOCUMENT = "document"
    DATASET = "dataset"
    INTERVIEW = "interview"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    EMAIL = "e-mail"
    BOOK = "book"
    OBSERVATION = "observation"
    AUTHOR = "author"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class Source:
    """A source of a draft, with the letter that stands in the article's margin."""

    id: int
    """The store's number; 0 before it is stored."""
    letter: str
    """A to Z, then AA, AB…; given in the order in which sources were added."""
    kind: SourceKind
    title: str
    url: str = ""
    archive_url: str = ""
    publisher: str = ""
    accessed: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim's use of one source."""

    id: int
    source: Source
    place: str = ""
    """Where in the source: page, paragraph, table, time stamp."""
    words: str = ""
    """The exact supporting words."""
    note: str = ""
