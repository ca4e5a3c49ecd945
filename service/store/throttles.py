"""How often somebody tried, in the store, so that two servers count together."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from service import throttle
from service.store.database import Database, writing
from service.store.sessions import insert_missing
from service.store.tables import throttles
from service.store.words import indexed


def take(database: Database, subjects: Mapping[str, throttle.Rule], now: datetime) -> timedelta:
    """Note one try under all subjects, and zero; or note nothing, and how long to wait.

    Two tries at once are counted one after the other: the rows are locked, always in one order.
    """
    rules = {indexed(subject): rule for subject, rule in subjects.items()}
    with writing(database) as connection:
        for subject in sorted(rules):
            insert_missing(connection, throttles, {"subject": subject, "full_until": now})
        wanted = select(throttles).where(throttles.c.subject.in_(rules)).with_for_update()
        rows = connection.execute(wanted.order_by(throttles.c.subject)).all()
        longest = max(throttle.wait(row.full_until, now, rules[row.subject]) for row in rows)
        if longest:
            return longest
        for row in rows:
            after = throttle.after_try(row.full_until, now, rules[row.subject])
            of_row = throttles.c.subject == row.subject
            connection.execute(update(throttles).where(of_row).values(full_until=after))
    return timedelta()


def reset(database: Database, subject: str) -> None:
    """Forget the tries of a subject."""
    with writing(database) as connection:
        connection.execute(delete(throttles).where(throttles.c.subject == indexed(subject)))


def forget(database: Database, drained_before: datetime) -> None:
    """Delete what has no effect any more."""
    with writing(database) as connection:
        connection.execute(delete(throttles).where(throttles.c.full_until < drained_before))
