"""What the reading of a draft is asked with and gives on its way; plain values that go between processes, without what reads."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factdesk.checks.result import Result
from factdesk.draft.draft import Draft

if TYPE_CHECKING:
    from factdesk.roster.roster import Roster


@dataclass(frozen=True, slots=True)
class Seen:
    """The text of a long draft, to be shown."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Glimpsed:
    """Where the claims of the paragraphs in view stand; what the rest of the draft says of them is not known yet."""

    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The bytes that were read, none for a draft that is kept already, and the result."""

    data: bytes
    result: Result


Step = Seen | Glimpsed | Checked


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a draft is checked with."""

    today: date
    dateline: date | None = None
    """None: the draft's own, else today."""
    pipeline: str = ""
    """The name of an installed spaCy pipeline; empty for none."""
    roster: "Roster | None" = None
