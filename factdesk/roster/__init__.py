"""The roster: who held which office, where and when, under which spellings."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdesk.roster.opening import open_roster as open_roster

__all__ = ["open_roster"]


def __getattr__(name: str) -> Any:
    """Import open_roster when it is first asked for, so that a single value type stays light to import."""
    if name == "open_roster":
        from factdesk.roster.opening import open_roster

        return open_roster
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
