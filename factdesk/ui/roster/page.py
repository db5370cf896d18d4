"""The roster page: search as you type, the officials that answer, and the one that is chosen."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from factdesk.desk.changes import Changes
from factdesk.desk.desk import Desk
from factdesk.roster.official import Office
from factdesk.ui.background import Background
from factdesk.ui.flow import flowing
from factdesk.ui.form import Rule, button, named, plain, scrolled
from factdesk.ui.roster.chips import Chips
from factdesk.ui.roster.doing import Doing
from factdesk.ui.roster.edits import Edits
from factdesk.ui.roster.laid import Index
from factdesk.ui.roster.laying import Laying
from factdesk.ui.roster.looking import Looking
from factdesk.ui.roster.model import OfficialsModel
from factdesk.ui.roster.panel import OfficialPanel
from factdesk.ui.roster.rearranging import Rearranging
from factdesk.ui.roster.search import Found, Row, Wanted, search
from factdesk.ui.table import Table
from factdesk.ui.theme import Role, Space, dress, scaled

READING = "The roster is being read…"
NOBODY = "Nobody on the roster answers to this. Try fewer letters, or take a filter off."


def answer_words(found: Found) -> str:
    """How many of how many, and how they were looked for."""
    shown = f"{len(found.rows):,}" if found.whole else f"The first {len(found.rows):,}"
    if not found.wanted.words.strip():
        return (
            f"{shown} of {found.officials:,} officials" if len(found.rows) != found.officials else f"{found.officials:,} officials"
        )
    return f"{shown} of {found.officials:,} officials · matched without diacritics, order or spelling"


class RosterPage(QWidget):
    """Asks the desk for the roster, searches it off the window's thread, and hands each gesture to a verb."""

    changed = Signal(object)
    """The Changes of a verb that was carried out here."""
    said = Signal(str)
    """A sentence for the status bar."""
    counted = Signal(int, int)
    """How many officials and terms the roster has, once it is known."""

    def __init__(self, background: Background, *, reviewer: Callable[[], str], now: Callable[[], datetime]) -> None:
        super().__init__()
        named(self, "Roster")
        dress(self, Role.PANE)
        self._background, self._now = background, now
        self._laid: Index | None = None
        self._day: date | None = None
        self._searching: Wanted | None = None
        self._shown: Wanted | None = None
        self._laying = Laying(self, background)
        self._laying.laid_out.connect(self._laid_out)
        self._laying.failed.connect(self.said)
        self._followed: Changes | None = None
        self._side: QWidget | None = None
        self.model = OfficialsModel()
        self.table = Table(self.model, "Officials", header=False)
        self.panel = OfficialPanel()
        self.chips = Chips(self)
        self.search = named(QLineEdit(), "Search the roster", "Names, offices and places; without diacritics, order or spelling")
        self.search.setToolTip("")
        self.search.setPlaceholderText("Search names, offices, places…")
        self.search.setClearButtonEnabled(True)
        self._answer = plain("", Role.SMALL)
        self._answer.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
        self._answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._doing = Doing(self, background, reviewer=reviewer, now=now)
        self._doing.changed.connect(self._after)
        self._doing.said.connect(self.said)
        self._whole = Rearranging(self._doing, background)
        self.edits = Edits(background, reviewer, now, self)
        self._doing.made.connect(self.edits.note)
        self.edits.swapped.connect(self._after)
        self.edits.said.connect(self.said)
        self.edits.told.connect(lambda said: self._doing.complain(LookupError(said)))
        self.looking = Looking(self, background, lambda: now().date())
        self.looking.person_asked.connect(self.show_person)
        self.looking.failed.connect(self.said)
        self._lay()
        self._connect()
        self.table.say_when_empty(READING)

    def _lay(self) -> None:
        bar, flow = flowing()
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(scaled(280))
        flow.addWidget(self.search)
        for chip in self.chips.all:
            flow.addWidget(chip)
        flow.addWidget(self._answer)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(scrolled(self.panel))
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setSizes([scaled(260), scaled(480)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        around.addWidget(bar)
        layout.addLayout(around)
        layout.addWidget(Rule())
        layout.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._ask)
        self.search.installEventFilter(self)
        self.chips.changed.connect(self._ask)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.returned.connect(lambda _: self._doing.edit())
        self.table.doubleClicked.connect(lambda _: self._doing.edit())
        self.panel.edit_asked.connect(self._doing.edit)
        for asked, does in (
            (self.panel.history_asked, self._whole.history), (self.panel.confirm_asked, self._doing.confirm),
            (self.panel.merge_asked, self._whole.merge), (self.panel.split_asked, self._whole.split),
            (self.panel.remove_asked, self._whole.remove), (self.panel.office_asked, self._office),
        ):  # fmt: skip
            asked.connect(does)

    def _office(self, office: Office) -> None:
        """The timeline of an office, at the person from whom it was asked."""
        self.looking.office(office, key=self.panel.official.key if self.panel.official else "")

    def corner(self) -> QWidget:
        """The buttons for the window's top bar: import, export, a new official."""
        side = self._side = QWidget()
        side.setEnabled(self._laying.desk is not None)
        layout = QHBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        for text, says, role, does in (
            ("Import…", "Take officials in from a file; what it brings is shown first", None, self._doing.import_file),
            ("Export…", "Write the roster to a file: CSV, XLSX, Popolo and others", None, self._doing.export_file),
            ("Check roster…", "Overlaps, gaps, doubles, and what nobody has confirmed for long", None, self.check),
            ("New official", "Add somebody to the roster", Role.PRIMARY, self._doing.new),
        ):
            made = button(text, says, role)
            made.clicked.connect(does)
            layout.addWidget(made)
        return side

    def new_official(self) -> None:
        """Open the editor for somebody new."""
        self._doing.new()

    def check(self) -> None:
        """List what is doubtful in the roster."""
        self.looking.check()

    def import_file(self) -> None:
        """Ask for a file and show what it holds."""
        self._doing.import_file()

    def export_file(self) -> None:
        """Ask for a file name and write the roster there."""
        self._doing.export_file()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_desk(self, desk: Desk) -> None:
        """The database is open: read its roster."""
        if self._side is not None:
            self._side.setEnabled(True)
        self._laying.desk = desk
        self._doing.desk = desk
        self.edits.desk = desk
        self._laying.read()

    def set_day(self, day: date | None) -> None:
        """The dateline of the draft in work, None when there is none."""
        if day == self._day:
            return  # what the reviewer chose meanwhile stays
        self._day = self.looking.day = day
        self.chips.set_day(day)
        self._show_chosen()

    def show_person(self, key: str) -> None:
        """Find one person: by name when the list does not show them."""
        line = self.model.line_of(key)
        if line >= 0:
            self.table.selectRow(line)
            self.table.scrollTo(self.model.index(line, 0))
            return
        person = self._laid.person(key) if self._laid is not None else None
        if person is not None:
            self._doing.fresh = key
            self.chips.clear()
            self.search.setText(person.name)

    def refresh(self, changes: Changes) -> None:
        """Somebody changed something: follow what of it is in the roster."""
        self._followed = changes
        self._laying.follow(changes)

    def _after(self, changes: Changes) -> None:
        if self.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # in the search field Ctrl+Z would take back what was typed
        self.changed.emit(changes)
        if self._followed is not changes:  # nobody handed them back
            self.refresh(changes)

    def _laid_out(self, laid: Index) -> None:
        self._laid = laid
        self._doing.laid = laid
        self.looking.follow(laid)
        self.chips.set_index(laid)
        self.counted.emit(len(laid), laid.terms)
        self._searching = None
        self._ask()

    def _wanted(self) -> Wanted:
        chips = self.chips.wanted
        return Wanted(self.search.text(), chips.on, chips.day, chips.office, chips.jurisdiction, chips.unconfirmed)

    def _ask(self) -> None:
        """Search for what is wanted now; while a search runs, only the newest wish is kept."""
        if self._laid is None or self._searching is not None:
            return
        self._searching = self._wanted()
        self._background.run(search, self._laid, self._searching, owner=self, done=self._found, failed=self._not_found)

    def _not_found(self, error: Exception) -> None:
        self._searching = None
        self.said.emit(str(error))

    def _found(self, found: Found) -> None:
        self._searching = None
        if found.wanted != self._wanted():
            self._ask()
            return
        key = self.panel.official.key if self.panel.official and found.wanted == self._shown else ""
        self._shown = found.wanted
        self.model.set_rows(found.rows)
        self._answer.setText(answer_words(found))
        line = max(0, self.model.line_of(self._doing.fresh or key))
        self._doing.fresh = ""
        self.table.say_when_empty("" if found.rows else NOBODY)
        if found.rows:
            self.table.selectRow(line)
            self.table.scrollTo(self.model.index(line, 0))
        else:
            self.panel.clear()

    def _choose(self) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.chosen()
        if isinstance(row, Row) and self._laid is not None:
            self.panel.show_official(row.official, self._laid.roster, self._day or self._now().date())
            self._doing.chosen = row.official

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the page comes into view; one can type at once."""
        super().showEvent(event)
        self.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows of the search field move the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
                self.table.event(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.currentIndex().isValid():
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
