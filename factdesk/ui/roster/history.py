"""Who changed an official, when, and from what to what."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from factdesk.desk.officials import RosterChange
from factdesk.roster.official import Official
from factdesk.ui.day import day_words
from factdesk.ui.form import Rule, closing, fit, plain, scrolled
from factdesk.ui.roster.wording import confirmed_words, term_words
from factdesk.ui.theme import Role, Space


def lines_of(official: Official | None) -> list[str]:
    """An official as lines that can be compared."""
    if official is None:
        return []
    person = [f"name: {official.name}", *(f"spelling: {alias}" for alias in official.aliases)]
    person += [f"born: {official.born}"] if official.born else []
    person += [f"Wikidata: {official.wikidata}"] if official.wikidata else []
    return person + [", ".join(filter(None, (term_words(term), term.source, confirmed_words(term)))) for term in official.terms]


def differences(change: RosterChange) -> tuple[list[str], list[str]]:
    """What was taken away and what was put in, line by line."""
    before, after = lines_of(change.before), lines_of(change.after)
    return [line for line in before if line not in after], [line for line in after if line not in before]


class HistoryDialog(QDialog):
    """The newest change first."""

    def __init__(self, parent: QWidget | None, name: str, changes: Sequence[RosterChange]) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"History of {name}")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        if not changes:
            column.addWidget(plain("Nobody has changed this official; it is as the starter roster has it.", Role.MUTED, wrap=True))
        for change in reversed(changes):
            for label in _change(change):
                column.addWidget(label)
            column.addWidget(Rule())
        column.addStretch(1)
        box = closing(self)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(box)
        fit(self, 640, 480)


def _change(change: RosterChange) -> list[QLabel]:
    at = change.at.astimezone()
    labels = [plain(f"{day_words(at.date())}, {at:%H:%M} · {change.reviewer} · {change.what}", Role.STRONG, wrap=True)]
    gone, come = differences(change)
    if not gone and not come:
        labels.append(plain("nothing is different", Role.MUTED))
    labels += [plain(f"before  {line}", Role.MUTED, wrap=True) for line in gone]
    labels += [plain(f"after  {line}", wrap=True) for line in come]
    return labels
