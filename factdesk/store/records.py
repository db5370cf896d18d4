"""What comes out of the store besides the values of the floors above: frozen records, free of the database library."""

from dataclasses import dataclass
from datetime import date, datetime

from factdesk.claims.claim import Claim
from factdesk.roster.official import Official


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft in the list of recent ones."""

    id: int
    title: str | None
    source: str
    path: str | None
    opened_at: datetime
    dateline: date
    claims: int
    left: int
    """Claims that nobody has decided."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which text and bytes a kept draft has."""

    id: int
    data_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim as the store has it."""

    key: int
    claim: Claim
    carried_from: int | None = None
    """The key of the same claim in the version before."""
    marked_by: str | None = None
    """Who marked it by hand; None is a claim of the detectors."""
    marked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Jotting:
    """What a reviewer has typed and not yet decided."""

    correction: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptOfficial:
    """An official with the number of the version that this value is."""

    official: Official
    version: int


@dataclass(frozen=True, slots=True)
class RosterChange:
    """One change of one official; both sides as they were. An addition has no `before`, a removal no `after`."""

    id: int
    key: str
    what: str
    """added, saved, removed, imported, merged, split, reverted, undone, done again."""
    reviewer: str
    at: datetime
    before: Official | None
    after: Official | None


@dataclass(frozen=True, slots=True)
class Signed:
    """Who changes the roster, and when."""

    reviewer: str
    at: datetime
