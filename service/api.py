"""The HTTP API."""

import asyncio
import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from schemas.extraction import Extraction
from schemas.finding import FindingCode
from schemas.spending import RawAnswer
from schemas.verdict import RecordState, ReviewItem
from service import intake, metrics, offload, pipeline
from service.errors import StoreUnavailable
from service.examples import SUBMISSION, extraction
from service.identity import require
from service.problems import documented
from service.store import answers, queue, records
from service.store.database import Database, is_ready

router = APIRouter()

_EXTRACTION: dict[int | str, dict[str, Any]] = {
    200: {"model": Extraction, "content": {"application/json": {"example": extraction()}}}
}

_ARTICLE_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": intake.Submission.model_json_schema(),
                "example": SUBMISSION,
            },
            "text/plain": {"schema": {"type": "string"}, "example": SUBMISSION["text"]},
            "text/html": {
                "schema": {"type": "string"},
                "example": f"<html><body><p>{SUBMISSION['text']}</p></body></html>",
            },
        },
    }
}

_MAY_READ = [Depends(require("reader"))]
_MAY_EXTRACT = [Depends(require("reviewer", scope="extract"))]

_Id = Annotated[str, Path(max_length=32, pattern=r"^[0-9a-z]+$", examples=["1m853cbb16frph5"])]
_Words = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]


class Wanted(BaseModel):
    """Which records a list shows."""

    model_config = ConfigDict(extra="forbid")

    state: RecordState | None = None
    city: _Words | None = Field(default=None, description="A city that a fact is about.")
    finding: FindingCode | None = None
    model: _Words | None = None
    publisher: _Words | None = None
    search: _Words | None = Field(default=None, description="Words of the title.")
    order: queue.Order = "newest"
    after: _Words | None = Field(default=None, description="The cursor of the page before.")
    limit: int = Field(default=50, ge=1, le=200)


class Listing(BaseModel):
    """One page of records."""

    model_config = ConfigDict(frozen=True)

    items: tuple[ReviewItem, ...]
    counts: Mapping[RecordState, int]
    """Records in each state, whatever state is shown."""
    after: str | None
    """Send it as `after` for the next page; null on the last."""


class Health(BaseModel):
    """The process answers."""

    status: str


class Readiness(BaseModel):
    """Everything that an extraction needs from this side is there."""

    status: str
    model: str
    base_url: str


def _resources(request: Request) -> pipeline.Resources:
    resources: pipeline.Resources = request.app.state.resources
    return resources


def _database(request: Request) -> Database:
    database = _resources(request).database
    if database is None:
        raise StoreUnavailable
    return database


@router.post(
    "/extract",
    dependencies=_MAY_EXTRACT,
    responses={**_EXTRACTION, **documented(400, 401, 403, 413, 415, 422, 429, 502, 503)},
    openapi_extra=_ARTICLE_BODY,
    tags=["extract"],
)
async def extract(
    request: Request,
    fresh: Annotated[bool, Query(description="Ask the model, whatever the store has.")] = False,
    published: Annotated[
        str | None,
        Query(
            description="The day of publication, for text/plain and text/html.",
            examples=["2025-02-15"],
        ),
    ] = None,
) -> Response:
    """Extract the facts of one article and check every number.

    The same article with the same model and prompt is answered from the store.
    """
    content_type = request.headers.get("content-type", "")
    body = await request.body()
    characters = len(body) // 3  # of a Chinese text
    given = await offload.run(characters, intake.read, body, content_type, published=published)
    return _json(await pipeline.extract(given, _resources(request), fresh=fresh))


@router.get(
    "/extractions",
    dependencies=_MAY_READ,
    response_model=Listing,
    responses=documented(400, 401, 403, 422, 503),
    tags=["extractions"],
)
async def list_extractions(request: Request, wanted: Annotated[Wanted, Query()]) -> Listing:
    """List records, the newest or the riskiest first."""
    database = _database(request)
    shown = queue.Filter(**wanted.model_dump(exclude={"order", "after", "limit"}))
    page = await asyncio.to_thread(
        queue.page, database, shown, order=wanted.order, after=wanted.after, limit=wanted.limit
    )
    counts = await asyncio.to_thread(queue.counts, database, shown)
    return Listing(items=page.items, counts=counts, after=page.after)


@router.get(
    "/extractions/{extraction_id}",
    dependencies=_MAY_READ,
    responses={**_EXTRACTION, **documented(401, 403, 404, 409, 422, 503)},
    tags=["extractions"],
)
async def get_extraction(request: Request, extraction_id: _Id) -> Response:
    """One extraction, as it was answered."""
    record = await asyncio.to_thread(records.load, _database(request), extraction_id)
    return _json(record.answered())


@router.get(
    "/extractions/{extraction_id}/text",
    dependencies=_MAY_READ,
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        **documented(401, 403, 404, 422, 503),
    },
    tags=["extractions"],
)
async def get_text(request: Request, extraction_id: _Id) -> Response:
    """The article's text, into which all spans point, in code points."""
    record = await asyncio.to_thread(records.load, _database(request), extraction_id)
    return Response(record.article.text, media_type="text/plain; charset=utf-8")


@router.get(
    "/extractions/{extraction_id}/answers",
    dependencies=_MAY_READ,
    responses={200: {"model": list[RawAnswer]}, **documented(401, 403, 404, 422, 503)},
    tags=["extractions"],
)
async def get_answers(request: Request, extraction_id: _Id) -> Response:
    """Every answer of the model exactly as it wrote it, also of attempts that failed."""
    kept = await asyncio.to_thread(answers.load, _database(request), extraction_id)
    told = [answer.model_dump() | {"created": answer.created.isoformat()} for answer in kept]
    body = json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(body, media_type="application/json")


@router.post(
    "/extractions/{extraction_id}/retry",
    dependencies=_MAY_EXTRACT,
    responses={**_EXTRACTION, **documented(401, 403, 404, 409, 422, 429, 502, 503)},
    tags=["extractions"],
)
async def retry(request: Request, extraction_id: _Id) -> Response:
    """Run an article again whose model call failed, with the model of today."""
    return _json(await pipeline.retry(extraction_id, _resources(request)))


@router.get("/healthz", response_model=Health, tags=["operations"])
async def healthz() -> Health:
    """Whether the process answers."""
    return Health(status="ok")


@router.get("/readyz", response_model=Readiness, responses=documented(503), tags=["operations"])
async def readyz(request: Request) -> Readiness:
    """Whether the database answers, and which model is in use."""
    if not await asyncio.to_thread(is_ready, _database(request)):
        raise StoreUnavailable
    spec = _resources(request).model.spec
    return Readiness(status="ready", model=spec.model, base_url=spec.where)


@router.get(
    "/metrics",
    dependencies=_MAY_READ,
    response_class=Response,
    responses={
        200: {"content": {"text/plain": {"schema": {"type": "string"}}}},
        **documented(401, 403, 503),
    },
    tags=["operations"],
)
async def prometheus(request: Request) -> Response:
    """Counts for Prometheus."""
    counts = await asyncio.to_thread(queue.counts, _database(request), queue.OF_ALL)
    for state, number in counts.items():
        metrics.RECORDS.labels(state).set(number)
    return Response(metrics.exposition(), media_type=metrics.MEDIA_TYPE)


def _json(extraction: Extraction) -> Response:
    """Written once, by pydantic; FastAPI would check it again."""
    return Response(extraction.as_json, media_type="application/json")
