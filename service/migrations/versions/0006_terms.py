"""Terms: what records are found under. `service.store.migrate` fills them after the last step."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "terms",
        sa.Column("term", sa.String(length=210), nullable=False, comment="see store.terms"),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("risk", sa.Double(), nullable=False),
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("term", "state", "risk", "extraction_id", name=op.f("pk_terms")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_terms_newest", "terms", ["term", "state", "extraction_id"])
    op.create_index("ix_extractions_newest", "extractions", ["state", "id"])
    op.create_index("ix_extractions_created", "extractions", ["state", "created", "risk", "id"])
