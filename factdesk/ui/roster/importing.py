"""A roster file before it is taken in: what is new, what changes, what is refused, and who must be told apart first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from factdesk.desk.merging import Answers, Pair, Question
from factdesk.desk.rosters import Preview
from factdesk.roster.doubtful import Doubtful
from factdesk.roster.official import Official
from factdesk.roster.table import Refused
from factdesk.ui.form import buttons, fit, named, plain
from factdesk.ui.roster.wording import term_words
from factdesk.ui.table import Column, RowsModel, Table
from factdesk.ui.theme import Role, Space, Type

UNDECIDED = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody in doubt, with the answer given so far."""

    question: Question
    answer: str = UNDECIDED

    @property
    def says(self) -> str:
        """The answer in words."""
        fixed = {UNDECIDED: "Not decided: stays apart", Doubtful.NEW.value: "Another person", Doubtful.SKIP.value: "Left out"}
        one = next((one for one in self.question.alike if one.key == self.answer), None)
        return f"The same as {one.name}" if one else fixed[self.answer]


def count_words(preview: Preview) -> str:
    """How many people and terms a file brings, how many of them are new, and how many rows it loses."""
    read, merged = preview.read, preview.merged
    terms = sum(len(official.terms) for official in read.officials)
    added = sum(before is None for before, _ in merged.pairs)
    said = f"{_counted(len(read.officials), 'official')} with {_counted(terms, 'term')}"
    said += f": {added:,} new, {len(merged.pairs) - added:,} changed, {merged.same:,} the same"
    if merged.left_out:
        said += f", {len(merged.left_out):,} left out"
    refused = len(read.refused)
    return said + (
        f"; {_counted(refused, 'row')} {'is' if refused == 1 else 'are'} refused." if refused else "; no row is refused."
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _terms(official: Official) -> str:
    return "; ".join(term_words(term) for term in official.terms) or "no office"


def _difference(pair: Pair) -> str:
    """What an import says of somebody that the roster did not."""
    before, after = pair
    if before is None:
        return _terms(after)
    said = [f"also spelt {alias}" for alias in after.aliases if alias not in before.aliases and alias != before.name]
    said += [f"{words} is discouraged" for words in after.discouraged if words not in before.discouraged]
    said += [term_words(term) for term in after.terms if term not in before.terms]
    said += [f"born {after.born}"] if after.born != before.born else []
    said += [after.wikidata] if after.wikidata and after.wikidata != before.wikidata else []
    return "; ".join(said)


class ImportDialog(QDialog):
    """Nothing is taken in until the reviewer says so."""

    def __init__(self, parent: QWidget | None, path: str, preview: Preview) -> None:
        super().__init__(parent)
        name = PurePath(path).name
        self.setWindowTitle(f"Import {name}")
        self._asked: RowsModel[Asked] = RowsModel(
            (Column("In the file", lambda one: one.question.new.name, "strong", 7),
             Column("Holds there", lambda one: _terms(one.question.new), "", 10),
             Column("On the roster", lambda one: " · ".join(map(_terms, one.question.alike)), "", 13),
             Column("Answer", lambda one: one.says, lambda one: "" if one.answer else "note", 8)),
            lambda one: f"{one.question.new.name}, {_terms(one.question.new)}: {one.says}",
        )  # fmt: skip
        self._asked.set_rows(tuple(map(Asked, preview.merged.questions)))
        tabs = named(QTabWidget(), "What the file brings")
        tabs.setDocumentMode(True)
        if self._asked.rows:
            tabs.addTab(self._questions(), f"Who is it? ({len(self._asked.rows):,})")
        if preview.read.refused:
            tabs.addTab(_refusals(preview), f"Refused ({len(preview.read.refused):,})")
        added = [pair for pair in preview.merged.pairs if pair[0] is None]
        changed = [pair for pair in preview.merged.pairs if pair[0] is not None]
        tabs.addTab(_people(added, "New officials", "Terms of office"), f"New ({len(added):,})")
        tabs.addTab(_people(changed, "Changed officials", "What is added"), f"Changed ({len(changed):,})")
        if preview.merged.left_out:
            left = [(None, one) for one in preview.merged.left_out]
            tabs.addTab(_people(left, "Officials left out", "Terms of office"), f"Left out ({len(left):,})")
        box, main = buttons(self, "&Import", "Take these officials into the roster")
        main.setEnabled(bool(preview.merged.pairs or self._asked.rows))
        layout = QVBoxLayout(self)
        layout.addWidget(plain(name, Role.TITLE, wrap=True))
        layout.addWidget(plain(count_words(preview), Role.ADVICE if preview.read.refused else Role.MUTED, wrap=True))
        layout.addWidget(tabs, 1)
        layout.addWidget(
            plain("Officials are joined by Wikidata number, else by name with fitting births and offices.", Role.SMALL, wrap=True)
        )
        layout.addWidget(box)
        fit(self, 1040, 600)

    @property
    def answers(self) -> Answers:
        """What was said of those in doubt, by their keys."""
        return {one.question.new.key: one.answer for one in self._asked.rows if one.answer}

    def _questions(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.addWidget(plain("On the roster there is somebody of the same name. Say who is meant:", Role.MUTED, wrap=True))
        self._table = Table(self._asked, "Officials in doubt", size=Type.BODY)
        layout.addWidget(self._table, 1)
        row = QHBoxLayout()
        self._choice = named(
            QComboBox(), "Who the chosen official is", "The same as somebody on the roster, another person, or left out"
        )
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        label = plain("&This is")
        label.setBuddy(self._choice)
        row.addWidget(label)
        row.addWidget(self._choice, 1)
        layout.addLayout(row)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._ask())
        self._choice.activated.connect(self._answer)
        self._table.selectRow(0)
        return page

    def _ask(self) -> None:
        """Offer the answers for the official that is chosen."""
        self._choice.clear()
        one = self._table.chosen()
        if not isinstance(one, Asked):
            return
        self._choice.addItem("Not decided: stays apart and is listed", UNDECIDED)
        for other in one.question.alike:
            born = f", born {other.born}" if other.born else ""
            self._choice.addItem(f"The same as {other.name}{born}: {_terms(other)}", other.key)
        self._choice.addItem("Another person", Doubtful.NEW.value)
        self._choice.addItem("Leave this one out", Doubtful.SKIP.value)
        self._choice.setCurrentIndex(self._choice.findData(one.answer))

    def _answer(self) -> None:
        line, one = self._table.currentIndex().row(), self._table.chosen()
        if isinstance(one, Asked):
            self._asked.set_row(line, replace(one, answer=str(self._choice.currentData())))


def _refusals(preview: Preview) -> Table:
    model: RowsModel[Refused] = RowsModel(
        (Column(preview.read.unit.capitalize(), lambda row: f"! {row.line}", "fault", 1),
         Column("Why it is refused", lambda row: row.reason, "", 8)),
        lambda row: f"{preview.read.unit} {row.line}: {row.reason}",
    )  # fmt: skip
    model.set_rows(preview.read.refused)
    return Table(model, "Refused rows", size=Type.BODY)


def _people(pairs: Sequence[Pair], name: str, header: str) -> Table:
    model: RowsModel[Pair] = RowsModel(
        (Column("Name", lambda pair: pair[1].name, "strong", 3), Column(header, _difference, "", 8)),
        lambda pair: f"{pair[1].name}: {_difference(pair)}",
    )
    model.set_rows(pairs)
    return Table(model, name, size=Type.BODY)
