"""What the claims are held against: a roster, transcripts, and today's date for the wording."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from factdesk.checks.finding import Finding
from factdesk.checks.offices.judgement import Judgement
from factdesk.checks.people import Found
from factdesk.claims.claim import Claim
from factdesk.draft.article import Article
from factdesk.roster.roster import Roster


@dataclass(frozen=True, slots=True)
class Transcript:
    """Words that were said, as somebody else took them down."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class References:
    """What a check may look into. Nothing here is changed by a check."""

    roster: Roster | None = None
    """None: offices and spellings of names are not checked at all."""
    transcripts: tuple[Transcript, ...] = ()
    today: date | None = None
    found: Found = field(default_factory=dict)
    """Who the draft's full names may be. Filled once a draft by `run`, like `judged`."""
    judged: Mapping[str, Judgement] = field(default_factory=dict)
    """By claim id: whom a title names and what the roster says of it."""


Check = Callable[[Article, Sequence[Claim], References], Iterable[Finding]]
"""Every check has this signature."""
