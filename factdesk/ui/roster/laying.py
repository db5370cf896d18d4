"""Keeping the page's index of the roster in step with the desk: read once, patched with every change, read again when it is quiet."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from factdesk.desk import officials
from factdesk.desk.changes import Changes
from factdesk.roster.roster import Roster
from factdesk.ui.background import Background, Lane
from factdesk.ui.roster.search import Index, index, patched

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
        for key in changes.officials:
            self._background.run(self.desk.ask, officials.official, key=key, lane=Lane.DESK, owner=self, failed=self._fail,
                                 done=lambda kept, key=key: self._patch(key, kept))  # fmt: skip
        if changes.officials:
            self._quiet.start()

    def _patch(self, key: str, kept: officials.KeptOfficial | None) -> None:
        if self.laid is not None:
            self._stand(patched(self.laid, key, kept.official if kept else None))

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


def _behind(desk: "Desk") -> Roster:
    desk.rebuild()
    return desk.ask(officials.roster)


def _read(desk: "Desk") -> Index:
    return index(desk.ask(officials.roster))
