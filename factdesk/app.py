"""Putting the window together: paint first, open the database after; name what is missing; log what goes wrong, never a draft's words."""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from factdesk.ui.libraries import complaint

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from factdesk.review.review import Review
    from factdesk.ui.window import MainWindow
    from factdesk.ui.work import Work

log = logging.getLogger("factdesk")
NOT_CARRIED_OUT = 2


def main(argv: Sequence[str] | None = None, files: Sequence[Path | str] = (), database: str | None = None) -> int:
    """Open the window with these files; the exit status is 0, or 2 when no window can be opened here (one line says why)."""
    arguments = list(sys.argv if argv is None else argv)
    missing = complaint()
    if missing:
        sys.stderr.write(missing + "\n")
        return NOT_CARRIED_OUT
    from PySide6.QtWidgets import QApplication

    app = QApplication(arguments[:1])
    window = shell(app)
    kept: list[Work] = []
    wanted = [Path(file) for file in (files or arguments[1:])]

    def go_on() -> None:
        start_log()
        catch_faults(window)
        warm(lambda: kept.append(filled(window, wanted, database)))

    window.first_painted.connect(go_on)
    window.show()
    return int(app.exec())


def filled(window: "MainWindow", files: Sequence[Path], database: str | None = None) -> "Work":
    """Fill the window, and let what reads load its words as soon as the database is open."""
    work = fill(window, files, database)
    work.door.opened.connect(work.opening.warm)
    rest_the_collector()
    return work


def rest_the_collector() -> None:
    """Let Python's collector of garbage look through what is new, and hardly ever through all: that holds the window up for 0.2 s.

    What is loaded by now stays; a manuscript's ten thousand claims are new for a few milliseconds and then let go of one by one.
    """
    gc.freeze()
    gc.set_threshold(20_000, 5, 1000)


ROOMS = ("factdesk.desk.drafts", "factdesk.ui.claims.panel", "factdesk.ui.review.inspector", "factdesk.ui.page", "factdesk.ui.work",
         "factdesk.ui.report.dialog", "factdesk.ui.doings")  # fmt: skip
"""What is imported after the first paint, in pieces of less than a tenth of a second."""


def warm(then: Callable[[], object], rooms: Sequence[str] = ROOMS) -> None:
    """Import one room in each turn of the event loop, so that the window answers in between; then go on."""
    if not rooms:
        then()
        return
    import_module(rooms[0])
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: warm(then, rooms[1:]))


def shell(app: "QApplication") -> "MainWindow":
    """The frame of the window, in its colours and at its place; it imports no database and no checks."""
    from factdesk.settings import load
    from factdesk.ui.theme import Mode, Theme
    from factdesk.ui.window import MainWindow

    app.setApplicationName("FactDesk")
    app.setDesktopFileName("factdesk")
    settings = load()
    window = MainWindow(Theme(app, Mode(settings.theme), settings.zoom), settings)
    window.setWindowIcon(_icon())
    return window


def _icon() -> "QIcon":
    from PySide6.QtGui import QIcon

    from factdesk.assets import asset

    return QIcon(str(asset("icons", "factdesk.png")))


def fill(window: "MainWindow", files: Sequence[Path], database: str | None = None) -> "Work":
    """What follows the first paint: the pages are made and the database is opened in its own time."""
    from factdesk.settings import load
    from factdesk.ui.doings import Doings
    from factdesk.ui.work import Work

    work = Work(window, load())
    work.doings = Doings(work)
    work.begin(list(files), database)
    return work


def report_pdf(review: "Review", *, reviewer: str, at: datetime) -> bytes:
    """The corrections report as PDF, drawn without a screen; ReportFailed when Qt cannot be had or cannot draw it."""
    from factdesk.report.failed import ReportFailed

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    missing = complaint()
    if missing:
        raise ReportFailed(missing)
    from PySide6.QtGui import QGuiApplication

    from factdesk.ui.report.to_pdf import to_pdf

    app = QGuiApplication.instance() or QGuiApplication(["factdesk"])
    assert app is not None  # kept by this name until the page is drawn
    return to_pdf(review, reviewer=reviewer, at=at)


def start_log(path: Path | None = None) -> None:
    """Keep a short log of faults, and of what Qt says; two files of half a megabyte at most."""
    from logging.handlers import RotatingFileHandler

    import platformdirs
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    place = path or platformdirs.user_log_path("factdesk", appauthor=False) / "factdesk.log"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(place, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    levels = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    qInstallMessageHandler(lambda kind, _context, said: log.log(levels.get(kind, logging.DEBUG), "Qt: %s", said))


def catch_faults(window: "MainWindow") -> None:
    """A fault of ours is logged by place and kind, without what it was about, and told calmly; the window stays."""
    from PySide6.QtCore import QObject, Signal

    from factdesk.ui.message import tell

    class Faults(QObject):
        """Brings a fault from any thread to the window's."""

        happened = Signal(str)

    faults = Faults(window)
    faults.happened.connect(
        lambda where: tell(window, "Something went wrong in FactDesk. Your decisions are safe; you can go on.", more=where)
    )

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        where = places(kind, trace)
        log.error("%s", where)
        faults.happened.emit(where)

    sys.excepthook = caught
    threading.excepthook = lambda args: caught(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of a fault and the lines it came through. Its message is left out: it may quote a draft."""
    lines = [kind.__name__]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)
