"""Every action once: its name, its words, its key, and when it can be done.

The window makes one QAction of each and says what to do; menus, the command palette, the sheet of keys and the buttons all read here.
Single letters are off while a text field has focus: Qt offers a key to the focused field first, and a field takes letters.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Flag, StrEnum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Need(Flag):
    """What must be there for an action to make sense."""

    NOTHING = 0
    DRAFT = auto()
    """A draft is shown."""
    CLAIM = auto()
    """A claim is selected."""
    VERDICT = auto()
    """The selected claim has a verdict that stands."""
    ROSTER = auto()
    """The roster is shown."""
    DESK = auto()
    """The database is open."""
    UNDO = auto()
    REDO = auto()


class Group(StrEnum):
    """Where an action stands in menus and on the sheet of keys."""

    FILE = "File"
    REVIEW = "Review"
    GO = "Go to"
    EDIT = "Edit"
    VIEW = "View"
    ROSTER = "Roster"
    HELP = "Help"


class Act(StrEnum):
    """Names of actions; a settings file or a test may use them."""

    OPEN = "open"
    PASTE = "paste"
    SAMPLE = "sample"
    CLOSE_DRAFT = "close-draft"
    REPORT = "report"
    DATELINE = "dateline"
    CHECK_AGAIN = "check-again"
    EDIT_PARAGRAPH = "edit-paragraph"
    PREFERENCES = "preferences"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    VERIFY = "verify"
    WRONG = "wrong"
    UNCONFIRMED = "unconfirmed"
    NOT_A_FACT = "not-a-fact"
    WITHDRAW = "withdraw"
    CORRECTION = "correction"
    NOTE = "note"
    MARK = "mark"
    ADD_SOURCE = "add-source"
    SOURCES = "sources"
    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_LEFT = "next-left"
    FILTER = "filter"
    ROSTER = "roster"
    LEAVE_FIELD = "leave-field"
    NEXT_TAB = "next-tab"
    PREVIOUS_TAB = "previous-tab"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual-size"
    ORDER_TEXT = "order-text"
    ORDER_KIND = "order-kind"
    ORDER_STATE = "order-state"
    FULL_SCREEN = "full-screen"
    NEW_OFFICIAL = "new-official"
    EDIT_OFFICIAL = "edit-official"
    CONFIRM_OFFICIAL = "confirm-official"
    OFFICIAL_HISTORY = "official-history"
    MERGE_OFFICIAL = "merge-official"
    SPLIT_OFFICIAL = "split-official"
    REMOVE_OFFICIAL = "remove-official"
    CHECK_ROSTER = "check-roster"
    IMPORT_ROSTER = "import-roster"
    EXPORT_ROSTER = "export-roster"
    COMMANDS = "commands"
    KEYS = "keys"
    ABOUT = "about"


SUGGESTIONS = tuple(f"suggestion-{digit}" for digit in range(1, 10))
"""Names of the nine actions that take a suggestion."""


WANTING = {
    Need.DESK: "when the database is open", Need.DRAFT: "with a draft in view", Need.ROSTER: "with the roster in view",
    Need.CLAIM: "with a fact selected", Need.VERDICT: "once it is decided", Need.UNDO: "nothing to undo",
    Need.REDO: "nothing to do again",
}  # fmt: skip
"""Why an action cannot be done, by what is not there; the first one that is wanting is said."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What an action is before there is a window."""

    name: str
    text: str
    """As in a menu; "…" at its end when it asks something first."""
    keys: tuple[str, ...]
    """In Qt's portable spelling; the first one is shown."""
    group: Group
    needs: Need = Need.NOTHING
    checkable: bool = False


_D, _C, _R = Need.DRAFT, Need.DRAFT | Need.CLAIM, Need.ROSTER | Need.DESK

