"""Sources of a draft and the claims that cite them; what is removed keeps its letter and number and can be put back."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from factdesk.review.source import Citation, Source, SourceKind
from factdesk.store.failed import ChangedMeanwhile, StoreFailed
from factdesk.store.tables import CitationRow, ClaimRow, SourceRow
from factdesk.store.texts import clean

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(number: int) -> str:
    """The letters of the n-th source: A to Z, then AA, AB and so on."""
    said = ""
    while number:
        number, rest = divmod(number - 1, len(LETTERS))
        said = LETTERS[rest] + said
    return said


def of_draft(session: Session, draft: int) -> tuple[Source, ...]:
    """The sources of a draft in the order in which they were added."""
    return tuple(_source(row) for row in _rows(session, draft) if not row.withdrawn)


def add(session: Session, draft: int, source: Source) -> Source:
    """Store a source under the draft's next letter; its own number and letter are not looked at."""
    row = SourceRow(draft=draft, letter=letter(len(_rows(session, draft)) + 1), **_columns(source))
    session.add(row)
    session.flush()
    return _source(row)


def edit(session: Session, source: Source, seen: Source) -> int:
    """Change a source that still stands as `seen`, and give its draft; else ChangedMeanwhile."""
    row = session.get(SourceRow, source.id)
    now = None if row is None or row.withdrawn else _source(row)
    if row is None or now != seen:
        raise ChangedMeanwhile(source, now, f"The source {source.letter}")
    row.sqlmodel_update(_columns(source))
    return row.draft


def withdraw(session: Session, source: int, *, back: bool = False) -> tuple[int, frozenset[int]]:
    """Take a source away, or put it back; gives its draft and the claims that cite it."""
    row = session.get(SourceRow, source)
    if row is None:
        raise StoreFailed("This source is no longer kept, because its draft was removed. Open the draft again to add it anew.")
    row.withdrawn = not back
    return row.draft, frozenset(session.exec(select(CitationRow.claim).where(CitationRow.source == source)))


def citations_of(session: Session, draft: int) -> Mapping[int, tuple[Citation, ...]]:
    """The citations of each claim of a draft that has any, in the order in which they were made."""
    sources = {source.id: source for source in of_draft(session, draft)}
    found: dict[int, list[Citation]] = defaultdict(list)
    query = select(CitationRow).join(ClaimRow).where(ClaimRow.draft == draft).order_by(col(CitationRow.id))
    for row in session.exec(query):
        if not row.withdrawn and row.source in sources:
            found[row.claim].append(Citation(_key(row.id), sources[row.source], row.place, row.words, row.note))
    return {claim: tuple(cited) for claim, cited in found.items()}


def cite(session: Session, *, claim: int, source: int, place: str, words: str, note: str) -> int:
    """Let a claim rest on a source of its own draft; gives the citation's number."""
    row, cited = session.get(ClaimRow, claim), session.get(SourceRow, source)
    if row is None or cited is None or row.draft != cited.draft:
        raise StoreFailed("The fact or the source is no longer kept in this draft. Open the draft again and cite it anew.")
    citation = CitationRow(claim=claim, source=source, place=clean(place), words=clean(words), note=clean(note))
    session.add(citation)
    session.flush()
    return _key(citation.id)


def change_citation(session: Session, citation: int, **values: Any) -> CitationRow:
    """Change or withdraw one citation; gives its row to read the claim and source from."""
    row = session.get(CitationRow, citation)
    if row is None:
        raise StoreFailed("This citation is no longer kept, because its draft was removed. Open the draft again to cite anew.")
    row.sqlmodel_update({key: clean(value) if isinstance(value, str) else value for key, value in values.items()})
    return row


def copy(session: Session, old: int, new: int, claims: Mapping[int, int], *, again: bool = False) -> None:
    """Give a new version the sources of the one before with their letters, and its carried claims (old: new) their citations.

    With `again` it has the sources of a later version already: only letters that it lacks are added.
    """
    sources: dict[int, int] = {}
    known = {row.letter: _key(row.id) for row in _rows(session, new)} if again else {}
    for row in _rows(session, old):
        if row.letter not in known:
            twin = SourceRow(**row.model_dump(exclude={"id", "draft"}), draft=new)
            session.add(twin)
            session.flush()
            known[row.letter] = _key(twin.id)
        sources[_key(row.id)] = known[row.letter]
    query = select(CitationRow).where(col(CitationRow.source).in_(sources)).order_by(col(CitationRow.id))
    for cited in session.exec(query).all():
        if cited.claim in claims and not cited.withdrawn:
            session.add(CitationRow(claim=claims[cited.claim], source=sources[cited.source], place=cited.place, words=cited.words,
                                    note=cited.note))  # fmt: skip


def _rows(session: Session, draft: int) -> list[SourceRow]:
    return list(session.exec(select(SourceRow).where(SourceRow.draft == draft).order_by(col(SourceRow.id))))


def _columns(source: Source) -> dict[str, Any]:
    return {"kind": source.kind.value, "title": clean(source.title), "url": clean(source.url), "archive_url": clean(source.archive_url),
            "publisher": clean(source.publisher), "accessed": source.accessed, "note": clean(source.note)}  # fmt: skip


def _source(row: SourceRow) -> Source:
    return Source(
        _key(row.id), row.letter, SourceKind(row.kind), row.title, row.url, row.archive_url, row.publisher, row.accessed, row.note
    )


def _key(number: int | None) -> int:
    """The number of a stored row."""
    assert number is not None
    return number
