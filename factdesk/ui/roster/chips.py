"""The chips above the roster: which day, which office, where, and only what nobody confirmed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from factdesk.ui.choose import Choice, Chooser
from factdesk.ui.day import day_words
from factdesk.ui.form import button
from factdesk.ui.roster.laid import Index
from factdesk.ui.roster.search import Day, Wanted
from factdesk.ui.sources import day_fault
from factdesk.ui.theme import Role

ANOTHER = "another day"


def day_chip_words(wanted: Wanted) -> str:
    """What the chip of the day says."""
    if wanted.on is None or wanted.day is Day.ANY:
        return "Any day"
    return f"On {day_words(wanted.on)}" if wanted.day is Day.ONLY else f"On {day_words(wanted.on)} or any day"


class Chips(QObject):
    """Keeps what is wanted besides the words, and tells when it changes; `all` are the buttons to lay out."""

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.wanted = Wanted()
        self._laid: Index | None = None
        self._day = self._chip("Any day", "Who held office on a day", self._choose_day)
        self._office = self._chip("Office", "Only one office", self._choose_office)
        self._place = self._chip("Jurisdiction", "Only one country or organisation", self._choose_place)
        self._unconfirmed = self._chip("Unconfirmed", "Only terms that nobody has confirmed", self._toggle)
        self.all = (self._day, self._office, self._place, self._unconfirmed)
        self._say()

    def _chip(self, text: str, says: str, does: Callable[[], None]) -> QPushButton:
        chip = button(text, says, Role.CHIP)
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked=False: does())
        return chip

    def set_index(self, laid: Index) -> None:
        """Offer the offices and places of this roster."""
        self._laid = laid

    def set_day(self, day: date | None) -> None:
        """The dateline of the draft in work: those who held office on it stand first."""
        self._want(replace(self.wanted, on=day, day=Day.FIRST if day else Day.ANY))

    def clear(self) -> None:
        """Take off whatever would hide somebody."""
        day = self.wanted.day if self.wanted.day is not Day.ONLY else Day.FIRST
        self._want(replace(self.wanted, day=day, office=None, jurisdiction=None, unconfirmed=False))

    def _want(self, wanted: Wanted) -> None:
        different = wanted != self.wanted
        self.wanted = wanted
        self._say()
        if different:
            self.changed.emit()

    def _say(self) -> None:
        wanted, laid = self.wanted, self._laid
        offices, places = (laid.offices, laid.jurisdictions) if laid else ({}, {})
        for chip, text, on in (
            (self._day, day_chip_words(wanted), wanted.day is not Day.ANY and wanted.on is not None),
            (self._office, offices.get(wanted.office or "", "Office"), wanted.office is not None),
            (self._place, places.get(wanted.jurisdiction or "", "Jurisdiction"), wanted.jurisdiction is not None),
            (self._unconfirmed, "Unconfirmed", wanted.unconfirmed),
        ):
            chip.setText(text)
            chip.setAccessibleName(f"{chip.accessibleDescription()}: {text if on else 'off'}")
            chip.setChecked(on)

    def _toggle(self) -> None:
        self._want(replace(self.wanted, unconfirmed=not self.wanted.unconfirmed))

    def _choose_day(self) -> None:
        day = self.wanted.on
        choices = [Choice("Any day", (None, Day.ANY))]
        if day is not None:
            choices = [Choice(f"On {day_words(day)} or any day", (day, Day.FIRST), "these first"),
                       Choice(f"Only on {day_words(day)}", (day, Day.ONLY)), Choice("Any day", (day, Day.ANY))]  # fmt: skip
        self._open("Day", "Which day?", [*choices, Choice("Another day…", ANOTHER)], self._day, self._day_chosen)

    def _day_chosen(self, value: Any) -> None:
        if isinstance(value, tuple):
            self._want(replace(self.wanted, on=value[0], day=value[1]))
        elif value == ANOTHER:
            self._ask_day()
        self._say()

    def _ask_day(self) -> None:
        typed, ok = QInputDialog.getText(self._page, "Day", "Who held office on this day? (2022-03-15)")
        if ok and typed.strip() and not day_fault(typed):
            self._want(replace(self.wanted, on=date.fromisoformat(typed.strip()), day=Day.ONLY))

    def _choose_office(self) -> None:
        choices = self._counted(lambda term: term[0], self._laid.offices if self._laid else {})
        choices.insert(0, Choice("Any office", None))
        self._open("Office", "Which office?", choices, self._office, lambda value: self._want(replace(self.wanted, office=value)))

    def _choose_place(self) -> None:
        choices = self._counted(lambda term: term[1], self._laid.jurisdictions if self._laid else {})
        choices.insert(0, Choice("Anywhere", None))
        self._open("Jurisdiction", "Which country or organisation?", choices, self._place,
                   lambda value: self._want(replace(self.wanted, jurisdiction=value)))  # fmt: skip

    def _counted(self, key: Callable[[tuple[str, str]], str], names: dict[str, str]) -> list[Choice]:
        """Names with how many terms they have, the most frequent first."""
        if self._laid is None:
            return []
        counts: Counter[str] = Counter()
        for office, terms in self._laid.counts.items():
            counts[key(office)] += terms
        return [Choice(names.get(value, value), value, f"{count:,}") for value, count in counts.most_common()]

    def _open(self, name: str, asks: str, choices: Sequence[Choice], under: QPushButton, chosen: Callable[[Any], None]) -> None:
        chooser = Chooser(self._page, name, asks, choices, under=under)
        chooser.chosen.connect(chosen)
        chooser.finished.connect(self._say)
        chooser.show()
