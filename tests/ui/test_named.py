"""Every dialog closes by Esc, has one default button, and gives each control a name."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
)

from factdesk.desk.merging import merged
from factdesk.desk.rosters import Preview
from factdesk.review.source import Source, SourceKind
from factdesk.roster.from_csv import read_csv
from factdesk.settings import Settings
from factdesk.ui.about import AboutDialog
from factdesk.ui.background import Background
from factdesk.ui.encoding import EncodingDialog
from factdesk.ui.keys import KeysSheet
from factdesk.ui.paste import PasteDialog
from factdesk.ui.preferences import PreferencesDialog
from factdesk.ui.report.dialog import ReportDialog
from factdesk.ui.roster.conflict import ConflictDialog
from factdesk.ui.roster.editor import OfficialEditor
from factdesk.ui.roster.faults import FaultsDialog
from factdesk.ui.roster.history import HistoryDialog
from factdesk.ui.roster.importing import ImportDialog
from factdesk.ui.roster.merge import MergeDialog
from factdesk.ui.roster.office import OfficeDialog
from factdesk.ui.roster.split import SplitDialog
from factdesk.ui.server import PasswordDialog, ServerDialog
from factdesk.ui.sources import SourceDialog
from factdesk.ui.theme import Space

TODAY = date(2022, 3, 16)
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView)
FILE = b"name,office,jurisdiction,start,end\nPetr Fiala,Prime Minister,CZ,2021,\nNobody,King,Ruritania,1900,\n"


@pytest.fixture
def make(qtbot, review):
    background = Background()
    read = read_csv(FILE, "more.csv")
    twin = replace(read.officials[0], key="other")
    preview = Preview(read, merged([twin], [replace(read.officials[0], terms=()), replace(read.officials[0], name="New One")]))
    quit_ = QAction("Quit")
    quit_.setShortcut("Ctrl+Q")
    makers = {
        "about": lambda: AboutDialog(None, "desk.sqlite3"),
        "encoding": lambda: EncodingDialog(None, "wire.txt", [("cp1252", "£"), ("cp1250", "Ł")]),
        "keys": lambda: KeysSheet(None, {"File": [quit_]}),
        "paste": lambda: PasteDialog(None, "Some text."),
        "preferences": lambda: PreferencesDialog(None, Settings(reviewer="Ada")),
        "report": lambda: ReportDialog(None, review, background, reviewer="Ada", now=lambda: datetime(2022, 3, 16, tzinfo=UTC)),
        "source": lambda: SourceDialog(None, TODAY, sources=[Source(1, "A", SourceKind.BOOK, "A book")]),
        "editor": lambda: OfficialEditor(None, read.officials[0], offices=["Prime Minister"], places=["Czechia"], today=TODAY),
        "import": lambda: ImportDialog(None, "more.csv", preview),
        "history": lambda: HistoryDialog(None, "Petr Fiala", ()),
        "merge": lambda: MergeDialog(None, read.officials[0], lambda words, then: then(read.officials)),
        "split": lambda: SplitDialog(None, read.officials[0]),
        "office": lambda: OfficeDialog(None, "Prime Minister, Czechia", (), day=TODAY, today=TODAY),
        "faults": lambda: FaultsDialog(None),
        "conflict": lambda: ConflictDialog(None, read.officials[0], None, "Bo"),
        "server": lambda: ServerDialog(None, "postgresql://ana@desk.example/facts"),
        "password": lambda: PasswordDialog(None, "facts on desk.example asks for a password.", keyring=True),
    }

    kept = []

    def made(name):
        dialog = makers[name]()
        kept.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield made
    background.close()


EVERY = [
    "about",
    "encoding",
    "keys",
    "paste",
    "preferences",
    "report",
    "source",
    "editor",
    "import",
    "history",
    "merge",
    "split",
    "office",
    "faults",
    "conflict",
    "server",
    "password",
]


def own(dialog, kinds):
    """Controls of ours: Qt's own parts are named qt_… or belong to a scroll bar, a header or a list that drops down."""
    for kind in kinds:
        for one in dialog.findChildren(kind):
            if one.isVisible() and not one.objectName().startswith("qt_") and "Header" not in type(one).__name__:
                yield one


@pytest.mark.parametrize("name", EVERY)
def test_every_control_has_a_name(make, name):
    nameless = [
        type(one).__name__
        for one in own(make(name), CONTROLS)
        if not one.accessibleName() and one.metaObject().className() not in {"QTabBar", "CloseButton", "QTableCornerButton"}
    ]
    assert nameless == []


@pytest.mark.parametrize("name", EVERY)
def test_every_label_of_a_field_leads_to_it_or_shows_plain_text(make, name):
    rich = [label.text() for label in make(name).findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    assert [words for words in rich if "<" in words] == []


@pytest.mark.parametrize("name", EVERY)
def test_every_dialog_is_framed_by_the_scale_of_distances(make, name):
    margins = make(name).layout().contentsMargins()
    assert {margins.left(), margins.top(), margins.right(), margins.bottom()} == {Space.LARGE}


@pytest.mark.parametrize("name", EVERY)
def test_return_presses_the_button_that_has_the_focus_and_no_other(qtbot, make, name):
    dialog = make(name)
    leave = next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") in {"Cancel", "Close", "Back"})
    leave.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(leave, Qt.Key.Key_Return)


@pytest.mark.parametrize("name", EVERY)
def test_there_is_one_default_button_and_escape_closes(qtbot, make, name):
    dialog = make(name)
    defaults = [b for b in dialog.findChildren(QPushButton) if b.isDefault()]
    assert len(defaults) == 1
    assert defaults[0] in dialog.findChild(QDialogButtonBox).buttons()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", EVERY)
def test_every_field_is_reached_by_tab(qtbot, make, name):
    dialog = make(name)
    wanted = {
        one
        for one in own(dialog, (QLineEdit, QComboBox, QAbstractItemView))
        if one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    seen, one = set(), dialog
    for _ in range(400):
        one = one.nextInFocusChain()
        seen.add(one)
    assert wanted <= seen


def test_formats_are_chosen_by_the_arrows(qtbot, make):
    dialog = make("report")
    qtbot.waitUntil(dialog.isActiveWindow)
    first = dialog.findChildren(QRadioButton)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert dialog.format.name == "pdf"
    assert dialog._says.text().startswith("To read, print and file")
