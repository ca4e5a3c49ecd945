"""Accepted facts -> the bytes of a file, some rows at a time: memory stays flat."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from schemas.accepted import AcceptedFact

FIELDS: Final = tuple(AcceptedFact.model_fields)
"""The columns, the same and in the same order in every format."""

_AT_ONCE = 1000
_ROW_GROUP = 20_000
"""Rows of one Parquet row group, all of which are in memory at once."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*[%％]?")


class Format(NamedTuple):
    """One way to write facts."""

    suffix: str
    media_type: str
    write: Callable[[Iterable[AcceptedFact]], Iterator[bytes]]


def jsonl(facts: Iterable[AcceptedFact]) -> Iterator[bytes]:
    """One JSON object a line, UTF-8."""
    for some in _batches(facts, _AT_ONCE):
        yield "".join(f"{fact.model_dump_json()}\n" for fact in some).encode()


def excel_csv(facts: Iterable[AcceptedFact]) -> Iterator[bytes]:
    """CSV as RFC 4180 has it and Excel opens it: UTF-8 with a byte order mark, CR LF.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises
    ("CSV Injection"); what is wholly a number, negative ones too, stays as it is.
    """
    yield "\ufeff".encode() + _csv_rows([FIELDS])
    for some in _batches(facts, _AT_ONCE):
        yield _csv_rows([_cell(getattr(fact, name)) for name in FIELDS] for fact in some)


def parquet(facts: Iterable[AcceptedFact]) -> Iterator[bytes]:
    """Parquet with typed columns: days as dates, moments in UTC, exact decimals as strings."""
    import pyarrow.parquet as pq  # noqa: PLC0415  a large library that most runs do not need

    schema = _arrow_schema()
    sink = _Taken()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for some in _batches(facts, _ROW_GROUP):
            writer.write_table(_arrow_table(some, schema))
            yield sink.take()
    yield sink.take()


FORMATS: Final = {
    "jsonl": Format("jsonl", "application/x-ndjson", jsonl),
    "csv": Format("csv", "text/csv; charset=utf-8", excel_csv),
    "parquet": Format("parquet", "application/vnd.apache.parquet", parquet),
}


def _batches(facts: Iterable[AcceptedFact], size: int) -> Iterator[list[AcceptedFact]]:
    remaining = iter(facts)
    while some := list(islice(remaining, size)):
        yield some


def _csv_rows(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value.isoformat() if hasattr(value, "isoformat") else value


def _arrow_schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415

    types = {
        "id": pa.int64(),
        "number": pa.float64(),
        "day": pa.date32(),
        "published": pa.date32(),
        "decided_at": pa.timestamp("us", tz="UTC"),
    }
    return pa.schema([(name, types.get(name, pa.string())) for name in FIELDS])


def _arrow_table(facts: Sequence[AcceptedFact], schema: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    columns = {name: [getattr(fact, name) for fact in facts] for name in FIELDS}
    return pa.table(columns, schema=schema)


class _Taken(io.RawIOBase):
    """A file that only holds what was not taken from it yet."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        """It is written to, and nothing else."""
        return True

    def write(self, part: Any) -> int:
        """Keep some bytes; how many."""
        self._parts.append(bytes(part))
        return len(self._parts[-1])

    def take(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken
