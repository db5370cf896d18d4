"""A roster file before it is taken in: what it holds, and the rows that were refused with their reasons."""

from pathlib import Path, PurePath

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from factdesk.roster.from_csv import Import, Refused, read_csv
from factdesk.roster.official import Official
from factdesk.ui.form import buttons, fit, named, plain
from factdesk.ui.roster.wording import term_words
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Type


def read_file(path: str) -> Import:
    """What a CSV file holds; RosterFailed or OSError when it cannot be read."""
    return read_csv(Path(path).read_bytes(), PurePath(path).name)


def count_words(read: Import) -> str:
    """How many people and terms a file brings, and how many rows it loses."""
    terms = sum(len(official.terms) for official in read.officials)
    said = f"{len(read.officials):,} {'official' if len(read.officials) == 1 else 'officials'} with {terms:,} {'term' if terms == 1 else 'terms'}"
    refused = len(read.refused)
    return said + (
        f"; {refused:,} {'row is' if refused == 1 else 'rows are'} refused and left out." if refused else "; no row is refused."
    )


def _terms(official: Official) -> str:
    return "; ".join(term_words(term) for term in official.terms)


class ImportDialog(QDialog):
    """Nothing is taken in until the reviewer says so."""

    def __init__(self, parent: QWidget | None, path: str, read: Import) -> None:
        super().__init__(parent)
        name = PurePath(path).name
        self.setWindowTitle(f"Import {name}")
        officials: RowsModel[Official] = RowsModel(
            (Column("Name", lambda one: one.name, "strong", 3), Column("Terms of office", _terms, "", 8)),
            lambda one: f"{one.name}: {_terms(one)}",
        )
        officials.set_rows(read.officials)
        refused: RowsModel[Refused] = RowsModel(
            (Column("Line", lambda row: f"! {row.line}", "fault", 1), Column("Why it is refused", lambda row: row.reason, "", 8)),
            lambda row: f"line {row.line}: {row.reason}",
        )
        refused.set_rows(read.refused)
        tabs = named(QTabWidget(), "What the file holds")
        tabs.setDocumentMode(True)
        if read.refused:
            tabs.addTab(_table(refused, "Refused rows"), f"Refused rows ({len(read.refused):,})")
        tabs.addTab(_table(officials, "Officials"), f"Officials ({len(read.officials):,})")
        box, main = buttons(self, "&Import", "Take these officials into the roster")
        main.setEnabled(bool(read.officials))
        layout = QVBoxLayout(self)
        layout.addWidget(plain(name, Role.TITLE, wrap=True))
        layout.addWidget(plain(count_words(read), Role.ADVICE if read.refused else Role.MUTED, wrap=True))
        layout.addWidget(tabs, 1)
        layout.addWidget(
            plain(
                "Officials that the roster has already are joined with these by Wikidata number, name and terms.",
                Role.SMALL,
                wrap=True,
            )
        )
        layout.addWidget(box)
        fit(self, 860, 600)


def _table(model: QAbstractItemModel, name: str) -> Table:
    return Table(model, name, size=Type.BODY)
