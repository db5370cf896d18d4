"""The window's way to the desk: verbs and queries run on the desk's own thread, and what a verb changed is told to every view."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from factdesk.desk.changes import Changes
from factdesk.ui.background import Background, Job, Lane

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

Taker = Callable[[Any], None]


def now() -> datetime:
    """The hour that signs a decision."""
    return datetime.now(UTC)


def _open(url: str | None, progress: Callable[[int, int, str], None]) -> "Desk":
    """Runs on the desk's thread: the database library is imported here, after the window has been painted."""
    from factdesk.desk.desk import Desk

    return Desk.open(url, progress=progress)


class Door(QObject):
    """Opens the desk once, then carries verbs there and changes back."""

    opened = Signal()
    refused = Signal(str)
    """The database could not be opened; one sentence."""
    progressed = Signal(int, int, str)
    changed = Signal(Changes)
    writing = Signal(bool)
    """Whether something is on its way to the disk."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = background
        self._desk: Desk | None = None
        self._verbs = 0

    @property
    def open(self) -> bool:
        """Whether the desk can be asked."""
        return self._desk is not None

    @property
    def url(self) -> str:
        """The database's URL; empty before it is open."""
        return self._desk.url if self._desk else ""

    @property
    def desk(self) -> "Desk":
        """The open desk, for functions that run on its thread."""
        if self._desk is None:
            raise RuntimeError("The desk is not open yet.")
        return self._desk

    def unlock(self, url: str | None) -> None:
        """Open a database (None: the user's own), in its own time."""
        job = self.background.run(
            _open,
            url,
            lane=Lane.DESK,
            owner=self,
            reports=True,
            done=self._unlocked,
            failed=lambda error: self.refused.emit(str(error)),
        )
        job.progressed.connect(self.progressed)

    def _unlocked(self, desk: "Desk") -> None:
        self._desk = desk
        self.opened.emit()

    def do(self, verb: Callable[..., Any], *, owner: QObject | None = None, done: Taker | None = None, failed: Taker | None = None,
           **said: Any) -> Job:  # fmt: skip
        """Carry out a verb; when `done` is called it is on disk, and everybody has been told what changed."""
        self._count(1)

        def landed(answer: Any) -> None:
            if done is not None and (owner is None or isValid(owner)):
                done(answer)
            self._tell(answer)

        def fell(error: Exception) -> None:
            if owner is not None and not isValid(owner):
                return
            if failed is None:
                raise error
            failed(error)

        # Owned by the door, not by the asking view: what was decided is told to the others even if that view is gone.
        job = self.background.run(self._carry, verb, said, lane=Lane.DESK, owner=self, done=landed, failed=fell, kept=True)
        job.finished.connect(lambda: self._count(-1))
        return job

    def _carry(self, verb: Callable[..., Any], said: dict[str, Any]) -> Any:
        return self.desk.do(verb, **said)

    def ask(
        self, query: Callable[..., Any], *, owner: QObject | None = None, done: Taker, failed: Taker | None = None, **said: Any
    ) -> Job:
        """Ask a question; nothing is changed by it."""
        return self.background.run(
            lambda: self.desk.ask(query, **said), lane=Lane.DESK, owner=owner or self, done=done, failed=failed
        )

    def work(self, function: Callable[..., Any], *, owner: QObject | None = None, done: Taker | None = None, failed: Taker | None = None,
             reports: bool = False, **said: Any) -> Job:  # fmt: skip
        """Run a function of the desk itself, such as an import, that opens its own sessions."""

        def landed(answer: Any) -> None:
            if done is not None:
                done(answer)
            self._tell(answer)

        def run(**named: Any) -> Any:
            return function(self.desk, **named)

        return self.background.run(run, lane=Lane.DESK, owner=owner or self, done=landed, failed=failed, reports=reports, **said)

    def _tell(self, answer: Any) -> None:
        changes = answer if isinstance(answer, Changes) else getattr(answer, "changes", None)
        if isinstance(changes, Changes):
            self.changed.emit(changes)

    def _count(self, by: int) -> None:
        before, self._verbs = self._verbs, self._verbs + by
        if bool(before) != bool(self._verbs):
            self.writing.emit(bool(self._verbs))

    def close(self) -> None:
        """Wait for what is being written, then close the database."""
        self.background.close()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
