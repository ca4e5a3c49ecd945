"""Accepted facts out of the server: a page of JSON, a file to download, the page to choose it."""

import zipfile
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from itertools import chain
from tempfile import TemporaryFile
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from schemas.accepted import AcceptedFact
from schemas.extraction import FactKind
from service.errors import InputError
from service.export import FORMATS, gold
from service.periods import since, until
from service.places import resolve
from service.problems import documented
from service.store import accepted
from service.web.identity import require
from service.web.site import PageRoute, Store, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)
data_router = APIRouter(tags=["facts"])

_Words = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]
_Period = Annotated[str, StringConstraints(max_length=10)]
_CHUNK = 64 * 1024


class Asked(BaseModel):
    """Which accepted facts, and how they are written."""

    model_config = ConfigDict(extra="forbid")

    city: _Words | None = Field(
        default=None, description="Under any of its names: 深圳, 深圳市, Shenzhen."
    )
    name: _Words | None = Field(default=None, description="The whole name of the indicator.")
    words: _Words | None = Field(
        default=None, description="Part of the name; needs a city or a name beside it."
    )
    kind: FactKind | None = None
    unit: _Words | None = Field(default=None, description="In base units: CNY, percent, 家.")
    since: _Period | None = Field(
        default=None,
        alias="from",
        description="The first day: YYYY, YYYY-MM or YYYY-MM-DD. A fact counts for the last day of "
        "its period.",
    )
    until: _Period | None = Field(default=None, alias="to", description="The last day.")
    format: Literal["json", "jsonl", "csv", "parquet"] = Field(
        default="json", description="json gives a page; the others give all facts as a file."
    )
    after: _Words | None = Field(default=None, description="The cursor of the page before.")
    limit: int = Field(default=50, ge=1, le=1000, description="Facts of a page.")

    @model_validator(mode="before")
    @classmethod
    def _empty_is_not_asked(cls, told: Any) -> Any:
        """A form sends its empty fields too."""
        return {k: v for k, v in told.items() if v != ""} if isinstance(told, dict) else told

    def wanted(self) -> accepted.Wanted:
        """The same in the store's words. Raises BadDate."""
        return accepted.Wanted(
            city=self.city,
            name=self.name,
            words=self.words,
            kind=self.kind,
            unit=self.unit,
            first=since(self.since),
            last=until(self.until),
        )


class PlaceMeant(BaseModel):
    """The place that the city's name was taken for."""

    id: str = Field(examples=["440300"])
    name: str = Field(examples=["深圳"])
    full: str = Field(examples=["深圳市"])


class FactPage(BaseModel):
    """One page of accepted facts, the newest day first."""

    items: tuple[AcceptedFact, ...]
    place: PlaceMeant | None = Field(
        description="What `city` was taken for; null where it is in no table of places."
    )
    after: str | None = Field(description="Send it as `after` for the next page; null on the last.")


@data_router.get(
    "/facts",
    response_model=FactPage,
    dependencies=[Depends(require("reader"))],
    responses={
        200: {
            "content": {
                known.media_type.partition(";")[0]: {"schema": {"type": "string"}}
                for known in FORMATS.values()
            }
        },
        **documented(400, 401, 403, 422, 503),
    },
)
def facts(asked: Annotated[Asked, Query()], database: Store) -> Response:
    """Facts that the checks or a person accepted, each with where it comes from."""
    wanted = asked.wanted()
    if asked.format != "json":
        if asked.after is not None:
            raise InputError("A file holds all facts: leave `after` out, or ask for json.")
        return _file(asked.format, accepted.stream(database, wanted))
    found = accepted.page(database, wanted, after=asked.after, limit=asked.limit)
    answer = FactPage(items=found.items, place=_meant(asked.city), after=found.after)
    return Response(answer.model_dump_json(), media_type="application/json")


@router.get("/exports", dependencies=[Depends(require("reader"))])
def exports(request: Request) -> Response:
    """The page where one chooses what to download."""
    return page(request, "exports.html", section="exports", formats=list(FORMATS))


@router.get("/exports/gold", dependencies=[Depends(require("reviewer"))])
def reviewed(database: Store) -> Response:
    """Reviewed records as gold files, in a zip."""
    return StreamingResponse(
        _zipped(gold.annotations(database)),
        media_type="application/zip",
        headers=_attached("gold", "zip"),
    )


def _file(name: str, found: Generator[AcceptedFact]) -> Response:
    """All facts as a download. The first is read here, while an error can still be told."""
    first = next(found, None)
    told = FORMATS[name].write(found if first is None else chain((first,), found))
    headers = _attached("facts", FORMATS[name].suffix)
    return _Download(found, told, media_type=FORMATS[name].media_type, headers=headers)


class _Download(StreamingResponse):
    """Gives the database's connection back also where the reader goes away half-way."""

    def __init__(
        self, found: Generator[AcceptedFact], content: Iterator[bytes], **more: Any
    ) -> None:
        super().__init__(content, **more)
        self._found = found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it all, or as much as is taken."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self._found.close)


def _zipped(files: Iterator[gold.GoldFile]) -> Iterator[bytes]:
    with TemporaryFile() as whole:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in files:
                archive.writestr(f"gold/{one.id}.txt", one.text.encode())
                archive.writestr(f"gold/{one.id}.json", one.json_text())
        whole.seek(0)
        while part := whole.read(_CHUNK):
            yield part


def _attached(name: str, suffix: str) -> dict[str, str]:
    today = datetime.now(UTC).date().isoformat()
    return {
        "Content-Disposition": f'attachment; filename="{name}-{today}.{suffix}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


def _meant(city: str | None) -> PlaceMeant | None:
    places = resolve(city) if city else ()
    if not places:
        return None
    return PlaceMeant(id=places[0].id, name=places[0].name, full=places[0].full)
