"""The roster's two tables: who answers the search, and the terms of one official."""

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.official import Status, Term
from factdesk.ui.day import day_words
from factdesk.ui.roster.search import Row, Rows
from factdesk.ui.roster.wording import checked_words, confirmed_words, note_words, span_words, term_words
from factdesk.ui.table import Column, RowsModel


def _name(row: Row) -> str:
    return f"{row.official.name} ({row.matched})" if row.matched else row.official.name


def _office(row: Row) -> str:
    if row.term is None:
        return ""
    more = len(row.official.terms) - 1
    return f"{row.term.office.name}  +{more}" if more else row.term.office.name


def _place(row: Row) -> str:
    return jurisdiction_name(row.term.office.jurisdiction) if row.term else ""


def _dates(row: Row) -> str:
    return span_words(row.term) if row.term else ""


def _note(row: Row) -> str:
    return note_words(row.term) if row.term else "no term of office"


def _spoken(row: Row) -> str:
    return ", ".join(part for part in (_name(row), term_words(row.term) if row.term else "", _note(row)) if part)


class OfficialsModel(RowsModel[Row]):
    """One official a row with the term that answers the search best."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column("Name", _name, "strong", 9),
                Column("Office", _office, "", 12),
                Column("Jurisdiction", _place, "muted", 7),
                Column("Dates", _dates, "muted", 12),
                Column("Notes", _note, "note", 12),
            ),
            _spoken,
        )

    def line_of(self, key: str) -> int:
        """The row of an official, -1 when it is not shown."""
        return self.rows.line_of(key) if key and isinstance(self.rows, Rows) else -1


def _until(term: Term) -> str:
    return day_words(term.end) or ("current" if term.status is Status.CURRENT else "not known")


class TermsModel(RowsModel[Term]):
    """One term of an official a row."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column("Office", lambda term: f"{term.office.name}{' (acting)' if term.acting else ''}", "strong", 10),
                Column("Jurisdiction", lambda term: jurisdiction_name(term.office.jurisdiction), "muted", 6),
                Column("From", lambda term: day_words(term.start) or "not known", "muted", 8),
                Column("Until", _until, "muted", 8),
                Column("Source", lambda term: term.source, "muted", 9),
                Column("Confirmed", checked_words, lambda term: "muted" if term.confirmed else "note", 6),
            ),
            lambda term: f"{term_words(term)}, {confirmed_words(term)}",
        )
