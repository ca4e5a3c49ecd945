"""Accepted facts: what leaves as data. `service.store.migrate` fills them after the last step."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "accepted_facts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=64), nullable=False),
        sa.Column("fact_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("city", sa.String(length=200), nullable=False, comment="as told"),
        sa.Column("place", sa.String(length=201), nullable=False, comment="see accepting.place_of"),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Text(), comment="the exact decimal, in base units"),
        sa.Column("upper", sa.Text()),
        sa.Column("number", sa.Double(), comment="the value, for ordering"),
        sa.Column("unit", sa.String(length=200)),
        sa.Column("bound", sa.String(length=16), nullable=False),
        sa.Column("written", sa.Text()),
        sa.Column("as_of", sa.String(length=10)),
        sa.Column("deadline", sa.String(length=10)),
        sa.Column(
            "day",
            sa.String(length=10),
            nullable=False,
            comment="ISO; empty where nothing dates the fact",
        ),
        sa.Column("dated_by", sa.String(length=16)),
        sa.Column("category", sa.String(length=16)),
        sa.Column("status", sa.String(length=32)),
        sa.Column("organisations", sa.Text()),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("decided_by", sa.Text()),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.String(length=10)),
        sa.Column("title", sa.Text()),
        sa.Column("source_url", sa.Text()),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_accepted_facts_extraction_id")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_accepted_facts_article_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_facts")),
    )
    op.create_index(
        "uq_accepted_facts_fact", "accepted_facts", ["extraction_id", "fact_id"], unique=True
    )
    for name, columns in (
        ("article", ["article_id"]),
        ("place_name", ["place", "name", "day", "id"]),
        ("place", ["place", "day", "id"]),
        ("name", ["name", "day", "id"]),
        ("unit", ["unit", "day", "id"]),
        ("day", ["day", "id"]),
    ):
        op.create_index(f"ix_accepted_facts_{name}", "accepted_facts", columns, unique=False)
