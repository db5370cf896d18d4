"""A form names its fields, says what is wrong with them, and shows data as it is written."""

import gc
import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout
from shiboken6 import isValid

from factdesk.ui import form
from factdesk.ui.form import Form, buttons, fit, named, plain


def test_a_row_is_labelled_named_and_described(qtbot):
    made = Form()
    qtbot.addWidget(made)
    field = made.row("&Title:", QLineEdit(), "Readers see it.")
    label = next(label for label in made.findChildren(QLabel) if label.buddy() is field)
    assert label.text() == "&Title:"
    assert (field.accessibleName(), field.accessibleDescription()) == ("Title", "Readers see it.")


def test_a_fault_is_shown_marked_read_out_and_taken_back(qtbot):
    made = Form()
    qtbot.addWidget(made)
    field = made.row("Title", QLineEdit(), "Readers see it.")
    made.fault(field, "A title is needed.")
    assert made.faults() == {"Title": "A title is needed."}
    assert field.accessibleDescription() == "A title is needed."
    assert field.property("wrong") is True
    made.fault(field, "")
    assert made.faults() == {}
    assert field.accessibleDescription() == "Readers see it."


def test_labels_show_markup_as_text(qtbot):
    label = plain("<b>Janša</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_tool_tip_escapes_what_it_says(qtbot):
    field = named(QLineEdit(), "Name", "a < b & c")
    qtbot.addWidget(field)
    assert field.toolTip() == "<span>a &lt; b &amp; c</span>"


def test_return_does_what_the_main_button_says_and_escape_closes(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    _, main = buttons(dialog, "&Save")
    layout = QVBoxLayout(dialog)
    field = QLineEdit()
    layout.addWidget(field)
    layout.addWidget(main.parentWidget())
    dialog.show()
    assert main.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_a_dialog_that_goes_leaves_the_screen_in_place(qtbot, qapp):
    screen = qapp.primaryScreen()
    dialog = QDialog()
    fit(dialog, 500_000, 300)
    assert dialog.width() <= screen.availableGeometry().width()
    del dialog
    gc.collect()
    assert isValid(screen)


def test_no_widget_is_asked_for_its_screen():
    """PySide deletes the screen with the widget that was asked for it."""
    asked = [
        file.name
        for file in Path(form.__file__).parent.rglob("*.py")
        if re.search(r"(?<!`QWidget)\.screen\(\)", file.read_text("utf-8"))
    ]
    assert asked == []
