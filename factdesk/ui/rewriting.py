"""An edited paragraph, taken back and done again: each is a next version of the draft, so that no version is lost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from shiboken6 import isValid

from factdesk.draft.draft import Draft
from factdesk.review.review import Review
from factdesk.ui.background import Job
from factdesk.ui.opening import Opening
from factdesk.ui.page import DraftPage
from factdesk.ui.undo import Step


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version of the draft, by its number."""

    draft_id: int
    draft: Draft


class Unread(Exception):
    """The other text was not read to its end; why was said already."""


class Rewriting:
    """One edit of one paragraph, remembered by its page's history."""

    def __init__(self, page: DraftPage, opening: Opening, words: str) -> None:
        """An edit of the paragraph of these words."""
        self._page, self._opening, self._words = page, opening, words

    def begin(self, review: Review, draft: Draft) -> None:
        """Make the draft with the edited paragraph its next version."""
        before = Version(review.draft_id, review.result.draft)
        self._opening.edited(review, draft, lambda now: self._stands(before, Version(now, draft)))

    def _stands(self, before: Version, after: Version, *, undone: bool = False) -> None:
        """One of the two texts is in view: remember the way to the other one."""
        if self._page.draft_id == (before if undone else after).draft_id:
            back = self._going(before, lambda now: self._stands(Version(now, before.draft), after, undone=True))
            again = self._going(after, lambda now: self._stands(before, Version(now, after.draft)))
            self._page.decisions.rewrote(self._words, back, again, undone=undone)

    def _going(self, to: Version, kept: Callable[[int], None]) -> Step:
        def step(done: Callable[[Any], None], failed: Callable[[Exception], None]) -> Job:
            job = Job(self._opening)  # which outlives a page that is closed meanwhile

            def arrived(now: int) -> None:
                try:
                    done(now)
                    kept(now)
                finally:
                    _end(job)

            def lost() -> None:
                try:
                    if isValid(self._page):
                        failed(Unread("The draft stays as it is."))
                finally:
                    _end(job)

            shown = self._page.review
            assert shown is not None
            review = replace(shown, draft_id=self._page.draft_id)  # what is shown may be the version before, for a moment
            self._opening.edited(review, to.draft, arrived, lost, back_to=to.draft_id)
            return job

        return step


def _end(job: Job) -> None:
    job.finished.emit()
    job.deleteLater()
