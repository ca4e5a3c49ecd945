"""The start page: paste an article or drop a file, watch it being read, land in its record."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from service import pipeline
from service.errors import Busy, CityfactsError, InputError, StoreUnavailable, TextTooLong
from service.store import queue
from service.store.database import Database
from service.web.forms import ArticleForm, article_form
from service.web.identity import Reader, User, require
from service.web.readings import Readings
from service.web.site import PageRoute, Resources, Store, page, seen, told


class _KeepsText(PageRoute):
    """Where the database is away when an article is sent, its text comes back with the reason."""

    async def failed(self, request: Request, error: CityfactsError) -> Response:
        """The error as a page, with the text that was sent."""
        if request.method != "POST" or not isinstance(error, StoreUnavailable):
            return await super().failed(request, error)
        text = (await request.form()).get("text")
        return page(request, "unsent.html", error.status, problem=told(request, error), text=text)


router = APIRouter(route_class=_KeepsText, include_in_schema=False)

_AT_ONCE_SECONDS = 0.7
"""An article that is read this fast needs no page in between."""


def _readings_of(request: Request) -> Readings:
    found: Readings = request.app.state.readings
    return found


UnderWay = Annotated[Readings, Depends(_readings_of)]


@router.get("/")
def start(request: Request, resources: Resources, database: Store, user: Reader) -> Response:
    """The page for pasting an article; who may not send one goes on to the queue."""
    if not user.may("reviewer"):
        return seen("/queue")
    return _start(request, resources, database, ArticleForm())


def _start(
    request: Request,
    resources: pipeline.Resources,
    database: Database,
    given: ArticleForm,
    error: CityfactsError | None = None,
) -> Response:
    return page(
        request,
        "start.html",
        error.status if error else 200,
        section="start",
        given=given,
        problem=told(request, error) if error else None,
        model=resources.model.spec.model,
        waiting=_waiting(database),
    )


def _waiting(database: Database) -> int:
    """How many records wait; none are told of while the database does not answer."""
    try:
        return queue.counts(database)["queued"]
    except CityfactsError:
        return 0


@router.post("/articles")
async def submit(
    request: Request,
    resources: Resources,
    database: Store,
    under_way: UnderWay,
    user: Annotated[User, Depends(require("reviewer"))],
    form: Annotated[ArticleForm, Depends(article_form)],
) -> Response:
    """Begin to read a pasted or dropped article; show its record, or how far it has come."""
    try:
        if len(form.text) > resources.max_chars:
            raise TextTooLong
        reading = under_way.start(form, user.name, resources)
    except (InputError, Busy) as error:
        return await run_in_threadpool(_start, request, resources, database, form, error)
    await reading.wait(_AT_ONCE_SECONDS)
    return seen(f"/articles/{reading.id}")


@router.get("/articles/{reading_id}")
def watch(
    request: Request,
    reading_id: str,
    resources: Resources,
    database: Store,
    under_way: UnderWay,
    user: Annotated[User, Depends(require("reviewer"))],
) -> Response:
    """How far an article has come; its record once it is there, or what went wrong."""
    reading = under_way.find(reading_id, user.name)
    if reading.record_id is not None:
        return seen(f"/records/{reading.record_id}")
    if reading.problem is not None:
        return _start(request, resources, database, reading.form, reading.problem)
    return page(request, "reading.html", section="start", steps=reading.steps())
