"""The stack itself: names, order, and what Qt does with a command that was overtaken."""

from PySide6.QtGui import QUndoCommand, QUndoStack

from factdesk.review.verdict import Ruling
from factdesk.ui.shortened import shortened
from factdesk.ui.undo import WORDS


def test_every_ruling_has_its_words():
    assert set(WORDS) == set(Ruling)
    assert WORDS[Ruling.WRONG].format("Slovak PM Janez Janša") == "mark ‘Slovak PM Janez Janša’ wrong"


def test_long_claims_are_cut_and_lines_are_joined():
    assert shortened("two\nlines", 40) == "two lines"
    assert len(shortened("word " * 30, 40)) <= 40
    assert shortened("word " * 30, 40).endswith("…")


def test_an_obsolete_command_is_dropped_without_being_run(qapp):
    ran = []

    class Command(QUndoCommand):
        def redo(self):
            ran.append("redo")

        def undo(self):
            ran.append("undo")

    stack, command = QUndoStack(), Command("x")
    stack.push(command)
    stack.undo()
    command.setObsolete(True)
    stack.redo()
    assert ran == ["redo", "undo"]
    assert (stack.count(), stack.index()) == (0, 0)
