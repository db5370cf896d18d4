"""Many drafts checked one after another, in this process or in several; nothing is kept."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factdesk.checks.references import Transcript
from factdesk.checks.result import Result
from factdesk.checks.run import check
from factdesk.draft.draft import Draft
from factdesk.draft.failed import ImportFailed
from factdesk.draft.reading import read, read_stream
from factdesk.roster.roster import Roster

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Batch:
    """What every draft of a batch is checked against."""

    roster: Roster
    transcripts: tuple[Transcript, ...]
    dateline: date | None
    encoding: str | None
    today: date

    def check(self, source: str) -> Result | str:
        """The result of one draft, or the sentence that says why there is none."""
        try:
            draft = self.read(source)
        except ImportFailed as failed:
            return str(failed)
        return check(draft, dateline=self.dateline, roster=self.roster, transcripts=self.transcripts, today=self.today)

    def read(self, source: str) -> Draft:
        """One draft from a file or from standard input."""
        if source == STANDARD_INPUT:
            return read_stream(sys.stdin.buffer, source, encoding=self.encoding)
        return read(Path(source), encoding=self.encoding)


def results(batch: Batch, sources: Sequence[str], jobs: int = 1) -> Iterator[Result | str]:
    """Check in the order given; standard input is read in this process, whatever `jobs` says."""
    if jobs == 1 or len(sources) == 1 or STANDARD_INPUT in sources:
        yield from map(batch.check, sources)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(sources))) as pool:
        yield from pool.map(batch.check, sources, chunksize=max(1, len(sources) // (jobs * 4)))
