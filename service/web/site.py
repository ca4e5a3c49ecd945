"""What all pages share: route class, language, database, and how a page or an error is shown."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from service import pipeline
from service.errors import BadRequest, CityfactsError, NotFound
from service.store.database import Database
from service.web.languages import Language, choose
from service.web.pages import render
from service.web.security import HEADERS, same_origin

LANGUAGE_COOKIE = "language"

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route whose errors are pages too, and whose every answer carries the security headers."""

    def get_route_handler(self) -> Handler:
        """Wrap the route: refuse cross-site writes, turn errors into pages."""
        answer = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                same_origin(request)
                response = await answer(request)
            except CityfactsError as error:
                response = problem(request, error)
            except RequestValidationError as error:
                rows = "; ".join(f"{row['loc'][-1]}: {row['msg']}" for row in error.errors())
                response = problem(request, BadRequest(f"The form is incomplete ({rows})."))
            response.headers.update(HEADERS)
            return response

        return guarded


def language_of(request: Request) -> Language:
    """The interface's language for this request."""
    return choose(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language"))


def resources_of(request: Request) -> pipeline.Resources:
    """What the app was made with."""
    resources: pipeline.Resources = request.app.state.resources
    return resources


def database_of(request: Request) -> Database:
    """The app's database."""
    database = resources_of(request).database
    if database is None:
        raise NotFound("This server keeps nothing, so there is nothing to review.")
    return database


Resources = Annotated[pipeline.Resources, Depends(resources_of)]
Store = Annotated[Database, Depends(database_of)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page in the reader's language."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shown = {"section": "queue", "here": here if request.method == "GET" else "/", **values}
    return HTMLResponse(render(template, language_of(request), **shown), status_code=status)


def problem(request: Request, error: CityfactsError) -> HTMLResponse:
    """An error as a page, with the way back."""
    record_id = request.path_params.get("record_id")
    back = f"/records/{record_id}" if record_id and error.status == 409 else "/queue"
    return page(request, "problem.html", error.status, problem=str(error), back=back)


def seen(path: str) -> RedirectResponse:
    """After a write: go and look (303, so that a reload sends nothing again)."""
    return RedirectResponse(path, status_code=303)
