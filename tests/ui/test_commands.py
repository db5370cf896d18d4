"""The palette finds an action by a few of its letters and runs it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from factdesk.ui.actions import SPECS, SUGGESTIONS, Act, Actions, Need
from factdesk.ui.choose import closeness, ranked
from factdesk.ui.commands import CommandPalette, choice_of

NAMES = ["Open a draft", "Verified", "Add a source", "Sources of the draft", "Cannot confirm", "Report"]


@pytest.mark.parametrize(
    ("letters", "best"),
    [
        ("ver", "Verified"),
        ("cc", "Cannot confirm"),
        ("oad", "Open a draft"),
        ("so", "Sources of the draft"),
        ("REP", "Report"),
        ("aso", "Add a source"),
    ],
)
def test_the_best_fit_stands_first(letters, best):
    assert NAMES[ranked(letters, NAMES)[0]] == best


def test_typed_words_begin_words():
    offices = ["Minister-delegate for relations", "Minister of Economy and Defence", "Minister of Defence"]
    assert [offices[at] for at in ranked("min def", offices)][:2] == ["Minister of Defence", "Minister of Economy and Defence"]


def test_letters_out_of_order_do_not_fit():
    assert closeness("trop", "Report") is None
    assert ranked("zzz", NAMES) == []


def test_no_letters_keep_the_order():
    assert ranked("", NAMES) == [0, 1, 2, 3, 4, 5]


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


def palette(window, *names):
    actions = [QAction(name, window) for name in names]
    return actions, CommandPalette(window, actions)


def test_return_runs_the_first_command_that_fits(qtbot, window):
    actions, shown = palette(window, "&Open a draft…", "Report…")
    shown.show()
    field = shown.findChild(QLineEdit)
    qtbot.keyClicks(field, "rep")
    assert shown.names() == ["Report"]
    with qtbot.waitSignal(actions[1].triggered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_arrows_choose_from_the_field(qtbot, window):
    actions, shown = palette(window, "One", "Two")
    shown.show()
    field = shown.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(actions[1].triggered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_cannot_be_done_now_is_shown_and_not_run(qtbot, window):
    actions, shown = palette(window, "Undo")
    actions[0].setEnabled(False)
    shown = CommandPalette(window, actions)
    shown.show()
    assert shown.names() == ["Undo"]
    with qtbot.assertNotEmitted(actions[0].triggered):
        qtbot.keyClick(shown.findChild(QLineEdit), Qt.Key.Key_Return)
    shown.close()


def test_what_cannot_be_done_says_why_in_place_of_its_key(qtbot, window):
    actions = Actions(window)
    actions.meet(Need.DRAFT | Need.CLAIM, suggestions=1)
    asides = {
        spec.name: choice_of(actions[spec.name]).aside
        for spec in SPECS
        if spec.name in {Act.VERIFY, Act.WITHDRAW, Act.UNDO, *SUGGESTIONS[:2]}
    }
    assert asides == {
        Act.VERIFY: "V", Act.WITHDRAW: "once it is decided", Act.UNDO: "nothing to undo", SUGGESTIONS[0]: "1",
        SUGGESTIONS[1]: "no such suggestion",
    }  # fmt: skip
    actions.meet(Need.UNDO)
    assert [actions[name].statusTip() for name in (Act.VERIFY, Act.UNDO, Act.EDIT_OFFICIAL)] == [
        "with a draft in view", "", "when the database is open",
    ]  # fmt: skip


def test_letters_that_fit_nothing_are_answered(qtbot, window):
    _, shown = palette(window, "Undo")
    shown.show()
    field = shown.findChild(QLineEdit)
    qtbot.keyClicks(field, "zzz")
    assert shown.names() == ["Nothing is called so. Try fewer letters."]
    with qtbot.assertNotEmitted(shown.chosen):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    shown.close()
