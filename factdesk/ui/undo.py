"""Undo of intentions: each decision is a named command, undone by appending what stood before it; an edit, by a version with the text before it.

The desk answers later than the key is pressed, so a command's second half comes by signal. When somebody else decided meanwhile the
command is dropped and the reviewer is told who came after.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from factdesk.checks.result import Result
from factdesk.desk import drafts, marks, sources, verdicts
from factdesk.desk.changes import Changes
from factdesk.desk.officials import ChangedMeanwhile
from factdesk.desk.verdicts import Overtaken
from factdesk.review.review import ReviewedClaim
from factdesk.review.verdict import Ruling, Verdict
from factdesk.ui.background import Job
from factdesk.ui.day import day_words
from factdesk.ui.door import Door, now
from factdesk.ui.shortened import shortened

WORDS = {
    Ruling.VERIFIED: "mark ‘{}’ verified",
    Ruling.WRONG: "mark ‘{}’ wrong",
    Ruling.UNCONFIRMED: "mark ‘{}’ as not confirmed",
    Ruling.NOT_A_FACT: "mark ‘{}’ as not a fact",
    Ruling.WITHDRAWN: "withdraw the verdict on ‘{}’",
}
LONGEST = 40
Step = Callable[[Callable[[Any], None], Callable[[Exception], None]], Job]
"""Starts something and calls the first when it is done, the second when it failed."""


class Intention(QUndoCommand):
    """What a reviewer did, with how to take it back and how to do it again. It has been done when it is pushed."""

    def __init__(self, text: str, history: "Undoing", back: Step, again: Step, about: int = 0) -> None:
        super().__init__(text)
        self._history, self._back, self._again = history, back, again
        self.about = about
        """The store's number of the claim that it was done to, 0 for none."""
        self.stands = True
        """Whether what Qt asks for next is done already."""

    def undo(self) -> None:
        """Qt: take it back."""
        self._walk(self._back, undoing=True)

    def redo(self) -> None:
        """Qt: do it again; the first time it already is done."""
        self._walk(self._again, undoing=False)

    def _walk(self, step: Step, *, undoing: bool) -> None:
        if self.stands:
            self.stands = False
        else:
            self._history.walk(self, step, undoing=undoing)


