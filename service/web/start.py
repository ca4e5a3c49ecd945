"""The start page: paste an article or drop a file, and land in its record."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from service import pipeline
from service.errors import InputError, ModelError
from service.store import queue
from service.store.database import Database
from service.web.forms import ArticleForm, article_form
from service.web.identity import require
from service.web.site import PageRoute, Resources, Store, page, seen

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/", dependencies=[Depends(require("reader"))])
def start(request: Request, resources: Resources, database: Store) -> Response:
    """The page for pasting an article."""
    return _start(request, resources, database, ArticleForm())


def _start(
    request: Request,
    resources: pipeline.Resources,
    database: Database,
    given: ArticleForm,
    error: InputError | None = None,
) -> Response:
    return page(
        request,
        "start.html",
        error.status if error else 200,
        section="start",
        given=given,
        problem=str(error) if error else None,
        model=resources.model.spec.model,
        waiting=queue.counts(database)["queued"],
    )


@router.post("/articles", dependencies=[Depends(require("reviewer"))])
async def submit(
    request: Request,
    resources: Resources,
    database: Store,
    form: Annotated[ArticleForm, Depends(article_form)],
) -> Response:
    """Extract a pasted or dropped article, then show its record."""
    try:
        extraction = await pipeline.extract(form.given(), resources)
    except InputError as error:
        return _start(request, resources, database, form, error)
    except ModelError as error:
        if error.kept_as is None:
            raise
        return seen(f"/records/{error.kept_as}")
    return seen(f"/records/{extraction.id}")
