"""A draft that opens with a day of its own, as agencies write ("BRATISLAVA, 3 May 2022 – …"), and is checked for another one."""

from datetime import date

from PySide6.QtCore import QObject

from factdesk.checks.result import Result
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.draft import DatelineFrom
from factdesk.ui.day import day_words
from factdesk.ui.notice import Notice
from factdesk.ui.opening import Opening
from factdesk.ui.page import DraftPage

GUESSED = {DatelineFrom.TODAY, DatelineFrom.DOCUMENT}
"""Nobody said these days of the draft: a file's property is the day on which somebody saved it."""
EARLY = 1000
"""Characters of headline, byline and summary before the line that opens the story."""
AFTER = ("–", "—", "-", ":", ")", ".")


def own_day(result: Result) -> date | None:
    """The day with which a draft opens, behind a place in capitals and with its year; None when it does not, or says its dateline itself."""
    if result.dateline_from not in GUESSED:
        return None
    text = result.draft.text
    for claim in result.claims:
        if claim.start > EARLY:
            return None
        if isinstance(claim.value, DateValue) and _opens(text, claim):
            day = _whole(claim.value.date or "")
            return day if day is not None and str(day.year) in claim.text else None
    return None


def _opens(text: str, claim: Claim) -> bool:
    place = text[text.rfind("\n", 0, claim.start) + 1 : claim.start].rstrip()
    return place.isupper() and place.endswith((",", "(")) and text[claim.end : claim.end + 2].lstrip().startswith(AFTER)


def _whole(iso: str) -> date | None:
    """A day, None for a month or a year alone."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


class Dated(QObject):
    """Offers above a draft's page to check it for its own day; "Not now" holds for as long as the two days are the same."""

    def __init__(self, page: DraftPage, opening: Opening) -> None:
        super().__init__(page)
        self._page, self._opening = page, opening
        self._days: tuple[date, date] | None = None
        self.notice = Notice()
        self.notice.setObjectName("dated-notice")
        self.notice.taken.connect(self._take)
        page.layout().insertWidget(0, self.notice)  # type: ignore[union-attr]  # a draft's page is a column
        page.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        result = self._page.review.result if self._page.review is not None else None
        day = own_day(result) if result is not None else None
        days = (day, result.dateline) if result is not None and day is not None and day != result.dateline else None
        if days == self._days:
            return
        self._days = days
        if days is None:
            self.notice.settle()
        else:
            said = ", today" if result is not None and result.dateline_from is DatelineFrom.TODAY else ""
            self.notice.say(f"The draft opens with {day_words(days[0])}, but is checked for {day_words(days[1])}{said}.",
                            f"Check it for {day_words(days[0])}")  # fmt: skip

    def _take(self) -> None:
        if self._days is not None and self._page.review is not None:
            self._opening.again(self._page.review, self._days[0])
