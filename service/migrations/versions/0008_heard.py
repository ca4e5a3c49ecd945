"""Answers of articles that still wait for others."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "heard",
        sa.Column(
            "question",
            sa.String(length=64),
            nullable=False,
            comment="of the article: Question.digest",
        ),
        sa.Column(
            "request", sa.String(length=64), nullable=False, comment="SHA-256 of its messages"
        ),
        sa.Column("answer", sa.Text(), nullable=False, comment="with what it took, as JSON"),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("question", "request", name=op.f("pk_heard")),
    )
