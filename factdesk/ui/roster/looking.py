"""Looking things up from the roster page: an office through the years, and the roster's doubtful places."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.faults import MONTHS, Fault, Kind, faults
from factdesk.roster.found import Held
from factdesk.roster.official import Office
from factdesk.ui.background import Background, Job
from factdesk.ui.roster.faults import ORDER_OF_OFFICE, FaultsDialog
from factdesk.ui.roster.laid import Index
from factdesk.ui.roster.lanes import SEATS
from factdesk.ui.roster.office import OfficeDialog


def _found(laid: Index, today: date, months: int) -> tuple[Fault, ...]:
    return faults(laid.everybody(), today=today, months=months)


def _holders(laid: Index, office: Office, near: date, key: str) -> tuple[int, list[Held]]:
    """How many terms an office has, and its holders; of a seat among many those around a person's first term in it, else around a day."""
    same = (office.normal, office.jurisdiction)
    person = laid.person(key) if key else None
    terms = person.terms if person else ()
    starts = [term.start.first for term in terms if term.start and (term.office.normal, term.office.jurisdiction) == same]
    return laid.roster.held(*same), laid.roster.succession(*same, most=SEATS, near=min(starts, default=near))


class Looking(QObject):
    """Opens the timeline of an office and the list of doubts, computed off the window's thread."""

    person_asked = Signal(str)
    """The key of somebody to show."""
    failed = Signal(str)

    def __init__(self, page: QWidget, background: Background, today: Callable[[], date]) -> None:
        super().__init__(page)
        self._page, self._background, self._today = page, background, today
        self._list: FaultsDialog | None = None
        self._job: Job | None = None
        self.laid: Index | None = None
        self.day: date | None = None
        """The dateline of the draft in work."""
        self._asking = False
        """Whether an office is being looked up: a key that is pressed twice opens one timeline."""

    def follow(self, laid: Index) -> None:
        """The roster is another one now; the list that is open is made anew."""
        self.laid = laid
        if self._list is not None:
            self._check(self._list.wanted)

    def office(self, office: Office, at: date | None = None, key: str = "") -> None:
        """Open the timeline of an office, at a day or a person if one is given."""
        if self.laid is not None and not self._asking:
            near = at or self.day or self._today()
            self._asking = True
            self._background.run(
                _holders, self.laid, office, near, key, owner=self, done=lambda found: self._show(office, *found, at, key),
                failed=lambda error: self.failed.emit(str(error)),
            ).finished.connect(self._answered)  # fmt: skip

    def _answered(self) -> None:
        self._asking = False

    def _show(self, office: Office, terms: int, held: Sequence[Held], at: date | None, key: str) -> None:
        title = f"{office.name}, {jurisdiction_name(office.jurisdiction)}"
        dialog = OfficeDialog(self._page, title, held, day=self.day, today=self._today(), terms=terms)
        dialog.person_asked.connect(dialog.accept)
        dialog.person_asked.connect(self.person_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        if at is not None:
            dialog.show_day(at)
        dialog.show_person(key)

    def check(self, kind: Kind | None = None) -> None:
        """Open the list of doubts, or bring it to the front."""
        if self._list is None:
            self._list = FaultsDialog(self._page, MONTHS)
            self._list.chosen.connect(self._go)
            self._list.months_wanted.connect(self._check)
            self._list.finished.connect(self._closed)
            self._check(MONTHS)
        if kind is not None:
            self._list.chips[kind].setChecked(True)
        self._list.show()
        self._list.raise_()

    def _closed(self) -> None:
        if self._list is not None:
            self._list.deleteLater()
            self._list = None

    def _check(self, months: int) -> None:
        if self.laid is None:
            return
        if self._job is not None and not self._job.done:
            self._job.cancel()
        self._job = self._background.run(_found, self.laid, self._today(), months, owner=self, done=self._checked,
                                         failed=lambda error: self.failed.emit(str(error)))  # fmt: skip

    def _checked(self, found: tuple[Fault, ...]) -> None:
        self._job = None
        if self._list is not None:
            self._list.show_faults(found)

    def _go(self, fault: Fault) -> None:
        """The office's timeline where days between people matter, else the person."""
        if fault.kind in ORDER_OF_OFFICE and fault.office is not None:
            self.office(fault.office, fault.first)
        elif fault.people:
            self.person_asked.emit(fault.people[0])
