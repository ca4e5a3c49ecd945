"""How often somebody may try."""

from datetime import UTC, datetime, timedelta

import pytest

from service.throttle import Rule, after_try, wait

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
RULE = Rule(burst=3, every=timedelta(seconds=60))


def tries(moments, rule=RULE):
    """Which of the tries at these seconds pass, and how long the others would have to wait."""
    full_until, told = None, []
    for second in moments:
        now = NOW + timedelta(seconds=second)
        left = wait(full_until, now, rule)
        told.append(left.total_seconds())
        if not left:
            full_until = after_try(full_until, now, rule)
    return told


@pytest.mark.parametrize(
    ("moments", "waits"),
    [
        ([0], [0]),
        ([0, 0, 0], [0, 0, 0]),
        ([0, 0, 0, 0], [0, 0, 0, 60]),
        ([0, 0, 0, 30], [0, 0, 0, 30]),
        ([0, 0, 0, 60], [0, 0, 0, 0]),
        ([0, 0, 0, 60, 60], [0, 0, 0, 0, 60]),
        ([0, 0, 0, 1, 2, 60], [0, 0, 0, 59, 58, 0]),
        ([0, 0, 0, 180, 180, 180, 180], [0, 0, 0, 0, 0, 0, 60]),
        ([0, 60, 120, 180, 240, 300], [0, 0, 0, 0, 0, 0]),
    ],
)
def test_a_burst_passes_and_then_one_a_minute(moments, waits):
    assert tries(moments) == waits


def test_a_clock_that_jumps_back_a_day_locks_nobody_out_for_a_day():
    assert tries([86_400, 86_400, 86_400, 0]) == [0, 0, 0, 60]
