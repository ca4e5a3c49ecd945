"""Batches: start one from a file, and watch how far it is."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from schemas.batch import Batch
from service.errors import BadRequest, InputError
from service.jobs.begin import Wish
from service.jobs.upload import receive
from service.store import batches
from service.store.batches import Limits
from service.store.database import Database
from service.web.identity import Reviewer, require
from service.web.languages import Language
from service.web.pages import render
from service.web.site import PageRoute, Resources, Store, language_of, page, seen, told

router = APIRouter(
    route_class=PageRoute, include_in_schema=False, dependencies=[Depends(require("reader"))]
)

_NAMED = 50
_LOOK = 1.0
_SILENCE = 15
"""Seconds between two signs of life: a proxy in front closes what is silent for long."""
_CHUNK = 256 * 1024


@router.get("/runs")
def show_runs(request: Request, resources: Resources, database: Store) -> Response:
    """The newest batches, and the form for another one."""
    return _runs(request, resources, database)


def _runs(
    request: Request, resources: Resources, database: Database, error: InputError | None = None
) -> Response:
    return page(
        request,
        "runs.html",
        error.status if error else 200,
        section="runs",
        items=batches.newest(database),
        model=resources.model.spec.model,
        concurrency=resources.model.spec.concurrency,
        problem=told(request, error) if error else None,
    )


@router.post("/runs", dependencies=[Depends(require("reviewer"))])
async def start_run(
    request: Request,
    resources: Resources,
    database: Store,
    user: Reviewer,
    file: Annotated[UploadFile, File()],
    concurrency: Annotated[str, Form()] = "",
    rate: Annotated[str, Form()] = "",
    limit_cost: Annotated[str, Form()] = "",
) -> Response:
    """Start a batch with the articles of a JSONL file."""
    try:
        limits = Limits(
            concurrency=int(_number(concurrency) or resources.model.spec.concurrency),
            rate=_number(rate),
            limit_cost=_number(limit_cost),
        )
        wish = Wish(name=file.filename or "upload", limits=limits, created_by=user.name)
        batch = await receive(_parts(file), resources, wish)
    except InputError as error:
        return await asyncio.to_thread(_runs, request, resources, database, error)
    request.app.state.workers.start()
    return seen(f"/runs/{batch.id}")


@router.get("/runs/{batch_id}")
def show_run(request: Request, database: Store, batch_id: str) -> Response:
    """How far one batch is; with JavaScript it moves by itself."""
    return page(
        request,
        "run.html",
        section="runs",
        batch=batches.load(database, batch_id),
        failures=batches.failures(database, batch_id, _NAMED),
    )


@router.get("/runs/{batch_id}/events")
async def run_events(request: Request, database: Store, batch_id: str) -> Response:
    """The page's moving part as server-sent events, until the batch has ended."""
    first = await asyncio.to_thread(batches.load, database, batch_id)
    events = _events(database, first, language_of(request))
    return StreamingResponse(events, media_type="text/event-stream")


@router.post("/runs/{batch_id}/cancel", dependencies=[Depends(require("reviewer"))])
def cancel_run(database: Store, batch_id: str) -> Response:
    """Give up what waits."""
    batches.cancel(database, batch_id)
    return seen(f"/runs/{batch_id}")


@router.post("/runs/{batch_id}/retry", dependencies=[Depends(require("reviewer"))])
def retry_run(request: Request, database: Store, batch_id: str) -> Response:
    """Run what failed again, and go on with what waits."""
    batches.retry(database, batch_id)
    batches.start(database, batch_id)
    request.app.state.workers.start()
    return seen(f"/runs/{batch_id}")


async def _events(database: Database, first: Batch, language: Language) -> AsyncIterator[str]:
    now, told, silent = first, None, 0.0
    while True:
        if now != told:
            told, silent = now, 0.0
            yield _event("end" if now.ended else "progress", render_progress(now, language))
        elif silent >= _SILENCE:
            silent = 0.0
            yield ": still here\n\n"
        if now.ended:
            return
        await asyncio.sleep(_LOOK)
        silent += _LOOK
        now = await asyncio.to_thread(batches.load, database, first.id)


def render_progress(batch: Batch, language: Language) -> str:
    """The moving part of the page."""
    return render("run_progress.html", language, batch=batch)


def _event(name: str, data: str) -> str:
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {name}\n{lines}\n"


async def _parts(file: UploadFile) -> AsyncIterator[bytes]:
    while part := await file.read(_CHUNK):
        yield part


def _number(told: str) -> float | None:
    if not told.strip():
        return None
    try:
        number = float(told)
    except ValueError:
        number = 0
    if not 0 < number < 1e9:
        raise BadRequest(f"{told[:20]!r} is no number above 0.")
    return number
