"""Who asks, and whether they may: what stands before every route.

A route takes `Annotated[User, Depends(require("reviewer"))]`; a test walks over all routes and
finds those that forgot. The rules, in this order:

1. A key in `Authorization: Bearer` is looked up; one that is unknown or revoked is refused.
2. Without any account, whoever sits at this machine is `LOCAL`, and nobody else gets in.
3. A cookie that we signed leads to a session, and the session to its account.
"""

import asyncio
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, TypeVar

from fastapi import Security
from fastapi.security import APIKeyCookie, HTTPBearer
from starlette.requests import Request

from schemas.account import LOCAL, Role, Scope, User
from service import pipeline
from service.accounts import doors, tokens
from service.accounts.people import Acting
from service.crosssite import same_origin
from service.errors import CrossSite, Forbidden, NotLoggedIn
from service.store import accounts
from service.store.database import Database

FORM_FIELD = "csrf"
FORM_HEADER = "x-csrf-token"
"""Where a write that a cookie vouches for carries its token: pages and the API alike."""

COOKIE = "cityfacts"
SECURE_COOKIE = "__Host-cityfacts"
"""Browsers take `__Host-` cookies only over TLS, for this host and from this host itself."""

_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_SENT_ON_BY = ("forwarded", "x-forwarded-for", "x-real-ip")

_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    description="A key made with `cityfacts keys add NAME --scope read|extract`.",
)
_COOKIE = APIKeyCookie(
    name=COOKIE,
    auto_error=False,
    scheme_name="session",
    description=f"A log-in at /login. Writes carry the form's token too, as {FORM_HEADER}. "
    f"Over TLS the cookie's name is {SECURE_COOKIE}.",
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Caller:
    """A user, and what vouches for them."""

    user: User
    token: str | None = None
    """The session's, where a cookie vouches."""
    scopes: tuple[Scope, ...] | None = None
    """The key's, where a key vouches."""


async def caller_of(request: Request) -> Caller:
    """Whom this request comes from, asked once.

    Raises NotLoggedIn; and Forbidden for a request from outside where there are no accounts.
    """
    known: Caller | None = getattr(request.state, "caller", None)
    if known is None:
        known = await _caller(request)
        request.state.caller = known
    return known


async def user_of(request: Request) -> User:
    """The user whom this request comes from; raises what `caller_of` raises."""
    return (await caller_of(request)).user


@dataclass(frozen=True, slots=True)
class Requirement:
    """A dependency of a route: gives the user, if their role or their key's scope reaches."""

    role: Role
    scope: Scope | None

    async def __call__(
        self,
        request: Request,
        _key: Annotated[object, Security(_BEARER)] = None,
        _session: Annotated[object, Security(_COOKIE)] = None,
    ) -> User:
        """The user. Raises NotLoggedIn, Forbidden, and CrossSite for a write without its token."""
        caller = await caller_of(request)
        if caller.scopes is not None:
            self._require_scope(caller.scopes)
            return caller.user
        if not caller.user.may(self.role):
            raise Forbidden(
                f"This needs the role {self.role}; {caller.user.name} is {caller.user.role}. "
                "Ask an admin."
            )
        same_origin(request)
        if caller.token is not None and request.method not in _SAFE_METHODS:
            await require_form_token(request, caller.token)
        return caller.user

    def _require_scope(self, scopes: tuple[Scope, ...]) -> None:
        if self.scope is None:
            raise Forbidden("A key cannot do this: it is for people. Log in at /login.")
        if self.scope not in scopes:
            raise Forbidden(f"This needs a key with the scope {self.scope}.")


def require(role: Role, scope: Scope | None = None) -> Requirement:
    """Let in only users with this role or one above it, and keys with this scope.

    Without a scope, a key that may read does for what a reader may; nothing else is for keys.
    """
    return Requirement(role, scope or ("read" if role == "reader" else None))


async def require_form_token(request: Request, token: str) -> None:
    """Raise CrossSite for a write without the token that belongs to the cookie's."""
    given = request.headers.get(FORM_HEADER)
    if given is None:
        told = (await request.form()).get(FORM_FIELD)
        given = told if isinstance(told, str) else ""
    if not tokens.is_form_token(given, token, secret_of(request)):
        raise CrossSite(
            "The form does not belong to this log-in: it is too old, or another site made it. "
            "Load the page again."
        )


def cookie_of(request: Request) -> str | None:
    """The token in the request's cookie, if we signed it; whether it is a session's or not."""
    cookie = request.cookies.get(cookie_name(request))
    return None if cookie is None else tokens.opened(cookie, secret_of(request))


def cookie_name(request: Request) -> str:
    """What the cookie is called: on TLS browsers guard it better under another name."""
    return SECURE_COOKIE if request.app.state.tls else COOKIE


def secret_of(request: Request) -> str:
    """What signs cookies and form tokens."""
    secret: str = request.app.state.secret
    return secret


def address_of(request: Request) -> str:
    """Where the request comes from; empty for a socket that has no address."""
    return request.client.host if request.client else ""


def acting(request: Request, user: User) -> Acting:
    """Who does something to an account, from where and when."""
    return Acting(user.name, address_of(request), datetime.now(UTC))


async def is_logged_in(request: Request) -> bool:
    """Whether a session vouches for this request."""
    try:
        caller = await caller_of(request)
    except (NotLoggedIn, Forbidden):
        return False
    return caller.token is not None


async def are_there_accounts(request: Request) -> bool:
    """Whether people have to log in. Accounts never go away, so yes is remembered."""
    state = request.app.state
    database = _database(request)
    if database is not None and not state.has_accounts:
        state.has_accounts = await asyncio.to_thread(accounts.are_there, database)
    return bool(state.has_accounts)


async def _caller(request: Request) -> Caller:
    kind, _, shown = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return await _program(request, shown.strip())
    if not await are_there_accounts(request):
        _require_local(request)
        return Caller(LOCAL)
    token = cookie_of(request)
    if token is None:
        raise NotLoggedIn
    session = await _asked(request, partial(doors.session_of, token=token))
    if session is None:
        raise NotLoggedIn
    return Caller(session.user, token=token)


async def _program(request: Request, shown: str) -> Caller:
    key = await _asked(request, partial(doors.key_of, shown=shown))
    if key is None:
        raise NotLoggedIn("This key is unknown or was revoked. `cityfacts keys list` names all.")
    return Caller(User(f"key {key.name}", "reader"), scopes=key.scopes)


async def _asked(request: Request, question: Callable[..., T]) -> T | None:
    database = _database(request)
    if database is None:
        return None
    return await asyncio.to_thread(question, database, now=datetime.now(UTC))


def _require_local(request: Request) -> None:
    """Raise Forbidden unless the request was made on this machine."""
    told = [name for name in _SENT_ON_BY if name in request.headers]
    if told or not _is_loopback(address_of(request)):
        raise Forbidden(
            "There are no accounts yet, so only this machine itself may ask. Make one on it with "
            "`cityfacts users add NAME --role admin`."
        )


def _is_loopback(address: str) -> bool:
    """What is no address at all is a socket within this machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True


def _database(request: Request) -> Database | None:
    resources: pipeline.Resources = request.app.state.resources
    return resources.database
