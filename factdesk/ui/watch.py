"""Whether the files of the open drafts are still those that were read: saved again by a word processor, they are noticed."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from factdesk.desk import drafts
from factdesk.ui.background import Background
from factdesk.ui.door import Door

CALM = 400
"""Milliseconds after the last sign of a change: programs save in several steps, many by a new file in place of the old."""


def digest(path: Path) -> str:
    """Runs on the reading thread: the hexadecimal SHA-256 of a file's bytes. ImportFailed or OSError when it cannot be read."""
    from factdesk.draft.reading.files import bytes_of

    return hashlib.sha256(bytes_of(path)).hexdigest()


class Watch(QObject):
    """Watches files by path; says so when one holds bytes that no kept version of it was read from."""

    changed = Signal(Path)

    def __init__(self, door: Door, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._watched: set[Path] = set()
        self._due: set[Path] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._folder_touched)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM)
        self._timer.timeout.connect(self._look)

    def watch(self, path: Path) -> None:
        """Watch a file from now on, and look at it once: it may have been saved since it was kept."""
        self._watched.add(path)
        self._watcher.addPaths([str(path), str(path.parent)])
        self._due.add(path)
        self._timer.start()

    def leave(self, path: Path) -> None:
        """Watch it no longer."""
        self._watched.discard(path)
        self._due.discard(path)
        kept = {str(parent) for one in self._watched for parent in (one, one.parent)}
        gone = [said for said in (str(path), str(path.parent)) if said not in kept]
        if gone:
            self._watcher.removePaths(gone)

    def _touched(self, said: str) -> None:
        self._due.add(Path(said))
        self._timer.start()

    def _folder_touched(self, said: str) -> None:
        """A file that was put in place of the watched one is not watched any more: only its folder tells of it."""
        lost = [path for path in self._watched if str(path.parent) == said and str(path) not in self._watcher.files()]
        back = [path for path in lost if path.exists()]
        if back:
            self._watcher.addPaths([str(path) for path in back])
            self._due.update(back)
            self._timer.start()

    def _look(self) -> None:
        due, self._due = self._due & self._watched, set()
        for path in due:
            self._background.run(
                digest, path, owner=self, failed=_let_be, done=lambda sha256, path=path: self._compare(path, sha256)
            )

    def _compare(self, path: Path, sha256: str) -> None:
        if self._door.open and path in self._watched:
            self._door.ask(drafts.holds, path=path, data_sha256=sha256, owner=self, failed=_let_be,
                           done=lambda held: None if held else self.changed.emit(path))  # fmt: skip


def _let_be(error: Exception) -> None:
    """A file that was moved away or cannot be read is no news of the draft that is kept."""
    del error
