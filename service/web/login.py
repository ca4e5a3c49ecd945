"""Logging in, logging out, and one's own password."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from service import identity
from service.accounts import doors, expiry, people, tokens
from service.errors import CrossSite, NotFound, TooManyTries, WeakPassword, WrongPassword
from service.web.identity import Reader
from service.web.security import local_path
from service.web.site import PageRoute, Store, form_field, page, seen, told

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_Refusal = WrongPassword | TooManyTries | CrossSite


@router.get("/login")
async def show_login(request: Request, next: str = "/") -> Response:  # noqa: A002 - as in the address
    """The form; whoever needs none, or is in already, goes where they wanted to."""
    if not await identity.are_there_accounts(request) or await identity.is_logged_in(request):
        return seen(local_path(next))
    return _form(request, next)


@router.post("/login")
async def log_in(
    request: Request,
    database: Store,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """A session under a new token, whatever cookie came along: none can be planted beforehand."""
    before = identity.cookie_of(request)
    try:
        if before is None:
            raise CrossSite
        await identity.require_form_token(request, before)
        address, now = identity.address_of(request), datetime.now(UTC)
        token = await asyncio.to_thread(doors.log_in, database, name, password, address, now)
    except (WrongPassword, TooManyTries, CrossSite) as error:
        return _form(request, next, name, error)
    await asyncio.to_thread(doors.forget, database, before)
    return _with_cookie(request, seen(local_path(next)), token)


@router.post("/logout")
def log_out(request: Request, database: Store, user: Reader) -> Response:
    """End this session, here and in the store."""
    token = identity.cookie_of(request)
    if token is not None:
        address = identity.address_of(request)
        doors.log_out(database, token, user.name, address, datetime.now(UTC))
    response = seen("/login")
    response.delete_cookie(
        identity.cookie_name(request), secure=request.app.state.tls, httponly=True, samesite="lax"
    )
    return response


@router.get("/account")
async def show_account(request: Request, _: Reader, changed: str = "") -> Response:
    """One's own name, role and password."""
    await _require_account(request)
    return page(request, "account.html", section="account", problem=None, done=changed == "yes")


@router.post("/account")
async def change_password(
    request: Request,
    database: Store,
    user: Reader,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Change one's own password; ends all one's other sessions."""
    await _require_account(request)
    acting = identity.acting(request, user)
    try:
        if new != again:
            raise WeakPassword("The two new passwords are not the same.")
        token = await asyncio.to_thread(people.change_own, database, old, new, acting)
    except (WrongPassword, WeakPassword, TooManyTries) as error:
        shown = {"section": "account", "problem": told(request, error), "done": False}
        return page(request, "account.html", error.status, **shown)
    return _with_cookie(request, seen("/account?changed=yes"), token)


async def _require_account(request: Request) -> None:
    if not await identity.is_logged_in(request):
        raise NotFound("There are no accounts here, and so no password to change.")


def _form(
    request: Request,
    next: str,  # noqa: A002
    name: str = "",
    error: _Refusal | None = None,
) -> Response:
    token = identity.cookie_of(request) or tokens.new_token()
    response = page(
        request,
        "login.html",
        error.status if error else 200,
        section="login",
        next=local_path(next),
        name=name,
        problem=told(request, error) if error else None,
        csrf=form_field(tokens.form_token(token, identity.secret_of(request))),
    )
    response.headers.update(error.headers if error else {})
    return _with_cookie(request, response, token, lasting=False)


def _with_cookie(
    request: Request, response: Response, token: str, *, lasting: bool = True
) -> Response:
    response.set_cookie(
        identity.cookie_name(request),
        tokens.sealed(token, identity.secret_of(request)),
        max_age=int(expiry.LONGEST.total_seconds()) if lasting else None,
        secure=request.app.state.tls,
        httponly=True,
        samesite="lax",
    )
    return response
