"""While very many values are made nothing is collected, and they are not looked through when it is over."""

import gc

import pytest

from factdesk.roster.resting import resting


@pytest.fixture
def collections():
    """The generations that were collected."""
    found: list[int] = []

    def note(phase, info):
        if phase == "start":
            found.append(info["generation"])

    works, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.unfreeze()
    gc.enable()
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.unfreeze()
    if frozen:
        gc.freeze()
    if not works:
        gc.disable()


def test_nothing_is_collected_meanwhile_nor_what_was_made_thereafter(collections):
    with resting():
        made = [[number] for number in range(100_000)]
        collections.clear()
        made += [[number] for number in range(100_000)]
        assert collections == []
    behind = [[number] for number in range(gc.get_threshold()[0] // 2)]
    assert collections == []
    assert len(made + behind) > len(made)
    assert gc.isenabled()


def test_it_rests_on_where_it_rested(collections):
    gc.disable()
    with resting():
        pass
    assert not gc.isenabled()
    assert collections == []


@pytest.mark.usefixtures("collections")
def test_what_was_frozen_stays_so():
    gc.freeze()
    frozen = gc.get_freeze_count()
    with resting():
        pass
    assert gc.get_freeze_count() >= frozen - frozen // 100 > 0
