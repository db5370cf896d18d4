"""From a file or pasted words to a checked draft: slow, pure, for a background thread; `drafts.keep` then stores it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from factdesk.checks.result import Result
from factdesk.checks.run import check
from factdesk.claims.pipeline import detectors_with
from factdesk.draft.draft import Draft
from factdesk.draft.reading.files import bytes_of, read_bytes
from factdesk.draft.text import from_text
from factdesk.roster.roster import Roster


def examine_file(
    path: Path, *, roster: Roster | None, dateline: date | None = None, encoding: str | None = None, today: date, pipeline: str = ""
) -> tuple[bytes, Result]:
    """Read and check a file; gives its bytes, for `keep`, and the result. ImportFailed says in one sentence why it cannot be read."""
    data = bytes_of(path)
    return data, _checked(read_bytes(data, str(path), encoding=encoding), roster, dateline, today, pipeline)


def examine_text(
    text: str, *, roster: Roster | None, dateline: date | None = None, today: date, pipeline: str = ""
) -> tuple[bytes, Result]:
    """Check pasted words; gives their bytes in UTF-8, for `keep` with no path, and the result."""
    return text.encode("utf-8", "surrogatepass"), _checked(from_text(text), roster, dateline, today, pipeline)


def examine_again(kept: Result, *, roster: Roster | None, dateline: date | None = None, today: date, pipeline: str = "") -> Result:
    """Check a kept draft again, after the roster or (when one is given) the dateline changed; for `check_again`."""
    fresh = _checked(kept.draft, roster, dateline or kept.dateline, today, pipeline)
    return fresh if dateline is not None else replace(fresh, dateline_from=kept.dateline_from)


def _checked(draft: Draft, roster: Roster | None, dateline: date | None, today: date, pipeline: str) -> Result:
    return check(draft, roster=roster, dateline=dateline, today=today, detectors=detectors_with(pipeline))
