"""Garbage is collected on the window's thread only.

Python collects on whatever thread happens to allocate; a closed dialog that goes this way on a worker's thread leaves its timers with Qt,
which then calls into freed memory.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks."""


class Garbage(QObject):
    """Keeps Python from collecting by itself, and does it in its place, by the same thresholds, until it is closed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    @staticmethod
    def look() -> None:
        """Collect the oldest generation that is due, and the younger ones with it; a worker that rested may have let Python collect again."""
        gc.disable()
        due = [old for old, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit > 0]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
