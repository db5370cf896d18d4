"""Half-typed corrections and notes, kept while they are typed."""

from datetime import datetime
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.store.records import Jotting

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["Jotting", "jot", "read"]


def jot(session: "Session", *, claim: int, reviewer: str, correction: str, note: str, at: datetime) -> Changes:
    """Keep what a reviewer has typed for a claim so far; blank words clear it. No view need ask again."""
    store.claims.draft_of(session, claim)
    store.journal.jot(session, claim, reviewer, Jotting(correction, note, at))
    return Changes()


def read(session: "Session", *, claim: int, reviewer: str) -> Jotting | None:
    """What a reviewer has typed for a claim and not yet decided (`.correction`, `.note`, `.at`)."""
    return store.journal.read(session, claim, reviewer)
