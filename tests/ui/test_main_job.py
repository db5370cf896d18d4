"""The main job in the real window with the real starter roster: a draft in, the error caught, a verdict given, a report out."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from factdesk.assets import asset
from factdesk.desk.desk import Desk
from factdesk.review.state import State
from factdesk.review.verdict import Ruling
from factdesk.ui.actions import Act
from factdesk.ui.report.dialog import ReportDialog
from factdesk.ui.sources import SourceDialog

SAMPLE = asset("samples", "kyiv-journey.md")
WRONG, RIGHT = "Slovak Prime Minister Janez Janša", "Czech Prime Minister Petr Fiala"


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory):
    """A database with the starter roster, as it stands after the first start."""
    path = tmp_path_factory.mktemp("starter") / "filled.sqlite3"
    Desk.open(str(path)).close()
    return path


@pytest.fixture
def keys(qtbot):
    """A function: press keys where the focus is; single ones by name, words as they are typed."""

    def press(work, what, modifier=Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget() or work.window
        (qtbot.keyClicks if isinstance(what, str) else qtbot.keyClick)(target, what, modifier)

    return press


def walk_to(work, keys, words, key=Qt.Key.Key_J):
    """Press j, or k, until the claim with these words is selected."""
    for _ in work.page.review.claims:
        if work.page.claim.claim.text == words:
            return
        keys(work, key)
    pytest.fail(f"the key never reached {words!r}")


def state(work, words):
    return next(claim.state for claim in work.page.review.claims if claim.claim.text == words)


def back_in_window(work, qtbot):
    """Give the window its focus back when a dialog has closed: there is no window manager here to do it."""
    work.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is work.window and QApplication.focusWidget() is not None)


def save_report(work, qtbot, format_, path):
    """Open the report with its key, choose a format with the keyboard's focus on it, and save."""
    back_in_window(work, qtbot)
    qtbot.keyClick(work.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in work.window.findChildren(ReportDialog) if one.isVisible())
    choice = next(one for one in dialog._formats.buttons() if one.text() == format_)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert dialog.format.label == format_
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.save_to(str(path))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_draft_in_the_error_caught_a_verdict_given_a_report_out(open_window, keys, qtbot, tmp_path):
    work = open_window(SAMPLE)
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=60_000)
    walk_to(work, keys, WRONG)
    assert state(work, WRONG) is State.CONTRADICTED
    assert work.page.claim.findings[0].message == (
        "Janez Janša was Prime Minister of Slovenia, not of Slovakia, on 15 March 2022; Slovakia's was Eduard Heger."
    )

    keys(work, Qt.Key.Key_1)
    assert work.page.inspector.writing.words()[0] == "Slovenian Prime Minister Janez Janša"
    keys(work, Qt.Key.Key_S)
    dialog = next(one for one in work.window.findChildren(SourceDialog) if one.isVisible())
    assert isinstance(dialog.focusWidget(), QLineEdit)
    qtbot.keyClicks(dialog.focusWidget(), "Government of Slovenia, prime ministers since 1990")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(work.page.claim.citations), timeout=20_000)
    back_in_window(work, qtbot)
    keys(work, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: state(work, WRONG) is State.WRONG)

    walk_to(work, keys, RIGHT, Qt.Key.Key_K)
    keys(work, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: state(work, RIGHT) is State.VERIFIED)
    keys(work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: state(work, RIGHT) is State.SUPPORTED)
    qtbot.waitUntil(work.window.doings[Act.REDO].isEnabled)
    keys(work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: state(work, RIGHT) is State.VERIFIED)

    save_report(work, qtbot, "Web page", tmp_path / "corrections.html")
    save_report(work, qtbot, "Word document", tmp_path / "corrections.docx")
    left = work.page.review.left
    work.window.close()

    again = open_window()
    qtbot.waitUntil(lambda: again.page is not None and again.page.review is not None, timeout=20_000)
    review = again.page.review
    wrong = next(claim for claim in review.claims if claim.claim.text == WRONG)
    assert (wrong.verdict.ruling, wrong.verdict.correction, wrong.verdict.reviewer) == (
        Ruling.WRONG, "Slovenian Prime Minister Janez Janša", "Ada",
    )  # fmt: skip
    assert [citation.source.title for citation in wrong.citations] == ["Government of Slovenia, prime ministers since 1990"]
    right = next(claim for claim in review.claims if claim.claim.text == RIGHT)
    assert [verdict.ruling for verdict in right.verdicts] == [Ruling.VERIFIED, Ruling.WITHDRAWN, Ruling.VERIFIED]
    assert review.left == left == len(review.claims) - 2

    page = (tmp_path / "corrections.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "corrections.docx") as package:
        document = package.read("word/document.xml").decode("utf-8")
    for said in (WRONG, "Slovenian Prime Minister Janez Janša", "Government of Slovenia, prime ministers since 1990", "Ada"):
        assert said in page
        assert said in document
