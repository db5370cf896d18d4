"""Who changed an official, when, from what to what, field by field; and a way back to any of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from factdesk.desk.officials import RosterChange
from factdesk.roster.official import Official, Term
from factdesk.ui.day import day_words
from factdesk.ui.form import Rule, button, closing, fit, named, plain, scrolled
from factdesk.ui.roster.conflict import paired
from factdesk.ui.roster.wording import checked_words, confirmed_words, term_words
from factdesk.ui.theme import Role, Space

NOTHING = "—"


def differences(change: RosterChange) -> tuple[tuple[str, str, str], ...]:
    """What is different: the field, before, after; a dash is nothing."""
    return tuple(_differences(change.before, change.after))


def _differences(before: Official | None, after: Official | None) -> Iterator[tuple[str, str, str]]:
    if before is None or after is None:
        there = after or before
        if there is not None:
            yield from (_turned(line, new=before is None) for line in _all(there))
        return
    for what, one, other in (
        ("Name", before.name, after.name),
        ("Born", day_words(before.born), day_words(after.born)),
        ("Wikidata", before.wikidata or "", after.wikidata or ""),
    ):
        if one != other:
            yield what, one or NOTHING, other or NOTHING
    yield from (("Spelling", words, NOTHING) for words in before.aliases if words not in after.aliases)
    yield from (("Spelling", NOTHING, words) for words in after.aliases if words not in before.aliases)
    yield from (("Discouraged", words, NOTHING) for words in before.discouraged if words not in after.discouraged)
    yield from (("Discouraged", NOTHING, words) for words in after.discouraged if words not in before.discouraged)
    gone = [term for term in before.terms if term not in after.terms]
    come = [term for term in after.terms if term not in before.terms]
    for old, new in paired(gone, come):
        yield from _of_term(old, new)


def _of_term(old: Term | None, new: Term | None) -> Iterator[tuple[str, str, str]]:
    if old is None or new is None:
        yield "Term", _whole(old) if old else NOTHING, _whole(new) if new else NOTHING
        return
    for what, one, other in (
        ("Term", term_words(old), term_words(new)),
        ("Status", old.status.value, new.status.value),
        ("Source", old.source, new.source),
        ("Confirmed", checked_words(old), checked_words(new)),
    ):
        if one != other:
            yield (what if what == "Term" else f"{_named(new)}, {what.casefold()}"), one or NOTHING, other or NOTHING


def _named(term: Term) -> str:
    return f"{term.office.name} from {term.start.year}" if term.start else term.office.name


def _whole(term: Term) -> str:
    return ", ".join(filter(None, (term_words(term), term.source, confirmed_words(term))))


def _all(official: Official) -> Iterator[tuple[str, str]]:
    yield "Name", official.name
    yield from (("Discouraged" if words in official.discouraged else "Spelling", words) for words in official.aliases)
    yield from (("Born", day_words(official.born)),) if official.born else ()
    yield from (("Wikidata", official.wikidata),) if official.wikidata else ()
    yield from (("Term", _whole(term)) for term in official.terms)


def _turned(line: tuple[str, str], *, new: bool) -> tuple[str, str, str]:
    return (line[0], NOTHING, line[1]) if new else (line[0], line[1], NOTHING)


class HistoryDialog(QDialog):
    """The newest change first; each can be gone back to, which is a change of its own."""

    revert_asked = Signal(object)
    """The official as they were after a change."""

    def __init__(self, parent: QWidget | None, name: str, changes: Sequence[RosterChange], now: Official | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"History of {name}")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        if not changes:
            column.addWidget(plain("Nobody has changed this official; it is as the starter roster has it.", Role.MUTED, wrap=True))
        for change in reversed(changes):
            column.addLayout(self._change(change, now))
            column.addWidget(Rule())
        first = changes[0] if changes else None
        if first is not None and first.before is not None and first.before != now:
            row = QHBoxLayout()
            row.addWidget(plain("Before all of these", Role.STRONG, wrap=True), 1)
            row.addWidget(self._revert(first.before, "before the first change"))
            column.addLayout(row)
        column.addStretch(1)
        box = closing(self)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolled(page), 1)
        layout.addWidget(box)
        box.buttons()[0].setFocus(Qt.FocusReason.PopupFocusReason)  # Return must not go back to anything by itself
        fit(self, 720, 520 if changes else 160)

    def _revert(self, official: Official, when: str) -> QWidget:
        made = named(
            button("Revert to this"), f"Revert to this, {when}", f"Make {official.name} as they were {when}; it can be undone"
        )
        made.clicked.connect(partial(self._ask, official))
        return made

    def _ask(self, official: Official) -> None:
        self.revert_asked.emit(official)
        self.accept()

    def _change(self, change: RosterChange, now: Official | None) -> QVBoxLayout:
        at = change.at.astimezone()
        when = f"{day_words(at.date())}, {at:%H:%M}"
        head = QHBoxLayout()
        head.addWidget(plain(f"{when} · {change.reviewer or 'no name'} · {change.what}", Role.STRONG, wrap=True), 1)
        if change.after is not None and change.after != now:
            head.addWidget(self._revert(change.after, f"after the change of {when}"))
        column = QVBoxLayout()
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        lines = differences(change)
        if not lines:
            column.addWidget(plain("nothing is different", Role.MUTED))
        for what, before, after in lines:
            column.addWidget(plain(f"{what}: {before} → {after}", wrap=True))
        return column
