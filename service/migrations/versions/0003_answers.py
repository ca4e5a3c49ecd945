"""What models wrote, word for word, and what they took, day by day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "answers",
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="0, 1, 2 … in the order of asking"
        ),
        sa.Column("round", sa.String(length=16), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="as the model wrote it, as a JSON string"
        ),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_answers_extraction_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", "position", name=op.f("pk_answers")),
    )
    op.create_table(
        "spending",
        sa.Column("day", sa.String(length=10), nullable=False, comment="ISO, in UTC"),
        sa.Column("currency", sa.String(length=8), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False, comment="input and output"),
        sa.Column("cost", sa.BigInteger(), nullable=False, comment="in billionths of the currency"),
        sa.PrimaryKeyConstraint("day", "currency", name=op.f("pk_spending")),
    )
