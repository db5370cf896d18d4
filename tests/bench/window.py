"""The window: how long it does not answer while a manuscript of 100,000 words is opened, saved again and read again."""

import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reading import MANUSCRIPT, news

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from factdesk.ui.work import Work

BEAT = 10
"""Milliseconds between two beats of the heart."""
WANTED = 100
"""Milliseconds between two beats at most. On a busy machine the second figure tells: what this process computed meanwhile."""
PATIENCE = 120


class Heart:
    """Beats in the window's event loop; the longest pauses are kept, by the clock and by what the process computed in them."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.monotonic(), time.process_time()
        self.pauses: list[tuple[float, float]] = []
        self.where: dict[float, str] = {}
        self._timer.start()
        threading.Thread(target=self._watch, args=(threading.get_ident(),), daemon=True).start()

    def _beat(self) -> None:
        now = time.monotonic(), time.process_time()
        self.pauses.append((now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def _watch(self, thread: int) -> None:
        """Note where the window's thread is when a beat is late."""
        while True:
            time.sleep(WANTED / 2000)
            if time.monotonic() - self._last[0] > WANTED / 1000:
                frames = traceback.extract_stack(sys._current_frames()[thread])
                self.where[self._last[0]] = " < ".join(
                    f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-5:])
                )

    def tell(self, name: str, took: float) -> None:
        """Print what was seen since the last time."""
        longest = max(self.pauses, default=(0.0, 0.0))
        computed = max((one for _, one in self.pauses), default=0.0)
        late = sum(pause > WANTED / 1000 for pause, _ in self.pauses)
        print(f"{name:58} {took:6.1f} s, longest pause {longest[0] * 1000:4.0f} ms, of that computed at most {computed * 1000:4.0f} ms, "
              f"{late} of {len(self.pauses)} beats later than {WANTED} ms")  # fmt: skip
        if "-v" in sys.argv:
            for place in self.where.values():
                print(f"    {place}")
        self.pauses.clear()
        self.where.clear()


def until(app: "QApplication", met: Callable[[], object]) -> float:
    """Let the window live until something is so; the seconds it took."""
    began = time.monotonic()
    while not met():
        app.processEvents()
        time.sleep(0.001)
        if time.monotonic() - began > PATIENCE:
            raise SystemExit("it did not come in time")
    return time.monotonic() - began


def live(app: "QApplication", seconds: float) -> float:
    """Let the window live for so long."""
    end = time.monotonic() + seconds
    return until(app, lambda: time.monotonic() > end)


def main() -> None:
    """Print the table; a folder of its own holds the settings and the database."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        measure(Path(folder))


def measure(folder: Path) -> None:
    """Open, read again, edit."""
    from PySide6.QtWidgets import QApplication

    from factdesk import app as program
    from factdesk.desk.desk import Desk
    from factdesk.draft.excerpt import rewritten

    database, path = folder / "bench.sqlite3", folder / "manuscript.md"
    Desk.open(str(database)).close()
    text = news(MANUSCRIPT)
    path.write_text(text, "utf-8")
    app = QApplication.instance() or QApplication(["factdesk"])
    assert isinstance(app, QApplication)
    window = program.shell(app)
    works: list[Work] = []
    window.first_painted.connect(lambda: program.warm(lambda: works.append(program.filled(window, [], str(database)))))
    window.resize(1300, 850)
    heart = Heart()
    window.show()
    heart.tell("from the first paint until it can be used", until(app, lambda: works and works[0].door.open))
    work = works[0]
    heart.tell("while the reading process warms up", live(app, 2))
    work.open_files([str(path)])
    heart.tell("opening the manuscript: until its text is there", until(app, lambda: work.arrivals.pages))
    heart.tell(
        "  until what is in view is marked", until(app, lambda: all(page.article.marks for page in work.arrivals.pages.values()))
    )
    heart.tell("  until all of it is checked", until(app, lambda: shown(work) and not work.arrivals.pages))
    before = shown(work)
    path.write_text(text.replace("Kyiv", "Lviv", 1), "utf-8")
    assert work.page is not None
    until(app, lambda: work.page and work.page.notice.isVisible())
    work.read_again(work.page)
    heart.tell("saved again, and read again", until(app, lambda: shown(work) > before))
    before, review = shown(work), work.page.review
    assert review is not None
    work.opening.edited(review, rewritten(review.result.draft, 1500, "Three trains came on 5 May 2021."))
    heart.tell("a paragraph edited", until(app, lambda: shown(work) > before))
    heart.tell("  and after that", live(app, 0.5))
    window.close()


def shown(work: "Work") -> int:
    """The number of the draft whose review is in view, 0 while it is on its way."""
    page = work.page
    return page.draft_id if page and page.review and page.review.draft_id == page.draft_id else 0


if __name__ == "__main__":
    main()
