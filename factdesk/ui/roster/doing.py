"""What can be done to the roster from its page: each gesture one verb of the desk, its failure one sentence on screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from factdesk.desk import officials
from factdesk.desk.changes import Changes
from factdesk.roster.official import Official
from factdesk.ui.background import Background, Job, Lane
from factdesk.ui.form import escaped
from factdesk.ui.roster import exchange
from factdesk.ui.roster.conflict import ConflictDialog
from factdesk.ui.roster.editor import OfficialEditor, place_words
from factdesk.ui.roster.laid import Index

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

GONE = -1
"""The version of an official who was removed: saving adds them again."""


class Doing(QObject):
    """Carries the gestures of the roster page out; `laid` and `chosen` are what the page shows."""

    changed = Signal(object)
    said = Signal(str)
    made = Signal(str, object)
    """What undo calls a change that was made here, and its Changes."""

    def __init__(self, page: QWidget, background: Background, *, reviewer: Callable[[], str], now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self.page, self._background, self._reviewer, self._now = page, background, reviewer, now
        self.desk: Desk | None = None
        self.laid: Index | None = None
        self.chosen: Official | None = None
        self.fresh = ""
        """The key of somebody who was just added, to be chosen next."""
        self._asking = False

    def run(self, work: Callable[..., Any], *said: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None,
            **named: Any) -> Job:  # fmt: skip
        """Do a piece of work of the desk; what it raises is shown unless somebody else takes it."""
        return self._background.run(work, *said, lane=Lane.DESK, owner=self, done=done, failed=failed or self.complain,
                                    kept=work == getattr(self.desk, "do", None) and "reports" not in named, **named)  # fmt: skip

    def signed(self) -> dict[str, Any]:
        """Who does it, and when."""
        return {"reviewer": self._reviewer(), "at": self._now()}

    def complain(self, error: Exception) -> None:
        """Show what went wrong and what to do, in the words of whoever refused."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, "Roster", f"<p>{escaped(str(error))}</p>", QMessageBox.StandardButton.Ok, self.page
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def new(self) -> None:
        """Open the editor for somebody new."""
        self._edit(None, 0)

    def edit(self) -> None:
        """Open the editor on the official that is chosen, as the desk has it now."""
        self.ask_chosen(officials.official, self._kept)

    def ask_chosen(self, query: Callable[..., Any], then: Callable[[Any], None]) -> None:
        """Ask the desk something about the chosen official, by `key=`; a key that is pressed again before the answer is here asks nothing."""
        if self.desk is not None and self.chosen is not None and not self._asking:
            self._asking = True
            self.run(self.desk.ask, query, key=self.chosen.key, done=then).finished.connect(self._answered)

    def _answered(self) -> None:
        self._asking = False

    def _kept(self, kept: officials.KeptOfficial | None) -> None:
        if kept is None:
            self.complain(LookupError("Somebody else removed this official; the roster is read again."))
            self.changed.emit(Changes(roster=True))
        else:
            self._edit(kept.official, kept.version)

    def _edit(self, official: Official | None, seen: int) -> None:
        if self.desk is None:
            return
        laid = self.laid
        editor = OfficialEditor(
            self.page, official, offices=laid.offices.values() if laid else (), today=self._now().date(),
            places=place_words(list(laid.jurisdictions), list(laid.jurisdictions.values())) if laid else (),
        )  # fmt: skip
        editor.save_asked.connect(lambda said: self._save(editor, said, seen))
        editor.finished.connect(editor.deleteLater)
        editor.open()

    def _save(self, editor: OfficialEditor, said: Official, seen: int) -> None:
        if self.desk is None:
            return

        def done(changes: Changes) -> None:
            self.fresh = next(iter(changes.officials), "")
            editor.accept()
            self.made.emit(f"{'change' if said.key else 'add'} {said.name}", changes)
            self.said.emit(f"{said.name} is saved")
            self.changed.emit(changes)

        def failed(error: Exception) -> None:
            editor.refuse(str(error))
            if isinstance(error, officials.ChangedMeanwhile) and self.desk is not None:
                theirs = error.theirs
                self.run(
                    self.desk.ask, officials.history, key=said.key, done=lambda lines: self._conflict(editor, said, theirs, lines)
                )

        if said.key and seen != GONE:
            self.run(self.desk.do, officials.save, official=said, seen=seen, **self.signed(), done=done, failed=failed)
        else:
            self.run(self.desk.do, officials.add, official=said, **self.signed(), done=done, failed=failed)

    def _conflict(self, editor: OfficialEditor, mine: Official, theirs: officials.KeptOfficial | None,
                  history: Sequence[officials.RosterChange]) -> None:  # fmt: skip
        """Somebody else was faster: show both versions, and let one of them stand."""
        dialog = ConflictDialog(editor, mine, theirs.official if theirs else None, history[-1].reviewer if history else "")
        dialog.mine_wanted.connect(lambda: self._save(editor, mine, theirs.version if theirs else GONE))
        dialog.theirs_wanted.connect(editor.reject)
        dialog.theirs_wanted.connect(lambda: self.changed.emit(Changes(officials=frozenset({mine.key}))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def confirm(self) -> None:
        """Sign every term of the chosen official with today."""
        self.ask_chosen(officials.official, self._confirm)

    def _confirm(self, kept: officials.KeptOfficial | None) -> None:
        if self.desk is None or kept is None:
            return
        terms = tuple(term.confirm(self._now().date()) for term in kept.official.terms)
        self.run(self.desk.do, officials.save, official=replace(kept.official, terms=terms), seen=kept.version, **self.signed(),
                  done=lambda changes: self._confirmed(kept.official, changes))  # fmt: skip

    def _confirmed(self, official: Official, changes: Changes) -> None:
        self.made.emit(f"confirm {official.name}", changes)
        self.said.emit(f"{official.name} is confirmed today")
        self.changed.emit(changes)

    def import_file(self) -> None:
        """Ask for a file, show what it would bring, and take it in when the reviewer says so."""
        exchange.import_file(self)

    def preview(self, path: str) -> None:
        """Show what a file would bring."""
        exchange.preview(self, path)

    def export_file(self) -> None:
        """Ask for a file name and a format, and write the roster there."""
        exchange.export_file(self)