class Undoing(QObject):
    """Named intentions that can be taken back and done again, one at a time."""

    changed = Signal()
    """What can be undone is another thing now."""
    told = Signal(str)
    """A sentence for the reviewer."""
    walked = Signal(str, int)
    """What was undone or done again, for the status bar, and the claim that it was done to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.changed)
        self._waiting = False
        self._walked: tuple[str, int] | None = None

    @property
    def busy(self) -> bool:
        """Whether an undo or a redo has not come back yet."""
        return self._waiting

    def undo(self) -> None:
        """Take the last intention back."""
        if not self._waiting and self.stack.canUndo():
            self.stack.undo()

    def redo(self) -> None:
        """Do it again."""
        if not self._waiting and self.stack.canRedo():
            self.stack.redo()

    def walk(self, command: Intention, step: Step, *, undoing: bool) -> None:
        """Start one undo or redo; until it comes back there is no other."""
        self._waiting = True
        self.changed.emit()
        walked = (f"{'Undone' if undoing else 'Done again'}: {command.text()}", command.about)

        def done(_answer: object) -> None:
            self._walked = walked

        def failed(error: Exception) -> None:
            if isValid(command):  # else something else was done meanwhile, and Qt has dropped it
                command.setObsolete(True)
                # Qt drops an obsolete command when the stack passes it; walking back over it runs nothing.
                (self.stack.redo if undoing else self.stack.undo)()
            overtaken = isinstance(error, (Overtaken, ChangedMeanwhile))
            self.told.emit(f"It cannot be {'undone' if undoing else 'done again'}: {error}" if overtaken else str(error))

        step(done, failed).finished.connect(self._back)

    def _back(self) -> None:
        self._waiting = False
        self.changed.emit()
        walked, self._walked = self._walked, None
        if walked is not None:
            self.walked.emit(*walked)


class Decisions(Undoing):
    """The decisions of one open draft: carries them to the desk and keeps what can be undone."""

    def __init__(self, door: Door, reviewer: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._reviewer = door, reviewer
        self._newest: dict[int, int] = {}
        """By claim, the number of the newest verdict that this window appended."""

    def forget(self) -> None:
        """Another version of the draft is decided on now: what was decided before stays, and can no longer be undone here."""
        self._newest.clear()
        self.stack.clear()

    def give(self, reviewed: ReviewedClaim, ruling: Ruling, correction: str, note: str, done: Callable[[], None]) -> None:
        """Decide on a claim; `done` is called once it is on disk."""
        seen, before = reviewed.seen, reviewed.verdict
        said = {"ruling": ruling, "correction": correction, "note": note}

        def landed(_changes: object) -> None:
            self._newest[reviewed.key] = seen + 1
            after = Verdict(seen + 1, ruling, correction, note, self._reviewer(), now()) if ruling is not Ruling.WITHDRAWN else None
            text = WORDS[ruling].format(shortened(reviewed.claim.text, LONGEST))
            back, again = self._restoring(reviewed.key, before), self._restoring(reviewed.key, after)
            self.stack.push(Intention(text, self, back, again, reviewed.key))
            done()

        self._door.do(verdicts.give, claim=reviewed.key, seen=seen, **said, reviewer=self._reviewer(), at=now(), owner=self,
                      done=landed, failed=lambda error: self.told.emit(str(error)))  # fmt: skip

    def _restoring(self, claim: int, verdict: Verdict | None) -> Step:
        """Append a verdict again, after the newest that this window knows as its own."""

        def step(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            seen = self._newest[claim]

            def landed(answer: object) -> None:
                self._newest[claim] = seen + 1
                done(answer)

            return self._door.do(verdicts.restore, claim=claim, seen=seen, verdict=verdict, reviewer=self._reviewer(), at=now(),
                          owner=self, done=landed, failed=failed)  # fmt: skip

        return step

    def cited(self, text: str, citation: int) -> None:
        """A source was added to a claim: remember how to take it off and on again."""
        self.stack.push(
            Intention(
                f"add a source to ‘{shortened(text, LONGEST)}’",
                self,
                self._citing(sources.uncite, citation),
                self._citing(sources.recite, citation),
            )
        )

    def uncite(self, text: str, citation: int) -> None:
        """Take a source off a claim."""

        def landed(_changes: object) -> None:
            back, again = self._citing(sources.recite, citation), self._citing(sources.uncite, citation)
            self.stack.push(Intention(f"take a source off ‘{shortened(text, LONGEST)}’", self, back, again))

        self._door.do(sources.uncite, citation=citation, owner=self, done=landed, failed=lambda error: self.told.emit(str(error)))

    def dated(self, draft_id: int, before: Result, after: Result, then: Callable[[Result], object]) -> None:
        """Another dateline was set: remember how to take it back. `then` is called with the results that are shown again: they may be old."""

        def checked(result: Result) -> Step:
            def step(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
                def landed(changes: Changes) -> None:
                    done(changes)
                    then(result)

                return self._door.do(
                    drafts.check_again, draft_id=draft_id, result=result, at=now(), owner=self, done=landed, failed=failed
                )

            return step

        self.stack.push(Intention(f"set the dateline to {day_words(after.dateline)}", self, checked(before), checked(after)))

    def rewrote(self, words: str, back: Step, again: Step, *, undone: bool) -> None:
        """A paragraph was edited, or its edit was taken back: remember the way to the other text."""
        intention = Intention(f"edit ‘{shortened(words, LONGEST)}’", self, back, again)
        self.stack.push(intention)
        if undone:
            intention.stands = True
            self.stack.undo()

    def mark(self, draft_id: int, span: tuple[int, int], text: str) -> None:
        """Make words a claim by hand."""
        made: list[int] = []

        def marking(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            def landed(changes: Changes) -> None:
                made[:] = changes.claims
                done(changes)

            return self._door.do(marks.mark, draft_id=draft_id, start=span[0], end=span[1], note="", reviewer=self._reviewer(), at=now(),
                          owner=self, done=landed, failed=failed)  # fmt: skip

        def unmarking(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            return self._door.do(marks.unmark, claim=made[0], owner=self, done=done, failed=failed)

        intention = Intention(f"mark ‘{shortened(text, LONGEST)}’ as a fact to check", self, unmarking, marking)
        marking(lambda _changes: self.stack.push(intention), lambda error: self.told.emit(str(error)))

    def _citing(self, verb: Callable[..., Any], citation: int) -> Step:
        def step(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            return self._door.do(verb, citation=citation, owner=self, done=done, failed=failed)

        return step
