"""Many drafts checked one after another, in this process or in several; nothing is kept."""

import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factdesk.checks.references import Transcript
from factdesk.checks.result import Result
from factdesk.checks.run import check
from factdesk.claims.detect import DETECTORS, Detector
from factdesk.desk.faults import fault
from factdesk.draft.draft import Draft
from factdesk.draft.failed import ImportFailed
from factdesk.draft.reading import read, read_stream
from factdesk.roster.roster import Roster

STANDARD_INPUT = "-"
MOST_JOBS = 61
"""Processes at most: more than Windows can wait for at once, and more than a desk has cores."""
MOST_AT_ONCE = 16
"""Drafts that a process is given at a time; so many are finished after Ctrl+C."""
KILLED = "{0} could not be checked: the computer ended a process of this batch; check it again, with fewer --jobs."


@dataclass(frozen=True, slots=True)
class Batch:
    """What every draft of a batch is checked against."""

    roster: Roster
    transcripts: tuple[Transcript, ...]
    dateline: date | None
    encoding: str | None
    today: date
    detectors: tuple[Detector, ...] = DETECTORS

    def check(self, source: str) -> Result | str:
        """The result of one draft, or the sentence that says why there is none: one bad draft never costs the others."""
        try:
            draft = self.read(source)
            return check(
                draft,
                dateline=self.dateline,
                roster=self.roster,
                transcripts=self.transcripts,
                today=self.today,
                detectors=self.detectors,
            )
        except ImportFailed as failed:
            return str(failed)
        except Exception as failed:  # noqa: BLE001 - a fault of ours in one draft
            return fault(failed, source)

    def read(self, source: str) -> Draft:
        """One draft from a file or from standard input."""
        if source != STANDARD_INPUT:
            return read(Path(source), encoding=self.encoding)
        if sys.stdin is None:
            raise ImportFailed("standard input is closed; name a file, or send a draft in.")
        return read_stream(sys.stdin.buffer, source, encoding=self.encoding)

    def check_all(self, sources: Sequence[str]) -> list[Result | str]:
        """The results of some drafts, for a process of its own."""
        return [self.check(source) for source in sources]


def results(batch: Batch, sources: Sequence[str], jobs: int = 1) -> Iterator[Result | str]:
    """Check in the order given; standard input is read in this process, whatever `jobs` says."""
    if jobs == 1 or len(sources) == 1 or STANDARD_INPUT in sources:
        yield from map(batch.check, sources)
        return
    few = min(MOST_AT_ONCE, max(1, len(sources) // (jobs * 4)))
    parts = [sources[at : at + few] for at in range(0, len(sources), few)]
    # Ctrl+C is said to every process of a terminal; this one alone answers, and lets what was not begun go.
    pool = ProcessPoolExecutor(
        min(jobs, len(parts), MOST_JOBS), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )
    try:
        for part, found in [(part, pool.submit(batch.check_all, part)) for part in parts]:
            try:
                yield from found.result()
            except BrokenProcessPool:
                yield from (KILLED.format(source) for source in part)
    finally:
        pool.shutdown(cancel_futures=True)
