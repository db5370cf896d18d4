"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, those that others point to first."""
    _drafts()
    _claims()
    _decisions()
    _sources()
    _officials()
    _roster()


def downgrade() -> None:
    """Drop every table, those that point to others first."""
    for table in (
        "roster_state",
        "roster_change",
        "term",
        "spelling",
        "official",
        "citation",
        "source",
        "jotting",
        "verdict",
        "finding",
        "claim",
        "original",
        "draft",
    ):
        op.drop_table(table)


def _drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("data_sha256", sa.String(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("dated_from", sa.String(), nullable=True),
        sa.Column("dateline", sa.Date(), nullable=False),
        sa.Column("dateline_from", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("previous", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["previous"], ["draft.id"], name="fk_draft_previous", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_draft_data_sha256", "draft", ["data_sha256"], unique=False)
    op.create_index("ix_draft_path", "draft", ["path"], unique=False)
    op.create_index("ix_draft_previous", "draft", ["previous"], unique=False)
    op.create_table(
        "original",
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], name="fk_original_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft", name="pk_original"),
    )


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("carried_from", sa.Integer(), nullable=True),
        sa.Column("marked_by", sa.String(), nullable=True),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["carried_from"], ["claim.id"], name="fk_claim_carried_from", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], name="fk_claim_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_carried_from", "claim", ["carried_from"], unique=False)
    op.create_index("ix_claim_draft", "claim", ["draft"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], name="fk_finding_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    op.create_index("ix_finding_draft", "finding", ["draft"], unique=False)


def _decisions() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ruling", sa.String(), nullable=False),
        sa.Column("correction", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_verdict_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sa.UniqueConstraint("claim", "number", name="uq_verdict_claim_number"),
    )
    op.create_table(
        "jotting",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("correction", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_jotting_claim", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "reviewer", name="pk_jotting"),
    )


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("archive_url", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("accessed", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["draft.id"], name="fk_source_draft", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("draft", "letter", name="uq_source_draft_letter"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name="fk_citation_claim", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name="fk_citation_source", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_citation"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_citation_claim", "citation", ["claim"], unique=False)
    op.create_index("ix_citation_source", "citation", ["source"], unique=False)


def _officials() -> None:
    op.create_table(
        "official",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("born", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_official"),
        sa.UniqueConstraint("key", name="uq_official_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_wikidata", "official", ["wikidata"], unique=False)
    op.create_table(
        "spelling",
        sa.Column("official", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["official"], ["official.id"], name="fk_spelling_official", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("official", "position", name="pk_spelling"),
    )
    op.create_table(
        "term",
        sa.Column("official", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("acting", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("checked", sa.String(), nullable=True),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["official"], ["official.id"], name="fk_term_official", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("official", "position", name="pk_term"),
    )
    op.create_index("ix_term_normal_jurisdiction", "term", ["normal", "jurisdiction"], unique=False)


def _roster() -> None:
    op.create_table(
        "roster_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_roster_change"),
    )
    op.create_index("ix_roster_change_key", "roster_change", ["key"], unique=False)
    op.create_table(
        "roster_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("starter", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster_state"),
    )
