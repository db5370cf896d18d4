"""How terms and their dates are worded on screen."""

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.dates import PartialDate, Precision
from factdesk.roster.official import Status, Term
from factdesk.ui.day import day_words

KNOWN_TO = {Precision.YEAR: "known to the year", Precision.MONTH: "known to the month"}


def span_words(term: Term) -> str:
    """The term's two dates in ISO 8601 with a dash; an open side stays empty, a term without dates is empty."""
    return f"{term.start or ''} – {term.end or ''}".strip() if term.start or term.end else ""


def note_words(term: Term) -> str:
    """What a reader of the row must know before relying on it, in few words."""
    notes = []
    if term.acting:
        notes.append("acting")
    roughest = min((day.precision for day in (term.start, term.end) if day is not None), default=Precision.DAY)
    if roughest is not Precision.DAY:
        notes.append(KNOWN_TO[roughest])
    if not term.confirmed:
        notes.append("unconfirmed")
    if term.checked and term.end is None and term.status is Status.CURRENT:
        notes.append(f"reaches to {day_words(PartialDate(term.checked.year, term.checked.month))}")
    if term.end is None and term.status is not Status.CURRENT:
        notes.append("end not known")
    return " · ".join(notes)


def checked_words(term: Term) -> str:
    """When somebody last confirmed the term, for a column or a line that is called so."""
    return day_words(term.checked, short=True) if term.confirmed else "not confirmed"


def confirmed_words(term: Term) -> str:
    """The same in a sentence."""
    return f"confirmed {checked_words(term)}" if term.confirmed else checked_words(term)


def term_words(term: Term) -> str:
    """The term in one sentence, for a screen reader and for a history."""
    words = f"{'acting ' if term.acting else ''}{term.office.name}, {jurisdiction_name(term.office.jurisdiction)}"
    start, end = day_words(term.start), day_words(term.end)
    if start and end:
        return f"{words}, {start} to {end}"
    return f"{words}, from {start}" if start else f"{words}, until {end}" if end else words
