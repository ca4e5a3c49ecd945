"""The dates of the scanner, as rows of tests/specs/dates.jsonl and as properties."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.quantities.dates import scan_dates

SPECS = Path(__file__).parents[1] / "specs" / "dates.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]
DIGITS = "〇一二三四五六七八九"


def told(text: str, anchor: date | None) -> list[list[str | None]]:
    return [
        [q.text, str(q.iso[0]) if q.iso else None, str(q.iso[1]) if q.iso else None]
        for q in scan_dates(text, anchor)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['group']}: {row['text'][:40]}")
def test_a_text_has_these_dates_and_no_others(row):
    anchor = date.fromisoformat(row["anchor"]) if row.get("anchor") else None
    assert told(row["text"], anchor) == row["dates"]


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def spelled(day: date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


RENDERINGS = [
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month:02}.{day.day:02}",
    spelled,
]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(RENDERINGS)
)
def test_a_day_is_found_again_however_it_is_written(day, render):
    surface = render(day)
    text = f"截至{surface},全市共有企业"
    (found,) = scan_dates(text, None)
    assert (found.text, found.kind, found.iso) == (surface, "date", (day, day))


@given(
    st.text(
        "0123456789０年月日号至到-/.底末初上下半旬季周第前后去今一二三十〇零"
        "世纪代五多以来过,。 \n\ud800aQ"
    )
)
def test_any_text_gives_spans_in_order_that_slice_it(text):
    position = 0
    for found in scan_dates(text, date(2025, 2, 15)):
        assert found.start >= position
        assert text[found.start : found.end] == found.text
        assert found.iso is None or found.iso[0] <= found.iso[1]
        position = found.end


@given(st.text(), st.none() | st.dates())
def test_no_text_and_no_anchor_is_too_much(text, anchor):
    scan_dates(text, anchor)


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trouble(anchor):
    words = (
        "去年 大前年 明年 上上周四 30天后 三年前 下下个月 过去十年 未来十年 上世纪90年代 3年半以来"
    )
    scan_dates(words, anchor)


@pytest.mark.parametrize(
    "unit", ["一", "1.", "1-", "0", "年", "2024-", "月", "上", "十五", "1月", "第"]
)
def test_hostile_repeats_are_read_in_linear_time(unit):
    """A quadratic pattern would not come back from a million characters within a test run."""
    scan_dates(unit * 100_000, date(2025, 1, 1) + timedelta(0))
