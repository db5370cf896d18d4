"""Half-typed corrections and notes, so that a crash loses no words."""

from collections.abc import Mapping

from sqlmodel import Session, select

from factdesk.store.records import Jotting
from factdesk.store.tables import ClaimRow, JottingRow
from factdesk.store.texts import clean


def read(session: Session, claim: int, reviewer: str) -> Jotting | None:
    """What this reviewer has typed for a claim."""
    row = session.get(JottingRow, (claim, clean(reviewer)))
    return None if row is None else Jotting(row.correction, row.note, row.at)


def jot(session: Session, claim: int, reviewer: str, jotting: Jotting) -> None:
    """Keep what is typed so far; blank words clear it."""
    row = session.get(JottingRow, (claim, clean(reviewer)))
    correction, note = clean(jotting.correction), clean(jotting.note)
    if not correction and not note:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = JottingRow(claim=claim, reviewer=clean(reviewer), at=jotting.at)
    row.correction, row.note, row.at = correction, note, jotting.at
    session.add(row)


def clear(session: Session, claim: int, reviewer: str) -> None:
    """Forget what was typed, because it was decided."""
    row = session.get(JottingRow, (claim, clean(reviewer)))
    if row is not None:
        session.delete(row)


def move(session: Session, draft: int, claims: Mapping[int, int]) -> None:
    """Move what was typed for claims of a draft to those of its new version (old: new)."""
    for row in session.exec(select(JottingRow).join(ClaimRow).where(ClaimRow.draft == draft)).all():
        if row.claim in claims:
            session.add(
                JottingRow(claim=claims[row.claim], reviewer=row.reviewer, correction=row.correction, note=row.note, at=row.at)
            )
            session.delete(row)
