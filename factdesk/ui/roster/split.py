"""One person who is two: which terms and spellings go to the new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from factdesk.desk.keeping import parted
from factdesk.roster.failed import RosterFailed
from factdesk.roster.official import Official
from factdesk.ui.form import Form, buttons, fit, named, plain, scrolled
from factdesk.ui.roster.wording import term_words
from factdesk.ui.theme import Role, Space


class SplitDialog(QDialog):
    """`split_asked` carries the person, who stays and who is new."""

    split_asked = Signal(object, object, object)

    def __init__(self, parent: QWidget | None, official: Official) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Split {official.name}")
        self._official = official
        form = Form()
        self.name = form.row("&Name of the new person", QLineEdit(official.name), f"The other one stays {official.name}.")
        self.terms = [self._box(term_words(term)) for term in official.terms]
        self.spellings = [self._box(words) for words in official.aliases]
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(plain("Terms of office that go to the new person", Role.STRONG, wrap=True))
        for box in self.terms:
            column.addWidget(box)
        if self.spellings:
            column.addSpacing(Space.MEDIUM)
            column.addWidget(plain("Spellings that go to the new person", Role.STRONG, wrap=True))
        for box in self.spellings:
            column.addWidget(box)
        column.addStretch(1)
        self.says = plain("", Role.SMALL, wrap=True)
        foot, self.main = buttons(self, "&Split", "Make two people; it can be undone")
        foot.accepted.disconnect()
        foot.accepted.connect(self._split)
        layout = QVBoxLayout(self)
        layout.addWidget(form)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self.says)
        layout.addWidget(foot)
        self.name.textChanged.connect(self._check)
        self._check()
        (self.terms[0] if self.terms else self.name).setFocus(Qt.FocusReason.PopupFocusReason)
        fit(self, 760, 560)

    def _box(self, words: str) -> QCheckBox:
        box = named(QCheckBox(words.replace("&", "&&")), words)
        box.toggled.connect(self._check)
        return box

    def two(self) -> tuple[Official, Official]:
        """Who stays and who is new; RosterFailed when that would not be two."""
        terms = {number for number, box in enumerate(self.terms) if box.isChecked()}
        spellings = {words for words, box in zip(self._official.aliases, self.spellings, strict=True) if box.isChecked()}
        return parted(self._official, name=self.name.text(), terms=terms, spellings=spellings)

    def _check(self) -> None:
        try:
            rest, new = self.two()
        except RosterFailed as failed:
            self.says.setText(str(failed))
            self.main.setEnabled(False)
        else:
            who = new.name if new.name != rest.name else "the new one"
            self.says.setText(f"{rest.name} keeps {_count(rest)}, {who} gets {_count(new)}.")
            self.main.setEnabled(True)

    def _split(self) -> None:
        self.main.setEnabled(False)
        self.split_asked.emit(self._official, *self.two())

    def refuse(self, message: str) -> None:
        """Say why they were not made two."""
        self.says.setText(f"! {message}")
        self.main.setEnabled(True)


def _count(official: Official) -> str:
    terms = len(official.terms)
    return f"{terms} term" if terms == 1 else f"{terms} terms"
