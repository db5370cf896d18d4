"""What people decide: verdicts, signed and dated, only ever appended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Ruling(StrEnum):
    """What a reviewer finds of a claim."""

    VERIFIED = "verified"
    WRONG = "wrong"
    UNCONFIRMED = "unconfirmed"
    """Looked for and could not be confirmed."""
    NOT_A_FACT = "not a fact"
    """Opinion, a figure of speech, or a slip of the detectors."""
    WITHDRAWN = "withdrawn"
    """The verdict before it is taken back: the claim is open again. Undo appends this, or the verdict before that one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about one claim."""

    number: int
    """1, 2, 3… within the claim, without a gap; order comes from it, not from the clock."""
    ruling: Ruling
    correction: str
    """The words that should stand instead of the claim's text; empty when none are proposed."""
    note: str
    reviewer: str
    at: datetime
    """In UTC, with its zone."""
