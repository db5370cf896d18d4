"""Undo and redo of what was done to the roster: named, one stack, each step stopped where somebody else was faster."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from factdesk.desk import keeping
from factdesk.desk.changes import Changes
from factdesk.desk.keeping import Swap
from factdesk.ui.background import Background, Job, Lane
from factdesk.ui.undo import Intention, Step, Undoing

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

MOST = 50_000
"""People whom one undo puts back; they are kept in memory until then. An import of more is taken back by importing the roster as it was."""


class Edits(Undoing):
    """Remembers each change of the roster by what it put in place of what, read from the history after the verb."""

    swapped = Signal(object)
    """The Changes of an undo or a redo that was carried out."""

    said = Signal(str)
    """What was undone or done again, for the status bar."""

    def __init__(self, background: Background, reviewer: Callable[[], str], now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._reviewer, self._now = background, reviewer, now
        self.desk: Desk | None = None

    def note(self, text: str, changes: Changes) -> None:
        """A verb was carried out: remember how to take it back. What changed too many people cannot be."""
        if self.desk is None or not changes.officials:
            return
        if len(changes.officials) > MOST:
            self.stack.clear()
            return
        self._background.run(self.desk.ask, keeping.newest, keys=changes.officials, lane=Lane.DESK, owner=self,
                             done=lambda swaps: self._push(text, swaps))  # fmt: skip

    def _push(self, text: str, swaps: Sequence[Swap]) -> None:
        back = [one.back() for one in reversed(swaps)]
        self.stack.push(Intention(text, self, self._swapping(back, "undone", text), self._swapping(swaps, "done again", text)))

    def _swapping(self, swaps: Sequence[Swap], what: str, text: str) -> Step:
        def step(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            if self.desk is None:  # there was one when this was remembered
                raise RuntimeError("The desk is not open.")

            def landed(changes: Changes) -> None:
                done(changes)
                self.said.emit(f"{what.capitalize()}: {text}")
                self.swapped.emit(changes)

            return self._background.run(self.desk.do, keeping.swap, swaps=swaps, what=what, reviewer=self._reviewer(), at=self._now(),
                                        lane=Lane.DESK, owner=self, kept=True, done=landed, failed=failed)  # fmt: skip

        return step
