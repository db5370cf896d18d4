"""Where reviewers looked: sources of a draft, and the claims that rest on them."""

from datetime import date
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.desk.changes import Changes
from factdesk.review.source import Citation, Source, SourceKind
from factdesk.store.failed import ChangedMeanwhile

if TYPE_CHECKING:
    from sqlmodel import Session

__all__ = [
    "ChangedMeanwhile",
    "add",
    "citations",
    "cite",
    "edit",
    "edit_citation",
    "put_back",
    "recite",
    "remove",
    "sources",
    "uncite",
]


def add(
    session: "Session",
    *,
    draft_id: int,
    kind: SourceKind,
    title: str,
    url: str = "",
    archive_url: str = "",
    publisher: str = "",
    accessed: date | None = None,
    note: str = "",
) -> Changes:
    """Add a source under the next letter; the one id in `changes.sources` is its number."""
    store.drafts.previous(session, draft_id)  # refuses a draft that is no longer kept
    source = store.sources.add(session, draft_id, Source(0, "", kind, title, url, archive_url, publisher, accessed, note))
    return Changes(drafts=frozenset({draft_id}), sources=frozenset({source.id}))


def edit(session: "Session", *, source: Source, seen: Source) -> Changes:
    """Change a source that the editor knows as `seen`; ChangedMeanwhile when it is no longer so. The letter stays."""
    draft = store.sources.edit(session, source, seen)
    return Changes(drafts=frozenset({draft}), sources=frozenset({source.id}))


def remove(session: "Session", *, source: int) -> Changes:
    """Take a source and its citations out of sight; `put_back` brings both back."""
    draft, claims = store.sources.withdraw(session, source)
    return Changes(drafts=frozenset({draft}), claims=claims, sources=frozenset({source}))


def put_back(session: "Session", *, source: int) -> Changes:
    """Bring a removed source back under its letter."""
    draft, claims = store.sources.withdraw(session, source, back=True)
    return Changes(drafts=frozenset({draft}), claims=claims, sources=frozenset({source}))


def cite(session: "Session", *, claim: int, source: int, place: str = "", words: str = "", note: str = "") -> Changes:
    """Let a claim rest on a source of its draft; the newest of `citations` is it."""
    store.sources.cite(session, claim=claim, source=source, place=place, words=words, note=note)
    return Changes(drafts=_draft(session, claim), claims=frozenset({claim}), sources=frozenset({source}))


def edit_citation(session: "Session", *, citation: int, place: str = "", words: str = "", note: str = "") -> Changes:
    """Change where in the source and by which words a claim is borne out."""
    return _change(session, citation, place=place, words=words, note=note)


def uncite(session: "Session", *, citation: int) -> Changes:
    """Take one citation away; `recite` brings it back."""
    return _change(session, citation, withdrawn=True)


def recite(session: "Session", *, citation: int) -> Changes:
    """Bring one citation back."""
    return _change(session, citation, withdrawn=False)


def sources(session: "Session", *, draft_id: int) -> tuple[Source, ...]:
    """The sources of a draft by letter."""
    return store.sources.of_draft(session, draft_id)


def citations(session: "Session", *, claim: int) -> tuple[Citation, ...]:
    """The citations of one claim, oldest first."""
    return store.sources.citations_of(session, store.claims.draft_of(session, claim)).get(claim, ())


def _change(session: "Session", citation: int, **values: str | bool) -> Changes:
    row = store.sources.change_citation(session, citation, **values)
    return Changes(drafts=_draft(session, row.claim), claims=frozenset({row.claim}), sources=frozenset({row.source}))


def _draft(session: "Session", claim: int) -> frozenset[int]:
    return frozenset({store.claims.draft_of(session, claim)})
