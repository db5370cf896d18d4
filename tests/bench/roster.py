"""The roster page over a large database: how long it takes to be laid out and searched, and how long the window does not answer meanwhile.

    python tests/bench/roster.py DATABASE

DATABASE is the path of a SQLite file into which a large roster was imported (`factdesk roster import FILE --database DATABASE`).
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from window import Heart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TYPED = ("m", "ma", "mar", "maria", "maria g", "prime minister", "prime minister slovenia", "jnaez jansa", "")
WANTED = 50
"""Milliseconds that the window may be held up at most while one types."""
PATIENCE = 600


def main(database: str) -> None:
    """Print the table."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from factdesk.desk.desk import Desk
    from factdesk.ui.background import Background
    from factdesk.ui.roster.page import RosterPage

    application = QApplication([])
    heart = Heart()
    background = Background()
    page = RosterPage(background, reviewer=lambda: "bench", now=lambda: datetime.now(UTC))
    page.resize(900, 700)
    page.show()
    counted: list[int] = []
    page.counted.connect(lambda officials, _: counted.append(officials))
    desk = Desk.open(database)
    page.set_desk(desk)
    heart.tell("laid out", waited(application, lambda: bool(counted and page.model.rows)))
    print(f"  {counted[0]:,} officials; typing may hold the window up for {WANTED} ms")
    for words in TYPED:
        shown = page.model.rows
        page.search.setText(words)
        heart.tell(f"“{words}”", waited(application, lambda shown=shown: page.model.rows is not shown))
    desk.close()
    background.close()


def waited(application: "QApplication", until: Callable[[], bool]) -> float:
    """Seconds until something is so, and a breath more for what follows."""
    began = time.monotonic()
    while not until() and time.monotonic() - began < PATIENCE:
        application.processEvents()
        time.sleep(0.001)
    took = time.monotonic() - began
    while time.monotonic() - began < took + 0.1:
        application.processEvents()
    return took


if __name__ == "__main__":
    if sys.argv[1:]:
        main(sys.argv[1])
    else:
        print(__doc__)
