"""How long a log-in holds."""

from datetime import datetime, timedelta

from schemas.account import Session

IDLE = timedelta(hours=12)
"""Without a request for so long, a session ends: overnight."""

LONGEST = timedelta(days=7)
"""However busy, it ends then."""

NOTED_EVERY = timedelta(minutes=1)
"""`seen` and `used` are written no more often: reading pages writes next to nothing."""


def is_alive(session: Session, now: datetime) -> bool:
    """Whether the session still holds."""
    return now - session.seen < IDLE and now - session.created < LONGEST


def is_to_be_noted(seen: datetime | None, now: datetime) -> bool:
    """Whether a use of now is worth a write."""
    return seen is None or now - seen >= NOTED_EVERY
