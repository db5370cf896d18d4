"""Removing, merging, splitting and going back: what is done to whole people, each one verb of the desk that can be undone."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from factdesk.desk import keeping, officials
from factdesk.desk.changes import Changes
from factdesk.desk.officials import KeptOfficial, RosterChange
from factdesk.roster.official import Official
from factdesk.ui.background import Background
from factdesk.ui.roster.doing import Doing
from factdesk.ui.roster.history import HistoryDialog
from factdesk.ui.roster.merge import MergeDialog
from factdesk.ui.roster.search import Found, Wanted, search
from factdesk.ui.roster.split import SplitDialog

SHOWN = 60
"""People whom the search of the merge dialog offers at most."""


def _with_history(session: Any, *, key: str) -> tuple[KeptOfficial, tuple[RosterChange, ...]] | None:
    """Runs on the desk's thread."""
    kept = officials.official(session, key=key)
    return (kept, officials.history(session, key=key)) if kept else None


class Rearranging(QObject):
    """Asks the desk for the chosen official as they are now, lets the reviewer decide, and carries it out."""

    def __init__(self, doing: Doing, background: Background) -> None:
        super().__init__(doing)
        self._doing, self._background = doing, background

    def _chosen(self, then: Callable[[KeptOfficial], None]) -> None:
        """The official that is chosen, as the desk has them now."""
        self._doing.ask_chosen(officials.official, lambda kept: then(kept) if kept else self._gone())

    def _gone(self) -> None:
        self._doing.complain(LookupError("Somebody else removed this official."))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def remove(self) -> None:
        """Take the chosen official off the roster; undo brings them back."""
        self._chosen(self._remove)

    def _remove(self, kept: KeptOfficial) -> None:
        doing, one = self._doing, kept.official
        if doing.desk is not None:
            doing.run(doing.desk.do, officials.remove, key=one.key, seen=kept.version, **doing.signed(),
                      done=lambda changes: self._landed(f"remove {one.name}", f"{one.name} is removed; Ctrl+Z brings them back", changes))  # fmt: skip

    def _landed(self, text: str, said: str, changes: Changes) -> None:
        self._doing.made.emit(text, changes)
        self._doing.said.emit(said)
        self._doing.changed.emit(changes)

    # Two into one

    def merge(self) -> None:
        """Ask who is the same person as the chosen official, and make them one."""
        self._chosen(self._ask_whom)

    def _ask_whom(self, kept: KeptOfficial) -> None:
        dialog = MergeDialog(self._doing.page, kept.official, self._find)
        dialog.merge_asked.connect(lambda one, other: self._merge(dialog, one, other))
        self._open(dialog)

    def _find(self, words: str, then: Callable[[Sequence[Official]], None]) -> None:
        laid = self._doing.laid
        if laid is None:
            return

        def found(answer: Found) -> None:
            then([row.official for row in answer.rows[:SHOWN]])

        self._background.run(search, laid, Wanted(words), owner=self, done=found, failed=self._doing.complain)

    def _merge(self, dialog: MergeDialog, one: Official, other: Official) -> None:
        doing = self._doing
        if doing.desk is None:
            return

        def done(changes: Changes) -> None:
            doing.fresh = one.key
            dialog.accept()
            self._landed(f"merge {one.name} and {other.name}", f"{one.name} and {other.name} are one person now", changes)

        doing.run(doing.desk.do, keeping.merge, into=one, other=other, **doing.signed(), done=done,
                  failed=lambda error: dialog.refuse(str(error)))  # fmt: skip

    # One into two

    def split(self) -> None:
        """Ask which terms and spellings of the chosen official are somebody else's."""
        self._chosen(self._ask_what)

    def _ask_what(self, kept: KeptOfficial) -> None:
        dialog = SplitDialog(self._doing.page, kept.official)
        dialog.split_asked.connect(lambda official, rest, new: self._split(dialog, official, rest, new))
        self._open(dialog)

    def _split(self, dialog: SplitDialog, official: Official, rest: Official, new: Official) -> None:
        doing = self._doing
        if doing.desk is None:
            return

        def done(changes: Changes) -> None:
            dialog.accept()
            self._landed(f"split {official.name}", f"{official.name} is two people now", changes)

        doing.run(doing.desk.do, keeping.split, official=official, rest=rest, new=new, **doing.signed(), done=done,
                  failed=lambda error: dialog.refuse(str(error)))  # fmt: skip

    # Back

    def history(self) -> None:
        """Show who changed the chosen official, with a way back to each state."""
        self._doing.ask_chosen(_with_history, lambda found: self._history(*found) if found else self._gone())

    def _history(self, kept: KeptOfficial, changes: Sequence[RosterChange]) -> None:
        dialog = HistoryDialog(self._doing.page, kept.official.name, changes, kept.official)
        dialog.revert_asked.connect(lambda official: self._revert(kept.official, official))
        self._open(dialog)

    def _revert(self, now: Official, then: Official) -> None:
        doing = self._doing
        if doing.desk is not None:
            doing.run(doing.desk.do, keeping.swap, swaps=[keeping.Swap(now.key, now, then)], what="reverted", **doing.signed(),
                      done=lambda changes: self._landed(f"revert {then.name}", f"{then.name} is as before", changes))  # fmt: skip
