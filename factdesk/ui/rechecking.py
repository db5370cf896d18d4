"""After an edit of the roster, here or in another window: the open drafts that it touches are checked again behind, and what changed is said."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from factdesk.checks.finding import Outcome
from factdesk.checks.result import Result
from factdesk.desk import drafts, officials
from factdesk.desk.changes import Changes
from factdesk.desk.steps import Checked
from factdesk.desk.touched import Moved, Touched, moved, touched, touches
from factdesk.review.review import Review
from factdesk.roster.roster import Roster
from factdesk.ui.door import now
from factdesk.ui.notice import Notice
from factdesk.ui.page import DraftPage
from factdesk.ui.shortened import shortened

if TYPE_CHECKING:
    from factdesk.ui.work import Work

CALM = 700
"""Milliseconds after the last edit: who corrects three terms in a row is told once."""
FEW = 50
"""With more people edited every open draft is checked again."""
SAID = 3
"""Claims that are named; the others are counted."""
LONGEST = 50


def _fetch(session: Any, *, keys: frozenset[str]) -> tuple[Roster, Touched | None]:
    """Runs on the desk's thread: the roster of now, and what was edited; None is anything."""
    return officials.roster(session), touched(session, keys=keys) if keys else None


class Rechecking(QObject):
    """Follows what changed in the roster; drafts are checked one after the other, in the reading process."""

    def __init__(self, work: "Work") -> None:
        super().__init__(work)
        self._work = work
        self._keys: frozenset[str] = frozenset()
        self._all = False
        self._notices: dict[QObject, Notice] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM)
        self._timer.timeout.connect(self._begin)
        work.door.changed.connect(self._heard)
        work.opening.redated.connect(self._redated)

    def _heard(self, changes: Changes) -> None:
        if changes.roster or changes.officials:
            self._keys |= changes.officials
            self._all = self._all or changes.roster
            self._timer.start()

    def _begin(self) -> None:
        work = self._work
        keys, everything = self._keys, self._all or len(self._keys) > FEW
        self._keys, self._all = frozenset(), False
        if work.door.open and any(page.review for page in work.drafts.values()):
            work.door.ask(_fetch, keys=frozenset() if everything else keys, owner=self, done=self._fetched, failed=self._let_be)

    def _redated(self, draft_id: int, before: Result, after: Result) -> None:
        page = self._work.drafts.get(draft_id)
        if page is not None:
            page.decisions.dated(draft_id, before, after, partial(self._again, page))

    def _again(self, page: DraftPage, result: Result) -> None:
        """The results of an earlier dateline are shown again, and the roster may be another one by now."""

        def fetched(roster: Roster) -> None:
            if page.review is not None and self._work.drafts.get(page.draft_id) is page:
                review = replace(page.review, result=result)
                self._work.opening.recheck(review, roster, partial(self._checked, page, review), self._let_be)

        self._work.door.ask(officials.roster, owner=self, done=fetched, failed=self._let_be)

    def _fetched(self, answer: tuple[Roster, Touched | None]) -> None:
        roster, what = answer
        for page in self._work.drafts.values():
            review = page.review
            if review is not None and (what is None or touches(what, review.result)):
                self._work.opening.recheck(review, roster, partial(self._checked, page, review), self._let_be)

    def _checked(self, page: DraftPage, before: Review, checked: Checked) -> None:
        """Keep what is found now, unless the draft went on meanwhile: then it was checked with the roster of now anyway."""
        found = moved(before.result, checked.result)
        if not found or page.review is None or page.draft_id != before.draft_id:
            return
        now_shown = page.review.result
        if (now_shown.draft, now_shown.dateline) != (before.result.draft, before.result.dateline):
            return
        self._work.door.do(drafts.check_again, draft_id=page.draft_id, result=checked.result, at=now(), owner=self,
                           done=lambda _changes: self._tell(page, found), failed=self._let_be)  # fmt: skip

    def _tell(self, page: DraftPage, found: tuple[Moved, ...]) -> None:
        if page.draft_id not in self._work.drafts or page.review is None:
            return
        said = f"The roster was edited. {words_of(found, self._title(page))}"
        first = (found[0].claim.start, found[0].claim.end)
        for where in filter(None, (page, self._work.roster)):
            notice = self._notice(where)
            notice.taken.disconnect()
            notice.taken.connect(partial(self._show, page, first))
            notice.say(said, "Show it" if len(found) == 1 else "Show the first")

    @staticmethod
    def _title(page: DraftPage) -> str:
        from factdesk.ui.work import title_of

        return title_of(page.review) if page.review else ""

    def _notice(self, where: QObject) -> Notice:
        """The line above a page, made when it is first needed."""
        notice = self._notices.get(where)
        if notice is None:
            notice = self._notices[where] = Notice()
            notice.setObjectName("roster-notice")
            notice.taken.connect(notice.settle)
            where.layout().insertWidget(0, notice)  # type: ignore[attr-defined]  # both pages are widgets with a column
            where.destroyed.connect(lambda: self._notices.pop(where, None))
        return notice

    def _show(self, page: DraftPage, place: tuple[int, int]) -> None:
        """Go to the draft and the claim; where nobody looks any more the line is gone too."""
        for notice in self._notices.values():
            notice.settle()
        if page.draft_id not in self._work.drafts:
            return
        self._work.show_tab(f"draft {page.draft_id}")
        row = next((row for row in page.claims.rows if row.place == place), None)
        if row is not None:
            page.select(row.key)

    def _let_be(self, error: Exception) -> None:
        """The drafts stay as they were checked before; reading one again says what is wrong."""
        self._work.window.status.say(str(error))


def words_of(found: tuple[Moved, ...], title: str) -> str:
    """Which facts of a draft changed, and how."""
    count = "1 fact" if len(found) == 1 else f"{len(found)} facts"
    named = [f"‘{shortened(one.claim.text, LONGEST)}’ is {_outcome(one.after)}{' now' if one.before != one.after else ', for another reason'}"
             for one in found[:SAID]]  # fmt: skip
    more = f"; and {len(found) - SAID} more" if len(found) > SAID else ""
    return f"{count} in ‘{title}’ changed: {'; '.join(named)}{more}."


def _outcome(outcome: Outcome | None) -> str:
    if outcome is None:
        return "unchecked"
    return "worth a look" if outcome is Outcome.ADVICE else outcome.value
