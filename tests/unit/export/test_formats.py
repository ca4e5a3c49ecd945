"""The formats: what a spreadsheet, a script and a data frame read back."""

import csv
import io
import json
import tracemalloc
from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest

from schemas.accepted import AcceptedFact
from service.export import FORMATS


def a_row(**changed):
    given = {
        "id": 1,
        "city": "深圳",
        "place": "440300",
        "name": "产业规模",
        "kind": "indicator",
        "value": "360000000000",
        "upper": None,
        "number": 360e9,
        "unit": "CNY",
        "bound": "exact",
        "written": "3600亿元",
        "as_of": "2024",
        "deadline": None,
        "day": date(2024, 12, 31),
        "dated_by": "as_of",
        "category": None,
        "status": None,
        "organisations": None,
        "how": "checks",
        "decided_by": None,
        "decided_at": datetime(2025, 2, 16, 9, tzinfo=UTC),
        "publisher": "示例报",
        "published": date(2025, 2, 15),
        "title": "深圳",
        "source_url": "https://example.org/1",
        "model": "m",
        "quote": '产业规模3600亿元，\n“引号”,"quotes"',
        "extraction_id": "x1",
        "article_id": "a1",
        "fact_id": "f1",
    }
    return AcceptedFact(**{**given, **changed})


def written(name, *rows):
    return b"".join(FORMATS[name].write(iter(rows)))


def read_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_jsonl_says_every_field_as_it_is():
    row = a_row()
    (line,) = written("jsonl", row).decode().splitlines()
    assert AcceptedFact.model_validate_json(line) == row
    assert "深圳" in line


def test_csv_opens_in_excel_with_its_chinese_intact():
    content = written("csv", a_row())
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.split(b"\r\n")[0].decode("utf-8-sig").split(",") == list(
        AcceptedFact.model_fields
    )
    (row,) = read_csv(content)
    assert (row["city"], row["value"], row["upper"]) == ("深圳", "360000000000", "")
    assert row["quote"] == a_row().quote
    assert (row["day"], row["decided_at"]) == ("2024-12-31", "2025-02-16T09:00:00+00:00")


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        '=HYPERLINK("http://127.0.0.1")',
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1＋1",
        "＠SUM(A1)",
        "-cmd|' /C calc'!A0",
    ],
)
@pytest.mark.parametrize("field", ["name", "quote", "title", "city", "organisations", "written"])
def test_a_text_that_a_spreadsheet_would_run_is_defused(field, formula):
    (row,) = read_csv(written("csv", a_row(**{field: formula})))
    assert row[field] == f"'{formula}"


@pytest.mark.parametrize("number", ["-3.1", "-360000000000", "+5"])
def test_a_negative_number_stays_a_number(number):
    (row,) = read_csv(written("csv", a_row(value=number, written=f"{number}%")))
    assert (row["value"], row["written"]) == (number, f"{number}%")


def test_no_other_format_changes_a_text():
    told = a_row(name="=1+1")
    assert json.loads(written("jsonl", told))["name"] == "=1+1"
    assert pq.read_table(io.BytesIO(written("parquet", told))).to_pylist()[0]["name"] == "=1+1"


def test_parquet_has_typed_columns_and_exact_decimals():
    told = a_row(value="0.1000000000000000055511151231257827", upper="1")
    table = pq.read_table(io.BytesIO(written("parquet", told)))
    assert AcceptedFact.model_validate(table.to_pylist()[0]) == told
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["day"], types["value"], types["number"]) == ("date32[day]", "string", "double")
    assert types["decided_at"] == "timestamp[us, tz=UTC]"


@pytest.mark.parametrize("name", FORMATS)
def test_no_fact_is_a_file_too(name):
    content = written(name)
    if name == "parquet":
        assert pq.read_table(io.BytesIO(content)).num_rows == 0
    else:
        assert content == b"" or read_csv(content) == []


@pytest.mark.parametrize("name", FORMATS)
def test_sixty_thousand_rows_are_never_in_memory_at_once(name):
    row = a_row()
    tracemalloc.start()
    try:
        size = sum(map(len, FORMATS[name].write(row for _ in range(60_000))))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 0
    assert peak < 12_000_000
