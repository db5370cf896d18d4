"""The real window on a real database, by keyboard, as an editor would."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
)

from factdesk.desk import drafts, journal
from factdesk.desk.desk import Desk
from factdesk.review.source import Source, SourceKind
from factdesk.review.state import State
from factdesk.review.verdict import Ruling
from factdesk.ui.actions import SPECS, Act
from factdesk.ui.sources import Cited
from factdesk.ui.window import usual_size


@pytest.fixture
def press(qtbot):
    """A function: press a key where the focus is."""

    def key(work, name, modifier=Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget() or work.window
        qtbot.keyClick(target, name, modifier)

    return key


def state(work, key):
    return next(row.state for row in work.page.claims.rows if row.key == key)


def kept(database, draft_id=1):
    desk = Desk.open(str(database), starter=False)
    try:
        return desk.ask(drafts.review, draft_id=draft_id)
    finally:
        desk.close()


def test_what_is_contradicted_is_in_view_first(work):
    assert work.page.selected == "c1"
    assert work.page.article.selected == "c1"
    assert work.page.claims.current == "c1"
    assert work.page.claim.claim.text == "Slovak PM Janez Janša"
    assert work.window.status.said.startswith("6 of 6 facts left     1 contradicted     1 advice     1 note on the draft")
    assert work.window.top.dateline.accessibleName() == "Dateline Tuesday 15 March 2022"


def test_the_keys_walk_decide_undo_and_redo(work, press, qtbot, database):
    press(work, Qt.Key.Key_1)
    assert work.page.inspector.writing.words()[0] == "Slovenian PM Janez Janša"
    press(work, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: state(work, "c1") is State.WRONG)
    assert work.page.selected == "c1"
    press(work, Qt.Key.Key_J)
    assert work.page.selected == "c2"
    assert work.page.article.selected == "c2"
    press(work, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: state(work, "c2") is State.VERIFIED)
    assert work.window.doings[Act.UNDO].text() == "Undo: mark ‘Czech PM Petr Fiala’ verified"
    press(work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: state(work, "c2") is State.SUPPORTED)
    qtbot.waitUntil(work.window.doings[Act.REDO].isEnabled)
    assert work.window.doings[Act.REDO].text() == "Do again: mark ‘Czech PM Petr Fiala’ verified"
    press(work, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: state(work, "c2") is State.VERIFIED)
    assert "4 of 6 facts left" in work.window.status.said
    review = kept(database)
    assert [verdict.ruling for verdict in review.claims[1].verdicts] == [Ruling.VERIFIED, Ruling.WITHDRAWN, Ruling.VERIFIED]
    assert review.claims[0].verdict.correction == "Slovenian PM Janez Janša"


def test_single_keys_are_letters_while_a_field_has_focus(work, press, qtbot):
    press(work, Qt.Key.Key_Slash)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    for letter in "vwuxj1":
        press(work, letter)
    assert QApplication.focusWidget().text() == "vwuxj1"
    assert work.page.review.left == 6
    press(work, Qt.Key.Key_Escape)
    assert QApplication.focusWidget().accessibleName() == "Facts"
    press(work, Qt.Key.Key_C)
    for letter in "wk?":
        press(work, letter)
    assert work.page.inspector.writing.correction.text() == "wk?"
    assert work.page.selected == "c1"


def test_a_click_in_the_article_moves_the_list_and_the_inspector(work):
    mark = next(mark for mark in work.page.article.marks if mark.key == "c5")
    work.page.article.clicked.emit(mark.start)
    assert work.page.claims.current == "c5"
    assert work.page.claim.claim.text == "largest"


def test_a_source_gets_its_letter_and_can_be_undone(work, qtbot):
    page = work.page
    page.cite(page.claim, Cited(Source(0, "", SourceKind.WEB_PAGE, "Government of Slovenia"), "list"))
    qtbot.waitUntil(lambda: bool(page.claim.citations) and work.window.doings[Act.UNDO].isEnabled())
    assert page.claim.citations[0].source.letter == "A"
    assert next(mark for mark in page.article.marks if mark.key == "c1").letters == "A"
    assert work.window.doings[Act.UNDO].text() == "Undo: add a source to ‘Slovak PM Janez Janša’"
    work.window.doings[Act.UNDO].trigger()
    qtbot.waitUntil(lambda: not page.claim.citations)
    qtbot.waitUntil(lambda: not page.decisions.busy)
    work.window.doings[Act.REDO].trigger()
    qtbot.waitUntil(lambda: bool(page.claim.citations))


def test_words_are_marked_by_hand_and_the_mark_is_undone(work, press, qtbot):
    article = work.page.article
    at = work.page.review.result.draft.text.index("by rail")
    cursor = article.textCursor()
    cursor.setPosition(article._shown.to_qt(at))
    cursor.setPosition(article._shown.to_qt(at + len("by rail")), cursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    press(work, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: work.page.claim is not None and work.page.claim.claim.text == "by rail")
    assert work.window.status.said.startswith("7 of 7 facts left")
    work.window.doings[Act.UNDO].trigger()
    qtbot.waitUntil(lambda: work.window.status.said.startswith("6 of 6 facts left"))


def test_who_was_faster_is_named_and_the_command_is_dropped(work, press, qtbot, database):
    press(work, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: state(work, "c1") is State.VERIFIED)
    other = Desk.open(str(database), starter=False)
    from factdesk.desk import verdicts
    from factdesk.ui.door import now

    key = work.page.claim.key
    other.do(verdicts.give, claim=key, seen=1, ruling=Ruling.WRONG, reviewer="Berta", at=now())
    other.close()
    work.window.doings[Act.UNDO].trigger()
    qtbot.waitUntil(lambda: work.window.findChild(QMessageBox) is not None, timeout=20_000)
    said = work.window.findChild(QMessageBox).text()
    assert said.startswith("It cannot be undone: Berta decided “wrong” meanwhile")
    assert work.page.decisions.stack.count() == 0
    qtbot.waitUntil(lambda: state(work, "c1") is State.WRONG)
    work.window.findChild(QMessageBox).close()


def test_a_verdict_over_an_unseen_one_is_refused_and_shown(work, press, qtbot, database):
    other = Desk.open(str(database), starter=False)
    from factdesk.desk import verdicts
    from factdesk.ui.door import now

    other.do(verdicts.give, claim=work.page.claim.key, seen=0, ruling=Ruling.WRONG, reviewer="Berta", at=now())
    other.close()
    press(work, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: work.window.findChild(QMessageBox) is not None, timeout=20_000)
    assert "Berta decided “wrong” meanwhile" in work.window.findChild(QMessageBox).text()
    qtbot.waitUntil(lambda: state(work, "c1") is State.WRONG)
    work.window.findChild(QMessageBox).close()


def test_closing_while_typing_loses_nothing(open_window, press, qtbot, database):
    work = open_window()
    press(work, Qt.Key.Key_C)
    qtbot.keyClicks(work.page.inspector.writing.correction, "Slovenian P")
    key = work.page.claim.key
    press(work, Qt.Key.Key_Escape)
    press(work, Qt.Key.Key_J)
    press(work, Qt.Key.Key_N)
    qtbot.keyClicks(work.page.inspector.writing.note, "half a no")
    other = work.page.claim.key
    work.window.close()
    desk = Desk.open(str(database), starter=False)
    assert desk.ask(journal.read, claim=key, reviewer="Ada").correction == "Slovenian P"
    assert desk.ask(journal.read, claim=other, reviewer="Ada").note == "half a no"
    desk.close()
    again = open_window()
    assert again.page.selected == "c2"
    qtbot.waitUntil(lambda: again.page.inspector.writing.words() == ("", "half a no"))
    again.page.select("c1")
    qtbot.waitUntil(lambda: again.page.inspector.writing.words() == ("Slovenian P", ""))


def test_it_opens_where_one_left_off(open_window, qtbot):
    work = open_window()
    work.set_zoom(1.3)
    work.page.select("c5")
    work.page.panes.setSizes([500, 800])
    sizes = work.page.panes.sizes()
    work.window.close()
    again = open_window()
    assert again.page.selected == "c5"
    assert again.page.article.zoom == pytest.approx(1.3)
    assert again.page.panes.sizes() == pytest.approx(sizes, abs=12)


def test_a_file_is_read_checked_and_shown(open_window, tmp_path, qtbot):
    draft = tmp_path / "story.txt"
    draft.write_text("Slovak PM Janez Janša went home on Tuesday.\n", "utf-8")
    work = open_window(draft)
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=20_000)
    assert work.window.top.tabs[0].startswith("draft")
    assert work.page.review.result.draft.source.endswith("story.txt")
    assert work.window.windowTitle() == "story.txt – FactDesk"
    work.window.doings[Act.CLOSE_DRAFT].trigger()
    assert work.page is None
    qtbot.waitUntil(lambda: work.start._model.rowCount() == 2)


def test_a_file_that_is_not_there_is_one_sentence(open_window, tmp_path, qtbot):
    work = open_window(draft=False)
    work.open_files([str(tmp_path / "gone.txt")])
    qtbot.waitUntil(lambda: work.window.findChild(QMessageBox) is not None, timeout=20_000)
    box = work.window.findChild(QMessageBox)
    assert "gone.txt" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.close()


def test_files_that_cannot_be_opened_are_one_message(open_window, tmp_path, qtbot):
    work = open_window(draft=False)
    work.open_files([str(tmp_path / name) for name in ("gone.txt", "lost.txt", "gone.txt")])
    boxes = lambda: [box for box in work.window.findChildren(QMessageBox) if box.isVisible()]  # noqa: E731
    qtbot.waitUntil(lambda: bool(boxes()) and "lost.txt" in boxes()[0].text(), timeout=20_000)
    (box,) = boxes()
    assert [sentence.count(".txt does not exist") for sentence in box.text().split("\n\n")] == [1, 1]
    box.close()


def test_how_far_the_reading_is_stands_while_something_is_saved(work):
    status = work.window.status
    work.opening.doing.emit("Checking story.txt…")
    status.say("Saved")
    assert status.said.endswith("Checking story.txt…")
    work.opening.doing.emit("")
    assert status.said.endswith("Saved")


def test_an_unknown_encoding_is_asked_with_a_preview(open_window, tmp_path, qtbot):
    from factdesk.ui.encoding import EncodingDialog

    draft = tmp_path / "old.txt"
    draft.write_bytes("The £5 note was shown by the PM – he said “no”.\n".encode("cp1252"))
    work = open_window(draft)
    qtbot.waitUntil(lambda: work.window.findChild(EncodingDialog) is not None, timeout=20_000)
    dialog = work.window.findChild(EncodingDialog)
    assert dialog.answer() == "cp1252"
    dialog.accept()
    qtbot.waitUntil(lambda: work.page is not None and work.page.review is not None, timeout=20_000)
    assert "£5" in work.page.review.result.draft.text


def test_another_dateline_checks_again(work, qtbot):
    from datetime import date

    work.opening.again(work.page.review, date(2022, 6, 1))
    qtbot.waitUntil(lambda: work.page.review.result.dateline == date(2022, 6, 1), timeout=20_000)
    assert work.window.top.dateline.accessibleName() == "Dateline Wednesday 1 June 2022"


def test_another_dateline_is_undone_before_what_was_decided_earlier(work, press, qtbot):
    from datetime import date

    press(work, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: state(work, "c1") is State.VERIFIED)
    before = work.page.review.result
    work.opening.again(work.page.review, date(2022, 6, 1))
    undo = work.window.doings[Act.UNDO]
    qtbot.waitUntil(lambda: undo.text() == "Undo: set the dateline to 1 June 2022", timeout=20_000)
    undo.trigger()
    qtbot.waitUntil(lambda: work.page.review.result.dateline == before.dateline)
    assert state(work, "c1") is State.VERIFIED
    assert work.page.review.result.findings == before.findings
    qtbot.waitUntil(work.window.doings[Act.REDO].isEnabled)
    work.window.doings[Act.REDO].trigger()
    qtbot.waitUntil(lambda: work.page.review.result.dateline == date(2022, 6, 1))


def test_what_is_undone_is_said_and_comes_into_view(work, press, qtbot):
    press(work, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: state(work, "c1") is State.WRONG)
    for _ in range(3):
        press(work, Qt.Key.Key_J)
    assert work.page.selected == "c4"
    press(work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: work.page.selected == "c1")
    assert work.window.status.said.endswith("Undone: mark ‘Slovak PM Janez Janša’ wrong")
    qtbot.waitUntil(lambda: state(work, "c1") is State.CONTRADICTED)


def test_dark_and_large_are_put_on_a_window_that_is_open(work, qtbot):
    from factdesk.ui.theme import DARK, Mode

    work.window.theme.set_mode(Mode.DARK)
    image = work.window.grab().toImage()
    assert image.pixelColor(image.width() // 2, 4).name() == DARK.ground
    work.window.theme.set_text(2.0)
    work.window.grab()
    work.window.theme.set_mode(Mode.LIGHT)
    assert work.window.theme.mode is Mode.LIGHT


def test_the_roster_is_a_tab(work, qtbot):
    work.window.doings[Act.ROSTER].trigger()
    assert work.roster.isVisible()
    assert not work.window.doings[Act.VERIFY].isEnabled()
    work.step_tab(1)
    assert work.page is not None


NAMED = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)


def qts_own(control):
    """Whether Qt made it as a part of something else: a header, a clear button, the buttons of a corner."""
    return (
        isinstance(control, QHeaderView)
        or isinstance(control.parentWidget(), (QLineEdit, QComboBox, QAbstractItemView))
        or control.objectName().startswith("qt_")
    )


def test_every_control_has_a_name(work):
    work.window.doings[Act.ROSTER].trigger()
    work.show_tab("draft 1")
    nameless = [
        f"{type(control).__name__} in {type(control.parentWidget()).__name__}"
        for kind in NAMED
        for control in work.window.findChildren(kind)
        if not qts_own(control) and not control.accessibleName() and not (isinstance(control, QAbstractButton) and control.text())
    ]
    assert nameless == []


def test_tab_goes_through_the_tabs_from_left_to_right(work):
    top = work.window.top
    one, names = top._tabs[top.tabs[0]], []
    for _ in range(3):
        names.append(one.accessibleName())
        one = next_in_line(one)
    assert names == [top._tabs[top.tabs[0]].accessibleName(), "Roster", "Open another draft"]


def next_in_line(widget):
    """Where Tab leads from a widget."""
    one = widget.nextInFocusChain()
    while not (one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus):
        one = one.nextInFocusChain()
    return one


def test_the_words_that_add_a_source_stand_level_with_their_label(work):
    rows = work.page.inspector._sources
    label = next(one for one in rows.findChildren(QLabel) if one.text() == "Sources")

    def baseline(widget, top):
        return widget.mapTo(rows, QPoint(0, 0)).y() + top + widget.fontMetrics().ascent()

    frame = (rows.add.height() - rows.add.fontMetrics().height()) // 2
    assert baseline(rows.add, frame) == baseline(label, label.contentsMargins().top())


def test_tab_comes_to_the_repairs_before_the_verdict(work):
    names, one = [], work.page.claims._table
    for _ in range(3):
        one = next_in_line(one)
        names.append(one.accessibleName())
    assert [name.startswith("Put “") for name in names] == [True, True, False]
    assert names[2] == "Verified"


def test_a_digit_without_a_suggestion_stays_with_the_fact(work, press, qtbot):
    """A list of Qt's goes to the row that begins with what is typed: the next key would then decide another fact."""
    rows = work.page.claims.rows
    before = next(row.key for row in rows if not work.page.select(row.key) and not work.page.inspector.offered)
    work.page.claims.focus_list()
    first = {row.text[:1].casefold() for row in rows if row.text[:1].isascii() and row.text[:1].isalnum()} | {"1"}
    assert len(first) > 2
    for typed in first - {spec.keys[0].casefold() for spec in SPECS if spec.keys and not spec.name.startswith("suggestion")}:
        qtbot.keyClicks(work.page.claims._table, typed)
        qtbot.wait(QApplication.keyboardInputInterval() + 50)
        assert work.page.selected == before


