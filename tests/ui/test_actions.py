"""Every action once, each with a key of its own, enabled when it makes sense."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from factdesk.ui.actions import SPECS, SUGGESTIONS, Act, Actions, Group, Need


def test_names_and_keys_are_unique():
    assert len({spec.name for spec in SPECS}) == len(SPECS)
    assert {spec.name for spec in SPECS} == {*Act, *SUGGESTIONS}
    keys = Counter(QKeySequence(key).toString() for spec in SPECS for key in spec.keys)
    assert [key for key, number in keys.items() if number > 1] == []
    assert "" not in keys


def test_the_window_answers_to_what_can_be_done(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    assert actions[Act.OPEN].isEnabled()
    assert not actions[Act.VERIFY].isEnabled()
    actions.meet(Need.DRAFT | Need.CLAIM, suggestions=2)
    assert actions[Act.VERIFY].isEnabled()
    assert not actions[Act.WITHDRAW].isEnabled()
    assert [actions[name].isEnabled() for name in SUGGESTIONS[:3]] == [True, True, False]


def test_what_is_triggered_is_done_and_told(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions, done = Actions(window), []
    actions.connect_all({Act.OPEN: lambda: done.append("opened")})
    with qtbot.waitSignal(actions.done) as told:
        actions[Act.OPEN].trigger()
    assert told.args == ["open"]
    assert done == ["opened"]


def test_every_group_has_actions(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    assert all(list(actions.in_group(group)) for group in Group)
