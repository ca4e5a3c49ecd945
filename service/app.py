"""`create_app(settings)`: the whole service as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from service import api, api_batches, logs, problems, web
from service.accounts.tokens import new_token
from service.errors import CityfactsError
from service.gateway import Gateway, instance_of, problem_document
from service.jobs.beside import Workers
from service.pipeline import Resources
from service.resources import open_resources
from service.settings import Settings
from service.store import sessions


def create_app(settings: Settings, *, tls: bool = False) -> FastAPI:
    """The API and the review pages. Model and database are opened when it starts.

    `tls` says that browsers reach it over HTTPS only, here or at a proxy in front.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        logs.configure(settings.log_level)
        async with open_resources(settings) as resources, web.open_readings() as readings:
            app.state.resources = resources
            app.state.readings = readings
            app.state.secret = await asyncio.to_thread(_secret, settings, resources)
            yield
            await asyncio.to_thread(app.state.workers.end)

    app = FastAPI(
        title="cityfacts",
        summary="News articles about cities and artificial intelligence in, checked facts out.",
        version="1.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses={"default": _DEFAULT_RESPONSE},
        exception_handlers={
            CityfactsError: _own_error,
            HTTPException: _http_error,
            RequestValidationError: _validation_error,
        },
    )
    app.state.tls = tls
    app.state.second_share = settings.second_share
    app.state.has_accounts = False
    app.state.workers = Workers(0)
    app.include_router(api.router)
    app.include_router(api_batches.router)
    app.include_router(web.data_router)
    app.include_router(web.router)
    app.mount("/static", web.static_files())
    app.add_middleware(
        Gateway,
        max_bytes=settings.max_bytes,
        hosts=frozenset(settings.hosts.split(",")),
        answer=_shown,
        tls=tls,
        larger=dict.fromkeys(("/batches", "/runs"), settings.max_batch_bytes),
    )
    return app


def _secret(settings: Settings, resources: Resources) -> str:
    """What signs cookies: the setting, else what all servers of the database share."""
    if settings.secret is not None:
        return settings.secret.get_secret_value()
    fresh = new_token()
    return fresh if resources.database is None else sessions.secret(resources.database, fresh)


_DEFAULT_RESPONSE = {
    "description": "Any other error.",
    "model": problems.Problem,
    "content": {problems.MEDIA_TYPE: {}},
}


def _shown(scope: Scope, error: CityfactsError) -> Response:
    """An error as a page for who reads pages, as a problem document for everybody else."""
    if "text/html" in Request(scope).headers.get("accept", ""):
        return web.problem_page(Request(scope), error)
    if type(error) is CityfactsError:
        instance = instance_of(scope)
        return problems.of_status(error.status, str(error), instance, **error.headers)
    return problem_document(scope, error)


async def _own_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CityfactsError)
    return _shown(request.scope, error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, CityfactsError):  # FastAPI wraps what happens in reading a body
        return _shown(request.scope, error.__cause__)
    detail = _DETAILS.get(error.status_code, str(error.detail))
    return _shown(request.scope, _of_status(error.status_code, detail, error.headers))


async def _validation_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(
        f"`{'.'.join(str(step) for step in row['loc'][1:]) or row['loc'][0]}`: {row['msg']}"
        for row in error.errors()
    )
    return _shown(request.scope, _of_status(HTTPStatus.UNPROCESSABLE_ENTITY, f"{told}."))


def _of_status(
    status: int, detail: str, headers: Mapping[str, str] | None = None
) -> CityfactsError:
    """What the framework refuses, in our words."""
    error = CityfactsError(detail)
    error.status, error.headers = status, headers or {}
    return error


_DETAILS = {
    404: "There is no such address. /openapi.json lists all of them.",
    405: "This address takes another method; the Allow header names it.",
}
