"""Findings as last computed; thrown away and stored anew at each check."""

from collections.abc import Iterable

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from factdesk.checks.finding import Finding, Outcome
from factdesk.store.codec import from_json, to_json
from factdesk.store.tables import FindingRow

APART = ("check", "outcome", "message")
"""Fields with a column of their own."""


def of_draft(session: Session, draft: int) -> tuple[Finding, ...]:
    """The findings of a draft in the order in which the checks gave them."""
    rows = session.exec(select(FindingRow).where(FindingRow.draft == draft).order_by(col(FindingRow.id)))
    return tuple(
        from_json(Finding, {**row.about, "check": row.rule, "outcome": row.outcome, "message": row.message}) for row in rows
    )


def replace(session: Session, draft: int, findings: Iterable[Finding]) -> None:
    """Put these findings in place of the old ones."""
    session.execute(delete(FindingRow).where(col(FindingRow.draft) == draft))
    rows = [{"draft": draft, "rule": finding.check, "outcome": Outcome(finding.outcome).value, "message": finding.message,
             "about": {name: said for name, said in to_json(finding).items() if name not in APART}}
            for finding in findings]  # fmt: skip
    if rows:
        session.execute(insert(FindingRow), rows)
