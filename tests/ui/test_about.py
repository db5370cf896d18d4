"""About names versions, licences and credits, and its diagnostics can be copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from factdesk import __version__
from factdesk.ui.about import AboutDialog, diagnostics, licence_words, own_licence


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
