"""What each desk changed, written down with the change itself, so that the other windows on the same database can follow."""

from typing import Any

from sqlalchemy import delete, func, insert, text
from sqlmodel import Session, col, select

from factdesk.store.tables import NewsRow
from factdesk.store.watch import CHANNEL

KEPT = 1000
"""Lines that stay; a window that missed more asks for everything again."""
SWEEP = 100
"""One line in so many takes old ones away."""


def append(session: Session, desk: str, said: dict[str, Any]) -> None:
    """Write down what this transaction changed; on a server the others are called when it is committed."""
    row = session.execute(insert(NewsRow).values(desk=desk, said=said).returning(col(NewsRow.id))).scalar_one()
    if row % SWEEP == 0:
        session.execute(delete(NewsRow).where(col(NewsRow.id) <= row - KEPT))
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"NOTIFY {CHANNEL}"))


def newest(session: Session) -> int:
    """The number of the newest line, 0 before the first."""
    return session.exec(select(func.max(NewsRow.id))).one() or 0
