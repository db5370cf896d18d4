"""The door to threads: answers come to the window's thread, failures too, and nothing comes to who is gone."""

import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread

from factdesk.ui.background import Background, Lane


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_answer_comes_here(background, qtbot):
    came = []
    background.run(
        lambda a, b: (a + b, threading.current_thread().name),
        2,
        b=3,
        done=lambda answer: came.append((answer, QThread.isMainThread())),
    )
    qtbot.waitUntil(lambda: bool(came))
    assert came == [((5, "factdesk-reading_0"), True)]


def test_a_lane_is_one_thread_in_order_and_lanes_do_not_wait_for_each_other(background, qtbot):
    gate, order = threading.Event(), []
    background.run(lambda: gate.wait(5) and order.append("first"))
    background.run(lambda: order.append("second"))
    background.run(lambda: gate.set() or "free", lane=Lane.DESK, done=lambda _: None)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]


def test_a_failure_is_brought_back(background, qtbot):
    came = []
    background.run(open, "/no/such/file", failed=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert isinstance(came[0], FileNotFoundError)


def test_a_fault_of_our_own_is_never_shown_as_a_plain_sentence(background, qtbot):
    came = []
    with qtbot.captureExceptions() as faults:
        background.run(int, "no number", failed=came.append)
        qtbot.waitUntil(lambda: bool(faults))
    assert not came
    assert faults[0][0] is ValueError


def test_a_failure_that_nobody_takes_is_raised_here(background, qtbot):
    with qtbot.captureExceptions() as caught:
        job = background.run(int, "no number")
        qtbot.waitSignal(job.finished).wait()
    assert [kind for kind, _, _ in caught] == [ValueError]


def test_progress_and_cancel(background, qtbot):
    seen, done = [], []

    def slow(progress):
        for step in range(1000):
            progress(step, 1000, "counting")
            time.sleep(0.005)

    job = background.run(slow, reports=True, done=done.append, failed=done.append)
    job.progressed.connect(lambda *said: seen.append(said))
    qtbot.waitUntil(lambda: len(seen) > 2)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert seen[0][1:] == (1000, "counting")
    assert done == []


def test_what_waits_for_its_turn_and_is_cancelled_is_not_begun(background, qtbot):
    gate, begun = threading.Event(), []
    first = background.run(lambda: gate.wait(5))
    second = background.run(lambda: begun.append(1))
    second.cancel()
    gate.set()
    with qtbot.waitSignals([first.finished, second.finished]):
        pass
    assert begun == []


def test_nothing_is_delivered_to_who_is_gone(background, qtbot):
    owner, came = QObject(), []
    job = background.run(lambda: time.sleep(0.05), owner=owner, done=came.append)
    owner.deleteLater()
    qtbot.waitSignal(job.finished).wait()
    assert came == []


def test_busy_is_told_once_each_way(background, qtbot):
    told = []
    background.busy.connect(told.append)
    for _ in range(3):
        background.run(time.sleep, 0.01)
    qtbot.waitUntil(lambda: told == [True, False])


def test_closing_waits_for_what_is_under_way(qapp):
    background, written = Background(), []
    background.run(lambda: (time.sleep(0.1), written.append(1)), lane=Lane.DESK)
    time.sleep(0.02)
    background.close()
    assert written == [1]


def test_what_a_person_said_is_written_even_if_it_had_not_begun(qapp):
    background, written = Background(), []
    background.run(lambda: time.sleep(0.1), lane=Lane.DESK)
    background.run(lambda: written.append("kept"), lane=Lane.DESK, kept=True)
    background.run(lambda: written.append("a question"), lane=Lane.DESK)
    background.close()
    assert written == ["kept"]


def test_what_comes_after_the_close_is_let_go(qtbot):
    closed = Background()
    closed.close()
    came = []
    job = closed.run(int, "3", done=came.append)
    qtbot.wait(20)
    assert job.cancelled
    assert not came
