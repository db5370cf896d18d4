"""Pictures of the real window: `python packaging/screenshots.py FOLDER [DRAFT]`, light and dark, at 100 % and 200 %.

Needs a screen for true sizes: `xvfb-run -a -s "-screen 0 2880x1800x24" python packaging/screenshots.py FOLDER`.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from factdesk.desk.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from factdesk.ui.page import DraftPage
    from factdesk.ui.window import MainWindow
    from factdesk.ui.work import Work

SIZE = (1440, 900)
PATIENCE = 90
"""Seconds until something that should have come is missed."""


def main() -> int:
    """Take all pictures, each theme and size in a process of its own: Qt's scale is set when it starts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("draft", type=Path, nargs="?", help="default: the sample article")
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--scale", default="1")
    parser.add_argument("--database", type=Path)
    said = parser.parse_args()
    said.folder.mkdir(parents=True, exist_ok=True)
    if said.theme:
        return take(said.folder, said.draft, said.theme, said.scale, said.database)
    with tempfile.TemporaryDirectory() as place:
        filled = Path(place) / "filled.sqlite3"
        Desk.open(str(filled)).close()
        for scale in ("1", "2"):
            for theme in ("light", "dark"):
                used = Path(place) / f"{theme}-{scale}.sqlite3"
                shutil.copy(filled, used)
                words = [sys.executable, __file__, str(said.folder), *([str(said.draft)] if said.draft else [])]
                subprocess.run(
                    [*words, "--theme", theme, "--scale", scale, "--database", str(used)],
                    check=True, env={**os.environ, "QT_SCALE_FACTOR": scale, "FACTDESK_CONFIG": f"{place}/{theme}-{scale}/settings.json"},
                )  # fmt: skip
    return 0


def take(folder: Path, draft: Path | None, theme: str, scale: str, database: Path) -> int:
    """Open the window once, do an editor's first steps in it, and grab it on the way."""
    from PySide6.QtWidgets import QApplication

    from factdesk import app as program
    from factdesk.settings import change
    from factdesk.ui.work import SAMPLE, asset

    change(theme=theme, reviewer="Ada Editor")
    app = QApplication(sys.argv[:1])
    window = program.shell(app)
    works: list[Work] = []
    window.first_painted.connect(lambda: works.append(program.fill(window, [], str(database))))
    window.resize(*SIZE)
    window.show()
    until(app, lambda: bool(works) and works[0].door.open)
    work = works[0]

    def picture(name: str, widget: "QWidget | None" = None) -> None:
        settle(app)
        (widget or window).grab().save(str(folder / f"{name}-{theme}{'' if scale == '1' else f'-{scale}x'}.png"))

    picture("start")
    work.open_files([str(draft or asset(*SAMPLE))])
    until(app, lambda: work.page is not None and work.page.review is not None)
    picture("opened")
    if work.page is not None:
        review_some(app, work.page)
    picture("window")
    others(app, window, work, picture)
    window.close()
    return 0


def review_some(app: "QApplication", page: "DraftPage") -> None:
    """Two verified, one wrong with its correction and a source; the wrong one is in view."""
    from datetime import date

    from factdesk.review.source import Source, SourceKind
    from factdesk.review.verdict import Ruling
    from factdesk.ui.sources import Cited

    first = page.selected
    for row in [row for row in page.claims.rows if row.state.value == "supported"][:2]:
        page.select(row.key)
        page.rule(Ruling.VERIFIED)
        until(app, lambda: bool(page.claim and page.claim.verdict))
    page.select(first)
    page.inspector.take(1)
    page.rule(Ruling.WRONG)
    until(app, lambda: bool(page.claim and page.claim.verdict))
    source = Source(0, "", SourceKind.WEB_PAGE, "Government of Slovenia, prime ministers since 1990", "https://example.org/governments",
                    "", "Government of Slovenia", date(2022, 3, 15))  # fmt: skip
    if page.claim is not None:
        page.cite(page.claim, Cited(source, "list, line 14"))
    until(app, lambda: bool(page.claim and page.claim.citations))


def others(app: "QApplication", window: "MainWindow", work: "Work", picture: Callable[..., None]) -> None:
    """The roster, the report, the keys and the commands."""
    from PySide6.QtWidgets import QApplication, QDialog

    from factdesk.ui.actions import Act

    for name, action in (("report", Act.REPORT), ("keys", Act.KEYS), ("commands", Act.COMMANDS), ("source", Act.ADD_SOURCE)):
        window.doings[action].trigger()
        settle(app, 0.5)
        dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None) or QApplication.activePopupWidget()
        if dialog is not None:
            picture(name, dialog)
            dialog.close()
            settle(app)
    work.show_tab("roster")
    if work.roster is not None:
        until(app, lambda: work.roster is not None and work.roster.model.rowCount() > 0, quiet=True)
        work.roster.search.setText("janez")
        settle(app, 1.0)
        line = next((row for row, one in enumerate(work.roster.model.rows) if one.official.name == "Janez Janša"), 0)
        work.roster.table.selectRow(line)
    picture("roster")
    keeping(app, window, work, picture)


def keeping(app: "QApplication", window: "MainWindow", work: "Work", picture: Callable[..., None]) -> None:
    """What is opened from the roster page: an office through the years, merging, splitting, the history, the editor, the doubts."""
    from PySide6.QtWidgets import QDialog

    page = work.roster
    if page is None or page.panel.official is None:
        return
    panel, office = page.panel, page.panel.official.terms[0].office
    opened: tuple[tuple[str, Callable[[], object]], ...] = (
        ("office", lambda: panel.office_asked.emit(office)), ("merge", panel.merge_asked.emit), ("split", panel.split_asked.emit),
        ("history", panel.history_asked.emit), ("editor", panel.edit_asked.emit), ("doubts", page.check),
    )  # fmt: skip
    for name, opens in opened:
        opens()
        until(app, lambda: any(one.isVisible() for one in window.findChildren(QDialog)), quiet=True)
        settle(app, 3.0 if name == "doubts" else 1.0)
        dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
        if dialog is not None:
            picture(name, dialog)
            dialog.close()
            settle(app)


def until(app: "QApplication", holds: Callable[[], bool], *, quiet: bool = False) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        app.processEvents()
        time.sleep(0.01)
        if time.monotonic() > end:
            if quiet:
                return
            raise SystemExit("Something that should have come did not; no picture was taken.")


def settle(app: "QApplication", seconds: float = 0.25) -> None:
    """Let the window come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    raise SystemExit(main())
