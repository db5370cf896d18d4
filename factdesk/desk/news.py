"""What one desk tells the others of a change, and what it hears from them: plain `Changes` on both sides."""

from typing import Any

from factdesk.desk.changes import Changes

MOST = 500
"""Ids of one kind that are named; an import of more is a new roster to everybody else."""


def told(changes: Changes) -> dict[str, Any]:
    """Changes as they are written down for the others; empty when no view need ask again."""
    many = len(changes.officials) > MOST
    said: dict[str, Any] = {
        "drafts": sorted(changes.drafts),
        "claims": sorted(changes.claims)[:MOST],
        "sources": sorted(changes.sources),
        "officials": [] if many else sorted(changes.officials),
        "roster": changes.roster or many,
    }
    return {name: what for name, what in said.items() if what}


def heard(said: dict[str, Any]) -> Changes:
    """The changes that another desk wrote down; what a newer version may have added is passed over."""
    drafts, claims, sources, officials = (frozenset(said.get(name, ())) for name in ("drafts", "claims", "sources", "officials"))
    return Changes(drafts, claims, sources, officials, roster=bool(said.get("roster")))


def changes_of(answer: object) -> Changes:
    """What a verb changed, by its answer: the Changes themselves or what carries them; else nothing."""
    changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None)
    return changes if isinstance(changes, Changes) else Changes()
