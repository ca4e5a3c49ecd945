"""Alembic migrations, run by `service.store.migrate`."""
