"""How often somebody may try to log in.

A leaky bucket in one number (the generic cell rate algorithm, ITU-T I.371): `full_until` is the
moment when the bucket has drained. Each try adds `every` to it; one that would overflow waits.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rule:
    """`burst` tries at once, then one `every` so long."""

    burst: int
    every: timedelta


PER_NAME = Rule(burst=5, every=timedelta(minutes=1))
PER_ADDRESS = Rule(burst=30, every=timedelta(seconds=10))
"""Behind one address may sit a whole office."""


def wait(full_until: datetime | None, now: datetime, rule: Rule) -> timedelta:
    """How long until the next try is allowed; zero when it is allowed now."""
    drained = _drained(full_until, now, rule)
    return max(drained + rule.every - rule.burst * rule.every - now, timedelta())


def after_try(full_until: datetime | None, now: datetime, rule: Rule) -> datetime:
    """The bucket after a try of now."""
    return _drained(full_until, now, rule) + rule.every


def _drained(full_until: datetime | None, now: datetime, rule: Rule) -> datetime:
    """Never in the past; and never fuller than full, should the clock have gone backwards."""
    if full_until is None:
        return now
    return min(max(full_until, now), now + rule.burst * rule.every)
