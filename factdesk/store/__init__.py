"""The only SQL. Its rooms are imported when they are first used, so that naming a verb does not load the database library."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdesk.store import (
        bulk,
        claims,
        database,
        drafts,
        findings,
        journal,
        news,
        officials,
        passwords,
        rebuilding,
        rosters,
        sources,
        texts,
        verdicts,
        watch,
    )

__all__ = ["bulk", "claims", "database", "drafts", "findings", "journal", "news", "officials", "passwords", "rebuilding", "rosters", "sources", "texts",
           "verdicts", "watch"]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a room of the store when it is first named."""
    if name in __all__:
        return import_module(f"factdesk.store.{name}")
    raise AttributeError(name)
