"""The window's way to the desk: verbs and queries run on the desk's own thread, and what a verb changed is told to every view."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from factdesk.desk.changes import Changes
from factdesk.ui.background import Background, Job, Lane

if TYPE_CHECKING:
    from factdesk.desk.desk import Desk

Taker = Callable[[Any], None]


def now() -> datetime:
    """The hour that signs a decision."""
    return datetime.now(UTC)


def _open(url: str | None, password: str, door: "Door", progress: Callable[[int, int, str], None], *, remember: bool) -> "Desk":
    """Runs on the desk's thread: the database library is imported here, after the window has been painted."""
    from factdesk.desk import passwords
    from factdesk.desk.desk import Desk

    desk = Desk.open(url, password=password, progress=progress)
    try:
        if remember:
            passwords.keep(desk.url, password)
        desk.follow(door.heard.emit, door.reached.emit)
    except BaseException:
        desk.close()
        raise
    return desk


class Door(QObject):
    """Opens the desk once, then carries verbs there and changes back."""

    opened = Signal()
    refused = Signal(str)
    """The database could not be opened; one sentence."""
    password_wanted = Signal(object)
    """Its server asks for a password, or for another one: the PasswordWanted, to `unlock` with what a person types."""
    reached = Signal(bool)
    """The open database was lost, or can be reached again."""
    heard = Signal(object)
    """What others changed in the same database, from the thread that listens; views follow `changed`."""
    progressed = Signal(int, int, str)
    changed = Signal(Changes)
    writing = Signal(bool)
    """Whether something is on its way to the disk."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = background
        self._desk: Desk | None = None
        self._verbs = 0
        self._wanted: str | None = None
        self.heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)

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

    def unlock(self, url: str | None, password: str = "", *, remember: bool = False) -> None:
        """Open a database (None: the user's own), in its own time; `remember` keeps a password that was right in the system's keyring."""
        self._wanted = url

        def open_it(progress: Callable[[int, int, str], None]) -> "Desk":
            return _open(url, password, self, progress, remember=remember)

        job = self.background.run(open_it, lane=Lane.DESK, owner=self, reports=True, done=self._unlocked, failed=self._fell)
        job.progressed.connect(self.progressed)

    def again(self) -> None:
        """Try once more to open what could not be opened."""
        self.unlock(self._wanted)

    def _fell(self, error: Exception) -> None:
        from factdesk.desk.desk import PasswordWanted

        if isinstance(error, PasswordWanted):
            self.password_wanted.emit(error)
        else:
            self.refused.emit(str(error))

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
        """Wait for what is being written, on a silent server no longer than for a call to it, then close the database."""
        if self._desk is not None:
            self._desk.hurry()
        self.background.close()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
