"""What Qt has made is never taken down on a worker's thread."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from factdesk.ui.background import Background
from factdesk.ui.garbage import Garbage


class Ring(QObject):
    """Something of Qt's that only the collector of garbage can free."""

    def __init__(self):
        super().__init__()
        self.itself = self


def allocate():
    """Make and keep enough for several collections; gives the thread that it ran on."""
    return threading.get_ident(), [[n] for n in range(200_000)]


def test_a_ring_is_freed_on_the_windows_thread_whoever_allocates(qtbot):
    background = Background()
    freed, ran = [], []
    weakref.finalize(Ring(), lambda: freed.append(threading.get_ident()))
    background.run(allocate, done=ran.append)
    qtbot.waitUntil(lambda: bool(ran), timeout=20_000)
    assert ran[0][0] != threading.get_ident()
    qtbot.waitUntil(lambda: bool(freed), timeout=20_000)
    assert freed == [threading.get_ident()]
    background.close()


@pytest.mark.parametrize("before", [True, False], ids=["at work", "at rest on a worker's thread"])
def test_python_collects_again_once_it_is_closed(qapp, before):
    if not before:
        gc.disable()
    owner = QObject()
    garbage = Garbage(owner)
    assert not gc.isenabled()
    gc.enable()
    garbage.look()
    assert not gc.isenabled()
    garbage.close()
    assert gc.isenabled()
