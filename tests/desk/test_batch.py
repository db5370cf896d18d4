"""Many drafts at once: one that goes wrong, however badly, costs only itself."""

import os
import signal
from datetime import date

from factdesk.desk.batch import Batch, results
from factdesk.draft.draft import Draft

BATCH = Batch(None, (), None, None, date(2026, 11, 20))


class Cursed(Batch):
    """Fails at one draft as a fault of ours would, and takes its process with it at another."""

    def read(self, source: str) -> Draft:
        if source.endswith("fault.txt"):
            raise ZeroDivisionError(source.upper())
        if source.endswith("killed.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(source)


CURSED = Cursed(None, (), None, None, date(2026, 11, 20))


def made(folder, *names):
    for name in names:
        (folder / name).write_text("Ten men came.", encoding="utf-8")
    return [str(folder / name) for name in names]


def test_a_fault_of_ours_costs_one_draft_and_is_written_down(tmp_path, own_folders):
    one, two, three = results(CURSED, made(tmp_path, "a.txt", "fault.txt", "b.txt"))
    assert one.draft.text == three.draft.text == "Ten men came."
    assert two.startswith(f"{tmp_path / 'fault.txt'}: this is a fault in FactDesk itself (ZeroDivisionError)")
    (log,) = own_folders.rglob("factdesk.log")
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert "FAULT.TXT" not in log.read_text("utf-8")


def test_a_fault_with_no_place_for_the_log_is_said_all_the_same(tmp_path, own_folders):
    (own_folders / "state").write_text("no folder")
    (said,) = results(CURSED, made(tmp_path, "fault.txt"))
    assert "the log cannot be written" in said


def test_a_process_that_is_killed_leaves_a_sentence_for_each_draft(tmp_path):
    sources = made(tmp_path, "a.txt", *(f"{n}.txt" for n in range(20)), "killed.txt")
    found = list(results(CURSED, sources, jobs=2))
    assert len(found) == len(sources)
    assert (
        found[-1]
        == f"{tmp_path / 'killed.txt'} could not be checked: the computer ended a process of this batch; check it again, with fewer --jobs."
    )


def test_several_processes_give_the_same_in_the_same_order(tmp_path):
    sources = made(tmp_path, *(f"{n}.txt" for n in range(7)))
    sources.insert(3, str(tmp_path / "gone.txt"))
    assert list(results(BATCH, sources, jobs=3)) == list(results(BATCH, sources))
