"""From a file, pasted words, an edit or a new dateline to a kept draft: read in a process of its own, stored on the desk's thread."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from factdesk.desk import drafts, officials
from factdesk.desk.changes import Changes
from factdesk.desk.reader import Reader
from factdesk.desk.steps import Checked, Conditions, Step
from factdesk.draft.draft import Draft
from factdesk.draft.failed import UnknownEncoding
from factdesk.review.review import Review
from factdesk.settings import load
from factdesk.ui.background import Background, Job
from factdesk.ui.door import Door, now
from factdesk.ui.encoding import EncodingDialog
from factdesk.ui.paste import Pasted

if TYPE_CHECKING:
    from factdesk.roster.roster import Roster


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 (a dateline is a local day)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One draft on its way."""

    number: int
    """Its number among all that were ever on their way."""
    work: str
    """What the reading process is asked to do: "file", "text", "kept" or "edited"."""
    arguments: tuple[Any, ...]
    name: str
    """What it is called while it is read."""
    path: Path | None = None
    dateline: date | None = None
    instead_of: int = 0
    """The kept draft that it is the next version of, 0 for none."""
    back_to: int = 0
    """The version whose text comes back when an edit is taken back, 0 for none."""


def read(reader: Reader, wanted: Wanted, *, pipeline: str, roster: "Roster | None", step: Callable[[Step], None]) -> Checked:
    """Runs on the reading thread, which waits for the reading process: what checks is never imported for the window."""
    reader.number = wanted.number
    for said in reader.steps(wanted.work, wanted.arguments, Conditions(today(), wanted.dateline, pipeline, roster)):
        if isinstance(said, Checked):
            return said
        step(said)
    raise AssertionError(wanted.work)


def warm(reader: Reader, roster: "Roster") -> None:
    """Runs on the reading thread: the process is started and loads what it needs while the window is still empty."""
    reader.warm(Conditions(today(), roster=roster))


