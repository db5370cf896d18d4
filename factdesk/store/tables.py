"""The tables. Rows stay inside the store: `table=True` classes do not validate, and frozen records come out.

No `from __future__ import annotations` here: SQLModel reads the annotations.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from factdesk.store.columns import Utc

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """What every table shares: one set of names for constraints, so that a migration can find them on both databases."""

    metadata: ClassVar[MetaData] = metadata


def _to(target: str, *, gone: str = "CASCADE", index: bool = True, **more: Any) -> Any:
    """A foreign key; `gone` says what happens here when the row over there is deleted."""
    key: Any = ForeignKey(target, ondelete=gone)
    return Field(sa_column_args=[key], index=index, **more)


def _json(default: Any) -> Any:
    return Field(default_factory=default, sa_type=JSON, nullable=False)


class DraftRow(Row, table=True):
    """One version of a draft, as it was read."""

    __tablename__ = "draft"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    path: str | None = Field(default=None, index=True)
    source: str
    title: str | None = None
    author: str | None = None
    language: str
    text: str
    text_sha256: str
    data_sha256: str = Field(index=True)
    paragraphs: list[Any] = _json(list)
    dated: date | None = None
    dated_from: str | None = None
    dateline: date
    dateline_from: str
    kept_at: datetime = Field(sa_type=Utc)
    opened_at: datetime = Field(sa_type=Utc)
    previous: int | None = _to("draft.id", gone="SET NULL", default=None)


class OriginalRow(Row, table=True):
    """The bytes a draft was read from, apart from it so that a list of drafts never loads them."""

    __tablename__ = "original"
    draft: int = _to("draft.id", index=False, primary_key=True)
    data: bytes


class ClaimRow(Row, table=True):
    """A claim; its key stays when the draft is checked again, its id within the result may change."""

    __tablename__ = "claim"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    draft: int = _to("draft.id")
    claim_id: str
    kind: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    value: dict[str, Any] = _json(dict)
    speaker: str | None = None
    carried_from: int | None = _to("claim.id", gone="SET NULL", default=None)
    marked_by: str | None = None
    """Who marked it by hand; None is a claim of the detectors."""
    marked_at: datetime | None = Field(default=None, sa_type=Utc)


class FindingRow(Row, table=True):
    """A finding as last computed; `about` holds what it touches, its suggestions and its evidence."""

    __tablename__ = "finding"
    id: int | None = Field(default=None, primary_key=True)
    draft: int = _to("draft.id")
    rule: str
    outcome: str
    message: str
    about: dict[str, Any] = _json(dict)


class VerdictRow(Row, table=True):
    """A decision; only ever appended."""

    __tablename__ = "verdict"
    __table_args__: ClassVar[Any] = (UniqueConstraint("claim", "number"),)
    id: int | None = Field(default=None, primary_key=True)
    claim: int = _to("claim.id", index=False)
    number: int
    ruling: str
    correction: str
    note: str
    reviewer: str
    at: datetime = Field(sa_type=Utc)


class SourceRow(Row, table=True):
    """A source of a draft; a removed one keeps its letter, so that it can be put back."""

    __tablename__ = "source"
    __table_args__: ClassVar[Any] = (UniqueConstraint("draft", "letter"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    draft: int = _to("draft.id", index=False)
    letter: str
    kind: str
    title: str
    url: str = ""
    archive_url: str = ""
    publisher: str = ""
    accessed: date | None = None
    note: str = ""
    withdrawn: bool = False


class CitationRow(Row, table=True):
    """One claim's use of one source."""

    __tablename__ = "citation"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    claim: int = _to("claim.id")
    source: int = _to("source.id")
    place: str = ""
    words: str = ""
    note: str = ""
    withdrawn: bool = False


class JottingRow(Row, table=True):
    """A half-typed correction and note, one a claim and reviewer."""

    __tablename__ = "jotting"
    claim: int = _to("claim.id", index=False, primary_key=True)
    reviewer: str = Field(primary_key=True)
    correction: str = ""
    note: str = ""
    at: datetime = Field(sa_type=Utc)


class OfficialRow(Row, table=True):
    """A person of the roster; `version` rises with each change, so that an edit of an older one is seen."""

    __tablename__ = "official"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    born: str | None = None
    wikidata: str | None = Field(default=None, index=True)
    extra: dict[str, Any] = _json(dict)
    """Fields of an official beyond these columns, so that none is lost."""
    version: int = 1


class SpellingRow(Row, table=True):
    """Another spelling of a name."""

    __tablename__ = "spelling"
    official: int = _to("official.id", index=False, primary_key=True)
    position: int = Field(primary_key=True)
    words: str


class TermRow(Row, table=True):
    """A term of office; dates are ISO 8601 at their own precision."""

    __tablename__ = "term"
    __table_args__: ClassVar[Any] = (Index("ix_term_normal_jurisdiction", "normal", "jurisdiction"),)
    official: int = _to("official.id", index=False, primary_key=True)
    position: int = Field(primary_key=True)
    office: str
    normal: str
    jurisdiction: str
    start: str | None = None
    end: str | None = None
    status: str = ""
    acting: bool = False
    source: str = ""
    checked: str | None = None
    extra: dict[str, Any] = _json(dict)


class RosterChangeRow(Row, table=True):
    """One change of the roster; only ever appended, kept when the official is removed."""

    __tablename__ = "roster_change"
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    what: str
    reviewer: str
    at: datetime = Field(sa_type=Utc)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class RosterStateRow(Row, table=True):
    """One row: where the roster stands.

    `token` is drawn anew with each change: a copy of the database that went another way may have the same revision, never the same token.
    """

    __tablename__ = "roster_state"
    id: int = Field(default=1, primary_key=True)
    revision: int = 0
    token: str = ""
    starter: str = ""
    """The SHA-256 of the starter roster that was loaded; blank is none."""


class NewsRow(Row, table=True):
    """What one verb of one desk changed; the last thousand or so, for the other windows on the same database."""

    __tablename__ = "news"
    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    desk: str
    said: dict[str, Any] = _json(dict)
