"""Deciding on claims. Each verdict is appended after the one the reviewer has seen; undo and redo append too."""

from datetime import datetime
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.review.verdict import Ruling, Verdict
from factdesk.store.failed import Overtaken

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = ["Overtaken", "give", "history", "restore", "take_back"]


def give(
    session: "Session", *, claim: int, seen: int, ruling: Ruling, correction: str = "", note: str = "", reviewer: str, at: datetime
) -> Changes:
    """Decide on a claim, by its key.

    `seen` is the number of the newest verdict the reviewer knows (ReviewedClaim.seen); the new one gets the next. Overtaken when somebody
    decided since. What the reviewer had half typed for the claim is forgotten.
    """
    draft = store.claims.draft_of(session, claim)
    store.verdicts.append(
        session, claim=claim, seen=seen, ruling=ruling, correction=correction, note=note, reviewer=reviewer, at=at
    )
    store.journal.clear(session, claim, reviewer)
    return Changes(drafts=frozenset({draft}), claims=frozenset({claim}))


def take_back(session: "Session", *, claim: int, seen: int, reviewer: str, at: datetime) -> Changes:
    """Append the verdict before the newest one again, or open the claim when there is none before."""
    before = store.verdicts.history(session, claim)[:-1]
    return restore(session, claim=claim, seen=seen, verdict=before[-1] if before else None, reviewer=reviewer, at=at)


def restore(session: "Session", *, claim: int, seen: int, verdict: Verdict | None, reviewer: str, at: datetime) -> Changes:
    """Append an earlier verdict again, signed by who does so; None opens the claim. Undo and redo are made of this."""
    if verdict is None:
        return give(session, claim=claim, seen=seen, ruling=Ruling.WITHDRAWN, reviewer=reviewer, at=at)
    said = {"correction": verdict.correction, "note": verdict.note}
    return give(session, claim=claim, seen=seen, ruling=verdict.ruling, **said, reviewer=reviewer, at=at)


def history(session: "Session", *, claim: int) -> tuple[Verdict, ...]:
    """Every verdict on a claim, oldest first."""
    return store.verdicts.history(session, claim)