def test_the_window_opens_with_room_for_its_frame():
    assert usual_size(QSize(1280, 800)) == QSize(1272, 752)
    assert usual_size(QSize(2560, 1440)) == QSize(1440, 900)


def test_tab_goes_through_the_inspector_in_the_order_of_sight(work, press):
    work.page.inspector._verdicts[Ruling.VERIFIED].setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget().accessibleName())
        press(work, Qt.Key.Key_Tab)
    assert seen == ["Verified", "Wrong", "Cannot confirm", "Not a fact", "More", "Correction", "Note"]


def test_a_database_that_cannot_be_used_is_one_sentence_with_a_way_out(qtbot, qapp, tmp_path):
    from factdesk import app as program

    garbage = tmp_path / "garbage.sqlite3"
    garbage.write_bytes(b"this is no database at all" * 100)
    window = program.shell(qapp)
    window.show()
    work = program.fill(window, [], str(garbage))
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None, timeout=20_000)
    box = window.findChild(QMessageBox)
    assert "garbage.sqlite3" in box.text()
    assert "preferences" in box.detailedText()
    assert window.status.said.endswith("No database")
    assert garbage.read_bytes().startswith(b"this is no database")
    box.close()
    window.close()
    assert not work.door.open
    window.theme.deleteLater()
    window.deleteLater()
