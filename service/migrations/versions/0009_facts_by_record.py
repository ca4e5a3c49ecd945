"""Facts are asked for by their record alone; who asks by city asks accepted facts.

Every fact was written into an index by city, name and day that no statement read: a tenth of what
keeping a record took.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_facts_city_name", "facts")
