"""A draft under review: the article, the list and the inspector, which move together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from factdesk.claims.claim import Kind
from factdesk.desk import drafts, journal, sources
from factdesk.desk.changes import Changes
from factdesk.draft.draft import Draft
from factdesk.draft.excerpt import place_in
from factdesk.review.review import Review, ReviewedClaim
from factdesk.review.verdict import Ruling
from factdesk.ui.actions import Actions
from factdesk.ui.claims.model import Order
from factdesk.ui.claims.panel import ClaimsPanel
from factdesk.ui.claims.rows import Row, rows_of
from factdesk.ui.door import Door, now
from factdesk.ui.draft.article import ArticleView
from factdesk.ui.draft.marks import Mark, Marks
from factdesk.ui.notice import Notice
from factdesk.ui.review.inspector import Inspector
from factdesk.ui.sources import Cited, SourceDialog
from factdesk.ui.theme import Role, dress
from factdesk.ui.undo import Decisions

MEANT = frozenset({Ruling.WRONG, Ruling.UNCONFIRMED})
"""Verdicts that take the correction with them; what is verified or no fact needs none."""


class Panes(QSplitter):
    """A splitter whose handle is a hair to the eye and wide enough for the mouse."""

    def __init__(self, orientation: Qt.Orientation, name: str) -> None:
        super().__init__(orientation)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setAccessibleName(name)


@dataclass(frozen=True, slots=True)
class Shown:
    """A review with all that the window makes of it, of which a manuscript has ten thousand: made on the desk's thread."""

    review: Review
    rows: tuple[Row, ...]
    marks: Marks


def shown(session: Any, *, draft_id: int, reviewer: str) -> Shown:
    """Runs on the desk's thread."""
    return made(drafts.review(session, draft_id=draft_id), reviewer)


def made(review: Review, reviewer: str) -> Shown:
    """The rows and marks of a review."""
    rows = rows_of(review, reviewer)
    letters = {claim.claim.id: " ".join(dict.fromkeys(c.source.letter for c in claim.citations)) for claim in review.claims}
    return Shown(review, rows, Marks(_mark(row, letters.get(row.key, "")) for row in rows))


