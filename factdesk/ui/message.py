"""A calm message: one or two sentences of plain text, never in the way of what is being saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

NAME = "Message"
BETWEEN = "\n\n"
"""What stands between two sentences of one message."""


def tell(parent: QWidget | None, said: str, *, more: str = "") -> QMessageBox:
    """Show a sentence and, folded away, its details; it does not wait for an answer.

    While a message stands that nobody has read yet, the next one is a paragraph of it: ten files that cannot be read are one message.
    """
    box = _unread(parent)
    if box is not None and not more:
        if said not in box.text().split(BETWEEN):
            box.setText(f"{box.text()}{BETWEEN}{said}")
        return box
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("FactDesk")
    box.setAccessibleName(NAME)
    box.setText(said)
    if more:
        box.setDetailedText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.open()
    return box


def _unread(parent: QWidget | None) -> QMessageBox | None:
    """The message over a window, if there is one without a question of its own."""
    boxes = parent.findChildren(QMessageBox, options=Qt.FindChildOption.FindDirectChildrenOnly) if parent is not None else []
    return next((box for box in boxes if box.isVisible() and box.accessibleName() == NAME and len(box.buttons()) == 1), None)
