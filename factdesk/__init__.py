"""FactDesk: a draft goes in, its checkable facts come out, people decide, a corrections report leaves."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdesk.checks.run import check

__all__ = ["__version__", "check"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Fetch `check` when it is first asked for, so that the window paints before the core is imported."""
    if name == "check":
        from factdesk.checks.run import check

        return check
    raise AttributeError(name)
