"""What fills the window once it has been painted: the desk, the open drafts, the roster, and where one left off."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from factdesk import settings as kept
from factdesk.assets import asset
from factdesk.desk import drafts
from factdesk.review.review import Review
from factdesk.settings import Settings
from factdesk.ui import session
from factdesk.ui.actions import Act, Need
from factdesk.ui.arrivals import Arrivals
from factdesk.ui.background import Background
from factdesk.ui.claims.counting import counted
from factdesk.ui.claims.model import Order
from factdesk.ui.door import Door, now
from factdesk.ui.message import tell
from factdesk.ui.opening import Opening
from factdesk.ui.page import DraftPage, Shown, shown
from factdesk.ui.sharing import Sharing, offer_again
from factdesk.ui.start import StartPage
from factdesk.ui.undo import Undoing
from factdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from factdesk.ui.roster.page import RosterPage

ROSTER = "roster"
SAMPLE = ("samples", "kyiv-journey.md")


class Work(QObject):
    """Opens what belongs to the window and keeps the frame in step with what is in view."""

    def __init__(self, window: MainWindow, settings: Settings, background: Background | None = None) -> None:
        super().__init__(window)
        self.window, self.settings = window, settings
        self.background = background or Background(self)
        self.door = Door(self.background, self)
        self.opening = Opening(self.door, self.background, window)
        self.drafts: dict[int, DraftPage] = {}
        self.arrivals = Arrivals(self)
        self.start = StartPage()
        self.roster: RosterPage | None = None
        self._corner: QWidget | None = None
        self._officials: tuple[str, ...] = ()
        self.doings: object = None
        """What ties the actions to this; kept here so that it lives as long."""
        self._dateline: date | None = None
        """Of the draft that was in view last: the day on which the roster is looked at."""
        self._tab = ""
        self._last_tab, self._stands = session.read()
        self._files: list[Path] = []
        self._closed = False
        window.top.add_tab(ROSTER, "Roster")
        self._connect()
        self.show_start()

    def _connect(self) -> None:
        window, door, opening = self.window, self.door, self.opening
        window.top.chosen.connect(self.show_tab)
        window.top.more.connect(self.show_start)
        window.top.closing.connect(self._ask_close)
        window.top.dismissed.connect(self.close_tab)
        window.files_dropped.connect(self.open_files)
        window.closing.connect(self.close)
        window.theme.changed.connect(self._restyle)
        door.opened.connect(self._unlocked)
        door.refused.connect(self._refused)
        Sharing(door, self.background, window)
        door.progressed.connect(lambda done, total, what: window.status.progress(done, total, what, cancellable=False))
        door.writing.connect(lambda writing: window.status.say("Saving…" if writing else "Saved"))
        door.changed.connect(lambda _changes: self._recent())
        opening.told.connect(self.tell)
        opening.doing.connect(self._doing)
        window.status.cancel.clicked.connect(opening.cancel)
        start = self.start
        start.open_asked.connect(window.doings[Act.OPEN].trigger)
        start.paste_asked.connect(window.doings[Act.PASTE].trigger)
        start.sample_asked.connect(self.open_sample)
        start.draft_asked.connect(self.open_draft)
        start.files_dropped.connect(self.open_files)

    # The desk

    def begin(self, files: list[Path], database: str | None) -> None:
        """Open the database; what was open before, and these files, come when it is there."""
        self._files = files
        self.window.status.progress(0, 0, "Opening the database…", cancellable=False)
        self.door.unlock(database)

    def _unlocked(self) -> None:
        self.window.status.idle()
        self.window.status.say("Saved")
        self._recent()
        if self.roster is not None:
            self.roster.set_desk(self.door.desk)
        for draft in self.settings.open_drafts:
            self.open_draft(draft, quietly=True)
        self.open_files([str(path) for path in self._files])
        self._files = []
        if self._last_tab == ROSTER and not self.settings.open_drafts:
            self.show_tab(ROSTER)
        self.frame()

    def _refused(self, said: str) -> None:
        self.window.status.idle()
        self.window.status.say("No database")
        offer_again(tell(self.window, said, more="Another database can be chosen in the preferences (Ctrl+,)."), self.door)

    def _recent(self) -> None:
        if self.door.open and not self._closed:
            self.door.ask(drafts.recent, limit=StartPage.SHOWN, owner=self, done=self.start.set_recent, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self.tell(str(error))

    def tell(self, said: str, more: str = "") -> None:
        """Show one sentence to the reviewer."""
        tell(self.window, said, more=more)

    def _doing(self, what: str) -> None:
        if what:
            self.window.status.progress(0, 0, what)
        else:
            self.window.status.idle()

    # Drafts

    def open_files(self, paths: list[str]) -> None:
        """Open files, now or as soon as the desk is there."""
        if not self.door.open:
            self._files += [Path(path) for path in paths]
            return
        for path in (Path(drafts.absolute(path)) for path in paths):  # it is followed, and found again from another folder
            if not self.arrivals.awaited(path):
                self.opening.file(path, instead_of=self.arrivals.shown(path))

    def open_sample(self) -> None:
        """Open the article that ships with the program."""
        self.open_files([str(asset(*SAMPLE))])

    def open_draft(self, draft_id: int, *, quietly: bool = False, reading: str = "") -> None:
        """Show a kept draft; `quietly` leaves the tab in view when another one is, and says nothing of a draft that is gone.

        `reading` is the key of the tab in which it was shown while it was read.
        """
        if draft_id in self.drafts:
            self.drafts[draft_id].refresh()
            self.show_tab(_key(draft_id))
            self._drop(self.arrivals.take(reading))
            return
        self.door.ask(shown, draft_id=draft_id, reviewer=self.settings.reviewer, owner=self,
                      done=lambda came: self._add(came, quietly=quietly, reading=reading),
                      failed=(lambda _error: None) if quietly else self._failed)  # fmt: skip

    def _add(self, made: Shown, *, quietly: bool, reading: str) -> None:
        review = made.review
        before = self.arrivals.take(reading)
        if review.draft_id in self.drafts:
            self._drop(before)
            return
        article = before.article if before else None
        page = DraftPage(review.draft_id, self.door, self.window.doings, lambda: self.settings.reviewer, article)
        self.drafts[review.draft_id] = page
        page.article.set_zoom(self.settings.article_zoom)
        page.set_order(Order(self.settings.claims_order) if self.settings.claims_order in {o.value for o in Order} else Order.TEXT)
        self.window.top.add_tab(_key(review.draft_id), title_of(review))
        session.lay_out(page.panes, page.side, self.settings.layout, self.window.pages.size())
        self.window.show_page(page)
        page.show_made(made)
        self._restore(page)
        self.arrivals.follow(page)
        page.changed.connect(self.frame)
        page.told.connect(self.tell)
        page.said.connect(self.window.status.say)
        elsewhere = quietly and self._tab.startswith("draft") and self._last_tab != _key(review.draft_id)
        elsewhere = elsewhere or (before is not None and self._tab != reading)
        self.show_tab(self._tab if elsewhere else _key(review.draft_id))
        self._drop(before)

    def _drop(self, page: QWidget | None) -> None:
        if page is not None:
            self.window.drop_page(page)

    def follow(self, page: DraftPage, draft_id: int) -> None:
        """The next version of a draft comes to the page of the one before."""
        before = _key(page.draft_id)
        self.drafts = {draft_id if one is page else number: one for number, one in self.drafts.items()}
        self.window.top.rekey_tab(before, _key(draft_id))
        self._tab = _key(draft_id) if self._tab == before else self._tab
        page.follow(draft_id)

    def read_again(self, page: DraftPage) -> None:
        """Read a draft again: its file when it was saved since, and against the roster of now."""
        self.arrivals.read_again(page)

    def _restore(self, page: DraftPage) -> None:
        stand = self._stands.get(page.draft_id)
        if stand is None:
            return
        if stand.selected and any(row.key == stand.selected for row in page.claims.rows):
            page.select(stand.selected)
        # The text is laid out for its real width only once the window shows it.
        QTimer.singleShot(0, page, lambda: page.article.scroll_to(stand.top, at_top=True) if stand.top else None)

    def _ask_close(self, key: str) -> None:
        if key == ROSTER:
            return
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Close this draft").triggered.connect(lambda: self.close_tab(key))
        menu.popup(self.window.cursor().pos())

    def close_tab(self, key: str | None = None) -> None:
        """Close a draft (the one in view); it stays kept and stands among the recent ones."""
        key = key or self._tab
        self.arrivals.cancel(key)
        page = self.drafts.get(_id(key))
        if page is None:
            return
        page.finish()
        self._remember(page)
        self.arrivals.leave(page)
        del self.drafts[page.draft_id]
        self.window.top.remove_tab(key)
        self.leave(key)
        self.window.drop_page(page)

    def leave(self, key: str) -> None:
        """A tab is gone: if it was in view, another draft comes there."""
        if self._tab == key:
            rest = [_key(draft) for draft in self.drafts]
            if rest:
                self.show_tab(rest[-1])
            else:
                self.show_start()

    # What is in view

    @property
    def page(self) -> DraftPage | None:
        """The draft in view."""
        return self.drafts.get(_id(self._tab))

    @property
    def undoing(self) -> Undoing | None:
        """What Undo takes back in what is in view."""
        return self.page.decisions if self.page else self.roster.edits if self.roster and self._tab == ROSTER else None

    def show_start(self) -> None:
        """Show the page on which a draft begins."""
        self._tab = ""
        self._recent()
        self.window.show_page(self.start)
        self.window.top.show_tab("")
        self.start.begin()
        self.frame()

    def show_tab(self, key: str) -> None:
        """Show a draft or the roster."""
        widget: QWidget | None = self._roster() if key == ROSTER else self.drafts.get(_id(key)) or self.arrivals.pages.get(key)
        if widget is None:
            self.show_start()
            return
        self._tab = key
        if self.roster is not None and widget is self.roster:
            self.roster.set_day(self._dateline)
        self.window.show_page(widget)
        self.window.top.show_tab(key)
        if isinstance(widget, DraftPage):
            widget.claims.focus_list()
        self.frame()

    def step_tab(self, by: int) -> None:
        """Go to the tab beside."""
        tabs = self.window.top.tabs
        at = tabs.index(self._tab) if self._tab in tabs else 0
        self.show_tab(tabs[(at + by) % len(tabs)])

    def _roster(self) -> "RosterPage":
        """The roster page; it and the search behind it are imported when they are first wanted."""
        if self.roster is None:
            from factdesk.ui.roster.page import RosterPage

            self.roster = RosterPage(self.background, reviewer=lambda: self.settings.reviewer, now=now)
            self.roster.changed.connect(self.door.changed)
            self.roster.said.connect(self.window.status.say)
            self.roster.counted.connect(self._roster_counted)
            self.roster.edits.changed.connect(self.frame)
            self.door.changed.connect(self.roster.refresh)
            self._corner = self.roster.corner()
            if self.door.open:
                self.roster.set_desk(self.door.desk)
        return self.roster

    def _roster_counted(self, officials: int, terms: int) -> None:
        self._officials = (f"{officials:,} officials", f"{terms:,} terms")
        self.frame()

    def frame(self) -> None:
        """Bars and actions say what can be done with what is in view."""
        if self._closed:
            return
        page, top, doings = self.page, self.window.top, self.window.doings
        review = page.review if page else None
        if review is not None:
            self._dateline = review.result.dateline
            top.set_draft(day=review.result.dateline, said_by=review.result.dateline_from.value, sources=len(review.sources))
            self.window.setWindowTitle(f"{title_of(review)} – FactDesk")
        else:
            top.set_draft(day=None)
            name = top.words(self._tab) if self._tab in self.arrivals.pages else ""
            self.window.setWindowTitle(f"{name} – FactDesk" if name else "FactDesk")
        top.set_corner(self._corner if self._tab == ROSTER and self.roster else None)
        self.window.status.set_counters(counted(page.claims.rows) if page else self._officials if self._tab == ROSTER else ())
        doings.meet(self._met(page), suggestions=len(page.inspector.offered) if page else 0)
        stack = self.undoing.stack if self.undoing else None
        doings[Act.UNDO].setText(f"Undo: {stack.undoText()}" if stack and stack.canUndo() else "Undo")
        doings[Act.REDO].setText(f"Do again: {stack.redoText()}" if stack and stack.canRedo() else "Do again")

    def _met(self, page: DraftPage | None) -> Need:
        met = Need.DESK if self.door.open else Need.NOTHING
        undoing = self.undoing
        if undoing is not None and not undoing.busy:
            met |= Need.UNDO if undoing.stack.canUndo() else Need.NOTHING
            met |= Need.REDO if undoing.stack.canRedo() else Need.NOTHING
        if self._tab == ROSTER:
            met |= Need.ROSTER
        if page is None:
            return met
        met |= Need.DRAFT
        if page.claim is not None:
            met |= Need.CLAIM | (Need.VERDICT if page.claim.verdict else Need.NOTHING)
        return met

    def _restyle(self) -> None:
        for page in self.drafts.values():
            page.restyle()

    # Leaving

    def set_zoom(self, zoom: float) -> None:
        """Set every article larger or smaller, now and next time."""
        for page in self.drafts.values():
            page.article.set_zoom(zoom)
        self.change(article_zoom=min(4.0, max(0.5, zoom)))

    def change(self, **values: Any) -> None:
        """Change settings; a disk that refuses costs only their memory."""
        try:
            self.settings = kept.change(**values)
        except OSError as error:
            self.window.status.say(f"Settings are not kept: {error.strerror}")

    def _remember(self, page: DraftPage) -> None:
        self._stands.pop(page.draft_id, None)
        self._stands[page.draft_id] = session.Stand(page.selected, page.article.top_offset())

    def close(self) -> None:
        """Keep what is half typed and where one stood, wait for what is being written, close the database."""
        if self._closed:
            return
        self._closed = True
        self.opening.close()
        for page in self.drafts.values():
            page.finish()
            self._remember(page)
        session.write(self._tab, self._stands)
        values: dict[str, object] = {"geometry": self.window.geometry_text()}
        if self.door.open:
            values["open_drafts"] = tuple(self.drafts)
        shown = self.page or next(iter(self.drafts.values()), None)
        if shown is not None:
            values["layout"] = session.layout_of(shown.panes, shown.side)
        self.change(**values)
        self.door.close()


def _key(draft_id: int) -> str:
    return f"draft {draft_id}"


def _id(key: str) -> int:
    return int(key.removeprefix("draft ")) if key.startswith("draft ") else 0


def title_of(review: Review) -> str:
    """What a draft is called: its file's name, else its title."""
    draft = review.result.draft
    name = Path(draft.source).name
    return name if draft.source not in {"-", "pasted text"} and name else draft.title or draft.source
