"""The one door to threads: plain data in, a pure function, plain data out by signal. Nothing slow runs on the window's thread.

Two lanes, one thread each: DESK owns the database, so that its calls never cross; READING reads files and checks them.
"""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from factdesk.desk.failures import known
from factdesk.ui.garbage import Garbage

T = TypeVar("T")
_Taker = Callable[[Any], None] | None


class Lane(Enum):
    """Which thread a piece of work runs on."""

    DESK = "desk"
    READING = "reading"


class Cancelled(Exception):
    """Raised inside work whose job was cancelled, at its next report of progress."""


class Job(QObject):
    """One piece of work under way: its progress as a signal, and a way to stop it."""

    progressed = Signal(int, int, str)
    """Done, total, and what is being done."""
    finished = Signal()
    """After the answer or the failure was delivered, or once a cancelled job has ended."""

    def __init__(self, parent: QObject, *, kept: bool = False) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self.kept = kept
        """Whether it is finished even when the program closes: it writes what a person said."""
        self.done = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop; its answer will not be delivered."""
        self._stop.set()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Called by the work from its own thread; raises Cancelled when somebody asked it to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, what)


class Background(QObject):
    """Runs functions on their lane and brings their answers back to the window's thread."""

    _arrived = Signal(object)
    _stepped = Signal(object)
    busy = Signal(bool)
    """Whether anything is under way."""

    def __init__(self, parent: QObject | None = None, *, lanes: Mapping[Lane, Executor] | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes or {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"factdesk-{lane.value}") for lane in Lane
        }
        self._garbage = Garbage(self)
        self._under_way: set[Job] = set()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[..., T],
        *arguments: Any,
        lane: Lane = Lane.READING,
        owner: QObject | None = None,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        stepped: Callable[[Any], None] | None = None,
        reports: bool = False,
        kept: bool = False,
        **named: Any,
    ) -> Job:
        """Run `work(*arguments, **named)` on a lane; `done` or `failed` is called on the window's thread.

        With `stepped`, the work is given `step=` to call with what it has on its way, and `stepped` is called with that on the window's
        thread. With `reports`, the work is given `progress=job.report`. Nothing is delivered once `owner` is gone or the job is cancelled.
        With `kept`, closing waits for it even when it has not begun. `failed` gets what carries a plain sentence; a fault of our own, and a
        failure that nobody takes, is raised on the window's thread, where the application's last resort shows it.
        """
        job = Job(self, kept=kept)
        if self._closed and not kept:  # a timer of a page that is going away: nobody waits for its answer
            job.cancel()
            return job
        self._under_way.add(job)
        if len(self._under_way) == 1:
            self.busy.emit(True)  # noqa: FBT003 (a Qt signal has no names)
        if reports:
            named = {**named, "progress": job.report}
        if stepped is not None:
            named = {**named, "step": lambda said: self._step(job, owner, stepped, said)}
        future: Future[T] = self._lanes[lane].submit(_unless_cancelled, job, work, arguments, named)
        future.add_done_callback(lambda ended: self._arrive(job, ended, owner, done, failed))
        return job

    def _arrive(self, job: Job, ended: "Future[Any]", owner: QObject | None, done: _Taker, failed: _Taker) -> None:
        """Runs on the lane's thread (or at once, for work that has already ended): hand over to the window's thread."""
        if not self._closed:
            self._arrived.emit((job, ended, owner, done, failed))

    def _step(self, job: Job, owner: QObject | None, stepped: Callable[[Any], None], said: Any) -> None:
        """Runs on the lane's thread; raises Cancelled when somebody asked the work to stop."""
        if job.cancelled or self._closed:
            raise Cancelled
        self._stepped.emit((job, owner, stepped, said))

    @Slot(object)
    def _pass_on(self, parcel: "tuple[Job, QObject | None, Callable[[Any], None], Any]") -> None:
        job, owner, stepped, said = parcel
        if not job.cancelled and not self._closed and (owner is None or isValid(owner)):
            stepped(said)

    @Slot(object)
    def _deliver(self, parcel: "tuple[Job, Future[Any], QObject | None, _Taker, _Taker]") -> None:
        job, ended, owner, done, failed = parcel
        self._under_way.discard(job)
        if not self._under_way:
            self.busy.emit(False)  # noqa: FBT003
        job.done = True
        try:
            if ended.cancelled() or job.cancelled or (owner is not None and not isValid(owner)):
                return
            error = ended.exception()
            if error is None:
                if done is not None:
                    done(ended.result())
            elif failed is not None and isinstance(error, known()):
                failed(error)
            else:
                raise error
        finally:
            job.finished.emit()
            job.deleteLater()

    def close(self) -> None:
        """Stop what can be stopped, wait for what is being written, deliver nothing more."""
        self._closed = True
        for job in self._under_way:
            if not job.kept:
                job.cancel()
        self._under_way.clear()
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
        self._garbage.close()


def _unless_cancelled(job: Job, work: Callable[..., T], arguments: tuple[Any, ...], named: dict[str, Any]) -> T:
    """Work that was cancelled while it waited for its lane is not begun."""
    if job.cancelled:
        raise Cancelled
    return work(*arguments, **named)
