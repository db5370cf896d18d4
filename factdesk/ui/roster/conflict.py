"""Two people changed one official: both versions side by side, and which of them shall stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from factdesk.draft.jurisdictions import jurisdiction_name
from factdesk.roster.official import Official, Term
from factdesk.ui.form import button, dressed, fit, plain
from factdesk.ui.roster.wording import checked_words, note_words, span_words
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Type


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that both versions may say."""

    what: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether they say it differently."""
        return self.mine != self.theirs


def compared(mine: Official, theirs: Official | None) -> tuple[Line, ...]:
    """Both versions line by line, the same thing on the same line; of an official who was removed theirs is blank."""
    return tuple(_lines(mine, theirs))


def _lines(mine: Official, theirs: Official | None) -> Iterator[Line]:
    yield Line("Name", mine.name, theirs.name if theirs else "")
    spellings = dict.fromkeys((*mine.aliases, *(theirs.aliases if theirs else ())))
    for words in spellings:
        yield Line("Spelling", _spelling(words, mine), _spelling(words, theirs))
    for what, one, other in (
        ("Born", mine.born, theirs and theirs.born),
        ("Wikidata", mine.wikidata, theirs and theirs.wikidata),
    ):
        if one or other:
            yield Line(what, str(one or ""), str(other or ""))
    for held, also in paired(mine.terms, theirs.terms if theirs else ()):
        yield Line("Term", *(_office(term) if term else "" for term in (held, also)))
        for what, said in (("dates", span_words), ("note", note_words), ("source", _source), ("confirmed", checked_words)):
            more = Line(f"    {what}", *(said(term) if term else "" for term in (held, also)))
            if more.differs or (what == "dates" and more.mine):
                yield more


def _spelling(words: str, official: Official | None) -> str:
    """A spelling if this official has it, with a note where a draft should not use it."""
    if official is None or words not in official.aliases:
        return ""
    return f"{words} (discouraged)" if words in official.discouraged else words


def paired(mine: Sequence[Term], theirs: Sequence[Term]) -> Iterator[tuple[Term | None, Term | None]]:
    """The terms of both by office, in the order of mine; of several of one office the n-th stands beside the n-th."""
    offices = dict.fromkeys((term.office.normal, term.office.jurisdiction) for term in (*mine, *theirs))
    for office in offices:
        sides = ([term for term in side if (term.office.normal, term.office.jurisdiction) == office] for side in (mine, theirs))
        yield from zip_longest(*sides)


def _office(term: Term) -> str:
    return f"{'acting ' if term.acting else ''}{term.office.name}, {jurisdiction_name(term.office.jurisdiction)}"


def _source(term: Term) -> str:
    return term.source


def _look(line: Line) -> str:
    return "strong" if line.differs else "muted"


def _spoken(line: Line) -> str:
    what = line.what.strip()
    if not line.differs:
        return f"{what}: {line.mine}, the same in both"
    return f"{what} differs. Yours: {line.mine or 'nothing'}. Theirs: {line.theirs or 'nothing'}."


COLUMNS: tuple[Column[Line], ...] = (
    Column("", lambda line: "≠" if line.differs else "", "fault", 1),
    Column("", lambda line: line.what, "muted", 3),
    Column("Yours", lambda line: line.mine, _look, 10),
    Column("Theirs, as it stands now", lambda line: line.theirs, _look, 10),
)


class ConflictDialog(QDialog):
    """Asks which version shall stand; nothing has been written, and Esc goes back to the editor with everything as it was typed."""

    mine_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, parent: QWidget | None, mine: Official, theirs: Official | None, who: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Two versions of {mine.name}")
        done = "removed" if theirs is None else "changed"
        said = f"{who or 'Somebody else'} {done} {mine.name} while you were editing. Nothing of yours has been saved yet."
        self._model = RowsModel(COLUMNS, _spoken)
        self._model.set_rows(compared(mine, theirs))
        self.table = Table(self._model, "Both versions", size=Type.BODY)
        self.keep = button("Keep &mine", "Save your version in place of theirs; theirs stays in the history", Role.PRIMARY)
        self.take = button("Take &theirs" if theirs else "Leave it &removed", "Leave theirs as it stands and let your changes go")
        self.back = dressed(button("&Back", "Go back to the editor; Esc does the same"), Role.FLAT)
        self.keep.clicked.connect(lambda: self._choose(self.mine_wanted))
        self.take.clicked.connect(lambda: self._choose(self.theirs_wanted))
        self.back.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.back, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(said, Role.STRONG, wrap=True))
        layout.addWidget(plain("Lines marked ≠ differ. If you keep yours, theirs stays in the history.", Role.MUTED, wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(box)
        self.table.setFocus()
        fit(self, 960, 520)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._model.rows

    def _choose(self, wanted: SignalInstance) -> None:
        wanted.emit()
        self.accept()
