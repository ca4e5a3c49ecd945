"""The pages' addresses, one module for each page, and the choice of the language."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from service.web import accounts, exports, insights, login, queue, record, runs, start
from service.web.languages import choose
from service.web.security import local_path
from service.web.site import LANGUAGE_COOKIE, PageRoute, seen

A_YEAR = 365 * 24 * 3600

router = APIRouter(route_class=PageRoute, include_in_schema=False)
router.include_router(login.router)
router.include_router(accounts.router)
router.include_router(start.router)
router.include_router(queue.router)
router.include_router(record.router)
router.include_router(exports.router)
router.include_router(runs.router)
router.include_router(insights.router)


@router.post("/language")
def choose_language(
    language: Annotated[str, Form()], back: Annotated[str, Form()] = "/"
) -> Response:
    """Remember the reader's language."""
    response = seen(local_path(back))
    response.set_cookie(
        LANGUAGE_COOKIE, choose(language, None), A_YEAR, httponly=True, samesite="lax"
    )
    return response
