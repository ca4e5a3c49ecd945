"""Leases, samples, how long decisions took; decisions that the database itself keeps unchanged."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_REFUSAL = "verdicts are appended, never changed"


def upgrade() -> None:
    """Build what is new."""
    op.create_table(
        "leases",
        sa.Column("extraction_id", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("taken", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extractions.id"], name=op.f("fk_leases_extraction_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", name=op.f("pk_leases")),
    )
    for column in (
        sa.Column(
            "sample",
            sa.String(length=16),
            nullable=True,
            comment="blind or second; null for all others",
        ),
        sa.Column(
            "first_reader",
            sa.String(length=64),
            nullable=True,
            comment="of a second reading: who read the first",
        ),
        sa.Column(
            "first_id",
            sa.String(length=32),
            nullable=True,
            comment="of a second reading: the record that was read first",
        ),
    ):
        op.add_column("extractions", column)
    op.create_index("ix_extractions_sample", "extractions", ["sample", "state", "id"])
    op.create_index("uq_extractions_first", "extractions", ["first_id"], unique=True)
    op.add_column(
        "verdicts",
        sa.Column(
            "seconds",
            sa.Double(),
            nullable=True,
            comment="how long the decision took; null where unknown",
        ),
    )
    op.create_index("ix_verdicts_decided", "verdicts", ["decided"])
    _keep_verdicts()


def _keep_verdicts() -> None:
    """No statement changes or deletes a decision, whoever sends it; the table can be dropped."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION keep_verdicts() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER keep_verdicts BEFORE UPDATE OR DELETE ON verdicts "
            "FOR EACH ROW EXECUTE FUNCTION keep_verdicts()"
        )
        return
    for step in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER keep_verdicts_{step.lower()} BEFORE {step} ON verdicts "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        )
