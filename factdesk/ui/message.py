"""A calm message: one or two sentences of plain text, never in the way of what is being saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def tell(parent: QWidget | None, said: str, *, more: str = "") -> QMessageBox:
    """Show a sentence and, folded away, its details; it does not wait for an answer."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("FactDesk")
    box.setAccessibleName("Message")
    box.setText(said)
    if more:
        box.setDetailedText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.open()
    return box
