"""Statements that a person marks by hand, because no detector knows them."""

from datetime import datetime
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.claims.claim import Claim, Kind, StatementValue
from factdesk.desk.changes import Changes
from factdesk.draft.draft import Draft
from factdesk.draft.sentences import sentences
from factdesk.store.failed import StoreFailed

if TYPE_CHECKING:
    from sqlmodel import Session


def mark(session: "Session", *, draft_id: int, start: int, end: int, note: str, reviewer: str, at: datetime) -> Changes:
    """Mark `text[start:end]` as a statement to check; the one id in `changes.claims` is its key.

    White space at both ends is left out. It stays when the draft is checked again.
    """
    draft = store.drafts.read(session, draft_id)[0]
    words = draft.text[max(0, start) : max(0, end)]
    start, end = max(0, start) + len(words) - len(words.lstrip()), max(0, start) + len(words.rstrip())
    if start >= end:
        raise StoreFailed("There are no words to mark. Select some words in the article first.")
    claim = Claim("", Kind.STATEMENT, start, end, draft.text[start:end], _sentence(draft, start, end), StatementValue(note))
    key = store.claims.mark(session, draft_id, claim, by=reviewer, at=at)
    return Changes(drafts=frozenset({draft_id}), claims=frozenset({key}))


def unmark(session: "Session", *, claim: int) -> Changes:
    """Take a mark away again; StoreFailed when somebody has decided on it or the detectors found it."""
    draft = store.claims.draft_of(session, claim)
    store.claims.unmark(session, claim)
    return Changes(drafts=frozenset({draft}), claims=frozenset({claim}))


def _sentence(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The sentence, or the run of sentences, that the words stand in."""
    touched = tuple(paragraph for paragraph in draft.paragraphs if paragraph.start < end and start < paragraph.end)
    spans = [span for span in sentences(draft.text, touched) if span[0] < end and start < span[1]]
    return (min(start, spans[0][0]), max(end, spans[-1][1])) if spans else (start, end)
