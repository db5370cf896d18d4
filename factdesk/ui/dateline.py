"""Choosing the day a draft is written for."""

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QVBoxLayout, QWidget

from factdesk.ui.form import Form, buttons, framed, plain
from factdesk.ui.theme import Role, scaled


class DatelineDialog(QDialog):
    """One day; everything that is counted from it is checked again."""

    def __init__(self, parent: QWidget | None, day: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dateline")
        self._form = Form()
        self._day = QDateEdit(QDate(day.year, day.month, day.day))
        self._day.setDisplayFormat("d MMMM yyyy")
        self._day.setCalendarPopup(True)
        self._form.row("&Dateline", self._day)
        self._box, _ = buttons(self, "Check again")
        layout = QVBoxLayout(self)
        framed(layout)
        layout.addWidget(
            plain("“Tuesday” and “last month” are counted from this day, and it decides who was in office.", Role.MUTED, wrap=True)
        )
        layout.addWidget(self._form)
        layout.addWidget(self._box)
        self.setMinimumWidth(scaled(380))
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> date:
        """The day chosen."""
        day = self._day.date()
        return date(day.year(), day.month(), day.day())
