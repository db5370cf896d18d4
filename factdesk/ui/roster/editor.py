"""The editor of an official: the person, the terms, and each field checked as it is typed."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from factdesk.roster.official import Official
from factdesk.ui.form import Form, button, buttons, fit, plain, scrolled
from factdesk.ui.leaving import Leaving
from factdesk.ui.roster.entry import OfficialEntry, TermEntry
from factdesk.ui.roster.termform import TermForm
from factdesk.ui.table import Column, RowsModel, Table, row_height
from factdesk.ui.theme import Role, Space, Type, scaled

ROWS = 4
"""Terms in view; the table scrolls for more."""


def _right(entry: TermEntry) -> str:
    return "! not complete" if entry.faults() else ""


def _fault_look(entry: TermEntry) -> str:
    return "fault" if entry.faults() else ""


COLUMNS: tuple[Column[TermEntry], ...] = (
    Column("Office", lambda entry: entry.office or "new term", "strong", 5),
    Column("Jurisdiction", lambda entry: entry.jurisdiction, "muted", 3),
    Column("Dates", lambda entry: f"{entry.start} – {entry.end}" if entry.start or entry.end else "", "muted", 4),
    Column("", _right, _fault_look, 3),
)


class OfficialEditor(Leaving):
    """Edits an entry; `save_asked` carries the official, and the dialog stays until it is told that it was saved."""

    save_asked = Signal(object)

    def __init__(
        self, parent: QWidget | None, official: Official | None, *, offices: Iterable[str], places: Iterable[str], today: date
    ) -> None:
        super().__init__(parent)
        self._began = official
        entry = OfficialEntry.of(official) if official else OfficialEntry(terms=(TermEntry(),))
        self._first = entry
        self._terms: list[TermEntry] = list(entry.terms)
        self.setWindowTitle(f"Edit {official.name}" if official else "New official")
        self._person = Form()
        self._fields(entry)
        self._model = RowsModel(COLUMNS, lambda term: f"{term.office}, {term.jurisdiction}, {_right(term)}")
        self._table = Table(self._model, "Terms of office", size=Type.BODY)
        self._table.setFixedHeight(row_height(Type.BODY) * ROWS + self._table.horizontalHeader().sizeHint().height())
        self._term = TermForm(offices, places, today)
        self._term.typed.connect(self._term_typed)
        self._message = plain("", Role.ALARM, wrap=True)
        self._box, self._main = buttons(self, "&Save")
        self._box.accepted.disconnect()
        self._box.accepted.connect(self._save)
        self._lay()
        self._show_terms(0)
        self._table.selectionModel().currentRowChanged.connect(lambda now, _: self._term_chosen(now.row()))
        self._check()
        self._name.setFocus()
        fit(self, 780, 800)

    def _fields(self, entry: OfficialEntry) -> None:
        form = self._person
        self._name = form.row("&Name", QLineEdit(entry.name), "The house spelling, which drafts should use.")
        self._aliases = form.row(
            "Other s&pellings",
            QPlainTextEdit(entry.aliases),
            "One a line, in any script. They are found like the name, and a draft may use them.",
        )
        self._discouraged = form.row(
            "&Discouraged", QPlainTextEdit(entry.discouraged), "One a line. A draft that uses one is told the house spelling."
        )
        for listed, lines in ((self._aliases, 2), (self._discouraged, 1)):
            listed.setTabChangesFocus(True)
            listed.setFixedHeight(listed.fontMetrics().lineSpacing() * lines + scaled(2 * Space.MEDIUM))
        self._born = form.row("&Born", QLineEdit(entry.born))
        self._born.setPlaceholderText("such as 1958, 1958-09 or 1958-09-17")
        self._wikidata = form.row("&Wikidata", QLineEdit(entry.wikidata))
        self._wikidata.setPlaceholderText("such as Q57627")
        for field in (self._name, self._aliases, self._discouraged, self._born, self._wikidata):
            field.textChanged.connect(self._check)

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain("Terms of office", Role.STRONG))
        head.addStretch(1)
        add = button("&Add a term", "Add a term of office")
        add.clicked.connect(self._add)
        self._remove = button("&Remove it", "Take the chosen term away")
        self._remove.clicked.connect(self._drop)
        head.addWidget(add)
        head.addWidget(self._remove)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._person)
        column.addSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._table)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._term)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(self._message)
        layout.addWidget(self._box)

    def _show_terms(self, line: int) -> None:
        self._model.set_rows(tuple(self._terms))
        line = min(line, len(self._terms) - 1)
        self._term.setVisible(line >= 0)
        if line >= 0:
            self._table.selectRow(line)
            self._term.show_entry(self._terms[line])

    def _line(self) -> int:
        return self._table.currentIndex().row()

    def _term_chosen(self, line: int) -> None:
        if 0 <= line < len(self._terms) and self._terms[line] != self._term.entry():
            self._term.show_entry(self._terms[line])

    def _term_typed(self) -> None:
        line = self._line()
        if 0 <= line < len(self._terms):
            self._terms[line] = self._term.entry()
            self._model.set_row(line, self._terms[line])
        self._check()

    def _add(self) -> None:
        self._terms.insert(0, TermEntry())
        self._show_terms(0)
        self._term.begin()
        self._check()

    def _drop(self) -> None:
        line = self._line()
        if 0 <= line < len(self._terms):
            del self._terms[line]
            self._show_terms(line)
            self._check()

    def entry(self) -> OfficialEntry:
        """What is typed now."""
        return OfficialEntry(
            self._name.text(),
            self._aliases.toPlainText(),
            self._discouraged.toPlainText(),
            self._born.text(),
            self._wikidata.text(),
            tuple(self._terms),
        )

    def unsaved(self) -> bool:
        """Whether what is typed says something else than what it began with."""
        now, key = self.entry(), self._began.key if self._began else ""
        if now == self._first:
            return False
        return not (now.right() and self._first.right()) or now.official(key) != self._first.official(key)

    def _check(self) -> None:
        entry = self.entry()
        faults = entry.faults()
        untouched = self._began is None and not self._name.isModified()
        self._person.fault(self._name, "" if untouched else faults.get("name", ""))
        self._person.fault(self._discouraged, faults.get("discouraged", ""))
        self._person.fault(self._born, faults.get("born", ""))
        self._person.fault(self._wikidata, faults.get("wikidata", ""))
        self._message.setText(f"! {faults['terms']}" if "terms" in faults else "")
        self._remove.setEnabled(bool(self._terms))
        self._main.setEnabled(entry.right())

    def _save(self) -> None:
        entry = self.entry()
        if entry.right():
            self._main.setEnabled(False)
            self.save_asked.emit(entry.official(self._began.key if self._began else ""))

    def refuse(self, message: str) -> None:
        """Say why it was not saved; all that was typed stays."""
        self._message.setText(f"! {message}")
        self._main.setEnabled(True)


def place_words(codes: Sequence[str], names: Sequence[str]) -> list[str]:
    """Jurisdictions for a completer: names and acronyms, each once."""
    return sorted({*names, *(code for code in codes if code.isalpha() and len(code) > 2)})  # noqa: PLR2004 (two letters are a country's code)
