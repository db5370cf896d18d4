"""What can be done to the roster from its page: each gesture one verb of the desk, its failure one sentence on screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from factdesk.desk import officials, rosters
from factdesk.desk.changes import Changes
from factdesk.roster.from_csv import Import
from factdesk.roster.official import Official
from factdesk.ui.background import Background, Job, Lane
from factdesk.ui.form import escaped
from factdesk.ui.roster.conflict import ConflictDialog
from factdesk.ui.roster.editor import OfficialEditor, place_words
from factdesk.ui.roster.history import HistoryDialog
from factdesk.ui.roster.importing import ImportDialog, read_file
from factdesk.ui.roster.search import Index

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

GONE = -1
"""The version of an official who was removed: saving adds them again."""


class Doing(QObject):
    """Carries the gestures of the roster page out; `laid` and `chosen` are what the page shows."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, page: QWidget, background: Background, *, reviewer: Callable[[], str], now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self._page, self._background, self._reviewer, self._now = page, background, reviewer, now
        self.desk: Desk | None = None
        self.laid: Index | None = None
        self.chosen: Official | None = None
        self.fresh = ""
        """The key of somebody who was just added, to be chosen next."""

    def _run(self, work: Callable[..., Any], *said: Any, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None,
             **named: Any) -> Job:  # fmt: skip
        return self._background.run(work, *said, lane=Lane.DESK, owner=self, done=done, failed=failed or self.complain, **named)

    def _signed(self) -> dict[str, Any]:
        return {"reviewer": self._reviewer(), "at": self._now()}

    def complain(self, error: Exception) -> None:
        """Show what went wrong and what to do, in the words of whoever refused."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon, "Roster", f"<p>{escaped(str(error))}</p>", QMessageBox.StandardButton.Ok, self._page
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def new(self) -> None:
        """Open the editor for somebody new."""
        self._edit(None, 0)

    def edit(self) -> None:
        """Open the editor on the official that is chosen, as the desk has it now."""
        if self.desk is not None and self.chosen is not None:
            self._run(self.desk.ask, officials.official, key=self.chosen.key, done=self._kept)

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
            self._page, official, offices=laid.offices.values() if laid else (), today=self._now().date(),
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
            self.said.emit(f"{said.name} is saved")
            self.changed.emit(changes)

        def failed(error: Exception) -> None:
            editor.refuse(str(error))
            if isinstance(error, officials.ChangedMeanwhile) and self.desk is not None:
                theirs = error.theirs
                self._run(
                    self.desk.ask, officials.history, key=said.key, done=lambda lines: self._conflict(editor, said, theirs, lines)
                )

        if said.key and seen != GONE:
            self._run(self.desk.do, officials.save, official=said, seen=seen, **self._signed(), done=done, failed=failed)
        else:
            self._run(self.desk.do, officials.add, official=said, **self._signed(), done=done, failed=failed)

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
        if self.desk is None or self.chosen is None:
            return
        self._run(self.desk.ask, officials.official, key=self.chosen.key, done=self._confirm)

    def _confirm(self, kept: officials.KeptOfficial | None) -> None:
        if self.desk is None or kept is None:
            return
        terms = tuple(term.confirm(self._now().date()) for term in kept.official.terms)
        self._run(self.desk.do, officials.save, official=replace(kept.official, terms=terms), seen=kept.version, **self._signed(),
                  done=lambda changes: self._confirmed(kept.official, changes))  # fmt: skip

    def _confirmed(self, official: Official, changes: Changes) -> None:
        self.said.emit(f"{official.name} is confirmed today")
        self.changed.emit(changes)

    def history(self) -> None:
        """Show who changed the chosen official."""
        if self.desk is not None and self.chosen is not None:
            name = self.chosen.name
            self._run(self.desk.ask, officials.history, key=self.chosen.key, done=lambda changes: self._history(name, changes))

    def _history(self, name: str, changes: tuple[officials.RosterChange, ...]) -> None:
        dialog = HistoryDialog(self._page, name, changes)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_file(self) -> None:
        """Ask for a file, show what it holds, and take it in when the reviewer says so."""
        path, _ = QFileDialog.getOpenFileName(self._page, "Import a roster", "", "Roster files (*.csv);;All files (*)")
        if path:
            self.preview(path)

    def preview(self, path: str) -> None:
        """Read a file and show what it would bring."""
        self._background.run(read_file, path, owner=self, done=lambda read: self._previewed(path, read), failed=self.complain)

    def _previewed(self, path: str, read: Import) -> None:
        dialog = ImportDialog(self._page, path, read)
        dialog.accepted.connect(lambda: self._import(path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, path: str) -> None:
        if self.desk is None:
            return
        waiting = QProgressDialog(f"Importing {PurePath(path).name}…", "Cancel", 0, 0, self._page)
        waiting.setWindowTitle("Import")
        waiting.setMinimumDuration(400)

        def done(taken: rosters.Taken) -> None:
            self.said.emit(f"{taken.added:,} officials added, {taken.changed:,} changed, {len(taken.refused):,} rows refused")
            self.changed.emit(taken.changes)

        job = self._run(self.desk.do, rosters.import_file, path=Path(path), **self._signed(), reports=True, done=done)
        job.progressed.connect(lambda at, total, what: _progress(waiting, at, total, what))
        job.finished.connect(waiting.deleteLater)
        waiting.canceled.connect(job.cancel)

    def export_file(self) -> None:
        """Ask for a file name and write the roster there."""
        if self.desk is None:
            return
        path, _ = QFileDialog.getSaveFileName(self._page, "Export the roster", str(Path.home() / "roster.csv"), "CSV (*.csv)")
        if path:
            path = path if PurePath(path).suffix else f"{path}.csv"
            self._run(
                self.desk.ask,
                rosters.export_file,
                path=Path(path),
                done=lambda count: self.said.emit(f"{count:,} officials written to {path}"),
            )


def _progress(waiting: QProgressDialog, at: int, total: int, what: str) -> None:
    waiting.setMaximum(total)
    waiting.setValue(min(at, total - 1))
    waiting.setLabelText(what)
