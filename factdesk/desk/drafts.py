"""Drafts on the desk: kept with their bytes, opened again, checked again, and shown with all that was decided."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factdesk import store
from factdesk.checks.result import Result
from factdesk.desk.carry import carried, moved
from factdesk.desk.changes import Changes
from factdesk.review.review import Review, reviewed
from factdesk.store.records import KeptClaim, KeptDraft

if TYPE_CHECKING:
    from sqlmodel import Session

    from factdesk.claims.claim import Claim

__all__ = ["KeptDraft", "by_path", "check_again", "edit", "forget", "holds", "keep", "original", "recent", "review"]


def keep(session: "Session", *, data: bytes, result: Result, path: str | None, at: datetime) -> Changes:
    """Keep a checked draft; the one id in `changes.drafts` is the draft to show.

    The same bytes and text at the same path (without a path: anywhere) give the kept draft, its findings fresh. A changed text becomes a
    new version, in which the same claims carry over what was decided of them.
    """
    place = None if path is None else absolute(path)
    known = store.drafts.pasted(session, data) if place is None else store.drafts.newest(session, place)
    if known is not None and known.text_sha256 == result.draft.sha256 and known.data_sha256 == store.texts.sha256(data):
        return check_again(session, draft_id=known.id, result=result, at=at)
    return _insert(session, data=data, result=result, path=place, at=at, previous=None if known is None else known.id)


def edit(session: "Session", *, draft_id: int, result: Result, at: datetime, back_to: int = 0) -> Changes:
    """Keep a text that was edited here as the next version of a draft; the file that it came from is not touched.

    Like every new version it carries over what was decided of the claims that stayed the same; the newest version of the file is the one
    that it follows, also when another window was faster. Where an edit is taken back, `back_to` is the version that had this text: what
    was decided there of the claims that come back is theirs again.
    """
    place = store.drafts.place(session, draft_id)
    known = None if place is None else store.drafts.newest(session, place)
    data = result.draft.text.encode("utf-8", "surrogatepass")
    previous = draft_id if known is None else known.id
    return _insert(session, data=data, result=result, path=place, at=at, previous=previous, back_to=back_to)


def holds(session: "Session", *, path: str | Path, data_sha256: str) -> bool:
    """Whether some version of a file was read from these bytes."""
    return store.drafts.holds(session, absolute(path), data_sha256)


def _insert(
    session: "Session",
    *,
    data: bytes,
    result: Result,
    path: str | None,
    at: datetime,
    previous: int | None,
    back_to: int = 0,
) -> Changes:
    """Keep a new draft, or the next version of one."""
    draft = store.drafts.insert(session, data=data, result=result, path=path, at=at, previous=previous)
    if previous is None:
        store.claims.insert_all(session, draft, [KeptClaim(0, claim) for claim in result.claims])
    else:
        _carry_over(session, [previous, *([back_to] if back_to not in {0, previous} else [])], draft, result)
    store.findings.replace(session, draft, result.findings)
    return Changes(drafts=frozenset({draft}))


def check_again(session: "Session", *, draft_id: int, result: Result, at: datetime) -> Changes:
    """Put fresh claims and findings of the same text in place of the old ones; claims that people spoke of stay."""
    store.drafts.touch(session, draft_id, result, at)
    store.claims.settle(session, draft_id, result.claims)
    store.findings.replace(session, draft_id, result.findings)
    return Changes(drafts=frozenset({draft_id}))


def forget(session: "Session", *, draft_id: int) -> Changes:
    """Remove a draft with everything that was decided of it; its file is not touched."""
    store.drafts.forget(session, draft_id)
    return Changes(drafts=frozenset({draft_id}))


def review(session: "Session", *, draft_id: int) -> Review:
    """A draft with its claims, findings, verdicts and sources."""
    draft, dateline, dateline_from = store.drafts.read(session, draft_id)
    kept = store.claims.of_draft(session, draft_id)
    result = Result(draft, dateline, dateline_from, tuple(one.claim for one in kept), store.findings.of_draft(session, draft_id))
    verdicts = store.verdicts.histories(session, draft_id)
    citations = store.sources.citations_of(session, draft_id)
    claims = tuple(reviewed(one.key, one.claim, result, verdicts.get(one.key, ()), citations.get(one.key, ())) for one in kept)
    return Review(draft_id, result, claims, store.sources.of_draft(session, draft_id))


def recent(session: "Session", *, limit: int = 20) -> tuple[KeptDraft, ...]:
    """The drafts last opened, the newest version of each, latest first."""
    return store.drafts.recent(session, limit)


def by_path(session: "Session", *, path: str | Path) -> int | None:
    """The id of the newest version of a file, None when it was never kept."""
    known = store.drafts.newest(session, absolute(path))
    return None if known is None else known.id


def original(session: "Session", *, draft_id: int) -> bytes:
    """The bytes the draft was read from, unchanged."""
    return store.drafts.original(session, draft_id)


def absolute(path: str | Path) -> str:
    """One name for one file, whatever folder the program was started in."""
    return os.path.abspath(Path(path).expanduser())  # noqa: PTH100 - takes ".." away, which Path.absolute keeps


def _carry_over(session: "Session", versions: Sequence[int], new: int, result: Result) -> None:
    """Store the claims of a new version with the histories, citations and jottings of those that stayed the same.

    What the first of some versions before does not know is sought in the next one.
    """
    claims = {claim.id: KeptClaim(0, claim) for claim in result.claims}
    held = [(old, _known(session, old, result, claims, versions[:number])) for number, old in enumerate(versions)]
    keys = store.claims.insert_all(session, new, claims.values())
    for number, (old, ids) in enumerate(held):
        twins = {was: keys[one] for one in ids if (was := claims[one].carried_from) is not None}
        histories = store.verdicts.histories(session, old)
        for was, key in twins.items():
            store.verdicts.copy(session, histories.get(was, ()), key)
        store.sources.copy(session, old, new, twins, again=number > 0)
        store.journal.move(session, old, twins)


def _known(session: "Session", old: int, result: Result, claims: dict[str, KeptClaim], later: Sequence[int]) -> list[str]:
    """Tell the claims that no later version knows from what one before has of them, add its marks, and give the ids of both.

    A mark that a later version had and has no more was taken away, and stays so.
    """
    before, text = store.claims.of_draft(session, old), store.drafts.read(session, old)[0].text
    by_id = {kept.claim.id: kept for kept in before}
    same = carried(text, [kept.claim for kept in before if kept.marked_by is None], result.draft.text, result.claims)
    found = [one for one in same if claims[one].carried_from is None]
    claims.update({one: replace(claims[one], carried_from=by_id[same[one]].key) for one in found})
    places = {(kept.claim.start, kept.claim.end) for kept in claims.values() if kept.marked_by is not None}
    marks = [kept.claim for kept in before if kept.marked_by is not None]
    gone = {mark for one in later for mark in _taken_away(session, one, text, marks)}
    for mark in moved(text, marks, result.draft.text):
        if (mark.start, mark.end) not in places and mark.id not in gone:
            free = mark.id if mark.id not in claims else store.claims.free_id(claims)
            claims[free] = replace(by_id[mark.id], claim=replace(mark, id=free), carried_from=by_id[mark.id].key)
            found.append(free)
    return found


def _taken_away(session: "Session", later: int, text: str, marks: Sequence["Claim"]) -> set[str]:
    """The ids of those marks of a text that went along into a later version and stand there no more."""
    there = {(kept.claim.start, kept.claim.end) for kept in store.claims.of_draft(session, later)}
    went_along = moved(text, marks, store.drafts.read(session, later)[0].text)
    return {mark.id for mark in went_along if (mark.start, mark.end) not in there}
