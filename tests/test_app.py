"""Starting: paint first, database after; what cannot start says so in one line."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from factdesk import app as program
from PySide6.QtWidgets import QApplication
app = QApplication([])
window = program.shell(app)
loaded = []
def painted():
    loaded.extend(name for name in ("sqlmodel", "sqlalchemy", "alembic", "numpy", "rapidfuzz", "factdesk.checks.run") if name in sys.modules)
    print("painted", *loaded)
    app.quit()
window.first_painted.connect(painted)
window.show()
app.exec()
"""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, timeout=60, env={**inherited, **environment}, check=False
    )


def test_the_first_picture_waits_for_no_database():
    done = run("-c", START, QT_QPA_PLATFORM="offscreen")
    assert (done.stdout.strip(), done.returncode) == ("painted", 0), done.stderr


def test_without_a_display_there_is_one_line_and_no_crash():
    done = run("-c", "from factdesk.app import main; raise SystemExit(main([]))")
    assert done.returncode == 2
    assert done.stderr.strip().splitlines() == ["There is no display to open a window on; “factdesk check FILE” works without one."]


def test_a_fault_is_logged_by_its_place_never_by_its_words(tmp_path: Path):
    from factdesk.app import places

    def fault():
        raise ValueError("the secret sentence of a draft")

    try:
        fault()
    except ValueError as error:
        said = places(type(error), error.__traceback__)
    assert said.splitlines()[0] == "ValueError"
    assert "test_app.py" in said
    assert "in fault" in said
    assert "secret" not in said


def test_what_follows_the_paint_is_imported_in_turns_of_the_event_loop(qtbot):
    from factdesk.app import ROOMS, warm

    turns: list[str] = []
    warm(lambda: turns.append("done"), ROOMS[:2])
    assert turns == []
    qtbot.waitUntil(lambda: turns == ["done"])
    assert set(ROOMS[:2]) <= set(sys.modules)
