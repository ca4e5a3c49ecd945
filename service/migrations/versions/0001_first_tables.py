"""The first tables: articles, extractions, facts, findings, verdicts, modes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "articles",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=True),
        sa.Column(
            "about", sa.Text(), nullable=False, comment="the Article without text and html, as JSON"
        ),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_table(
        "modes",
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("base_url", "model", name=op.f("pk_modes")),
    )
    op.create_table(
        "extractions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="goes up with every decision"),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column(
            "question",
            sa.String(length=64),
            comment="Question.digest; null when it must not be reused",
        ),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "payload",
            sa.Text(),
            nullable=True,
            comment="the Extraction as JSON; null when the model failed",
        ),
        sa.Column(
            "call",
            sa.Text(),
            nullable=True,
            comment="what the failed call took, a ModelCall as JSON",
        ),
        sa.Column("error_type", sa.String(length=64), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("facts", sa.Integer(), nullable=False, comment="how many"),
        sa.Column("flagged", sa.Integer(), nullable=False, comment="how many"),
        sa.Column("decided", sa.Integer(), nullable=False, comment="how many facts have a verdict"),
        sa.Column("risk", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_extractions_article_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extractions")),
    )
    op.create_index("ix_extractions_article", "extractions", ["article_id"], unique=False)
    op.create_index("ix_extractions_question", "extractions", ["question", "id"], unique=False)
    op.create_index("ix_extractions_queue", "extractions", ["state", "risk", "id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column("fact_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "value",
            sa.Double(),
            nullable=True,
            comment="in base units, for ordering; the payload has the decimal",
        ),
        sa.Column("upper", sa.Double(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column(
            "day",
            sa.String(length=10),
            nullable=True,
            comment="as_of or deadline, ISO or partial ISO",
        ),
        sa.Column("checked", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_facts_extraction_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", "fact_id", name=op.f("pk_facts")),
    )
    op.create_index("ix_facts_city_name", "facts", ["city", "name", "day"], unique=False)
    op.create_table(
        "findings",
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("fact_id", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_findings_extraction_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", "position", name=op.f("pk_findings")),
    )
    op.create_index("ix_findings_code", "findings", ["code", "extraction_id"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="0, 1, 2 … in the order of deciding"
        ),
        sa.Column("fact_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False, comment="the Verdict as JSON"),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_verdicts_extraction_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", "position", name=op.f("pk_verdicts")),
    )
