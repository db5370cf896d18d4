"""Two people at one database: each window shows what the other does, on a file and on a server; the password; a server that falls silent."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from factdesk.review.verdict import Ruling
from factdesk.settings import Settings
from factdesk.ui.preferences import PreferencesDialog
from factdesk.ui.server import PasswordDialog, ServerDialog, parts_of

OTHER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from factdesk.desk import drafts, officials, verdicts
from factdesk.desk.desk import Desk
from factdesk.review.verdict import Ruling

desk = Desk.open(sys.argv[1], starter=False)
signed = {"reviewer": "Bo", "at": datetime.now(UTC)}
print("ready", flush=True)
for line in sys.stdin:
    what, _, which = line.strip().partition(" ")
    if what == "rename":
        one = next(one for one in desk.ask(officials.roster).officials if one.name == "Petr Fiala")
        kept = desk.ask(officials.official, key=one.key)
        desk.do(officials.save, official=replace(kept.official, name=which), seen=kept.version, **signed)
    else:
        claim = next(one for one in desk.ask(drafts.review, draft_id=1).claims if one.claim.id == which)
        desk.do(verdicts.give, claim=claim.key, seen=claim.seen, ruling=Ruling(what), **signed)
    print("done", flush=True)
desk.close()
"""


@pytest.fixture
def database(fresh, fill_database):
    """A roster of six and a draft of six claims, once on each kind of database."""
    return fill_database(fresh("window"))


@pytest.fixture
def other(database):
    """A function: let another process change something in the same database, and wait until it has."""
    process = subprocess.Popen([sys.executable, "-c", OTHER, database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"

    def do(what):
        process.stdin.write(f"{what}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"

    yield do
    process.communicate()
    assert process.returncode == 0


def test_an_official_changed_elsewhere_is_on_the_roster_page(open_window, other, qtbot):
    work = open_window(draft=False)
    work.show_tab("roster")
    page = work.roster
    page.search.setText("fiala")
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Petr Fiala", timeout=10_000)
    other("rename Peter Fiala")
    qtbot.waitUntil(lambda: page.panel.official is not None and page.panel.official.name == "Peter Fiala", timeout=20_000)


def test_a_verdict_given_elsewhere_is_in_the_open_review_and_undo_does_not_undo_it(open_window, other, qtbot):
    work = open_window()
    page = work.page

    def ruling(claim):
        return next((one.verdict.ruling for one in page.review.claims if one.claim.id == claim and one.verdict), None)

    page.select("c1")
    page.rule(Ruling.VERIFIED)
    qtbot.waitUntil(lambda: ruling("c1") is Ruling.VERIFIED, timeout=5_000)
    other("wrong c2")
    qtbot.waitUntil(lambda: ruling("c2") is Ruling.WRONG, timeout=20_000)
    assert page.decisions.stack.canUndo()
    other("wrong c1")
    qtbot.waitUntil(lambda: ruling("c1") is Ruling.WRONG, timeout=5_000)
    page.told.disconnect()
    told = []
    page.told.connect(told.append)
    page.decisions.undo()
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    assert "Bo decided “wrong” meanwhile" in told[0]
    assert not page.decisions.stack.canUndo()
    assert ruling("c1") is Ruling.WRONG


def boxes():
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


@pytest.fixture
def shut(qtbot, qapp, on_server, cluster, windows):
    """The window on a database that asks Ana for her password, which nobody has told yet."""
    from factdesk import app as program
    from factdesk.store import passwords

    name = on_server.rpartition("/")[2]
    cluster.run(
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO ana", "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ana", database=name
    )
    window, works = program.shell(qapp), []
    windows.append(window)
    window.first_painted.connect(lambda: works.append(program.fill(window, [], cluster.url(name, "ana"))))
    window.show()
    qtbot.waitUntil(lambda: bool(works), timeout=20_000)
    yield works[0]
    window.close()
    passwords._said.clear()
    cluster.run("DROP OWNED BY ana", database=name)


def asked(work, qtbot):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in work.window.findChildren(PasswordDialog)), timeout=20_000)
    return next(one for one in work.window.findChildren(PasswordDialog) if one.isVisible())


def test_the_password_is_asked_for_until_it_is_right_and_is_not_written_down(shut, qtbot, own_folders):
    for word, said in (("hush", "asks for a password for ana."), ("open sesame", "did not accept the password for ana")):
        dialog = asked(shut, qtbot)
        field = dialog.findChild(QLineEdit)
        assert field.echoMode() is QLineEdit.EchoMode.Password
        assert any(said in label for label in texts(dialog))
        qtbot.keyClicks(field, word)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda gone=dialog: gone not in shut.window.findChildren(PasswordDialog), timeout=5_000)
    qtbot.waitUntil(lambda: shut.door.open, timeout=20_000)
    shut.window.close()
    written = [path.read_bytes() for path in own_folders.rglob("*") if path.is_file()]
    assert written
    assert not any(b"sesame" in data for data in written)


