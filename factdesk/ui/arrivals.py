"""Drafts on their way: a long one shows its text while it is read, a next version comes to the page of the one before."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from factdesk.desk.steps import Glimpsed, Seen
from factdesk.ui.dated import Dated
from factdesk.ui.draft.reading import ReadingPage
from factdesk.ui.opening import Wanted
from factdesk.ui.page import DraftPage
from factdesk.ui.watch import Watch

if TYPE_CHECKING:
    from factdesk.ui.work import Work


class Arrivals(QObject):
    """Takes what the opening brings to the page it belongs on, and says when a file was saved again."""

    def __init__(self, work: "Work") -> None:
        super().__init__(work)
        self._work, self._window, self._opening = work, work.window, work.opening
        self.pages: dict[str, ReadingPage] = {}
        """By the key of their tab."""
        self._numbers: dict[str, int] = {}
        self.watch = Watch(work.door, work.background, self)
        self._opening.stepped.connect(self._stepped)
        self._opening.opened.connect(self._opened)
        self._opening.ended.connect(self._ended)
        self.watch.changed.connect(self._changed)

    def _stepped(self, wanted: Wanted, step: object) -> None:
        key = _key(wanted)
        if isinstance(step, Seen) and not wanted.instead_of:
            page = ReadingPage(step.draft, self._work.settings.article_zoom)
            self.pages[key], self._numbers[key] = page, wanted.number
            self._window.top.add_tab(key, wanted.name)
            self._work.show_tab(key)
        elif isinstance(step, Glimpsed) and key in self.pages:
            self.pages[key].mark(step.spans)

    def _opened(self, wanted: Wanted, draft_id: int) -> None:
        page = self._work.drafts.get(wanted.instead_of)
        if page is not None and draft_id not in self._work.drafts:
            self._work.follow(page, draft_id)
            self._work.show_tab(f"draft {draft_id}")
        elif (
            page is not None or wanted.work != "edited"
        ):  # who closed the tab of an edit that was being read wants it kept, not shown
            self._work.open_draft(draft_id, reading=_key(wanted))

    def take(self, key: str) -> ReadingPage | None:
        """The page of a draft that has been read: its tab goes, its article goes on to the page of the review."""
        page = self.pages.pop(key, None)
        self._numbers.pop(key, None)
        if page is not None:
            self._window.top.remove_tab(key)
        return page

    def awaited(self, path: Path) -> bool:
        """Whether a file is being opened already; what there is of it to read comes into view."""
        wanted = self._opening.under_way(path)
        if wanted is not None and _key(wanted) in self.pages:
            self._work.show_tab(_key(wanted))
        return wanted is not None

    def cancel(self, key: str) -> None:
        """The tab of a draft that is being read is closed: it is read no further."""
        if key in self.pages:
            self._opening.cancel(number=self._numbers[key])

    def _ended(self, wanted: Wanted) -> None:
        key = _key(wanted)
        page = self.take(key)
        if page is not None:
            self._window.drop_page(page)
            self._work.leave(key)

    # Files that are saved again

    def follow(self, page: DraftPage) -> None:
        """Watch the file of a page from now on, and the day that its text opens with."""
        Dated(page, self._opening)
        path = _path(page)
        if path is not None:
            self.watch.watch(path)
            page.notice.taken.connect(lambda: self.read_again(page))

    def leave(self, page: DraftPage) -> None:
        """The page goes."""
        path = _path(page)
        if path is not None:
            self.watch.leave(path)

    def shown(self, path: Path) -> int:
        """The draft in which a file is shown, 0 when it is in none."""
        return next((page.draft_id for page in self._work.drafts.values() if _path(page) == path), 0)

    def _changed(self, path: Path) -> None:
        page = self._work.drafts.get(self.shown(path))
        if page is not None:
            page.notice.say(f"{path.name} has been saved again since it was read.", "Read it again")

    def read_again(self, page: DraftPage) -> None:
        """Read the page's file when it was saved since, else check its text again."""
        path = _path(page)
        if path is not None and page.notice.told:
            page.notice.settle()
            self._opening.file(path, instead_of=page.draft_id)
        elif page.review is not None:
            self._opening.again(page.review)


def _key(wanted: Wanted) -> str:
    return f"reading {wanted.number}"


def _path(page: DraftPage) -> Path | None:
    """The file of a draft; None for pasted words."""
    source = page.review.result.draft.source if page.review is not None else ""
    return Path(source) if source not in {"", "-", "pasted text"} else None
