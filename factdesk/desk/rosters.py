"""The roster as a whole: the starter roster, and the roster to check with."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk, Progress


def load_starter(desk: "Desk", *, progress: "Progress | None" = None) -> None:
    """Fill an empty database with the starter roster."""
