"""The dialog of a source: choose one that the draft has, add one, or edit one; and say where in it the words stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from factdesk.review.source import Citation, Source, SourceKind
from factdesk.ui.form import Form, buttons, fit, plain, scrolled
from factdesk.ui.leaving import Leaving
from factdesk.ui.theme import Role

NEW = Source(0, "", SourceKind.WEB_PAGE, "")
KINDS = tuple(kind for kind in SourceKind if kind is not SourceKind.ROSTER)


@dataclass(frozen=True, slots=True)
class Cited:
    """What the dialog answers: the source (id 0 when it is new) and where in it the claim's support stands."""

    source: Source
    place: str = ""
    words: str = ""
    note: str = ""


def url_fault(typed: str) -> str:
    """What is wrong with an address; empty when it is one or nothing."""
    url = typed.strip()
    if not url or (url.lower().startswith(("https://", "http://")) and "." in url and not any(mark.isspace() for mark in url)):
        return ""
    return "An address begins with https:// or http:// and has no blanks."


def day_fault(typed: str) -> str:
    """What is wrong with a calendar day; empty when it is one or nothing."""
    try:
        if typed.strip():
            date.fromisoformat(typed.strip())
    except ValueError:
        return "A day is written 2022-03-15."
    return ""


class SourceDialog(Leaving):
    """Add a source to a claim (`sources` to choose from), edit one source (`editing`), or one claim's use of one (`citing`)."""

    def __init__(self, parent: QWidget | None, today: date, *, sources: Sequence[Source] = (), claim: str = "",
                 editing: Source | None = None, citing: Citation | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._today = today
        self._known = tuple(sources)
        self._editing = editing
        self._citing = citing
        self.setWindowTitle("Edit source" if editing else "Edit citation" if citing else "Add source")
        self._form = Form()
        if claim:
            self._form.wide(plain(f"For “{claim}”", Role.MUTED, wrap=True))
        self._fields()
        self._box, self._main = buttons(self, "Save" if editing or citing else "Add source")
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(self._form), 1)
        layout.addWidget(self._box)
        self._show_source(self._source())
        (self._place if citing else self._choice if self._choice.count() else self._title).setFocus()
        fit(self, 560, 640 if not editing else 480)

    def _fields(self) -> None:
        form = self._form
        self._choice = QComboBox()
        if self._known and self._editing is None:
            self._choice.addItem("A new source", 0)
            for source in self._known:
                self._choice.addItem(f"{source.letter} · {source.title}", source.id)
            form.row("So&urce", self._choice, "Sources are listed once for the whole draft; facts share them.")
            self._choice.currentIndexChanged.connect(self._chosen)
        self._kind = form.row("&Kind", QComboBox())
        for kind in SourceKind if SourceKind.ROSTER in {source.kind for source in self._every()} else KINDS:
            self._kind.addItem(kind.value[0].upper() + kind.value[1:], kind)
        self._title = form.row("&Title", QLineEdit())
        self._title.setPlaceholderText("needed: what readers of the report will see")
        self._url = form.row("&Address", QLineEdit())
        self._archive = form.row("A&rchived at", QLineEdit())
        self._publisher = form.row("&Publisher", QLineEdit())
        self._accessed = form.row("Accessed &on", QLineEdit())
        self._accessed.setPlaceholderText("such as 2022-03-15")
        self._source_note = form.row("&Note on the source", QLineEdit())
        self._place, self._words, self._note = QLineEdit(), QPlainTextEdit(), QLineEdit()
        if self._editing is None:
            form.row("P&lace in it", self._place, "Page, paragraph, table, or time in a recording.")
            self._words.setTabChangesFocus(True)
            self._words.setMaximumHeight(self._words.fontMetrics().lineSpacing() * 4)
            form.row("Supporting &words", self._words, "The exact words that bear the fact out.")
            form.row("Note on the &fact", self._note)
        if self._citing is not None:
            self._place.setText(self._citing.place)
            self._words.setPlainText(self._citing.words)
            self._note.setText(self._citing.note)
        self._rest_shown = self._rest()
        for field in (self._title, self._url, self._archive, self._accessed):
            field.textChanged.connect(self._check)

    def _every(self) -> tuple[Source, ...]:
        """The sources that the dialog can show."""
        return (*self._known, *([self._editing] if self._editing else []), *([self._citing.source] if self._citing else []))

    def _chosen(self) -> None:
        self._show_source(self._source())

    def _source(self) -> Source:
        """The source that the fields began from."""
        if self._citing is not None:
            return self._citing.source
        if self._editing is not None:
            return self._editing
        key = self._choice.currentData()
        return next((source for source in self._known if source.id == key), NEW)

    def _show_source(self, source: Source) -> None:
        fixed = bool(source.id) and self._editing is None
        self._kind.setCurrentIndex(max(0, self._kind.findData(source.kind)))
        self._title.setText(source.title)
        self._url.setText(source.url)
        self._archive.setText(source.archive_url)
        self._publisher.setText(source.publisher)
        day = source.accessed or (None if source.id else self._today)
        self._accessed.setText(day.isoformat() if day else "")
        self._source_note.setText(source.note)
        self._kind.setEnabled(not fixed)
        for field in (self._title, self._url, self._archive, self._publisher, self._accessed, self._source_note):
            field.setReadOnly(fixed)
        self._shown = self._typed()
        self._check()

    def _typed(self) -> tuple[str, ...]:
        """The fields of the source."""
        fields = (self._title, self._url, self._archive, self._publisher, self._accessed, self._source_note)
        return tuple(field.text() for field in fields)

    def _rest(self) -> tuple[str, str, str]:
        """Where in the source the claim's support stands."""
        return self._place.text().strip(), self._words.toPlainText().strip(), self._note.text().strip()

    def unsaved(self) -> bool:
        """Whether something was typed since the source was shown."""
        return (self._typed(), self._rest()) != (self._shown, self._rest_shown)

    def _check(self) -> None:
        untouched = not self._title.text().strip() and not self._title.isModified()
        missing = not self._title.text().strip()
        self._form.fault(self._title, "A title is needed: readers of the report see it." if missing and not untouched else "")
        self._form.fault(self._url, url_fault(self._url.text()))
        self._form.fault(self._archive, url_fault(self._archive.text()))
        self._form.fault(self._accessed, day_fault(self._accessed.text()))
        self._main.setEnabled(not missing and not self._form.faults())

    def answer(self) -> Cited:
        """What was typed or chosen."""
        chosen = self._source()
        if chosen.id and self._editing is None:
            return Cited(chosen, *self._rest())
        accessed = self._accessed.text().strip()
        source = Source(
            chosen.id,
            chosen.letter,
            SourceKind(self._kind.currentData()),  # Qt gives a string enumeration back as a bare string
            self._title.text().strip(),
            self._url.text().strip(),
            self._archive.text().strip(),
            self._publisher.text().strip(),
            date.fromisoformat(accessed) if accessed else None,
            self._source_note.text().strip(),
        )
        return Cited(source, *self._rest())
