"""Preferences answer with what was changed, and only when it is right."""

from PySide6.QtWidgets import QComboBox, QLineEdit

from factdesk.settings import Settings
from factdesk.ui.preferences import PreferencesDialog


def field(dialog, name, kind=QLineEdit):
    return next(one for one in dialog.findChildren(kind) if one.accessibleName() == name)


def test_nothing_changed_answers_nothing(qtbot):
    dialog = PreferencesDialog(None, Settings(reviewer="Ada", zoom=1.37))
    qtbot.addWidget(dialog)
    assert dialog.answer() == {}


def test_what_was_changed_is_answered(qtbot):
    dialog = PreferencesDialog(None, Settings(reviewer="Ada"))
    qtbot.addWidget(dialog)
    field(dialog, "Your name").setText(" Grace ")
    theme = field(dialog, "Colours", QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    size = field(dialog, "Size of the interface", QComboBox)
    size.setCurrentIndex(size.findData(1.5))
    field(dialog, "Names by spaCy").setText(" en_core_web_sm ")
    assert dialog.answer() == {"reviewer": "Grace", "theme": "dark", "zoom": 1.5, "pipeline": "en_core_web_sm"}


def test_a_blank_name_cannot_be_saved(qtbot):
    dialog = PreferencesDialog(None, Settings(reviewer="Ada"))
    qtbot.addWidget(dialog)
    field(dialog, "Your name").setText("  ")
    assert not dialog._main.isEnabled()
    assert field(dialog, "Your name").accessibleDescription().startswith("A name is needed")
