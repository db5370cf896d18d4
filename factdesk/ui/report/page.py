"""A document that fetches nothing: whatever a page asks for besides its own words is not loaded."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QTextDocument


class ClosedDocument(QTextDocument):
    """QTextDocument loads file:// pictures by itself; this one loads nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002 (Qt's signature)
        """Qt: a picture or style sheet is asked for; there is none."""
        return None
