"""The collector of garbage at rest while very many values are made that all stay: looking them through again and again takes a third of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """No collection meanwhile, and none of what was made as soon as it is over: it goes to the oldest of generations, unseen."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            if not gc.get_freeze_count():  # what somebody has frozen stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
