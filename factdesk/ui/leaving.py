"""Dialogs in which one types much: Esc, Cancel and the window's own button ask before they throw it away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMessageBox


class Leaving(QDialog):
    """`leave` closes it, after a question where something would be lost; `reject` closes it in any case."""

    def unsaved(self) -> bool:
        """Whether something was typed that nobody has taken yet."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close without taking what was typed, if the reviewer means it."""
        if not self.unsaved():
            self.reject()
            return
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.windowTitle())
        box.setText("Close without saving? What you typed here is lost.")
        stay = box.addButton("Keep editing", QMessageBox.ButtonRole.RejectRole)
        away = box.addButton("Discard", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        away.clicked.connect(self.reject)
        box.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window's own button leaves too."""
        if self.isVisible() and self.unsaved():
            event.ignore()
            self.leave()
            return
        super().closeEvent(event)
