"""Folders, files and lines -> articles for a batch.

A folder is searched with everything below it. `.txt`, `.md` and `.html` hold one article each,
`.jsonl` one in each line, `.csv` one in each row. What cannot be read becomes an item that has
failed already: it is named in the summary, and the others go on.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from service.decoding import decode
from service.errors import BadDate, BadRequest, CityfactsError, EmptyText, InputError, NotText
from service.pipeline import Given
from service.store.batches import NewItem

TEXTS = (".txt", ".md")
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
TABLES = (".csv",)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article", "正文", "内容", "文本"),
    "html": ("html",),
    "title": ("title", "headline", "标题"),
    "published": ("published", "date", "pubdate", "publish_date", "日期", "发布日期", "发布时间"),
    "source_url": ("source_url", "url", "link", "链接", "网址"),
}
"""A field of an article, and the names that it has in files; the first one that is there counts."""

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")
_LONGEST_CELL = 50_000_000
_UNFINISHED = (".part", ".tmp", ".crdownload", ".swp")

Read = Iterator[NewItem]


def of_paths(paths: Iterable[Path]) -> Read:
    """The articles of files and folders, in the order given and, within a folder, of their names.

    Raises InputError for a path that is not there, or of a kind that is not read here.
    """
    for path in paths:
        if path.is_dir():
            for file in files_below(path):
                yield from of_file(file, str(file.relative_to(path)))
        else:
            yield from of_file(path, path.name)


def files_below(folder: Path) -> list[Path]:
    """The files of a folder that hold articles; hidden and unfinished ones are left out."""
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in (*TEXTS, *PAGES, *LINES, *TABLES)
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.suffix.lower() not in _UNFINISHED
        and file.is_file()
    )


def of_file(file: Path, name: str) -> Read:
    """The articles of one file. Raises InputError where it is none or cannot be opened."""
    kind = file.suffix.lower()
    try:
        if kind in LINES:
            with file.open("rb") as lines:
                yield from of_lines(lines, name)
        elif kind in TABLES:
            yield from _of_table(file, name)
        elif kind in TEXTS or kind in PAGES:
            yield _of_text(file.read_bytes(), name, html=kind in PAGES)
        else:
            raise InputError(
                f"{file}: what is it? Articles are read from folders and from "
                f"{', '.join((*TEXTS, *PAGES, *LINES, *TABLES))}."
            )
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from None


def of_lines(lines: Iterable[bytes], name: str = "line", first: int = 1) -> Read:
    """The articles of JSON lines; an item is called after its file and its line's number."""
    for number, line in enumerate(lines, first):
        if line.strip():
            yield _of_line(line, f"{name}:{number}")


def given_of(item: str) -> Given:
    """The article of an item's JSON."""
    told = json.loads(item)
    day = told.get("published")
    return Given(**{**told, "published": date.fromisoformat(day) if day else None})


def chunks(items: Iterable[NewItem], size: int = 200) -> Iterator[list[NewItem]]:
    """Some items at a time: memory stays flat."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _of_text(content: bytes, name: str, *, html: bool) -> NewItem:
    try:
        text, _ = decode(content, name)
        return _item(Given(text=text, html=html), name)
    except NotText as error:
        return _broken(content, name, error)


def _of_line(line: bytes, name: str) -> NewItem:
    try:
        text, _ = decode(line.removeprefix(b"\xef\xbb\xbf"), name)
        told = json.loads(text)
        if not isinstance(told, dict):
            raise BadRequest("The line is no JSON object.")
        return _item(_given(told), name)
    except (ValueError, RecursionError) as error:
        return _broken(line, name, BadRequest(f"The line is not JSON ({error})."))
    except CityfactsError as error:
        return _broken(line, name, error)


def _of_table(file: Path, name: str) -> Read:
    csv.field_size_limit(_LONGEST_CELL)
    with file.open(encoding=_encoding(file), errors="surrogateescape", newline="") as opened:
        rows = csv.DictReader(opened)
        if not any(
            _named(column, "text") or _named(column, "html") for column in rows.fieldnames or ()
        ):
            raise InputError(
                f"{file} has no column for the text. Call it text; title, published and "
                "source_url are read too."
            )
        try:
            for number, row in enumerate(rows, 2):
                filled = {name: cell for name, cell in row.items() if name and cell}
                try:
                    yield _item(_given(filled), f"{name}:{number}")
                except CityfactsError as error:
                    yield _broken(repr(row).encode("utf-8", "replace"), f"{name}:{number}", error)
        except csv.Error as error:
            raise InputError(f"{file}, row {rows.line_num}: {error}.") from None


def _encoding(file: Path) -> str:
    with file.open("rb") as opened:
        head = opened.read(1_000_000)
    newest_line = head.rfind(b"\n") + 1 or len(head)  # no character is cut in two there
    _, encoding = decode(head[:newest_line], str(file))
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _given(told: Mapping[str, Any]) -> Given:
    """The article of a row or a JSON object; other fields are left aside.

    Raises EmptyText, BadDate, BadRequest.
    """
    known = {field: _value(told, field) for field in FIELDS}
    for field, value in known.items():
        if value is not None and (not isinstance(value, str) or _HALF_A_CHARACTER.search(value)):
            raise BadRequest(f"`{field}` is no text.")
    text = known["text"] or known["html"]
    if not text or not text.strip():
        raise EmptyText
    return Given(
        text=text,
        html=not known["text"],
        title=known["title"],
        published=_day(known["published"]),
        source_url=known["source_url"],
    )


def _value(told: Mapping[str, Any], field: str) -> Any:
    return next((value for name, value in told.items() if _named(name, field) and value), None)


def _named(column: str | None, field: str) -> bool:
    return (column or "").strip().lower() in FIELDS[field]


def _day(told: str | None) -> date | None:
    if told is None:
        return None
    found = _DAY.match(told.strip())
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(told.strip()[:10])
    except ValueError:
        raise BadDate(f"`published` is {told!r}. Write it as YYYY-MM-DD.") from None


def _item(given: Given, name: str) -> NewItem:
    told = {
        "text": given.text,
        "html": given.html,
        "published": given.published.isoformat() if given.published else None,
        "title": given.title,
        "source_url": given.source_url,
    }
    written = json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False)
    return NewItem(name=name, digest=sha256(written.encode()).hexdigest(), given=written)


def _broken(content: bytes, name: str, error: CityfactsError) -> NewItem:
    return NewItem(
        name=name,
        digest=sha256(name.encode() + b"\n" + content).hexdigest(),
        given=None,
        error_type=type(error).__name__,
        error=str(error),
    )
