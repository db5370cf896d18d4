"""Verdicts: read in order, appended, never changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from factdesk.review.verdict import Ruling, Verdict
from factdesk.store.failed import Overtaken, StoreFailed
from factdesk.store.tables import ClaimRow, VerdictRow
from factdesk.store.texts import clean


def history(session: Session, claim: int) -> tuple[Verdict, ...]:
    """Every verdict on one claim, oldest first."""
    return tuple(map(_verdict, session.exec(select(VerdictRow).where(VerdictRow.claim == claim).order_by(col(VerdictRow.number)))))


def histories(session: Session, draft: int) -> Mapping[int, tuple[Verdict, ...]]:
    """The verdicts on each claim of a draft that has any, oldest first."""
    found: dict[int, list[Verdict]] = defaultdict(list)
    query = select(VerdictRow).join(ClaimRow).where(ClaimRow.draft == draft).order_by(col(VerdictRow.claim), col(VerdictRow.number))
    for row in session.exec(query):
        found[row.claim].append(_verdict(row))
    return {claim: tuple(verdicts) for claim, verdicts in found.items()}


def append(
    session: Session, *, claim: int, seen: int, ruling: Ruling, correction: str, note: str, reviewer: str, at: datetime
) -> Verdict:
    """Append one verdict after the one numbered `seen` (0: the first); Overtaken when that is no longer the newest."""
    if not reviewer.strip():
        raise StoreFailed("A verdict needs the name of its reviewer. Fill in your name in the settings and decide again.")
    before = history(session, claim)
    if (before[-1].number if before else 0) != seen:
        raise Overtaken(before[-1] if before else None)
    row = VerdictRow(claim=claim, number=seen + 1, ruling=ruling.value, correction=clean(correction), note=clean(note),
                     reviewer=clean(reviewer), at=at)  # fmt: skip
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:  # another server session was faster; on SQLite the write lock has ruled that out
        now = history(session, claim)
        if len(now) == len(before):
            raise
        raise Overtaken(now[-1]) from error
    return _verdict(row)


def copy(session: Session, verdicts: Iterable[Verdict], claim: int) -> None:
    """Carry the history of a claim over to the same claim of a new version, as it was signed."""
    session.add_all(
        VerdictRow(
            claim=claim, number=v.number, ruling=v.ruling.value, correction=v.correction, note=v.note, reviewer=v.reviewer, at=v.at
        )
        for v in verdicts
    )


def _verdict(row: VerdictRow) -> Verdict:
    return Verdict(row.number, Ruling(row.ruling), row.correction, row.note, row.reviewer, row.at)