SPECS: tuple[Spec, ...] = (
    Spec(Act.OPEN, "Open a draft…", ("Ctrl+O",), Group.FILE),
    Spec(Act.PASTE, "Paste text as a draft", ("Ctrl+Shift+V",), Group.FILE),
    Spec(Act.SAMPLE, "Open the sample article", (), Group.FILE),
    Spec(Act.DATELINE, "Set the dateline…", ("D",), Group.FILE, _D),
    Spec(Act.CHECK_AGAIN, "Read again", ("F5",), Group.FILE, _D),
    Spec(Act.REPORT, "Report…", ("Ctrl+E",), Group.FILE, _D),
    Spec(Act.CLOSE_DRAFT, "Close this tab", ("Ctrl+W",), Group.FILE),
    Spec(Act.PREFERENCES, "Preferences…", ("Ctrl+,",), Group.FILE),
    Spec(Act.QUIT, "Quit", ("Ctrl+Q",), Group.FILE),
    Spec(Act.UNDO, "Undo", ("Ctrl+Z",), Group.EDIT, Need.UNDO),
    Spec(Act.REDO, "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Group.EDIT, Need.REDO),
    Spec(Act.EDIT_PARAGRAPH, "Edit paragraph…", ("F2",), Group.EDIT, _D),
    Spec(Act.VERIFY, "Verified", ("V",), Group.REVIEW, _C),
    Spec(Act.WRONG, "Wrong", ("W",), Group.REVIEW, _C),
    Spec(Act.UNCONFIRMED, "Cannot confirm", ("U",), Group.REVIEW, _C),
    Spec(Act.NOT_A_FACT, "Not a fact", ("X",), Group.REVIEW, _C),
    Spec(Act.WITHDRAW, "Withdraw the verdict", ("Backspace",), Group.REVIEW, _C | Need.VERDICT),
    Spec(Act.CORRECTION, "Write the correction", ("C",), Group.REVIEW, _C),
    Spec(Act.NOTE, "Write a note", ("N",), Group.REVIEW, _C),
    Spec(Act.MARK, "Mark the selected words as a fact to check", ("M",), Group.REVIEW, _D),
    Spec(Act.ADD_SOURCE, "Add a source…", ("S",), Group.REVIEW, _C),
    *(Spec(name, f"Take suggestion {digit}", (str(digit),), Group.REVIEW, _C) for digit, name in enumerate(SUGGESTIONS, start=1)),
    Spec(Act.NEXT, "Next fact in the list", ("J",), Group.GO, _D),
    Spec(Act.PREVIOUS, "Previous fact in the list", ("K",), Group.GO, _D),
    Spec(Act.NEXT_LEFT, "Next fact that is left", ("L",), Group.GO, _D),
    Spec(Act.FILTER, "Filter the list", ("/", "Ctrl+F"), Group.GO),
    Spec(Act.LEAVE_FIELD, "Back to the list", ("Esc",), Group.GO, _D),
    Spec(Act.SOURCES, "Sources of the draft…", ("Ctrl+Shift+S",), Group.GO, _D),
    Spec(Act.ROSTER, "Roster", ("Ctrl+R",), Group.GO),
    Spec(Act.NEXT_TAB, "Next tab", ("Ctrl+Tab", "Ctrl+PgDown"), Group.GO),
    Spec(Act.PREVIOUS_TAB, "Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), Group.GO),
    Spec(Act.LARGER, "Larger article", ("Ctrl++", "Ctrl+="), Group.VIEW, _D),
    Spec(Act.SMALLER, "Smaller article", ("Ctrl+-",), Group.VIEW, _D),
    Spec(Act.USUAL_SIZE, "Article at its usual size", ("Ctrl+0",), Group.VIEW, _D),
    Spec(Act.ORDER_TEXT, "List in the order of the text", (), Group.VIEW, _D, checkable=True),
    Spec(Act.ORDER_KIND, "List by kind", (), Group.VIEW, _D, checkable=True),
    Spec(Act.ORDER_STATE, "List the gravest first", (), Group.VIEW, _D, checkable=True),
    Spec(Act.FULL_SCREEN, "Full screen", ("F11",), Group.VIEW, checkable=True),
    Spec(Act.NEW_OFFICIAL, "New official", ("Ctrl+N",), Group.ROSTER, _R),
    Spec(Act.EDIT_OFFICIAL, "Edit the official…", ("Ctrl+Return",), Group.ROSTER, _R),
    Spec(Act.CONFIRM_OFFICIAL, "Confirm the official today", ("Ctrl+D",), Group.ROSTER, _R),
    Spec(Act.OFFICIAL_HISTORY, "History of the official", ("Ctrl+H",), Group.ROSTER, _R),
    Spec(Act.MERGE_OFFICIAL, "Merge the official with another…", (), Group.ROSTER, _R),
    Spec(Act.SPLIT_OFFICIAL, "Split the official into two…", (), Group.ROSTER, _R),
    Spec(Act.REMOVE_OFFICIAL, "Remove the official", (), Group.ROSTER, _R),
    Spec(Act.CHECK_ROSTER, "Check the roster…", (), Group.ROSTER, Need.DESK),
    Spec(Act.IMPORT_ROSTER, "Import a roster…", (), Group.ROSTER, Need.DESK),
    Spec(Act.EXPORT_ROSTER, "Export the roster…", (), Group.ROSTER, Need.DESK),
    Spec(Act.COMMANDS, "All commands…", ("Ctrl+K",), Group.HELP),
    Spec(Act.KEYS, "Keys", ("?", "F1"), Group.HELP),
    Spec(Act.ABOUT, "About FactDesk", (), Group.HELP),
)


class Actions(QObject):
    """The window's QActions by name."""

    done = Signal(str)
    """The name of an action that was triggered."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for spec in SPECS:
            action = QAction(spec.text, window)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(spec.checkable)
            action.triggered.connect(lambda _checked=False, name=spec.name: self.done.emit(name))
            self._actions[spec.name] = action
            window.addAction(action)
        self.meet(Need.NOTHING)

    def __getitem__(self, name: str) -> QAction:
        """The QAction of a name; KeyError for a name that is not in SPECS."""
        return self._actions[name]

    def connect_all(self, doings: dict[str, Callable[[], object]]) -> None:
        """Say what each named action does."""
        for name, doing in doings.items():
            self._actions[name].triggered.connect(lambda _checked=False, do=doing: do())

    def meet(self, met: Need, *, suggestions: int = 0) -> None:
        """Enable exactly the actions whose needs are met, and as many suggestions as there are; the others say in their status tip why."""
        for spec in SPECS:
            wanting = next((why for need, why in WANTING.items() if need in spec.needs and need not in met), "")
            self._actions[spec.name].setEnabled(not wanting)
            self._actions[spec.name].setStatusTip(wanting)
        for digit, name in enumerate(SUGGESTIONS, start=1):
            if digit > suggestions and _C in met:
                self._actions[name].setEnabled(False)
                self._actions[name].setStatusTip("no such suggestion")

    def in_group(self, group: Group) -> Iterable[QAction]:
        """The actions of one group, in their order."""
        return (self._actions[spec.name] for spec in SPECS if spec.group is group)
