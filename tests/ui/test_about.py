"""About names versions, licences and credits, and its diagnostics can be copied."""

from PySide6.QtGui import QGuiApplication, QTextTable
from PySide6.QtWidgets import QPushButton, QTextBrowser

from factdesk import __version__
from factdesk.ui.about import AboutDialog, diagnostics, licence_words, own_licence
from factdesk.ui.theme import colours


def test_a_library_is_named_with_version_and_licence():
    assert licence_words("rapidfuzz").startswith("RapidFuzz ")
    assert "MIT" in licence_words("rapidfuzz")
    assert licence_words("no-such-library-here") == ""


def test_the_own_licence_is_in_reach():
    assert "MIT" in own_licence()


def test_diagnostics_can_be_copied(qtbot):
    dialog = AboutDialog(None, "/tmp/desk.sqlite3")
    qtbot.addWidget(dialog)
    next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Copy diagnostics").click()
    copied = QGuiApplication.clipboard().text()
    assert copied == diagnostics("/tmp/desk.sqlite3")
    assert f"FactDesk: {__version__}" in copied
    assert "Database: /tmp/desk.sqlite3" in copied


def test_tables_have_hair_lines_of_the_windows_own_colour(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    frames = dialog.findChild(QTextBrowser).document().rootFrame().childFrames()
    tables = [one.format() for one in frames if isinstance(one, QTextTable)]
    assert tables
    assert {made.borderBrush().color().name() for made in tables} == {colours().line}
    assert all(made.borderCollapse() for made in tables)
