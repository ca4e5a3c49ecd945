"""From every revision of the tables to the newest, with data in them, on both backends."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from service.store import accepted, migrate, records, tables
from service.store.database import connect, reading, writing
from tests.older import as_0001_kept_it
from tests.stores import BACKENDS, address

REVISIONS = [
    script.revision
    for script in ScriptDirectory.from_config(migrate.configuration()).walk_revisions()
][::-1]
STATES = {"1passed": "accepted", "2read": "reviewed", "3waits": "queued"}


@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("backend", BACKENDS)
def test_the_data_of_every_revision_is_there_in_the_newest(backend, revision, tmp_path):
    database = connect(address(backend, tmp_path))
    migrate.upgrade(database, "0001")
    with writing(database) as connection:
        for record_id, state in STATES.items():
            as_0001_kept_it(connection, record_id, state)
    migrate.upgrade(database, revision)
    steps = migrate.upgrade(database)
    assert (steps.before, steps.after) == (revision, REVISIONS[-1])
    for record_id, state in STATES.items():
        record = records.load(database, record_id)
        assert record.state == state
        assert [fact.id for fact in record.answered().facts] == ["f1"]
    assert [verdict.kind for verdict in records.load(database, "2read").verdicts] == ["accept"]
    assert [(f.extraction_id, f.how) for f in accepted.stream(database)] == [("2read", "accepted")]
    with reading(database) as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    database.dispose()


def test_each_revision_follows_one_other():
    scripts = ScriptDirectory.from_config(migrate.configuration())
    assert scripts.get_heads() == [REVISIONS[-1]]
    assert [scripts.get_revision(one).down_revision for one in REVISIONS] == [None, *REVISIONS[:-1]]
