"""A form names its fields, says what is wrong with them, and shows data as it is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout

from factdesk.ui.form import Form, buttons, named, plain


def test_a_row_is_labelled_named_and_described(qtbot):
    form = Form()
    qtbot.addWidget(form)
    field = form.row("&Title:", QLineEdit(), "Readers see it.")
    label = next(label for label in form.findChildren(QLabel) if label.buddy() is field)
    assert label.text() == "&Title:"
    assert (field.accessibleName(), field.accessibleDescription()) == ("Title", "Readers see it.")


def test_a_fault_is_shown_marked_read_out_and_taken_back(qtbot):
    form = Form()
    qtbot.addWidget(form)
    field = form.row("Title", QLineEdit(), "Readers see it.")
    form.fault(field, "A title is needed.")
    assert form.faults() == {"Title": "A title is needed."}
    assert field.accessibleDescription() == "A title is needed."
    assert field.property("wrong") is True
    form.fault(field, "")
    assert form.faults() == {}
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
