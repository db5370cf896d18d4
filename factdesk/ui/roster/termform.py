"""The fields of one term of office."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from factdesk.roster.official import Status, answered
from factdesk.ui.form import Form, button, named
from factdesk.ui.roster.entry import TermEntry
from factdesk.ui.theme import Space

STATUS_WORDS = {Status.BLANK: "not said", Status.CURRENT: "current", Status.ENDED: "ended", Status.UNKNOWN: "unknown"}
DATE_HINT, DAY_HINT = "such as 2014 or 2014-03-15", "such as 2014-03-15"


class TermForm(QWidget):
    """Two columns of fields; `typed` tells of every change, and each fault stands under its field."""

    typed = Signal()

    def __init__(self, offices: Iterable[str], places: Iterable[str], today: date) -> None:
        super().__init__()
        named(self, "Term of office")
        self._was = TermEntry()
        self._left, self._right = Form(), Form()
        left, right = self._left, self._right
        self._office = left.row("&Office", QLineEdit())
        self._place = left.row("&Jurisdiction", QLineEdit())
        self._source = left.row("So&urce", QLineEdit())
        now = button("To&day", "Say that you looked this term up today and it is right")
        says = "Up to this day the source is known to be complete."
        self._checked = left.row("Con&firmed on", QLineEdit(), says, beside=now)
        now.clicked.connect(lambda: self._confirm(today))
        self._start = right.row("Fro&m", QLineEdit())
        self._end = right.row("Un&til", QLineEdit())
        self._status = right.row("S&tatus", QComboBox())
        self._acting = right.row("Acting", QCheckBox("held it for somebody else"))
        for status, words in STATUS_WORDS.items():
            self._status.addItem(words, status.value)
        for field in (self._start, self._end, self._checked):
            field.setPlaceholderText(DATE_HINT if field is not self._checked else DAY_HINT)
        _complete(self._office, offices)
        _complete(self._place, places)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.HUGE)
        layout.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
        for field in (self._office, self._place, self._source, self._checked, self._start, self._end):
            field.textChanged.connect(self._changed)
        self._status.currentIndexChanged.connect(self._changed)
        self._acting.toggled.connect(self._changed)

    def show_entry(self, entry: TermEntry) -> None:
        """Show a term as it was typed or kept."""
        self._was = entry
        with QSignalBlocker(self):
            self._office.setText(entry.office)
            self._place.setText(entry.jurisdiction)
            self._start.setText(entry.start)
            self._end.setText(entry.end)
            self._status.setCurrentIndex(max(0, self._status.findData(entry.status)))
            self._acting.setChecked(entry.acting)
            self._source.setText(entry.source)
            self._checked.setText(entry.checked)
            for field in (self._office, self._place, self._source):  # a long text shows its beginning, not its end
                field.setCursorPosition(0)
        self._say(quiet=entry == TermEntry())

    def entry(self) -> TermEntry:
        """What is typed now."""
        return replace(
            self._was, office=self._office.text(), jurisdiction=self._place.text(), start=self._start.text(), end=self._end.text(),
            status=self._status.currentData() or "", acting=self._acting.isChecked(), source=self._source.text(), checked=self._checked.text(),
        )  # fmt: skip

    def _confirm(self, today: date) -> None:
        """Somebody looked the term up: its day is today, and a source that asked for that asks no more."""
        self._checked.setText(today.isoformat())
        self._source.setText(answered(self._source.text()))

    def begin(self) -> None:
        """Put the cursor where a new term begins."""
        self._office.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        if not self.signalsBlocked():
            self._say()
            self.typed.emit()

    def _say(self, *, quiet: bool = False) -> None:
        faults = {} if quiet else self.entry().faults()
        for form, field, part in (
            (self._left, self._office, "office"), (self._left, self._place, "jurisdiction"), (self._left, self._checked, "checked"),
            (self._right, self._start, "start"), (self._right, self._end, "end"),
        ):  # fmt: skip
            form.fault(field, faults.get(part, ""))


def _complete(field: QLineEdit, words: Iterable[str]) -> None:
    completer = QCompleter(sorted(set(words)), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
