"""From a file or words to a checked draft, step by step: its text at once, what can be checked in view, then the checked whole.

Slow and pure, for the reading process; `drafts.keep` then stores it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from factdesk.checks.result import Result
from factdesk.checks.run import check
from factdesk.claims.detect import claims_of
from factdesk.claims.pipeline import detectors_with
from factdesk.desk.steps import Checked, Conditions, Glimpsed, Seen, Step
from factdesk.draft.article import article
from factdesk.draft.draft import Draft
from factdesk.draft.excerpt import excerpt
from factdesk.draft.reading.files import bytes_of, read_bytes
from factdesk.draft.text import from_text

LONG = 60_000
"""Characters from which the text is shown before it is checked; a shorter one is checked sooner than it is missed."""
VIEW = (0, 6_000)
"""What is in view when a draft is first opened."""


def of_file(path: Path, encoding: str | None, conditions: Conditions) -> Iterator[Step]:
    """Read and check a file. ImportFailed says in one sentence why it cannot be read."""
    data = bytes_of(path)
    yield from _steps(data, read_bytes(data, str(path), encoding=encoding), conditions)


def of_text(text: str, conditions: Conditions) -> Iterator[Step]:
    """Check pasted words."""
    yield from _steps(text.encode("utf-8", "surrogatepass"), from_text(text), conditions)


def of_kept(kept: Result, conditions: Conditions) -> Iterator[Step]:
    """Check a kept draft again, after the roster or (when the conditions name one) the dateline changed."""
    yield Checked(b"", _again(kept.draft, kept, conditions))


def of_edited(draft: Draft, kept: Result, conditions: Conditions) -> Iterator[Step]:
    """Check the next version of a kept draft, which somebody edited here."""
    yield Checked(b"", _again(draft, kept, conditions))


def _steps(data: bytes, draft: Draft, conditions: Conditions) -> Iterator[Step]:
    if len(draft.text) > LONG:
        yield Seen(draft)
        yield Glimpsed(glimpse(draft, draft.dateline(conditions.dateline, conditions.today)[0], VIEW))
    yield Checked(data, _checked(draft, conditions))


def _checked(draft: Draft, conditions: Conditions) -> Result:
    return check(
        draft,
        roster=conditions.roster,
        dateline=conditions.dateline,
        today=conditions.today,
        detectors=detectors_with(conditions.pipeline),
    )


def _again(draft: Draft, kept: Result, conditions: Conditions) -> Result:
    """The result; whoever settled the dateline before is still who did, unless it was settled anew."""
    if conditions.dateline is not None:
        return _checked(draft, conditions)
    return replace(_checked(draft, replace(conditions, dateline=kept.dateline)), dateline_from=kept.dateline_from)


def glimpse(draft: Draft, dateline: date, view: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The spans of the claims in the paragraphs that a view touches, read with the paragraph before them."""
    part, offset = excerpt(draft, *view)
    claims = claims_of(article(part, dateline))
    return tuple((claim.start + offset, claim.end + offset) for claim in claims if claim.end + offset > view[0])
