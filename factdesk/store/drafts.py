"""Drafts: their text and original bytes as they were read, each version of a file linked to the one before."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, case, delete, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factdesk.checks.result import Result
from factdesk.draft.draft import DatelineFrom, Draft, Paragraph
from factdesk.review.state import DECIDED
from factdesk.store.codec import from_json, to_json
from factdesk.store.failed import StoreFailed
from factdesk.store.records import KeptDraft, Version
from factdesk.store.tables import ClaimRow, DraftRow, OriginalRow, VerdictRow
from factdesk.store.texts import sha256

ROT = "The {0} of “{1}” differs from what was kept: the disk may be failing. Put a backup of the database in its place."


def newest(session: Session, path: str) -> Version | None:
    """The newest version of the file at an absolute path."""
    return _version(session, col(DraftRow.path) == path)


def pasted(session: Session, data: bytes) -> Version | None:
    """The draft without a file that has these bytes."""
    return _version(session, col(DraftRow.path).is_(None), col(DraftRow.data_sha256) == sha256(data))


def holds(session: Session, path: str, data_sha256: str) -> bool:
    """Whether a version of the file at an absolute path has these bytes."""
    return _version(session, col(DraftRow.path) == path, col(DraftRow.data_sha256) == data_sha256) is not None


def place(session: Session, draft: int) -> str | None:
    """The absolute path of a draft's file, None for pasted words."""
    return _row(session, draft).path


def insert(session: Session, *, data: bytes, result: Result, path: str | None, at: datetime, previous: int | None) -> int:
    """Keep a version with its original bytes."""
    row = DraftRow(path=path, data_sha256=sha256(data), kept_at=at, opened_at=at, previous=previous, **_columns(result))
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add(OriginalRow(draft=row.id, data=data))
    session.flush()
    return row.id


def touch(session: Session, draft: int, result: Result, at: datetime) -> None:
    """Keep what a fresh check says of the same text; StoreFailed when the text is another."""
    row = _row(session, draft)
    if row.text_sha256 != result.draft.sha256:
        raise StoreFailed(f"“{row.source}” was changed since it was kept. Open it again to keep the new version.")
    row.sqlmodel_update(_columns(result))
    row.opened_at = at


def read(session: Session, draft: int) -> tuple[Draft, date, DatelineFrom]:
    """A draft with its dateline, as they were kept; StoreFailed when the text is no longer the one that was kept."""
    row = _row(session, draft)
    dated_from = None if row.dated_from is None else DatelineFrom(row.dated_from)
    kept = Draft(row.source, row.text, from_json(tuple[Paragraph, ...], row.paragraphs), row.title, row.author, row.language, row.dated,
                 dated_from)  # fmt: skip
    if kept.sha256 != row.text_sha256:
        raise StoreFailed(ROT.format("text", row.source))
    return kept, row.dateline, DatelineFrom(row.dateline_from)


def original(session: Session, draft: int) -> bytes:
    """The bytes the draft was read from; StoreFailed when they are no longer those that were kept."""
    row = _row(session, draft)
    data = session.exec(select(OriginalRow.data).where(OriginalRow.draft == draft)).first()
    if data is None or sha256(data) != row.data_sha256:
        raise StoreFailed(ROT.format("original", row.source))
    return data


def forget(session: Session, draft: int) -> None:
    """Remove a draft with its claims, verdicts and sources; its other versions stay."""
    session.execute(delete(DraftRow).where(col(DraftRow.id) == draft))


def previous(session: Session, draft: int) -> int | None:
    """The version before this one."""
    return _row(session, draft).previous


def recent(session: Session, limit: int) -> tuple[KeptDraft, ...]:
    """The newest version of each draft, last opened first."""
    later = aliased(DraftRow)
    newest_number = select(func.max(VerdictRow.number)).where(VerdictRow.claim == ClaimRow.id).correlate(ClaimRow).scalar_subquery()
    rulings = {state.value for state in DECIDED}
    decided = exists().where(
        col(VerdictRow.claim) == ClaimRow.id, col(VerdictRow.number) == newest_number, col(VerdictRow.ruling).in_(rulings)
    )
    counted = (
        select(
            ClaimRow.draft.label("draft"),  # type: ignore[attr-defined]
            func.count().label("claims"),
            func.sum(case((decided, 0), else_=1)).label("left"),
        )
        .group_by(col(ClaimRow.draft))
        .subquery()
    )
    claims, left = func.coalesce(counted.c.claims, 0), func.coalesce(counted.c.left, 0).cast(Integer)
    columns = (DraftRow.id, DraftRow.title, DraftRow.source, DraftRow.path, DraftRow.opened_at, DraftRow.dateline)
    query = (
        select(*columns, claims, left)  # type: ignore[call-overload]
        .join(counted, counted.c.draft == DraftRow.id, isouter=True)
        .where(~exists().where(col(later.previous) == DraftRow.id))
        .order_by(col(DraftRow.opened_at).desc(), col(DraftRow.id).desc())
        .limit(limit)
    )
    return tuple(KeptDraft(*row) for row in session.exec(query))


def _version(session: Session, *which: object) -> Version | None:
    columns = select(DraftRow.id, DraftRow.data_sha256, DraftRow.text_sha256)
    found = session.exec(columns.where(*which).order_by(col(DraftRow.id).desc()).limit(1)).first()  # type: ignore[arg-type]
    return None if found is None or found[0] is None else Version(found[0], found[1], found[2])


def _row(session: Session, draft: int) -> DraftRow:
    row = session.get(DraftRow, draft)
    if row is None:
        raise StoreFailed("This draft is no longer kept. Open its file again to begin anew.")
    return row


def _columns(result: Result) -> dict[str, Any]:
    draft = result.draft
    return {"source": draft.source, "title": draft.title, "author": draft.author, "language": draft.language, "text": draft.text,
            "text_sha256": draft.sha256, "paragraphs": to_json(draft.paragraphs), "dated": draft.dated,
            "dated_from": to_json(draft.dated_from), "dateline": result.dateline,
            "dateline_from": result.dateline_from.value}  # fmt: skip
