"""From a file or pasted words to a checked draft: slow, pure, for a background thread; `drafts.keep` then stores it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from factdesk.checks.result import Result
from factdesk.checks.run import check
from factdesk.draft.draft import Draft
from factdesk.draft.failed import ImportFailed
from factdesk.draft.reading import LIMIT, read_bytes
from factdesk.draft.text import from_text
from factdesk.roster.roster import Roster


def examine_file(
    path: Path, *, roster: Roster | None, dateline: date | None = None, encoding: str | None = None, today: date
) -> tuple[bytes, Result]:
    """Read and check a file; gives its bytes, for `keep`, and the result. ImportFailed says in one sentence why it cannot be read."""
    try:
        if path.stat().st_size > LIMIT:
            raise ImportFailed(f"{path} is larger than {LIMIT // 2**20} MB. Split it, or save only the article's text.")
        data = path.read_bytes()
    except OSError as error:
        raise ImportFailed(
            f"{path} cannot be read: {error.strerror or error}. See that it is there and that you may read it."
        ) from error
    return data, _checked(read_bytes(data, str(path), encoding=encoding), roster, dateline, today)


def examine_text(text: str, *, roster: Roster | None, dateline: date | None = None, today: date) -> tuple[bytes, Result]:
    """Check pasted words; gives their bytes in UTF-8, for `keep` with no path, and the result."""
    draft = from_text(text)
    return draft.text.encode("utf-8", "replace"), _checked(draft, roster, dateline, today)


def examine_again(kept: Result, *, roster: Roster | None, dateline: date | None = None, today: date) -> Result:
    """Check a kept draft again, after the roster or (when one is given) the dateline changed; for `check_again`."""
    fresh = _checked(kept.draft, roster, dateline or kept.dateline, today)
    return fresh if dateline is not None else replace(fresh, dateline_from=kept.dateline_from)


def _checked(draft: Draft, roster: Roster | None, dateline: date | None, today: date) -> Result:
    return check(draft, roster=roster, dateline=dateline, today=today)
