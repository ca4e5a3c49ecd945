"""What all pages share: route class, language, database, and how a page or an error is shown."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import Depends
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from schemas.account import Role
from service import pipeline
from service.accounts.tokens import form_token
from service.crosssite import same_origin
from service.errors import BadRequest, CityfactsError, NotFound, NotLoggedIn
from service.identity import FORM_FIELD, Caller, secret_of
from service.store.database import Database
from service.web.languages import Language, choose, messages
from service.web.pages import render

LANGUAGE_COOKIE = "language"

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route whose errors are pages too."""

    def get_route_handler(self) -> Handler:
        """Wrap the route: refuse cross-site writes, turn errors into pages."""
        answer = super().get_route_handler()

        async def guarded(request: Request) -> Response:
            try:
                same_origin(request)
                return await answer(request)
            except CityfactsError as error:
                return await self.failed(request, error)
            except RequestValidationError as error:
                rows = "; ".join(f"{row['loc'][-1]}: {row['msg']}" for row in error.errors())
                return problem(request, BadRequest(f"The form is incomplete ({rows})."))

        return guarded

    async def failed(self, request: Request, error: CityfactsError) -> Response:
        """One of our errors as a page."""
        return problem(request, error)


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
    shown = {"section": "queue", "here": here if request.method == "GET" else "/"}
    shown |= {**_of_caller(request), **values}
    return HTMLResponse(render(template, language_of(request), **shown), status_code=status)


def problem(request: Request, error: CityfactsError) -> Response:
    """An error as a page, with the way back; to the log-in where somebody has to log in."""
    if isinstance(error, NotLoggedIn):
        return _to_log_in(request, error)
    record_id = request.path_params.get("record_id")
    back = f"/records/{record_id}" if record_id and error.status == 409 else "/queue"
    label = "problem.reload" if error.status == 409 and record_id else "problem.back"
    return problem_page(request, error, back, label)


def problem_page(
    request: Request, error: CityfactsError, back: str = "/queue", label: str = "problem.back"
) -> Response:
    """What went wrong, and a button to somewhere."""
    shown = {"problem": told(request, error), "back": back, "back_label": label}
    response = page(request, "problem.html", error.status, **shown)
    response.headers.update(error.headers)
    return response


def told(request: Request, error: CityfactsError) -> str:
    """The error in the reader's language: in the words for its class, or for the class above it."""
    known = messages(language_of(request))
    keys = (f"error.{kind.__name__}" for kind in type(error).__mro__)
    words = next((known[key] for key in keys if key in known), "{message}")
    return words.format(**{"message": str(error), **vars(error)})


def _to_log_in(request: Request, error: NotLoggedIn) -> Response:
    """A page that cannot be seen leads to the log-in by itself; a write says so first."""
    if request.method in ("GET", "HEAD"):
        address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return seen(f"/login?{urlencode({'next': address})}" if address != "/" else "/login")
    came_from = urlsplit(request.headers.get("referer", "")).path
    back = f"/login?{urlencode({'next': came_from or '/'})}"
    return problem_page(request, error, back, "login.submit")


def _of_caller(request: Request) -> dict[str, Any]:
    """What templates may ask about the reader: `user`, `may(role)`, and `csrf` for every form."""
    caller: Caller | None = getattr(request.state, "caller", None)
    user = caller.user if caller else None
    token = caller.token if caller else None
    return {
        "user": user,
        "may": user.may if user else _nothing,
        "logged_in": token is not None,
        "csrf": form_field(form_token(token, secret_of(request))) if token else "",
    }


def form_field(token: str) -> Markup:
    """The hidden field that every form of a page carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, token)


def _nothing(role: Role) -> bool:  # noqa: ARG001 - nobody may nothing
    return False


def seen(path: str) -> RedirectResponse:
    """After a write: go and look (303, so that a reload sends nothing again)."""
    return RedirectResponse(path, status_code=303)
