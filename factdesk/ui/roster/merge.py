"""Two people side by side, to be made one: who is meant, what each has, and what the one will have."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from factdesk.desk.keeping import joined
from factdesk.roster.official import Official
from factdesk.ui.day import day_words
from factdesk.ui.form import button, fit, named, plain
from factdesk.ui.roster.conflict import Line, compared
from factdesk.ui.roster.wording import term_words
from factdesk.ui.table import Column, RowsModel, Table, row_height
from factdesk.ui.theme import Role, Type

Find = Callable[[str, Callable[[Sequence[Official]], None]], None]
"""Looks for people by words and gives them to the second, later."""
SHOWN = 4
"""Lines of the list of people; it scrolls for more."""


def _held(official: Official) -> str:
    terms = "; ".join(term_words(term) for term in official.terms[:2])
    return f"{terms}; and {len(official.terms) - 2} more" if len(official.terms) > 2 else terms  # noqa: PLR2004


def _born(official: Official) -> str:
    return f"born {day_words(official.born)}" if official.born else ""


WHO: tuple[Column[Official], ...] = (
    Column("Name", lambda one: one.name, "strong", 4),
    Column("Born", _born, "muted", 3),
    Column("Wikidata", lambda one: one.wikidata or "", "muted", 2),
    Column("Terms of office", _held, "", 9),
)


def _side(line: Line) -> str:
    return "strong" if line.differs else "muted"


def _said(line: Line) -> str:
    what = line.what.strip()
    return (
        f"{what}: both {line.mine}"
        if not line.differs
        else f"{what}: {line.mine or 'nothing'}; the other: {line.theirs or 'nothing'}"
    )


def numbers_words(one: Official, other: Official) -> str:
    """A warning where Wikidata takes the two for two people; empty where it does not."""
    if not (one.wikidata and other.wikidata) or one.wikidata == other.wikidata:
        return ""
    return f" Wikidata has them as two people, {one.wikidata} and {other.wikidata}: {one.wikidata} stays, the other is dropped."


class MergeDialog(QDialog):
    """Nothing is done before Merge is pressed; `merge_asked` carries who stays and who is taken into them."""

    merge_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None, official: Official, find: Find) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Merge {official.name} with…")
        self._one, self._find = official, find
        self._other: Official | None = None
        self.search = named(QLineEdit(official.name), "Who is the same person", "Search by name, office or place")
        self.search.setPlaceholderText("Search names, offices, places…")
        self._people: RowsModel[Official] = RowsModel(WHO, lambda one: f"{one.name}, {_born(one)}, {_held(one)}")
        self.people = Table(self._people, "Who may be the same person", size=Type.BODY)
        self.people.setFixedHeight(row_height(Type.BODY) * SHOWN + self.people.horizontalHeader().sizeHint().height())
        self._both: RowsModel[Line] = RowsModel(self._columns(), _said)
        self.both = Table(self._both, "Both people", size=Type.BODY)
        room = self.both.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.both.setSizePolicy(room)
        self.says = plain("", Role.FINDING, wrap=True)
        self.fault = plain("", Role.ALARM, wrap=True)
        self.main = button("&Merge", "Make them one person; it can be undone", Role.PRIMARY)
        self.turn = button("&Keep the other’s name", "Let the other spelling be the house spelling, and keep their number")
        self._lay()
        self._connect()
        self._show()
        self._look()
        self.search.selectAll()
        fit(self, 1000, 680)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("", lambda line: "≠" if line.differs else "", "note", 1),
            Column("", lambda line: line.what, "muted", 3),
            Column("Stays", lambda line: line.mine, _side, 10),
            Column("Is taken into them", lambda line: line.theirs, _side, 10),
        )

    def _lay(self) -> None:
        box = QDialogButtonBox()
        back = button("Cancel", "Close without changing anything")
        box.addButton(self.turn, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.main, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(back, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(plain(f"Who is the same person as {self._one.name}?", Role.STRONG, wrap=True))
        layout.addWidget(self.search)
        layout.addWidget(self.people)
        layout.addWidget(self.both, 1)
        layout.addWidget(self.says)
        layout.addWidget(self.fault)
        layout.addWidget(box)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.people.selectionModel().currentRowChanged.connect(lambda now, _: self._chosen(now.row()))
        self.main.clicked.connect(self._merge)
        self.turn.clicked.connect(self._turn)

    def _look(self) -> None:
        words = self.search.text()
        self._find(words, lambda found: self._found(words, found))

    def _found(self, words: str, found: Sequence[Official]) -> None:
        if words != self.search.text():
            return
        self._people.set_rows([one for one in found if one.key != self._one.key])
        self.people.say_when_empty("Nobody else on the roster answers to this. Try another spelling, an office or a place.")
        if self._people.rows:
            self.people.selectRow(0)
        else:
            self._chosen(-1)

    def _chosen(self, line: int) -> None:
        self._other = self._people.rows[line] if 0 <= line < len(self._people.rows) else None
        self._show()

    def _show(self) -> None:
        one, other = self._one, self._other
        self.main.setEnabled(other is not None)
        self.turn.setEnabled(other is not None)
        self.both.setVisible(other is not None)
        self.fault.setText("")
        self.fault.hide()
        if other is None:
            self._both.set_rows(())
            self.says.setText("Choose somebody above; nobody is changed before you press Merge.")
            return
        self._both.set_rows(compared(one, other))
        whole = joined(one, other)
        spellings = ", ".join(words for words in whole.aliases if words not in one.aliases)
        self.says.setText(
            f"Afterwards: {whole.name}, {len(whole.terms)} {'term' if len(whole.terms) == 1 else 'terms'} of office"
            + (f"; also found as {spellings}." if spellings else ".")
            + numbers_words(one, other)
        )

    def _turn(self) -> None:
        if self._other is not None:
            self._one, self._other = self._other, self._one
            self._show()

    def _merge(self) -> None:
        if self._other is not None:
            self.main.setEnabled(False)
            self.merge_asked.emit(self._one, self._other)

    def refuse(self, message: str) -> None:
        """Say why they were not made one."""
        self.fault.setText(f"! {message}")
        self.fault.show()
        self.main.setEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the arrows of the search field move the list."""
        arrows = {Qt.Key.Key_Down, Qt.Key.Key_Up}
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in arrows
        ):
            self.people.event(event)
            return True
        return super().eventFilter(watched, event)
