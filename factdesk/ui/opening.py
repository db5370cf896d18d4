"""From a file, pasted words or a new dateline to a kept draft: read and checked on one thread, stored on the other."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from factdesk.desk import drafts, officials
from factdesk.desk.changes import Changes
from factdesk.draft.failed import UnknownEncoding
from factdesk.review.review import Review
from factdesk.settings import load
from factdesk.ui.background import Background, Job
from factdesk.ui.door import Door, now
from factdesk.ui.encoding import EncodingDialog
from factdesk.ui.paste import Pasted

if TYPE_CHECKING:
    from factdesk.checks.result import Result
    from factdesk.roster.roster import Roster


def examine_file(path: Path, **said: Any) -> "tuple[bytes, Result]":
    """Runs on the reading thread, which imports what reads and checks: a quarter of a second that the window does not wait for."""
    from factdesk.desk import opening

    return opening.examine_file(path, **said)


def examine_text(text: str, **said: Any) -> "tuple[bytes, Result]":
    """The same for pasted words."""
    from factdesk.desk import opening

    return opening.examine_text(text, **said)


def examine_again(kept: "Result", **said: Any) -> "Result":
    """The same for a draft that is kept."""
    from factdesk.desk import opening

    return opening.examine_again(kept, **said)


def today() -> date:
    """The user's own day."""
    return date.today()  # noqa: DTZ011 (a dateline is a local day)


class Opening(QObject):
    """Opens drafts; one sentence comes back when one cannot be."""

    opened = Signal(int)
    """The number of a draft that is kept and checked."""
    told = Signal(str)
    doing = Signal(str)
    """What is being done; empty when nothing is any more."""

    def __init__(self, door: Door, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._door, self._background, self._window = door, background, window
        self._jobs: set[Job] = set()
        """What is under way; the next step of one draft begins before the one before it has ended."""

    def file(self, path: Path, encoding: str | None = None) -> None:
        """Read, check and keep a file."""
        work = partial(examine_file, path, encoding=encoding, today=today())
        self._begin(
            f"Checking {path.name}…", work, lambda answer: self._keep(answer, str(path)), lambda error: self._failed(error, path)
        )

    def pasted(self, pasted: Pasted) -> None:
        """Check and keep pasted words."""
        text = pasted.text
        if pasted.title and not text.lstrip().startswith("---"):
            text = f"---\ntitle: {json.dumps(pasted.title, ensure_ascii=False)}\n---\n{text}"
        work = partial(examine_text, text, dateline=pasted.dateline, today=today())
        self._begin("Checking the pasted text…", work, lambda answer: self._keep(answer, None), self._failed)

    def again(self, review: Review, dateline: date | None = None) -> None:
        """Check a kept draft against the roster of now, and for another day if one is given."""

        def kept(result: "Result") -> None:
            self._follow(
                self._door.do(
                    drafts.check_again, draft_id=review.draft_id, result=result, at=now(), owner=self, failed=self._failed
                )
            )

        work = partial(examine_again, review.result, dateline=dateline, today=today())
        self._begin("Checking again…", work, kept, self._failed)

    def cancel(self) -> None:
        """Stop what is being opened; what comes back all the same is not kept."""
        for job in tuple(self._jobs):
            job.cancel()
        self._jobs.clear()
        self.doing.emit("")

    def _begin(self, what: str, work: Callable[..., Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Fetch the roster from the desk, then do the work with it on the reading thread."""
        self.doing.emit(what)

        def fetched(roster: "Roster") -> None:
            self._follow(self._background.run(work, roster=roster, pipeline=load().pipeline, owner=self, done=done, failed=failed))

        self._follow(self._door.ask(officials.roster, owner=self, done=fetched, failed=failed))

    def _follow(self, job: Job) -> None:
        self._jobs.add(job)
        job.finished.connect(lambda: self._ended(job))

    def _ended(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self.doing.emit("")

    def _keep(self, examined: "tuple[bytes, Result]", path: str | None) -> None:
        data, result = examined

        def kept(changes: Changes) -> None:
            self.opened.emit(next(iter(changes.drafts)))

        self._follow(
            self._door.do(drafts.keep, data=data, result=result, path=path, at=now(), owner=self, done=kept, failed=self._failed)
        )

    def _failed(self, error: Exception, path: Path | None = None) -> None:
        if isinstance(error, UnknownEncoding) and path is not None:
            self._ask_encoding(path, error)
        else:
            self.told.emit(str(error))

    def _ask_encoding(self, path: Path, error: UnknownEncoding) -> None:
        dialog = EncodingDialog(self._window, path.name, error.guesses)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.file(path, dialog.answer()))
        dialog.open()
