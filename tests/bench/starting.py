"""Starting: the first painted window and a whole `factdesk check`, medians of whole processes, interleaved with a peer."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
SAMPLE = TOP / "resources" / "samples" / "kyiv-journey.md"
RUNS = 15

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        QApplication.exit(0)
application = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QPlainTextEdit())
window.show()
application.exec()
"""
OURS = """
import os, sys, time
from factdesk import app
def painted():
    print(time.monotonic(), flush=True)
    assert "sqlmodel" not in sys.modules
    os._exit(0)
shell = app.shell
def timed(application):
    window = shell(application)
    window.first_painted.connect(painted)
    return window
app.shell = timed
app.main(["factdesk"])
"""


def first_paint(script: str, folder: str) -> float:
    """Milliseconds from the start of the process to the first painted window."""
    began = time.monotonic()
    environment = {
        **os.environ,
        **{f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("DATA", "CONFIG", "CACHE", "STATE")},
    }
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return (float(done.stdout.split()[0]) - began) * 1000


def whole(command: list[str], folder: str) -> float:
    """Milliseconds of a whole process."""
    environment = {
        **os.environ,
        **{f"XDG_{name}_HOME": f"{folder}/{name.lower()}" for name in ("DATA", "CONFIG", "CACHE", "STATE")},
    }
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode in (0, 1), done.stderr
    return (time.monotonic() - began) * 1000


def pair(name: str, ours: Callable[[], float], peer: Callable[[], float], wanted: float) -> None:
    """Interleave both, print medians and their ratio beside the one wanted."""
    ours(), peer()
    both = [(ours(), peer()) for _ in range(RUNS)]
    mine, theirs = (statistics.median(column) for column in zip(*both, strict=True))
    print(f"{name:58} {mine:8.0f} ms  peer {theirs:8.0f} ms  ratio {mine / theirs:5.2f}  (wanted at most {wanted})")


def check_in_process() -> None:
    """The sample, read and checked with the starter roster already loaded."""
    from factdesk import check
    from factdesk.assets import asset
    from factdesk.draft.reading import read
    from factdesk.roster import open_roster

    with tempfile.TemporaryDirectory() as cache:
        starter = next(path for path in asset("roster").iterdir() if path.name.startswith("officials."))
        roster = open_roster(starter, cache=cache)
        draft = read(SAMPLE)
        times = []
        for _ in range(RUNS * 3):
            began = time.perf_counter()
            check(draft, roster=roster, today=date(2022, 3, 15))
            times.append((time.perf_counter() - began) * 1000)
    print(f"{'check of the sample, in process: first':58} {times[0]:8.0f} ms")
    print(f"{'check of the sample, in process: median':58} {statistics.median(times):8.1f} ms  (wanted at most 60)")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        pair(
            "first painted window / bare QMainWindow with an editor",
            lambda: first_paint(OURS, folder),
            lambda: first_paint(BARE, folder),
            2,
        )
        check = [str(Path(sys.executable).parent / "factdesk"), "check", str(SAMPLE)]
        pair(
            "factdesk check, whole process / python -c 'import sqlmodel'",
            lambda: whole(check, folder),
            lambda: whole([sys.executable, "-c", "import sqlmodel"], folder),
            3,
        )
    check_in_process()


if __name__ == "__main__":
    main()