class Opening(QObject):
    """Opens drafts; one sentence comes back when one cannot be."""

    began = Signal(Wanted)
    stepped = Signal(Wanted, object)
    """What is known of a long draft before it is checked: `Seen`, then `Glimpsed`."""
    opened = Signal(Wanted, int)
    """The number of a draft that is kept and checked."""
    redated = Signal(int, object, object)
    """The number of a kept draft for which another dateline was asked, and its results before and after."""
    ended = Signal(Wanted)
    """Nothing more comes of it: it failed or was cancelled."""
    told = Signal(str)
    doing = Signal(str)
    """What is being done; empty when nothing is any more."""

    def __init__(self, door: Door, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._door, self._background, self._window = door, background, window
        self._jobs: dict[Job, Wanted] = {}
        """What is under way; the next step of one draft begins before the one before it has ended."""
        self._numbers = count(1)
        self._awaited: dict[int, tuple[Callable[[int], None], Callable[[], None]]] = {}
        """Who waits for an edited draft."""
        self._reader = Reader()
        self.ended.connect(self._lost)

    def warm(self) -> None:
        """Let the reading process load what it needs before it is asked."""

        def fetched(roster: "Roster") -> None:
            self._background.run(warm, self._reader, roster, owner=self, failed=lambda _error: None)

        self._door.ask(officials.roster, owner=self, done=fetched, failed=lambda _error: None)

    def file(self, path: Path, encoding: str | None = None, instead_of: int = 0) -> None:
        """Read, check and keep a file."""
        self._begin(Wanted(next(self._numbers), "file", (path, encoding), path.name, path, instead_of=instead_of))

    def pasted(self, pasted: Pasted) -> None:
        """Check and keep pasted words."""
        text = pasted.text
        if pasted.title and not text.lstrip().startswith("---"):
            text = f"---\ntitle: {json.dumps(pasted.title, ensure_ascii=False)}\n---\n{text}"
        self._begin(Wanted(next(self._numbers), "text", (text,), "the pasted text", dateline=pasted.dateline))

    def again(self, review: Review, dateline: date | None = None) -> None:
        """Check a kept draft against the roster of now, and for another day if one is given."""
        self._begin(Wanted(next(self._numbers), "kept", (review.result,), "the draft again", dateline=dateline,
                           instead_of=review.draft_id))  # fmt: skip

    def edited(
        self,
        review: Review,
        draft: Draft,
        kept: Callable[[int], None],
        lost: Callable[[], None] = lambda: None,
        *,
        back_to: int = 0,
    ) -> None:
        """Check and keep the next version of a kept draft, which was edited here, or whose edit is taken back.

        Once it is in view `kept` is called with its number, and `lost` if nothing comes of it.
        """
        wanted = Wanted(next(self._numbers), "edited", (draft, review.result), "the edited draft", instead_of=review.draft_id,
                        back_to=back_to)  # fmt: skip
        self._awaited[wanted.number] = kept, lost
        self._begin(wanted)

    def recheck(
        self, review: Review, roster: "Roster", done: Callable[[Checked], None], failed: Callable[[Exception], None]
    ) -> None:
        """Check a kept draft behind, without a word; whoever asks decides what becomes of the result."""
        wanted = Wanted(next(self._numbers), "kept", (review.result,), "the draft again")
        self._background.run(read, self._reader, wanted, roster=roster, pipeline=load().pipeline, owner=self, done=done, failed=failed,
                             stepped=lambda _step: None)  # fmt: skip

    def under_way(self, path: Path) -> Wanted | None:
        """The draft that is being opened from a file."""
        return next((wanted for wanted in self._jobs.values() if wanted.path == path), None)

    def cancel(self, *, number: int = 0) -> None:
        """Stop what is being opened, or one of it by its number; what comes back all the same is not kept."""
        stopped = {job: wanted for job, wanted in self._jobs.items() if number in {0, wanted.number}}
        self._jobs = {job: wanted for job, wanted in self._jobs.items() if job not in stopped}
        for job in stopped:
            job.cancel()
        if any(number == 0 or wanted.number == self._reader.number for wanted in stopped.values()):
            self._reader.stop()  # what only waited for its turn is not begun; to end another one's reading for it would lose that
        for wanted in dict.fromkeys(stopped.values()):
            self.ended.emit(wanted)
        rest = next(reversed(self._jobs.values()), None)
        self.doing.emit(f"Checking {rest.name}…" if rest else "")

    def close(self) -> None:
        """End the reading process; nobody waits for it."""
        self._reader.close()

    def _begin(self, wanted: Wanted) -> None:
        """Fetch the roster from the desk, then do the work with it on the reading thread."""
        self.doing.emit(f"Checking {wanted.name}…")
        self.began.emit(wanted)

        def fetched(roster: "Roster") -> None:
            self._follow(wanted, self._background.run(
                read, self._reader, wanted, roster=roster, pipeline=load().pipeline, owner=self, done=partial(self._keep, wanted),
                failed=partial(self._failed, wanted), stepped=partial(self.stepped.emit, wanted)))  # fmt: skip

        self._follow(wanted, self._door.ask(officials.roster, owner=self, done=fetched, failed=partial(self._failed, wanted)))

    def _follow(self, wanted: Wanted, job: Job) -> None:
        self._jobs[job] = wanted
        job.finished.connect(lambda: self._ended(job))

    def _ended(self, job: Job) -> None:
        self._jobs.pop(job, None)
        if not self._jobs:
            self.doing.emit("")

    def _keep(self, wanted: Wanted, checked: Checked) -> None:
        verb: Callable[..., Changes] = drafts.keep
        said: dict[str, Any] = {"data": checked.data, "path": None if wanted.path is None else str(wanted.path)}
        if wanted.instead_of and wanted.path is None:
            verb, said = drafts.check_again, {"draft_id": wanted.instead_of}
            if wanted.work == "edited":
                verb, said = drafts.edit, said | {"back_to": wanted.back_to}
        said |= {"result": checked.result, "at": now(), "owner": self}
        self._follow(
            wanted, self._door.do(verb, done=partial(self._kept, wanted, checked), failed=partial(self._failed, wanted), **said)
        )

    def _kept(self, wanted: Wanted, checked: Checked, changes: Changes) -> None:
        draft = next(iter(changes.drafts))
        self.opened.emit(wanted, draft)
        if wanted.number in self._awaited:
            self._awaited.pop(wanted.number)[0](draft)
        if wanted.work == "kept" and wanted.dateline is not None:
            self.redated.emit(draft, wanted.arguments[0], checked.result)

    def _lost(self, wanted: Wanted) -> None:
        if wanted.number in self._awaited:
            self._awaited.pop(wanted.number)[1]()

    def _failed(self, wanted: Wanted, error: Exception) -> None:
        self.ended.emit(wanted)
        if isinstance(error, UnknownEncoding) and wanted.path is not None:
            self._ask_encoding(wanted.path, error, wanted.instead_of)
        else:
            self.told.emit(str(error))

    def _ask_encoding(self, path: Path, error: UnknownEncoding, instead_of: int) -> None:
        dialog = EncodingDialog(self._window, path.name, error.guesses)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.file(path, dialog.answer(), instead_of))
        dialog.open()
