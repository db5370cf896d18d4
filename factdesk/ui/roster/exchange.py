"""Rosters in and out from the page: a file is read and compared off the window's thread, shown, and taken in when the reviewer says so."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QProgressDialog

from factdesk.desk import rosters
from factdesk.roster.formats import FORMATS, READ, Format
from factdesk.ui.background import Job
from factdesk.ui.roster.importing import ImportDialog

if TYPE_CHECKING:
    from factdesk.ui.roster.doing import Doing

FILTERS = tuple(f"{form.title} (*{form.ending})" for form in FORMATS)


def import_file(doing: "Doing") -> None:
    """Ask for a file and show what it would bring."""
    endings = " ".join(f"*{ending}" for ending in (*READ, ".csv.gz", ".csv.xz"))
    path, _ = QFileDialog.getOpenFileName(doing.page, "Import a roster", "", f"Roster files ({endings});;All files (*)")
    if path:
        preview(doing, path)


def preview(doing: "Doing", path: str) -> None:
    """Read a file, hold it against the roster, and show what it would bring."""
    if doing.desk is None:
        return
    job = doing.run(
        doing.desk.ask, rosters.preview, path=Path(path), reports=True, done=lambda found: _previewed(doing, path, found)
    )
    _wait(doing, job, f"Reading {PurePath(path).name}…")


def _previewed(doing: "Doing", path: str, found: rosters.Preview) -> None:
    dialog = ImportDialog(doing.page, path, found)
    dialog.accepted.connect(lambda: _take(doing, path, found, dialog))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _take(doing: "Doing", path: str, found: rosters.Preview, dialog: ImportDialog) -> None:
    if doing.desk is None:
        return

    def done(taken: rosters.Taken) -> None:
        doing.made.emit(f"import {PurePath(path).name}", taken.changes)
        doing.said.emit(f"{taken.added:,} officials added, {taken.changed:,} changed, {len(taken.refused):,} rows refused")
        doing.changed.emit(taken.changes)

    job = doing.run(doing.desk.do, rosters.import_file, path=Path(path), found=found.read, answers=dialog.answers, **doing.signed(),
                    reports=True, done=done)  # fmt: skip
    _wait(doing, job, f"Importing {PurePath(path).name}…")


def _wait(doing: "Doing", job: Job, words: str) -> None:
    """Show how far a piece of work is, with a button that stops it."""
    waiting = QProgressDialog(words, "Cancel", 0, 0, doing.page)
    waiting.setWindowTitle("Import")
    waiting.setMinimumDuration(400)
    job.progressed.connect(lambda at, total, what: _progress(waiting, at, total, what))
    job.finished.connect(waiting.deleteLater)
    waiting.canceled.connect(job.cancel)


def _progress(waiting: QProgressDialog, at: int, total: int, what: str) -> None:
    waiting.setMaximum(total)
    waiting.setValue(min(at, total - 1) if total else 0)
    waiting.setLabelText(what)


def export_file(doing: "Doing") -> None:
    """Ask for a file name and a format, and write the roster there."""
    if doing.desk is None:
        return
    path, chosen = QFileDialog.getSaveFileName(doing.page, "Export the roster", str(Path.home() / "roster.csv"), ";;".join(FILTERS))
    if path:
        form = FORMATS[FILTERS.index(chosen)] if chosen in FILTERS else None
        path = path if PurePath(path).suffix else f"{path}{form.ending if form else '.csv'}"
        doing.run(
            doing.desk.ask, rosters.export_file, path=Path(path), format=_meant(path, form),
            done=lambda written: doing.said.emit(f"{written.officials:,} officials written to {path}. {written.limits}"),
        )  # fmt: skip


def _meant(path: str, form: Format | None) -> str | None:
    """The format that the dialog said, unless the name ends otherwise."""
    return form.name if form and path.casefold().endswith(form.ending) else None
