"""One official: who it is, the spellings, a timeline for each office, and the terms with their sources."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from factdesk.roster.official import Official
from factdesk.roster.roster import Roster
from factdesk.ui.day import day_words
from factdesk.ui.flow import flowing
from factdesk.ui.form import Once, button, named, plain
from factdesk.ui.roster.lanes import CareerTimeline
from factdesk.ui.roster.model import TermsModel
from factdesk.ui.roster.spellings import Spellings
from factdesk.ui.table import Table, row_height
from factdesk.ui.theme import Role, Space, Type, dress, scaled


def about_words(official: Official) -> str:
    """Born when, and the Wikidata number."""
    return " · ".join(
        part for part in (f"born {day_words(official.born)}" if official.born else "", official.wikidata or "") if part
    )


NARROW = 900
"""Pixels at 100 % below which a name has no room beside what can be done with it."""


class OfficialPanel(QWidget):
    """Shows an official and asks for what can be done with one; it changes nothing itself."""

    edit_asked = Signal()
    history_asked = Signal()
    confirm_asked = Signal()
    merge_asked = Signal()
    split_asked = Signal()
    remove_asked = Signal()
    office_asked = Signal(object)
    """The Office whose timeline is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.PAPER)
        self.official: Official | None = None
        self._name = plain("", Role.TITLE, wrap=True)
        self._about = plain("", Role.SMALL)
        self._buttons, self._flow = flowing()
        self._spellings = Spellings()
        self.timeline = CareerTimeline()
        self._model = TermsModel()
        self.terms = Table(self._model, "Terms of office", size=Type.LARGE, inset=0)
        self.terms.setToolTip("Return shows the office through the years")
        self.terms.returned.connect(lambda index: self._ask_office(index.row()))
        self.terms.doubleClicked.connect(lambda index: self._ask_office(index.row()))
        dress(self.terms, Role.PAPER)
        dress(self.terms.horizontalHeader(), Role.PAPER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        self._head = self._lay_head()
        layout.addLayout(self._head)
        layout.addWidget(self._spellings)
        layout.addWidget(self.timeline)
        layout.addWidget(self.terms)
        layout.addStretch(1)
        self.clear()

    def _lay_head(self) -> QBoxLayout:
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(Space.SMALL)
        words = QHBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addStretch(1)
        head.addLayout(words, 1)
        for text, says, asked in (
            ("Edit…", "Change the name, the spellings and the terms", self.edit_asked),
            ("Merge…", "Make this and somebody else one person", self.merge_asked),
            ("Split…", "Make two people of this one", self.split_asked),
            ("History", "Who changed this official and when, and a way back", self.history_asked),
            ("Remove", "Take this official off the roster; undo brings them back", self.remove_asked),
            ("Confirmed today", "Say that you looked these terms up and they are right", self.confirm_asked),
        ):
            made = button(text, says, kind=Once)
            made.clicked.connect(asked.emit)
            made.setObjectName(text.rstrip("…").casefold())
            self._flow.addWidget(made)
        head.addWidget(self._buttons)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a narrow window what can be done stands below the name."""
        super().resizeEvent(event)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if self.width() < scaled(NARROW) else right)

    def _ask_office(self, line: int) -> None:
        if self.official is not None:
            self.office_asked.emit(self.official.terms[line].office)

    def show_official(self, official: Official, roster: Roster, day: date) -> None:
        """Show one official, with the timeline around a day."""
        self.official = official
        self._name.setText(official.name)
        self._about.setText(about_words(official))
        self._spellings.show_spellings(official.name, official.aliases, official.discouraged)
        self.timeline.show_career(official, roster, day)
        self._model.set_rows(official.terms)
        self.terms.setFixedHeight(row_height() * len(official.terms) + self.terms.horizontalHeader().sizeHint().height() + 2)
        self.terms.setVisible(bool(official.terms))
        self._buttons.setVisible(True)
        self._offer_split(len(official.terms) > 1)
        named(self, official.name)

    def _offer_split(self, can: bool) -> None:  # noqa: FBT001 (a property of Qt)
        """Two people need a term each; a button that leads nowhere says why."""
        split = self._buttons.findChild(QPushButton, "split")
        if split is not None:
            split.setEnabled(can)
            split.setToolTip(
                "Make two people of this one" if can else "Only who holds two terms of office or more can be two people"
            )

    def clear(self) -> None:
        """Show nobody."""
        self.official = None
        self._name.setText("")
        self._about.setText("")
        for part in (self._buttons, self._spellings, self.timeline, self.terms):
            part.hide()
