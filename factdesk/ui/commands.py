"""The command palette: every action by name, found by a few of its letters."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from factdesk.ui.choose import Choice, Chooser
from factdesk.ui.form import spoken


def choice_of(action: QAction) -> Choice:
    """An action as a choice: its name, and at the right its key, or why it cannot be done now."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Choice(spoken(action.text()), action, key if action.isEnabled() else action.statusTip() or key, action.isEnabled())


class CommandPalette(Chooser):
    """All actions of a window; the one that is taken is triggered after the palette has closed."""

    def __init__(self, parent: QWidget | None, actions: Sequence[QAction]) -> None:
        choices = [choice_of(action) for action in actions if action.text() and not action.isSeparator()]
        super().__init__(parent, "Commands", "What do you want to do?", choices)
        self.chosen.connect(lambda action: action.trigger())
