"""Keeping the page's index of the roster in step with the desk: read once, patched with every change, read again when it is quiet."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from factdesk.desk import officials
from factdesk.desk.changes import Changes
from factdesk.roster.official import Official
from factdesk.roster.roster import Roster
from factdesk.ui.background import Background, Lane
from factdesk.ui.roster.laid import Index, index, patched

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

QUIET = 2000
"""Milliseconds after the last change before the whole roster is read again, for other spellings and for the timelines."""
FEW = 20
"""With more officials changed at once the whole roster is read at once."""


class Laying(QObject):
    """Asks the desk and lays out, off the window's thread and away from the lane on which verdicts are written."""

    laid_out = Signal(object)
    """The Index that stands now."""
    failed = Signal(str)

    def __init__(self, page: QObject, background: Background) -> None:
        super().__init__(page)
        self._background = background
        self.desk: Desk | None = None
        self.laid: Index | None = None
        self._waiting: dict[str, Official | None] = {}
        """People who are to be put into the index."""
        self._patching = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._read_behind)

    def read(self) -> None:
        """Read and lay out the whole roster."""
        self._quiet.stop()
        if self.desk is not None:
            self._background.run(_read, self.desk, owner=self, done=self._stand, failed=self._fail)

    def follow(self, changes: Changes) -> None:
        """Take over what a verb changed."""
        if self.desk is None:
            return
        if changes.roster or self.laid is None or len(changes.officials) > FEW:
            self.read()
            return
        if changes.officials:
            self._background.run(
                _those, self.desk, changes.officials, lane=Lane.DESK, owner=self, done=self._patch, failed=self._fail
            )
            self._quiet.start()

    def _patch(self, people: dict[str, Official | None]) -> None:
        """Put them into the index, off the window's thread: of a hundred thousand that takes a while. What comes meanwhile follows after."""
        self._waiting |= people
        if self._patching or self.laid is None:
            return
        people, self._waiting, self._patching = self._waiting, {}, True
        began = self.laid
        self._background.run(
            patched, began, people, owner=self, done=lambda laid: self._patched(began, people, laid), failed=self._fell
        )

    def _patched(self, began: Index, people: dict[str, Official | None], laid: Index) -> None:
        self._patching = False
        if self.laid is began:
            self._stand(laid)
        else:  # the whole roster was read meanwhile, and it may have been read before the edit
            self._waiting = people | self._waiting
        if self._waiting:
            self._patch({})

    def _fell(self, error: Exception) -> None:
        self._patching = False
        self._fail(error)

    def _read_behind(self) -> None:
        """The entries are right already; only the roster behind them is exchanged."""
        if self.desk is not None:
            self._background.run(_behind, self.desk, owner=self, done=self._exchange, failed=self._fail)

    def _exchange(self, roster: Roster) -> None:
        if self.laid is not None and not self._quiet.isActive():
            self._stand(replace(self.laid, roster=roster, stale=frozenset()))

    def _stand(self, laid: Index) -> None:
        self.laid = laid
        self.laid_out.emit(laid)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(str(error))


def _those(desk: "Desk", keys: frozenset[str]) -> dict[str, Official | None]:
    """Runs on the desk's thread: some people as they are now."""
    kept = {key: desk.ask(officials.official, key=key) for key in keys}
    return {key: one.official if one else None for key, one in kept.items()}


def _behind(desk: "Desk") -> Roster:
    desk.rebuild()
    return desk.ask(officials.roster)


def _read(desk: "Desk") -> Index:
    return index(desk.ask(officials.roster))