class DraftPage(QWidget):
    """Shows one kept draft; every decision goes to the desk and comes back as a new review."""

    changed = Signal()
    """The review, the selection or what can be undone is another one."""
    told = Signal(str)
    said = Signal(str)
    """What was undone or done again, for the status bar."""

    def __init__(
        self, draft_id: int, door: Door, actions: Actions, reviewer: Callable[[], str], article: ArticleView | None = None
    ) -> None:
        super().__init__()
        self.draft_id = draft_id
        self.review: Review | None = None
        self._door, self._reviewer = door, reviewer
        self._selected: str | None = None
        self._jottings: dict[int, tuple[str, str]] = {}
        self._rows: dict[str, Row] = {}
        self._asked = 0
        self._sought: tuple[str, int] | None = None
        """Words and place of the claim that is to be selected in the next version."""
        self._marked_at = -1
        """Where words were just marked by hand; the next review holds a claim there."""
        self.decisions = Decisions(door, reviewer, self)
        self.article = article or ArticleView()
        self.notice = Notice()
        self.claims = ClaimsPanel()
        self.inspector = Inspector(actions)
        self._lay()
        self.article.clicked.connect(self._clicked)
        self.claims.selected.connect(self.select)
        self.claims.activated.connect(self.inspector.focus_correction)
        self.inspector.ruled.connect(self.rule)
        self.inspector.jotted.connect(self._jot)
        self.inspector.source_wanted.connect(self.add_source)
        self.inspector.citation_dropped.connect(self._drop_citation)
        self.decisions.changed.connect(self.changed)
        self.decisions.told.connect(self._told)
        self.decisions.walked.connect(self._walked)
        door.changed.connect(self._desk_changed)

    def _lay(self) -> None:
        self.side = Panes(Qt.Orientation.Vertical, "Between the list and the inspector")
        dress(self.side, Role.PANE)
        self.side.addWidget(self.claims)
        self.side.addWidget(self.inspector)
        self.side.setStretchFactor(0, 2)
        self.side.setStretchFactor(1, 3)
        self.panes = Panes(Qt.Orientation.Horizontal, "Between the article and the facts")
        self.panes.addWidget(self.article)
        self.panes.addWidget(self.side)
        self.panes.setStretchFactor(0, 58)
        self.panes.setStretchFactor(1, 42)
        dress(self, Role.PAPER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.panes, 1)

    def sizeHint(self) -> QSize:
        """Qt: as in the drawing."""
        return QSize(1440, 820)

    # What is shown

    def show_review(self, review: Review) -> None:
        """Show a review that is at hand."""
        self.show_made(made(review, self._reviewer()))

    def show_made(self, shown: Shown) -> None:
        """Show a review: the same draft again keeps selection, scrolling and what is being typed."""
        self.review = shown.review
        self._set_draft(shown.review.result.draft)
        self._rows = {row.key: row for row in shown.rows}
        self.article.set_marks(shown.marks)
        self.claims.set_rows(shown.rows)
        marked = self._found_again() or next(
            (row.key for row in shown.rows if row.place[0] >= self._marked_at >= 0 and row.kind is Kind.STATEMENT), None
        )
        if marked is not None:
            self._marked_at = -1
            self.select(marked)
        elif self._selected in self._rows:
            self._inspect()
        else:
            self.select(self._first())
        self.changed.emit()

    def _set_draft(self, draft: Draft) -> None:
        """Show a draft; another version of the one in view at the same place, with the same claim selected if it is still there."""
        before = self.article.draft
        if before == draft:
            return
        top, row = self.article.top_offset(), self._rows.get(self._selected or "")
        self.article.set_draft(draft)
        if before is None:
            return
        self.article.scroll_to(place_in(draft.text, before.text, top), at_top=True)
        if row is not None:
            self._sought = row.text, place_in(draft.text, before.text, row.place[0])
            self._selected = None

    def _found_again(self) -> str | None:
        """The row that was selected in the version before: of those with its words, else of all, the nearest."""
        if self._sought is None:
            return None
        (words, place), self._sought = self._sought, None
        rows = self._rows.values()
        nearest = min(rows, key=lambda row: (row.text != words, abs(row.place[0] - place)), default=None)
        return nearest.key if nearest else None

    def _first(self) -> str | None:
        """What the eye should meet first: the gravest that is left, else the first in the text."""
        left = [row for row in self._rows.values() if row.left]
        gravest = next((row for row in left if row.state.value == "contradicted"), None)
        chosen = gravest or next(iter(left or self._rows.values()), None)
        return chosen.key if chosen else None

    def _desk_changed(self, changes: Changes) -> None:
        if self.draft_id in changes.drafts or changes.sources:
            self.refresh()

    def refresh(self) -> None:
        """Ask the desk again; of several answers only the last is shown."""
        self._asked += 1
        asked = self._asked

        def came(answer: Shown) -> None:
            if asked == self._asked:
                self.show_made(answer)

        self._door.ask(shown, draft_id=self.draft_id, reviewer=self._reviewer(), owner=self, done=came, failed=self._failed)

    def follow(self, draft_id: int) -> None:
        """Show the next version of the draft here, at the same place; its decisions are other ones, so that those before cannot be undone."""
        self.finish()
        self.draft_id = draft_id
        self._jottings.clear()
        self.decisions.forget()
        self.notice.settle()
        self.refresh()

    # What is selected

    @property
    def selected(self) -> str | None:
        """The key of the selected row."""
        return self._selected

    @property
    def claim(self) -> ReviewedClaim | None:
        """The selected claim."""
        return self.inspector.claim

    def select(self, key: str | None) -> None:
        """Article, list and inspector move to one row."""
        if key == self._selected and key is not None:
            return
        self._selected = key
        self.claims.select(key)
        self.article.select(key)
        if key is None or key not in self._rows:
            self.inspector.clear()
        else:
            self._inspect()
            self._fetch_jotting()
        self.changed.emit()

    def _clicked(self, offset: int) -> None:
        mark = self.article.mark_of(offset)
        if mark is not None:
            self.select(mark.key)

    def _inspect(self) -> None:
        if self.review is not None and self._selected is not None:
            row = self._rows[self._selected]
            claim = next((claim for claim in self.review.claims if claim.claim.id == row.key), None)
            self.inspector.show_row(row, self.review, self._jottings.get(claim.key) if claim else None)

    def _fetch_jotting(self) -> None:
        """What was half typed in an earlier session comes back when the claim is first looked at."""
        claim = self.claim
        if claim is None or claim.key in self._jottings or not self._door.open:
            return

        def came(jotting: object) -> None:
            words = (getattr(jotting, "correction", ""), getattr(jotting, "note", ""))
            if any(words) and claim.key not in self._jottings:
                self._jottings[claim.key] = words
                if self.claim is not None and self.claim.key == claim.key:
                    self._inspect()

        self._door.ask(journal.read, claim=claim.key, reviewer=self._reviewer(), owner=self, done=came, failed=self._failed)

    def place_in_view(self) -> int:
        """The place that the reader is at: the selection in the article or the selected claim when it is in view, else the top of the view."""
        top, bottom = self.article.view()
        span = self.article.selection()
        row = self._rows.get(self._selected or "")
        places = [span[0]] if span else [row.place[0]] if row else []
        return next((place for place in places if top <= place < bottom), top)

    # What is decided

    def rule(self, ruling: Ruling) -> None:
        """Give a verdict on the selected claim, with what is written beside it."""
        claim = self.claim
        if claim is None:
            return
        correction, note = self.inspector.writing.words()
        correction = correction if ruling in MEANT else ""
        stands = claim.verdict
        if stands is not None and (stands.ruling, stands.correction, stands.note) == (ruling, correction, note):
            return

        def done() -> None:
            self._jottings.pop(claim.key, None)
            if self.claim is not None and self.claim.key == claim.key:
                self.inspector.writing.set_words(correction, note)

        self.decisions.give(claim, ruling, correction, note, done)

    def withdraw(self) -> None:
        """Take the verdict that stands back: the claim is open again."""
        if self.claim is not None and self.claim.verdict is not None:
            self.decisions.give(self.claim, Ruling.WITHDRAWN, "", "", lambda: None)

    def mark(self) -> None:
        """Make the words selected in the article a fact to check, and go to it."""
        span = self.article.selection()
        if span is None:
            self.told.emit("Select some words in the article first; then they can be marked as a fact to check.")
        elif self.review is not None:
            self._marked_at = span[0]
            self.decisions.mark(self.draft_id, span, self.review.result.draft.text[slice(*span)])

    def _jot(self, correction: str, note: str) -> None:
        """Journal what is half typed, for the claim it was typed for."""
        claim = self.claim
        if claim is None:
            return
        self._jottings[claim.key] = (correction, note)
        stands = claim.verdict
        same = (correction, note) == ((stands.correction, stands.note) if stands else ("", ""))
        if same:
            self._jottings.pop(claim.key)
            correction = note = ""
        self._door.do(journal.jot, claim=claim.key, reviewer=self._reviewer(), correction=correction, note=note, at=now(),
                      failed=self._failed)  # fmt: skip

    # Sources

    def add_source(self) -> None:
        """Ask for a source and let the selected claim rest on it."""
        claim, review = self.claim, self.review
        if claim is None or review is None:
            return
        dialog = SourceDialog(self, date.today(), sources=review.sources, claim=claim.claim.text)  # noqa: DTZ011 (the user's own day)
        dialog.accepted.connect(lambda: self.cite(claim, dialog.answer()))
        dialog.finished.connect(self._back)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _back(self) -> None:
        """After a dialog the keys belong to the list again."""
        self.window().activateWindow()
        self.claims.focus_list()

    def cite(self, claim: ReviewedClaim, cited: Cited) -> None:
        """Add the source if it is new, then cite it."""
        source = cited.source

        def citing(number: int) -> None:
            self._door.do(sources.cite, claim=claim.key, source=number, place=cited.place, words=cited.words, note=cited.note,
                          owner=self, done=lambda _changes: landed(), failed=self._failed)  # fmt: skip

        def landed() -> None:
            self._door.ask(sources.citations, claim=claim.key, owner=self, failed=self._failed,
                           done=lambda held: self.decisions.cited(claim.claim.text, held[-1].id))  # fmt: skip

        if source.id:
            citing(source.id)
            return
        self._door.do(sources.add, draft_id=self.draft_id, kind=source.kind, title=source.title, url=source.url,
                      archive_url=source.archive_url, publisher=source.publisher, accessed=source.accessed, note=source.note,
                      owner=self, done=lambda changes: citing(next(iter(changes.sources))), failed=self._failed)  # fmt: skip

    def _drop_citation(self, citation: int) -> None:
        if self.claim is not None:
            self.decisions.uncite(self.claim.claim.text, citation)

    def _failed(self, error: Exception) -> None:
        self.told.emit(str(error))

    def _told(self, said: str) -> None:
        self.told.emit(said)
        self.refresh()

    def _walked(self, said: str, about: int) -> None:
        """Something was undone or done again: one sees what, also when it is not the fact in view."""
        claims = self.review.claims if self.review is not None else ()
        claim = next((claim for claim in claims if claim.key == about), None)
        if claim is not None:
            self.select(claim.claim.id)
        self.said.emit(said)

    # What is kept between sessions

    def set_order(self, order: Order) -> None:
        """Sort the list."""
        self.claims.set_order(order)

    def restyle(self) -> None:
        """Colours or sizes have changed: what is set by hand is set again."""
        self.article.restyle()
        if self._selected in self._rows:
            self._inspect()

    def finish(self) -> None:
        """Before the page closes: what is half typed goes to the journal."""
        self.inspector.writing.tell()


def _mark(row: Row, letters: str) -> Mark:
    return Mark(row.key, *row.place, row.state, letters, row.says or row.short)
