"""Periods as people write them, as days."""

from datetime import date

import pytest

from service.errors import BadDate
from service.periods import last_day, since, until


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 28)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-02-03", date(2025, 2, 3)),
        ("2025-02-31", date(2025, 2, 28)),
        ("0000", None),
    ],
)
def test_a_period_counts_for_its_last_day(partial, day):
    assert last_day(partial) == day


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("", None, None),
        (None, None, None),
    ],
)
def test_from_a_period_is_from_its_first_day_and_to_it_is_to_its_last(told, first, last):
    assert (since(told), until(told)) == (first, last)


@pytest.mark.parametrize(
    "told", ["yesterday", "2024-13", "2024-02-30", "0000", "2024-1", "２０２４", "2024-", "24"]
)
def test_what_is_no_date_is_refused_with_the_way_to_write_one(told):
    for side in (since, until):
        with pytest.raises(BadDate, match="YYYY-MM"):
            side(told)
