"""Claims: a claim's key stays as long as its draft is kept, whatever the detectors call it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from factdesk.claims.claim import Claim, Kind
from factdesk.store.codec import to_json, value_from
from factdesk.store.failed import StoreFailed
from factdesk.store.records import KeptClaim
from factdesk.store.tables import CitationRow, ClaimRow, VerdictRow


def of_draft(session: Session, draft: int) -> tuple[KeptClaim, ...]:
    """The claims of a draft in the order of the text."""
    order = (col(ClaimRow.start), col(ClaimRow.end), col(ClaimRow.id))
    return tuple(map(_kept, session.exec(select(ClaimRow).where(ClaimRow.draft == draft).order_by(*order))))


def draft_of(session: Session, claim: int) -> int:
    """The draft of a claim; StoreFailed when it is no longer kept."""
    draft = session.exec(select(ClaimRow.draft).where(ClaimRow.id == claim)).first()
    if draft is None:
        raise StoreFailed("This fact is no longer kept: its draft was removed or checked again. Open the draft again.")
    return draft


def insert_all(session: Session, draft: int, claims: Iterable[KeptClaim]) -> Mapping[str, int]:
    """Store claims, whatever their keys say, and give the new key of each id."""
    rows = [{"draft": draft, **_columns(kept.claim), "carried_from": kept.carried_from, "marked_by": kept.marked_by,
             "marked_at": kept.marked_at} for kept in claims]  # fmt: skip
    if rows:
        session.execute(insert(ClaimRow), rows)
    found = session.exec(select(ClaimRow.claim_id, ClaimRow.id).where(ClaimRow.draft == draft))
    return {claim_id: key for claim_id, key in found if key is not None}


def settle(session: Session, draft: int, claims: Sequence[Claim]) -> None:
    """Put the claims of a fresh check in place of the old ones.

    The same claim keeps its key. One that the detectors no longer find stays when a person said something of it, under an id of its own.
    """
    old = {_identity(kept.claim): kept for kept in of_draft(session, draft)}
    new = {_identity(claim): claim for claim in claims}
    for identity, claim in new.items():
        if identity in old and old[identity].claim != claim:
            session.execute(update(ClaimRow).where(col(ClaimRow.id) == old[identity].key).values(_columns(claim)))
    insert_all(session, draft, [KeptClaim(0, claim) for identity, claim in new.items() if identity not in old])
    said = _spoken_of(session, draft)
    gone = [kept for identity, kept in old.items() if identity not in new and kept.marked_by is None]
    dropped = [kept.key for kept in gone if kept.key not in said]
    for few in (dropped[at : at + 500] for at in range(0, len(dropped), 500)):
        session.execute(delete(ClaimRow).where(col(ClaimRow.id).in_(few)))
    for kept in gone:
        if kept.key in said:
            session.execute(update(ClaimRow).where(col(ClaimRow.id) == kept.key).values(claim_id=f"k{kept.key}"))


def mark(session: Session, draft: int, claim: Claim, *, by: str, at: datetime) -> int:
    """Store a claim that a person marked; it gets an id that no check gives: "m1", "m2"…."""
    free = free_id({kept.claim.id for kept in of_draft(session, draft)})
    return insert_all(session, draft, [KeptClaim(0, replace(claim, id=free), marked_by=by, marked_at=at)])[free]


def free_id(taken: Collection[str]) -> str:
    """The first id for a mark that no claim has."""
    return next(f"m{number}" for number in count(1) if f"m{number}" not in taken)


def unmark(session: Session, claim: int) -> None:
    """Take a mark away; StoreFailed when it is none or when somebody has decided on it."""
    row = session.get(ClaimRow, claim)
    if row is None or row.marked_by is None:
        raise StoreFailed("Only a statement that was marked by hand can be unmarked. Decide “not a fact” for another.")
    if claim in _spoken_of(session, row.draft):
        raise StoreFailed("This statement has decisions or sources already. Decide “not a fact” instead of unmarking it.")
    session.delete(row)


def _spoken_of(session: Session, draft: int) -> set[int]:
    """The keys of the claims that have verdicts or sources."""
    decided = select(VerdictRow.claim).join(ClaimRow).where(ClaimRow.draft == draft)
    cited = select(CitationRow.claim).join(ClaimRow).where(ClaimRow.draft == draft)
    return {*session.exec(decided), *session.exec(cited)}


def _identity(claim: Claim) -> tuple[str, int, int, str]:
    return claim.kind.value, claim.start, claim.end, claim.text


def _columns(claim: Claim) -> dict[str, Any]:
    return {"claim_id": claim.id, "kind": claim.kind.value, "start": claim.start, "end": claim.end, "text": claim.text,
            "sentence_start": claim.sentence[0], "sentence_end": claim.sentence[1], "value": to_json(claim.value),
            "speaker": claim.speaker}  # fmt: skip


def _kept(row: ClaimRow) -> KeptClaim:
    assert row.id is not None
    kind = Kind(row.kind)
    claim = Claim(row.claim_id, kind, row.start, row.end, row.text, (row.sentence_start, row.sentence_end), value_from(kind, row.value),
                  row.speaker)  # fmt: skip
    return KeptClaim(row.id, claim, row.carried_from, row.marked_by, row.marked_at)
