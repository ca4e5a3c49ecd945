"""The HTTP API for batches."""

import asyncio
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response, StreamingResponse

from schemas.account import User
from schemas.batch import Batch, ItemFailure
from service import pipeline
from service.errors import StoreUnavailable
from service.identity import require
from service.jobs.begin import Wish
from service.jobs.results import lines
from service.jobs.upload import receive
from service.problems import documented
from service.store import batches
from service.store.batches import Limits
from service.store.database import Database

router = APIRouter(tags=["batches"])

NDJSON = "application/x-ndjson"

_Read = Depends(require("reader"))
_Id = Annotated[str, Path(max_length=32, pattern=r"^[0-9a-z]+$", examples=["1m853cbb16frph5"])]
_NAMED = 100
"""Failures that an answer names; the results have all of them."""

_LINES_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            NDJSON: {
                "schema": {"type": "string"},
                "example": '{"text": "截至2025年底，合肥人工智能企业超过900家。", '
                '"published": "2026-02-09"}\n',
            }
        },
    }
}


class Wanted(BaseModel):
    """How a batch is worked through."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")] = "upload"
    concurrency: int | None = Field(
        default=None, ge=1, le=1024, description="Articles under way at once, over all workers."
    )
    rate: float | None = Field(
        default=None, ge=0.001, le=1e6, description="Questions a second, over all workers."
    )
    limit_cost: float | None = Field(
        default=None, ge=0, le=1e9, description="It stops when its cost has reached this."
    )


class Told(BaseModel):
    """A batch, and the articles that failed."""

    model_config = ConfigDict(frozen=True)

    batch: Batch
    failures: tuple[ItemFailure, ...] = Field(
        description=f"The first {_NAMED} that failed; a bad line of the upload is named `line:N`."
    )


def _using(request: Request) -> pipeline.Resources:
    resources: pipeline.Resources = request.app.state.resources
    return resources


def _database(request: Request) -> Database:
    database = _using(request).database
    if database is None:
        raise StoreUnavailable
    return database


@router.post(
    "/batches",
    status_code=202,
    responses=documented(400, 401, 403, 413, 422, 503),
    openapi_extra=_LINES_BODY,
)
async def post_batch(
    request: Request,
    user: Annotated[User, Depends(require("reviewer", "extract"))],
    wanted: Annotated[Wanted, Query()],
) -> Told:
    """Take many articles, one JSON object a line, and let the workers at them.

    A line has `text` (or `html`), and `title`, `published` and `source_url` if known. A bad line
    does not stop the others: it is named among the failures.
    """
    using = _using(request)
    limits = Limits(
        concurrency=wanted.concurrency or using.model.spec.concurrency,
        rate=wanted.rate,
        limit_cost=wanted.limit_cost,
    )
    wish = Wish(name=wanted.name, limits=limits, created_by=user.name)
    batch = await receive(request.stream(), using, wish)
    request.app.state.workers.start()
    return await _told(request, batch)


@router.get("/batches", dependencies=[_Read], responses=documented(401, 403, 422, 503))
async def list_batches(
    request: Request, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> list[Batch]:
    """The newest batches."""
    return await asyncio.to_thread(batches.newest, _database(request), limit)


@router.get(
    "/batches/{batch_id}", dependencies=[_Read], responses=documented(401, 403, 404, 422, 503)
)
async def get_batch(request: Request, batch_id: _Id) -> Told:
    """How far a batch is."""
    return await _told(request, await asyncio.to_thread(batches.load, _database(request), batch_id))


@router.get(
    "/batches/{batch_id}/results",
    dependencies=[_Read],
    response_class=Response,
    responses={
        200: {"content": {NDJSON: {"schema": {"type": "string"}}}},
        **documented(401, 403, 404, 422, 503),
    },
)
async def get_results(
    request: Request,
    batch_id: _Id,
    per: Annotated[
        Literal["article", "fact"], Query(description="A line for each article, or each fact.")
    ] = "article",
) -> Response:
    """What the batch has brought so far, one JSON object a line, in the order of the upload."""
    database = _database(request)
    await asyncio.to_thread(batches.load, database, batch_id)
    return results_response(lines(database, batch_id, per), f"{batch_id}-{per}s.jsonl")


@router.post(
    "/batches/{batch_id}/cancel",
    dependencies=[Depends(require("reviewer", "extract"))],
    responses=documented(401, 403, 404, 409, 422, 503),
)
async def cancel_batch(request: Request, batch_id: _Id) -> Told:
    """Give up what waits. What is under way ends, and what is done stays."""
    return await _told(
        request, await asyncio.to_thread(batches.cancel, _database(request), batch_id)
    )


@router.post(
    "/batches/{batch_id}/retry",
    dependencies=[Depends(require("reviewer", "extract"))],
    responses=documented(401, 403, 404, 409, 422, 503),
)
async def retry_batch(request: Request, batch_id: _Id) -> Told:
    """Run what failed or was given up again, and go on with what waits."""
    database = _database(request)
    await asyncio.to_thread(batches.retry, database, batch_id)
    batch = await asyncio.to_thread(batches.start, database, batch_id)
    request.app.state.workers.start()
    return await _told(request, batch)


def results_response(rows: Iterator[str], name: str) -> StreamingResponse:
    """Lines as a download, sent while they are read."""
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(rows, media_type=NDJSON, headers=headers)


async def _told(request: Request, batch: Batch) -> Told:
    failed = await asyncio.to_thread(batches.failures, _database(request), batch.id, _NAMED)
    return Told(batch=batch, failures=tuple(failed))