def texts(dialog):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in dialog.findChildren(QLabel)]


def test_who_does_not_know_the_password_is_told_and_may_try_again(shut, qtbot):
    asked(shut, qtbot).reject()
    qtbot.waitUntil(lambda: bool(boxes()), timeout=5_000)
    (box,) = boxes()
    assert "asks for a password" in box.text()
    again = next(button for button in box.buttons() if button.text() == "Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    dialog = asked(shut, qtbot)
    dialog.reject()
    qtbot.waitUntil(lambda: bool(boxes()), timeout=5_000)
    boxes()[0].close()


@pytest.mark.parametrize("fresh", ["postgresql"], indirect=True)
def test_a_frozen_server_does_not_freeze_the_window(open_window, cluster, database, qtbot):
    work = open_window()
    desk = work.door.desk
    desk._database.patience.seconds = 2.0
    name = database.rpartition("/")[2]
    numbers = [row[0] for row in cluster.run(f"SELECT pid FROM pg_stat_activity WHERE datname = '{name}'")]
    ticks, timer = [], QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(20)
    os.kill(cluster.process.pid, signal.SIGSTOP)
    for number in numbers:
        os.kill(number, signal.SIGSTOP)
    try:
        work.page.select("c1")
        work.page.rule(Ruling.VERIFIED)
        qtbot.waitUntil(lambda: bool(boxes()), timeout=20_000)
    finally:
        for number in (*numbers, cluster.process.pid):
            os.kill(number, signal.SIGCONT)
    assert "does not answer" in boxes()[0].text()
    boxes()[0].close()
    assert len(ticks) > 20, "a hundred would fit into the silence; a window that waits for the server has none"
    work.page.rule(Ruling.VERIFIED)
    qtbot.waitUntil(lambda: any(one.verdict for one in work.page.review.claims if one.claim.id == "c1"), timeout=10_000)


def test_the_address_is_put_together_and_taken_apart(qtbot):
    for url in (
        "postgresql://desk.example/facts",
        "postgresql://ana@desk.example:5433/facts",
        "postgresql://ana%40paper@desk.example/our%20facts",
        "postgresql://[::1]/facts",
    ):
        dialog = ServerDialog(None, url)
        qtbot.addWidget(dialog)
        assert dialog.answer() == url
    assert parts_of("/a/file.sqlite3") == parts_of("postgresql://h:x/d") == ("", "", "", "")
    empty = ServerDialog(None)
    qtbot.addWidget(empty)
    assert not empty._main.isEnabled()
    empty._host.setText("desk.example")
    empty._name.setText("facts")
    assert empty._main.isEnabled()
    empty._port.setText("0x1")
    assert not empty._main.isEnabled()


def test_the_preferences_never_keep_a_password(qtbot):
    dialog = PreferencesDialog(None, Settings(reviewer="Ada"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._database.setText("postgresql://ana@desk.example/facts")
    assert not dialog._warning.isVisible()
    dialog._database.setText("postgresql://ana:hush@desk.example/facts")
    assert dialog._warning.isVisible()
    assert dialog.answer() == {"database": "postgresql://ana@desk.example/facts"}
