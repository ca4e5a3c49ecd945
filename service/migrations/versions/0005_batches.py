"""Batches: their articles, their workers, and the answers of a provider's batch API."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COUNTS = (
    "total",
    "duplicates",
    "pending",
    "running",
    "done",
    "failed",
    "cancelled",
    "from_store",
    "review",
    "facts",
    "flagged",
)


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "batches",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column(
            "identity",
            sa.String(length=64),
            comment="of sources and parameters: the same one goes on",
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("hosted", sa.Boolean(), nullable=False),
        sa.Column("concurrency", sa.Integer(), nullable=False),
        sa.Column("rate", sa.Double()),
        sa.Column("limit_cost", sa.Double()),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column(
            "next_turn",
            sa.Double(),
            nullable=False,
            comment="when the next question may go, epoch s",
        ),
        sa.Column(
            "in_vain",
            sa.Integer(),
            nullable=False,
            comment="failures of the server, one after another",
        ),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        sa.Column("input_tokens", sa.BigInteger(), nullable=False),
        sa.Column("output_tokens", sa.BigInteger(), nullable=False),
        sa.Column("cost", sa.Double(), nullable=False),
        sa.Column("currency", sa.String(length=8)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_index("ix_batches_identity", "batches", ["identity"], unique=False)
    op.create_index("ix_batches_state", "batches", ["state", "id"], unique=False)
    op.create_table(
        "batch_items",
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of what was given"),
        sa.Column(
            "given", sa.Text(), comment="as JSON; null when done, or when it could not be read"
        ),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("worker", sa.String(length=32), comment="who has it"),
        sa.Column("extraction_id", sa.String(length=32)),
        sa.Column("error_type", sa.String(length=64)),
        sa.Column("error", sa.Text()),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_batch_items_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_batch_items")),
    )
    op.create_index("uq_batch_items_digest", "batch_items", ["batch_id", "digest"], unique=True)
    op.create_index(
        "ix_batch_items_state", "batch_items", ["batch_id", "state", "position"], unique=False
    )
    op.create_table(
        "workers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("base_url", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "beat",
            sa.Double(),
            nullable=False,
            comment="last sign of life, epoch s, database's clock",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workers")),
    )
    op.create_table(
        "hosted_answers",
        sa.Column(
            "question",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of the request's body",
        ),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column(
            "body", sa.Text(), nullable=False, comment="the completion as the provider sent it"
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_hosted_answers_batch_id")
        ),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_hosted_answers")),
    )
    op.create_index("ix_hosted_answers_batch", "hosted_answers", ["batch_id"], unique=False)
