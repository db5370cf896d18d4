"""The roster: who held which office, where and when, under which spellings."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdesk.roster.opening import open_roster as open_roster
    from factdesk.roster.opening import open_rosters as open_rosters

__all__ = ["open_roster", "open_rosters"]


def __getattr__(name: str) -> Any:
    """Import the opening when it is first asked for, so that a single value type stays light to import."""
    if name in __all__:
        from factdesk.roster import opening

        return getattr(opening, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
